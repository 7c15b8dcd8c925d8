//! What a widget lets float above all others: an open menu, the list of a drop-down.

use strombus_terminal::Rect;

use super::Ui;

impl<M: Send + 'static> Ui<M> {
    /// Asks the focused widget and those around it what they let float. Elsewhere nothing floats, so nobody else is asked.
    pub(super) fn place_float(&mut self) {
        let screen = Rect::of(self.size);
        let path = self.focused.into_iter().flat_map(|id| self.arena.path(id));
        let float = path.into_iter().find_map(|id| {
            let slot = self.arena.get(id).filter(|slot| !slot.clip.is_empty())?;
            let origin = slot.area.origin;
            let around = Rect::new(screen.origin.relative_to(origin), screen.size);
            let area = slot.node.as_ref()?.float(around)?;
            Some((id, area.offset(origin).intersection(screen)))
        });
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
