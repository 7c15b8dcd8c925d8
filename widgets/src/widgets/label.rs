//! A line of text.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Size, Style};

use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::Measure;
use crate::widget::Widget;

/// One or more lines of text that the person only reads. What does not fit is cut; see [`Text`](crate::Text)
/// for text that wraps, and [`TextArea`](crate::TextArea) for text that scrolls.
///
/// ```
/// use strombus_widgets::{Label, Role, Span};
///
/// Label::new("Who is there?");
/// Label::new([Span::from("disk: "), Span::styled("full", Role::Bad)]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Label {
    content: Content,
    style: Style,
    seen_only: bool,
}

impl Label {
    /// A label that says `content`; newlines begin new rows.
    #[must_use]
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            style: Style::PLAIN,
            seen_only: false,
        }
    }

    /// To be seen only: plain mode leaves it out. For the keys of an app, which have no use there.
    #[must_use]
    pub const fn seen_only(mut self) -> Self {
        self.seen_only = true;
        self
    }

    /// In this style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Says `content` from now on.
    pub fn set_text(&mut self, content: impl Into<Content>) {
        self.content = content.into();
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        self.content.text()
    }
}

impl Widget for Label {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        if self.seen_only {
            return Spoken::nothing();
        }
        Spoken::text(self.text())
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let end = canvas.visible().bottom();
        for (row, line) in (0..end).zip(self.content.lines()) {
            let at = Position::new(row, 0);
            self.content.draw(canvas, at, line, self.style);
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let rows = u16::try_from(self.content.lines().count().max(1)).unwrap_or(u16::MAX);
        let columns = u16::try_from(self.content.width()).unwrap_or(u16::MAX);
        Wish::new(Length::fixed(rows), Length::preferred(columns))
    }
}
