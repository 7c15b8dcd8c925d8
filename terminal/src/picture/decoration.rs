//! Lines under, through and over characters.

use std::fmt::Write as _;

use super::look::Look;
use super::number::Number;
use super::sheet::Sheet;
use super::{BASELINE, CELL_WIDTH};
use crate::screen::Underline;

/// The lines of one row.
pub(super) struct Decorations {
    top: f64,
    /// Whether a wave goes up next: it goes on from cell to cell.
    phase: bool,
}

impl Decorations {
    pub(super) const fn new(top: f64) -> Self {
        Self { top, phase: false }
    }

    pub(super) fn add(&mut self, sheet: &mut Sheet, look: &Look, left: f64, width: f64) {
        let right = left + width;
        let color = look.underline_color;
        let line = self.top + BASELINE + 2.5;
        match look.underline {
            Underline::None => {}
            Underline::Single => sheet.level(color, 1.0, line, left, right),
            Underline::Double => {
                sheet.level(color, 1.0, line - 1.0, left, right);
                sheet.level(color, 1.0, line + 1.0, left, right);
            }
            Underline::Curly => {
                let mut path = String::new();
                let half = CELL_WIDTH / 2.0;
                let mut x = left;
                let _ = write!(path, "M{} {}", Number(left), Number(line));
                while x + half <= right + 0.01 {
                    let bend = if self.phase { -3.0 } else { 3.0 };
                    self.phase = !self.phase;
                    let _ = write!(
                        path,
                        "q{} {} {} 0",
                        Number(half / 2.0),
                        Number(bend),
                        Number(half)
                    );
                    x += half;
                }
                sheet.curve(color, &path);
            }
            Underline::Dotted => pieces(sheet, look, line, left, right, 3.0, 1.0),
            Underline::Dashed => pieces(sheet, look, line, left, right, 4.5, 3.0),
        }
        if look.strikethrough {
            sheet.level(look.foreground, 1.0, self.top + 9.5, left, right);
        }
        if look.overline {
            sheet.level(look.foreground, 1.0, self.top + 0.5, left, right);
        }
    }
}

/// Pieces of `length`, one every `step`.
fn pieces(sheet: &mut Sheet, look: &Look, y: f64, left: f64, right: f64, step: f64, length: f64) {
    let mut x = left + (step - length) / 2.0;
    while x + length <= right + 0.01 {
        sheet.level(look.underline_color, 1.0, y, x, x + length);
        x += step;
    }
}
