//! A window onto a part of a larger widget.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Rect, Size};

use crate::child::Child;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::Widget;

/// Shows a part of a widget that is larger than itself. Which part, the app says; what the person is to move is a
/// [`ScrolledArea`](crate::ScrolledArea).
#[derive(Debug)]
pub struct Viewport {
    child: Child,
    /// How large the app wants the child to be; none is the child's own wish.
    given: Option<Size>,
    content: Size,
    window: Size,
    offset: Position,
}

impl Viewport {
    /// A window onto `child`, which is as large as it wishes to be, and at least as large as the window.
    #[must_use]
    pub fn new(child: impl Into<Child>) -> Self {
        Self {
            child: child.into(),
            given: None,
            content: Size::default(),
            window: Size::default(),
            offset: Position::ORIGIN,
        }
    }

    /// With the child made so large, whatever it wishes.
    #[must_use]
    pub const fn content_size(mut self, size: Size) -> Self {
        self.given = Some(size);
        self
    }

    /// Shows the part that begins at `offset`, or as near to it as there is something to show.
    pub fn set_offset(&mut self, offset: Position) {
        let end = self.end();
        self.offset = Position::new(
            offset.row.clamp(0, end.row),
            offset.column.clamp(0, end.column),
        );
    }

    /// Where the part that is shown begins.
    #[must_use]
    pub const fn offset(&self) -> Position {
        self.offset
    }

    /// The farthest offset: there the last row and the last column are seen.
    #[must_use]
    pub fn end(&self) -> Position {
        Position::new(
            i32::from(self.content.rows.saturating_sub(self.window.rows)),
            i32::from(self.content.columns.saturating_sub(self.window.columns)),
        )
    }

    /// How large the part is that is shown: empty where there is no room for the widget.
    #[must_use]
    pub const fn window(&self) -> Size {
        self.window
    }
}

impl Widget for Viewport {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(1), Length::flexible().min(1))
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.child);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let natural = || natural_size(&self.child, size, arranger.measure());
        self.content = self.given.unwrap_or_else(natural);
        self.window = size;
        self.set_offset(self.offset);
        let origin = Position::ORIGIN.relative_to(self.offset);
        arranger.place(&self.child, Rect::new(origin, self.content));
    }

    fn reveal(&mut self, area: Rect) -> bool {
        let before = self.offset;
        let axis = |offset: i32, from: i32, until: i32, window: u16| {
            let window = i32::from(window);
            if from < 0 && until < window || from > 0 && until - from > window {
                offset + from
            } else {
                offset + (until - window).max(0).min(from.max(0))
            }
        };
        self.set_offset(Position::new(
            axis(before.row, area.top(), area.bottom(), self.window.rows),
            axis(
                before.column,
                area.left(),
                area.right(),
                self.window.columns,
            ),
        ));
        self.offset != before
    }
}

/// How large a widget is behind a window of `size`: as it wishes, and no smaller than the window.
pub(super) fn natural_size(child: &Child, size: Size, measure: &Measure<'_>) -> Size {
    let natural = |length: Length, room: u16| length.preferred.max(room).min(length.maximum);
    Size::new(
        natural(measure.rows(child, size), size.rows),
        natural(measure.columns(child, size), size.columns),
    )
}
