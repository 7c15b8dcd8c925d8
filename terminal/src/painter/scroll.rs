//! Rows that the terminal itself moves up or down.

use super::brush::Brush;
use crate::cell::Cell;
use crate::geometry::Position;
use crate::shown::Place;
use crate::style::Style;

/// Rows of a screen that move together. What moves out of them is lost, and blank rows move in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The first row.
    pub(super) top: usize,
    /// The last row.
    pub(super) bottom: usize,
    /// The rows by which they move.
    pub(super) by: usize,
    /// Whether they move up.
    pub(super) up: bool,
    /// The style of the blank rows.
    pub(super) fill: Style,
}

impl Scroll {
    /// The same, counted from another row.
    pub(super) const fn below(self, top: usize) -> Self {
        Self {
            top: self.top + top,
            bottom: self.bottom + top,
            ..self
        }
    }

    /// Where the first of the blank rows begins, which most likely is written to next.
    fn freed(self) -> Position {
        let y = if self.up {
            self.bottom + 1 - self.by
        } else {
            self.top
        };
        Position::new(coordinate(y), 0)
    }

    /// Does to cells what the terminal does.
    pub(super) fn apply(self, cells: &mut [Cell], columns: usize) {
        let rows = self.top * columns..(self.bottom + 1) * columns;
        let Some(rows) = cells.get_mut(rows) else {
            return;
        };
        let by = (self.by * columns).min(rows.len());
        let kept = rows.len() - by;
        let freed = if self.up {
            rows.copy_within(by.., 0);
            rows.get_mut(kept..)
        } else {
            rows.copy_within(..kept, by);
            rows.get_mut(..by)
        };
        if let Some(freed) = freed {
            freed.fill(Cell::blank(self.fill));
        }
    }

    /// Lets the terminal do it, in the cheapest of its ways; its screen has `count` rows.
    pub(super) fn emit(self, brush: &mut Brush<'_>, count: usize) {
        brush.style_for_blank(self.fill, None);
        if brush.profile.edit_lines {
            brush.shorter_towards(
                Some(self.freed()),
                |brush| self.in_region(brush, count),
                |brush| self.by_lines(brush, count),
            );
        } else {
            self.in_region(brush, count);
        }
    }

    /// By a region that scrolls alone.
    fn in_region(self, brush: &mut Brush<'_>, count: usize) {
        let whole = self.top == 0 && self.bottom + 1 == count;
        if !whole {
            self.set_region(brush, count);
        }
        if brush.profile.pan {
            // Behind a region the cursor is at home, whichever way was taken.
            brush.shorter_towards(
                Some(self.freed()).filter(|_| whole),
                |brush| brush.csi(self.by, if self.up { b'S' } else { b'T' }),
                |brush| self.feed_lines(brush),
            );
        } else {
            self.feed_lines(brush);
        }
        if !whole {
            brush.out.extend_from_slice(b"\x1b[r");
            brush.pen.place = Place::At(Position::ORIGIN);
        }
    }

    /// DECSTBM, which also takes the cursor home.
    fn set_region(self, brush: &mut Brush<'_>, count: usize) {
        brush.out.extend_from_slice(b"\x1b[");
        if self.top > 0 {
            brush
                .out
                .extend_from_slice((self.top + 1).to_string().as_bytes());
        }
        if self.bottom + 1 < count {
            brush
                .out
                .extend_from_slice(format!(";{}", self.bottom + 1).as_bytes());
        }
        brush.out.push(b'r');
        brush.pen.place = Place::At(Position::ORIGIN);
    }

    /// By LF on the last row or RI on the first.
    fn feed_lines(self, brush: &mut Brush<'_>) {
        let y = coordinate(if self.up { self.bottom } else { self.top });
        let on_row = match brush.pen.place {
            Place::At(at) => at.row == y,
            Place::Row(row) => row == y,
            Place::Unknown => false,
        };
        if !on_row {
            brush.go(Position::new(y, 0));
        }
        let line: &[u8] = if self.up { b"\n" } else { b"\x1bM" };
        for _ in 0..self.by {
            brush.out.extend_from_slice(line);
        }
        brush.stays_on(y);
    }

    /// By deleting rows at one end and inserting as many at the other.
    fn by_lines(self, brush: &mut Brush<'_>, count: usize) {
        let behind = self.bottom + 1 - self.by;
        let (deleted, inserted) = if self.up {
            (self.top, behind)
        } else {
            (behind, self.top)
        };
        let to_end = self.bottom + 1 == count;
        // On the last rows nothing stays in place, so that one of the two is enough.
        if self.up || !to_end {
            brush.go(Position::new(coordinate(deleted), 0));
            brush.csi(self.by, b'M');
        }
        if !self.up || !to_end {
            brush.go(Position::new(coordinate(inserted), 0));
            brush.csi(self.by, b'L');
        }
    }
}

fn coordinate(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Glyph;

    const COLUMNS: usize = 4;

    /// A row for each letter, full of it; a blank row for a blank.
    fn screen(letters: &str) -> Vec<Cell> {
        let cell = |c| Cell {
            glyph: Glyph::char(c),
            style: Style::PLAIN,
        };
        let row = |c| std::iter::repeat_n(cell(c), COLUMNS);
        letters.chars().flat_map(row).collect()
    }

    #[test]
    fn cells_are_moved_as_the_terminal_moves_them() {
        let mut cells = screen("abcdef");
        let scroll = Scroll {
            top: 1,
            bottom: 4,
            by: 2,
            up: true,
            fill: Style::PLAIN,
        };
        scroll.apply(&mut cells, COLUMNS);
        assert_eq!(cells, screen("ade  f"));
        Scroll {
            up: false,
            ..scroll
        }
        .apply(&mut cells, COLUMNS);
        assert_eq!(cells, screen("a  def"));
    }
}
