//! The rows of a screen, and moving them about.

use std::collections::VecDeque;

use super::cell::{Cell, Look, Tables};
use super::encoded::Encoded;
use super::row::Row;

/// The rows of one of the two screens. There is always at least one.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: VecDeque<Row>,
}

/// What working on rows needs: shared by both screens.
#[derive(Debug, Default)]
pub(super) struct Workshop {
    pub(super) tables: Tables,
    /// Cells of rows that have come to rest, for the next.
    pub(super) spare: Vec<Vec<Cell>>,
    pub(super) room: Vec<u8>,
    /// Cells on their way from one row to another.
    pub(super) moved: Vec<Cell>,
    /// How many cells were asked for to be changed.
    #[cfg(test)]
    pub(super) touched: usize,
    /// Rows are being worked on.
    pub(super) is_open: bool,
}

impl Workshop {
    /// Gives back all memory. Every row must rest.
    pub(super) fn close(&mut self) {
        self.tables.clear();
        self.spare = Vec::new();
        self.room = Vec::new();
        self.moved = Vec::new();
        self.is_open = false;
    }
}

impl Grid {
    pub(super) fn blank(rows: u16) -> Self {
        Self {
            rows: (0..rows).map(|_| Row::default()).collect(),
        }
    }

    pub(super) fn from_rows(rows: VecDeque<Row>) -> Self {
        Self { rows }
    }

    pub(super) fn into_rows(self) -> VecDeque<Row> {
        self.rows
    }

    pub(super) fn get(&self, row: u16) -> Option<&Row> {
        self.rows.get(row.into())
    }

    pub(super) fn get_mut(&mut self, row: u16) -> Option<&mut Row> {
        self.rows.get_mut(row.into())
    }

    /// Two rows, unless they are the same.
    pub(super) fn two(&mut self, first: u16, second: u16) -> Option<[&mut Row; 2]> {
        let rows = self.rows.make_contiguous();
        rows.get_disjoint_mut([first, second].map(usize::from)).ok()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.rows.iter_mut()
    }

    /// Encodes every row that is worked on.
    pub(super) fn rest(&mut self, workshop: &mut Workshop) {
        for row in &mut self.rows {
            row.rest(&workshop.tables, &mut workshop.spare, &mut workshop.room);
        }
    }

    /// Moves the rows from `top` to `bottom` up by `count`; blank ones come in at the bottom.
    pub(super) fn scroll_up(
        &mut self,
        top: u16,
        bottom: u16,
        count: u16,
        look: Look,
        columns: u16,
        workshop: &mut Workshop,
    ) {
        let height = bottom.saturating_sub(top) + 1;
        let count = count.min(height);
        if usize::from(height) == self.rows.len() {
            self.rows.rotate_left(count.into());
        } else if let Some(rows) = self.part(top, bottom) {
            rows.rotate_left(count.into());
        }
        self.clear(bottom + 1 - count, bottom + 1, look, columns, workshop);
    }

    /// Moves the rows from `top` to `bottom` down by `count`; blank ones come in at the top.
    pub(super) fn scroll_down(
        &mut self,
        top: u16,
        bottom: u16,
        count: u16,
        look: Look,
        columns: u16,
        workshop: &mut Workshop,
    ) {
        let height = bottom.saturating_sub(top) + 1;
        let count = count.min(height);
        if let Some(rows) = self.part(top, bottom) {
            rows.rotate_right(count.into());
        }
        self.clear(top, top + count, look, columns, workshop);
    }

    /// Erases the rows from `from` to before `to`.
    pub(super) fn clear(
        &mut self,
        from: u16,
        to: u16,
        look: Look,
        columns: u16,
        workshop: &mut Workshop,
    ) {
        // The encoding of a blank row is short however wide it is.
        let encoded = if look == Look::PLAIN {
            Encoded::default()
        } else {
            Encoded::filled(Cell::erased(look), columns)
        };
        for row in from..to {
            if let Some(row) = self.get_mut(row) {
                row.clear(&encoded, columns, &mut workshop.spare);
            }
        }
        workshop.is_open = true;
    }

    fn part(&mut self, top: u16, bottom: u16) -> Option<&mut [Row]> {
        self.rows
            .make_contiguous()
            .get_mut(top.into()..=bottom.into())
    }
}
