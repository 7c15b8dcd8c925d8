//! Places and sizes on a screen, as types: rows before columns, counted from 0.

/// A cell's place: row and column from 0. Signed, since a widget may lie partly outside of what shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Rows below the top.
    pub row: i32,
    /// Columns right of the left edge.
    pub column: i32,
}

impl Position {
    /// The upper left corner.
    pub const ORIGIN: Self = Self { row: 0, column: 0 };

    /// The place at `row` and `column`.
    #[must_use]
    pub const fn new(row: i32, column: i32) -> Self {
        Self { row, column }
    }

    /// This place moved by as much as `other` is away from the origin.
    #[must_use]
    pub const fn offset(self, other: Self) -> Self {
        Self::new(
            self.row.saturating_add(other.row),
            self.column.saturating_add(other.column),
        )
    }

    /// This place as seen from `origin`.
    #[must_use]
    pub const fn relative_to(self, origin: Self) -> Self {
        Self::new(
            self.row.saturating_sub(origin.row),
            self.column.saturating_sub(origin.column),
        )
    }
}

/// How large a thing is: rows x columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// The number of rows.
    pub rows: u16,
    /// The number of columns.
    pub columns: u16,
}

impl Size {
    /// The largest screen that is served, whatever a client says: enough for a wall of
    /// displays, and small enough that a size alone cannot exhaust memory.
    pub const MAX: Self = Self {
        rows: 500,
        columns: 1000,
    };

    /// What a terminal is taken to be when it does not say: the VT100's 24 rows of 80 columns.
    pub const VT100: Self = Self {
        rows: 24,
        columns: 80,
    };

    /// `rows` x `columns`.
    #[must_use]
    pub const fn new(rows: u16, columns: u16) -> Self {
        Self { rows, columns }
    }

    /// The number of cells.
    #[must_use]
    pub const fn cells(self) -> usize {
        self.rows as usize * self.columns as usize
    }

    /// Whether there is no cell in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.rows == 0 || self.columns == 0
    }

    /// The size to use for what a client said, of any width of integer: 0 means "not known"
    /// (RFC 1073, RFC 4254 section 6.2) and becomes the VT100's, too much becomes [`Size::MAX`].
    #[must_use]
    pub fn from_client(rows: u32, columns: u32) -> Self {
        let clamp = |said: u32, unknown: u16, max: u16| match said {
            0 => unknown,
            n => u16::try_from(n).unwrap_or(max).min(max),
        };
        Self {
            rows: clamp(rows, Self::VT100.rows, Self::MAX.rows),
            columns: clamp(columns, Self::VT100.columns, Self::MAX.columns),
        }
    }
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// The upper left cell.
    pub origin: Position,
    /// How large it is.
    pub size: Size,
}

impl Rect {
    /// The rectangle of `size` at `origin`.
    #[must_use]
    pub const fn new(origin: Position, size: Size) -> Self {
        Self { origin, size }
    }

    /// The rectangle of `size` in the upper left corner.
    #[must_use]
    pub const fn of(size: Size) -> Self {
        Self {
            origin: Position::ORIGIN,
            size,
        }
    }

    /// The first row.
    #[must_use]
    pub const fn top(self) -> i32 {
        self.origin.row
    }

    /// The first column.
    #[must_use]
    pub const fn left(self) -> i32 {
        self.origin.column
    }

    /// The row behind the last.
    #[must_use]
    pub const fn bottom(self) -> i32 {
        self.origin.row.saturating_add(self.size.rows as i32)
    }

    /// The column behind the last.
    #[must_use]
    pub const fn right(self) -> i32 {
        self.origin.column.saturating_add(self.size.columns as i32)
    }

    /// Whether there is no cell in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.size.is_empty()
    }

    /// Whether `position` is inside.
    #[must_use]
    pub const fn contains(self, position: Position) -> bool {
        position.row >= self.top()
            && position.row < self.bottom()
            && position.column >= self.left()
            && position.column < self.right()
    }

    /// What both rectangles cover; empty where they do not meet.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        let top = self.top().max(other.top());
        let left = self.left().max(other.left());
        let span =
            |from: i32, to: i32| u16::try_from(to.saturating_sub(from).max(0)).unwrap_or(u16::MAX);
        let size = Size::new(
            span(top, self.bottom().min(other.bottom())),
            span(left, self.right().min(other.right())),
        );
        Self::new(Position::new(top, left), size)
    }

    /// This rectangle moved by as much as `by` is away from the origin.
    #[must_use]
    pub const fn offset(self, by: Position) -> Self {
        Self {
            origin: self.origin.offset(by),
            size: self.size,
        }
    }

    /// What remains when `margin` cells are taken off each side.
    #[must_use]
    pub fn inset(self, margin: u16) -> Self {
        let by = margin.saturating_mul(2);
        Self::new(
            self.origin
                .offset(Position::new(i32::from(margin), i32::from(margin))),
            Size::new(
                self.size.rows.saturating_sub(by),
                self.size.columns.saturating_sub(by),
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_that_says_nothing_of_its_size_gets_the_vt100s() {
        assert_eq!(Size::from_client(0, 0), Size::new(24, 80));
        assert_eq!(Size::from_client(50, 0), Size::new(50, 80));
    }

    #[test]
    fn an_absurd_size_is_clamped() {
        assert_eq!(Size::from_client(u32::MAX, 65_535), Size::MAX);
        assert_eq!(Size::from_client(1, 1), Size::new(1, 1));
    }

    #[test]
    fn rectangles_that_do_not_meet_have_an_empty_intersection() {
        let a = Rect::new(Position::new(0, 0), Size::new(2, 2));
        let b = Rect::new(Position::new(5, 5), Size::new(2, 2));
        assert!(a.intersection(b).is_empty());
        assert_eq!(a.intersection(a), a);
    }
}
