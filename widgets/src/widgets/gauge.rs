//! How much there is of something, now.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Rect, Size, text};

use crate::chart::{Marks, Unit, bar};
use crate::cut;
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::Widget;

/// The fewest columns of a bar that says anything.
const SHORTEST: u16 = 6;

/// How much there is of something, between the least and the most: `disk [####   ] 61 GB !`. From a limit on it warns,
/// and from another on it is bad, in colours and by `!` and `!!` behind the number.
///
/// ```
/// use strombus_widgets::{Gauge, Unit};
///
/// let mut gauge = Gauge::new("load", 0.0, 100.0).unit(Unit::plain("%")).limits(80.0, 95.0);
/// gauge.set(42.0);
/// ```
#[derive(Clone, Debug)]
pub struct Gauge {
    label: String,
    low: f64,
    high: f64,
    value: f64,
    limits: Option<(f64, f64)>,
    unit: Unit,
    marks: Marks,
}

impl Gauge {
    /// Of what `label` says, between `low` and `high`; it shows `low` until it is set.
    #[must_use]
    pub fn new(label: impl Into<String>, low: f64, high: f64) -> Self {
        Self {
            label: label.into(),
            low,
            high,
            value: low,
            limits: None,
            unit: Unit::count(),
            marks: Marks::default(),
        }
    }

    /// In this unit.
    #[must_use]
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// Warns from `warning` on, and is bad from `bad` on. Where `bad` is the smaller one, that goes downwards: of what is
    /// to be had, too little is bad.
    #[must_use]
    pub const fn limits(mut self, warning: f64, bad: f64) -> Self {
        self.limits = Some((warning, bad));
        self
    }

    /// Drawn with these.
    #[must_use]
    pub const fn marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// There is so much now.
    pub const fn set(&mut self, value: f64) {
        self.value = value;
    }

    /// How much there is.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// How bad it is: 0 to 2.
    fn severity(&self) -> usize {
        let Some((warning, bad)) = self.limits else {
            return 0;
        };
        let reaches = |limit: f64| {
            if bad >= warning {
                self.value >= limit
            } else {
                self.value <= limit
            }
        };
        if reaches(bad) {
            2
        } else {
            usize::from(reaches(warning))
        }
    }
}

impl Widget for Gauge {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let gauge = Spoken::new(SpokenRole::Picture).name(&*self.label);
        gauge.value(self.unit.format(self.value))
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        // What goes beyond a limit does not wait as figures do.
        let severity = match self.severity() {
            0 => String::new(),
            1 => format!("{}: warning.", self.label),
            _ => format!("{}: bad.", self.label),
        };
        hear(0, Spoken::new(SpokenRole::Notice).value(severity));
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let severity = self.severity();
        let (style, sign) = match severity {
            0 => (theme.bar, "  "),
            1 => (theme.warning, "! "),
            _ => (theme.bad, "!!"),
        };
        let columns = canvas.size().columns;
        let number = format!(
            "{:>8} {}",
            self.unit.format(self.value),
            if self.limits.is_some() { sign } else { "" }
        );
        let number = number.trim_end();
        let width = |text: &str| u16::try_from(text::width(text)).unwrap_or(u16::MAX);
        // The sign may come and go; the bar keeps its length.
        let reserved = width(&self.unit.format(self.value))
            .max(8)
            .saturating_add(if self.limits.is_some() { 3 } else { 0 });
        let label = width(&self.label);
        let label = if columns >= label.saturating_add(reserved).saturating_add(SHORTEST + 2) {
            label
        } else {
            0
        };
        let start = if label > 0 { label + 1 } else { 0 };
        let end = columns.saturating_sub(reserved).saturating_sub(1);
        if label > 0 {
            canvas.text(Position::ORIGIN, &self.label, theme.text);
        }
        let room = end.saturating_sub(start);
        if room < SHORTEST {
            // The number says more than a bar of no length.
            cut::draw(
                canvas,
                Position::ORIGIN,
                number.trim_start(),
                columns.into(),
                style,
            );
            return;
        }
        let (left, right) = (i32::from(start), i32::from(end) - 1);
        canvas.text(Position::new(0, left), "[", theme.quiet);
        canvas.text(Position::new(0, right), "]", theme.quiet);
        let part = (self.value - self.low) / (self.high - self.low);
        let inner = Rect::new(Position::new(0, left + 1), Size::new(1, room - 2));
        bar(
            &mut canvas.part(inner),
            Position::ORIGIN,
            room - 2,
            part,
            self.marks,
            style,
        );
        let number_style = if severity == 0 { theme.text } else { style };
        canvas.text(Position::new(0, right + 2), number, number_style);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::fixed(1), Length::flexible().min(SHORTEST))
    }
}
