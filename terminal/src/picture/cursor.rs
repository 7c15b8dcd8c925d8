//! The cursor.

use super::CELL_HEIGHT;
use super::look::{Look, Looks};
use super::number::Number;
use super::sheet::Sheet;
use crate::operations::CursorShape;

/// Draws the cursor over a cell, and returns what the cell looks like under it.
pub(super) fn draw(
    sheet: &mut Sheet,
    looks: &Looks<'_>,
    shape: CursorShape,
    look: Look,
    left: f64,
    top: f64,
    width: f64,
) -> Look {
    let color = looks.cursor();
    let mut line = |top: f64, width: f64, height: f64| {
        sheet.top.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{color}\"/>\n",
            Number(left),
            Number(top),
            Number(width),
            Number(height)
        ));
    };
    match shape {
        CursorShape::Block => {
            return Look {
                foreground: looks.background,
                background: Some(color),
                ..look
            };
        }
        CursorShape::Underline => line(top + CELL_HEIGHT - 2.0, width, 2.0),
        CursorShape::Bar => line(top, 2.0, CELL_HEIGHT),
    }
    look
}
