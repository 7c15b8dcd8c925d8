//! How characters look: Select Graphic Rendition (SGR, ECMA-48 section 8.3.117).

use super::Operations;
use crate::style::{Attributes, Color, Style, Underline};

/// The attributes with the parameter that sets each and the one that ends it.
const CODES: [(Attributes, u16, u16); 9] = [
    (Attributes::BOLD, 1, 22),
    (Attributes::DIM, 2, 22),
    (Attributes::ITALIC, 3, 23),
    (Attributes::BLINK, 5, 25),
    (Attributes::RAPID_BLINK, 6, 25),
    (Attributes::REVERSE, 7, 27),
    (Attributes::HIDDEN, 8, 28),
    (Attributes::STRIKE, 9, 29),
    (Attributes::OVERLINE, 53, 55),
];

impl Operations<'_> {
    /// The terminal's own look (SGR 0).
    pub fn plain(&mut self) -> &mut Self {
        self.csi("", &[], "m")
    }

    /// This look and nothing else: SGR 0, then what it takes.
    pub fn style(&mut self, style: Style) -> &mut Self {
        self.plain()
            .set_attributes(style.attributes)
            .colored(style.foreground, 30)
            .colored(style.background, 40);
        match style.underline_color.color() {
            Color::Default => self,
            color => self.underline_color(color),
        }
    }

    /// These attributes too.
    pub fn set_attributes(&mut self, attributes: Attributes) -> &mut Self {
        let set: Vec<u16> = CODES
            .iter()
            .filter(|(flag, ..)| attributes.contains(*flag))
            .map(|(_, set, _)| *set)
            .collect();
        if !set.is_empty() {
            self.csi("", &set, "m");
        }
        match attributes.underline() {
            Underline::None => self,
            underline => self.underline(underline),
        }
    }

    /// These attributes no more. Bold and dim end together, as do both ways to blink.
    pub fn reset_attributes(&mut self, attributes: Attributes) -> &mut Self {
        let mut ends: Vec<u16> = CODES
            .iter()
            .filter(|(flag, ..)| attributes.contains(*flag))
            .map(|(.., end)| *end)
            .collect();
        if attributes.contains(Attributes::UNDERLINE) {
            ends.push(24);
        }
        ends.dedup();
        if ends.is_empty() {
            self
        } else {
            self.csi("", &ends, "m")
        }
    }

    /// Text is underlined in this way (SGR 4, 4:2 to 4:5; 24 ends it). Terminals that do not know sub-parameters
    /// may show something else for what is not single.
    pub fn underline(&mut self, underline: Underline) -> &mut Self {
        self.raw(match underline {
            Underline::None => b"\x1b[24m",
            Underline::Single => b"\x1b[4m",
            Underline::Double => b"\x1b[4:2m",
            Underline::Curly => b"\x1b[4:3m",
            Underline::Dotted => b"\x1b[4:4m",
            Underline::Dashed => b"\x1b[4:5m",
        })
    }

    /// The colour of characters (SGR 30 to 37, 90 to 97, 38;5, 38;2; 39 for the default).
    pub fn foreground(&mut self, color: Color) -> &mut Self {
        match color {
            Color::Default => self.csi("", &[39], "m"),
            color => self.colored(color, 30),
        }
    }

    /// The colour behind characters (SGR 40 to 47, 100 to 107, 48;5, 48;2; 49 for the default).
    pub fn background(&mut self, color: Color) -> &mut Self {
        match color {
            Color::Default => self.csi("", &[49], "m"),
            color => self.colored(color, 40),
        }
    }

    /// The colour of underlines (SGR 58:5, 58:2, and 59 for that of the text), with sub-parameters as in ITU-T T.416.
    pub fn underline_color(&mut self, color: Color) -> &mut Self {
        match color {
            Color::Default => self.csi("", &[59], "m"),
            Color::Indexed(index) => self.raw(b"\x1b[58:5:").number(index.into()).raw(b"m"),
            Color::Rgb(r, g, b) => {
                self.raw(b"\x1b[58:2:");
                for channel in [r, g, b] {
                    self.raw(b":").number(channel.into());
                }
                self.raw(b"m")
            }
        }
    }

    /// A colour; nothing for the default.
    fn colored(&mut self, color: Color, base: u16) -> &mut Self {
        match color {
            Color::Default => self,
            Color::Indexed(index @ 0..=7) => self.csi("", &[base + u16::from(index)], "m"),
            Color::Indexed(index @ 8..=15) => self.csi("", &[base + 52 + u16::from(index)], "m"),
            Color::Indexed(index) => self.csi("", &[base + 8, 5, index.into()], "m"),
            Color::Rgb(r, g, b) => self.csi("", &[base + 8, 2, r.into(), g.into(), b.into()], "m"),
        }
    }
}
