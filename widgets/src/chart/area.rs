//! Columns that are filled by parts of their height, upwards or hanging down.

use strombus_terminal::{Canvas, Position, Style};

use super::marks::Marks;

/// The dots of a Braille cell that are set if its left or right half is filled by so many of the four, from below and from above
/// (Unicode 17, section 21.1).
const STANDING: [[u32; 5]; 2] = [[0, 0x40, 0x44, 0x46, 0x47], [0, 0x80, 0xa0, 0xb0, 0xb8]];
const HANGING: [[u32; 5]; 2] = [[0, 0x01, 0x03, 0x07, 0x47], [0, 0x08, 0x18, 0x38, 0xb8]];

/// Levels of a cell of blocks, filled from below and from above: there are no eighths that hang, but in reverse, which is no
/// picture without colours.
const BLOCKS: [&[&str]; 2] = [
    &[" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    &[" ", "▀", "█"],
];
const ASCII: [&[&str]; 2] = [
    &[" ", ".", ".", ":", "-", "=", "+", "*", "#"],
    &[" ", "'", "\"", "#"],
];

/// Which way columns are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// From below.
    Standing,
    /// From above.
    Hanging,
}

/// How many samples stand side by side in a cell.
pub(crate) const fn samples_in_a_cell(marks: Marks) -> usize {
    match marks {
        Marks::Braille => 2,
        Marks::Blocks | Marks::Ascii => 1,
    }
}

/// The text of one cell, the `number`th from where the columns begin, of columns that are `cells` long and filled by `parts`
/// (0 to 1, the left one and the right one; none where nothing is known). Where a cell holds one sample, that is the right one.
pub(crate) fn cell(
    parts: [Option<f64>; 2],
    number: u16,
    cells: u16,
    marks: Marks,
    way: Way,
    text: &mut [u8; 4],
) -> &str {
    let side = usize::from(way == Way::Hanging);
    if marks == Marks::Braille {
        let table = if way == Way::Standing {
            STANDING
        } else {
            HANGING
        };
        let dots = table.iter().zip(parts).map(|(dots, part)| {
            let level = level(part, number, cells, 4);
            dots.get(level).copied().unwrap_or(0)
        });
        let dots = dots.sum::<u32>();
        let sign = if dots == 0 {
            ' '
        } else {
            char::from_u32(0x2800 + dots).unwrap_or(' ')
        };
        return sign.encode_utf8(text);
    }
    let signs = match marks {
        Marks::Ascii => ASCII,
        _ => BLOCKS,
    };
    let signs = signs.get(side).copied().unwrap_or_default();
    let level = level(parts[1], number, cells, signs.len().saturating_sub(1));
    signs.get(level).copied().unwrap_or(" ")
}

/// How many of the `steps` of a cell are filled; what is not nothing is not shown as nothing.
fn level(part: Option<f64>, number: u16, cells: u16, steps: usize) -> usize {
    let Some(part) = part.filter(|part| !part.is_nan()) else {
        return 0;
    };
    let all = f64::from(cells) * f64::from(u16::try_from(steps).unwrap_or(u16::MAX));
    let filled = (part.clamp(0.0, 1.0) * all).round() as usize;
    let filled = filled.max(usize::from(part > 0.0));
    filled
        .saturating_sub(usize::from(number) * steps)
        .min(steps)
}

/// Draws one column of cells: from `start` upwards, or downwards if it hangs.
pub(crate) fn column_of_cells(
    canvas: &mut Canvas<'_>,
    start: Position,
    cells: u16,
    parts: [Option<f64>; 2],
    marks: Marks,
    way: Way,
    style: Style,
) {
    for number in 0..cells {
        let mut text = [0; 4];
        let sign = cell(parts, number, cells, marks, way, &mut text);
        if sign == " " {
            break;
        }
        let rows = i32::from(number) * if way == Way::Standing { -1 } else { 1 };
        canvas.text(start.offset(Position::new(rows, 0)), sign, style);
    }
}

impl Marks {
    /// How something went, in one row of text, `columns` wide: the newest of `values` at the right, each as high as it is great
    /// beside the greatest that is seen. What is no number is a gap. For cells of tables; elsewhere a
    /// [`Sparkline`](crate::Sparkline) does it.
    ///
    /// ```
    /// use strombus_widgets::Marks;
    ///
    /// assert_eq!(Marks::Blocks.sparks(&[1.0, 4.0, f64::NAN, 8.0], 6), "  ▁▄ █");
    /// ```
    #[must_use]
    pub fn sparks(self, values: &[f64], columns: usize) -> String {
        let each = samples_in_a_cell(self);
        let seen = values.get(values.len().saturating_sub(columns.saturating_mul(each))..);
        let seen = seen.unwrap_or_default();
        let most = seen
            .iter()
            .copied()
            .filter(|value| value.is_finite())
            .fold(0.0, f64::max);
        let part = |value: f64| match most > 0.0 {
            true => Some(value / most),
            false => value.is_finite().then_some(0.0),
        };
        let mut cells: Vec<String> = seen
            .rchunks(each)
            .map(|cell_values| {
                let mut newest_first = cell_values.iter().rev().map(|value| part(*value));
                let right = newest_first.next().flatten();
                let left = newest_first.next().flatten();
                let mut text = [0; 4];
                cell([left, right], 0, 1, self, Way::Standing, &mut text).to_owned()
            })
            .collect();
        cells.resize(columns, " ".to_owned());
        cells.reverse();
        cells.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sparks_are_as_high_as_their_values_in_every_kind_of_marks() {
        let check = |marks: Marks, values: &[f64], columns, expected: &str| {
            assert_eq!(marks.sparks(values, columns), expected);
        };
        check(Marks::Braille, &[1.0, 2.0, 3.0, 4.0], 2, "⣠⣾");
        check(Marks::Braille, &[4.0], 2, " ⢸");
        check(Marks::Blocks, &[0.0, 1.0, 8.0], 3, " ▁█");
        check(Marks::Ascii, &[0.0, 1.0, 4.0, 8.0], 3, ".-#");
        check(Marks::Ascii, &[], 3, "   ");
        check(Marks::Ascii, &[f64::NAN, 0.0, f64::INFINITY], 3, "   ");
        check(Marks::Braille, &[1.0], 0, "");
    }

    #[test]
    fn a_little_is_not_nothing_and_too_much_is_all() {
        let level = |part: f64| level(Some(part), 0, 1, 4);
        assert_eq!([0.0, 0.0001, 0.5, 1.0, 7.0].map(level), [0, 1, 2, 4, 4]);
        assert_eq!(super::level(None, 0, 1, 4), 0);
        assert_eq!(level(f64::NAN), 0);
    }
}
