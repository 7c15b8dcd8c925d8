//! Widgets that have work of their own in the background.

use std::task::Context;

use super::Ui;
use crate::widget::Outcome;

impl<M: Send + 'static> Ui<M> {
    /// Lets the work of widgets go on, seen or not.
    pub(super) fn poll_workers(&mut self, context: &mut Context<'_>) {
        let arena = &self.arena;
        self.workers.retain(|&id| arena.get(id).is_some());
        for index in 0..self.workers.len() {
            let Some(&id) = self.workers.get(index) else {
                return;
            };
            let Some(node) = self.arena.node_mut(id) else {
                continue;
            };
            if node.poll(context, &mut self.messages) == Outcome::Consumed {
                self.mark(id);
            }
        }
    }

    /// A widget may have begun something when it was told its size: then it must be polled before anything can wake it.
    pub(super) fn wake_workers(&mut self) {
        if !self.workers.is_empty() {
            self.tasks.wake();
        }
    }

    /// Whether Ctrl-C goes to the widget that has the focus.
    pub(crate) fn takes_interrupt(&self) -> bool {
        let focused = self.focused.and_then(|id| self.arena.node(id));
        focused.is_some_and(|node| node.takes_interrupt())
    }
}
