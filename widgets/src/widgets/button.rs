//! A button.

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// A [`Button`] was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed;

/// `[ A button ]`: Enter, the space bar or a click presses it.
#[derive(Debug, Default)]
pub struct Button {
    label: String,
    focus: Focus,
    /// Whether the mouse went down on it and is not up again.
    held: bool,
    size: Size,
}

impl Button {
    /// A button that says `label`.
    #[must_use]
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..Self::default()
        }
    }

    /// What it says.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Says `label` from now on.
    pub fn set_label(&mut self, label: impl Into<String>) {
        self.label = label.into();
    }

    /// With its brackets and blanks.
    fn columns(&self) -> u16 {
        u16::try_from(text::width(&self.label).saturating_add(4)).unwrap_or(u16::MAX)
    }
}

impl Widget for Button {
    type Event = Pressed;

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Button).name(&*self.label)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = match self.focus {
            Focus::Own => canvas.theme().selected,
            _ => Style::PLAIN,
        };
        let size = canvas.size();
        let columns = self.columns().min(size.columns);
        canvas.blank(Rect::of(Size::new(size.rows.min(1), columns)), style);
        let right = i32::from(columns) - 1;
        let room = Size::new(1, columns.saturating_sub(4));
        canvas.part(Rect::new(Position::new(0, 2), room)).text(
            Position::ORIGIN,
            &self.label,
            style,
        );
        canvas.text(Position::ORIGIN, "[", style);
        canvas.text(Position::new(0, right), "]", style);
        if self.focus == Focus::Own {
            canvas.set_cursor(Position::new(0, 2.min(right)));
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let columns = self.columns();
        let length = Length::preferred(columns).min(columns.min(5)).max(columns);
        Wish::new(Length::fixed(1), length)
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Pressed>) -> Outcome {
        match key.code {
            KeyCode::Enter | KeyCode::Char(' ') if key.modifiers.is_empty() => {
                emit.emit(Pressed);
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Pressed>) -> Outcome {
        match mouse.action {
            MouseAction::Press(MouseButton::Left) => {
                self.held = true;
                Outcome::Consumed
            }
            // Whoever moves away before letting go has thought better of it.
            MouseAction::Release(Some(MouseButton::Left) | None) if self.held => {
                self.held = false;
                if Rect::of(self.size).contains(mouse.at) {
                    emit.emit(Pressed);
                }
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Enter", "press"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
    }
}
