//! Rows in few bytes: how the screen keeps all that is not being worked on.
//!
//! A row is a short program that draws it: text as UTF-8, changes of the look, repeats counted, the blank rest left
//! out. It stands for itself, apart from hyperlinks, which are shared. The same row has only one encoding.

mod read;
mod write;

use std::sync::Arc;

pub(in crate::screen) use self::read::{Piece, Pieces};
use self::write::encode;
use super::cell::{Cell, Glyph, Look, Tables};
use super::rendition::Hyperlink;

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
/// One cell that was erased, but counts as drawn.
const CLEARED: u8 = 0x0f;
/// Fewer repeats than this are written out.
const SHORTEST_REPEAT: usize = 4;

/// An encoded row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::screen) struct Encoded {
    pub(in crate::screen) bytes: Box<[u8]>,
    /// The hyperlinks that the bytes refer to.
    #[expect(
        clippy::box_collection,
        reason = "most rows have none, and this is the smallest way to say so"
    )]
    pub(in crate::screen) links: Option<Box<Vec<Arc<Hyperlink>>>>,
}

impl Encoded {
    /// The memory that it takes of its own, in bytes; hyperlinks count in every row that has them.
    pub(in crate::screen) fn bytes(&self) -> usize {
        let links = self.links.iter().flat_map(|links| links.iter());
        self.bytes.len()
            + links
                .map(|link| 64 + link.uri.len() + link.id.len())
                .sum::<usize>()
    }

    pub(in crate::screen) fn is_blank(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The encoding of `cells`. `out` is room to work in.
    pub(in crate::screen) fn of(cells: &[Cell], tables: &Tables, out: &mut Vec<u8>) -> Self {
        out.clear();
        let mut links = Vec::new();
        encode(cells, tables, out, &mut links);
        Self {
            bytes: out.as_slice().into(),
            links: (!links.is_empty()).then(|| Box::new(links)),
        }
    }

    /// The encoding of a row that is full of one cell, which says nothing by the tables and is one column wide.
    pub(in crate::screen) fn filled(cell: Cell, columns: u16) -> Self {
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
    pub(in crate::screen) fn cut(&self, columns: u16) -> Option<Self> {
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
            let is_blank = piece.text.is_empty() && !piece.is_drawn && piece.look == Look::PLAIN;
            if kept >= SHORTEST_REPEAT && width == 1 && !is_blank && pieces.is_at_end() {
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

    /// It without telling what is erased from what is erased and counts as drawn; nothing if that is all of it.
    pub(in crate::screen) fn written(&self, columns: u16) -> Option<Self> {
        // The byte may be part of a number: then this is more work and changes nothing.
        if !self.bytes.contains(&CLEARED) {
            return None;
        }
        let (mut tables, mut cells) = (Tables::default(), vec![Cell::BLANK; columns.into()]);
        self.decode(&mut cells, &mut tables);
        for cell in cells.iter_mut().filter(|cell| cell.glyph.is_blank()) {
            cell.glyph = Glyph::ERASED;
        }
        Some(Self::of(&cells, &tables, &mut Vec::new()))
    }

    pub(in crate::screen) fn pieces(&self) -> Pieces<'_> {
        Pieces::of(
            &self.bytes,
            self.links.as_ref().map_or(&[], |links| links.as_slice()),
        )
    }

    /// Draws it into `cells`, from the left; what is behind it is left as it is, and what does not fit is cut off.
    pub(in crate::screen) fn decode(&self, cells: &mut [Cell], tables: &mut Tables) {
        let mut at = 0;
        for piece in self.pieces() {
            let glyph = match piece.text.as_bytes() {
                [] if piece.is_drawn => Glyph::CLEARED,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Color;
    use crate::text;

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
            Cell::cleared(Look::PLAIN),
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
            [Cell::cleared(Look::PLAIN); 12].to_vec(),
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
    fn spaces_that_were_written_or_count_as_drawn_are_kept_and_the_blank_rest_is_not() {
        let cells = [
            cell(' ', Look::PLAIN),
            Cell::cleared(Look::PLAIN),
            Cell::BLANK,
            cell('x', Look::PLAIN),
            Cell::BLANK,
        ];
        check(&cells, &mut Tables::default(), 4);
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
