//! Moving the cursor. Columns and rows that programs give count from 1; 0 is 1.

use super::modes::ModeBit;
use super::state::{Margins, Saved, State};

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

    /// BS and CUB: not beyond the left margin, unless it is before it; with reverse wrap, on to the end of the row above,
    /// whether or not that has wrapped, and from the first row to the last. (So it was in xterm until patch 380, which
    /// gave this to mode 1045, and had mode 45 stop at rows that have not wrapped.)
    pub(super) fn back(&mut self, count: u16) {
        let mut count = usize::from(count.max(1));
        let reverse = self.has(ModeBit::ReverseWrap) || self.has(ModeBit::ExtendedReverseWrap);
        let wraps = reverse && self.has(ModeBit::Autowrap);
        if wraps && self.cursor.pending_wrap {
            count -= 1;
        }
        self.cursor.pending_wrap = false;
        let Margins {
            top, bottom, left, ..
        } = self.margins;
        let (row, column) = (self.cursor.row, self.cursor.column);
        let right = self.margins.right;
        let left = if column < left { 0 } else { left };
        let room = usize::from(column - left);
        if count <= room {
            self.cursor.column -= count as u16;
        } else if !wraps {
            self.cursor.column = left;
        } else if (row, column) == (top, self.margins.left) {
            // However far it shall go.
            (self.cursor.row, self.cursor.column) = (bottom, right);
        } else {
            let in_row = usize::from(right.saturating_sub(left)) + 1;
            let cells = in_row * usize::from(self.size.rows);
            let here = in_row * usize::from(row) + room;
            let place = (here + cells - count % cells) % cells;
            self.cursor.row = (place / in_row) as u16;
            self.cursor.column = left + (place % in_row) as u16;
        }
    }

    /// CR: to the left margin, or to the first column where it is before that.
    pub(super) fn carriage_return(&mut self) {
        let left = self.margins.left;
        self.cursor.column = if self.has(ModeBit::Origin) || self.cursor.column >= left {
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
        let (first, last) = if self.has(ModeBit::Origin) {
            (self.margins.top, self.margins.bottom)
        } else {
            (0, self.last_row())
        };
        self.cursor.row = first.saturating_add(row.max(1) - 1).min(last);
        self.cursor.pending_wrap = false;
    }

    /// CHA and HPA: the column counts from the margin in origin mode.
    pub(super) fn goto_column(&mut self, column: u16) {
        let (first, last) = if self.has(ModeBit::Origin) {
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
            - if self.has(ModeBit::Origin) {
                self.margins.left.min(self.cursor.column)
            } else {
                0
            };
        self.goto_column(column.saturating_add(count.max(1)).saturating_add(1));
    }

    /// HPB (ECMA-48, which xterm leaves out): left, whatever the margins.
    pub(super) fn left(&mut self, count: u16) {
        let first = if self.has(ModeBit::Origin) {
            self.margins.left.min(self.cursor.column)
        } else {
            0
        };
        let column = self.cursor.column - first;
        self.goto_column(column.saturating_sub(count.max(1)) + 1);
    }

    /// VPR: down, whatever the margins.
    pub(super) fn below(&mut self, count: u16) {
        let row = self.cursor.row
            - if self.has(ModeBit::Origin) {
                self.margins.top.min(self.cursor.row)
            } else {
                0
            };
        self.goto_row(row.saturating_add(count.max(1)).saturating_add(1));
    }

    /// VPB (ECMA-48, which xterm leaves out): up, whatever the margins.
    pub(super) fn above(&mut self, count: u16) {
        let first = if self.has(ModeBit::Origin) {
            self.margins.top.min(self.cursor.row)
        } else {
            0
        };
        let row = self.cursor.row - first;
        self.goto_row(row.saturating_sub(count.max(1)) + 1);
    }

    /// DECSC: saves the cursor, the pen, the character sets and the origin mode.
    pub(super) fn save_cursor(&mut self) {
        let saved = Saved {
            cursor: self.cursor.clone(),
            origin: self.has(ModeBit::Origin),
            is_set: true,
        };
        *self.slot() = saved;
    }

    /// DECRC: what was saved, or what the terminal begins with.
    pub(super) fn restore_cursor(&mut self) {
        let saved = self.slot().clone();
        self.cursor = saved.cursor;
        self.modes.set(ModeBit::Origin, saved.origin);
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
        if self.has(ModeBit::AlternateScreen) {
            alternate.is_set
        } else {
            primary.is_set
        }
    }

    fn slot(&mut self) -> &mut Saved {
        let [primary, alternate] = &mut self.saved;
        if self.modes.has(ModeBit::AlternateScreen) {
            alternate
        } else {
            primary
        }
    }
}
