//! Text that wraps.

use std::convert::Infallible;
use std::ops::Range;

use strombus_terminal::text;
use strombus_terminal::{Canvas, Position, Size, Style};

use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::Measure;
use crate::widget::Widget;
use crate::wrap;

/// Text that the person only reads, wrapped to the width that it is given and as high as that makes it.
///
/// ```
/// use strombus_widgets::Text;
///
/// Text::new("A paragraph, however long.").centered();
/// Text::new("One row a line, cut at the edge.").truncated();
/// ```
#[derive(Clone, Debug, Default)]
pub struct Text {
    content: Content,
    style: Style,
    truncates: bool,
    alignment: Alignment,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Alignment {
    #[default]
    Left,
    Center,
    Right,
}

impl Text {
    /// A text that says `content`.
    #[must_use]
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// In this style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Cuts lines that are too long, and marks the cut with `…`, instead of wrapping them.
    #[must_use]
    pub const fn truncated(mut self) -> Self {
        self.truncates = true;
        self
    }

    /// Each row in the middle.
    #[must_use]
    pub const fn centered(mut self) -> Self {
        self.alignment = Alignment::Center;
        self
    }

    /// Each row at the right edge.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.alignment = Alignment::Right;
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

    /// The rows on so many columns, as ranges of the content.
    fn rows(&self, columns: usize) -> impl Iterator<Item = Range<usize>> {
        self.content.lines().flat_map(move |line| {
            let (start, whole) = (line.start, self.truncates.then(|| 0..line.len()));
            let text = self.content.text().get(line).unwrap_or_default();
            let wrapped = (!self.truncates).then(|| wrap::wrap(text, columns));
            let rows = whole.into_iter().chain(wrapped.into_iter().flatten());
            rows.map(move |row| start + row.start..start + row.end)
        })
    }
}

impl Widget for Text {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::text(self.text())
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let columns = usize::from(canvas.size().columns);
        let (top, end) = (canvas.visible().top(), canvas.visible().bottom());
        for (y, row) in (0..end).zip(self.rows(columns)) {
            if y < top {
                continue;
            }
            let text = self.content.text().get(row.clone()).unwrap_or_default();
            let free = columns.saturating_sub(text::width(text));
            let left = match self.alignment {
                Alignment::Left => 0,
                Alignment::Center => free / 2,
                Alignment::Right => free,
            };
            let at = Position::new(y, i32::try_from(left).unwrap_or(0));
            self.content
                .draw_cut(canvas, at, row, columns - left, self.style);
        }
    }

    fn wish(&self, available: Size, _measure: &Measure<'_>) -> Wish {
        let most = usize::from(u16::MAX);
        let rows = self.rows(available.columns.into()).take(most).count();
        let rows = u16::try_from(rows.max(1)).unwrap_or(u16::MAX);
        let columns = u16::try_from(self.content.width()).unwrap_or(u16::MAX);
        Wish::new(Length::fixed(rows), Length::preferred(columns))
    }
}
