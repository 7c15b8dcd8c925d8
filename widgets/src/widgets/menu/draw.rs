//! How an open menu looks: its items in a frame.

use strombus_terminal::text;
use strombus_terminal::{Canvas, Position, Rect, Size, Style};

use super::item::{GAP, Leads, MenuItem, signs};
use super::items::Items;
use crate::widgets::Lines;
use crate::wrap;

impl<T> Items<T> {
    /// Draws the frame of an open menu and what is seen in it; the item that the keys are about in the style `selected`.
    pub(super) fn draw(&self, level: usize, canvas: &mut Canvas<'_>, selected: Style) {
        let (theme, size, items) = (*canvas.theme(), canvas.size(), self.of(level));
        let Some(open) = self.open.get(level) else {
            return;
        };
        Lines::Single.draw(canvas, theme.quiet);
        if self.is_over(level)
            && let Some(item) = level.checked_sub(1).and_then(|around| self.marked(around))
        {
            let end = 2 + canvas.text(Position::new(0, 2), "‹ ", theme.quiet);
            let at = Position::new(0, i32::try_from(end).unwrap_or(i32::MAX));
            canvas.text(at, &item.label, theme.quiet);
        }
        // Of the items that led into each other, the keys are about the last.
        let mut inside = self.open.iter().skip(level + 1);
        let selected = match inside.all(|inside| inside.at.is_none()) {
            true => selected,
            false => theme.selected_elsewhere,
        };
        let inner = Rect::of(size).inset(1);
        let (first, last) = (open.first.get(), inner.bottom() - 1);
        let end = first + usize::from(inner.size.rows);
        for (row, (n, item)) in (inner.top()..=last).zip(items.iter().enumerate().skip(first)) {
            if matches!(item.leads, Leads::Nowhere) {
                let right = i32::from(size.columns) - 1;
                canvas.horizontal(inner_row(row), inner.size.columns, "─", theme.quiet);
                canvas.text(Position::new(row, 0), "├", theme.quiet);
                canvas.text(Position::new(row, right), "┤", theme.quiet);
                continue;
            }
            let style = match (open.at == Some(n), item.enabled) {
                (true, _) => selected,
                (false, true) => theme.text,
                (false, false) => theme.quiet,
            };
            let hint = match open.at == Some(n) {
                true => style,
                false => theme.quiet,
            };
            let line = Rect::new(inner_row(row), Size::new(1, inner.size.columns));
            draw_item(&mut canvas.part(line), item, signs(items), style, hint);
        }
        // Signs that there is more, in the frame.
        let column = i32::from(size.columns) - 3;
        if first > 0 {
            canvas.text(Position::new(0, column), "▲", theme.quiet);
        }
        if end < items.len() && last >= inner.top() {
            canvas.text(Position::new(last + 1, column), "▼", theme.quiet);
        }
    }
}

fn draw_item<T>(
    line: &mut Canvas<'_>,
    item: &MenuItem<T>,
    signs: usize,
    style: Style,
    hint: Style,
) {
    line.clear(style);
    if style == line.theme().selected {
        line.set_cursor(Position::new(0, 1));
    }
    let columns = usize::from(line.size().columns);
    let cell = |n: usize| Position::new(0, i32::try_from(n).unwrap_or(i32::MAX));
    let start = 1 + signs;
    if item.checked == Some(true) {
        line.text(cell(1), "✓", style);
    }
    let hint_columns = text::width(&item.hint);
    let room = columns.saturating_sub(start + 1);
    let with_hint = hint_columns > 0 && text::width(&item.label) + GAP + hint_columns <= room;
    match wrap::cut(&item.label, room) {
        None => line.text(cell(start), &item.label, style),
        Some(beginning) => {
            let end = start + line.text(cell(start), beginning, style);
            line.text(cell(end), "…", style)
        }
    };
    if with_hint {
        line.text(cell(columns - 1 - hint_columns), &item.hint, hint);
    }
}

const fn inner_row(row: i32) -> Position {
    Position::new(row, 1)
}
