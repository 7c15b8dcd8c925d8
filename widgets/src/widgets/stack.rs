//! Widgets in one place.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Rect, Size};

use crate::align::Align;
use crate::axis::Axis;
use crate::child::Child;
use crate::id::WidgetId;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::Widget;

/// Widgets in one place, the later above the earlier. Each fills the place, or lies where in it the app says.
///
/// What is to keep the focus to itself, a dialog say, is shown by [`Ui::show`](crate::Ui::show) instead.
///
/// ```
/// use strombus_widgets::{Align, Label, Stack};
///
/// let sheet = Stack::new()
///     .with(Label::new("A sheet of text"))
///     .with_aligned(Label::new("draft"), Align::End, Align::End);
/// ```
#[derive(Debug, Default)]
pub struct Stack {
    piled: Vec<Piled>,
}

#[derive(Debug)]
struct Piled {
    child: Child,
    rows: Align,
    columns: Align,
}

impl Stack {
    /// A pile of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { piled: Vec::new() }
    }

    /// With another widget above the others, which fills the place.
    #[must_use]
    pub fn with(mut self, child: impl Into<Child>) -> Self {
        self.push(child, Align::Fill, Align::Fill);
        self
    }

    /// With another widget above the others: `rows` says where it lies from top to bottom, `columns` from left to right.
    #[must_use]
    pub fn with_aligned(mut self, child: impl Into<Child>, rows: Align, columns: Align) -> Self {
        self.push(child, rows, columns);
        self
    }

    /// Puts another widget above the others.
    pub fn push(&mut self, child: impl Into<Child>, rows: Align, columns: Align) {
        self.piled.push(Piled {
            child: child.into(),
            rows,
            columns,
        });
    }

    /// Puts a widget of the pile above all others of it.
    pub fn raise(&mut self, id: impl Into<WidgetId>) {
        let id = Some(id.into());
        // The sort keeps the others in their order.
        self.piled.sort_by_key(|piled| piled.child.id() == id);
    }

    /// Takes a widget out; one that was added with an id is there still, and can be put elsewhere.
    pub fn take_out(&mut self, id: impl Into<WidgetId>) {
        let id = Some(id.into());
        self.piled.retain(|piled| piled.child.id() != id);
    }
}

impl Widget for Stack {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let wishes: Vec<Wish> = self
            .piled
            .iter()
            .map(|piled| measure.wish(&piled.child, available))
            .collect();
        Wish::new(
            Length::most(wishes.iter().map(|wish| wish.rows)),
            Length::most(wishes.iter().map(|wish| wish.columns)),
        )
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        for piled in &mut self.piled {
            visit(&mut piled.child);
        }
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        for piled in &self.piled {
            let wish = arranger.measure().wish(&piled.child, size);
            let rows = piled.rows.place(wish.rows, size.rows);
            let columns = piled.columns.place(wish.columns, size.columns);
            let area: Rect = Axis::Rows.rect(rows, columns);
            arranger.place(&piled.child, area);
        }
    }
}
