//! One row of a screen: encoded while it rests, cells while it is being worked on.

use super::cell::{Cell, Look, Tables};
use super::encoded::Encoded;

/// How large the characters of a row are (DECSWL, DECDWL, DECDHL).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineSize {
    /// Of the usual size.
    #[default]
    Single,
    /// Twice as wide, half as many (DECDWL).
    DoubleWidth,
    /// Twice as large, of which the upper half is seen (DECDHL).
    DoubleHeightTop,
    /// Twice as large, of which the lower half is seen (DECDHL).
    DoubleHeightBottom,
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// What it shows, while `cells` is empty.
    resting: Encoded,
    /// As many as there are columns, or none.
    cells: Vec<Cell>,
    /// It goes on in the next row: the text came to the right edge.
    pub(super) wrapped: bool,
    pub(super) size: LineSize,
}

impl Row {
    /// A row that shows what `encoded` does.
    pub(super) fn resting(encoded: Encoded, wrapped: bool, size: LineSize) -> Self {
        Self {
            resting: encoded,
            cells: Vec::new(),
            wrapped,
            size,
        }
    }

    pub(super) fn is_worked_on(&self) -> bool {
        !self.cells.is_empty()
    }

    /// The cells, if they are worked on.
    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The cells to work on.
    pub(super) fn work(
        &mut self,
        columns: u16,
        tables: &mut Tables,
        spare: &mut Vec<Vec<Cell>>,
    ) -> &mut [Cell] {
        if self.cells.is_empty() {
            let mut cells = spare.pop().unwrap_or_default();
            cells.clear();
            cells.resize(columns.into(), Cell::BLANK);
            if !self.resting.is_blank() {
                self.resting.decode(&mut cells, tables);
                self.resting = Encoded::default();
            }
            self.cells = cells;
        }
        &mut self.cells
    }

    /// What it shows, encoded; from here on it rests.
    pub(super) fn rest(
        &mut self,
        tables: &Tables,
        spare: &mut Vec<Vec<Cell>>,
        room: &mut Vec<u8>,
    ) -> &Encoded {
        if self.is_worked_on() {
            self.resting = Encoded::of(&self.cells, tables, room);
            spare.push(std::mem::take(&mut self.cells));
        }
        &self.resting
    }

    /// What it shows, where it rests.
    pub(super) fn encoded(&self) -> &Encoded {
        &self.resting
    }

    /// Gives up what it shows, encoded.
    pub(super) fn into_encoded(
        mut self,
        tables: &Tables,
        spare: &mut Vec<Vec<Cell>>,
        room: &mut Vec<u8>,
    ) -> Encoded {
        self.rest(tables, spare, room);
        self.resting
    }

    /// Gives up what it shows, where it rests.
    pub(super) fn into_resting(self) -> Encoded {
        self.resting
    }

    /// Shows what is encoded, whatever was there.
    pub(super) fn show(&mut self, encoded: Encoded, spare: &mut Vec<Vec<Cell>>) {
        self.resting = encoded;
        if self.is_worked_on() {
            spare.push(std::mem::take(&mut self.cells));
        }
    }

    /// Erases all of it.
    pub(super) fn clear(&mut self, look: Look, columns: u16, spare: &mut Vec<Vec<Cell>>) {
        self.wrapped = false;
        self.size = LineSize::Single;
        // The encoding of a blank row is short however wide it is.
        let encoded = if look == Look::PLAIN {
            Encoded::default()
        } else {
            Encoded::filled(Cell::erased(look), columns)
        };
        self.show(encoded, spare);
    }
}

/// Takes away the other halves of wide characters that a change of `from..to` would cut.
pub(super) fn split_wide(cells: &mut [Cell], from: usize, to: usize) {
    for edge in [from, to] {
        let cut = cells
            .get(edge)
            .is_some_and(|cell| cell.glyph.is_right_half());
        if cut && let Some(left) = edge.checked_sub(1) {
            for at in [left, edge] {
                if let Some(cell) = cells.get_mut(at) {
                    *cell = cell.halved();
                }
            }
        }
    }
}

/// Erases the cells from `from` to before `to`, and whole wide characters at the edges.
pub(super) fn erase(cells: &mut [Cell], from: usize, to: usize, look: Look) {
    split_wide(cells, from, to);
    if let Some(part) = cells.get_mut(from..to) {
        part.fill(Cell::erased(look));
    }
}

/// Erases those of the cells from `from` to before `to` that are not protected.
pub(super) fn erase_unprotected(cells: &mut [Cell], from: usize, to: usize, look: Look) {
    split_wide(cells, from, to);
    for cell in cells.get_mut(from..to).unwrap_or_default() {
        if !cell.look.is_protected() {
            *cell = Cell::erased(look);
        }
    }
}
