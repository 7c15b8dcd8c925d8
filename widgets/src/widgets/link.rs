//! A link.

use strombus_terminal::text;
use strombus_terminal::{Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Size};

use crate::bindings::KeyHelp;
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// The person wants to go where a [`Link`] leads: its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed(pub String);

/// Words that lead somewhere: Enter or a click follows them. What that means is for the app to say.
#[derive(Debug, Default)]
pub struct Link {
    label: String,
    target: String,
    focus: Focus,
}

impl Link {
    /// A link that says `label` and leads to `target`.
    #[must_use]
    pub fn new(label: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            target: target.into(),
            focus: Focus::None,
        }
    }

    /// Where it leads to.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    fn follow(&self, emit: &mut Emitter<'_, Followed>) -> Outcome {
        emit.emit(Followed(self.target.clone()));
        Outcome::Consumed
    }
}

impl Widget for Link {
    type Event = Followed;

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Link).name(&*self.label)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = match self.focus {
            Focus::Own => canvas.theme().selected,
            _ => canvas.theme().link,
        };
        let room = canvas.size().columns.into();
        let content = Content::from(&self.label);
        content.draw_cut(canvas, Position::ORIGIN, 0..self.label.len(), room, style);
        canvas.set_cursor(Position::ORIGIN);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let columns = u16::try_from(text::width(&self.label)).unwrap_or(u16::MAX);
        let length = Length::preferred(columns).min(columns.min(3)).max(columns);
        Wish::new(Length::fixed(1), length)
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Followed>) -> Outcome {
        match *key == Key::new(KeyCode::Enter) {
            true => self.follow(emit),
            false => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Followed>) -> Outcome {
        match mouse.action {
            MouseAction::Press(MouseButton::Left) => self.follow(emit),
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Enter", "follow"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }
}
