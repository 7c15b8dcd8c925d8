//! Keys, mouse and pastes on their way to the widgets: first to the one concerned, then outwards.

use std::collections::VecDeque;

use strombus_terminal::{Key, Mouse, MouseAction, Position};

use super::Ui;
use crate::id::WidgetId;
use crate::node::Node;
use crate::widget::Outcome;

impl<M: Send + 'static> Ui<M> {
    pub(crate) fn key(&mut self, key: &Key) -> Outcome {
        self.pressed = None;
        self.end_hover();
        let copied = self.copied_by(key);
        let from = self.focused.or_else(|| self.scope().next_back());
        let (taker, outcome) = self.bubble(from, |node, _, messages| node.key(key, messages));
        // What the key moved within a large widget stays in sight.
        let moves = |id| {
            self.arena
                .node(id)
                .is_some_and(|node| node.spot().is_some())
        };
        self.must_reveal |= taker == self.focused && taker.is_some_and(moves);
        if let Some(text) = copied {
            self.copy(text);
            return Outcome::Consumed;
        }
        outcome
    }

    pub(crate) fn paste(&mut self, text: &str) -> Outcome {
        let from = self.focused.or_else(|| self.scope().next_back());
        self.bubble(from, |node, _, messages| node.paste(text, messages))
            .1
    }

    pub(crate) fn mouse(&mut self, mouse: &Mouse) -> Outcome {
        let moves = mouse.action == MouseAction::Move;
        if !moves {
            self.end_hover();
        }
        // The places of widgets are only known when they are laid out.
        self.settle();
        if moves {
            self.move_over(mouse.at);
        }
        let mut give = |node: &mut dyn Node<M>, origin: Position, messages: &mut VecDeque<M>| {
            let at = mouse.at.relative_to(origin);
            node.mouse(&Mouse { at, ..*mouse }, messages)
        };
        let captured = match mouse.action {
            MouseAction::Drag(_) => {
                self.dragged = true;
                self.captured
            }
            MouseAction::Release(_) => {
                let captured = self.captured.take();
                if let Some(id) = captured.filter(|_| self.dragged) {
                    self.copy_dragged(id);
                }
                captured
            }
            MouseAction::Press(_) => {
                self.pressed = Some(mouse.at);
                let target = self.at(mouse.at);
                if target.is_none() {
                    self.press_outside();
                }
                self.press_beside_float(mouse.at, target);
                self.focus_by_click(target);
                let (taker, outcome) = self.bubble(target, give);
                self.captured = taker;
                self.dragged = false;
                return outcome;
            }
            _ => return self.bubble(self.at(mouse.at), give).1,
        };
        // What follows a press concerns who took the press, and nobody else.
        captured.map_or(Outcome::Ignored, |id| self.offer(id, &mut give))
    }

    /// The innermost widget that is seen at `position`.
    pub(super) fn at(&self, position: Position) -> Option<WidgetId> {
        let seen = |&id: &WidgetId| {
            let slot = self.arena.get(id);
            slot.is_some_and(|slot| slot.clip.contains(position))
        };
        if let Some(id) = self.floating_at(position) {
            return Some(id);
        }
        let mut found = self.scope().rev().find(seen)?;
        // The last child lies uppermost.
        while let Some(slot) = self.arena.get(found)
            && let Some(inner) = slot.children.iter().rev().copied().find(seen)
        {
            found = inner;
        }
        Some(found)
    }

    /// The widget that lets something float at `position`.
    fn floating_at(&self, position: Position) -> Option<WidgetId> {
        let (id, areas) = self.float.as_ref()?;
        let is_there = areas.iter().any(|area| area.contains(position));
        is_there.then_some(*id)
    }

    /// A press beside what floats closes it, even on what takes no focus: who lets it float hears that the focus went, and maybe
    /// that it came again.
    fn press_beside_float(&mut self, position: Position, target: Option<WidgetId>) {
        let Some(&(id, _)) = self.float.as_ref() else {
            return;
        };
        let is_part = |widget: WidgetId| self.arena.path(widget).any(|around| around == id);
        if self.floating_at(position).is_some() || target.is_some_and(is_part) {
            return;
        }
        let focused = self.focused;
        self.set_focus(None);
        self.set_focus(focused);
    }

    /// The focus goes to where the person clicked, which is in sight already and is not to scroll away under the pointer.
    fn focus_by_click(&mut self, target: Option<WidgetId>) {
        let takes = |&id: &WidgetId| self.arena.node(id).is_some_and(|node| node.focusable());
        let target = target.and_then(|id| self.arena.path(id).find(takes));
        if target.is_some() {
            self.set_focus(target);
        }
    }

    /// Offers something to a widget and, while it is ignored, to those around it. Returns who took it.
    fn bubble(
        &mut self,
        from: Option<WidgetId>,
        mut give: impl FnMut(&mut dyn Node<M>, Position, &mut VecDeque<M>) -> Outcome,
    ) -> (Option<WidgetId>, Outcome) {
        let mut next = from;
        while let Some(id) = next {
            if self.offer(id, &mut give) == Outcome::Consumed {
                return (Some(id), Outcome::Consumed);
            }
            next = self.arena.parent(id);
        }
        (None, Outcome::Ignored)
    }

    /// Offers something to one widget.
    pub(super) fn offer(
        &mut self,
        id: WidgetId,
        give: &mut impl FnMut(&mut dyn Node<M>, Position, &mut VecDeque<M>) -> Outcome,
    ) -> Outcome {
        let Some(slot) = self.arena.get_mut(id) else {
            return Outcome::Ignored;
        };
        let origin = slot.area.origin;
        let Some(node) = slot.node.as_mut() else {
            return Outcome::Ignored;
        };
        let outcome = give(node.as_mut(), origin, &mut self.messages);
        if outcome == Outcome::Consumed {
            self.mark(id);
        }
        outcome
    }
}
