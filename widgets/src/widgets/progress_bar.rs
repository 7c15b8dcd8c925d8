//! How far something has come.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use strombus_terminal::{Canvas, Position, Rect, Size, text};

use crate::chart::{Marks, Unit, bar, clock};
use crate::cut;
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::Widget;

/// How many ticks the rate is taken over, and how far apart they are at least.
const TICKS: usize = 32;
const APART: Duration = Duration::from_millis(100);

/// How long what moves takes from one end to the other, while it is not known how much there is.
const SWEEP: u128 = 1500;

/// The fewest columns of a bar that says anything.
const SHORTEST: u16 = 10;

/// How far something has come, of a length that is known or not; how fast it goes, and when it will be done.
///
/// A widget knows no time: the app calls [`tick`](Self::tick) with what passed, about ten times a second, while
/// [`is_moving`](Self::is_moving) (by [`Ui::every`](crate::Ui::every), and [`Ui::cancel`](crate::Ui::cancel) afterwards).
///
/// ```
/// use std::time::Duration;
/// use strombus_widgets::{ProgressBar, Unit};
///
/// let mut bar = ProgressBar::new(3_000_000).unit(Unit::si("B"));
/// for _ in 0..10 {
///     bar.advance(100_000);
///     bar.tick(Duration::from_millis(100));
/// }
/// assert_eq!(bar.remaining(), Some(Duration::from_secs(2)));
/// ```
#[derive(Clone, Debug)]
pub struct ProgressBar {
    total: Option<u64>,
    done: u64,
    is_finished: bool,
    unit: Unit,
    marks: Marks,
    elapsed: Duration,
    /// How much was done when.
    ticks: VecDeque<(Duration, u64)>,
}

impl ProgressBar {
    /// Of something that comes to `total`.
    #[must_use]
    pub fn new(total: u64) -> Self {
        Self {
            total: Some(total),
            ..Self::unknown()
        }
    }

    /// Of something of which nobody knows how much it is.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            total: None,
            done: 0,
            is_finished: false,
            unit: Unit::count(),
            marks: Marks::default(),
            elapsed: Duration::ZERO,
            ticks: VecDeque::new(),
        }
    }

    /// In this unit.
    #[must_use]
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// Drawn with these.
    #[must_use]
    pub const fn marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// So much is done.
    pub const fn set(&mut self, done: u64) {
        self.done = done;
    }

    /// So much more is done.
    pub const fn advance(&mut self, by: u64) {
        self.done = self.done.saturating_add(by);
    }

    /// It comes to so much, or nobody knows.
    pub const fn set_total(&mut self, total: Option<u64>) {
        self.total = total;
    }

    /// It is done, however much it was.
    pub const fn finish(&mut self) {
        self.is_finished = true;
    }

    /// How much is done.
    #[must_use]
    pub const fn done(&self) -> u64 {
        self.done
    }

    /// Whether it will look different when time has passed.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        !self.is_finished && self.total.is_none_or(|total| self.done < total)
    }

    /// So much time has passed since the tick before.
    pub fn tick(&mut self, passed: Duration) {
        if self.ticks.is_empty() {
            self.ticks.push_back((self.elapsed, 0));
        }
        self.elapsed = self.elapsed.saturating_add(passed);
        let last = self.ticks.back().map_or(Duration::ZERO, |&(at, _)| at);
        if self.elapsed.saturating_sub(last) >= APART {
            self.ticks.push_back((self.elapsed, self.done));
            if self.ticks.len() > TICKS {
                self.ticks.pop_front();
            }
        }
    }

    /// How much is done in a second, over the last ticks (three seconds, at ten a second).
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        let (&(start, before), &(end, after)) = (self.ticks.front()?, self.ticks.back()?);
        let span = end.saturating_sub(start).as_secs_f64();
        (span > 0.0).then(|| after.saturating_sub(before) as f64 / span)
    }

    /// How long it will take still, if it goes on as it did.
    #[must_use]
    pub fn remaining(&self) -> Option<Duration> {
        let rate = self.rate().filter(|&rate| rate > 0.0)?;
        let left = self.total?.saturating_sub(self.done);
        Duration::try_from_secs_f64((left as f64 / rate).ceil()).ok()
    }

    /// How far it has come, 0 to 1.
    fn part(&self) -> Option<f64> {
        if self.is_finished {
            return Some(1.0);
        }
        match self.total? {
            0 => Some(1.0),
            total => Some((self.done as f64 / total as f64).min(1.0)),
        }
    }

    /// What is said beside the bar, the most important first. Each is as wide as it ever becomes, so that the bar keeps
    /// its length.
    fn said(&self) -> Vec<String> {
        let mut said = Vec::new();
        match self.part() {
            // What is not done is not 100 %.
            Some(part) => said.push(format!("{:>3} %", (part * 100.0).floor())),
            None => said.push(format!("{:>9}", self.unit.format(self.done as f64))),
        }
        if !self.is_moving() {
            return said;
        }
        if self.total.is_some() {
            let left = self.remaining().map_or("-:--".to_owned(), clock);
            said.push(format!("{left:>7}"));
        }
        if let Some(rate) = self.rate() {
            said.push(format!("{:>11}", self.unit.per_second().format(rate)));
        }
        said
    }
}

impl Widget for ProgressBar {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let progress = Spoken::new(SpokenRole::Progress);
        match self.part() {
            // What is not done is not 100 %.
            Some(part) => progress.percent((part * 100.0).floor() as u8),
            None => progress.value(self.unit.format(self.done as f64)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let columns = canvas.size().columns;
        let mut room = columns;
        for said in self.said() {
            let width = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
            let Some(rest) = room.checked_sub(width.saturating_add(2)) else {
                break;
            };
            if rest < SHORTEST {
                break;
            }
            room = rest;
            let at = Position::new(0, i32::from(room) + 2);
            canvas.text(at, &said, theme.text);
        }
        if room < 2 {
            return;
        }
        canvas.text(Position::ORIGIN, "[", theme.quiet);
        canvas.text(Position::new(0, i32::from(room) - 1), "]", theme.quiet);
        let inner = Rect::new(Position::new(0, 1), Size::new(1, room - 2));
        let mut inner = canvas.part(inner);
        let length = room - 2;
        match self.part() {
            Some(part) => bar(
                &mut inner,
                Position::ORIGIN,
                length,
                part,
                self.marks,
                theme.bar,
            ),
            None => {
                let moved = length / 4;
                let free = length - moved;
                let at = self.elapsed.as_millis() % (2 * SWEEP);
                let at = if at > SWEEP { 2 * SWEEP - at } else { at };
                let at = usize::try_from(u128::from(free) * at / SWEEP).unwrap_or(0);
                let at = cut::right_of(Position::ORIGIN, at);
                bar(&mut inner, at, moved.max(1), 1.0, self.marks, theme.bar);
            }
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::fixed(1), Length::flexible().min(SHORTEST))
    }
}
