//! A line of text.

use std::convert::Infallible;

use strombus_terminal::text;
use strombus_terminal::{Canvas, Position, Size, Style};

use crate::length::{Length, Wish};
use crate::ui::Measure;
use crate::widget::Widget;

/// One or more lines of text that the person only reads. What does not fit is cut; see
/// [`TextArea`](crate::TextArea) for text that wraps and scrolls.
#[derive(Clone, Debug, Default)]
pub struct Label {
    text: String,
    style: Style,
}

impl Label {
    /// A label that says `text`; newlines begin new rows.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            style: Style::PLAIN,
        }
    }

    /// In this style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Says `text` from now on.
    pub fn set_text(&mut self, text: impl Into<String>) {
        self.text = text.into();
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Widget for Label {
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        for (row, line) in (0..).zip(self.text.lines()) {
            canvas.text(Position::new(row, 0), line, self.style);
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let rows = u16::try_from(self.text.lines().count().max(1)).unwrap_or(u16::MAX);
        let widest = self.text.lines().map(text::width).max().unwrap_or(0);
        let columns = u16::try_from(widest).unwrap_or(u16::MAX);
        Wish::new(Length::fixed(rows), Length::preferred(columns))
    }
}
