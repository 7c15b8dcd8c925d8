//! A remark above a page, where there is one.

use std::convert::Infallible;
use std::ops::Range;

use strombus_widgets::terminal::{Canvas, Position, Size};
use strombus_widgets::{Content, Length, Measure, Spoken, Widget, Wish, wrap};

/// As many rows as it takes at most.
const ROWS: usize = 3;

/// Text on as many rows as it needs, and on none without text.
#[derive(Debug, Default)]
pub(crate) struct Remark(Content);

impl Remark {
    pub(crate) fn set(&mut self, text: Content) {
        self.0 = text;
    }

    fn rows(&self, columns: u16) -> impl Iterator<Item = Range<usize>> {
        let text = self.0.text();
        let most = if text.is_empty() { 0 } else { ROWS };
        wrap(text, columns.max(1).into()).take(most)
    }
}

impl Widget for Remark {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::text(self.0.text())
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let columns = canvas.size().columns;
        let style = canvas.theme().text;
        for (row, range) in (0..).zip(self.rows(columns)) {
            let at = Position::new(row, 0);
            self.0.draw_cut(canvas, at, range, columns.into(), style);
        }
    }

    fn wish(&self, available: Size, _measure: &Measure<'_>) -> Wish {
        let rows = self.rows(available.columns).count();
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        Wish::new(Length::fixed(rows), Length::flexible())
    }
}
