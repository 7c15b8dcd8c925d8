//! Things to choose from in a frame: by itself, or below a bar of titles.

mod bar;
mod draw;
mod item;
mod items;
mod place;
mod say;

use strombus_terminal::{Canvas, Key, Mouse, MouseAction, Rect, Size};

pub use bar::MenuBar;
pub use item::MenuItem;
use items::{Items, Reply};

use crate::bindings::KeyHelp;
use crate::length::Wish;
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// Things to choose from, in a frame; its event is the value of what was chosen. [`Ui::show_once`](crate::Ui::show_once) shows it until then.
///
/// The arrows go through the items, Enter or a click chooses, a letter goes to the next item that begins with it. An item that
/// leads into [another menu](MenuItem::menu) opens that beside this one by Enter, Right, a click or the mouse on it; the keys are for
/// the innermost, and Left or Esc closes only that.
///
/// ```
/// use strombus_widgets::{Layer, Menu, MenuItem, Ui};
///
/// #[derive(Clone)]
/// enum Message {
///     Open,
///     Delete,
/// }
///
/// fn context_menu(ui: &mut Ui<Message>) {
///     let menu = Menu::new([
///         MenuItem::new("Open", Message::Open).hint("Enter"),
///         MenuItem::separator(),
///         MenuItem::new("Delete", Message::Delete),
///     ]);
///     ui.show_once(menu, Layer::context(), |message| message);
/// }
/// ```
#[derive(Debug)]
pub struct Menu<T> {
    items: Items<T>,
    focus: Focus,
    size: Size,
}

impl<T: Clone + Send + 'static> Menu<T> {
    /// A menu of `items`; the first that can be chosen is selected.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = MenuItem<T>>) -> Self {
        Self {
            items: Items::new(items),
            focus: Focus::None,
            size: Size::default(),
        }
    }

    fn tell(reply: Reply<T>, emit: &mut Emitter<'_, T>) -> Outcome {
        match reply {
            Reply::Ignored => return Outcome::Ignored,
            Reply::Consumed => {}
            Reply::Chosen(value) => emit.emit(value),
        }
        Outcome::Consumed
    }
}

impl<T: Clone + Send + 'static> Widget for Menu<T> {
    type Event = T;

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Menu).items(&self.items, None)
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, T>) -> Outcome {
        match answer {
            Answer::Item(number) => Self::tell(self.items.answer(*number), emit),
            _ => Outcome::Ignored,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let selected = match self.focus {
            Focus::Own => canvas.theme().selected,
            Focus::None | Focus::Within => canvas.theme().selected_elsewhere,
        };
        self.items.draw(0, canvas, selected);
    }

    /// The menus inside that are open.
    fn float(&self, screen: Rect) -> Vec<Rect> {
        let mut places = self.items.place(Rect::of(self.size), screen);
        places.drain(..1.min(places.len()));
        places
    }

    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        let selected = canvas.theme().selected;
        self.items.draw(number + 1, canvas, selected);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::fixed(self.items.size())
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, T>) -> Outcome {
        Self::tell(self.items.key(key), emit)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, T>) -> Outcome {
        let reply = self.items.mouse(mouse);
        // Nothing floats of who has no focus.
        if mouse.action == MouseAction::Move && self.focus != Focus::Own {
            self.items.close_inside();
        }
        Self::tell(reply, emit)
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        self.items.keys(show);
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
        if focus != Focus::Own {
            self.items.close_inside();
        }
    }

    /// The item that the mouse is on is the selected one.
    fn takes_hover(&self) -> bool {
        true
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
        self.items.resized(size);
    }
}
