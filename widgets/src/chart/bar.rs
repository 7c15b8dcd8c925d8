//! Bars: parts of a row or of a column that are filled.

use strombus_terminal::{Canvas, Position, Style};

use super::marks::Marks;
use crate::cut;

/// Eighths of a cell, filled from the left and from below.
const FROM_LEFT: [&str; 9] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
const FROM_BELOW: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const ASCII_FROM_LEFT: [&str; 9] = [" ", " ", " ", " ", "-", "-", "-", "-", "#"];
const ASCII_FROM_BELOW: [&str; 9] = [" ", ".", ".", ":", "-", "=", "+", "*", "#"];

/// The eighths of `cells` that `part` of them is (0 to 1); what is not nothing is not shown as nothing.
fn eighths(part: f64, cells: u16) -> (u16, usize) {
    let all = f64::from(cells) * 8.0;
    let filled = (part.clamp(0.0, 1.0) * all).round();
    let filled = if part > 0.0 {
        filled.max(1.0).min(all)
    } else {
        filled
    };
    // A cast from what is no number is 0.
    let filled = filled as usize;
    let full = u16::try_from(filled / 8).unwrap_or(cells);
    (full.min(cells), filled % 8)
}

/// Fills `part` (0 to 1) of `columns` columns from `at` to the right.
pub(crate) fn bar(
    canvas: &mut Canvas<'_>,
    at: Position,
    columns: u16,
    part: f64,
    marks: Marks,
    style: Style,
) {
    let signs = if marks == Marks::Ascii {
        ASCII_FROM_LEFT
    } else {
        FROM_LEFT
    };
    let (full, rest) = eighths(part, columns);
    canvas.horizontal(at, full, signs[8], style);
    if let Some(sign) = signs.get(rest).filter(|_| rest > 0 && full < columns) {
        canvas.text(cut::right_of(at, full.into()), sign, style);
    }
}

/// Fills `part` (0 to 1) of `rows` rows from `bottom` upwards, on one column.
pub(crate) fn column(
    canvas: &mut Canvas<'_>,
    bottom: Position,
    rows: u16,
    part: f64,
    marks: Marks,
    style: Style,
) {
    let signs = if marks == Marks::Ascii {
        ASCII_FROM_BELOW
    } else {
        FROM_BELOW
    };
    let (full, rest) = eighths(part, rows);
    let top = bottom.offset(Position::new(1 - i32::from(full), 0));
    canvas.vertical(top, full, signs[8], style);
    if let Some(sign) = signs.get(rest).filter(|_| rest > 0 && full < rows) {
        canvas.text(top.offset(Position::new(-1, 0)), sign, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_filled_in_eighths() {
        assert_eq!(eighths(0.0, 10), (0, 0));
        assert_eq!(eighths(1.0, 10), (10, 0));
        assert_eq!(eighths(0.5, 5), (2, 4));
        assert_eq!(eighths(0.0001, 10), (0, 1), "a little is not nothing");
        assert_eq!(eighths(7.0, 10), (10, 0));
        assert_eq!(eighths(f64::NAN, 10), (0, 0));
        assert_eq!(eighths(0.5, 0), (0, 0));
    }
}
