//! What a widget draws on: its own area of a surface, and nothing outside of it.

use crate::geometry::{Position, Rect, Size};
use crate::style::Style;
use crate::surface::{Surface, draw_text};
use crate::theme::Theme;

/// A part of a [`Surface`], with rows and columns counted from its own upper left corner.
///
/// Whatever is drawn outside of it is dropped, so drawing cannot fail and a widget need not look at its
/// size to be safe. The area may reach beyond what is visible (a widget in a viewport), on any side.
#[derive(Debug)]
pub struct Canvas<'a> {
    surface: &'a mut Surface,
    area: Rect,
    /// What is visible of the area; always within the surface.
    clip: Rect,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(surface: &'a mut Surface, area: Rect, clip: Rect) -> Self {
        let clip = clip
            .intersection(area)
            .intersection(Rect::of(surface.size()));
        Self {
            surface,
            area,
            clip,
        }
    }

    /// The styles by meaning that the person chose.
    #[must_use]
    pub const fn theme(&self) -> &Theme {
        self.surface.theme()
    }

    /// How large the area is, seen or not.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.area.size
    }

    /// What is visible of the area, in its own rows and columns: a widget with much content draws only this.
    #[must_use]
    pub const fn visible(&self) -> Rect {
        Rect::new(
            self.clip.origin.relative_to(self.area.origin),
            self.clip.size,
        )
    }

    /// The part `rect` of this canvas, as a canvas of its own.
    pub fn part(&mut self, rect: Rect) -> Canvas<'_> {
        let area = rect.offset(self.area.origin);
        Canvas::new(self.surface, area, self.clip)
    }

    /// Draws `text` on one row from `at` on; returns the columns that it takes, clipped or not.
    /// Control characters are drawn as U+FFFD.
    pub fn text(&mut self, at: Position, text: &str, style: Style) -> usize {
        let at = at.offset(self.area.origin);
        if at.row < self.clip.top() || at.row >= self.clip.bottom() {
            return crate::text::width(text);
        }
        draw_text(self.surface, at, text, style, self.clip)
    }

    /// Blanks the whole area in `style`.
    pub fn clear(&mut self, style: Style) {
        self.surface.blank(self.clip, style);
    }

    /// Blanks `rect` in `style`.
    pub fn blank(&mut self, rect: Rect, style: Style) {
        let rect = rect.offset(self.area.origin).intersection(self.clip);
        if !rect.is_empty() {
            self.surface.blank(rect, style);
        }
    }

    /// Changes the styles in `rect`, leaving the text.
    pub fn restyle(&mut self, rect: Rect, change: impl Fn(Style) -> Style) {
        let rect = rect.offset(self.area.origin).intersection(self.clip);
        self.surface.restyle(rect, change);
    }

    /// Draws a horizontal line of `grapheme`, `columns` long, from `at` on.
    pub fn horizontal(&mut self, at: Position, columns: u16, grapheme: &str, style: Style) {
        let visible = self.visible();
        if at.row < visible.top() || at.row >= visible.bottom() {
            return;
        }
        let end = at.column.saturating_add(columns.into());
        let within = at.column.max(visible.left())..end.min(visible.right());
        // What is drawn again and again is taken apart once.
        for (grapheme, columns) in crate::text::graphemes(grapheme).take(1) {
            for column in within.clone() {
                let at = Position::new(at.row, column).offset(self.area.origin);
                self.surface.put(at, grapheme, columns, style, self.clip);
            }
        }
    }

    /// Draws a vertical line of `grapheme`, `rows` long, from `at` down.
    pub fn vertical(&mut self, at: Position, rows: u16, grapheme: &str, style: Style) {
        let visible = self.visible();
        let end = at.row.saturating_add(rows.into());
        for row in at.row.max(visible.top())..end.min(visible.bottom()) {
            self.text(Position::new(row, at.column), grapheme, style);
        }
    }

    /// Shows the cursor at `at`, if that is visible.
    pub fn set_cursor(&mut self, at: Position) {
        let at = at.offset(self.area.origin);
        if self.clip.contains(at) {
            self.surface.set_cursor(Some(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(size: Size, draw: impl Fn(&mut Canvas<'_>), expected: &[&str]) {
        let mut surface = Surface::new(size);
        draw(&mut surface.canvas());
        assert_eq!(surface.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn text_is_clipped_on_every_side() {
        let inner = Rect::new(Position::new(1, 2), Size::new(1, 3));
        check(
            Size::new(3, 8),
            |canvas| {
                let mut part = canvas.part(inner);
                part.text(Position::new(0, -1), "abcdefgh", Style::PLAIN);
                part.text(Position::new(-1, 0), "above", Style::PLAIN);
                part.text(Position::new(1, 0), "below", Style::PLAIN);
            },
            &["", "  bcd", ""],
        );
    }

    #[test]
    fn a_wide_grapheme_cut_by_an_edge_leaves_a_blank() {
        check(
            Size::new(1, 4),
            |canvas| {
                canvas.text(Position::new(0, 3), "世", Style::PLAIN);
                canvas.text(Position::new(0, -1), "世b", Style::PLAIN);
            },
            &[" b"],
        );
    }

    #[test]
    fn half_of_a_wide_grapheme_never_remains() {
        check(
            Size::new(1, 4),
            |canvas| {
                canvas.text(Position::new(0, 0), "世界", Style::PLAIN);
                canvas.text(Position::new(0, 1), "xy", Style::PLAIN);
            },
            &[" xy"],
        );
    }

    #[test]
    fn a_canvas_without_cells_takes_any_drawing() {
        let mut surface = Surface::new(Size::new(0, 0));
        let mut canvas = surface.canvas();
        canvas.clear(Style::PLAIN);
        canvas.text(Position::new(i32::MAX, i32::MIN), "x", Style::PLAIN);
        canvas.blank(
            Rect::new(Position::new(-5, -5), Size::new(50, 50)),
            Style::PLAIN,
        );
        canvas.set_cursor(Position::ORIGIN);
        assert_eq!(surface.cursor(), None);
    }
}
