//! What a table shows.

use std::borrow::Cow;
use std::cmp::Ordering;

/// The rows behind a [`Table`](crate::Table): asked for what is seen, and never for all at once.
///
/// An app gives its own data this face; for small tables there is `Vec<Vec<String>>`.
pub trait Records: Send + 'static {
    /// How many rows there are. More than `u32::MAX` are not shown.
    fn count(&self) -> usize;

    /// What stands in `column` of `row`, both from 0 and below [`count`](Self::count) and the table's columns.
    fn cell(&self, row: usize, column: usize) -> Cow<'_, str>;

    /// Which of two rows comes first when they are sorted by `column`. Text is compared unless this is implemented:
    /// numbers, dates and sizes want their own order.
    fn compare(&self, column: usize, one: usize, other: usize) -> Ordering {
        self.cell(one, column).cmp(&self.cell(other, column))
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
