//! Quantities beside one another.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Rect, Size, text};

use crate::chart::{Axis, Bounds, Marks, Unit, bar, column, figures};
use crate::content::{Look, Role};
use crate::cut;
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::Widget;

/// The fewest columns of a bar that says anything.
const SHORTEST: u16 = 6;

/// A bar stands on so many columns, with a blank one behind it.
const BROAD: u16 = 5;

/// How many bars are said one by one in plain mode.
const SAID: usize = 12;

#[derive(Clone, Debug)]
struct Bar {
    label: String,
    value: f64,
    look: Look,
}

/// Quantities beside one another, each a bar from nothing to what it is: lying, with its label before it and its number
/// behind it; or standing ([`standing`](Self::standing)), with its number above and its label below.
///
/// The longest fills the room, unless [`high`](Self::high) is set. What is below nothing has no bar, but its number.
///
/// ```
/// use strombus_widgets::{BarChart, Unit};
///
/// let mut chart = BarChart::new().unit(Unit::binary("B"));
/// chart.set([("/", 61.5e9), ("/home", 220e9)]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct BarChart {
    bars: Vec<Bar>,
    high: Option<f64>,
    unit: Unit,
    marks: Marks,
    is_standing: bool,
}

impl BarChart {
    /// A chart without bars.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// In this unit.
    #[must_use]
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// With bars that stand.
    #[must_use]
    pub const fn standing(mut self) -> Self {
        self.is_standing = true;
        self
    }

    /// `high` fills the room.
    #[must_use]
    pub const fn high(mut self, high: f64) -> Self {
        self.high = Some(high);
        self
    }

    /// Drawn with these.
    #[must_use]
    pub const fn marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// Shows these bars.
    pub fn set(&mut self, bars: impl IntoIterator<Item = (impl Into<String>, f64)>) {
        let bar = |(label, value): (_, f64)| Bar {
            label: Into::into(label),
            value,
            look: Role::Bar.into(),
        };
        self.bars = bars.into_iter().map(bar).collect();
    }

    /// Changes what one of them is.
    pub fn set_value(&mut self, bar: usize, value: f64) {
        if let Some(bar) = self.bars.get_mut(bar) {
            bar.value = value;
        }
    }

    /// Has one of them look so.
    pub fn set_look(&mut self, bar: usize, look: impl Into<Look>) {
        if let Some(bar) = self.bars.get_mut(bar) {
            bar.look = look.into();
        }
    }

    /// From nothing to the most. The end is no round number: there is no tick that would need one.
    fn axis(&self) -> Axis {
        let values = self.bars.iter().map(|bar| bar.value);
        let high = values.filter(|value| value.is_finite()).fold(0.0, f64::max);
        let high = self.high.unwrap_or(high);
        let bounds = Bounds {
            low: Some(0.0),
            high: Some(if high > 0.0 { high } else { 1.0 }),
        };
        Axis::of(std::iter::empty(), bounds, 1, &self.unit)
    }

    fn widest(&self, text: impl Fn(&Bar) -> usize) -> u16 {
        let widest = self.bars.iter().map(text).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX)
    }

    fn draw_lying(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let columns = canvas.size().columns;
        let numbers = self.widest(|bar| text::width(&self.unit.format(bar.value)));
        let labels = self.widest(|bar| text::width(&bar.label)).min(columns / 3);
        let taken = labels.saturating_add(numbers).saturating_add(2);
        let room = columns.saturating_sub(taken);
        let axis = self.axis();
        let seen = canvas.visible();
        let first = usize::try_from(seen.top()).unwrap_or(0);
        for (row, shown) in (seen.top()..seen.bottom()).zip(self.bars.iter().skip(first)) {
            let style = shown.look.style(&theme, theme.text);
            let start = Position::new(row, 0);
            cut::draw(canvas, start, &shown.label, labels.into(), theme.text);
            let number = self.unit.format(shown.value);
            if room < SHORTEST {
                let at = cut::right_of(start, usize::from(labels) + 1);
                cut::draw(
                    canvas,
                    at,
                    &number,
                    columns.saturating_sub(labels + 1).into(),
                    style,
                );
                continue;
            }
            let at = cut::right_of(start, usize::from(labels) + 1);
            bar(canvas, at, room, axis.part(shown.value), self.marks, style);
            let at = usize::from(columns).saturating_sub(text::width(&number));
            canvas.text(cut::right_of(start, at), &number, theme.text);
        }
    }

    fn draw_standing(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let size = canvas.size();
        let (numbers, labels) = (1.min(size.rows), u16::from(size.rows > 2));
        let rows = size.rows - numbers - labels;
        // As broad as there is room, but no broader than labels need.
        let count = u16::try_from(self.bars.len().max(1)).unwrap_or(u16::MAX);
        let wanted = self
            .widest(|bar| text::width(&self.unit.format(bar.value)).max(text::width(&bar.label)));
        let broad = (size.columns / count)
            .saturating_sub(1)
            .clamp(1, wanted.max(BROAD));
        let axis = self.axis();
        let bottom = i32::from(size.rows) - 1 - i32::from(labels);
        let seen = canvas.visible();
        let mut left = 0_i32;
        for shown in &self.bars {
            if left >= seen.right() {
                break;
            }
            let style = shown.look.style(&theme, theme.text);
            let part = axis.part(shown.value);
            let end = left.saturating_add(broad.into()).min(seen.right());
            for across in left.max(seen.left())..end {
                column(
                    canvas,
                    Position::new(bottom, across),
                    rows,
                    part,
                    self.marks,
                    style,
                );
            }
            let part = if part.is_finite() {
                part.clamp(0.0, 1.0)
            } else {
                0.0
            };
            let filled = (0..=rows).find(|&row| f64::from(row) >= part * f64::from(rows));
            let above = bottom - i32::from(filled.unwrap_or(rows));
            let number = self.unit.format(shown.value);
            let at = Position::new(above, left);
            cut::draw(canvas, at, &number, broad.into(), theme.text);
            if labels > 0 {
                let at = Position::new(bottom + 1, left);
                cut::draw(canvas, at, &shown.label, broad.into(), theme.quiet);
            }
            left = left.saturating_add(i32::from(broad) + 1);
        }
    }
}

impl Widget for BarChart {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let said = self.bars.iter().take(SAID);
        let said = said.map(|bar| format!("{} {}", bar.label, self.unit.format(bar.value)));
        let mut said: Vec<String> = said.collect();
        let more = self.bars.len().saturating_sub(SAID);
        if more > 0 {
            let values = self.bars.iter().map(|bar| bar.value);
            let all = figures(values, &self.unit);
            said.push(format!("and {more} more; of all {all}"));
        }
        Spoken::new(SpokenRole::Picture).value(said.join(", "))
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let area = Rect::of(canvas.size());
        if area.is_empty() {
            return;
        }
        if self.is_standing {
            self.draw_standing(canvas);
        } else {
            self.draw_lying(canvas);
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let count = u16::try_from(self.bars.len()).unwrap_or(u16::MAX);
        if self.is_standing {
            let columns = count.saturating_mul(BROAD + 1);
            Wish::new(
                Length::flexible().min(3),
                Length::preferred(columns).flex(1),
            )
        } else {
            Wish::new(Length::preferred(count), Length::flexible().min(SHORTEST))
        }
    }
}
