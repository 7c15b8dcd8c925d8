//! Where the panes stand, on a screen of any size.

use std::convert::Infallible;
use std::ops::RangeInclusive;

use strombus_widgets::terminal::{Canvas, Position, Rect, Size};
use strombus_widgets::{Arranger, Child, Spoken, Widget};

/// What the longest description takes, with its exits and its frame, in the narrowest column.
const PLACE_ROWS: u16 = 14;

/// What the pane of things takes where it stands above the tale.
const HERE_ROWS: u16 = 7;

/// The widest that the tale becomes, frame and all, or the eye does not find the next row.
const TALE_COLUMNS: u16 = 100;

/// How wide the column beside the tale is, at least and at most.
const COLUMN: RangeInclusive<u16> = 34..=48;

/// How the panes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Place and things in a column, the tale beside them.
    Beside,
    /// One above the other: for a screen that is higher than wide.
    Stacked,
    /// The tale alone: the place is in its text, and in one line above it.
    Single,
}

impl Shape {
    pub(super) const fn of(size: Size) -> Shape {
        if size.columns >= 72 && size.rows >= 20 {
            Shape::Beside
        } else if size.columns >= 36 && size.rows >= 34 {
            Shape::Stacked
        } else {
            Shape::Single
        }
    }

    /// How wide all panes together become.
    const fn widest(self) -> u16 {
        match self {
            Shape::Beside => *COLUMN.end() + TALE_COLUMNS,
            Shape::Stacked | Shape::Single => TALE_COLUMNS,
        }
    }
}

/// The panes, each a widget of its own.
#[derive(Debug)]
pub(super) struct Panes {
    pub(super) place: Child,
    pub(super) here: Child,
    pub(super) tale: Child,
    pub(super) brief: Child,
    pub(super) foot: Child,
}

impl Widget for Panes {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.brief);
        visit(&mut self.place);
        visit(&mut self.here);
        visit(&mut self.tale);
        visit(&mut self.foot);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let shape = Shape::of(size);
        // On a screen that is wider than all of it, it stands in the middle.
        let columns = size.columns.min(shape.widest());
        let (_, right) = cut_columns(Rect::of(size), (size.columns - columns) / 2);
        let (whole, _) = cut_columns(right, columns);
        // The last row is worth more to the tale where it has no other.
        let feet = u16::from(size.rows >= 4);
        let (main, foot) = cut_rows(whole, size.rows - feet);
        arranger.place(&self.foot, foot);
        match shape {
            Shape::Beside => {
                let column = (columns * 2 / 5).clamp(*COLUMN.start(), *COLUMN.end());
                let (column, tale) = cut_columns(main, column);
                let most = (main.size.rows * 3).div_ceil(5);
                let (place, here) = cut_rows(column, PLACE_ROWS.min(most));
                arranger.place(&self.place, place);
                arranger.place(&self.here, here);
                arranger.place(&self.tale, tale);
            }
            Shape::Stacked => {
                let (place, rest) = cut_rows(main, PLACE_ROWS);
                let (here, tale) = cut_rows(rest, HERE_ROWS);
                arranger.place(&self.place, place);
                arranger.place(&self.here, here);
                arranger.place(&self.tale, tale);
            }
            Shape::Single if main.size.rows < 6 => arranger.place(&self.tale, main),
            Shape::Single => {
                let (brief, tale) = cut_rows(main, 1);
                arranger.place(&self.brief, brief);
                arranger.place(&self.tale, tale);
            }
        }
    }
}

/// The first `rows` of an area, and the rest of it.
fn cut_rows(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.size.rows);
    let below = area.origin.offset(Position::new(i32::from(rows), 0));
    let rest = area.size.rows - rows;
    (
        Rect::new(area.origin, Size::new(rows, area.size.columns)),
        Rect::new(below, Size::new(rest, area.size.columns)),
    )
}

/// The first `columns` of an area, and the rest of it.
fn cut_columns(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.size.columns);
    let beside = area.origin.offset(Position::new(0, i32::from(columns)));
    let rest = area.size.columns - columns;
    (
        Rect::new(area.origin, Size::new(area.size.rows, columns)),
        Rect::new(beside, Size::new(area.size.rows, rest)),
    )
}
