//! What of a text is seen.

use super::rows::Rows;

/// The window onto a text: which rows of it are seen.
#[derive(Debug, Default)]
pub(super) struct View {
    /// The row at the upper edge, by where it begins in bytes.
    pub(super) top: usize,
    pub(super) rows: usize,
    /// For the text, without the line numbers and the last column, which is the thumb's and the cursor's.
    pub(super) columns: usize,
}

impl View {
    pub(super) fn rows_of<'a>(&self, text: &'a str) -> Rows<'a> {
        Rows::new(text, self.columns)
    }

    /// Scrolls by so many rows, back if it is negative. Returns whether that went anywhere.
    pub(super) fn scroll(&mut self, text: &str, distance: isize) -> bool {
        let rows = self.rows_of(text);
        let last = self.last_top(text);
        let top = rows.by(self.top, distance);
        // Back it goes also from beyond the end, where a change of the text may have led.
        let to = if distance > 0 {
            top.min(last.max(self.top))
        } else {
            top
        };
        std::mem::replace(&mut self.top, to) != to
    }

    /// The farthest that the window goes.
    fn last_top(&self, text: &str) -> usize {
        let rows = self.rows_of(text);
        let above = isize::try_from(self.rows.saturating_sub(1)).unwrap_or(isize::MAX);
        rows.by(rows.row_of(text.len()), -above)
    }

    /// Begins at a row again, after the text or the width changed.
    pub(super) fn settle(&mut self, text: &str) {
        self.top = self.rows_of(text).row_of(self.top.min(text.len()));
    }

    /// Which row of the window `at` is in, from 0; none if it is not seen.
    pub(super) fn row_of(&self, text: &str, at: usize) -> Option<usize> {
        let rows = self.rows_of(text);
        let row = rows.row_of(at);
        let shown = std::iter::successors(Some(self.top), |&row| rows.next(row));
        shown.take(self.rows).position(|shown| shown == row)
    }

    /// Goes no farther than it must to show `at`.
    pub(super) fn reveal(&mut self, text: &str, at: usize) {
        let rows = self.rows_of(text);
        let row = rows.row_of(at);
        if row < self.top {
            self.top = row;
        } else if self.rows > 0 && self.row_of(text, at).is_none() {
            let above = isize::try_from(self.rows - 1).unwrap_or(isize::MAX);
            self.top = rows.by(row, -above);
        }
    }

    /// What is at a row and a column of the window.
    pub(super) fn at(&self, text: &str, row: usize, column: usize) -> usize {
        let rows = self.rows_of(text);
        let row = rows.by(self.top, isize::try_from(row).unwrap_or(isize::MAX));
        rows.at(row, column)
    }
}
