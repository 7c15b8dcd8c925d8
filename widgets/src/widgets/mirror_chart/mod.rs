//! Two quantities over the same time.

mod draw;

use std::convert::Infallible;
use std::time::Duration;

use strombus_terminal::{Canvas, Size};

use crate::chart::{Marks, Samples, Unit, figures};
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::Widget;

/// How many samples are kept: more than any screen has columns of dots.
const WINDOW: usize = 2000;

/// What the ends of the two axes are found from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// From nothing to the greatest of all samples that are kept.
    Global,
    /// From nothing to the greatest that is seen.
    #[default]
    Local,
    /// From the least that is seen to the greatest: small changes of what is large are seen.
    Tight,
}

/// How two quantities went over the same time, the newest sample at the right: the first stands on the line in the middle, and
/// the second hangs from it. Each side has an axis of its own; on the line stands how long ago something was.
///
/// What is no number ([`f64::NAN`]) is a gap. The place tells the two apart, so colours are not needed. With
/// [`Marks::Braille`] a cell shows two samples, otherwise one.
///
/// ```
/// use std::time::Duration;
/// use strombus_widgets::{MirrorChart, Unit};
///
/// let mut chart = MirrorChart::new(Unit::binary("B/s"), Unit::binary("B/s"));
/// chart.set_step(Duration::from_secs(5));
/// chart.set([(410e3, 425e3), (408e3, f64::NAN)]);
/// ```
#[derive(Clone, Debug)]
pub struct MirrorChart {
    sides: [Side; 2],
    step: Duration,
    extent: Extent,
    marks: Marks,
}

#[derive(Clone, Debug)]
struct Side {
    unit: Unit,
    samples: Samples,
}

impl Side {
    const fn new(unit: Unit) -> Self {
        Self {
            unit,
            samples: Samples::new(WINDOW),
        }
    }
}

impl MirrorChart {
    /// Without samples; what stands is in the unit `first`, and what hangs in `second`. There is a second from one sample to
    /// the next.
    #[must_use]
    pub const fn new(first: Unit, second: Unit) -> Self {
        Self {
            sides: [Side::new(first), Side::new(second)],
            step: Duration::from_secs(1),
            extent: Extent::Local,
            marks: Marks::Braille,
        }
    }

    /// Drawn with these.
    #[must_use]
    pub const fn marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// Is drawn with these from now on.
    pub const fn set_marks(&mut self, marks: Marks) {
        self.marks = marks;
    }

    /// Changes the units.
    pub fn set_units(&mut self, first: Unit, second: Unit) {
        for (side, unit) in self.sides.iter_mut().zip([first, second]) {
            side.unit = unit;
        }
    }

    /// How much time there is from one sample to the next.
    pub const fn set_step(&mut self, step: Duration) {
        self.step = step;
    }

    /// Changes what the ends of the axes are found from.
    pub const fn set_extent(&mut self, extent: Extent) {
        self.extent = extent;
    }

    /// Shows these pairs of samples, from the oldest to the newest: the last of them, if they are too many.
    pub fn set(&mut self, values: impl IntoIterator<Item = (f64, f64)>) {
        let [first, second] = &mut self.sides;
        first.samples.clear();
        second.samples.clear();
        for (one, other) in values {
            first.samples.push(one);
            second.samples.push(other);
        }
    }
}

impl Widget for MirrorChart {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let [above, below] = &self.sides;
        let figures = |side: &Side| figures(side.samples.iter(), &side.unit);
        let said = format!("above {}; below {}", figures(above), figures(below));
        Spoken::new(SpokenRole::Picture).value(said)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(3), Length::flexible().min(12))
    }
}
