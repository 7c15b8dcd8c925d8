//! A box to tick.

use strombus_terminal::text;
use strombus_terminal::{Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Size};

use crate::bindings::KeyHelp;
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// A [`Checkbox`] was ticked (true) or cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked(pub bool);

/// A [`Switch`] was turned on (true) or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switched(pub bool);

/// `[x] A choice by itself`: Enter, the space bar or a click ticks and clears it.
///
/// ```
/// use strombus_widgets::Checkbox;
///
/// assert!(Checkbox::new("Send me letters").checked(true).is_checked());
/// ```
#[derive(Debug, Default)]
pub struct Checkbox {
    label: String,
    on: bool,
    focus: Focus,
}

/// `──● on   What is so at once`: Enter, the space bar or a click turns it on and off.
#[derive(Debug, Default)]
pub struct Switch {
    label: String,
    on: bool,
    focus: Focus,
}

/// What stands before the label, with a blank behind it.
fn columns(sign: u16, label: &str) -> u16 {
    let label = u16::try_from(text::width(label)).unwrap_or(u16::MAX);
    if label == 0 {
        sign
    } else {
        label.saturating_add(sign + 1)
    }
}

/// Whether a key or a click is about to change it.
fn is_change(key: &Key) -> bool {
    matches!(key.code, KeyCode::Enter | KeyCode::Char(' ')) && key.modifiers.is_empty()
}

fn draw(canvas: &mut Canvas<'_>, sign: &str, label: &str, on: bool, focus: Focus) {
    let style = match (focus, on) {
        (Focus::Own, _) => canvas.theme().selected,
        (_, true) => canvas.theme().focus,
        (_, false) => canvas.theme().text,
    };
    let columns = canvas.text(Position::ORIGIN, sign, style);
    let room = usize::from(canvas.size().columns).saturating_sub(columns + 1);
    let at = Position::new(
        0,
        i32::try_from(columns).unwrap_or(i32::MAX).saturating_add(1),
    );
    let label = Content::from(label);
    let (all, plain) = (0..label.text().len(), canvas.theme().text);
    label.draw_cut(canvas, at, all, room, plain);
    if focus == Focus::Own {
        canvas.set_cursor(Position::new(0, 1));
    }
}

macro_rules! two_states {
    ($name:ident, $event:ident, $with:ident, $is:ident, $set:ident, $sign:expr, $help:literal, $role:expr) => {
        impl $name {
            /// One that is off, with this label.
            #[must_use]
            pub fn new(label: impl Into<String>) -> Self {
                Self {
                    label: label.into(),
                    ..Self::default()
                }
            }

            /// Whether it is on to begin with.
            #[must_use]
            pub const fn $with(mut self, on: bool) -> Self {
                self.on = on;
                self
            }

            /// Whether it is on.
            #[must_use]
            pub const fn $is(&self) -> bool {
                self.on
            }

            /// Turns it on or off.
            pub const fn $set(&mut self, on: bool) {
                self.on = on;
            }

            /// Changes the label.
            pub fn set_label(&mut self, label: impl Into<String>) {
                self.label = label.into();
            }

            fn turn(&mut self, emit: &mut Emitter<'_, $event>) -> Outcome {
                self.on = !self.on;
                emit.emit($event(self.on));
                Outcome::Consumed
            }

            fn sign(&self) -> &'static str {
                let [off, on] = $sign;
                if self.on { on } else { off }
            }
        }

        impl Widget for $name {
            type Event = $event;

            fn say(&self) -> Spoken<'_> {
                Spoken::new($role).name(&*self.label).checked(self.on)
            }

            fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, $event>) -> Outcome {
                match answer {
                    Answer::Press => self.turn(emit),
                    _ => Outcome::Ignored,
                }
            }

            fn draw(&self, canvas: &mut Canvas<'_>) {
                draw(canvas, self.sign(), &self.label, self.on, self.focus);
            }

            fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
                let sign = u16::try_from(text::width(self.sign())).unwrap_or(0);
                let columns = columns(sign, &self.label);
                let length = Length::preferred(columns)
                    .min(columns.min(sign))
                    .max(columns);
                Wish::new(Length::fixed(1), length)
            }

            fn key(&mut self, key: &Key, emit: &mut Emitter<'_, $event>) -> Outcome {
                match is_change(key) {
                    true => self.turn(emit),
                    false => Outcome::Ignored,
                }
            }

            fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, $event>) -> Outcome {
                match mouse.action {
                    MouseAction::Press(MouseButton::Left) => self.turn(emit),
                    _ => Outcome::Ignored,
                }
            }

            fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
                show(KeyHelp::new("Space", $help));
            }

            fn focusable(&self) -> bool {
                true
            }

            fn focus_changed(&mut self, focus: Focus) {
                self.focus = focus;
            }
        }
    };
}

two_states!(
    Checkbox,
    Checked,
    checked,
    is_checked,
    set_checked,
    ["[ ]", "[x]"],
    "tick",
    SpokenRole::CheckBox
);
two_states!(
    Switch,
    Switched,
    on,
    is_on,
    set_on,
    ["●── off", "──● on "],
    "turn",
    SpokenRole::Switch
);
