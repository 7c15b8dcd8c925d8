//! What quantities are drawn with.

use strombus_terminal::{Glyphs, Profile};

/// The characters that a chart is drawn with: an app sets what the person's terminal shows.
///
/// What is drawn with [`Marks::Ascii`] is right everywhere; the others tell more in the same room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// Braille patterns, of 4 x 2 dots a cell; blocks where those fill better.
    #[default]
    Braille,
    /// Blocks: eighths of a cell, and quarters.
    Blocks,
    /// Characters of ASCII.
    Ascii,
}

impl Marks {
    /// What a terminal of this profile shows.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        match profile.glyphs {
            // Fonts of Linux's own console have the full block, and neither eighths nor Braille.
            Glyphs::Unicode if profile.console_font => Self::Ascii,
            Glyphs::Unicode => Self::Braille,
            // Code page 437 has half blocks, and no eighths.
            Glyphs::DecGraphics | Glyphs::Cp437 | Glyphs::Ascii => Self::Ascii,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_terminal_gets_what_it_shows() {
        let check = |profile: &Profile, expected| assert_eq!(Marks::of(profile), expected);
        check(&Profile::XTERM_256, Marks::Braille);
        check(&Profile::LINUX, Marks::Ascii);
        check(&Profile::VT100, Marks::Ascii);
        check(&Profile::DUMB, Marks::Ascii);
    }
}
