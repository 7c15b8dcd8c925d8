//! A line that keeps things apart.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Size};

use super::frame::{Lines, draw_title};
use crate::align::Align;
use crate::axis::Axis;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::Measure;
use crate::widget::Widget;

/// A line that keeps things apart, across the whole of its place; one that lies may have a title in it.
///
/// ```
/// use strombus_widgets::{Label, Rule, VBox};
///
/// let parts = VBox::of([
///     Label::new("above").into(),
///     Rule::horizontal().title("Below").into(),
///     Label::new("below").into(),
/// ]);
/// ```
#[derive(Clone, Debug)]
pub struct Rule {
    axis: Axis,
    lines: Lines,
    title: String,
    align: Align,
}

impl Rule {
    const fn new(axis: Axis) -> Self {
        Self {
            axis,
            lines: Lines::Single,
            title: String::new(),
            align: Align::Start,
        }
    }

    /// A line from the left to the right, one row high.
    #[must_use]
    pub const fn horizontal() -> Self {
        Self::new(Axis::Columns)
    }

    /// A line from the top to the bottom, one column wide.
    #[must_use]
    pub const fn vertical() -> Self {
        Self::new(Axis::Rows)
    }

    /// With a line like those.
    #[must_use]
    pub const fn lines(mut self, lines: Lines) -> Self {
        self.lines = lines;
        self
    }

    /// With this title in it.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Where in it the title stands.
    #[must_use]
    pub const fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Changes the title.
    pub fn set_title(&mut self, title: impl Into<String>) {
        self.title = title.into();
    }
}

impl Widget for Rule {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::text(&*self.title)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (style, size) = (canvas.theme().quiet, canvas.size());
        let (across, down, _) = self.lines.signs();
        match self.axis {
            Axis::Columns => {
                canvas.horizontal(Position::ORIGIN, size.columns, across, style);
                draw_title(canvas, 0, &self.title, self.align, style);
            }
            Axis::Rows => canvas.vertical(Position::ORIGIN, size.rows, down, style),
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        // It takes what its neighbours make of the place, and is no reason to make it longer.
        self.axis.wish(Length::preferred(1), Length::fixed(1))
    }
}
