//! Inserting and deleting characters: ICH, DCH, ECH, DECIC, DECDC, DECBI, DECFI.

use super::cell::Cell;
use super::row::{erase, split_wide};
use super::state::State;

impl State {
    /// ICH: blanks come in where the cursor is; what goes beyond the right margin is lost.
    pub(super) fn insert_cells(&mut self, count: u16) {
        if self.is_between_margins() {
            self.insert_at(self.cursor.row, self.cursor.column, count.max(1));
        }
        self.cursor.pending_wrap = false;
    }

    /// DCH: characters go, and the rest up to the right margin moves left.
    pub(super) fn delete_cells(&mut self, count: u16) {
        if self.is_between_margins() {
            self.delete_at(self.cursor.row, self.cursor.column, count.max(1));
            self.cursor.pending_wrap = false;
        }
    }

    /// Inserts blanks at a place.
    pub(super) fn insert_at(&mut self, row: u16, column: u16, count: u16) {
        let look = self.erasure();
        let (from, end) = (usize::from(column), usize::from(self.margins.right) + 1);
        let cells = self.cells(row);
        split_wide(cells, from, end);
        let Some(part) = cells.get_mut(from..end) else {
            return;
        };
        let count = usize::from(count).min(part.len());
        part.copy_within(..part.len() - count, count);
        if let Some(blanks) = part.get_mut(..count) {
            blanks.fill(Cell::cleared(look));
        }
        // The last one may have lost its right half.
        cut_last(part);
    }

    /// Deletes cells at a place.
    pub(super) fn delete_at(&mut self, row: u16, column: u16, count: u16) {
        let look = self.erasure();
        let (from, end) = (usize::from(column), usize::from(self.margins.right) + 1);
        let cells = self.cells(row);
        split_wide(cells, from, end);
        let Some(part) = cells.get_mut(from..end) else {
            return;
        };
        let count = usize::from(count).min(part.len());
        split_wide(part, count, count);
        part.copy_within(count.., 0);
        let kept = part.len() - count;
        if let Some(blanks) = part.get_mut(kept..) {
            blanks.fill(Cell::erased(look));
        }
    }

    /// ECH: erases characters, whatever the margins.
    pub(super) fn erase_cells(&mut self, count: u16) {
        let (row, from) = (self.cursor.row, usize::from(self.cursor.column));
        let to = (from + usize::from(count.max(1))).min(self.size.columns.into());
        let blank = self.blank();
        let guarded = self.spares_protected(false);
        let cells = self.cells(row);
        if guarded {
            super::row::erase_unprotected(cells, from, to, blank);
        } else {
            erase(cells, from, to, blank(to));
        }
        self.cursor.pending_wrap = false;
    }

    /// DECIC and DECDC: columns come in or go, in all rows between the margins.
    pub(super) fn shift_columns_here(&mut self, count: u16, delete: bool) {
        let inside = (self.margins.top..=self.margins.bottom).contains(&self.cursor.row);
        if inside && self.is_between_margins() {
            self.shift_columns(self.cursor.column, count, delete);
        }
    }

    /// DECBI: left, and at the left margin everything right.
    pub(super) fn back_index(&mut self) {
        if self.cursor.column == self.margins.left {
            if (self.margins.top..=self.margins.bottom).contains(&self.cursor.row) {
                self.shift_columns(self.margins.left, 1, false);
            }
        } else {
            self.cursor.column = self.cursor.column.saturating_sub(1);
        }
        self.cursor.pending_wrap = false;
    }

    /// DECFI: right, and at the right margin everything left.
    pub(super) fn forward_index(&mut self) {
        if self.cursor.column == self.margins.right {
            if (self.margins.top..=self.margins.bottom).contains(&self.cursor.row) {
                self.shift_columns(self.margins.left, 1, true);
            }
        } else {
            self.cursor.column = self.last_column().min(self.cursor.column + 1);
            self.cursor.pending_wrap = false;
        }
    }
}

/// Takes away a left half at the end.
fn cut_last(cells: &mut [Cell]) {
    if let Some(last) = cells.last_mut()
        && last.glyph.is_wide()
    {
        *last = last.halved();
    }
}
