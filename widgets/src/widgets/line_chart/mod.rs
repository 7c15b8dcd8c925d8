//! How quantities went, beside one another.

mod draw;

use std::convert::Infallible;

use strombus_terminal::{Canvas, Size};

use crate::chart::{Bounds, Marks, Samples, Unit, figures};
use crate::content::{Look, Role};
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::Widget;

/// How many samples are shown, unless another number is set.
const WINDOW: usize = 120;

/// What tells lines apart, in the order of the lines; then from the first on again.
const ROLES: [Role; 5] = [Role::Bar, Role::Good, Role::Warning, Role::Bad, Role::Text];

/// A line of a chart.
#[derive(Clone, Debug)]
struct Series {
    name: String,
    look: Look,
    samples: Samples,
}

/// How quantities went: lines over an axis of samples, the newest at the right, with an axis of numbers at the left and a
/// legend above if there is more than one.
///
/// The axis of numbers is found from what is shown, at numbers that people count by, unless its ends are fixed
/// ([`low`](Self::low), [`high`](Self::high)). What is no number ([`f64::NAN`]) is a gap. In the legend and at its end
/// each line has a letter, so that lines are told apart without colours too.
///
/// ```
/// use strombus_widgets::{LineChart, Unit};
///
/// let mut chart = LineChart::new(60).unit(Unit::si("B/s")).steps(1.0, Unit::si("s")).low(0.0);
/// let received = chart.add("received");
/// let sent = chart.add("sent");
/// chart.push(received, 1_250_000.0);
/// chart.push(sent, 80_000.0);
/// ```
#[derive(Clone, Debug)]
pub struct LineChart {
    series: Vec<Series>,
    window: usize,
    unit: Unit,
    bounds: Bounds,
    /// What there is from one sample to the next.
    step: f64,
    step_unit: Unit,
    marks: Marks,
}

impl Default for LineChart {
    fn default() -> Self {
        Self::new(WINDOW)
    }
}

impl LineChart {
    /// A chart without lines, that shows so many samples: two at least.
    #[must_use]
    pub fn new(window: usize) -> Self {
        Self {
            series: Vec::new(),
            window: window.max(2),
            unit: Unit::count(),
            bounds: Bounds::default(),
            step: 1.0,
            step_unit: Unit::count(),
            marks: Marks::default(),
        }
    }

    /// The samples are in this unit.
    #[must_use]
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// From one sample to the next there is `step` of `unit`: a second, say. Anything but a finite number is 1.
    #[must_use]
    pub fn steps(mut self, step: f64, unit: Unit) -> Self {
        self.step = if step.is_finite() { step.abs() } else { 1.0 };
        self.step_unit = unit;
        self
    }

    /// The axis begins at `low`.
    #[must_use]
    pub const fn low(mut self, low: f64) -> Self {
        self.bounds.low = Some(low);
        self
    }

    /// The axis ends at `high`.
    #[must_use]
    pub const fn high(mut self, high: f64) -> Self {
        self.bounds.high = Some(high);
        self
    }

    /// Drawn with these.
    #[must_use]
    pub const fn marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// Adds a line. Returns its number, from 0.
    pub fn add(&mut self, name: impl Into<String>) -> usize {
        let number = self.series.len();
        let role = ROLES.get(number % ROLES.len()).copied();
        self.series.push(Series {
            name: name.into(),
            look: role.unwrap_or_default().into(),
            samples: Samples::new(self.window),
        });
        number
    }

    /// Has a line look so.
    pub fn set_look(&mut self, line: usize, look: impl Into<Look>) {
        if let Some(series) = self.series.get_mut(line) {
            series.look = look.into();
        }
    }

    /// The next sample of a line.
    pub fn push(&mut self, line: usize, value: f64) {
        if let Some(series) = self.series.get_mut(line) {
            series.samples.push(value);
        }
    }

    /// Shows `values` as a line, from the oldest to the newest: the last of them, if they are too many.
    pub fn set(&mut self, line: usize, values: impl IntoIterator<Item = f64>) {
        if let Some(series) = self.series.get_mut(line) {
            series.samples.clear();
            values
                .into_iter()
                .for_each(|value| series.samples.push(value));
        }
    }

    /// Forgets all samples.
    pub fn clear(&mut self) {
        self.series
            .iter_mut()
            .for_each(|series| series.samples.clear());
    }
}

impl Widget for LineChart {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let said = self.series.iter().map(|series| {
            let figures = figures(series.samples.iter(), &self.unit);
            format!("{} {figures}", series.name)
        });
        let said: Vec<String> = said.collect();
        Spoken::new(SpokenRole::Picture).value(said.join("; "))
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(3), Length::flexible().min(12))
    }
}
