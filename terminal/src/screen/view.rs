//! What the screen shows, for reading.

use super::encoded::{Encoded, Piece, Pieces};
use super::rendition::{Hyperlink, Rendition};
use crate::operations::CursorShape;

/// The cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The row, from 0.
    pub row: u16,
    /// The column, from 0. When the last character was put into the last column and the next will wrap, it is that column.
    pub column: u16,
    /// The next character wraps first.
    pub pending_wrap: bool,
    /// Whether it is shown (DECTCEM).
    pub visible: bool,
    /// What it looks like (DECSCUSR).
    pub shape: CursorShape,
    /// Whether it blinks (DECSCUSR, ATT610).
    pub blinking: bool,
}

/// One cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// A printable grapheme; a space where nothing is.
    pub text: &'a str,
    /// The columns that it takes: 1 or 2.
    pub width: u8,
    /// What it looks like.
    pub rendition: Rendition,
    /// Where it leads to.
    pub link: Option<&'a Hyperlink>,
    /// Nothing was written here, or it was erased.
    pub erased: bool,
}

impl Cell<'_> {
    /// A cell of a new screen.
    pub(super) const BLANK: Cell<'static> = Cell {
        text: " ",
        width: 1,
        rendition: Rendition::PLAIN,
        link: None,
        erased: true,
    };
}

/// The cells of a row, from the left. The right half of a wide one is left out.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pieces: Pieces<'a>,
    cell: Cell<'a>,
    repeats: u16,
    columns: u16,
}

impl<'a> Row<'a> {
    pub(super) fn new(encoded: Option<&'a Encoded>, columns: u16) -> Self {
        Self {
            pieces: encoded.map(Encoded::pieces).unwrap_or_default(),
            cell: Cell::BLANK,
            repeats: 0,
            columns,
        }
    }

    /// The text of the row, without the blanks at its end.
    #[must_use]
    pub fn text(self) -> String {
        let mut text: String = self.map(|cell| cell.text).collect();
        text.truncate(text.trim_end_matches(' ').len());
        text
    }
}

impl<'a> Iterator for Row<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        if self.columns == 0 {
            return None;
        }
        if self.repeats == 0 {
            (self.cell, self.repeats) = match self.pieces.next() {
                Some(piece) => (cell(piece), piece.count),
                None => (Cell::BLANK, self.columns),
            };
        }
        self.repeats = self.repeats.saturating_sub(1);
        if u16::from(self.cell.width) > self.columns {
            self.columns = 0;
            return Some(Cell::BLANK);
        }
        self.columns = self.columns.saturating_sub(self.cell.width.into());
        Some(self.cell)
    }
}

fn cell(piece: Piece<'_>) -> Cell<'_> {
    let mut rendition = piece.look.rendition();
    rendition.underline_color = piece.underline_color;
    Cell {
        text: if piece.text.is_empty() {
            " "
        } else {
            piece.text
        },
        width: piece.width,
        rendition,
        link: piece.link.map(|link| &**link),
        erased: piece.text.is_empty(),
    }
}
