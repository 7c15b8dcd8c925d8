//! Before a frame: who is in the tree, how large each wants to be, and where it comes to lie.

use strombus_terminal::{Position, Rect, Size};

use super::Ui;
use super::arena::Arena;
use crate::child::Child;
use crate::id::WidgetId;
use crate::length::{Length, Wish};

/// Knows what the widgets of a tree wish for.
trait Wishes {
    fn wish(&self, id: WidgetId, available: Size) -> Wish;
    fn parent(&self, id: WidgetId) -> Option<WidgetId>;
}

/// Asks the widgets inside of one how large they want to be.
pub struct Measure<'a> {
    tree: &'a dyn Wishes,
    of: WidgetId,
}

impl Measure<'_> {
    /// How large `child` wants to be where `available` is the most that there is. One that was removed, or that
    /// another widget holds now, wants nothing.
    #[must_use]
    pub fn wish(&self, child: &Child, available: Size) -> Wish {
        self.held(child).map_or(Wish::fixed(Size::default()), |id| {
            self.tree.wish(id, available)
        })
    }

    /// How long `child` is to be along a column of widgets: what it was given, or what it wishes.
    #[must_use]
    pub fn rows(&self, child: &Child, available: Size) -> Length {
        self.given(child)
            .unwrap_or_else(|| self.wish(child, available).rows)
    }

    /// How long `child` is to be along a row of widgets: what it was given, or what it wishes.
    #[must_use]
    pub fn columns(&self, child: &Child, available: Size) -> Length {
        self.given(child)
            .unwrap_or_else(|| self.wish(child, available).columns)
    }

    fn given(&self, child: &Child) -> Option<Length> {
        child.given_length().filter(|_| self.held(child).is_some())
    }

    /// Only what the widget does hold is measured: so no circle of widgets that name each other is gone around forever.
    fn held(&self, child: &Child) -> Option<WidgetId> {
        child
            .id()
            .filter(|&id| self.tree.parent(id) == Some(self.of))
    }
}

impl std::fmt::Debug for Measure<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Measure")
    }
}

/// Where a child comes to lie in its container, and through which part of that it is seen.
struct Place {
    child: WidgetId,
    area: Rect,
    window: Rect,
}

/// Gives the children of a widget their places.
pub struct Arranger<'a> {
    measure: Measure<'a>,
    places: &'a mut Vec<Place>,
}

impl<'a> Arranger<'a> {
    /// What the children wish for.
    #[must_use]
    pub const fn measure(&self) -> &Measure<'a> {
        &self.measure
    }

    /// Puts `child` at `area`, in rows and columns of the widget that is being arranged. What lies outside
    /// of that is not seen. A child that is put nowhere is not seen at all.
    pub fn place(&mut self, child: &Child, area: Rect) {
        self.place_behind(child, area, area);
    }

    /// Puts `child` at `area` and has only what lies within `window` seen of it: that of a widget that scrolls.
    pub fn place_behind(&mut self, child: &Child, area: Rect, window: Rect) {
        if let Some(child) = child.id() {
            self.places.push(Place {
                child,
                area,
                window,
            });
        }
    }
}

impl std::fmt::Debug for Arranger<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Arranger")
    }
}

impl<M> Wishes for Arena<M> {
    fn wish(&self, id: WidgetId, available: Size) -> Wish {
        let Some(slot) = self.get(id) else {
            return Wish::fixed(Size::default());
        };
        if let Some(wish) = slot.wishes.get().to(available) {
            return wish;
        }
        let measure = Measure { tree: self, of: id };
        let wish = slot
            .node
            .as_ref()
            .map_or(Wish::FLEXIBLE, |node| node.wish(available, &measure));
        slot.wishes.set(slot.wishes.get().with(available, wish));
        wish
    }

    fn parent(&self, id: WidgetId) -> Option<WidgetId> {
        Self::parent(self, id)
    }
}

/// What a widget wishes where `available` is the most that there is.
pub(super) fn wish_of<M>(arena: &Arena<M>, id: WidgetId, available: Size) -> Wish {
    Wishes::wish(arena, id, available)
}

impl<M: Send + 'static> Ui<M> {
    /// The screen has another size now.
    pub(crate) fn resize(&mut self, size: Size) {
        self.size = size;
        self.must_lay_out = true;
        self.must_draw_all = true;
        self.must_reveal = true;
    }

    /// Takes in what changed since the last frame, and lays the tree out if it must be.
    pub(super) fn settle(&mut self) {
        self.settle_children();
        self.settle_places();
        if std::mem::take(&mut self.must_reveal) {
            self.reveal_focus();
        }
    }

    pub(super) fn settle_places(&mut self) {
        if std::mem::take(&mut self.must_lay_out) {
            let area = Rect::of(self.size);
            if let Some(root) = self.root {
                self.lay_out(root, area, area);
            }
            self.lay_out_layers();
            self.wake_workers();
        }
        self.place_float();
    }

    /// Has the marked widgets say what is in them and what they wish for.
    pub(super) fn settle_children(&mut self) {
        // Those around the focus are marked when they are told of it, which may be because of a change found here.
        while !self.marked.is_empty() {
            self.must_draw = true;
            // In the order of the marks: of two that name the same child, the later gets it.
            for id in std::mem::take(&mut self.marked) {
                self.look_at(id);
            }
            while let Some(id) = self.orphans.pop() {
                if !self.is_top(id) && self.arena.parent(id).is_none() {
                    self.arena.remove_anonymous(id);
                }
            }
            self.tell_focus();
        }
    }

    /// Asks a marked widget for its children and its wish.
    fn look_at(&mut self, id: WidgetId) {
        let Some(slot) = self.arena.get_mut(id) else {
            return;
        };
        slot.marked = false;
        slot.damaged = true;
        let wished = slot.wishes.take();
        let Some(mut node) = slot.node.take() else {
            return;
        };
        let mut found = Vec::new();
        node.children(&mut |child| found.extend(self.take_in(child)));
        if let Some(slot) = self.arena.get_mut(id) {
            slot.node = Some(node);
        }
        let is_container = !found.is_empty();
        let holds_others = self.hold(id, found);
        // What is in a container depends on what it is, so it is arranged anew; a leaf only if it wishes for something else.
        let never_asked = wished.iter().next().is_none();
        let mut answers = wished.iter();
        let wishes_else = answers.any(|(available, wish)| self.arena.wish(id, available) != wish);
        if is_container || holds_others || never_asked || wishes_else {
            self.must_lay_out = true;
            self.forget_wishes_around(id);
        }
    }

    /// Notes what `id` holds now; returns whether that is something else than before.
    ///
    /// The tree stays a tree whatever the widgets say: what is removed is left out, what another holds is taken
    /// from that, and what `id` itself is inside of stays where it is.
    fn hold(&mut self, id: WidgetId, found: Vec<WidgetId>) -> bool {
        let Some(slot) = self.arena.get_mut(id) else {
            return false;
        };
        let before = std::mem::take(&mut slot.children);
        slot.lost.retain(|lost| found.contains(lost));
        for &child in &before {
            if let Some(slot) = self.arena.get_mut(child) {
                slot.parent = None;
            }
        }
        let mut children = found;
        children.retain(|&child| {
            let can_hold = self.can_hold(id, child);
            if can_hold {
                self.take_out(child);
                if let Some(slot) = self.arena.get_mut(child) {
                    slot.parent = Some(id);
                }
            }
            can_hold
        });
        for &child in &before {
            if self
                .arena
                .get(child)
                .is_some_and(|slot| slot.parent.is_none())
            {
                self.hide(child);
                self.orphan(child);
            }
        }
        let changed = children != before;
        if let Some(slot) = self.arena.get_mut(id) {
            slot.children = children;
        }
        changed
    }

    /// Whether `child` can lie in `id`: it is there, is not in it already, and is not around it.
    fn can_hold(&self, id: WidgetId, child: WidgetId) -> bool {
        self.arena.get(child).is_some_and(|slot| {
            // What holds nothing is around nothing: that spares the walk for most.
            let is_around =
                || !slot.children.is_empty() && self.arena.path(id).any(|around| around == child);
            let is_free = slot.parent.is_none();
            let was_lost = || {
                self.arena
                    .get(id)
                    .is_some_and(|slot| slot.lost.contains(&child))
            };
            child != id
                && slot.parent != Some(id)
                && !self.is_top(child)
                && !is_around()
                && (is_free || !was_lost())
        })
    }

    /// Takes a widget out of the one that holds it.
    pub(super) fn take_out(&mut self, id: WidgetId) {
        if self.arena.parent(id).is_some() {
            self.forget_wishes_around(id);
            self.arena.detach(id);
        }
    }

    /// Notes a widget that nothing holds any more. One that nobody has an id of is removed, unless it is held again.
    pub(super) fn orphan(&mut self, id: WidgetId) {
        if self.arena.get(id).is_some_and(|slot| slot.anonymous) {
            self.orphans.push(id);
        }
    }

    /// The wish of what is around a widget may depend on the widget's.
    fn forget_wishes_around(&mut self, id: WidgetId) {
        for around in self.arena.path(id).skip(1) {
            if let Some(slot) = self.arena.get(around) {
                slot.wishes.take();
            }
        }
    }

    pub(super) fn lay_out(&mut self, id: WidgetId, area: Rect, clip: Rect) {
        let clip = clip.intersection(area);
        let Some(slot) = self.arena.get_mut(id) else {
            return;
        };
        let Some(mut node) = slot.node.take() else {
            return;
        };
        let resized = slot.area.size != area.size;
        slot.hidden = false;
        if slot.area != area || slot.clip != clip {
            slot.area = area;
            slot.clip = clip;
            slot.damaged = true;
            // What it leaves uncovered is its parent's to draw.
            if let Some(parent) = slot.parent.and_then(|parent| self.arena.get_mut(parent)) {
                parent.damaged = true;
            }
        }
        if resized {
            node.resized(area.size);
        }
        let mut places = Vec::new();
        let measure = Measure {
            tree: &self.arena,
            of: id,
        };
        node.arrange(
            area.size,
            &mut Arranger {
                measure,
                places: &mut places,
            },
        );
        if let Some(slot) = self.arena.get_mut(id) {
            slot.node = Some(node);
        }
        self.lay_out_children(id, &places, area.origin, clip);
    }

    fn lay_out_children(&mut self, id: WidgetId, places: &[Place], origin: Position, clip: Rect) {
        let (mut covered, mut piled, mut next) = (Rect::default(), false, 0);
        while let Some(child) = self.child(id, next) {
            // Most containers place their children in order.
            let in_order = places.get(next).filter(|place| place.child == child);
            next += 1;
            let place = in_order.or_else(|| places.iter().find(|place| place.child == child));
            let Some(place) = place else {
                self.hide(child);
                continue;
            };
            let window = clip.intersection(place.window.offset(origin));
            let area = place.area.offset(origin);
            self.lay_out(child, area, window);
            let seen = area.intersection(window);
            piled |= !seen.intersection(covered).is_empty();
            covered = bounds(covered, seen);
        }
        if let Some(slot) = self.arena.get_mut(id) {
            slot.piled = piled;
        }
    }

    pub(super) fn child(&self, id: WidgetId, index: usize) -> Option<WidgetId> {
        self.arena.get(id)?.children.get(index).copied()
    }

    /// A widget that was given no place.
    pub(super) fn hide(&mut self, id: WidgetId) {
        let Some(slot) = self.arena.get_mut(id) else {
            return;
        };
        let was_seen = !slot.clip.is_empty();
        slot.hidden = true;
        slot.clip = Rect::default();
        slot.area = Rect::default();
        if was_seen && let Some(parent) = slot.parent.and_then(|id| self.arena.get_mut(id)) {
            parent.damaged = true;
        }
        let mut next = 0;
        while let Some(child) = self.child(id, next) {
            self.hide(child);
            next += 1;
        }
    }
}

/// The smallest rectangle around both.
pub(super) fn bounds(a: Rect, b: Rect) -> Rect {
    if a.is_empty() {
        return b;
    }
    if b.is_empty() {
        return a;
    }
    let (top, left) = (a.top().min(b.top()), a.left().min(b.left()));
    let span = |from: i32, to: i32| u16::try_from(to - from).unwrap_or(u16::MAX);
    let size = Size::new(
        span(top, a.bottom().max(b.bottom())),
        span(left, a.right().max(b.right())),
    );
    Rect::new(Position::new(top, left), size)
}
