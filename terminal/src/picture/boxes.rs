//! Box drawing: U+2500 to U+257F.

use super::color::Rgb;
use super::number::Number;
use super::sheet::Sheet;
use super::{CELL_HEIGHT, CELL_WIDTH};

/// The arms of each character: up, right, down, left, each 0 for none, 1 light, 2 heavy, 3 double. Dashes, arcs and diagonals
/// have none here.
#[rustfmt::skip]
pub(super) const ARMS: [&[u8; 4]; 128] = [
    b"0101", b"0202", b"1010", b"2020", b"0000", b"0000", b"0000", b"0000", // 2500
    b"0000", b"0000", b"0000", b"0000", b"0110", b"0210", b"0120", b"0220", // 2508
    b"0011", b"0012", b"0021", b"0022", b"1100", b"1200", b"2100", b"2200", // 2510
    b"1001", b"1002", b"2001", b"2002", b"1110", b"1210", b"2110", b"1120", // 2518
    b"2120", b"2210", b"1220", b"2220", b"1011", b"1012", b"2011", b"1021", // 2520
    b"2021", b"2012", b"1022", b"2022", b"0111", b"0112", b"0211", b"0212", // 2528
    b"0121", b"0122", b"0221", b"0222", b"1101", b"1102", b"1201", b"1202", // 2530
    b"2101", b"2102", b"2201", b"2202", b"1111", b"1112", b"1211", b"1212", // 2538
    b"2111", b"1121", b"2121", b"2112", b"2211", b"1122", b"1221", b"2212", // 2540
    b"1222", b"2122", b"2221", b"2222", b"0000", b"0000", b"0000", b"0000", // 2548
    b"0303", b"3030", b"0310", b"0130", b"0330", b"0013", b"0031", b"0033", // 2550
    b"1300", b"3100", b"3300", b"1003", b"3001", b"3003", b"1310", b"3130", // 2558
    b"3330", b"1013", b"3031", b"3033", b"0313", b"0131", b"0333", b"1303", // 2560
    b"3101", b"3303", b"1313", b"3131", b"3333", b"0000", b"0000", b"0000", // 2568
    b"0000", b"0000", b"0000", b"0000", b"0001", b"1000", b"0100", b"0010", // 2570
    b"0002", b"2000", b"0200", b"0020", b"0201", b"1020", b"0102", b"2010", // 2578
];

/// The half distance of double lines.
const APART: f64 = 2.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Arm {
    None,
    Light,
    Heavy,
    Double,
}

impl Arm {
    fn new(code: u8) -> Self {
        match code {
            b'1' => Self::Light,
            b'2' => Self::Heavy,
            b'3' => Self::Double,
            _ => Self::None,
        }
    }

    const fn thickness(self) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Light | Self::Double => 1.0,
            Self::Heavy => 3.0,
        }
    }
}

/// Draws `c` in the cell at `left` and `top`, if it is one of these.
pub(super) fn draw(sheet: &mut Sheet, c: char, color: Rgb, left: f64, top: f64) -> bool {
    let Some(index) = u32::from(c).checked_sub(0x2500) else {
        return false;
    };
    let Some(codes) = ARMS.get(index as usize) else {
        return false;
    };
    let arms = codes.map(Arm::new);
    if arms.iter().any(|arm| *arm != Arm::None) {
        for direction in 0..4 {
            draw_arm(sheet, color, arms, direction, left, top);
        }
    } else if !draw_dashes(sheet, c, color, left, top) {
        sheet.curve(color, &curve(c, left, top));
    }
    true
}

/// Draws the arm of one direction, as one line or two.
fn draw_arm(sheet: &mut Sheet, color: Rgb, arms: [Arm; 4], direction: usize, left: f64, top: f64) {
    let of = |turn: usize| {
        arms.get((direction + turn) % 4)
            .copied()
            .unwrap_or(Arm::None)
    };
    let (arm, clockwise, opposite, counter) = (of(0), of(1), of(2), of(3));
    let offsets: &[f64] = match arm {
        Arm::None => return,
        Arm::Light | Arm::Heavy => &[0.0],
        Arm::Double => &[-APART, APART],
    };
    for &offset in offsets {
        // Those of the arms across that lie on this line's side, and on the other.
        let (near, far) = if offset > 0.0 {
            (clockwise, counter)
        } else {
            (counter, clockwise)
        };
        let start = if arm == Arm::Double {
            match (near, far) {
                // The inner corner, the outer corner.
                (Arm::Double, _) => APART - 0.5,
                (_, Arm::Double) => -APART - 0.5,
                _ => -near.thickness().max(far.thickness()) / 2.0,
            }
        } else {
            match (near, far) {
                (Arm::Double, Arm::Double) if opposite == Arm::None => APART - 0.5,
                (Arm::Double, Arm::None) | (Arm::None, Arm::Double) => -APART - 0.5,
                _ => -near.thickness().max(far.thickness()) / 2.0,
            }
        };
        let (middle_x, middle_y) = (left + CELL_WIDTH / 2.0, top + CELL_HEIGHT / 2.0);
        let thickness = arm.thickness();
        match direction {
            // `offset` is to the right of who looks along the arm.
            0 => sheet.upright(color, thickness, middle_x + offset, top, middle_y - start),
            1 => sheet.level(
                color,
                thickness,
                middle_y + offset,
                middle_x + start,
                left + CELL_WIDTH,
            ),
            2 => sheet.upright(
                color,
                thickness,
                middle_x - offset,
                middle_y + start,
                top + CELL_HEIGHT,
            ),
            _ => sheet.level(color, thickness, middle_y - offset, left, middle_x - start),
        }
    }
}

/// The broken lines: how many pieces, whether heavy, whether upright.
fn draw_dashes(sheet: &mut Sheet, c: char, color: Rgb, left: f64, top: f64) -> bool {
    let (pieces, heavy, upright) = match c {
        '┄' => (3, false, false),
        '┅' => (3, true, false),
        '┆' => (3, false, true),
        '┇' => (3, true, true),
        '┈' => (4, false, false),
        '┉' => (4, true, false),
        '┊' => (4, false, true),
        '┋' => (4, true, true),
        '╌' => (2, false, false),
        '╍' => (2, true, false),
        '╎' => (2, false, true),
        '╏' => (2, true, true),
        _ => return false,
    };
    let thickness = if heavy { 3.0 } else { 1.0 };
    let (start, all) = if upright {
        (top, CELL_HEIGHT)
    } else {
        (left, CELL_WIDTH)
    };
    let step = all / f64::from(pieces);
    for piece in 0..pieces {
        let from = start + step * (f64::from(piece) + 0.2);
        let to = from + step * 0.6;
        if upright {
            sheet.upright(color, thickness, left + CELL_WIDTH / 2.0, from, to);
        } else {
            sheet.level(color, thickness, top + CELL_HEIGHT / 2.0, from, to);
        }
    }
    true
}

/// Arcs and diagonals.
fn curve(c: char, left: f64, top: f64) -> String {
    let (right, bottom) = (left + CELL_WIDTH, top + CELL_HEIGHT);
    let (x, y) = (left + CELL_WIDTH / 2.0, top + CELL_HEIGHT / 2.0);
    let arc = |end_x: f64, end_y: f64| {
        let radius = CELL_WIDTH / 2.0;
        let near = y + radius * (end_y - y).signum();
        format!(
            "M{} {}V{}Q{} {} {} {}",
            Number(x),
            Number(end_y),
            Number(near),
            Number(x),
            Number(y),
            Number(end_x),
            Number(y)
        )
    };
    let line = |from_y: f64, to_y: f64| {
        format!(
            "M{} {}L{} {}",
            Number(left),
            Number(from_y),
            Number(right),
            Number(to_y)
        )
    };
    match c {
        '╭' => arc(right, bottom),
        '╮' => arc(left, bottom),
        '╯' => arc(left, top),
        '╰' => arc(right, top),
        '╱' => line(bottom, top),
        '╲' => line(top, bottom),
        _ => line(bottom, top) + &line(top, bottom),
    }
}
