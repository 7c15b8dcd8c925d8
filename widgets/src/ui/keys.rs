//! Which keys have a use now: gathered from the widgets, told to those that show it.

use super::Ui;
use crate::bindings::KeyHelp;
use crate::id::WidgetId;

impl<M: Send + 'static> Ui<M> {
    /// The keys that the focused widget has a use for, then those of the widgets around it.
    #[must_use]
    pub fn keys(&self) -> Vec<KeyHelp> {
        let mut keys: Vec<KeyHelp> = Vec::new();
        let path = self.focused.into_iter().flat_map(|id| self.arena.path(id));
        for node in path.filter_map(|id| self.arena.node(id)) {
            node.keys(&mut |key| {
                // Further in is nearer to the keys: who stands there gets them first.
                if !keys.iter().any(|before| before.keys == key.keys) {
                    keys.push(key);
                }
            });
        }
        keys
    }

    /// Notes what a new widget is to be told or asked.
    pub(super) fn note(&mut self, id: WidgetId) {
        let Some(node) = self.arena.node(id) else {
            return;
        };
        let (shows_keys, works) = (node.shows_keys(), node.has_background());
        let hovers = node.takes_hover();
        if hovers {
            self.listen_to_hover(id);
        }
        if shows_keys {
            self.key_bars.push(id);
            self.keys_told.clear();
        }
        if works {
            self.workers.push(id);
        }
    }

    /// Whether any widget shows which keys have a use.
    pub(crate) fn shows_keys(&mut self) -> bool {
        let arena = &self.arena;
        self.key_bars.retain(|&id| arena.get(id).is_some());
        !self.key_bars.is_empty()
    }

    /// Tells the widgets that show it which keys have a use now.
    pub(crate) fn tell_keys(&mut self, keys: Vec<KeyHelp>) {
        if keys == self.keys_told {
            return;
        }
        for id in self.key_bars.clone() {
            self.mark(id);
            if let Some(node) = self.arena.node_mut(id) {
                node.keys_changed(&keys);
            }
        }
        self.keys_told = keys;
    }
}
