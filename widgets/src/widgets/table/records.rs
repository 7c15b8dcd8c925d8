//! What a table shows.

use std::borrow::Cow;

use super::key::SortKey;
use crate::content::Content;

/// The rows behind a [`Table`](crate::Table): asked for what is seen, and never for all at once.
///
/// An app gives its own data this face; for small tables there is `Vec<Vec<String>>`.
pub trait Records: Send + 'static {
    /// How many rows there are. More than `u32::MAX` are not shown.
    fn count(&self) -> usize;

    /// What stands in `column` of `row`, both from 0 and below [`count`](Self::count) and the table's columns.
    fn cell(&self, row: usize, column: usize) -> Cow<'_, str>;

    /// The same as it is drawn: where parts of a cell look different.
    fn content(&self, row: usize, column: usize) -> Content {
        self.cell(row, column).into()
    }

    /// What `row` is sorted by in `column`, if not by the text of the cell: numbers, dates and sizes are not.
    fn key(&self, row: usize, column: usize) -> SortKey<'_> {
        SortKey::Text(self.cell(row, column))
    }
}

impl Records for Vec<Vec<String>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        let cell = self.get(row).and_then(|cells| cells.get(column));
        Cow::Borrowed(cell.map_or("", String::as_str))
    }
}
