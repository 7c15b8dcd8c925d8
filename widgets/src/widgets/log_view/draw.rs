//! How a log looks.

use strombus_terminal::{Canvas, Position, Rect, Size, Style, text};

use super::{Level, LogView};
use crate::cut;
use crate::widget::Focus;

/// The letter of the level and a blank.
const MARGIN: u16 = 2;

impl LogView {
    /// Where the text of the lines stands.
    fn text_area(&self) -> Rect {
        let area = self.area();
        let margin = if self.lines.has_levels() { MARGIN } else { 0 };
        // The last column is the thumb's.
        let columns = area.size.columns.saturating_sub(margin + 1);
        Rect::new(
            Position::new(0, i32::from(margin)),
            Size::new(area.size.rows, columns),
        )
    }

    /// Whether a line that is seen goes on beyond the right edge.
    pub(super) fn is_cut(&self) -> bool {
        let end = self.column + usize::from(self.text_area().size.columns);
        let mut lines = self.scroll.shown().filter_map(|row| self.lines.at(row));
        lines.any(|line| text::width(line.content.text()) > end)
    }

    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let area = self.area();
        let mut rows = canvas.part(area);
        let thumb = if self.focus == Focus::Own {
            rows.theme().focus
        } else {
            rows.theme().quiet
        };
        self.scroll.draw_thumb(&mut rows, thumb);
        let seen = rows.visible();
        for (at, row) in (seen.top()..).zip(self.scroll.seen(seen)) {
            self.draw_line(&mut rows, at, row);
        }
        self.draw_state(&mut rows);
        let mut row = area.bottom();
        for (seek, said) in [
            (&self.filter, self.said_of_filter()),
            (&self.search, self.said_of_search()),
        ] {
            if seek.is_shown() {
                let foot = Rect::new(Position::new(row, 0), Size::new(1, area.size.columns));
                seek.draw(&mut canvas.part(foot), &said);
                row += 1;
            }
        }
    }

    fn said_of_filter(&self) -> String {
        format!("{} of {}", self.lines.count(), self.lines.kept())
    }

    fn said_of_search(&self) -> String {
        let is_missing = self.found.is_none() && !self.search.needle().is_empty();
        if is_missing { "not found" } else { "" }.to_owned()
    }

    fn draw_line(&self, canvas: &mut Canvas<'_>, at: i32, row: usize) {
        let Some(line) = self.lines.at(row) else {
            return;
        };
        let theme = *canvas.theme();
        let style = line.level.map_or(theme.text, |level| level.style(&theme));
        if let Some(level) = line.level {
            canvas.text(Position::new(at, 0), level.letter(), style);
        }
        let area = self.text_area();
        let mut canvas = canvas.part(area);
        let before = i32::try_from(self.column).unwrap_or(i32::MAX);
        let start = Position::new(at, -before);
        let content = &line.content;
        let columns = content.draw(&mut canvas, start, 0..content.text().len(), style);
        self.draw_matches(&mut canvas, start, row);
        let room = usize::from(area.size.columns);
        if columns > self.column + room {
            canvas.text(
                Position::new(at, i32::from(area.size.columns) - 1),
                "…",
                theme.quiet,
            );
        }
        if self.column > 0 && columns > 0 {
            canvas.text(Position::new(at, 0), "…", theme.quiet);
        }
    }

    /// Marks what the search found in a line.
    fn draw_matches(&self, canvas: &mut Canvas<'_>, start: Position, row: usize) {
        let needle = self.search.needle();
        let text = self.lines.at(row).map_or("", |line| line.content.text());
        let is_found = self.found.is_some() && self.found == self.lines.number_at(row);
        let selected = canvas.theme().selected;
        let (mut from, mut columns) = (0, 0);
        while let Some(found) = needle.find(text, from) {
            let width = |range| text::width(text.get(range).unwrap_or_default());
            let before = columns + width(from..found.start);
            let length = width(found.clone());
            let part = Size::new(1, u16::try_from(length).unwrap_or(u16::MAX));
            let part = Rect::new(cut::right_of(start, before), part);
            if is_found {
                canvas.restyle(part, |_| selected);
            } else {
                canvas.restyle(part, |style: Style| style.bold().underline());
            }
            (from, columns) = (found.end, before + length);
        }
    }

    /// Says at the end of the last row that more comes than is seen, and that not all is shown.
    fn draw_state(&self, canvas: &mut Canvas<'_>) {
        let mut parts = Vec::new();
        if self.level() > Level::Trace {
            parts.push(format!("from {}", self.level().letter()));
        }
        if !self.follows {
            let below = self.scroll.content() - self.scroll.shown().end;
            parts.push(match below {
                0 => "paused".to_owned(),
                below => format!("paused, {below} more"),
            });
        }
        let area = self.text_area();
        if parts.is_empty() || area.is_empty() {
            return;
        }
        let said = format!(" {} ", parts.join(", "));
        let width = text::width(&said);
        if width > usize::from(area.size.columns) {
            return;
        }
        let at = area.right() - i32::try_from(width).unwrap_or(0);
        let style = canvas.theme().selected_elsewhere;
        canvas.text(Position::new(area.bottom() - 1, at), &said, style);
    }
}
