//! Asking the person: a dialog, a menu, a palette that goes away when it was answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Layer, Ui};
use crate::child::Child;
use crate::id::Id;
use crate::node::Mapped;
use crate::widget::Widget;

impl<M: Send + 'static> Ui<M> {
    /// Shows a widget above all others until it says something: a [`Dialog`](crate::Dialog).
    /// `map` makes the app's message of what it says; the layer is closed by then, and the widget goes with it.
    ///
    /// ```
    /// use strombus_widgets::{Dialog, Layer, Ui};
    ///
    /// enum Message {
    ///     Delete(bool),
    /// }
    ///
    /// fn delete(ui: &mut Ui<Message>) {
    ///     ui.show_once(Dialog::confirm("Delete the file?"), Layer::dialog(), Message::Delete);
    /// }
    /// ```
    pub fn show_once<W: Widget>(
        &mut self,
        widget: W,
        layer: Layer,
        mut map: impl FnMut(W::Event) -> M + Send + 'static,
    ) -> Id<W> {
        self.show_once_filtered(widget, layer, move |event| Some(map(event)))
    }

    /// The same; `map` may make no message of what it says.
    pub(super) fn show_once_filtered<W: Widget>(
        &mut self,
        widget: W,
        layer: Layer,
        mut map: impl FnMut(W::Event) -> Option<M> + Send + 'static,
    ) -> Id<W> {
        let answered = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&answered);
        let map = move |event| {
            told.store(true, Ordering::Relaxed);
            map(event)
        };
        // Nobody but the layer holds it, so that it goes with that.
        let id = self.arena.insert(Box::new(Mapped { widget, map }), true);
        self.marked.push(id);
        self.note(id);
        self.show_until(Child::from(id), layer, None, None);
        if let Some(open) = self.layers.last_mut() {
            open.answered = Some(answered);
        }
        Id::new(id)
    }

    /// Closes what was answered.
    pub(super) fn close_answered(&mut self) {
        let is_answered = |open: &super::layers::Open<M>| {
            let answered = open.answered.as_ref();
            answered.is_some_and(|answered| answered.load(Ordering::Relaxed))
        };
        while let Some(at) = self.layers.iter().position(is_answered) {
            self.close_at(at);
        }
        self.hear_theme();
    }
}
