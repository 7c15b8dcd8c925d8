//! Scrolling: IND, RI, NEL, SU, SD, SL, SR, the margins, IL, DL.

use super::cell::{Cell, Look};
use super::modes::ModeBit;
use super::row::split_wide;
use super::state::{Margins, State};

impl State {
    /// IND and LF: down, and at the bottom margin everything up.
    pub(super) fn index(&mut self) {
        self.cursor.pending_wrap = false;
        if self.cursor.row == self.margins.bottom {
            if self.is_between_margins() {
                self.scroll_up(1);
            }
        } else if self.cursor.row < self.last_row() {
            self.cursor.row += 1;
        }
    }

    /// RI: up, and at the top margin everything down.
    pub(super) fn reverse_index(&mut self) {
        self.cursor.pending_wrap = false;
        if self.cursor.row == self.margins.top {
            if self.is_between_margins() {
                self.scroll_down(1);
            }
        } else {
            self.cursor.row = self.cursor.row.saturating_sub(1);
        }
    }

    /// Whether the cursor's column is between the left and the right margin.
    pub(super) const fn is_between_margins(&self) -> bool {
        self.cursor.column >= self.margins.left && self.cursor.column <= self.margins.right
    }

    /// Whether the left and the right margin are the edges of the screen.
    pub(super) const fn is_full_width(&self) -> bool {
        self.margins.left == 0 && self.margins.right == self.last_column()
    }

    /// SU: what is between the margins goes up. Whole rows that leave the primary screen at its top are remembered.
    pub(super) fn scroll_up(&mut self, count: u16) {
        let Margins { top, bottom, .. } = self.margins;
        let count = count.clamp(1, bottom - top + 1);
        if top == 0 && self.is_full_width() && !self.has(ModeBit::AlternateScreen) {
            self.remember_top(count);
        }
        self.move_up(top, bottom, count);
    }

    /// Puts the first rows into the scrollback, and blank ones in their places.
    fn remember_top(&mut self, count: u16) {
        for row in 0..count {
            if let Some(row) = self.grid.get_mut(row) {
                let row = std::mem::take(row);
                self.remember(row);
            }
        }
    }

    /// SD: what is between the margins goes down.
    pub(super) fn scroll_down(&mut self, count: u16) {
        self.move_down(self.margins.top, self.margins.bottom, count.max(1));
    }

    fn move_up(&mut self, top: u16, bottom: u16, count: u16) {
        let look = self.erasure();
        if self.is_full_width() {
            self.grid.scroll_up(
                top,
                bottom,
                count,
                look,
                self.size.columns,
                &mut self.workshop,
            );
            return;
        }
        let count = count.min(bottom - top + 1);
        for row in top..=bottom {
            self.move_part(
                row.checked_add(count).filter(|&from| from <= bottom),
                row,
                look,
            );
        }
    }

    fn move_down(&mut self, top: u16, bottom: u16, count: u16) {
        let look = self.erasure();
        if self.is_full_width() {
            self.grid.scroll_down(
                top,
                bottom,
                count,
                look,
                self.size.columns,
                &mut self.workshop,
            );
            return;
        }
        for row in (top..=bottom).rev() {
            self.move_part(
                row.checked_sub(count).filter(|&from| from >= top),
                row,
                look,
            );
        }
    }

    /// Copies what is between the margins from one row to another, or erases it there.
    fn move_part(&mut self, from: Option<u16>, to: u16, look: Look) {
        let (left, right) = (
            usize::from(self.margins.left),
            usize::from(self.margins.right) + 1,
        );
        match from {
            None => super::row::erase(self.cells(to), left, right, Cell::erased(look)),
            Some(from) => {
                let [from, to] = self.two_rows(from, to);
                split_wide(from, left, right);
                split_wide(to, left, right);
                if let (Some(from), Some(to)) = (from.get(left..right), to.get_mut(left..right)) {
                    to.copy_from_slice(from);
                }
            }
        }
        if let Some(row) = self.grid.get_mut(to) {
            row.wrapped = false;
        }
    }

    /// SL and SR: every row between the margins goes left or right.
    pub(super) fn scroll_sideways(&mut self, count: u16, left: bool) {
        let (column, row) = (self.cursor.column, self.cursor.row);
        if !self.is_between_margins() || !(self.margins.top..=self.margins.bottom).contains(&row) {
            return;
        }
        self.shift_columns(self.margins.left, count, left);
        self.cursor.column = column;
    }

    /// Moves what is from `column` to the right margin, in all rows between the margins.
    pub(super) fn shift_columns(&mut self, column: u16, count: u16, left: bool) {
        for row in self.margins.top..=self.margins.bottom {
            if left {
                self.delete_at(row, column, count.max(1));
            } else {
                self.insert_at(row, column, count.max(1));
            }
            if let Some(row) = self.grid.get_mut(row) {
                row.wrapped = false;
            }
        }
    }

    /// IL: blank rows come in where the cursor is.
    pub(super) fn insert_lines(&mut self, count: u16) {
        self.shift_lines(count, Self::move_down);
    }

    /// DL: the rows from the cursor on go.
    pub(super) fn delete_lines(&mut self, count: u16) {
        self.shift_lines(count, Self::move_up);
    }

    fn shift_lines(&mut self, count: u16, shift: fn(&mut Self, u16, u16, u16)) {
        let Margins {
            top, bottom, left, ..
        } = self.margins;
        let row = self.cursor.row;
        if !(top..=bottom).contains(&row) || !self.is_between_margins() {
            return;
        }
        shift(self, row, bottom, count.max(1));
        self.cursor.column = left;
        self.cursor.pending_wrap = false;
    }

    /// DECSTBM: the top and bottom margins, from 1; 0 is the edge.
    pub(super) fn set_vertical_margins(&mut self, top: u16, bottom: u16) {
        let bottom = match bottom {
            0 => self.size.rows,
            bottom => bottom.min(self.size.rows),
        };
        let top = top.max(1);
        if top < bottom {
            self.margins.top = top - 1;
            self.margins.bottom = bottom - 1;
            self.goto(1, 1);
        }
    }

    /// DECSLRM: the left and right margins, from 1; 0 is the edge.
    pub(super) fn set_horizontal_margins(&mut self, left: u16, right: u16) {
        let right = match right {
            0 => self.size.columns,
            right => right.min(self.size.columns),
        };
        let left = left.max(1);
        if left < right {
            self.margins.left = left - 1;
            self.margins.right = right - 1;
            self.goto(1, 1);
        }
    }

    /// The margins are the edges again.
    pub(super) fn reset_margins(&mut self) {
        self.margins = Margins::whole(self.size);
    }
}
