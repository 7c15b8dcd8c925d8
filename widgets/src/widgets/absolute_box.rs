//! Widgets where the app says.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Rect, Size};

use crate::child::Child;
use crate::id::WidgetId;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::Widget;

/// Widgets where the app says, the later above the earlier where they meet.
///
/// ```
/// use strombus_widgets::terminal::Position;
/// use strombus_widgets::{AbsoluteBox, Label};
///
/// let board = AbsoluteBox::new().with(Label::new("here"), Position::new(2, 10));
/// ```
#[derive(Debug, Default)]
pub struct AbsoluteBox {
    placed: Vec<Placed>,
}

#[derive(Debug)]
struct Placed {
    child: Child,
    at: Position,
    /// None is the widget's own wish.
    size: Option<Size>,
}

impl Placed {
    fn size(&self, available: Size, measure: &Measure<'_>) -> Size {
        self.size.unwrap_or_else(|| {
            Size::new(
                measure.rows(&self.child, available).natural(available.rows),
                measure
                    .columns(&self.child, available)
                    .natural(available.columns),
            )
        })
    }
}

impl AbsoluteBox {
    /// A box of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { placed: Vec::new() }
    }

    /// With another widget whose upper left corner is at `at`, as large as it wishes to be.
    #[must_use]
    pub fn with(mut self, child: impl Into<Child>, at: Position) -> Self {
        self.push(child, at, None);
        self
    }

    /// With another widget that takes `area`.
    #[must_use]
    pub fn with_area(mut self, child: impl Into<Child>, area: Rect) -> Self {
        self.push(child, area.origin, Some(area.size));
        self
    }

    /// Puts another widget above the others; without a size, it is as large as it wishes to be.
    pub fn push(&mut self, child: impl Into<Child>, at: Position, size: Option<Size>) {
        self.placed.push(Placed {
            child: child.into(),
            at,
            size,
        });
    }

    /// Moves a widget; nothing happens if it is not in the box.
    pub fn move_to(&mut self, id: impl Into<WidgetId>, at: Position) {
        let id = id.into();
        for placed in &mut self.placed {
            if placed.child.id() == Some(id) {
                placed.at = at;
            }
        }
    }

    /// Takes a widget out; one that was added with an id is there still, and can be put elsewhere.
    pub fn take_out(&mut self, id: impl Into<WidgetId>) {
        let id = id.into();
        self.placed.retain(|placed| placed.child.id() != Some(id));
    }
}

impl Widget for AbsoluteBox {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let ends = self
            .placed
            .iter()
            .map(|placed| Rect::new(placed.at, placed.size(available, measure)));
        let (rows, columns) = ends.fold((0, 0), |(rows, columns), area| {
            (area.bottom().max(rows), area.right().max(columns))
        });
        let length = |end: i32| Length::preferred(u16::try_from(end).unwrap_or(u16::MAX));
        Wish::new(length(rows), length(columns))
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        for placed in &mut self.placed {
            visit(&mut placed.child);
        }
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        for placed in &self.placed {
            let size = placed.size(size, arranger.measure());
            arranger.place(&placed.child, Rect::new(placed.at, size));
        }
    }
}
