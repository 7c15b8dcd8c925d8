//! How a cell looks: colours and attributes, named as in ECMA-48 SGR.

use std::fmt;

/// A colour of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Color {
    /// What the terminal shows when nothing is said (SGR 39 and 49).
    #[default]
    Default,
    /// An entry of the palette: 0 to 7 the ANSI colours, 8 to 15 their bright forms, then xterm's cube and greys.
    Indexed(u8),
    /// Red, green and blue, 0 to 255 each.
    Rgb(u8, u8, u8),
}

impl Color {
    /// ANSI colour 0.
    pub const BLACK: Self = Self::Indexed(0);
    /// ANSI colour 1.
    pub const RED: Self = Self::Indexed(1);
    /// ANSI colour 2.
    pub const GREEN: Self = Self::Indexed(2);
    /// ANSI colour 3.
    pub const YELLOW: Self = Self::Indexed(3);
    /// ANSI colour 4.
    pub const BLUE: Self = Self::Indexed(4);
    /// ANSI colour 5.
    pub const MAGENTA: Self = Self::Indexed(5);
    /// ANSI colour 6.
    pub const CYAN: Self = Self::Indexed(6);
    /// ANSI colour 7.
    pub const WHITE: Self = Self::Indexed(7);
    /// Bright black, which is a grey: colour 8.
    pub const GREY: Self = Self::Indexed(8);
}

/// How a line under the text is drawn (SGR 4 with a sub-parameter, and SGR 21 for two lines).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Underline {
    /// There is none.
    #[default]
    None,
    /// One line (SGR 4).
    Single,
    /// Two lines (SGR 4:2).
    Double,
    /// A wave (SGR 4:3).
    Curly,
    /// Dots (SGR 4:4).
    Dotted,
    /// Dashes (SGR 4:5).
    Dashed,
}

/// The colour of a line under the text, in two bytes, so that a cell stays small.
///
/// Indices of the palette are kept as they are; red, green and blue keep their upper five bits each, which is as much
/// as an eye makes out on a line one pixel high.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct UnderlineColor(u16);

impl UnderlineColor {
    /// The colour of the text.
    pub const DEFAULT: Self = Self(0);
    const INDEXED: u16 = 1 << 8;
    const RGB: u16 = 1 << 15;

    /// The nearest to `color` that is kept.
    #[must_use]
    pub const fn new(color: Color) -> Self {
        Self(match color {
            Color::Default => 0,
            Color::Indexed(index) => Self::INDEXED | index as u16,
            Color::Rgb(r, g, b) => {
                Self::RGB | (r as u16 >> 3) << 10 | (g as u16 >> 3) << 5 | b as u16 >> 3
            }
        })
    }

    /// The colour; [`Color::Default`] is that of the text.
    #[must_use]
    pub const fn color(self) -> Color {
        // Five bits become eight such that 0 and 31 become 0 and 255.
        const fn channel(bits: u16) -> u8 {
            let five = (bits & 0x1f) as u8;
            five << 3 | five >> 2
        }
        if self.0 & Self::RGB != 0 {
            Color::Rgb(channel(self.0 >> 10), channel(self.0 >> 5), channel(self.0))
        } else if self.0 & Self::INDEXED != 0 {
            Color::Indexed((self.0 & 0xff) as u8)
        } else {
            Color::Default
        }
    }

    /// The two bytes, for storing.
    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    /// The colour of stored bytes.
    pub(crate) const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }
}

impl fmt::Debug for UnderlineColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.color().fmt(f)
    }
}

/// The attributes of a cell: a set of flags, and how its underline is drawn.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Attributes(u16);

impl Attributes {
    /// No attribute.
    pub const NONE: Self = Self(0);
    /// SGR 1.
    pub const BOLD: Self = Self(1);
    /// SGR 2.
    pub const DIM: Self = Self(1 << 1);
    /// SGR 3.
    pub const ITALIC: Self = Self(1 << 2);
    /// SGR 4: one line, unless [`Attributes::with_underline`] said otherwise.
    pub const UNDERLINE: Self = Self(1 << 3);
    /// SGR 5.
    pub const BLINK: Self = Self(1 << 4);
    /// SGR 7.
    pub const REVERSE: Self = Self(1 << 5);
    /// SGR 8.
    pub const HIDDEN: Self = Self(1 << 6);
    /// SGR 9.
    pub const STRIKE: Self = Self(1 << 7);
    /// SGR 6.
    pub const RAPID_BLINK: Self = Self(1 << 8);
    /// SGR 53.
    pub const OVERLINE: Self = Self(1 << 9);

    /// Where the kind of the underline is: 0 for one line, else as in SGR 4:2 to 4:5 less one.
    const KIND: u16 = 0b111 << Self::KIND_SHIFT;
    const KIND_SHIFT: u16 = 10;
    const FLAGS: u16 = (1 << Self::KIND_SHIFT) - 1;

    /// The flags as bits, for storing.
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// The flags of stored bits; bits without a meaning are dropped.
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        let flags = Self(bits & Self::FLAGS);
        let kind = bits & Self::KIND;
        if kind <= 4 << Self::KIND_SHIFT && flags.contains(Self::UNDERLINE) {
            Self(flags.0 | kind)
        } else {
            flags
        }
    }

    /// How the text is underlined.
    #[must_use]
    pub const fn underline(self) -> Underline {
        if !self.contains(Self::UNDERLINE) {
            return Underline::None;
        }
        match (self.0 & Self::KIND) >> Self::KIND_SHIFT {
            1 => Underline::Double,
            2 => Underline::Curly,
            3 => Underline::Dotted,
            4 => Underline::Dashed,
            _ => Underline::Single,
        }
    }

    /// These, underlined in this way and no other.
    #[must_use]
    pub const fn with_underline(self, underline: Underline) -> Self {
        let kind = match underline {
            Underline::None => return self.without(Self::UNDERLINE),
            Underline::Single => 0,
            Underline::Double => 1,
            Underline::Curly => 2,
            Underline::Dotted => 3,
            Underline::Dashed => 4,
        };
        Self(self.0 & !Self::KIND | Self::UNDERLINE.0 | kind << Self::KIND_SHIFT)
    }

    /// Whether every flag of `other` is set. How an underline is drawn does not count.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        let flags = other.0 & Self::FLAGS;
        self.0 & flags == flags
    }

    /// Whether any flag of `other` is set. How an underline is drawn does not count.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 & Self::FLAGS != 0
    }

    /// These flags and those of `other`. Where `other` underlines in a way of its own, that counts.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        if other.0 & Self::KIND == 0 {
            Self(self.0 | other.0)
        } else {
            Self(self.0 & !Self::KIND | other.0)
        }
    }

    /// These flags less those of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self::from_bits(self.0 & !(other.0 & Self::FLAGS))
    }

    /// Whether no flag is set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Debug for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = f.debug_set();
        for (flag, name) in [
            (Self::BOLD, "Bold"),
            (Self::DIM, "Dim"),
            (Self::ITALIC, "Italic"),
            (Self::BLINK, "Blink"),
            (Self::RAPID_BLINK, "RapidBlink"),
            (Self::REVERSE, "Reverse"),
            (Self::HIDDEN, "Hidden"),
            (Self::STRIKE, "Strike"),
            (Self::OVERLINE, "Overline"),
        ] {
            if self.contains(flag) {
                names.entry(&format_args!("{name}"));
            }
        }
        if self.contains(Self::UNDERLINE) {
            names.entry(&format_args!("Underline({:?})", self.underline()));
        }
        names.finish()
    }
}

/// Colours and attributes together. The methods return a changed copy, so that a style reads as a sentence:
/// `Style::new().fg(Color::CYAN).bold()`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// The colour of the character.
    pub foreground: Color,
    /// The colour behind it.
    pub background: Color,
    /// The attributes.
    pub attributes: Attributes,
    /// The colour of the line under the character, if there is one.
    pub underline_color: UnderlineColor,
}

impl Style {
    /// The terminal's own look.
    pub const PLAIN: Self = Self {
        foreground: Color::Default,
        background: Color::Default,
        attributes: Attributes::NONE,
        underline_color: UnderlineColor::DEFAULT,
    };

    /// The terminal's own look.
    #[must_use]
    pub const fn new() -> Self {
        Self::PLAIN
    }

    /// With this colour of the character.
    #[must_use]
    pub const fn fg(mut self, color: Color) -> Self {
        self.foreground = color;
        self
    }

    /// With this colour behind the character.
    #[must_use]
    pub const fn bg(mut self, color: Color) -> Self {
        self.background = color;
        self
    }

    /// With `attributes` too.
    #[must_use]
    pub const fn with(mut self, attributes: Attributes) -> Self {
        self.attributes = self.attributes.with(attributes);
        self
    }

    /// Bold too.
    #[must_use]
    pub const fn bold(self) -> Self {
        self.with(Attributes::BOLD)
    }

    /// Dim too.
    #[must_use]
    pub const fn dim(self) -> Self {
        self.with(Attributes::DIM)
    }

    /// Underlined too.
    #[must_use]
    pub const fn underline(self) -> Self {
        self.with(Attributes::UNDERLINE)
    }

    /// With foreground and background exchanged by the terminal.
    #[must_use]
    pub const fn reverse(self) -> Self {
        self.with(Attributes::REVERSE)
    }

    /// Underlined in this way.
    #[must_use]
    pub const fn underlined(mut self, underline: Underline) -> Self {
        self.attributes = self.attributes.with_underline(underline);
        self
    }

    /// With this colour of the line under the character.
    #[must_use]
    pub const fn underline_color(mut self, color: Color) -> Self {
        self.underline_color = UnderlineColor::new(color);
        self
    }

    /// Italic too.
    #[must_use]
    pub const fn italic(self) -> Self {
        self.with(Attributes::ITALIC)
    }

    /// Struck through too.
    #[must_use]
    pub const fn strike(self) -> Self {
        self.with(Attributes::STRIKE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_underline_is_drawn_in_one_way() {
        let curly = Attributes::BOLD.with_underline(Underline::Curly);
        assert_eq!(curly.underline(), Underline::Curly);
        assert!(curly.contains(Attributes::UNDERLINE.with(Attributes::BOLD)));
        assert_eq!(curly.with(Attributes::UNDERLINE), curly);
        let dashed = Attributes::NONE.with_underline(Underline::Dashed);
        assert_eq!(curly.with(dashed).underline(), Underline::Dashed);
        assert_eq!(curly.without(Attributes::UNDERLINE), Attributes::BOLD);
        assert_eq!(curly.with_underline(Underline::None), Attributes::BOLD);
        assert_eq!(
            dashed.with_underline(Underline::Single),
            Attributes::UNDERLINE
        );
    }

    #[test]
    fn stored_bits_come_back_and_senseless_ones_do_not() {
        for bits in 0..=u16::MAX {
            let attributes = Attributes::from_bits(bits);
            assert_eq!(Attributes::from_bits(attributes.bits()), attributes);
        }
        assert_eq!(
            Attributes::from_bits(u16::MAX).underline(),
            Underline::Single
        );
        let kind_alone = Attributes::NONE.with_underline(Underline::Curly).bits()
            & !Attributes::UNDERLINE.bits();
        assert_eq!(Attributes::from_bits(kind_alone), Attributes::NONE);
    }

    #[test]
    fn the_colour_of_an_underline_is_kept_in_two_bytes() {
        for color in [
            Color::Default,
            Color::Indexed(0),
            Color::Indexed(255),
            Color::Rgb(0, 0, 0),
            Color::Rgb(255, 255, 255),
        ] {
            assert_eq!(UnderlineColor::new(color).color(), color);
        }
        let kept = UnderlineColor::new(Color::Rgb(200, 100, 50)).color();
        assert_eq!(kept, Color::Rgb(206, 99, 49));
        assert_eq!(UnderlineColor::new(kept).color(), kept);
        assert_eq!(size_of::<Style>(), 12);
    }
}
