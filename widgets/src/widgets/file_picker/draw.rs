//! How a file picker looks.

use strombus_terminal::{Canvas, Position, Rect, Size, Style, text};

use super::{FileEntry, FilePicker};
use crate::chart::Unit;
use crate::cut;
use crate::widget::Focus;

/// Stands before the selected row, so that it is told from the others without any attribute too.
const MARK: &str = "›";

/// The mark and a blank.
const MARGIN: u16 = 2;

/// A size is at most so wide: `1023 KiB`.
const SIZES: u16 = 8;

impl FilePicker {
    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let area = self.area();
        let mut rows = canvas.part(area);
        let room = self.rows.draw_thumb(&mut rows);
        let mut rows = rows.part(Rect::of(room));
        for (at, row) in self.rows.seen(rows.visible()) {
            let number = self.shown.get(row);
            if let Some(entry) = number.and_then(|&number| self.entries.get(number)) {
                self.draw_entry(&mut rows, at, entry, self.rows.at() == Some(row));
            }
        }
        self.draw_head(canvas);
        if self.seek.is_shown() {
            let said = format!("{} of {}", self.shown.len(), self.entries.len());
            let foot = Position::new(area.bottom(), 0);
            let foot = Rect::new(foot, Size::new(1, area.size.columns));
            self.seek.draw(&mut canvas.part(foot), &said);
        }
    }

    /// The path, and what became of going elsewhere.
    fn draw_head(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let columns = usize::from(canvas.size().columns);
        let (said, style) = match (&self.failure, &self.awaited) {
            (Some(failure), _) => (format!("! {failure}"), theme.bad),
            (None, Some(awaited)) => (format!("/{awaited} …"), theme.quiet),
            (None, None) => (format!("/{}", self.directory), theme.key),
        };
        cut::draw(canvas, Position::ORIGIN, &said, columns, style);
        if self.entries.is_empty() && self.awaited.is_none() {
            cut::draw(
                canvas,
                Position::new(1, MARGIN.into()),
                "(empty)",
                columns,
                theme.quiet,
            );
        }
    }

    fn draw_entry(&self, canvas: &mut Canvas<'_>, row: i32, entry: &FileEntry, selected: bool) {
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
        let size = entry.size.map(|size| Unit::binary("B").format(size as f64));
        let room = columns.saturating_sub(MARGIN);
        // The name matters more than the size.
        let sizes = if room >= 3 * SIZES { SIZES + 1 } else { 0 };
        let at = Position::new(row, MARGIN.into());
        let name_room = usize::from(room - sizes);
        if entry.is_directory {
            let width = cut::draw(canvas, at, &entry.name, name_room.saturating_sub(1), style);
            canvas.text(cut::right_of(at, width), "/", style);
        } else {
            cut::draw(canvas, at, &entry.name, name_room, style);
        }
        if let Some(size) = size.filter(|_| sizes > 0) {
            let left = usize::from(columns).saturating_sub(text::width(&size));
            let style = if selected {
                style
            } else {
                canvas.theme().quiet
            };
            canvas.text(cut::right_of(start, left), &size, style);
        }
    }
}
