//! A row that shows how something went.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Size};

use crate::chart::{Axis, Bounds, Marks, Samples, Unit, column, figures};
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::Widget;

/// How many samples are kept, unless another number is set: more than any screen has columns of dots.
const WINDOW: usize = 2000;

/// How something went, in one row or a few: the newest sample at the right, each a column as high as it is great.
///
/// The lowest and the highest that are seen fill its height, unless [`bounds`](Self::bounds) are set. With
/// [`Marks::Braille`] a cell shows two samples. What is no number ([`f64::NAN`]) is a gap.
///
/// ```
/// use strombus_widgets::Sparkline;
///
/// let mut line = Sparkline::new().bounds(0.0, 100.0);
/// line.push(42.0);
/// ```
#[derive(Clone, Debug)]
pub struct Sparkline {
    samples: Samples,
    bounds: Option<(f64, f64)>,
    marks: Marks,
}

impl Default for Sparkline {
    fn default() -> Self {
        Self::new()
    }
}

impl Sparkline {
    /// Of nothing yet; it keeps 2000 samples.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            samples: Samples::new(WINDOW),
            bounds: None,
            marks: Marks::Blocks,
        }
    }

    /// Keeps so many samples, one at least.
    #[must_use]
    pub fn window(mut self, samples: usize) -> Self {
        self.samples.set_window(samples);
        self
    }

    /// `low` is no height and `high` is all.
    #[must_use]
    pub const fn bounds(mut self, low: f64, high: f64) -> Self {
        self.bounds = Some((low, high));
        self
    }

    /// Drawn with these; blocks, unless they are set.
    #[must_use]
    pub const fn marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// The next sample.
    pub fn push(&mut self, value: f64) {
        self.samples.push(value);
    }

    /// Forgets all samples.
    pub fn clear(&mut self) {
        self.samples.clear();
    }

    /// The newest sample.
    #[must_use]
    pub fn last(&self) -> Option<f64> {
        self.samples.last()
    }

    /// How many samples a column shows.
    const fn in_a_cell(&self) -> usize {
        match self.marks {
            Marks::Braille => 2,
            _ => 1,
        }
    }
}

impl Widget for Sparkline {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let figures = figures(self.samples.iter(), &Unit::count());
        Spoken::new(SpokenRole::Picture).value(figures)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let Size { rows, columns } = canvas.size();
        let style = canvas.theme().bar;
        let shown = usize::from(columns) * self.in_a_cell();
        let values: Vec<f64> = self.samples.iter().rev().take(shown).collect();
        let bounds = match self.bounds {
            Some((low, high)) => (low, high),
            // The lowest is seen, too: it has an eighth.
            None => around(&values),
        };
        let bounds = Bounds {
            low: Some(bounds.0),
            high: Some(bounds.1),
        };
        let axis = Axis::of(std::iter::empty(), bounds, 1, &Unit::count());
        let bottom = i32::from(rows) - 1;
        let mut at = i32::from(columns);
        for cell in values.chunks(self.in_a_cell()) {
            at -= 1;
            let parts = cell.iter().map(|value| axis.part(*value));
            if self.marks == Marks::Braille {
                // The newer of the two stands right.
                let mut parts = parts.map(|part| levels(part, rows));
                let (right, left) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
                draw_dots(canvas, Position::new(bottom, at), left, right);
            } else {
                for part in parts.filter(|part| !part.is_nan()) {
                    column(
                        canvas,
                        Position::new(bottom, at),
                        rows,
                        part,
                        self.marks,
                        style,
                    );
                }
            }
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::preferred(1).min(1), Length::flexible().min(1))
    }
}

/// Bounds in which the lowest of `values` is a little above the bottom.
fn around(values: &[f64]) -> (f64, f64) {
    let finite = values.iter().copied().filter(|value| value.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    if low > high {
        return (0.0, 1.0);
    }
    (low - (high - low) / 8.0, high)
}

/// The rows of dots that `part` of so many cells is.
fn levels(part: f64, rows: u16) -> u32 {
    if part.is_nan() {
        return 0;
    }
    let all = u32::from(rows) * 4;
    let filled = (part.clamp(0.0, 1.0) * f64::from(all)).round();
    (filled as u32).max(u32::from(part > 0.0)).min(all)
}

/// Draws two columns of dots, so many high, in the cells from `bottom` upwards.
fn draw_dots(canvas: &mut Canvas<'_>, bottom: Position, left: u32, right: u32) {
    /// The dots of a Braille cell from below, of its left and its right half.
    const LEFT: [u32; 5] = [0, 0x40, 0x44, 0x46, 0x47];
    const RIGHT: [u32; 5] = [0, 0x80, 0xa0, 0xb0, 0xb8];
    let style = canvas.theme().bar;
    let mut text = [0; 4];
    for row in 0..left.max(right).div_ceil(4) {
        let dots = |dots: [u32; 5], level: u32| {
            let level = level.saturating_sub(row * 4).min(4);
            usize::try_from(level)
                .ok()
                .and_then(|level| dots.get(level))
                .copied()
                .unwrap_or(0)
        };
        let sign = char::from_u32(0x2800 + dots(LEFT, left) + dots(RIGHT, right)).unwrap_or(' ');
        let up = i32::try_from(row).unwrap_or(i32::MAX);
        let at = bottom.offset(Position::new(up.saturating_neg(), 0));
        canvas.text(at, sign.encode_utf8(&mut text), style);
    }
}
