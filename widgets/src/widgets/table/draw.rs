//! How a table looks.

use strombus_terminal::{Canvas, Position, Rect, Size, Style, text};

use super::{Direction, MARGIN, Records, Table};
use crate::cut;
use crate::widget::Focus;

/// Stands before the selected row, so that it is told from the others without any attribute too.
const MARK: &str = "›";

impl<R: Records> Table<R> {
    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let area = self.area();
        let mut body = canvas.part(area);
        let room = self.rows.draw_thumb(&mut body);
        let mut body = body.part(Rect::of(room));
        for (at, place) in self.rows.seen(body.visible()) {
            self.draw_row(&mut body, at, place);
        }
        self.draw_titles(canvas);
        if let Some(seek) = self.seek.as_ref().filter(|seek| seek.is_shown()) {
            let all = self.records.count();
            let said = if self.is_working() {
                "…".to_owned()
            } else {
                format!("{} of {all}", self.rows.count())
            };
            let row = Rect::new(
                Position::new(area.bottom(), 0),
                Size::new(1, area.size.columns),
            );
            seek.draw(&mut canvas.part(row), &said);
        }
    }

    fn draw_titles(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let sorted = self.sorted_by();
        let sorts = self.sorts();
        for (number, (column, &(start, width))) in self.columns.iter().zip(&self.places).enumerate()
        {
            let sign = match sorted {
                Some((by, _)) if by == number && self.is_working() => " …",
                Some((by, Direction::Ascending)) if by == number => " ▲",
                Some((by, Direction::Descending)) if by == number => " ▼",
                _ => "",
            };
            let style = if sorts && self.focus == Focus::Own && number == self.column {
                theme.focus.underline()
            } else {
                theme.key
            };
            let at = place(0, start);
            let room = usize::from(width).saturating_sub(text::width(sign));
            let title = text::width(&column.title).min(room);
            let indent = if column.is_right { room - title } else { 0 };
            let at = cut::right_of(at, indent);
            let end = cut::draw(canvas, at, &column.title, room, style);
            cut::draw(
                canvas,
                cut::right_of(at, end),
                sign,
                usize::from(width).min(2),
                theme.key,
            );
        }
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, at: i32, shown: usize) {
        let row = self.order.row_at(shown);
        if row >= self.records.count() {
            return;
        }
        let selected = self.rows.at() == Some(shown);
        let style = match (selected, self.focus) {
            (false, _) => Style::PLAIN,
            (true, Focus::Own) => canvas.theme().selected,
            (true, _) => canvas.theme().selected_elsewhere,
        };
        if selected {
            let start = Position::new(at, 0);
            let whole = Rect::new(start, Size::new(1, canvas.size().columns));
            canvas.blank(whole, style);
            canvas.text(start, MARK, style);
            canvas.set_cursor(start);
        }
        for (number, (column, &(start, width))) in self.columns.iter().zip(&self.places).enumerate()
        {
            if width == 0 {
                continue;
            }
            let cell = self.records.content(row, number);
            let line = cell.lines().next().unwrap_or_default();
            let width = usize::from(width);
            let indent = if column.is_right {
                let text = cell.text().get(line.clone()).unwrap_or_default();
                width.saturating_sub(text::width(text))
            } else {
                0
            };
            let at = cut::right_of(place(at, start), indent);
            cell.draw_cut(canvas, at, line, width, style);
        }
    }
}

/// The place in a row of a column that begins at `start`.
fn place(row: i32, start: u16) -> Position {
    Position::new(row, i32::from(start).saturating_add(i32::from(MARGIN)))
}
