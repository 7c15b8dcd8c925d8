//! A number chosen by sliding.

use std::ops::RangeInclusive;

use strombus_terminal::text;
use strombus_terminal::{Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Size};

use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// The number that the person chose on a [`Slider`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slid(pub i64);

/// `━━━━●──── 40`: a number between two others.
///
/// Left and Right go by a step, Page Down and Page Up by ten, Home and End to the ends; a click, dragging and the wheel do
/// it too.
#[derive(Debug)]
pub struct Slider {
    range: RangeInclusive<i64>,
    value: i64,
    step: i64,
    focus: Focus,
    columns: u16,
}

impl Slider {
    /// A slider over `range`, at its start. Of a range that ends before it starts, only the start is left.
    #[must_use]
    pub fn new(range: RangeInclusive<i64>) -> Self {
        let (start, end) = (*range.start(), *range.end());
        Self {
            range: start..=end.max(start),
            value: start,
            step: 1,
            focus: Focus::None,
            columns: 0,
        }
    }

    /// That goes by steps of `step`, 1 at least.
    #[must_use]
    pub fn step(mut self, step: i64) -> Self {
        self.step = step.max(1);
        self
    }

    /// At `value`, or the nearest within its range.
    #[must_use]
    pub fn value(mut self, value: i64) -> Self {
        self.set_value(value);
        self
    }

    /// Goes to `value`, or the nearest within its range.
    pub fn set_value(&mut self, value: i64) {
        self.value = value.clamp(*self.range.start(), *self.range.end());
    }

    /// The number that is chosen.
    #[must_use]
    pub const fn number(&self) -> i64 {
        self.value
    }

    fn go(&mut self, value: i64, emit: &mut Emitter<'_, Slid>) -> Outcome {
        let before = self.value;
        self.set_value(value);
        if self.value == before {
            return Outcome::Ignored;
        }
        emit.emit(Slid(self.value));
        Outcome::Consumed
    }

    fn by(&mut self, steps: i64, emit: &mut Emitter<'_, Slid>) -> Outcome {
        let distance = self.step.saturating_mul(steps);
        self.go(self.value.saturating_add(distance), emit)
    }

    /// How wide the number is at most.
    fn digits(&self) -> u16 {
        let ends = [self.range.start(), self.range.end()];
        let widest = ends.into_iter().map(|n| text::width(&n.to_string())).max();
        u16::try_from(widest.unwrap_or(0)).unwrap_or(0)
    }

    fn track(&self, columns: u16) -> u16 {
        columns.saturating_sub(self.digits() + 1)
    }

    /// The steps that the range has, or the number in it.
    fn steps_to(&self, value: i64) -> i128 {
        (i128::from(value) - i128::from(*self.range.start())) / i128::from(self.step)
    }

    /// Which column of a track the knob is in.
    fn knob(&self, track: u16) -> u16 {
        let (all, last) = (self.steps_to(*self.range.end()), i128::from(track) - 1);
        if all <= 0 || last <= 0 {
            return 0;
        }
        let at = (self.steps_to(self.value) * last + all / 2) / all;
        u16::try_from(at.clamp(0, last)).unwrap_or(0)
    }

    /// The number at a column of the track.
    fn at(&self, column: i32) -> i64 {
        let last = (i128::from(self.track(self.columns)) - 1).max(1);
        let all = self.steps_to(*self.range.end());
        let column = i128::from(column).clamp(0, last);
        let steps = (column * all + last / 2) / last;
        let value = i128::from(*self.range.start()) + steps * i128::from(self.step);
        i64::try_from(value).unwrap_or(*self.range.end())
    }
}

impl Widget for Slider {
    type Event = Slid;

    fn say(&self) -> Spoken<'_> {
        let slider = Spoken::new(SpokenRole::Number).value(self.value.to_string());
        let (start, end) = (self.range.start(), self.range.end());
        slider.description(format!("From {start} to {end}."))
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, Slid>) -> Outcome {
        match answer {
            Answer::Text(line) | Answer::Fill(line) => match line.trim().parse() {
                Ok(value) if self.range.contains(&value) => {
                    self.go(value, emit);
                    Outcome::Consumed
                }
                _ => Outcome::Ignored,
            },
            Answer::Press => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let columns = canvas.size().columns;
        let track = self.track(columns);
        let knob = self.knob(track);
        let (bar, quiet, plain) = {
            let theme = canvas.theme();
            (theme.bar, theme.quiet, theme.text)
        };
        let style = match self.focus {
            Focus::Own => canvas.theme().selected,
            _ => bar,
        };
        if track > 0 {
            canvas.horizontal(Position::ORIGIN, track, "─", quiet);
            canvas.horizontal(Position::ORIGIN, knob, "━", bar);
            canvas.text(Position::new(0, knob.into()), "●", style);
            canvas.set_cursor(Position::new(0, knob.into()));
        }
        let right = i32::from(columns) - i32::from(self.digits());
        let number = format!("{:>1$}", self.value, usize::from(self.digits()));
        canvas.text(Position::new(0, right.max(0)), &number, plain);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let least = self.digits().saturating_add(6);
        Wish::new(Length::fixed(1), Length::flexible().min(least))
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Slid>) -> Outcome {
        if !key.modifiers.is_empty() {
            return Outcome::Ignored;
        }
        match key.code {
            KeyCode::Left => self.by(-1, emit),
            KeyCode::Right => self.by(1, emit),
            KeyCode::PageDown => self.by(-10, emit),
            KeyCode::PageUp => self.by(10, emit),
            KeyCode::Home => self.go(i64::MIN, emit),
            KeyCode::End => self.go(i64::MAX, emit),
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Slid>) -> Outcome {
        match mouse.action {
            MouseAction::Press(MouseButton::Left) | MouseAction::Drag(MouseButton::Left) => {
                let value = self.at(mouse.at.column);
                self.go(value, emit);
                Outcome::Consumed
            }
            MouseAction::ScrollUp => self.by(1, emit),
            MouseAction::ScrollDown => self.by(-1, emit),
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Left Right", "slide"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.columns = size.columns;
    }
}
