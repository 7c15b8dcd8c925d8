//! How a chart of two quantities looks.

use std::time::Duration;

use strombus_terminal::{Canvas, Position, Rect, Size, text};

use super::{Extent, MirrorChart, Side};
use crate::chart::{Axis, Bounds, Way, column_of_cells, samples_in_a_cell};

/// Rows from one tick of an axis of numbers to the next, and columns from one of the axis of time, at least.
const ROWS_A_TICK: u16 = 2;
const COLUMNS_A_TICK: u16 = 14;

/// The fewest columns of numbers beside the chart, so that it does not move whenever a number gets a digit more.
const MARGIN: usize = 8;

impl MirrorChart {
    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        // A chart as large as a sheet is drawn no finer than the largest screen.
        let size = canvas.size();
        let size = Size::new(
            size.rows.min(Size::MAX.rows),
            size.columns.min(Size::MAX.columns),
        );
        let has_line = size.rows >= 3;
        let rows = size.rows.saturating_sub(u16::from(has_line));
        let heights = [rows.div_ceil(2), rows / 2];
        let middle = i32::from(heights[0]);

        let each = samples_in_a_cell(self.marks);
        // How many are seen depends on the room that the numbers take, and those on what is seen.
        let most = usize::from(size.columns).saturating_mul(each);
        let (_, labels) = self.axes(heights, most);
        let margin = match usize::from(size.columns) >= labels.saturating_mul(3) {
            true => u16::try_from(labels + 2).unwrap_or(u16::MAX),
            false => 0,
        };
        let most = most.saturating_sub(usize::from(margin).saturating_mul(each));
        let (axes, _) = self.axes(heights, most);
        let field = size.columns.saturating_sub(margin);
        let left = i32::from(margin);
        let tops = [0, middle + i32::from(has_line)];
        let ways = [Way::Standing, Way::Hanging];
        for (number, axis) in axes.iter().enumerate() {
            let (Some(&top), Some(&height), Some(&way), Some(side)) = (
                tops.get(number),
                heights.get(number),
                ways.get(number),
                self.sides.get(number),
            ) else {
                continue;
            };
            let part = Rect::new(Position::new(top, left), Size::new(height, field));
            self.draw_side(&mut canvas.part(part), side, axis, way);
            if margin > 0 {
                let part = Rect::new(Position::new(top, 0), Size::new(height, margin));
                let ticks = axis.ticks(&side.unit);
                draw_numbers(&mut canvas.part(part), axis, &ticks, way, has_line);
            }
        }
        if has_line {
            let part = Rect::new(Position::new(middle, 0), Size::new(1, size.columns));
            self.draw_line(&mut canvas.part(part), margin, each, &axes);
        }
    }

    /// The axes of both sides where so many samples are seen, and the columns that their numbers take.
    fn axes(&self, heights: [u16; 2], seen: usize) -> (Vec<Axis>, usize) {
        let sides = self.sides.iter().zip(heights);
        let axes: Vec<Axis> = sides
            .map(|(side, height)| self.axis(side, height, seen))
            .collect();
        let ticks = axes.iter().zip(&self.sides);
        let labels = ticks.flat_map(|(axis, side)| axis.ticks(&side.unit));
        let widest = labels.map(|(_, label)| text::width(&label)).max();
        (axes, widest.unwrap_or(0).max(MARGIN))
    }

    fn axis(&self, side: &Side, height: u16, seen: usize) -> Axis {
        let taken = match self.extent {
            Extent::Global => usize::MAX,
            Extent::Local | Extent::Tight => seen,
        };
        let low = (self.extent != Extent::Tight).then_some(0.0);
        let bounds = Bounds { low, high: None };
        let values = side.samples.iter().rev().take(taken);
        let ticks = usize::from(height / ROWS_A_TICK).max(1);
        Axis::of(values, bounds, ticks, &side.unit)
    }

    fn draw_side(&self, canvas: &mut Canvas<'_>, side: &Side, axis: &Axis, way: Way) {
        let Size { rows, columns } = canvas.size();
        let style = canvas.theme().bar;
        let start = match way {
            Way::Standing => i32::from(rows) - 1,
            Way::Hanging => 0,
        };
        let part = |value: f64| value.is_finite().then(|| axis.part(value));
        let mut values = side.samples.iter().rev();
        let seen = canvas.visible();
        for column in (0..i32::from(columns)).rev() {
            let Some(right) = values.next() else { return };
            let left = match samples_in_a_cell(self.marks) {
                2 => values.next().and_then(part),
                _ => None,
            };
            if (seen.left()..seen.right()).contains(&column) {
                let at = Position::new(start, column);
                column_of_cells(
                    canvas,
                    at,
                    rows,
                    [left, part(right)],
                    self.marks,
                    way,
                    style,
                );
            }
        }
    }

    /// The line in the middle, and on it how long ago it was.
    fn draw_line(&self, canvas: &mut Canvas<'_>, margin: u16, each: usize, axes: &[Axis]) {
        let quiet = canvas.theme().quiet;
        let columns = canvas.size().columns;
        let left = i32::from(margin);
        let field = columns.saturating_sub(margin);
        canvas.horizontal(Position::new(0, left), field, "─", quiet);
        if margin > 0 {
            canvas.text(Position::new(0, left - 1), "┼", quiet);
            if axes.iter().all(|axis| axis.low == 0.0) {
                canvas.text(Position::new(0, left - 3), "0", quiet);
            }
        }
        let a_column = self.step.saturating_mul(u32::try_from(each).unwrap_or(1));
        let span = a_column.saturating_mul(u32::from(field));
        let step = nice(a_column.saturating_mul(u32::from(COLUMNS_A_TICK)));
        let mut ago = step;
        while ago < span {
            let back = ago.as_secs_f64() / a_column.as_secs_f64().max(1e-9);
            let column = i32::from(columns) - 1 - back.round() as i32;
            let label = format!(" {} ", said(ago));
            let width = i32::try_from(text::width(&label)).unwrap_or(i32::MAX);
            let start = column - width / 2;
            if start <= left {
                break;
            }
            canvas.text(Position::new(0, start), &label, quiet);
            ago = ago.saturating_add(step);
        }
    }
}

/// The numbers beside a side, and the line between.
fn draw_numbers(
    canvas: &mut Canvas<'_>,
    axis: &Axis,
    ticks: &[(f64, String)],
    way: Way,
    has_line: bool,
) {
    let quiet = canvas.theme().quiet;
    let Size { rows, columns } = canvas.size();
    let line = i32::from(columns) - 1;
    canvas.vertical(Position::new(0, line), rows, "│", quiet);
    for (value, label) in ticks {
        let part = axis.part(*value);
        if has_line && part <= 0.0 && axis.low == 0.0 {
            // It stands on the line.
            continue;
        }
        // The row that is filled by just so much.
        let filled = (part * f64::from(rows)).round() as i32;
        let up = (filled - 1).clamp(0, i32::from(rows).saturating_sub(1).max(0));
        let row = match way {
            Way::Standing => i32::from(rows) - 1 - up,
            Way::Hanging => up,
        };
        let width = i32::try_from(text::width(label)).unwrap_or(i32::MAX);
        canvas.text(Position::new(row, line - 1 - width), label, quiet);
        canvas.text(Position::new(row, line), "┤", quiet);
    }
}

/// The next longer span of time that people count by.
fn nice(span: Duration) -> Duration {
    const DAY: u64 = 86_400;
    const NICE: [u64; 20] = [
        1,
        2,
        5,
        10,
        20,
        30,
        60,
        120,
        300,
        600,
        1200,
        1800,
        3600,
        7200,
        10_800,
        21_600,
        43_200,
        DAY,
        2 * DAY,
        5 * DAY,
    ];
    let seconds = span
        .as_secs()
        .saturating_add(u64::from(span.subsec_nanos() > 0));
    let nice = NICE.into_iter().find(|&nice| nice >= seconds);
    let days = || seconds.div_ceil(10 * DAY).saturating_mul(10 * DAY);
    Duration::from_secs(nice.unwrap_or_else(days))
}

/// A span of time in words: `30 s`, `5 min`, `2 h`, `3 d`.
fn said(span: Duration) -> String {
    let seconds = span.as_secs();
    match seconds {
        _ if seconds >= 86_400 && seconds.is_multiple_of(86_400) => {
            format!("{} d", seconds / 86_400)
        }
        _ if seconds >= 3600 && seconds.is_multiple_of(1800) => {
            let halves = if seconds.is_multiple_of(3600) {
                ""
            } else {
                ".5"
            };
            format!("{}{halves} h", seconds / 3600)
        }
        _ if seconds >= 60 && seconds.is_multiple_of(30) => {
            let halves = if seconds.is_multiple_of(60) { "" } else { ".5" };
            format!("{}{halves} min", seconds / 60)
        }
        _ => format!("{seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_counted_as_people_count_it() {
        let check = |seconds, expected: &str| {
            assert_eq!(said(nice(Duration::from_secs(seconds))), expected);
        };
        check(0, "1 s");
        check(14, "20 s");
        check(45, "1 min");
        check(6 * 60, "10 min");
        check(3601, "2 h");
        check(86_400, "1 d");
        check(12 * 86_400, "20 d");
        let said = |seconds| super::said(Duration::from_secs(seconds));
        assert_eq!(said(90), "1.5 min");
        assert_eq!(said(75), "75 s");
        assert_eq!(said(5400), "1.5 h");
    }
}
