//! The cursor: where it goes, and the tabs on its way.

use super::{Operations, from_one};
use crate::geometry::Position;

impl Operations<'_> {
    /// To `to` (CUP). In origin mode that counts from the upper left corner of the margins.
    pub fn move_to(&mut self, to: Position) -> &mut Self {
        match (from_one(to.row), from_one(to.column)) {
            (1, 1) => self.csi("", &[], "H"),
            (row, 1) => self.csi("", &[row], "H"),
            (row, column) => self.csi("", &[row, column], "H"),
        }
    }

    /// To `column` of the same row (CHA).
    pub fn move_to_column(&mut self, column: i32) -> &mut Self {
        self.counted(from_one(column), "G")
    }

    /// To `row` in the same column (VPA).
    pub fn move_to_row(&mut self, row: i32) -> &mut Self {
        self.counted(from_one(row), "d")
    }

    /// Up by `rows`, not beyond the top margin (CUU).
    pub fn up(&mut self, rows: u16) -> &mut Self {
        self.counted(rows, "A")
    }

    /// Down by `rows`, not beyond the bottom margin (CUD).
    pub fn down(&mut self, rows: u16) -> &mut Self {
        self.counted(rows, "B")
    }

    /// Right by `columns` (CUF).
    pub fn forward(&mut self, columns: u16) -> &mut Self {
        self.counted(columns, "C")
    }

    /// Left by `columns` (CUB).
    pub fn back(&mut self, columns: u16) -> &mut Self {
        self.counted(columns, "D")
    }

    /// To the first column, `rows` down (CNL). Unlike [`next_line`](Self::next_line) it does not scroll.
    pub fn down_to_start(&mut self, rows: u16) -> &mut Self {
        self.counted(rows, "E")
    }

    /// To the first column, `rows` up (CPL).
    pub fn up_to_start(&mut self, rows: u16) -> &mut Self {
        self.counted(rows, "F")
    }

    /// To the first column (CR).
    pub fn carriage_return(&mut self) -> &mut Self {
        self.raw(b"\r")
    }

    /// Down a row, scrolling at the bottom margin (LF); to the first column too if [`Mode::NEW_LINE`] is set.
    ///
    /// [`Mode::NEW_LINE`]: super::Mode::NEW_LINE
    pub fn line_feed(&mut self) -> &mut Self {
        self.raw(b"\n")
    }

    /// Left a column (BS).
    pub fn backspace(&mut self) -> &mut Self {
        self.raw(b"\x08")
    }

    /// Down a row in the same column, scrolling at the bottom margin (IND).
    pub fn index(&mut self) -> &mut Self {
        self.raw(b"\x1bD")
    }

    /// Up a row in the same column, scrolling at the top margin (RI).
    pub fn reverse_index(&mut self) -> &mut Self {
        self.raw(b"\x1bM")
    }

    /// To the first column of the next row, scrolling at the bottom margin (NEL).
    pub fn next_line(&mut self) -> &mut Self {
        self.raw(b"\x1bE")
    }

    /// Right a column, scrolling sideways at the right margin (DECFI).
    pub fn forward_index(&mut self) -> &mut Self {
        self.raw(b"\x1b9")
    }

    /// Left a column, scrolling sideways at the left margin (DECBI).
    pub fn back_index(&mut self) -> &mut Self {
        self.raw(b"\x1b6")
    }

    /// Keeps the cursor's place, the rendition, the character sets and origin mode (DECSC).
    pub fn save_cursor(&mut self) -> &mut Self {
        self.raw(b"\x1b7")
    }

    /// Back to what [`save_cursor`](Self::save_cursor) kept (DECRC).
    pub fn restore_cursor(&mut self) -> &mut Self {
        self.raw(b"\x1b8")
    }

    /// To the next tab stop (HT).
    pub fn tab(&mut self) -> &mut Self {
        self.raw(b"\t")
    }

    /// Right by `stops` tab stops (CHT).
    pub fn tab_forward(&mut self, stops: u16) -> &mut Self {
        self.counted(stops, "I")
    }

    /// Left by `stops` tab stops (CBT).
    pub fn tab_back(&mut self, stops: u16) -> &mut Self {
        self.counted(stops, "Z")
    }

    /// A tab stop where the cursor is (HTS).
    pub fn set_tab(&mut self) -> &mut Self {
        self.raw(b"\x1bH")
    }

    /// No tab stop where the cursor is (TBC).
    pub fn clear_tab(&mut self) -> &mut Self {
        self.csi("", &[], "g")
    }

    /// No tab stops at all (TBC).
    pub fn clear_tabs(&mut self) -> &mut Self {
        self.csi("", &[3], "g")
    }

    /// A tab stop in every eighth column, as at the start (DECST8C, of the VT510).
    pub fn reset_tabs(&mut self) -> &mut Self {
        self.csi("?", &[5], "W")
    }
}
