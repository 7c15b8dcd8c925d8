//! One cell of a screen: 16 bytes.

use std::collections::HashMap;

use crate::style::Style;

/// What a cell shows: a character, a reference to a longer grapheme, or the right half of its left neighbour.
///
/// Most cells hold one character, so that is what fits in place. A grapheme of several
/// characters lies in the [`Graphemes`] of the surface; the price is that a glyph means nothing without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Glyph(u32);

impl Glyph {
    /// A blank.
    pub(crate) const SPACE: Self = Self(' ' as u32);
    /// The right half of a wide grapheme.
    pub(crate) const RIGHT_HALF: Self = Self(u32::MAX);
    /// Above every character; the rest of the bits are the index.
    const STORED: u32 = 0x8000_0000;

    pub(crate) const fn char(c: char) -> Self {
        Self(c as u32)
    }

    pub(crate) const fn stored(index: u32) -> Self {
        Self(Self::STORED | index)
    }

    /// The character, where it is one.
    pub(crate) const fn as_char(self) -> Option<char> {
        char::from_u32(self.0)
    }

    /// A number of its own, within one surface.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// The index in the table of graphemes, where it is one.
    pub(crate) const fn as_stored(self) -> Option<u32> {
        if self.0 & Self::STORED != 0 && self.0 != u32::MAX {
            Some(self.0 & !Self::STORED)
        } else {
            None
        }
    }
}

/// A cell: what it shows and how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) glyph: Glyph,
    pub(crate) style: Style,
}

impl Cell {
    /// A blank in the terminal's own look.
    pub(crate) const BLANK: Self = Self::blank(Style::PLAIN);

    /// A blank in `style`.
    pub(crate) const fn blank(style: Style) -> Self {
        Self {
            glyph: Glyph::SPACE,
            style,
        }
    }
}

/// The graphemes of more than one character that a surface shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graphemes {
    texts: Vec<Box<str>>,
    indices: HashMap<Box<str>, u32>,
}

impl Graphemes {
    /// The glyph for `grapheme`, stored if it is of several characters.
    pub(crate) fn glyph(&mut self, grapheme: &str) -> Glyph {
        let mut chars = grapheme.chars();
        match (chars.next(), chars.next()) {
            (None, _) => return Glyph::SPACE,
            (Some(c), None) => return Glyph::char(c),
            _ => {}
        }
        if let Some(&index) = self.indices.get(grapheme) {
            return Glyph::stored(index);
        }
        let index = u32::try_from(self.texts.len()).unwrap_or(0);
        self.texts.push(grapheme.into());
        self.indices.insert(grapheme.into(), index);
        Glyph::stored(index)
    }

    /// The text of a stored glyph.
    pub(crate) fn text(&self, index: u32) -> &str {
        self.texts.get(index as usize).map_or(" ", |text| text)
    }

    /// Appends what a glyph shows: nothing for the right half of a wide one.
    pub(crate) fn push_text(&self, glyph: Glyph, to: &mut String) {
        match (glyph.as_char(), glyph.as_stored()) {
            (Some(c), _) => to.push(c),
            (None, Some(index)) => to.push_str(self.text(index)),
            (None, None) => {}
        }
    }

    /// The text of a glyph of several characters; none for others.
    pub(crate) fn text_of(&self, glyph: Glyph) -> &str {
        glyph.as_stored().map_or("", |index| self.text(index))
    }

    pub(crate) fn clear(&mut self) {
        if self.texts.is_empty() {
            return;
        }
        self.texts.clear();
        self.indices.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_takes_sixteen_bytes() {
        assert_eq!(size_of::<Cell>(), 16);
    }

    #[test]
    fn the_same_grapheme_is_stored_once() {
        let mut graphemes = Graphemes::default();
        let first = graphemes.glyph("e\u{301}");
        assert_eq!(graphemes.glyph("e\u{301}"), first);
        assert_eq!(graphemes.text(first.as_stored().unwrap()), "e\u{301}");
        assert_eq!(graphemes.glyph("x").as_char(), Some('x'));
    }
}
