//! Braille patterns: U+2800 to U+28FF, which programs draw graphs with.

use super::color::Rgb;
use super::sheet::Sheet;
use super::{CELL_HEIGHT, CELL_WIDTH};

/// The column and row of each of the eight dots, from the lowest bit.
const DOTS: [(u8, u8); 8] = [
    (0, 0),
    (0, 1),
    (0, 2),
    (1, 0),
    (1, 1),
    (1, 2),
    (0, 3),
    (1, 3),
];

/// Draws `c` in the cell at `left` and `top`, if it is one of these.
pub(super) fn draw(sheet: &mut Sheet, c: char, color: Rgb, left: f64, top: f64) -> bool {
    let Some(bits) = u32::from(c).checked_sub(0x2800).filter(|bits| *bits < 256) else {
        return false;
    };
    for (bit, (column, row)) in DOTS.iter().enumerate() {
        if bits >> bit & 1 != 0 {
            let x = left + (f64::from(*column) + 0.5) * CELL_WIDTH / 2.0;
            let y = top + (f64::from(*row) + 0.5) * CELL_HEIGHT / 4.0;
            sheet.dot(color, x, y);
        }
    }
    true
}
