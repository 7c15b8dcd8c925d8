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

/// The attributes of a cell: a set of flags.
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
    /// SGR 4.
    pub const UNDERLINE: Self = Self(1 << 3);
    /// SGR 5.
    pub const BLINK: Self = Self(1 << 4);
    /// SGR 7.
    pub const REVERSE: Self = Self(1 << 5);
    /// SGR 8.
    pub const HIDDEN: Self = Self(1 << 6);
    /// SGR 9.
    pub const STRIKE: Self = Self(1 << 7);

    /// The flags as bits, for storing.
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// The flags of stored bits; bits without a meaning are dropped.
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits & 0xff)
    }

    /// Whether every flag of `other` is set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any flag of `other` is set.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These flags and those of `other`.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These flags less those of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
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
            (Self::UNDERLINE, "Underline"),
            (Self::BLINK, "Blink"),
            (Self::REVERSE, "Reverse"),
            (Self::HIDDEN, "Hidden"),
            (Self::STRIKE, "Strike"),
        ] {
            if self.contains(flag) {
                names.entry(&format_args!("{name}"));
            }
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
}

impl Style {
    /// The terminal's own look.
    pub const PLAIN: Self = Self {
        foreground: Color::Default,
        background: Color::Default,
        attributes: Attributes::NONE,
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
}
