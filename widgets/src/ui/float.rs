//! What a widget lets float above all others: an open menu, the list of a drop-down.

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
            let area = slot.node.as_ref()?.float(around)?;
            Some((id, area.offset(origin).intersection(screen)))
        };
        let focused = self.focused.into_iter();
        let mut float = focused
            .flat_map(|id| self.arena.path(id))
            .find_map(floating);
        // What the mouse rests on goes before another tooltip, but never hides an open menu.
        let hears = |id| self.arena.node(id).is_some_and(|node| node.takes_hover());
        if float.is_none_or(|(id, _)| hears(id)) {
            float = self.hover.told.and_then(floating).or(float);
        }
        if float != self.float {
            // What it leaves uncovered is for all others to draw.
            self.must_draw_all |= self.float.is_some();
            self.must_draw = true;
            if let Some((id, _)) = float
                && let Some(slot) = self.arena.get_mut(id)
            {
                slot.damaged = true;
            }
            self.float = float;
        }
    }
}
