//! The mouse rests on a widget: what a tooltip waits for.

use std::time::Duration;

use strombus_terminal::Position;

use super::Ui;
use crate::id::WidgetId;

/// How long the mouse is to rest, so that nothing pops up under one that only passes.
const REST: Duration = Duration::from_millis(500);

/// Where the mouse is, as far as anybody is to hear of it.
#[derive(Debug, Default)]
pub(super) struct Hover {
    /// Widgets that are to hear of it, seen or not.
    listeners: Vec<WidgetId>,
    /// The one that the mouse is over.
    over: Option<WidgetId>,
    /// When it has rested long enough.
    due: Option<Duration>,
    /// Whether it has, and the widget was told.
    pub(super) told: Option<WidgetId>,
}

impl<M: Send + 'static> Ui<M> {
    /// Notes a widget that is to hear of the mouse, and forgets those that are gone before the list grows.
    pub(super) fn listen_to_hover(&mut self, id: WidgetId) {
        let listeners = &mut self.hover.listeners;
        if listeners.len() == listeners.capacity() {
            listeners.retain(|&id| self.arena.get(id).is_some());
        }
        listeners.push(id);
    }

    /// Whether the terminal is to report every movement of the mouse: something is seen that does something by it, or an
    /// open menu is.
    pub(crate) fn wants_motion(&self) -> bool {
        let is_seen = |&id: &WidgetId| {
            let slot = self.arena.get(id);
            slot.is_some_and(|slot| !slot.clip.is_empty())
        };
        self.float.is_some() || self.hover.listeners.iter().any(is_seen)
    }

    /// The mouse moved to `position`, no button down.
    pub(super) fn move_over(&mut self, position: Position) {
        let hears = |&id: &WidgetId| self.arena.node(id).is_some_and(|node| node.takes_hover());
        let target = self.at(position);
        let target = target.and_then(|id| self.arena.path(id).find(hears));
        if target != self.hover.over {
            self.end_hover();
            self.hover.over = target;
        }
        if target.is_some() && self.hover.told.is_none() {
            self.hover.due = Some(self.timers.now().saturating_add(REST));
        }
    }

    /// The person does something else.
    pub(super) fn end_hover(&mut self) {
        (self.hover.over, self.hover.due) = (None, None);
        if let Some(id) = self.hover.told.take() {
            self.tell_hover(id, false);
        }
    }

    /// When the mouse has rested long enough.
    pub(super) const fn next_hover(&self) -> Option<Duration> {
        self.hover.due
    }

    pub(super) fn advance_hover(&mut self, now: Duration) {
        if self.hover.due.take_if(|due| *due <= now).is_some()
            && let Some(id) = self.hover.over
        {
            self.hover.told = Some(id);
            self.tell_hover(id, true);
        }
    }

    fn tell_hover(&mut self, id: WidgetId, is_hovered: bool) {
        if let Some(node) = self.arena.node_mut(id) {
            node.hover_changed(is_hovered);
            self.mark(id);
        }
    }
}
