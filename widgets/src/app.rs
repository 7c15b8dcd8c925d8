//! What an app is.

use strombus_terminal::Key;

use crate::bindings::Binding;
use crate::session::Session;
use crate::ui::Ui;
use crate::widget::Outcome;

/// An app: a struct that opens a tree of widgets and then answers messages.
///
/// It runs alone: nothing in it is shared, and nothing needs a lock. What several sessions share (a room, a world)
/// lies outside and comes in as messages, through [`Ui::subscribe`].
pub trait App: Sized + Send + 'static {
    /// What the widgets, timers and background work of the app tell it.
    type Message: Send + 'static;

    /// Builds the tree for one person's visit.
    fn open(ui: &mut Ui<Self::Message>, session: &Session) -> Self;

    /// Something happened.
    fn update(&mut self, ui: &mut Ui<Self::Message>, message: Self::Message);

    /// The keys that the app has a use for just now, wherever the focus is: a widget that has a use for one of them gets it first.
    /// They are shown by a [`KeyBar`](crate::KeyBar) and in the help. While a dialog is open they do nothing.
    fn bindings(&self) -> Vec<Binding<Self::Message>> {
        Vec::new()
    }

    /// A key that no widget had a use for, and that is no binding. What is ignored here too goes on to the usual meanings: Tab and
    /// Shift-Tab move the focus, F1 and `?` show the keys, `q` leaves; the letters unless some widget takes text.
    fn key(&mut self, ui: &mut Ui<Self::Message>, key: &Key) -> Outcome {
        let _ = (ui, key);
        Outcome::Ignored
    }

    /// Ctrl-C, or a telnet client's interrupt: leaves, unless the app has something to lose and asks first.
    fn interrupt(&mut self, ui: &mut Ui<Self::Message>) {
        ui.leave();
    }

    /// The terminal answered what it can do, or whether its background is dark: [`Ui::profile`] says more than before.
    /// What is drawn is drawn accordingly without this; it is for what an app decides by it.
    fn profile_refined(&mut self, ui: &mut Ui<Self::Message>) {
        let _ = ui;
    }
}
