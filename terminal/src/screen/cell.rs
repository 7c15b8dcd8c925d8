//! One cell of a row that is being worked on: 12 bytes.

use std::sync::Arc;

use super::rendition::{Hyperlink, Rendition, Underline};
use crate::style::Color;
use crate::text::GRAPHEME_BYTES;

/// What a cell shows: nothing, a character, a longer grapheme of the [`Tables`], or the right half of its left neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph(u32);

impl Glyph {
    /// Nothing was ever written here, or it was erased. It looks like a space; checksums and reflow tell them apart.
    pub(super) const ERASED: Self = Self(0);
    /// It was erased, but counts as drawn in checksums: as in xterm, what is erased in the middle of a row.
    pub(super) const CLEARED: Self = Self(1 << 24);
    /// The right half of a wide grapheme.
    pub(super) const RIGHT_HALF: Self = Self(1 << 23);
    const WIDE: u32 = 1 << 22;
    const STORED: u32 = 1 << 21;
    const VALUE: u32 = Self::STORED - 1;

    pub(super) const fn ascii(byte: u8) -> Self {
        Self(byte as u32)
    }

    pub(super) const fn char(c: char, wide: bool) -> Self {
        Self(c as u32 | if wide { Self::WIDE } else { 0 })
    }

    pub(super) const fn is_wide(self) -> bool {
        self.0 & Self::WIDE != 0
    }

    /// Whether nothing stands here.
    pub(super) const fn is_blank(self) -> bool {
        self.0 & !Self::CLEARED.0 == 0
    }

    pub(super) const fn is_right_half(self) -> bool {
        self.0 == Self::RIGHT_HALF.0
    }

    /// The character in it; `None` for what is erased, a right half, and longer graphemes.
    pub(super) const fn as_char(self) -> Option<char> {
        if self.0 & (Self::STORED | Self::RIGHT_HALF.0) != 0 || self.is_blank() {
            return None;
        }
        char::from_u32(self.0 & Self::VALUE)
    }

    const fn as_stored(self) -> Option<usize> {
        if self.0 & Self::STORED == 0 {
            return None;
        }
        Some((self.0 & Self::VALUE) as usize)
    }
}

/// How a cell looks, packed: in each word 24 bits of colour, 2 that say which kind it is, and 6 flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) fg: u32,
    pub(super) bg: u32,
}

const VALUE: u32 = 0x00ff_ffff;
const KIND: u32 = 3 << 24;
const INDEXED: u32 = 1 << 24;
const RGB: u32 = 2 << 24;
/// In the word of the foreground: the value is an index into the extras of the [`Tables`].
const EXTRA: u32 = 3 << 24;

/// The flags of [`Look::fg`].
pub(super) mod fg {
    pub(in super::super) const BOLD: u32 = 1 << 26;
    pub(in super::super) const FAINT: u32 = 1 << 27;
    pub(in super::super) const ITALIC: u32 = 1 << 28;
    pub(in super::super) const BLINK: u32 = 1 << 29;
    pub(in super::super) const INVERSE: u32 = 1 << 30;
    pub(in super::super) const INVISIBLE: u32 = 1 << 31;
    pub(super) const ALL: u32 = 0x3f << 26;
}

/// The flags of [`Look::bg`].
pub(super) mod bg {
    pub(in super::super) const STRIKE: u32 = 1 << 26;
    pub(in super::super) const OVERLINE: u32 = 1 << 27;
    /// Protected by DECSCA or SPA.
    pub(in super::super) const PROTECTED: u32 = 1 << 28;
    /// Three bits: an [`Underline`](super::Underline).
    pub(in super::super) const UNDERLINE: u32 = 7 << 29;
    pub(super) const ALL: u32 = 0x3f << 26;
}

pub(super) fn pack(color: Color) -> u32 {
    match color {
        Color::Default => 0,
        Color::Indexed(index) => INDEXED | u32::from(index),
        Color::Rgb(r, g, b) => RGB | u32::from_be_bytes([0, r, g, b]),
    }
}

pub(super) fn unpack(word: u32) -> Color {
    let [_, r, g, b] = word.to_be_bytes();
    match word & KIND {
        INDEXED => Color::Indexed(b),
        RGB => Color::Rgb(r, g, b),
        _ => Color::Default,
    }
}

impl Look {
    pub(super) const PLAIN: Self = Self { fg: 0, bg: 0 };

    pub(super) fn set_foreground(&mut self, color: Color) {
        self.fg = self.fg & fg::ALL | pack(color);
    }

    pub(super) fn set_background(&mut self, color: Color) {
        self.bg = self.bg & bg::ALL | pack(color);
    }

    pub(super) fn set_underline(&mut self, underline: Underline) {
        self.bg = self.bg & !bg::UNDERLINE | (underline as u32) << 29;
    }

    pub(super) fn underline(self) -> Underline {
        match self.bg >> 29 {
            1 => Underline::Single,
            2 => Underline::Double,
            3 => Underline::Curly,
            4 => Underline::Dotted,
            5 => Underline::Dashed,
            _ => Underline::None,
        }
    }

    pub(super) const fn is_protected(self) -> bool {
        self.bg & bg::PROTECTED != 0
    }

    /// The colours of the background and no more: what erasing leaves behind.
    pub(super) const fn erased(self) -> Self {
        Self {
            fg: 0,
            bg: self.bg & (VALUE | KIND),
        }
    }

    const fn extra(self) -> Option<usize> {
        if self.fg & KIND == EXTRA {
            Some((self.fg & VALUE) as usize)
        } else {
            None
        }
    }

    /// All that a packed look says, without what the tables say.
    pub(super) fn rendition(self) -> Rendition {
        Rendition {
            foreground: unpack(self.fg),
            background: unpack(self.bg),
            underline_color: Color::Default,
            underline: self.underline(),
            bold: self.fg & fg::BOLD != 0,
            faint: self.fg & fg::FAINT != 0,
            italic: self.fg & fg::ITALIC != 0,
            blink: self.fg & fg::BLINK != 0,
            inverse: self.fg & fg::INVERSE != 0,
            invisible: self.fg & fg::INVISIBLE != 0,
            strikethrough: self.bg & bg::STRIKE != 0,
            overline: self.bg & bg::OVERLINE != 0,
            protected: self.is_protected(),
        }
    }

    /// The twelve flags as one number.
    pub(super) const fn flags(self) -> u16 {
        ((self.fg >> 26) | (self.bg >> 26) << 6) as u16
    }

    pub(super) fn set_flags(&mut self, flags: u16) {
        let flags = u32::from(flags);
        self.fg = self.fg & !fg::ALL | (flags & 0x3f) << 26;
        self.bg = self.bg & !bg::ALL | (flags >> 6 & 0x3f) << 26;
    }
}

/// A cell: what it shows and how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) glyph: Glyph,
    pub(super) look: Look,
}

impl Cell {
    /// What a new screen is full of.
    pub(super) const BLANK: Self = Self::erased(Look::PLAIN);

    pub(super) const fn erased(look: Look) -> Self {
        Self {
            glyph: Glyph::ERASED,
            look,
        }
    }

    /// What is erased, but counts as drawn.
    pub(super) const fn cleared(look: Look) -> Self {
        Self {
            glyph: Glyph::CLEARED,
            look,
        }
    }

    /// Takes the character away and leaves the look: what becomes of half a wide character.
    pub(super) const fn halved(self) -> Self {
        Self {
            glyph: Glyph::ascii(b' '),
            look: self.look,
        }
    }
}

/// What few cells have: a colour of the underline, a hyperlink.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Extra {
    /// The foreground, whose place in the cell the index of the extra takes.
    pub(super) foreground: Color,
    pub(super) underline_color: Color,
    pub(super) link: Option<Arc<Hyperlink>>,
}

/// The UTF-8 of a grapheme of several characters.
#[derive(Clone, Copy, Debug, Default)]
struct Text {
    bytes: [u8; GRAPHEME_BYTES],
    length: u8,
}

impl Text {
    /// Appends more of it, if there is room for that.
    fn push(&mut self, more: &[u8]) -> bool {
        let from = usize::from(self.length);
        let place = self.bytes.get_mut(from..from + more.len());
        let has_room = place.is_some();
        if let Some(place) = place {
            place.copy_from_slice(more);
            self.length += more.len() as u8;
        }
        has_room
    }
}

/// What does not fit into cells. It grows while bytes are worked on; encoded rows need none of it, so that it is
/// emptied whenever all rows are encoded, and nothing has to be counted or collected.
#[derive(Debug, Default)]
pub(super) struct Tables {
    graphemes: Vec<Text>,
    extras: Vec<Extra>,
}

impl Tables {
    /// Either table is emptied when it has so many entries: some 130 KB, and only while bytes are worked on.
    const FULL: usize = 4096;

    /// Whether the rows must be encoded soon. The tables take some more until then.
    pub(super) fn is_full(&self) -> bool {
        self.graphemes.len() >= Self::FULL || self.extras.len() >= Self::FULL
    }

    pub(super) fn is_empty(&self) -> bool {
        self.graphemes.is_empty() && self.extras.is_empty()
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The glyph for `text`, of which too much is cut off.
    pub(super) fn glyph(&mut self, text: &str, wide: bool) -> Glyph {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => return Glyph::ERASED,
            (Some(c), None) => return Glyph::char(c, wide),
            _ => {}
        }
        let length = (0..=text.len().min(GRAPHEME_BYTES))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0);
        let mut stored = Text::default();
        stored.push(text.get(..length).unwrap_or_default().as_bytes());
        self.store(stored, wide)
    }

    /// `glyph` and one more character that takes no column, or nothing if that is too much. What is erased is a space.
    pub(super) fn combine(&mut self, glyph: Glyph, c: char) -> Option<Glyph> {
        let utf8 = &mut [0; 4];
        let mut text = match glyph.as_stored() {
            Some(at) => *self.graphemes.get(at)?,
            None => {
                let mut text = Text::default();
                let c = glyph.as_char().unwrap_or(' ');
                text.push(c.encode_utf8(utf8).as_bytes()).then_some(text)?
            }
        };
        text.push(c.encode_utf8(utf8).as_bytes())
            .then(|| self.store(text, glyph.is_wide()))
    }

    fn store(&mut self, text: Text, wide: bool) -> Glyph {
        let index = u32::try_from(self.graphemes.len()).unwrap_or(0) & Glyph::VALUE;
        self.graphemes.push(text);
        Glyph(Glyph::STORED | if wide { Glyph::WIDE } else { 0 } | index)
    }

    /// Appends what `glyph` shows: nothing for what is erased and for right halves.
    pub(super) fn push_text(&self, glyph: Glyph, out: &mut String) {
        if let Some(c) = glyph.as_char() {
            out.push(c);
        } else if let Some(text) = glyph.as_stored().and_then(|at| self.graphemes.get(at)) {
            let bytes = text.bytes.get(..text.length.into()).unwrap_or_default();
            out.push_str(std::str::from_utf8(bytes).unwrap_or(" "));
        }
    }

    /// `look` with what the tables shall say of it.
    pub(super) fn look(
        &mut self,
        look: Look,
        underline_color: Color,
        link: Option<&Arc<Hyperlink>>,
    ) -> Look {
        if underline_color == Color::Default && link.is_none() {
            return look;
        }
        let extra = Extra {
            foreground: unpack(look.fg),
            underline_color,
            link: link.cloned(),
        };
        // Programs go back and forth between few of them.
        let recent = self.extras.len().saturating_sub(8);
        let found = self
            .extras
            .iter()
            .skip(recent)
            .position(|other| *other == extra);
        let index = found.map_or(self.extras.len(), |at| recent + at);
        if found.is_none() {
            self.extras.push(extra);
        }
        Look {
            fg: look.fg & fg::ALL | EXTRA | (index as u32 & VALUE),
            bg: look.bg,
        }
    }

    pub(super) fn extra(&self, look: Look) -> Option<&Extra> {
        look.extra().and_then(|index| self.extras.get(index))
    }

    /// A look without extras: the foreground is in its place, and what the tables said is apart.
    pub(super) fn resolve(&self, look: Look) -> (Look, Color, Option<&Arc<Hyperlink>>) {
        match self.extra(look) {
            None => (look, Color::Default, None),
            Some(extra) => {
                let mut plain = look;
                plain.set_foreground(extra.foreground);
                (plain, extra.underline_color, extra.link.as_ref())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_takes_twelve_bytes() {
        assert_eq!(size_of::<Cell>(), 12);
    }

    #[test]
    fn a_look_gives_back_what_was_put_in() {
        let mut look = Look::PLAIN;
        look.set_foreground(Color::Rgb(1, 2, 3));
        look.set_background(Color::Indexed(200));
        look.set_underline(Underline::Dashed);
        look.fg |= fg::INVISIBLE | fg::BOLD;
        look.bg |= bg::PROTECTED;
        let mut again = Look::PLAIN;
        again.set_foreground(unpack(look.fg));
        again.set_background(unpack(look.bg));
        again.set_flags(look.flags());
        assert_eq!(again, look);
        let rendition = look.rendition();
        assert_eq!(rendition.foreground, Color::Rgb(1, 2, 3));
        assert_eq!(rendition.background, Color::Indexed(200));
        assert_eq!(rendition.underline, Underline::Dashed);
        assert!(rendition.bold && rendition.invisible && rendition.protected && !rendition.italic);
    }

    #[test]
    fn a_stack_of_marks_is_cut_at_a_character() {
        let mut tables = Tables::default();
        let glyph = tables.glyph(&format!("a{}", "\u{301}".repeat(40)), false);
        let mut text = String::new();
        tables.push_text(glyph, &mut text);
        assert_eq!(text, format!("a{}", "\u{301}".repeat(15)));
    }
}
