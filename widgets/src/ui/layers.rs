//! What lies above the rest: dialogs, popups, toasts.
//!
//! A layer is the root of a tree of its own above that of the app. While a modal one is open, keys, clicks and the
//! focus stay within it and what lies above it; when it closes, the focus goes back to where it was.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use strombus_terminal::{Key, KeyCode, Position, Rect, Size};

use super::Ui;
use crate::beside::{beside, within};
use crate::child::Child;
use crate::id::WidgetId;
use crate::length::Length;
use crate::widgets::{Toast, Tone};

/// How long a toast stays.
const TOAST: Duration = Duration::from_secs(5);

/// How a layer lies above the rest.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    placement: Placement,
    modal: bool,
    escape: bool,
    outside: bool,
}

#[derive(Clone, Copy, Debug)]
enum Placement {
    /// In the middle of the screen.
    Middle,
    /// The whole screen.
    Cover,
    /// Below a widget, or above it where there is more room.
    Beside(WidgetId),
    /// From this place of the screen on.
    At(Position),
    /// Where the person asked for it.
    Context,
    /// In the lower right corner, above others of the kind.
    Corner,
}

impl Layer {
    const fn modal(placement: Placement) -> Self {
        Self {
            placement,
            modal: true,
            escape: true,
            outside: false,
        }
    }

    /// In the middle of the screen, as large as it wishes. It keeps the focus; Esc closes it.
    #[must_use]
    pub const fn dialog() -> Self {
        Self::modal(Placement::Middle)
    }

    /// Over the whole screen. It keeps the focus; Esc closes it.
    #[must_use]
    pub const fn cover() -> Self {
        Self::modal(Placement::Cover)
    }

    /// Below the widget `anchor`, or above it where there is more room. It keeps the focus; Esc or a click elsewhere closes it.
    #[must_use]
    pub fn popup(anchor: impl Into<WidgetId>) -> Self {
        Self::modal(Placement::Beside(anchor.into())).closed_by_click()
    }

    /// With its upper left corner at `at` of the screen (moved so that it fits). It keeps the focus; Esc or a click elsewhere closes it.
    #[must_use]
    pub const fn at(at: Position) -> Self {
        Self::modal(Placement::At(at)).closed_by_click()
    }

    /// Where the mouse was pressed, or below the cursor if it was a key that asked for it. It keeps the focus; Esc or a click
    /// elsewhere closes it.
    #[must_use]
    pub const fn context() -> Self {
        Self::modal(Placement::Context).closed_by_click()
    }

    /// In the lower right corner, beside the others there. It takes no focus, and stays until it is closed.
    #[must_use]
    pub const fn corner() -> Self {
        Self {
            placement: Placement::Corner,
            modal: false,
            escape: false,
            outside: false,
        }
    }

    /// Closed by a click outside of it too.
    #[must_use]
    pub const fn closed_by_click(mut self) -> Self {
        self.outside = true;
        self
    }

    /// Not closed by Esc or a click: only the app closes it.
    #[must_use]
    pub const fn sticky(mut self) -> Self {
        self.escape = false;
        self.outside = false;
        self
    }
}

/// An open layer.
pub(super) struct Open<M> {
    pub(super) id: WidgetId,
    layer: Layer,
    /// Where the focus was.
    before: Option<WidgetId>,
    /// What the app is told when the person closes it.
    closed: Option<M>,
    /// When it closes by itself.
    until: Option<Duration>,
    /// Whether the widget said what it was asked for.
    pub(super) answered: Option<Arc<AtomicBool>>,
}

impl<M: Send + 'static> Ui<M> {
    /// Shows a widget above all others. Returns its id, by which it is closed.
    pub fn show(&mut self, child: impl Into<Child>, layer: Layer) -> WidgetId {
        self.show_until(child.into(), layer, None, None)
    }

    /// Shows a widget above all others, and sends `closed` when the person closes it by Esc or a click elsewhere.
    pub fn show_with(&mut self, child: impl Into<Child>, layer: Layer, closed: M) -> WidgetId {
        self.show_until(child.into(), layer, Some(closed), None)
    }

    /// Shows a short text in the corner for some seconds.
    pub fn toast(&mut self, tone: Tone, text: impl Into<String>) {
        let until = self.now().saturating_add(TOAST);
        let toast = Toast::new(tone, text);
        self.show_until(toast.into(), Layer::corner(), None, Some(until));
    }

    pub(super) fn show_until(
        &mut self,
        mut child: Child,
        mut layer: Layer,
        closed: Option<M>,
        until: Option<Duration>,
    ) -> WidgetId {
        let Some(id) = self.take_in(&mut child) else {
            return WidgetId::NOBODY;
        };
        self.take_out(id);
        self.layers.retain(|open| open.id != id);
        if self.root == Some(id) {
            self.root = None;
        }
        if let Placement::Context = layer.placement {
            let below = |cursor: Position| cursor.offset(Position::new(1, 0));
            let asked = self.pressed.or(self.cursor.map(below));
            layer.placement = Placement::At(asked.unwrap_or_default());
        }
        self.layers.push(Open {
            id,
            layer,
            before: self.focused,
            closed,
            until,
            answered: None,
        });
        if layer.modal {
            // What was being dragged is out of reach now.
            self.captured = None;
        }
        self.mark(id);
        self.must_lay_out = true;
        self.must_draw_all = true;
        id
    }

    /// Closes a layer; nothing happens if it is none. What was added with an id is there still, and can be shown again.
    pub fn close(&mut self, id: impl Into<WidgetId>) {
        let id = id.into();
        if let Some(at) = self.layers.iter().position(|open| open.id == id) {
            self.close_at(at);
        }
    }

    /// Closes the layer, and returns what the app is to be told if the person did it.
    pub(super) fn close_at(&mut self, at: usize) -> Option<M> {
        let open = self.layers.remove(at);
        let has_focus = self.focused.is_some_and(|id| self.top_of(id) == open.id);
        self.hide(open.id);
        self.orphan(open.id);
        self.mark(open.id);
        self.must_lay_out = true;
        self.must_draw_all = true;
        if has_focus || self.focused.is_none() {
            self.set_focus(open.before.filter(|&id| self.arena.get(id).is_some()));
        } else {
            // One further up keeps the focus, and gives it back to who would have got it.
            let arena = &self.arena;
            for above in &mut self.layers {
                let before = above.before.and_then(|id| arena.path(id).last());
                if before == Some(open.id) {
                    above.before = open.before;
                }
            }
        }
        open.closed
    }

    /// Whether any layer keeps the focus.
    #[must_use]
    pub fn is_modal(&self) -> bool {
        self.layers.iter().any(|open| open.layer.modal)
    }

    /// Esc that no widget took closes the top layer. Returns whether there was one to close.
    pub(crate) fn escape(&mut self, key: &Key) -> bool {
        if *key != Key::new(KeyCode::Escape) {
            return false;
        }
        let closes = |layer: Layer| layer.escape || layer.modal;
        let mut open = self.layers.iter().enumerate().rev();
        let top = open.find(|(_, open)| closes(open.layer));
        let Some((top, _)) = top.filter(|(_, open)| open.layer.escape) else {
            return false;
        };
        let closed = self.close_at(top);
        self.messages.extend(closed);
        true
    }

    /// A press beside the top modal layer closes it, if it is of the kind.
    pub(super) fn press_outside(&mut self) {
        let mut open = self.layers.iter().enumerate().rev();
        let top = open.find(|(_, open)| open.layer.modal);
        if let Some((top, _)) = top.filter(|(_, open)| open.layer.outside) {
            let closed = self.close_at(top);
            self.messages.extend(closed);
        }
    }

    /// When the next layer closes by itself.
    pub(super) fn next_closing(&self) -> Option<Duration> {
        self.layers.iter().filter_map(|open| open.until).min()
    }

    pub(super) fn close_what_is_over(&mut self, now: Duration) {
        let is_over = |open: &Open<M>| open.until.is_some_and(|until| until <= now);
        while let Some(at) = self.layers.iter().position(is_over) {
            self.close_at(at);
        }
    }

    /// The roots of all trees, the lowest first.
    pub(super) fn tops(&self) -> impl DoubleEndedIterator<Item = WidgetId> + '_ {
        let layers = self.layers.iter().map(|open| open.id);
        self.root.into_iter().chain(layers)
    }

    /// The roots of the trees that the focus may be in, the lowest first.
    pub(super) fn scope(&self) -> impl DoubleEndedIterator<Item = WidgetId> + '_ {
        let modal = self.layers.iter().rposition(|open| open.layer.modal);
        let root = self.root.filter(|_| modal.is_none());
        let layers = self.layers.get(modal.unwrap_or(0)..).unwrap_or_default();
        root.into_iter().chain(layers.iter().map(|open| open.id))
    }

    /// Whether nothing can hold the widget, since it is a root.
    pub(super) fn is_top(&self, id: WidgetId) -> bool {
        self.tops().any(|top| top == id)
    }

    /// The outermost widget around `id`.
    fn top_of(&self, id: WidgetId) -> WidgetId {
        self.arena.path(id).last().unwrap_or(id)
    }

    /// Whether the widget is in a tree that the focus may be in.
    pub(super) fn is_in_scope(&self, id: WidgetId) -> bool {
        let top = self.top_of(id);
        self.scope().any(|scope| scope == top)
    }

    /// The focus was given to a widget below a modal layer: it gets it when that closes.
    pub(super) fn keep_for_later(&mut self, id: WidgetId) {
        let top = self.top_of(id);
        let Some(level) = self.tops().position(|other| other == top) else {
            return;
        };
        let above = level + 1 - usize::from(self.root.is_some());
        let modal = self.layers.iter_mut().skip(above);
        if let Some(open) = modal.into_iter().find(|open| open.layer.modal) {
            open.before = Some(id);
        }
    }

    /// Gives the layers their places.
    pub(super) fn lay_out_layers(&mut self) {
        let screen = Rect::of(self.size);
        let mut corner = screen.bottom();
        let open: Vec<_> = self
            .layers
            .iter()
            .map(|open| (open.id, open.layer))
            .collect();
        for (id, layer) in open.into_iter().rev() {
            let area = self.place_of_layer(id, layer.placement, screen, &mut corner);
            let before = self.arena.get(id).map(|slot| slot.area);
            // What it leaves uncovered is for all others to draw.
            self.must_draw_all |= before.is_some_and(|before| !before.is_empty() && before != area);
            self.lay_out(id, area, screen);
        }
    }

    fn place_of_layer(
        &self,
        id: WidgetId,
        placement: Placement,
        screen: Rect,
        corner: &mut i32,
    ) -> Rect {
        let wish = self.arena.wish_of(id, screen.size);
        let size = Size::new(
            length(wish.rows, screen.size.rows),
            length(wish.columns, screen.size.columns),
        );
        match placement {
            Placement::Cover => screen,
            Placement::Middle => middle(size, screen),
            // Its place was found when it was opened.
            Placement::Context => screen,
            Placement::At(at) => within(at, size, screen),
            Placement::Corner => {
                *corner -= i32::from(size.rows);
                let at = Position::new(*corner, screen.right() - i32::from(size.columns));
                within(at, size, screen)
            }
            Placement::Beside(anchor) => {
                let slot = self.arena.get(anchor);
                beside(slot.map(|slot| slot.area).unwrap_or_default(), size, screen)
            }
        }
    }
}

/// How long a layer becomes that wishes for `wish` where there is `room`.
fn length(wish: Length, room: u16) -> u16 {
    let preferred = if wish.flex > 0 {
        // What would take all that is left over leaves a margin, so that one sees what it lies above.
        wish.preferred.max(room - room / 5)
    } else {
        wish.preferred
    };
    preferred.min(wish.maximum).max(wish.minimum).min(room)
}

fn middle(size: Size, screen: Rect) -> Rect {
    let margin = |all: u16, taken: u16| i32::from(all.saturating_sub(taken) / 2);
    let (rows, columns) = (screen.size.rows, screen.size.columns);
    let at = Position::new(margin(rows, size.rows), margin(columns, size.columns));
    Rect::new(at, size)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Rect = Rect::of(Size::new(10, 20));

    fn rect(row: i32, column: i32, rows: u16, columns: u16) -> Rect {
        Rect::new(Position::new(row, column), Size::new(rows, columns))
    }

    #[test]
    fn a_layer_takes_what_it_wishes_where_there_is_room() {
        assert_eq!(length(Length::fixed(5), 10), 5);
        assert_eq!(length(Length::fixed(15), 10), 10);
        assert_eq!(length(Length::flexible(), 10), 8);
        assert_eq!(length(Length::flexible().max(4), 10), 4);
        assert_eq!(middle(Size::new(4, 8), SCREEN), rect(3, 6, 4, 8));
    }
}
