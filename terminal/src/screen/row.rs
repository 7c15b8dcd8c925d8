//! One row of a screen: encoded while it rests, cells while it is being worked on.

use super::cell::{Cell, Tables};
use super::checksum::{Kind, Sums};
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
    /// What DECRQCRA wanted to know of the cells, as long as they stay as they are.
    sums: Option<Box<Sums>>,
    /// It goes on in the next row: the text came to the right edge.
    pub(super) wrapped: bool,
    pub(super) size: LineSize,
    /// At rest it is at most so many columns wide.
    reach: u16,
}

impl Row {
    /// A row that shows what `encoded` does.
    pub(super) fn resting(encoded: Encoded, wrapped: bool, size: LineSize, reach: u16) -> Self {
        Self {
            resting: encoded,
            cells: Vec::new(),
            sums: None,
            wrapped,
            size,
            reach,
        }
    }

    pub(super) const fn reach(&self) -> u16 {
        self.reach
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
        self.sums = None;
        self.open(columns, tables, spare);
        &mut self.cells
    }

    /// The sums over the cells, which are laid out for it.
    pub(super) fn sums(
        &mut self,
        kind: Kind,
        columns: u16,
        tables: &mut Tables,
        spare: &mut Vec<Vec<Cell>>,
    ) -> &Sums {
        self.open(columns, tables, spare);
        let kept = self.sums.take().filter(|sums| sums.kind() == kind);
        let cells = &self.cells;
        self.sums
            .insert(kept.unwrap_or_else(|| Box::new(Sums::of(cells, kind, tables))))
    }

    fn open(&mut self, columns: u16, tables: &mut Tables, spare: &mut Vec<Vec<Cell>>) {
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
    }

    /// Encodes it; from here on it rests.
    pub(super) fn rest(&mut self, tables: &Tables, spare: &mut Vec<Vec<Cell>>, room: &mut Vec<u8>) {
        if self.is_worked_on() {
            self.resting = Encoded::of(&self.cells, tables, room);
            self.reach = self.cells.len() as u16;
            self.sums = None;
            spare.push(std::mem::take(&mut self.cells));
        }
    }

    /// What it shows, where it rests.
    pub(super) fn encoded(&self) -> &Encoded {
        &self.resting
    }

    /// Gives up what it shows, where it rests.
    pub(super) fn into_resting(self) -> Encoded {
        self.resting
    }

    /// Shows what is encoded, at most so many columns wide, whatever was there.
    pub(super) fn show(&mut self, encoded: Encoded, reach: u16, spare: &mut Vec<Vec<Cell>>) {
        self.resting = encoded;
        self.reach = reach;
        self.sums = None;
        if self.is_worked_on() {
            spare.push(std::mem::take(&mut self.cells));
        }
    }

    /// Shows what is encoded, of which there are many: a copy is only made if it is something else.
    pub(super) fn show_copy(&mut self, encoded: &Encoded, reach: u16, spare: &mut Vec<Vec<Cell>>) {
        // Slices without bytes are slow to compare: where they point to there is no memory.
        let are_blank = self.resting.is_blank() && encoded.is_blank();
        let is_same = !self.is_worked_on() && (are_blank || self.resting == *encoded);
        if is_same {
            self.reach = reach;
        } else {
            self.show(encoded.clone(), reach, spare);
        }
    }

    /// Shows what is erased, single and not going on: `encoded` is a row full of that.
    pub(super) fn clear(&mut self, encoded: &Encoded, reach: u16, spare: &mut Vec<Vec<Cell>>) {
        self.wrapped = false;
        self.size = LineSize::Single;
        self.show_copy(encoded, reach, spare);
    }

    /// Takes what is erased and counts as drawn for erased: that is none of the text. It must rest.
    pub(super) fn forget_cleared(&mut self) {
        if let Some(written) = self.resting.written(self.reach) {
            self.resting = written;
        }
    }

    /// Cuts off what is behind the last column. It must rest.
    pub(super) fn narrow(&mut self, columns: u16) {
        if self.reach <= columns {
            return;
        }
        self.reach = columns;
        if let Some(cut) = self.resting.cut(columns) {
            self.resting = cut;
        }
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

/// Puts `blank` into the cells from `from` to before `to`, and takes away whole wide characters at the edges.
pub(super) fn erase(cells: &mut [Cell], from: usize, to: usize, blank: Cell) {
    split_wide(cells, from, to);
    if let Some(part) = cells.get_mut(from..to) {
        part.fill(blank);
    }
}

/// Erases those of the cells from `from` to before `to` that are not protected: `blank` says what comes in the place of
/// those before a column.
pub(super) fn erase_unprotected(
    cells: &mut [Cell],
    from: usize,
    to: usize,
    blank: impl Fn(usize) -> Cell,
) {
    split_wide(cells, from, to);
    let mut at = from;
    for run in cells
        .get_mut(from..to)
        .unwrap_or_default()
        .chunk_by_mut(|cell, next| cell.look.is_protected() == next.look.is_protected())
    {
        at += run.len();
        if run.iter().any(|cell| !cell.look.is_protected()) {
            run.fill(blank(at));
        }
    }
}
