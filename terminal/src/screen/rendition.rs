//! What a cell of the screen looks like from outside.

pub use crate::style::Underline;
use crate::style::{Attributes, Color, Style};

/// The graphic rendition of a cell (ECMA-48 SGR, and what xterm and kitty added).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rendition {
    /// The colour of the character.
    pub foreground: Color,
    /// The colour behind it.
    pub background: Color,
    /// The colour of the underline (SGR 58); `Default` is that of the character.
    pub underline_color: Color,
    /// How it is underlined.
    pub underline: Underline,
    /// SGR 1.
    pub bold: bool,
    /// SGR 2.
    pub faint: bool,
    /// SGR 3.
    pub italic: bool,
    /// SGR 5 and 6.
    pub blink: bool,
    /// SGR 7.
    pub inverse: bool,
    /// SGR 8.
    pub invisible: bool,
    /// SGR 9.
    pub strikethrough: bool,
    /// SGR 53.
    pub overline: bool,
    /// Selective erasure leaves it (DECSCA), or every erasure does (SPA).
    pub protected: bool,
}

impl Rendition {
    /// The terminal's own look.
    pub const PLAIN: Self = Self {
        foreground: Color::Default,
        background: Color::Default,
        underline_color: Color::Default,
        underline: Underline::None,
        bold: false,
        faint: false,
        italic: false,
        blink: false,
        inverse: false,
        invisible: false,
        strikethrough: false,
        overline: false,
        protected: false,
    };

    /// What of it the styles of this crate can say.
    #[must_use]
    pub fn style(self) -> Style {
        let flags = [
            (self.bold, Attributes::BOLD),
            (self.faint, Attributes::DIM),
            (self.italic, Attributes::ITALIC),
            (self.underline != Underline::None, Attributes::UNDERLINE),
            (self.blink, Attributes::BLINK),
            (self.inverse, Attributes::REVERSE),
            (self.invisible, Attributes::HIDDEN),
            (self.strikethrough, Attributes::STRIKE),
        ];
        let attributes = flags
            .iter()
            .filter(|(set, _)| *set)
            .fold(Attributes::NONE, |all, (_, one)| all.with(*one));
        Style::new()
            .fg(self.foreground)
            .bg(self.background)
            .with(attributes)
    }
}

/// Where a cell leads to (OSC 8).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hyperlink {
    /// The program's name for it: cells of one id are one link. Empty if it gave none.
    pub id: Box<str>,
    /// The target, as the program wrote it: printable, at most 2083 bytes.
    pub uri: Box<str>,
}
