//! Block elements: U+2580 to U+259F.

use super::color::Rgb;
use super::look::Look;
use super::sheet::Sheet;
use super::{CELL_HEIGHT, CELL_WIDTH};

/// Draws `c` in the cell at `left` and `top`, if it is one of these.
pub(super) fn draw(
    sheet: &mut Sheet,
    c: char,
    look: &Look,
    ground: Rgb,
    left: f64,
    top: f64,
) -> bool {
    let color = look.foreground;
    // Parts of the cell, in eighths: left, top, width, height.
    let mut fill = |color: Rgb, x: u32, y: u32, width: u32, height: u32| {
        let eighth = |n: u32, all: f64| f64::from(n) * all / 8.0;
        sheet.block(
            color,
            left + eighth(x, CELL_WIDTH),
            top + eighth(y, CELL_HEIGHT),
            eighth(width, CELL_WIDTH),
            eighth(height, CELL_HEIGHT),
        );
    };
    let code = u32::from(c);
    match c {
        '▀' => fill(color, 0, 0, 8, 4),
        '▁'..='█' => {
            let height = code - 0x2580;
            fill(color, 0, 8 - height, 8, height);
        }
        '▉'..='▏' => fill(color, 0, 0, 0x2590 - code, 8),
        '▐' => fill(color, 4, 0, 4, 8),
        '░' | '▒' | '▓' => {
            let percent = match c {
                '░' => 25,
                '▒' => 50,
                _ => 75,
            };
            let shade = color.over(look.background.unwrap_or(ground), percent);
            fill(shade, 0, 0, 8, 8);
        }
        '▔' => fill(color, 0, 0, 8, 1),
        '▕' => fill(color, 7, 0, 1, 8),
        '▖'..='▟' => {
            let parts = quadrants(c);
            for (part, x, y) in [(1, 0, 0), (2, 4, 0), (4, 0, 4), (8, 4, 4)] {
                if parts & part != 0 {
                    fill(color, x, y, 4, 4);
                }
            }
        }
        _ => return false,
    }
    true
}

/// Which quarters are filled: 1 the upper left, 2 the upper right, 4 the lower left, 8 the lower right.
const fn quadrants(c: char) -> u8 {
    match c {
        '▖' => 4,
        '▗' => 8,
        '▘' => 1,
        '▙' => 1 | 4 | 8,
        '▚' => 1 | 8,
        '▛' => 1 | 2 | 4,
        '▜' => 1 | 2 | 8,
        '▝' => 2,
        '▞' => 2 | 4,
        _ => 2 | 4 | 8,
    }
}
