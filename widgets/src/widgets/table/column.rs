//! The columns of a table.

use strombus_terminal::text;

use crate::length::{Length, share};

/// Blank columns of the screen between two columns of a table.
pub(super) const GAP: u16 = 2;

/// A column of a [`Table`](crate::Table): its title, how wide it is, and on which side its cells stand.
#[derive(Clone, Debug)]
pub struct Column {
    pub(super) title: String,
    pub(super) length: Length,
    pub(super) is_right: bool,
    pub(super) sorts: bool,
    /// On narrower tables it is left out, and on those that are as wide as this or wider.
    wide: u16,
    narrow: u16,
}

impl Column {
    /// A column that takes its share of what the others leave over, and is never narrower than its title while there is room.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        let title = title.into();
        // The sign of the order stands behind the title.
        let width = text::width(&title).saturating_add(2);
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        Self {
            title,
            length: Length::flexible().min(width),
            is_right: false,
            sorts: true,
            wide: 0,
            narrow: u16::MAX,
        }
    }

    /// Always so many columns of the screen wide, while there is room.
    #[must_use]
    pub const fn fixed(mut self, columns: u16) -> Self {
        self.length = Length::fixed(columns);
        self
    }

    /// With a share of `weight` in what is left over, where others have one of 1; 0 takes none.
    #[must_use]
    pub const fn flex(mut self, weight: u16) -> Self {
        self.length = self.length.flex(weight);
        self
    }

    /// As wide as `length` says.
    #[must_use]
    pub const fn length(mut self, length: Length) -> Self {
        self.length = length;
        self
    }

    /// With its cells at the right side, as numbers stand.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.is_right = true;
        self
    }

    /// That the table cannot be sorted by.
    #[must_use]
    pub const fn unsorted(mut self) -> Self {
        self.sorts = false;
        self
    }

    /// Only on tables that are so many columns of the screen wide, at least: what matters less.
    #[must_use]
    pub const fn wide(mut self, columns: u16) -> Self {
        self.wide = columns;
        self
    }

    /// Only on tables that are less than so many columns of the screen wide: what a [wider](Self::wide) column says at length.
    #[must_use]
    pub const fn narrow(mut self, columns: u16) -> Self {
        self.narrow = columns;
        self
    }
}

/// Where each column begins and how wide it is, on a table that is `whole` wide, `available` of it for columns. One that is
/// left out has no width.
pub(super) fn places(columns: &[Column], whole: u16, available: u16) -> Vec<(u16, u16)> {
    let is_seen = |column: &&Column| {
        column.wide <= whole && (whole < column.narrow || column.narrow == u16::MAX)
    };
    let lengths: Vec<Length> = columns.iter().filter(is_seen).map(|c| c.length).collect();
    let gaps = u16::try_from(lengths.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let room = available.saturating_sub(gaps.saturating_mul(GAP));
    let mut widths = share(room, &lengths).into_iter();
    let mut start = 0_u16;
    let place = |column: &Column| {
        if !is_seen(&column) {
            return (start, 0);
        }
        let place = (start, widths.next().unwrap_or(0));
        start = start.saturating_add(place.1).saturating_add(GAP);
        place
    };
    columns.iter().map(place).collect()
}
