//! A frame: the damaged widgets are drawn, and only they.

use strombus_terminal::{Rect, Surface};

use super::Ui;
use super::layout::bounds;
use crate::id::WidgetId;

impl<M: Send + 'static> Ui<M> {
    /// Whether a frame would draw anything.
    pub(crate) const fn needs_frame(&self) -> bool {
        self.must_draw || self.must_draw_all || self.must_lay_out || !self.marked.is_empty()
    }

    /// The next frame draws everything.
    pub(crate) const fn draw_all(&mut self) {
        self.must_draw_all = true;
    }

    /// Draws what changed onto `surface`, which holds the frame before, or is blank if everything is to be drawn.
    pub(crate) fn draw(&mut self, surface: &mut Surface) {
        self.settle();
        // Only now is it known whether the focus has a place still.
        self.ensure_focus();
        self.settle();
        surface.set_theme(self.themes.shown);
        self.must_draw = false;
        let all = std::mem::take(&mut self.must_draw_all);
        if all {
            surface.canvas().clear(self.themes.shown.text);
            self.cursor = None;
        }
        let tops: Vec<WidgetId> = self.tops().collect();
        let mut any = all;
        for top in tops {
            any |= self.draw_widget(top, any, surface);
        }
        if any {
            self.draw_float(surface);
        }
        let focused = self.focused.and_then(|id| self.arena.get(id));
        if focused.is_none_or(|slot| slot.clip.is_empty()) {
            self.cursor = None;
        }
        surface.set_cursor(self.cursor);
    }

    /// Draws what a widget lets float above all, again whenever anything was drawn that may lie under it.
    fn draw_float(&mut self, surface: &mut Surface) {
        let Some((id, areas)) = &self.float else {
            return;
        };
        if let Some(node) = self.arena.node(*id) {
            surface.set_cursor(None);
            for (number, &area) in areas.iter().enumerate() {
                let mut canvas = surface.part(area, area);
                canvas.clear(self.themes.shown.text);
                node.draw_float(number, &mut canvas);
                self.drawn += 1;
            }
            // Where the keys go there, who looks for the cursor is led there too.
            if self.focused == Some(*id) {
                self.cursor = surface.cursor().or(self.cursor);
            }
        }
    }

    /// Draws what is damaged of a widget and those inside of it, or all if it was `drawn_over`.
    /// Returns whether anything was drawn.
    fn draw_widget(&mut self, id: WidgetId, drawn_over: bool, surface: &mut Surface) -> bool {
        let Some(slot) = self.arena.get_mut(id) else {
            return false;
        };
        let (area, clip, piled) = (slot.area, slot.clip, slot.piled);
        if clip.is_empty() {
            // Nothing inside of it is seen either, and it is damaged anew by coming into sight.
            return false;
        }
        let draws = std::mem::take(&mut slot.damaged) || drawn_over;
        if draws {
            surface.set_cursor(None);
            if let Some(node) = &slot.node {
                let mut canvas = surface.part(area, clip);
                canvas.clear(self.themes.shown.text);
                node.draw(&mut canvas);
                self.drawn += 1;
            }
            if self.focused == Some(id) {
                self.cursor = surface.cursor();
            }
        }
        let (mut any, mut drawn, mut next) = (draws, Rect::default(), 0);
        while let Some(child) = self.child(id, next) {
            let clip = self
                .arena
                .get(child)
                .map(|slot| slot.clip)
                .unwrap_or_default();
            // What lies above a widget that is drawn must be drawn above it again.
            let drawn_over = draws || piled && !drawn.intersection(clip).is_empty();
            if self.draw_widget(child, drawn_over, surface) {
                any = true;
                drawn = bounds(drawn, clip);
            }
            next += 1;
        }
        any
    }
}
