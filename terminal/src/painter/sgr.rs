//! Select Graphic Rendition: from one style to another in the fewest bytes.

use crate::profile::{ColorDepth, Profile};
use crate::style::{Attributes, Color, Style, Underline, UnderlineColor};

/// SGR without a parameter has as many bytes.
pub(super) const SHORTEST: usize = 3;

/// The attributes with the SGR parameter that sets each and the one that ends it.
const CODES: [(Attributes, u8, u8); 9] = [
    (Attributes::BOLD, 1, 22),
    (Attributes::DIM, 2, 22),
    (Attributes::ITALIC, 3, 23),
    (Attributes::UNDERLINE, 4, 24),
    (Attributes::BLINK, 5, 25),
    (Attributes::REVERSE, 7, 27),
    (Attributes::HIDDEN, 8, 28),
    (Attributes::STRIKE, 9, 29),
    (Attributes::OVERLINE, 53, 55),
];

/// What a VT100 has of them.
const VT100: Attributes = Attributes::BOLD
    .with(Attributes::UNDERLINE)
    .with(Attributes::BLINK)
    .with(Attributes::REVERSE);

/// Attributes that show on a blank.
const ON_BLANKS: Attributes = Attributes::UNDERLINE
    .with(Attributes::REVERSE)
    .with(Attributes::STRIKE)
    .with(Attributes::OVERLINE);

/// `style` as this terminal can show it.
pub(super) fn shown(profile: &Profile, style: Style) -> Style {
    if style == Style::PLAIN {
        return style;
    }
    let mut attributes = style.attributes;
    // Few terminals know SGR 6; those that do show it as they show 5.
    if attributes.contains(Attributes::RAPID_BLINK) {
        attributes = attributes
            .without(Attributes::RAPID_BLINK)
            .with(Attributes::BLINK);
    }
    if !profile.ecma48 {
        attributes = attributes.without(Attributes::OVERLINE);
    }
    if !profile.ecma48 && profile.colors == ColorDepth::Monochrome {
        attributes = Attributes::from_bits(attributes.bits() & VT100.bits());
    }
    if !profile.italics {
        attributes = attributes.without(Attributes::ITALIC);
    }
    let foreground = profile.nearest_foreground(style.foreground, style.background);
    if foreground == Color::Default
        && style.foreground != Color::Default
        && profile.colors == ColorDepth::Eight
        && profile.ecma48
    {
        // The dark grey that it lacks.
        attributes = attributes.with(Attributes::DIM);
    }
    let underlined = attributes.contains(Attributes::UNDERLINE);
    if underlined && !profile.underlines {
        attributes = attributes.with_underline(Underline::Single);
    }
    let underline_color = if underlined && profile.underlines {
        UnderlineColor::new(profile.nearest(style.underline_color.color()))
    } else {
        UnderlineColor::DEFAULT
    };
    Style {
        foreground,
        background: profile.nearest(style.background),
        attributes,
        underline_color,
    }
}

/// Whether a blank written with `pen` looks as one in `style` does.
pub(super) fn suits_blank(pen: Style, style: Style) -> bool {
    pen == style
        || (pen.background == style.background
            && !pen.attributes.intersects(ON_BLANKS)
            && !style.attributes.intersects(ON_BLANKS))
}

/// Whether a blank in `style` can be made by erasing.
pub(super) fn is_erasable(profile: &Profile, style: Style) -> bool {
    !style.attributes.intersects(ON_BLANKS)
        && (style.background == Color::Default || profile.back_color_erase)
}

/// Appends what leads from the style `from` (`None`: unknown) to `to`; both as the terminal shows them.
pub(super) fn change(profile: &Profile, from: Option<Style>, to: Style, out: &mut Vec<u8>) {
    if from == Some(to) {
        return;
    }
    out.extend_from_slice(b"\x1b[");
    out.extend_from_slice(parameters(profile, from, to).as_bytes());
    out.push(b'm');
}

/// How many bytes [`change`] would take.
pub(super) fn cost(profile: &Profile, from: Style, to: Style) -> usize {
    if from == to {
        0
    } else {
        3 + parameters(profile, Some(from), to).length
    }
}

/// The style nearest to `pen` in which a blank looks as one in `style` does, which must not show attributes on blanks.
pub(super) fn nearest_for_blank(pen: Style, style: Style) -> Style {
    Style {
        foreground: pen.foreground,
        background: style.background,
        attributes: pen.attributes.without(ON_BLANKS),
        underline_color: pen.underline_color,
    }
}

/// Whether a blank in `style` shows no more than its background.
pub(super) fn is_background_only(style: Style) -> bool {
    !style.attributes.intersects(ON_BLANKS)
}

fn parameters(profile: &Profile, from: Option<Style>, to: Style) -> Parameters {
    let mut anew = Parameters::default();
    if to != Style::PLAIN {
        anew.end_all();
        anew.differences(Style::PLAIN, to);
    }
    let Some(from) = from.filter(|&from| profile.ecma48 || only_adds(from, to)) else {
        return anew;
    };
    let mut step = Parameters::default();
    step.differences(from, to);
    if step.length < anew.length || !profile.ecma48 {
        step
    } else {
        anew
    }
}

fn only_adds(from: Style, to: Style) -> bool {
    let colors = [
        (from.foreground, to.foreground),
        (from.background, to.background),
    ];
    to.attributes.contains(from.attributes)
        && colors
            .iter()
            .all(|(from, to)| from == to || *to != Color::Default)
}

/// Parameters with semicolons between, on the stack: at most 9 attributes and three colours of 17 bytes.
struct Parameters {
    bytes: [u8; 104],
    length: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            bytes: [0; 104],
            length: 0,
        }
    }
}

impl Parameters {
    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    fn byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// Parameter 0, which ends everything, by its default: left out.
    fn end_all(&mut self) {
        self.byte(b';');
    }

    fn push(&mut self, parameter: u8) {
        if self.length > 0 && self.as_bytes() != b";" {
            self.byte(b';');
        }
        self.number(parameter);
    }

    /// A sub-parameter (ITU-T T.416), behind its parameter.
    fn sub(&mut self, parameter: u8) {
        self.byte(b':');
        self.number(parameter);
    }

    fn number(&mut self, parameter: u8) {
        if parameter >= 100 {
            self.byte(b'0' + parameter / 100);
        }
        if parameter >= 10 {
            self.byte(b'0' + parameter / 10 % 10);
        }
        self.byte(b'0' + parameter % 10);
    }

    fn differences(&mut self, from: Style, to: Style) {
        let mut kept = from.attributes;
        for (flag, _, end) in CODES {
            if kept.contains(flag) && !to.attributes.contains(flag) {
                self.push(end);
                // One parameter ends bold and dim both.
                let ended = CODES.iter().filter(|(_, _, other)| *other == end);
                kept = ended.fold(kept, |kept, (flag, _, _)| kept.without(*flag));
            }
        }
        for (flag, set, _) in CODES {
            if to.attributes.contains(flag)
                && (!kept.contains(flag)
                    || (flag == Attributes::UNDERLINE
                        && kept.underline() != to.attributes.underline()))
            {
                self.push(set);
                if flag == Attributes::UNDERLINE {
                    self.kind(to.attributes.underline());
                }
            }
        }
        if from.foreground != to.foreground {
            self.color(to.foreground, 30);
        }
        if from.background != to.background {
            self.color(to.background, 40);
        }
        if from.underline_color != to.underline_color {
            self.underline_color(to.underline_color.color());
        }
    }

    /// How an underline is drawn: a sub-parameter of 4.
    fn kind(&mut self, underline: Underline) {
        match underline {
            Underline::None | Underline::Single => {}
            Underline::Double => self.sub(2),
            Underline::Curly => self.sub(3),
            Underline::Dotted => self.sub(4),
            Underline::Dashed => self.sub(5),
        }
    }

    fn underline_color(&mut self, color: Color) {
        match color {
            Color::Default => self.push(59),
            Color::Indexed(index) => {
                self.push(58);
                self.sub(5);
                self.sub(index);
            }
            Color::Rgb(r, g, b) => {
                self.push(58);
                self.sub(2);
                // The colour space, which nobody has more than one of.
                self.byte(b':');
                [r, g, b].into_iter().for_each(|channel| self.sub(channel));
            }
        }
    }

    fn color(&mut self, color: Color, base: u8) {
        match color {
            Color::Default => self.push(base + 9),
            Color::Indexed(index @ 0..=7) => self.push(base + index),
            Color::Indexed(index @ 8..=15) => self.push(base + 60 + index - 8),
            Color::Indexed(index) => [base + 8, 5, index]
                .into_iter()
                .for_each(|parameter| self.push(parameter)),
            Color::Rgb(r, g, b) => [base + 8, 2, r, g, b]
                .into_iter()
                .for_each(|parameter| self.push(parameter)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(profile: Profile, from: Option<Style>, to: Style, expected: &str) {
        let mut out = Vec::new();
        change(&profile, from, to, &mut out);
        assert_eq!(String::from_utf8_lossy(&out), expected);
    }

    #[test]
    fn only_the_difference_is_said() {
        let red = Style::new().fg(Color::RED);
        check(Profile::XTERM, Some(red), red, "");
        check(Profile::XTERM, Some(red), red.bold(), "\x1b[1m");
        check(
            Profile::XTERM,
            Some(red.bold().underline()),
            red.underline(),
            "\x1b[22m",
        );
        check(
            Profile::XTERM,
            Some(red.bold().dim()),
            red.dim(),
            "\x1b[22;2m",
        );
        check(Profile::XTERM, Some(red.bold()), Style::PLAIN, "\x1b[m");
        check(Profile::XTERM, None, red, "\x1b[;31m");
        check(
            Profile::XTERM_256,
            Some(Style::PLAIN),
            Style::new().bg(Color::Indexed(200)),
            "\x1b[48;5;200m",
        );
        check(
            Profile::XTERM_256,
            Some(Style::PLAIN),
            Style::new().fg(Color::Indexed(9)),
            "\x1b[91m",
        );
    }

    #[test]
    fn an_underline_has_a_kind_and_a_colour_where_the_terminal_knows_them() {
        let plain = Style::new().underline();
        let curly = Style::new()
            .underlined(Underline::Curly)
            .underline_color(Color::Rgb(255, 0, 0));
        let profile = Profile {
            underlines: true,
            ..Profile::TRUECOLOR
        };
        check(
            profile,
            Some(Style::PLAIN),
            curly,
            "\x1b[4:3;58:2::255:0:0m",
        );
        check(profile, Some(plain), curly, "\x1b[4:3;58:2::255:0:0m");
        check(profile, Some(curly), plain, "\x1b[;4m");
        let indexed = plain.underline_color(Color::RED);
        check(profile, Some(plain), indexed, "\x1b[58:5:1m");
        assert_eq!(shown(&profile, curly), curly);
        assert_eq!(shown(&Profile::XTERM, curly), plain);
        assert_eq!(shown(&Profile::VT100, curly), plain);
        let over = Style::new().with(Attributes::OVERLINE.with(Attributes::RAPID_BLINK));
        let blink = Style::new().with(Attributes::BLINK);
        assert_eq!(
            shown(&Profile::XTERM, over),
            blink.with(Attributes::OVERLINE)
        );
        assert_eq!(shown(&Profile::ANSI, over), blink);
    }

    #[test]
    fn a_vt100_ends_attributes_by_ending_all() {
        check(
            Profile::VT100,
            Some(Style::new().bold()),
            Style::new().underline(),
            "\x1b[;4m",
        );
        check(
            Profile::VT100,
            Some(Style::new().bold()),
            Style::new().bold().reverse(),
            "\x1b[7m",
        );
    }
}
