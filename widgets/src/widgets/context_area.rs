//! Where the right button of the mouse asks for a menu.

use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Rect, Size,
};

use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::length::Wish;
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::{Emitter, Outcome, Widget};

/// The person asks what can be done here: the app shows a [`Menu`](crate::Menu) in a
/// [`Layer::context`](crate::Layer::context).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContextAsked;

/// A widget on which the right button of the mouse, or Shift-F10, asks for a menu.
///
/// ```
/// use strombus_widgets::{ContextArea, ContextAsked, Layer, List, Menu, MenuItem, Ui};
///
/// #[derive(Clone)]
/// enum Message {
///     Asked,
///     Open,
/// }
///
/// fn open(ui: &mut Ui<Message>) {
///     let list = ui.add(List::new(["one", "two"]));
///     let area = ui.add_with(ContextArea::new(list), |ContextAsked| Message::Asked);
///     ui.set_root(area);
/// }
///
/// fn asked(ui: &mut Ui<Message>) {
///     let menu = Menu::new([MenuItem::new("Open", Message::Open)]);
///     ui.show_once(menu, Layer::context(), |message| message);
/// }
/// ```
#[derive(Debug)]
pub struct ContextArea {
    child: Child,
}

impl ContextArea {
    /// Around `child`.
    #[must_use]
    pub fn new(child: impl Into<Child>) -> Self {
        Self {
            child: child.into(),
        }
    }
}

impl Widget for ContextArea {
    type Event = ContextAsked;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        measure.wish(&self.child, available)
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, ContextAsked>) -> Outcome {
        if *key != Key::new(KeyCode::Function(10)).with(Modifiers::SHIFT) {
            return Outcome::Ignored;
        }
        emit.emit(ContextAsked);
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, ContextAsked>) -> Outcome {
        if mouse.action != MouseAction::Press(MouseButton::Right) {
            return Outcome::Ignored;
        }
        emit.emit(ContextAsked);
        Outcome::Consumed
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Shift-F10", "menu"));
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.child);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        arranger.place(&self.child, Rect::of(size));
    }
}
