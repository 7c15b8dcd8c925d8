//! REP: the last character again.

use super::cell::{Cell, Glyph};
use super::encoded::Encoded;
use super::modes::ModeBit;
use super::print::width;
use super::row::{LineSize, erase};
use super::state::{Margins, State};
use crate::text;

/// A character that is one grapheme with another of its kind is repeated so often at most.
const JOINED: usize = 32;

impl State {
    /// REP: prints the character before the sequence again; as in xterm, nothing may have come between.
    ///
    /// A sequence of few bytes asks for a screen full, so that no character is done by itself: of the rows that become
    /// full of it one is laid out and the others are copies, and an insertion is made once for a row.
    pub(super) fn repeat(&mut self, c: Option<char>, count: u16) {
        let Some(c) = c else { return };
        let c = self.cursor.charsets.translate(c);
        let width = width(c).max(1);
        let mut left = self.repetitions(count, width);
        if self.has(ModeBit::GraphemeClusters) && joins_itself(c) {
            // Each is looked at with the grapheme before, and there are few such characters.
            (0..left.min(JOINED)).for_each(|_| self.print(c));
            return;
        }
        let clusters = self.has(ModeBit::GraphemeClusters);
        self.modes.set(ModeBit::GraphemeClusters, false);
        let here = if self.cursor.pending_wrap {
            0
        } else {
            let room = usize::from(self.right_edge().saturating_sub(self.cursor.column)) + 1;
            if room < width && self.cursor.column == 0 {
                // No row of this size takes it.
                left = 0;
            }
            left.min(room / width)
        };
        self.repeat_in_row(c, width, here);
        left -= here;
        left -= self.repeat_rows(c, width, left);
        left = self.repeat_in_region(c, width, left);
        while left > 0 {
            let part = left.min(usize::from(self.size.columns) / width).max(1);
            self.repeat_in_row(c, width, part);
            left -= part;
            if !self.has(ModeBit::Autowrap) {
                // The last column has it by now.
                break;
            }
        }
        self.modes.set(ModeBit::GraphemeClusters, clusters);
        self.last = None;
    }

    /// As many as show the same: once the screen is full of it, a row more is a row less.
    fn repetitions(&self, count: u16, width: usize) -> usize {
        // Rows of double size are seen until they have gone out at the top.
        let mut rows = (0..self.size.rows).filter_map(|row| self.grid.get(row));
        let screens = 1 + usize::from(rows.any(|row| row.size != LineSize::Single));
        let (count, full) = (usize::from(count), screens * self.size.cells());
        let Some(more) = count.checked_sub(full) else {
            return count;
        };
        let Margins {
            bottom,
            left,
            right,
            ..
        } = self.margins;
        // Below the margins nothing scrolls, and the last row is written to again.
        let last = if self.cursor.row > bottom {
            right.min(self.last_column_of(self.size.rows.saturating_sub(1)))
        } else {
            right
        };
        let in_row = (usize::from(last.saturating_sub(left)) + 1) / width;
        full + more.checked_rem(in_row).unwrap_or(0)
    }

    /// Repeats it at most as often as it goes into a row.
    fn repeat_in_row(&mut self, c: char, width: usize, count: usize) {
        // It has gone through the sets already.
        let sets = std::mem::take(&mut self.cursor.charsets);
        if self.has(ModeBit::Insert) {
            self.repeat_inserted(c, width, count);
        } else if let ' '..='~' = c {
            self.print_ascii(&vec![c as u8; count]);
        } else {
            self.print_text(&c.to_string().repeat(count));
        }
        self.cursor.charsets = sets;
    }

    fn repeat_inserted(&mut self, c: char, width: usize, mut left: usize) {
        while left > 0 {
            if self.cursor.pending_wrap && self.has(ModeBit::Autowrap) {
                self.wrap();
            }
            let room = usize::from(self.right_edge().saturating_sub(self.cursor.column)) + 1;
            let now = left.min((room / width).max(1));
            if now * width <= room {
                self.insert_cells((now * width) as u16);
                self.modes.set(ModeBit::Insert, false);
            }
            self.print_text(&c.to_string().repeat(now));
            self.modes.set(ModeBit::Insert, true);
            left -= now;
            if !self.has(ModeBit::Autowrap) {
                break;
            }
        }
    }

    /// Between left and right margins every wrap at the bottom would move all rows: they are moved once. How many
    /// characters are still to be done.
    fn repeat_in_region(&mut self, c: char, width: usize, mut left: usize) -> usize {
        let Margins {
            top,
            bottom,
            left: first,
            right,
        } = self.margins;
        let in_row = usize::from(right.min(self.last_column_of(bottom)).saturating_sub(first)) + 1;
        let in_row = in_row / width;
        let can = self.has(ModeBit::Autowrap) && !self.is_full_width() && self.is_between_margins();
        if !can || in_row == 0 || self.cursor.row > bottom {
            return left;
        }
        while left > 0 && self.cursor.row < bottom {
            let part = left.min(in_row);
            self.repeat_in_row(c, width, part);
            left -= part;
        }
        let rows = left.div_ceil(in_row);
        let height = usize::from(bottom - top) + 1;
        if rows < 2 || height < 2 {
            return left;
        }
        // The row that moves up is one of those that are full of it.
        self.repeat_in_row(c, width, in_row);
        left -= in_row;
        let rows = rows - 1;
        let kept = rows.min(height - 1);
        left -= (rows - kept) * in_row;
        self.scroll_up(kept as u16);
        self.cursor.row = bottom - kept as u16;
        self.repeat_in_row(c, width, left);
        for row in top..=bottom {
            if let Some(row) = self.grid.get_mut(row) {
                row.wrapped = false;
            }
        }
        0
    }

    /// Fills whole rows, from the next one on, and leaves at least one character to do, so that every row was followed
    /// by another. How many characters that took.
    fn repeat_rows(&mut self, c: char, width: usize, count: usize) -> usize {
        let columns = usize::from(self.size.columns);
        let in_row = columns / width;
        if !self.has(ModeBit::Autowrap) || !self.is_full_width() || in_row == 0 || count <= in_row {
            return 0;
        }
        let cell = |glyph| Cell {
            glyph,
            look: self.stamp,
        };
        let mut cells = vec![cell(Glyph::char(c, width == 2)); columns];
        if width == 2 {
            for right in cells.iter_mut().skip(1).step_by(2) {
                *right = cell(Glyph::RIGHT_HALF);
            }
            if columns % 2 == 1
                && let Some(last) = cells.last_mut()
            {
                *last = Cell::erased(self.erasure());
            }
        }
        let full = Encoded::of(&cells, &self.workshop.tables, &mut self.workshop.room);
        if !self.cursor.pending_wrap {
            // The cell that is too little for one more is none of the text.
            let (row, from) = (self.cursor.row, self.cursor.column.into());
            let blank = Cell::erased(self.erasure());
            let end = usize::from(self.right_edge()) + 1;
            erase(self.cells(row), from, end, blank);
        }
        let mut done = 0;
        while count - done > in_row {
            self.wrap();
            self.workshop.is_open = true;
            match self.grid.get_mut(self.cursor.row) {
                Some(row) if row.size == LineSize::Single => {
                    row.show_copy(&full, self.size.columns, &mut self.workshop.spare);
                }
                _ => return done,
            }
            self.cursor.column = self.last_column();
            self.cursor.pending_wrap = columns % width == 0;
            done += in_row;
        }
        if done > 0 && !self.cursor.pending_wrap {
            // The cell that is too little for one more is done with.
            self.cursor.pending_wrap = true;
        }
        done
    }
}

/// Whether a character is one grapheme with another of its kind.
fn joins_itself(c: char) -> bool {
    !c.is_ascii() && {
        let two: String = [c, c].iter().collect();
        text::boundary_from(&two, c.len_utf8()) == two.len()
            && text::boundary_before(&two, two.len()) == 0
    }
}
