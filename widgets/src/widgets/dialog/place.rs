//! How large a dialog is, and where in it its parts lie.

use strombus_terminal::{Position, Rect, Size, text};

use super::{Body, Dialog};
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::part::Part;
use crate::widgets::Button;
use crate::wrap;

/// The longest line of a question, in columns.
const WIDEST: u16 = 50;

/// How wide a field to answer in is, where there is room.
const FIELD: u16 = 30;

/// How many items are seen at once.
const ITEMS: usize = 10;

/// The frame, and a blank on each side.
const MARGIN: u16 = 4;

impl<A> Dialog<A> {
    pub(super) fn wish_for(&self, available: Size) -> Wish {
        let room = available.columns.saturating_sub(MARGIN);
        let lines = wrap::lines(&self.question, WIDEST.min(room).into());
        let (rows, widest) = lines.fold((0, 0), |(rows, widest), line| {
            (rows + 1, text::width(line).max(widest))
        });
        let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let body_columns = match &self.body {
            Body::None => 0,
            Body::Field(_) => FIELD,
            Body::List(list) => {
                let widths = list.items().iter().take(1000).map(Content::width);
                cells(widths.max().unwrap_or(0).saturating_add(3)).min(WIDEST)
            }
        };
        let title = cells(text::width(&self.title)).saturating_add(2);
        let columns = cells(widest)
            .max(self.buttons_width())
            .max(body_columns)
            .max(title);
        let body = self.body_rows();
        let blanks = 1 + u16::from(body > 0 && rows > 0);
        let inner = cells(rows).saturating_add(body + blanks + 1);
        Wish::new(
            Length::fixed(inner.saturating_add(2)),
            Length::fixed(columns.saturating_add(MARGIN)),
        )
    }

    /// How wide the buttons are together, with two blanks between them.
    fn buttons_width(&self) -> u16 {
        let width = |button: &Part<Button>| text::width(button.label()) + 4 + 2;
        let all: usize = self.buttons.iter().map(width).sum();
        u16::try_from(all.saturating_sub(2)).unwrap_or(u16::MAX)
    }

    fn body_rows(&self) -> u16 {
        match &self.body {
            Body::None => 0,
            Body::Field(_) => 1,
            Body::List(list) => u16::try_from(list.items().len().clamp(1, ITEMS)).unwrap_or(1),
        }
    }

    /// Where the question and the body lie, and below them the row of the buttons.
    pub(super) fn places(&self) -> [Rect; 3] {
        let inner = Rect::of(self.size).inset(1);
        let columns = inner.size.columns.saturating_sub(MARGIN - 2);
        let rows = inner.size.rows;
        // The last row is the buttons', and the rows before it the body's, if there is any room.
        let buttons = rows.min(1);
        let body = self.body_rows().min(rows - buttons);
        let asked = wrap::lines(&self.question, columns.into()).take(rows.into());
        let asked = u16::try_from(asked.count()).unwrap_or(rows);
        let left = rows - buttons - body;
        let question = asked.min(left);
        let mut blank = left - question;
        let mut gap = |wanted: bool| {
            let gap = u16::from(wanted && blank > 0);
            blank -= gap;
            i32::from(gap)
        };
        let above_buttons = gap(true);
        let above_body = gap(body > 0 && question > 0);
        let column = inner.left() + 1;
        let place =
            |row: i32, rows: u16| Rect::new(Position::new(row, column), Size::new(rows, columns));
        let row = inner.top() + i32::from(question) + above_body;
        let end = row + i32::from(body) + above_buttons;
        [
            place(inner.top(), question),
            place(row, body),
            place(end.max(inner.bottom() - 1), buttons),
        ]
    }

    pub(super) fn place_parts(&mut self) {
        let [_, body, row] = self.places();
        match &mut self.body {
            Body::None => {}
            Body::Field(field) => field.place(body),
            Body::List(list) => list.place(body),
        }
        let left = i32::from(row.size.columns) - i32::from(self.buttons_width());
        let mut column = row.left() + left.max(0);
        for button in &mut self.buttons {
            let columns = u16::try_from(text::width(button.label()) + 4).unwrap_or(u16::MAX);
            let area = Rect::new(Position::new(row.top(), column), Size::new(1, columns));
            column = area.right() + 2;
            button.place(area.intersection(row));
        }
    }
}
