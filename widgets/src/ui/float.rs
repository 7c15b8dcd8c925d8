//! What a widget lets float above all others: an open menu and those inside of it, the list of a drop-down.

use strombus_terminal::Rect;

use super::Ui;
use crate::id::WidgetId;

impl<M: Send + 'static> Ui<M> {
    /// Asks the focused widget and those around it what they let float, and who the mouse rests on. Elsewhere nothing floats, so nobody else is asked.
    pub(super) fn place_float(&mut self) {
        let screen = Rect::of(self.size);
        let floating = |id: WidgetId| {
            let slot = self.arena.get(id).filter(|slot| !slot.clip.is_empty())?;
            let origin = slot.area.origin;
            let around = Rect::new(screen.origin.relative_to(origin), screen.size);
            let areas = slot.node.as_ref()?.float(around).into_iter();
            let areas: Vec<Rect> = areas
                .map(|area| area.offset(origin).intersection(screen))
                .collect();
            (!areas.is_empty()).then_some((id, areas))
        };
        let focused = self.focused.into_iter();
        let mut float = focused
            .flat_map(|id| self.arena.path(id))
            .find_map(floating);
        // What the mouse rests on goes before another tooltip, but never hides an open menu.
        let is_tooltip = |id| {
            let hears = self.arena.node(id).is_some_and(|node| node.takes_hover());
            hears && self.focused != Some(id)
        };
        if float.as_ref().is_none_or(|&(id, _)| is_tooltip(id)) {
            float = self.hover.told.and_then(floating).or(float);
        }
        if float != self.float {
            // What one leaves uncovered is for all others to draw; one more above those that were there leaves nothing.
            let is_more = match (&self.float, &float) {
                (Some((id, before)), Some((other, now))) => id == other && now.starts_with(before),
                (before, _) => before.is_none(),
            };
            self.must_draw_all |= !is_more;
            self.must_draw = true;
            if let Some(&(id, _)) = float.as_ref()
                && let Some(slot) = self.arena.get_mut(id)
            {
                slot.damaged = true;
            }
            self.float = float;
        }
    }
}
