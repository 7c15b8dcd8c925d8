//! Where what belongs to a place comes to lie beside it: a popup, an open menu.

use strombus_terminal::{Position, Rect, Size};

/// Below `anchor`, or above it if it is cut there and has more room above; moved sideways so that it lies on the screen.
pub(crate) fn beside(anchor: Rect, size: Size, screen: Rect) -> Rect {
    let room = |rows: i32| u16::try_from(rows.max(0)).unwrap_or(u16::MAX);
    let below = room(screen.bottom().saturating_sub(anchor.bottom()));
    let above = room(anchor.top().saturating_sub(screen.top()));
    let is_below = size.rows <= below || below >= above;
    let rows = size.rows.min(if is_below { below } else { above });
    let row = match is_below {
        true => anchor.bottom(),
        false => anchor.top() - i32::from(rows),
    };
    within(
        Position::new(row, anchor.left()),
        Size::new(rows, size.columns),
        screen,
    )
}

/// The rectangle of `size` at `at`, moved so that it lies on the screen.
pub(crate) fn within(at: Position, size: Size, screen: Rect) -> Rect {
    let axis = |at: i32, first: i32, end: i32, length: u16| {
        let last = end.saturating_sub(length.into()).max(first);
        at.clamp(first, last)
    };
    let row = axis(at.row, screen.top(), screen.bottom(), size.rows);
    let column = axis(at.column, screen.left(), screen.right(), size.columns);
    Rect::new(Position::new(row, column), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Rect = Rect::of(Size::new(10, 20));

    fn rect(row: i32, column: i32, rows: u16, columns: u16) -> Rect {
        Rect::new(Position::new(row, column), Size::new(rows, columns))
    }

    #[test]
    fn a_popup_lies_below_its_anchor_or_above_where_there_is_more_room() {
        let check = |anchor: Rect, size, expected: Rect| {
            assert_eq!(beside(anchor, size, SCREEN), expected);
            // The same as seen from elsewhere.
            let by = Position::new(-3, -5);
            let moved = beside(anchor.offset(by), size, SCREEN.offset(by));
            assert_eq!(moved, expected.offset(by));
        };
        check(rect(2, 3, 1, 5), Size::new(4, 8), rect(3, 3, 4, 8));
        check(rect(8, 3, 1, 5), Size::new(4, 8), rect(4, 3, 4, 8));
        check(rect(4, 3, 1, 5), Size::new(9, 8), rect(5, 3, 5, 8));
        check(rect(2, 15, 1, 5), Size::new(4, 8), rect(3, 12, 4, 8));
        check(rect(9, 0, 1, 20), Size::new(20, 30), rect(0, 0, 9, 30));
    }

    #[test]
    fn what_would_lie_beyond_the_screen_is_moved_onto_it() {
        let at = Position::new(-3, 50);
        assert_eq!(within(at, Size::new(4, 8), SCREEN), rect(0, 12, 4, 8));
    }
}
