//! Plain mode: what the widgets say, in place of a frame.

use strombus_terminal::{Position, Rect, Size, Surface};

use super::Ui;
use crate::id::WidgetId;
use crate::plain::{Answer, Spoken, SpokenRole, SpokenWidget};
use crate::widget::Outcome;

/// The largest area that a widget draws that does not say itself, in rows and columns.
const DRAWN: Size = Size::new(100, 200);

impl<M: Send + 'static> Ui<M> {
    /// Shows `hear` every widget that has a place, each before those inside of it, with what it says. It takes the place of a
    /// frame: nothing is left to be drawn afterwards.
    pub(crate) fn say(&mut self, hear: &mut dyn FnMut(&SpokenWidget<'_>)) {
        self.settle();
        self.ensure_focus();
        self.settle();
        self.must_draw = false;
        self.must_draw_all = false;
        let scope: Vec<WidgetId> = self.scope().collect();
        let modal = self.is_modal();
        for top in self.tops() {
            let in_scope = scope.contains(&top);
            let mut waiting = vec![(top, 0)];
            while let Some((id, depth)) = waiting.pop() {
                let Some(slot) = self.arena.get(id) else {
                    continue;
                };
                if slot.hidden || slot.area.is_empty() {
                    continue;
                }
                if let Some(node) = &slot.node {
                    let mut said = node.say();
                    if said.role == SpokenRole::Drawn {
                        said = self.drawing_of(id);
                    }
                    let has_focus = self.focused == Some(id);
                    hear(&SpokenWidget {
                        id,
                        part: None,
                        depth,
                        focused: has_focus,
                        in_scope,
                        in_dialog: modal && in_scope,
                        said,
                    });
                    node.say_parts(&mut |part, said| {
                        hear(&SpokenWidget {
                            id,
                            part: Some(part),
                            depth: depth + 1,
                            focused: has_focus && said.focused,
                            in_scope,
                            in_dialog: modal && in_scope,
                            said,
                        });
                    });
                }
                waiting.extend(slot.children.iter().rev().map(|&child| (child, depth + 1)));
            }
        }
    }

    /// What a widget draws, as text.
    fn drawing_of(&self, id: WidgetId) -> Spoken<'static> {
        let Some(slot) = self.arena.get(id) else {
            return Spoken::nothing();
        };
        let size = slot.area.size;
        let size = Size::new(size.rows.min(DRAWN.rows), size.columns.min(DRAWN.columns));
        let mut surface = Surface::new(size);
        surface.set_theme(*self.theme());
        if let Some(node) = &slot.node {
            let area = Rect::new(Position::ORIGIN, slot.area.size);
            node.draw(&mut surface.part(area, Rect::of(size)));
        }
        let focusable = slot.node.as_ref().is_some_and(|node| node.focusable());
        // What takes keys is answered by keys.
        let role = if focusable {
            SpokenRole::Program
        } else {
            SpokenRole::Drawn
        };
        Spoken::new(role).value(surface.to_string())
    }

    /// Hands a widget an answer; it is ignored if the widget is out of reach.
    pub(crate) fn answer(
        &mut self,
        id: WidgetId,
        part: Option<usize>,
        answer: &Answer<'_>,
    ) -> Outcome {
        if !self.is_in_scope(id) {
            return Outcome::Ignored;
        }
        self.offer(id, &mut |node, _, messages| {
            node.answer(part, answer, messages)
        })
    }
}
