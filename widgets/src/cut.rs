//! Text in a place that may be too small for it.

use strombus_terminal::{Canvas, Position, Style};

use crate::wrap;

/// Draws `text` on `columns` columns, cut with `…` where it does not fit. Returns the columns that it took.
pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    at: Position,
    text: &str,
    columns: usize,
    style: Style,
) -> usize {
    if columns == 0 {
        return 0;
    }
    match wrap::cut(text, columns) {
        None => canvas.text(at, text, style),
        Some(beginning) => {
            let width = canvas.text(at, beginning, style);
            canvas.text(right_of(at, width), "…", style) + width
        }
    }
}

/// The place so many columns further on.
pub(crate) fn right_of(at: Position, columns: usize) -> Position {
    let columns = i32::try_from(columns).unwrap_or(i32::MAX);
    at.offset(Position::new(0, columns))
}
