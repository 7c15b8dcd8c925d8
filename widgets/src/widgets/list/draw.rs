//! How a list looks.

use strombus_terminal::{Canvas, Position, Rect, Size, Style, text};

use super::{BOX, List, MARGIN};
use crate::cut;
use crate::widget::Focus;

/// Stands before the selected item, so that it is told from the others without any attribute too.
const MARK: &str = "›";

impl List {
    /// The columns before the items.
    pub(super) const fn margin(&self) -> u16 {
        if self.picked.is_some() {
            MARGIN + BOX
        } else {
            MARGIN
        }
    }

    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let area = self.area();
        let mut rows = canvas.part(area);
        let room = self.rows.draw_thumb(&mut rows);
        let mut rows = rows.part(Rect::of(room));
        for (row, number) in self.rows.seen(rows.visible()) {
            if let Some(item) = self.item_of(number) {
                self.draw_item(&mut rows, row, item, self.rows.at() == Some(number));
            }
        }
        if let Some(seek) = self.seek.as_ref().filter(|seek| seek.is_shown()) {
            let said = format!("{} of {}", self.rows.count(), self.items.len());
            let row = Rect::new(
                Position::new(area.bottom(), 0),
                Size::new(1, area.size.columns),
            );
            seek.draw(&mut canvas.part(row), &said);
        }
    }

    fn draw_item(&self, canvas: &mut Canvas<'_>, row: i32, number: usize, selected: bool) {
        let Some(item) = self.items.get(number) else {
            return;
        };
        let columns = canvas.size().columns;
        let style = match (selected, self.focus) {
            (false, _) => Style::PLAIN,
            (true, Focus::Own) => canvas.theme().selected,
            (true, _) => canvas.theme().selected_elsewhere,
        };
        let start = Position::new(row, 0);
        if selected {
            canvas.blank(Rect::new(start, Size::new(1, columns)), style);
            canvas.text(start, MARK, style);
            canvas.set_cursor(start);
        }
        if let Some(picked) = &self.picked {
            let sign = if picked.contains(number) {
                "[x]"
            } else {
                "[ ]"
            };
            canvas.text(cut::right_of(start, MARGIN.into()), sign, style);
        }
        let room = usize::from(columns.saturating_sub(self.margin()));
        let at = cut::right_of(start, self.margin().into());
        let line = item.lines().next().unwrap_or_default();
        item.draw_cut(canvas, at, line, room, style);
        if let Some(typed) = self.ahead.as_ref().filter(|_| selected) {
            let length = u16::try_from(text::width(typed)).unwrap_or(u16::MAX);
            let typed = Rect::new(at, Size::new(1, length));
            canvas.restyle(typed, Style::underline);
        }
    }
}
