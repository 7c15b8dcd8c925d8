//! Where the keys go.

use strombus_terminal::Rect;

use super::Ui;
use crate::id::WidgetId;
use crate::widget::Focus;

impl<M: Send + 'static> Ui<M> {
    /// Gives the focus to a widget, if it is there. It may come into the tree later in the same turn.
    pub fn focus(&mut self, id: impl Into<WidgetId>) {
        let id = id.into();
        if self.arena.get(id).is_some() {
            self.set_focus(Some(id));
            self.must_reveal = true;
        }
    }

    /// The widget that has the focus.
    #[must_use]
    pub const fn focused(&self) -> Option<WidgetId> {
        self.focused
    }

    /// Gives the focus to the next widget that takes it, in the order of the tree; after the last comes the first.
    /// Widgets for which there is no room are passed over.
    pub fn focus_next(&mut self) {
        self.move_focus(1);
    }

    /// Gives the focus to the widget before.
    pub fn focus_previous(&mut self) {
        self.move_focus(-1);
    }

    fn move_focus(&mut self, by: isize) {
        // Who has a place is only known when the tree is laid out.
        self.settle();
        let ring = self.focusable();
        let Ok(length @ 1..) = isize::try_from(ring.len()) else {
            return;
        };
        let here = self
            .focused
            .and_then(|id| ring.iter().position(|&other| other == id));
        let next = match here.and_then(|here| isize::try_from(here).ok()) {
            Some(here) => (here + by).rem_euclid(length),
            None if by > 0 => 0,
            None => length - 1,
        };
        let target = usize::try_from(next).ok().and_then(|next| ring.get(next));
        if let Some(&target) = target.filter(|&&target| self.focused == Some(target)) {
            // It saw the key that led around to it, and may have moved something in itself.
            self.mark(target);
        }
        self.set_focus(target.copied());
        self.must_reveal = true;
    }

    /// If the focus is on no widget of the tree, or on one that is hidden, the nearest around that takes it gets it, or the first.
    pub(crate) fn ensure_focus(&mut self) {
        self.settle_children();
        if self.focused.is_some_and(|id| !self.is_in_tree(id)) {
            // It may get a place by what was changed in this turn: the page that it is on is shown now.
            self.settle();
        }
        if !self.focused.is_some_and(|id| self.is_in_tree(id)) {
            if let Some(id) = self.focused {
                self.keep_for_later(id);
            }
            let around = self.focused.and_then(|id| self.nearest_around(id));
            self.set_focus(around);
            if around.is_none() {
                self.move_focus(1);
            }
        }
    }

    /// The nearest widget around `id` that takes the focus and has a place: the strip of a page that was hidden.
    fn nearest_around(&self, id: WidgetId) -> Option<WidgetId> {
        let takes = |&id: &WidgetId| {
            let has_room = self.arena.get(id).is_some_and(|slot| !slot.area.is_empty());
            has_room
                && self.is_in_tree(id)
                && self.arena.node(id).is_some_and(|node| node.focusable())
        };
        self.arena.path(id).skip(1).find(takes)
    }

    fn is_in_tree(&self, id: WidgetId) -> bool {
        self.arena.get(id).is_some_and(|slot| !slot.hidden) && self.is_in_scope(id)
    }

    /// Lets the focus go on from a widget that is about to be removed, to the next that stays.
    pub(super) fn leave_focus(&mut self, leaving: WidgetId) {
        let stays = |id: WidgetId| !self.arena.path(id).any(|around| around == leaving);
        let Some(focused) = self.focused.filter(|&focused| !stays(focused)) else {
            return;
        };
        let ring = self.focusable();
        let here = ring.iter().position(|&id| id == focused).unwrap_or(0);
        let (before, after) = ring.split_at(here);
        let heir = after.iter().chain(before).copied().find(|&id| stays(id));
        self.set_focus(heir);
        self.must_reveal = true;
    }

    /// Whether letters are text to some widget that the focus may go to: not to one on a page that is not shown.
    pub(crate) fn takes_text(&mut self) -> bool {
        self.settle();
        let takes = |&id: &WidgetId| {
            let is_shown = self.arena.get(id).is_some_and(|slot| !slot.hidden);
            is_shown && self.arena.node(id).is_some_and(|node| node.takes_text())
        };
        self.in_order().iter().any(takes)
    }

    /// Whether letters are text to the widget that has the focus, or to one around it.
    pub(crate) fn focus_takes_text(&self) -> bool {
        let mut path = self.focused.into_iter().flat_map(|id| self.arena.path(id));
        path.any(|id| self.arena.node(id).is_some_and(|node| node.takes_text()))
    }

    /// Whether Tab leads anywhere.
    pub(crate) fn has_others_to_focus(&mut self) -> bool {
        // Who has a place is only known when the tree is laid out.
        self.settle();
        self.focusable().len() > 1
    }

    /// The widgets that Tab goes through.
    fn focusable(&self) -> Vec<WidgetId> {
        let takes = |&id: &WidgetId| {
            let has_room = self.arena.get(id).is_some_and(|slot| !slot.area.is_empty());
            has_room && self.arena.node(id).is_some_and(|node| node.focusable())
        };
        self.in_order().into_iter().filter(takes).collect()
    }

    /// The widgets that the focus may go to and those around them, each before those inside of it.
    fn in_order(&self) -> Vec<WidgetId> {
        let mut order = Vec::new();
        let mut waiting: Vec<WidgetId> = self.scope().collect();
        waiting.reverse();
        while let Some(id) = waiting.pop() {
            order.push(id);
            if let Some(slot) = self.arena.get(id) {
                waiting.extend(slot.children.iter().rev());
            }
        }
        order
    }

    pub(super) fn set_focus(&mut self, to: Option<WidgetId>) {
        if self.focused != to {
            self.focused = to;
            self.cursor = None;
            self.tell_focus();
        }
    }

    /// Tells the widgets that the focus left and those that it came to, when it moved or the tree around it changed.
    pub(super) fn tell_focus(&mut self) {
        let now = self.focused.into_iter().flat_map(|id| self.arena.path(id));
        if now.eq(self.told.iter().copied()) {
            return;
        }
        let now: Vec<WidgetId> = self
            .focused
            .into_iter()
            .flat_map(|id| self.arena.path(id))
            .collect();
        let before = std::mem::replace(&mut self.told, now.clone());
        let in_path = |path: &[WidgetId], id: WidgetId| match path.iter().position(|&on| on == id) {
            None => Focus::None,
            Some(0) => Focus::Own,
            Some(_) => Focus::Within,
        };
        for &id in before.iter().filter(|id| !now.contains(id)) {
            self.tell_focus_to(id, Focus::None);
        }
        for &id in now.iter().rev() {
            let focus = in_path(&now, id);
            if focus != in_path(&before, id) {
                self.tell_focus_to(id, focus);
            }
        }
    }

    fn tell_focus_to(&mut self, id: WidgetId, focus: Focus) {
        self.mark(id);
        if let Some(node) = self.arena.node_mut(id) {
            node.focus_changed(focus);
        }
    }

    /// What is to be seen of a focused widget, in rows and columns of the screen.
    fn spot(&self, id: WidgetId) -> Rect {
        let area = self.arena.get(id).map(|slot| slot.area).unwrap_or_default();
        let spot = self.arena.node(id).and_then(|node| node.spot());
        spot.map_or(area, |spot| spot.offset(area.origin).intersection(area))
    }

    /// Has what scrolls around the focused widget scroll to it.
    pub(super) fn reveal_focus(&mut self) {
        let Some(focused) = self.focused else { return };
        let around: Vec<WidgetId> = self.arena.path(focused).skip(1).collect();
        for id in around {
            // Asked anew each time: what scrolled further inside has moved it.
            let area = self.spot(focused);
            let Some(slot) = self.arena.get_mut(id).filter(|_| !area.is_empty()) else {
                return;
            };
            let relative = Rect::new(area.origin.relative_to(slot.area.origin), area.size);
            if slot.node.as_mut().is_some_and(|node| node.reveal(relative)) {
                self.mark(id);
                self.settle_children();
                self.settle_places();
            }
        }
    }
}
