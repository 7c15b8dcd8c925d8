//! A frame around a widget.

use std::convert::Infallible;

use strombus_terminal::text;
use strombus_terminal::{Canvas, Position, Rect, Size, Style};

use crate::child::Child;
use crate::length::Wish;
use crate::ui::{Arranger, Measure};
use crate::widget::{Focus, Widget};
use crate::wrap;

/// A frame around a widget, with a title in its upper edge. It stands out while the focus is inside.
#[derive(Debug)]
pub struct Border {
    child: Child,
    title: String,
    focus: Focus,
}

impl Border {
    /// A frame around `child`.
    #[must_use]
    pub fn new(child: impl Into<Child>) -> Self {
        Self {
            child: child.into(),
            title: String::new(),
            focus: Focus::None,
        }
    }

    /// With this title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Changes the title.
    pub fn set_title(&mut self, title: impl Into<String>) {
        self.title = title.into();
    }
}

impl Widget for Border {
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let size = canvas.size();
        if size.is_empty() {
            return;
        }
        let style = if self.focus == Focus::None {
            canvas.theme().quiet
        } else {
            canvas.theme().focus
        };
        let (bottom, right) = (i32::from(size.rows) - 1, i32::from(size.columns) - 1);
        let (rows, columns) = (size.rows.saturating_sub(2), size.columns.saturating_sub(2));
        // The upper edge comes last: of a frame of one row, it is what is seen.
        for row in [bottom, 0] {
            canvas.horizontal(Position::new(row, 1), columns, "─", style);
        }
        for column in [0, right] {
            canvas.vertical(Position::new(1, column), rows, "│", style);
        }
        for (row, column, corner) in [
            (bottom, 0, "└"),
            (bottom, right, "┘"),
            (0, right, "┐"),
            (0, 0, "┌"),
        ] {
            canvas.text(Position::new(row, column), corner, style);
        }
        self.draw_title(canvas, style);
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let inner = Size::new(
            available.rows.saturating_sub(2),
            available.columns.saturating_sub(2),
        );
        let wish = measure.wish(&self.child, inner);
        Wish::new(wish.rows.plus(2), wish.columns.plus(2))
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.child);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        arranger.place(&self.child, Rect::of(size).inset(1));
    }
}

impl Border {
    /// A blank on each side, and at least one cell of the line.
    fn draw_title(&self, canvas: &mut Canvas<'_>, style: Style) {
        let room = canvas.size().columns.saturating_sub(4);
        if self.title.is_empty() || room < 3 {
            return;
        }
        let (title, more) = match wrap::cut(&self.title, usize::from(room - 2)) {
            Some(beginning) => (beginning, "…"),
            None => (&*self.title, ""),
        };
        let columns = text::width(title) + text::width(more) + 2;
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        let strip = Rect::new(Position::new(0, 2), Size::new(1, columns));
        let mut strip = canvas.part(strip);
        strip.clear(style);
        let end = strip.text(Position::new(0, 1), title, style.bold());
        let end = i32::try_from(end).unwrap_or(i32::MAX).saturating_add(1);
        strip.text(Position::new(0, end), more, style.bold());
    }
}
