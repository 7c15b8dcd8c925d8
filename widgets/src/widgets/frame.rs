//! The lines of a frame, for every widget that draws one.

use strombus_terminal::text;
use strombus_terminal::{Canvas, Position, Rect, Size, Style};

use crate::align::Align;
use crate::wrap;

/// What the lines of a frame look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// Thin lines: `┌─┐`.
    #[default]
    Single,
    /// Thin lines and round corners: `╭─╮`.
    Rounded,
    /// Thick lines: `┏━┓`.
    Heavy,
    /// Double lines: `╔═╗`.
    Double,
    /// Blanks: a margin.
    Blank,
}

impl Lines {
    /// The horizontal line, the vertical one, and the corners: upper left, upper right, lower left, lower right.
    pub(super) const fn signs(self) -> (&'static str, &'static str, [&'static str; 4]) {
        match self {
            Self::Single => ("─", "│", ["┌", "┐", "└", "┘"]),
            Self::Rounded => ("─", "│", ["╭", "╮", "╰", "╯"]),
            Self::Heavy => ("━", "┃", ["┏", "┓", "┗", "┛"]),
            Self::Double => ("═", "║", ["╔", "╗", "╚", "╝"]),
            Self::Blank => (" ", " ", [" ", " ", " ", " "]),
        }
    }

    /// Draws a frame along the edges of `canvas`: for a widget that has one of its own.
    pub fn draw(self, canvas: &mut Canvas<'_>, style: Style) {
        let size = canvas.size();
        if size.is_empty() {
            return;
        }
        let (across, down, [upper_left, upper_right, lower_left, lower_right]) = self.signs();
        let (bottom, right) = (i32::from(size.rows) - 1, i32::from(size.columns) - 1);
        let (rows, columns) = (size.rows.saturating_sub(2), size.columns.saturating_sub(2));
        for column in [0, right] {
            canvas.vertical(Position::new(1, column), rows, down, style);
        }
        // The upper edge comes last: of a frame of one row, it is what is seen.
        for (row, left_corner, right_corner) in [
            (bottom, lower_left, lower_right),
            (0, upper_left, upper_right),
        ] {
            canvas.horizontal(Position::new(row, 1), columns, across, style);
            canvas.text(Position::new(row, right), right_corner, style);
            canvas.text(Position::new(row, 0), left_corner, style);
        }
    }
}

/// Draws `title` into the edge `row` of a frame, with a blank on each side and at least one cell of the line left before and behind.
pub(super) fn draw_title(
    canvas: &mut Canvas<'_>,
    row: i32,
    title: &str,
    align: Align,
    style: Style,
) {
    let room = canvas.size().columns.saturating_sub(4);
    if title.is_empty() || room < 3 {
        return;
    }
    let (title, more) = match wrap::cut(title, usize::from(room - 2)) {
        Some(beginning) => (beginning, "…"),
        None => (title, ""),
    };
    let columns = text::width(title) + text::width(more) + 2;
    let columns = u16::try_from(columns).unwrap_or(u16::MAX).min(room);
    let column = i32::from(align.offset(room - columns)) + 2;
    let strip = Rect::new(Position::new(row, column), Size::new(1, columns));
    let mut strip = canvas.part(strip);
    strip.clear(style);
    let end = strip.text(Position::new(0, 1), title, style);
    let end = i32::try_from(end).unwrap_or(i32::MAX).saturating_add(1);
    strip.text(Position::new(0, end), more, style);
}
