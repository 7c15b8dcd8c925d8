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

/// Right of `anchor`, or left of it, from its first row on, or moved up so that it lies on the screen; where nothing of `taken` is
/// covered, if there is such a place. `None` where neither side has room for all its columns.
pub(crate) fn aside(anchor: Rect, size: Size, taken: &[Rect], screen: Rect) -> Option<Rect> {
    let size = Size::new(size.rows.min(screen.size.rows), size.columns);
    let columns = i32::from(size.columns);
    let lies_at = |column: i32| {
        let has_room = screen.left() <= column && column.saturating_add(columns) <= screen.right();
        let at = Position::new(anchor.top(), column);
        has_room.then(|| within(at, size, screen))
    };
    let sides = [
        lies_at(anchor.right()),
        lies_at(anchor.left().saturating_sub(columns)),
    ];
    let is_free = |place: &Rect| {
        let mut taken = taken.iter();
        taken.all(|taken| taken.intersection(*place).is_empty())
    };
    let free = sides.into_iter().flatten().find(is_free);
    free.or(sides.into_iter().flatten().next())
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
    fn what_opens_aside_lies_right_or_left_and_covers_nothing_where_it_can() {
        let check = |anchor: Rect, size, taken: &[Rect], expected: Option<Rect>| {
            assert_eq!(aside(anchor, size, taken, SCREEN), expected);
        };
        let small = Size::new(3, 6);
        check(rect(2, 3, 4, 5), small, &[], Some(rect(2, 8, 3, 6)));
        // On the right there is no room, or something.
        check(rect(2, 10, 4, 5), small, &[], Some(rect(2, 4, 3, 6)));
        let left = [rect(0, 0, 4, 5)];
        check(rect(2, 6, 4, 5), small, &left, Some(rect(2, 11, 3, 6)));
        let right = [rect(0, 12, 4, 5)];
        check(rect(2, 6, 4, 5), small, &right, Some(rect(2, 0, 3, 6)));
        // One of the two is covered then.
        check(rect(2, 6, 4, 8), small, &left, Some(rect(2, 14, 3, 6)));
        check(rect(2, 10, 4, 5), small, &left, Some(rect(2, 4, 3, 6)));
        // It never lies beyond the screen.
        check(rect(8, 3, 4, 5), small, &[], Some(rect(7, 8, 3, 6)));
        check(
            rect(8, 3, 4, 5),
            Size::new(30, 6),
            &[],
            Some(rect(0, 8, 10, 6)),
        );
        check(rect(2, 3, 4, 15), small, &[], None);
        assert_eq!(aside(SCREEN, small, &[], Rect::default()), None);
    }

    #[test]
    fn what_would_lie_beyond_the_screen_is_moved_onto_it() {
        let at = Position::new(-3, 50);
        assert_eq!(within(at, Size::new(4, 8), SCREEN), rect(0, 12, 4, 8));
    }
}
