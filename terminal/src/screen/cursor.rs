//! Moving the cursor. Columns and rows that programs give count from 1; 0 is 1.

use super::modes::Mode;
use super::state::{Saved, State};

impl State {
    /// CUU: not beyond the top margin, unless it is above it.
    pub(super) fn up(&mut self, count: u16) {
        let row = self.cursor.row;
        let top = if row < self.margins.top {
            0
        } else {
            self.margins.top
        };
        self.cursor.row = row.saturating_sub(count.max(1)).max(top);
        self.cursor.pending_wrap = false;
    }

    /// CUD: not beyond the bottom margin, unless it is below it.
    pub(super) fn down(&mut self, count: u16) {
        let row = self.cursor.row;
        let bottom = if row > self.margins.bottom {
            self.last_row()
        } else {
            self.margins.bottom
        };
        self.cursor.row = row.saturating_add(count.max(1)).min(bottom);
        self.cursor.pending_wrap = false;
    }

    /// CUF: not beyond the right margin, unless it is behind it.
    pub(super) fn forward(&mut self, count: u16) {
        let right = self.right_edge();
        self.cursor.column = self.cursor.column.saturating_add(count.max(1)).min(right);
        self.cursor.pending_wrap = false;
    }

    /// BS and CUB: not beyond the left margin, unless it is before it; with reverse wrap, to the end of the row above.
    pub(super) fn back(&mut self, count: u16) {
        let mut count = count.max(1);
        let extended = self.has(Mode::ExtendedReverseWrap);
        let wraps = (extended || self.has(Mode::ReverseWrap)) && self.has(Mode::Autowrap);
        if wraps && self.cursor.pending_wrap {
            count -= 1;
        }
        self.cursor.pending_wrap = false;
        let left = if self.cursor.column < self.margins.left {
            0
        } else {
            self.margins.left
        };
        if !wraps {
            self.cursor.column = self.cursor.column.saturating_sub(count).max(left);
            return;
        }
        // More than once around the screen is of no use.
        let mut count = usize::from(count).min(self.size.cells());
        loop {
            let room = usize::from(self.cursor.column.saturating_sub(left));
            if count <= room {
                self.cursor.column -= count as u16;
                return;
            }
            count -= room + 1;
            self.cursor.column = left;
            if !self.wrap_back(extended) {
                return;
            }
        }
    }

    /// Goes from the left margin to the end of the row above. Without the extension only rows that have wrapped are gone
    /// back to; with it, from the first row to the last.
    fn wrap_back(&mut self, extended: bool) -> bool {
        let row = if self.cursor.row == self.margins.top {
            self.margins.bottom
        } else if self.cursor.row == 0 {
            self.last_row()
        } else {
            self.cursor.row - 1
        };
        let wrapped = row < self.cursor.row && self.grid.get(row).is_some_and(|row| row.wrapped);
        if !extended && !wrapped {
            return false;
        }
        self.cursor.row = row;
        self.cursor.column = self.margins.right.min(self.last_column_of(row));
        true
    }

    /// CR: to the left margin, or to the first column where it is before that.
    pub(super) fn carriage_return(&mut self) {
        let left = self.margins.left;
        self.cursor.column = if self.has(Mode::Origin) || self.cursor.column >= left {
            left
        } else {
            0
        };
        self.cursor.pending_wrap = false;
    }

    /// CUP and HVP.
    pub(super) fn goto(&mut self, row: u16, column: u16) {
        self.goto_row(row);
        self.goto_column(column);
    }

    /// VPA: the row counts from the margin in origin mode.
    pub(super) fn goto_row(&mut self, row: u16) {
        let (first, last) = if self.has(Mode::Origin) {
            (self.margins.top, self.margins.bottom)
        } else {
            (0, self.last_row())
        };
        self.cursor.row = first.saturating_add(row.max(1) - 1).min(last);
        self.cursor.pending_wrap = false;
    }

    /// CHA and HPA: the column counts from the margin in origin mode.
    pub(super) fn goto_column(&mut self, column: u16) {
        let (first, last) = if self.has(Mode::Origin) {
            (self.margins.left, self.margins.right)
        } else {
            (0, self.last_column())
        };
        let last = last.min(self.last_column_of(self.cursor.row));
        self.cursor.column = first.saturating_add(column.max(1) - 1).min(last);
        self.cursor.pending_wrap = false;
    }

    /// HPR: to the right, whatever the margins.
    pub(super) fn right(&mut self, count: u16) {
        let column = self.cursor.column
            - if self.has(Mode::Origin) {
                self.margins.left.min(self.cursor.column)
            } else {
                0
            };
        self.goto_column(column.saturating_add(count.max(1)).saturating_add(1));
    }

    /// VPR: down, whatever the margins.
    pub(super) fn below(&mut self, count: u16) {
        let row = self.cursor.row
            - if self.has(Mode::Origin) {
                self.margins.top.min(self.cursor.row)
            } else {
                0
            };
        self.goto_row(row.saturating_add(count.max(1)).saturating_add(1));
    }

    /// DECSC: saves the cursor, the pen, the character sets and the origin mode.
    pub(super) fn save_cursor(&mut self) {
        let saved = Saved {
            cursor: self.cursor.clone(),
            origin: self.has(Mode::Origin),
            is_set: true,
        };
        *self.slot() = saved;
    }

    /// DECRC: what was saved, or what the terminal begins with.
    pub(super) fn restore_cursor(&mut self) {
        let saved = self.slot().clone();
        self.cursor = saved.cursor;
        self.modes.set(Mode::Origin, saved.origin);
        self.cursor.row = self.cursor.row.min(self.last_row());
        self.cursor.column = self.cursor.column.min(self.last_column());
        if saved.origin {
            let margins = self.margins;
            self.cursor.row = self.cursor.row.clamp(margins.top, margins.bottom);
            self.cursor.column = self.cursor.column.clamp(margins.left, margins.right);
        }
        self.restamp();
    }

    /// Whether DECSC was used on this screen.
    pub(super) const fn has_saved(&self) -> bool {
        let [primary, alternate] = &self.saved;
        if self.has(Mode::AlternateScreen) {
            alternate.is_set
        } else {
            primary.is_set
        }
    }

    fn slot(&mut self) -> &mut Saved {
        let [primary, alternate] = &mut self.saved;
        if self.modes.has(Mode::AlternateScreen) {
            alternate
        } else {
            primary
        }
    }
}
