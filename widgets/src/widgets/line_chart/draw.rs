//! How a chart of lines looks.

use strombus_terminal::{Canvas, Position, Rect, Size, Style, text};

use super::LineChart;
use crate::chart::{Axis, Bounds, Marks, Raster, ascii};
use crate::cut;

/// Rows from one tick of the axis of numbers to the next, and columns from one of the axis of samples, at least.
const ROWS_A_TICK: u16 = 3;
const COLUMNS_A_TICK: u16 = 16;

/// What lines are called in the legend.
const LETTERS: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

impl LineChart {
    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let size = canvas.size();
        // A chart as large as a sheet is drawn no finer than the largest screen.
        let size = Size::new(
            size.rows.min(Size::MAX.rows),
            size.columns.min(Size::MAX.columns),
        );
        let head = u16::from(self.has_legend() && size.rows > 4);
        let foot = if size.rows >= 4 + head { 2 } else { 0 };
        let rows = size.rows.saturating_sub(head + foot);
        let values = self.series.iter().flat_map(|series| series.samples.iter());
        let axis = Axis::of(
            values,
            self.bounds,
            usize::from(rows / ROWS_A_TICK).max(1),
            &self.unit,
        );
        let ticks = axis.ticks(&self.unit);
        let widest = ticks.iter().map(|(_, label)| text::width(label)).max();
        let labels = u16::try_from(widest.unwrap_or(0)).unwrap_or(u16::MAX);
        // What is seen of the lines matters more than the numbers beside them.
        let margin = if size.columns >= labels.saturating_add(8) {
            labels + 1
        } else {
            0
        };
        let origin = Position::new(i32::from(head), i32::from(margin));
        let field = Rect::new(origin, Size::new(rows, size.columns.saturating_sub(margin)));
        if margin > 0 {
            self.draw_numbers(canvas, &axis, &ticks, field);
        }
        if foot > 0 {
            self.draw_steps(canvas, field);
        }
        if head > 0 {
            self.draw_legend(&mut canvas.part(Rect::of(Size::new(1, size.columns))));
        }
        self.draw_lines(&mut canvas.part(field), &axis);
    }

    fn has_legend(&self) -> bool {
        self.series.len() > 1
    }

    fn draw_legend(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let mut column = 0;
        for (number, series) in self.series.iter().enumerate() {
            let style = series.look.style(&theme, theme.text);
            let at = cut::right_of(Position::ORIGIN, column);
            column += canvas.text(at, self.letter(number), style) + 1;
            let at = cut::right_of(Position::ORIGIN, column);
            column += canvas.text(at, &series.name, theme.text) + 1;
            if let Some(last) = series.samples.last().filter(|last| last.is_finite()) {
                let at = cut::right_of(Position::ORIGIN, column);
                let said = format!("{:>9}", self.unit.format(last));
                column += canvas.text(at, &said, theme.quiet) + 1;
            }
            column += 2;
        }
    }

    /// What stands in the legend for a line, and at its end: what it is drawn with, where that tells it.
    fn letter(&self, number: usize) -> &'static str {
        match self.marks {
            Marks::Ascii => ascii(line_number(number)),
            _ => LETTERS.get(number % LETTERS.len()).copied().unwrap_or("a"),
        }
    }

    /// The axis at the left: its ticks and their numbers.
    fn draw_numbers(
        &self,
        canvas: &mut Canvas<'_>,
        axis: &Axis,
        ticks: &[(f64, String)],
        field: Rect,
    ) {
        let theme = *canvas.theme();
        let line = field.left() - 1;
        canvas.vertical(
            Position::new(field.top(), line),
            field.size.rows,
            "│",
            theme.quiet,
        );
        let mut below = i32::MAX;
        for (value, label) in ticks {
            let down = (1.0 - axis.part(*value)) * f64::from(field.size.rows.saturating_sub(1));
            let row = field.top() + nearest(down, field.size.rows);
            if row >= below {
                continue;
            }
            below = row;
            let start = line - i32::try_from(text::width(label)).unwrap_or(0);
            canvas.text(Position::new(row, start), label, theme.quiet);
            canvas.text(Position::new(row, line), "┤", theme.quiet);
        }
    }

    /// The axis below: how far back the samples lie, 0 at the right.
    fn draw_steps(&self, canvas: &mut Canvas<'_>, field: Rect) {
        let theme = *canvas.theme();
        let row = field.bottom();
        canvas.horizontal(
            Position::new(row, field.left()),
            field.size.columns,
            "─",
            theme.quiet,
        );
        if field.left() > 0 {
            canvas.text(Position::new(row, field.left() - 1), "└", theme.quiet);
        }
        let back = u32::try_from(self.window - 1).map_or(f64::MAX, f64::from) * self.step;
        let bounds = Bounds {
            low: Some(-back),
            high: Some(0.0),
        };
        let count = usize::from(field.size.columns / COLUMNS_A_TICK).max(1);
        let axis = Axis::of(std::iter::empty(), bounds, count, &self.step_unit);
        let mut free = field.right();
        for (value, label) in axis.ticks(&self.step_unit).into_iter().rev() {
            let right = axis.part(value) * f64::from(field.size.columns.saturating_sub(1));
            let column = field.left() + nearest(right, field.size.columns);
            let width = i32::try_from(text::width(&label)).unwrap_or(i32::MAX);
            let start = (column - width / 2).min(field.right() - width);
            if start < 0 || start.saturating_add(width) > free {
                continue;
            }
            free = start - 1;
            canvas.text(Position::new(row, column), "┴", theme.quiet);
            canvas.text(Position::new(row + 1, start), &label, theme.quiet);
        }
    }

    fn draw_lines(&self, canvas: &mut Canvas<'_>, axis: &Axis) {
        let theme = *canvas.theme();
        let size = Size::new(
            canvas.size().rows.min(Size::MAX.rows),
            canvas.size().columns.min(Size::MAX.columns),
        );
        let mut raster = Raster::new(size, self.marks);
        let (rows, columns) = raster.extent();
        if rows == 0 || columns == 0 {
            return;
        }
        let down = |value: f64| {
            let part = (1.0 - axis.part(value)) * f64::from(rows - 1);
            // Beyond both ends too: what runs out of the chart is seen to do so.
            part.round() as i32
        };
        let across = |back: usize| {
            let back = u64::try_from(back).unwrap_or(u64::MAX);
            let all = u64::try_from(self.window - 1).unwrap_or(u64::MAX).max(1);
            let width = u64::try_from(columns - 1).unwrap_or(0);
            let left = (back.saturating_mul(width) + all / 2) / all;
            columns - 1 - i32::try_from(left).unwrap_or(i32::MAX)
        };
        let mut ends = Vec::new();
        for (number, series) in self.series.iter().enumerate() {
            let line = line_number(number);
            let mut before = None;
            for (back, value) in series.samples.iter().rev().enumerate() {
                if !value.is_finite() {
                    before = None;
                    continue;
                }
                let at = (down(value), across(back));
                raster.line(before.unwrap_or(at), at, line);
                if back == 0 {
                    ends.push((at.0, number));
                }
                before = Some(at);
            }
        }
        let style = |line: u8| {
            let series = self.series.get(usize::from(line));
            series.map_or(Style::PLAIN, |series| series.look.style(&theme, theme.text))
        };
        raster.draw(canvas, style);
        if self.has_legend() && size.columns > 1 {
            let dots = rows / i32::from(size.rows).max(1);
            for (row, number) in ends {
                let row = (row / dots.max(1)).clamp(0, i32::from(size.rows) - 1);
                let at = Position::new(row, i32::from(size.columns) - 1);
                canvas.text(at, self.letter(number), style(line_number(number)));
            }
        }
    }
}

/// How a line is called in the raster: there, no more than 256 are told apart.
fn line_number(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// The cell of `count` that is nearest to `at`.
fn nearest(at: f64, count: u16) -> i32 {
    (at.round() as i32).clamp(0, i32::from(count.saturating_sub(1)))
}
