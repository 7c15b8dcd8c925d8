//! What scrolls, and lines of double size.

use std::ops::Range;

use super::{Operations, from_one};

impl Operations<'_> {
    /// Scrolling takes place in `rows` only, from 0, the end excluded; at least two rows (DECSTBM). The cursor goes
    /// to the upper left corner.
    pub fn scroll_region(&mut self, rows: Range<u16>) -> &mut Self {
        self.margins(&rows, "r")
    }

    /// The whole screen scrolls (DECSTBM).
    pub fn reset_scroll_region(&mut self) -> &mut Self {
        self.csi("", &[], "r")
    }

    /// The left and right margins: `columns` from 0, the end excluded; at least two (DECSLRM, of the VT420). They have
    /// an effect while [`Mode::LEFT_RIGHT_MARGIN`](super::Mode::LEFT_RIGHT_MARGIN) is set; else this saves the cursor.
    pub fn left_right_margins(&mut self, columns: Range<u16>) -> &mut Self {
        self.margins(&columns, "s")
    }

    fn margins(&mut self, range: &Range<u16>, last: &str) -> &mut Self {
        if range.end < range.start.saturating_add(2) {
            return self;
        }
        let sides = [from_one(range.start.into()), range.end.min(0x7fff)];
        self.csi("", &sides, last)
    }

    /// What is in the margins moves up by `rows`; blanks come in below (SU).
    pub fn scroll_up(&mut self, rows: u16) -> &mut Self {
        self.counted(rows, "S")
    }

    /// What is in the margins moves down by `rows`; blanks come in above (SD).
    pub fn scroll_down(&mut self, rows: u16) -> &mut Self {
        // With a parameter always: `CSI T` alone means something else to some.
        match rows {
            0 => self,
            rows => self.csi("", &[rows], "T"),
        }
    }

    /// The cursor's row shows the upper half of characters of double height and width (DECDHL).
    pub fn double_height_top(&mut self) -> &mut Self {
        self.raw(b"\x1b#3")
    }

    /// The cursor's row shows the lower half of characters of double height and width (DECDHL).
    pub fn double_height_bottom(&mut self) -> &mut Self {
        self.raw(b"\x1b#4")
    }

    /// The cursor's row has characters of single size (DECSWL).
    pub fn single_width(&mut self) -> &mut Self {
        self.raw(b"\x1b#5")
    }

    /// The cursor's row has characters of double width (DECDWL); its right half is gone.
    pub fn double_width(&mut self) -> &mut Self {
        self.raw(b"\x1b#6")
    }

    /// Fills the screen with `E`, to adjust the picture (DECALN).
    pub fn alignment_test(&mut self) -> &mut Self {
        self.raw(b"\x1b#8")
    }
}
