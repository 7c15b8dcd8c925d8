//! Rows in few bytes: how the screen keeps all that is not being worked on.
//!
//! A row is a short program that draws it: text as UTF-8, changes of the look, repeats counted, the blank rest left
//! out. It stands for itself, apart from hyperlinks, which are shared. The same row has only one encoding.

use std::sync::Arc;

use super::cell::{Cell, Glyph, Look, Tables, pack, unpack};
use super::rendition::Hyperlink;
use crate::style::Color;
use crate::text;

/// One cell on which nothing was written.
const ERASED: u8 = 0x00;
/// The cell before is repeated: a count of two bytes follows.
const REPEAT: u8 = 0x01;
/// A grapheme of several characters, one column wide: its length, then its UTF-8.
const NARROW: u8 = 0x02;
/// The same, two columns wide.
const WIDE: u8 = 0x03;
/// The twelve flags of a look.
const FLAGS: u8 = 0x04;
/// A hyperlink: its index in two bytes; 0 is none, 1 the first.
const LINK: u8 = 0x05;
/// Colours: these three plus 0 for the default, 1 for an index, 2 for red, green and blue.
const FOREGROUND: u8 = 0x06;
const BACKGROUND: u8 = 0x09;
const UNDERLINE: u8 = 0x0c;
/// Fewer repeats than this are written out.
const SHORTEST_REPEAT: usize = 4;

/// An encoded row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Encoded {
    pub(super) bytes: Box<[u8]>,
    /// The hyperlinks that the bytes refer to.
    #[expect(
        clippy::box_collection,
        reason = "most rows have none, and this is the smallest way to say so"
    )]
    pub(super) links: Option<Box<Vec<Arc<Hyperlink>>>>,
}

impl Encoded {
    /// The memory that it takes of its own, in bytes; hyperlinks count in every row that has them.
    pub(super) fn bytes(&self) -> usize {
        let links = self.links.iter().flat_map(|links| links.iter());
        self.bytes.len()
            + links
                .map(|link| 64 + link.uri.len() + link.id.len())
                .sum::<usize>()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The encoding of `cells`. `out` is room to work in.
    pub(super) fn of(cells: &[Cell], tables: &Tables, out: &mut Vec<u8>) -> Self {
        out.clear();
        let mut links = Vec::new();
        encode(cells, tables, out, &mut links);
        Self {
            bytes: out.as_slice().into(),
            links: (!links.is_empty()).then(|| Box::new(links)),
        }
    }

    /// The encoding of a row that is full of one cell, which says nothing by the tables and is one column wide.
    pub(super) fn filled(cell: Cell, columns: u16) -> Self {
        let (tables, mut out, mut links) = (Tables::default(), Vec::with_capacity(16), Vec::new());
        if usize::from(columns) <= SHORTEST_REPEAT {
            let cells = [cell; SHORTEST_REPEAT];
            let cells = cells.get(..columns.into()).unwrap_or_default();
            encode(cells, &tables, &mut out, &mut links);
        } else if cell != Cell::BLANK {
            encode(&[cell], &tables, &mut out, &mut links);
            out.push(REPEAT);
            out.extend_from_slice(&(columns - 1).to_le_bytes());
        }
        Self {
            bytes: out.as_slice().into(),
            links: None,
        }
    }

    /// What is left of it in so many columns; nothing if that is all of it.
    pub(super) fn cut(&self, columns: u16) -> Option<Self> {
        let columns = usize::from(columns);
        let (mut pieces, mut at) = (self.pieces(), 0);
        while let Some(piece) = pieces.next() {
            let (from, width) = (at, usize::from(piece.width));
            at += width * usize::from(piece.count);
            if at <= columns {
                continue;
            }
            // A row of one cell again and again is frequent: another count makes it shorter.
            let kept = columns - from;
            let is_blank = piece.text.is_empty() && piece.look == Look::PLAIN;
            if kept >= SHORTEST_REPEAT && width == 1 && !is_blank && pieces.rest.is_empty() {
                let mut bytes = self.bytes.clone();
                if let [.., low, high] = &mut *bytes {
                    [*low, *high] = (kept as u16).to_le_bytes();
                }
                let links = self.links.clone();
                return Some(Self { bytes, links });
            }
            let (mut tables, mut cells) = (Tables::default(), vec![Cell::BLANK; columns]);
            self.decode(&mut cells, &mut tables);
            return Some(Self::of(&cells, &tables, &mut Vec::new()));
        }
        None
    }

    pub(super) fn pieces(&self) -> Pieces<'_> {
        Pieces {
            rest: &self.bytes,
            links: self.links.as_ref().map_or(&[], |links| links.as_slice()),
            look: Look::PLAIN,
            underline_color: Color::Default,
            link: None,
            last: None,
        }
    }

    /// Draws it into `cells`, from the left; what is behind it is left as it is, and what does not fit is cut off.
    pub(super) fn decode(&self, cells: &mut [Cell], tables: &mut Tables) {
        let mut at = 0;
        for piece in self.pieces() {
            let glyph = match piece.text.as_bytes() {
                [] => Glyph::ERASED,
                [byte] => Glyph::ascii(*byte),
                _ => tables.glyph(piece.text, piece.width == 2),
            };
            let look = tables.look(piece.look, piece.underline_color, piece.link);
            for _ in 0..piece.count {
                match cells.get_mut(at..at + usize::from(piece.width)) {
                    Some([cell]) => *cell = Cell { glyph, look },
                    Some([left, right]) => {
                        *left = Cell { glyph, look };
                        *right = Cell {
                            glyph: Glyph::RIGHT_HALF,
                            look,
                        };
                    }
                    _ => return,
                }
                at += usize::from(piece.width);
            }
        }
    }
}

fn encode(cells: &[Cell], tables: &Tables, out: &mut Vec<u8>, links: &mut Vec<Arc<Hyperlink>>) {
    let end = cells
        .iter()
        .rposition(|cell| *cell != Cell::BLANK)
        .map_or(0, |last| last + 1);
    let mut rest = cells.get(..end).unwrap_or_default().iter();
    let mut pen = Pen::default();
    let mut before = Look::PLAIN;
    let mut text = String::new();
    while let Some(&cell) = rest.next() {
        if cell.glyph.is_right_half() {
            continue;
        }
        if cell.look != before {
            before = cell.look;
            pen.change(cell.look, tables, out, links);
        }
        match cell.glyph.as_char() {
            Some(c) if c.is_ascii() => out.push(c as u8),
            // The length is known here, which makes it a store and no call.
            Some(c) => match *c.encode_utf8(&mut [0; 4]).as_bytes() {
                [first, second] => out.extend_from_slice(&[first, second]),
                [first, second, third] => out.extend_from_slice(&[first, second, third]),
                ref bytes => out.extend_from_slice(bytes),
            },
            None if cell.glyph == Glyph::ERASED => out.push(ERASED),
            None => {
                text.clear();
                tables.push_text(cell.glyph, &mut text);
                out.push(if cell.glyph.is_wide() { WIDE } else { NARROW });
                out.push(u8::try_from(text.len()).unwrap_or(0));
                out.extend_from_slice(text.as_bytes());
            }
        }
        let repeats = rest
            .as_slice()
            .iter()
            .take_while(|next| **next == cell)
            .count();
        if repeats >= SHORTEST_REPEAT {
            out.push(REPEAT);
            out.extend_from_slice(&u16::try_from(repeats).unwrap_or(u16::MAX).to_le_bytes());
            rest = rest.as_slice().get(repeats..).unwrap_or_default().iter();
        }
    }
}

/// What the encoding says of the look so far.
#[derive(Default)]
struct Pen<'a> {
    look: Look,
    underline_color: Color,
    link: Option<&'a Arc<Hyperlink>>,
}

impl<'a> Pen<'a> {
    fn change(
        &mut self,
        look: Look,
        tables: &'a Tables,
        out: &mut Vec<u8>,
        links: &mut Vec<Arc<Hyperlink>>,
    ) {
        let (look, underline_color, link) = tables.resolve(look);
        if look.flags() != self.look.flags() {
            out.push(FLAGS);
            out.extend_from_slice(&look.flags().to_le_bytes());
        }
        let (foreground, background) = (unpack(look.fg), unpack(look.bg));
        for (before, now, code) in [
            (unpack(self.look.fg), foreground, FOREGROUND),
            (unpack(self.look.bg), background, BACKGROUND),
            (self.underline_color, underline_color, UNDERLINE),
        ] {
            if before != now {
                encode_color(now, code, out);
            }
        }
        if link != self.link {
            let index = link.map_or(0, |link| {
                let found = links.iter().position(|other| other == link);
                1 + found.unwrap_or_else(|| {
                    links.push(Arc::clone(link));
                    links.len() - 1
                })
            });
            out.push(LINK);
            out.extend_from_slice(&u16::try_from(index).unwrap_or(0).to_le_bytes());
        }
        *self = Self {
            look,
            underline_color,
            link,
        };
    }
}

fn encode_color(color: Color, code: u8, out: &mut Vec<u8>) {
    match color {
        Color::Default => out.push(code),
        Color::Indexed(index) => out.extend_from_slice(&[code + 1, index]),
        Color::Rgb(r, g, b) => out.extend_from_slice(&[code + 2, r, g, b]),
    }
}

/// One cell of an encoded row, or several that are alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    /// Nothing if it is erased.
    pub(super) text: &'a str,
    pub(super) width: u8,
    pub(super) count: u16,
    pub(super) look: Look,
    pub(super) underline_color: Color,
    pub(super) link: Option<&'a Arc<Hyperlink>>,
}

/// Reads an encoded row.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces<'a> {
    rest: &'a [u8],
    links: &'a [Arc<Hyperlink>],
    look: Look,
    underline_color: Color,
    link: Option<&'a Arc<Hyperlink>>,
    last: Option<(&'a str, u8)>,
}

impl<'a> Pieces<'a> {
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    fn number(&mut self) -> u16 {
        u16::from_le_bytes([self.byte().unwrap_or(0), self.byte().unwrap_or(0)])
    }

    fn color(&mut self, kind: u8) -> Color {
        match kind {
            1 => Color::Indexed(self.byte().unwrap_or(0)),
            2 => {
                let mut byte = || self.byte().unwrap_or(0);
                Color::Rgb(byte(), byte(), byte())
            }
            _ => Color::Default,
        }
    }

    fn piece(&mut self, text: &'a str, width: u8, count: u16) -> Piece<'a> {
        self.last = Some((text, width));
        Piece {
            text,
            width,
            count,
            look: self.look,
            underline_color: self.underline_color,
            link: self.link,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let start = self.rest;
            let byte = self.byte()?;
            match byte {
                ERASED => return Some(self.piece("", 1, 1)),
                REPEAT => {
                    let count = self.number();
                    let (text, width) = self.last?;
                    return Some(self.piece(text, width, count));
                }
                NARROW | WIDE => {
                    let length = self.byte().unwrap_or(0).into();
                    let text = std::str::from_utf8(self.take(length)).unwrap_or(" ");
                    return Some(self.piece(text, if byte == WIDE { 2 } else { 1 }, 1));
                }
                FLAGS => {
                    let flags = self.number();
                    self.look.set_flags(flags);
                }
                LINK => {
                    let index = usize::from(self.number());
                    self.link = index.checked_sub(1).and_then(|index| self.links.get(index));
                }
                FOREGROUND..BACKGROUND => {
                    let color = self.color(byte - FOREGROUND);
                    self.look.fg = self.look.fg & !0x03ff_ffff | pack(color);
                }
                BACKGROUND..UNDERLINE => {
                    let color = self.color(byte - BACKGROUND);
                    self.look.bg = self.look.bg & !0x03ff_ffff | pack(color);
                }
                UNDERLINE..0x0f => self.underline_color = self.color(byte - UNDERLINE),
                _ => {
                    let length = match byte {
                        0..0x80 => 1,
                        0x80..0xe0 => 2,
                        0xe0..0xf0 => 3,
                        _ => 4,
                    };
                    self.rest = start;
                    let text = std::str::from_utf8(self.take(length)).unwrap_or(" ");
                    let width = match text.chars().next() {
                        Some(c) if !c.is_ascii() && text::char_width(c) == 2 => 2,
                        _ => 1,
                    };
                    return Some(self.piece(text, width, 1));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[Cell], tables: &mut Tables, bytes: usize) {
        let encoded = Encoded::of(cells, tables, &mut Vec::new());
        assert_eq!(encoded.bytes.len(), bytes);
        let mut again = vec![Cell::BLANK; cells.len()];
        encoded.decode(&mut again, tables);
        assert_eq!(Encoded::of(&again, tables, &mut Vec::new()), encoded);
    }

    fn cell(c: char, look: Look) -> Cell {
        let wide = text::char_width(c) == 2;
        Cell {
            glyph: Glyph::char(c, wide),
            look,
        }
    }

    #[test]
    fn a_blank_row_takes_no_bytes() {
        check(&[Cell::BLANK; 80], &mut Tables::default(), 0);
    }

    #[test]
    fn a_repeated_cell_is_counted() {
        check(&[cell('x', Look::PLAIN); 80], &mut Tables::default(), 4);
    }

    #[test]
    fn a_row_full_of_one_cell_is_encoded_as_if_it_were_laid_out() {
        let mut look = Look::PLAIN;
        look.set_background(Color::Rgb(1, 2, 3));
        for cell in [
            Cell::BLANK,
            Cell::erased(look),
            cell('x', look),
            cell('─', look),
        ] {
            for columns in 1..12 {
                let cells = vec![cell; usize::from(columns)];
                let laid_out = Encoded::of(&cells, &Tables::default(), &mut Vec::new());
                assert_eq!(
                    Encoded::filled(cell, columns),
                    laid_out,
                    "{cell:?} {columns}"
                );
            }
        }
    }

    #[test]
    fn a_row_that_is_cut_is_encoded_as_if_it_were_laid_out() {
        let mut look = Look::PLAIN;
        look.set_background(Color::Indexed(3));
        let wide = [
            cell('世', look),
            Cell {
                glyph: Glyph::RIGHT_HALF,
                look,
            },
        ];
        let rows = [
            [cell('x', look); 12].to_vec(),
            [cell('─', Look::PLAIN); 12].to_vec(),
            [Cell::erased(look); 12].to_vec(),
            wide.repeat(6),
            [vec![Cell::BLANK; 11], vec![cell('x', look)]].concat(),
            [&[cell('a', look); 6][..], &[cell('b', look); 6]].concat(),
        ];
        let (tables, room) = (Tables::default(), &mut Vec::new());
        for cells in rows {
            let whole = Encoded::of(&cells, &tables, room);
            assert_eq!(whole.cut(12), None);
            for columns in 1..12 {
                let mut part = cells[..columns].to_vec();
                if part.last().is_some_and(|last| last.glyph.is_wide()) {
                    part.pop();
                }
                let expected = Encoded::of(&part, &tables, room);
                let cut = whole.cut(columns as u16);
                assert_eq!(cut, Some(expected), "{cells:?} {columns}");
            }
        }
    }

    #[test]
    fn a_space_that_was_written_is_kept_and_the_blank_rest_is_not() {
        let cells = [
            cell(' ', Look::PLAIN),
            Cell::BLANK,
            cell('x', Look::PLAIN),
            Cell::BLANK,
        ];
        check(&cells, &mut Tables::default(), 3);
    }

    #[test]
    fn looks_hyperlinks_and_graphemes_come_back() {
        let mut tables = Tables::default();
        let link = Arc::new(Hyperlink {
            id: "".into(),
            uri: "http://example.org".into(),
        });
        let mut look = Look::PLAIN;
        look.set_foreground(Color::Rgb(1, 2, 3));
        look.set_flags(0xfff);
        let linked = tables.look(look, Color::Indexed(9), Some(&link));
        let right = Cell {
            glyph: Glyph::RIGHT_HALF,
            look,
        };
        let accent = tables.glyph("e\u{301}", false);
        let cells = [
            cell('世', look),
            right,
            cell('x', linked),
            Cell {
                glyph: accent,
                look,
            },
            cell('y', Look::PLAIN),
        ];
        check(
            &cells,
            &mut tables,
            7 + 3 + 2 + 1 + 3 + 1 + 3 + 5 + 3 + 1 + 1,
        );
    }
}
