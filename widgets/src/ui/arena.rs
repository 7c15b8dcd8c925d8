//! Where the widgets lie.

use std::cell::Cell;

use strombus_terminal::{Rect, Size};

use crate::id::WidgetId;
use crate::length::Wish;
use crate::node::Node;

/// A widget's place in the arena.
pub(super) struct Slot<M> {
    generation: u32,
    /// Empty while the widget is being arranged, and when the place is free.
    pub(super) node: Option<Box<dyn Node<M>>>,
    /// The widget that holds this one; at most one does, and no widget is inside of itself.
    pub(super) parent: Option<WidgetId>,
    /// Exactly those whose parent this is.
    pub(super) children: Vec<WidgetId>,
    /// Widgets that it names among its children and that another took from it: it does not get them back by naming
    /// them still, or two that name the same would take it from each other forever.
    pub(super) lost: Vec<WidgetId>,
    /// In rows and columns of the screen.
    pub(super) area: Rect,
    /// What is visible of the area.
    pub(super) clip: Rect,
    /// Whether it is to be drawn, with all that is in it.
    pub(super) damaged: bool,
    /// Whether it is in the list of widgets to look at before the next frame.
    pub(super) marked: bool,
    /// Whether it came in a [`Child`](crate::Child): the app has no id to remove it by, so it goes with its container.
    pub(super) anonymous: bool,
    /// Whether what is around it gave it, or one around it, no place.
    pub(super) hidden: bool,
    /// Whether some of its children may lie over others.
    pub(super) piled: bool,
    /// What it wished when it was asked.
    pub(super) wishes: Cell<Answers>,
}

/// What a widget wished the last times that it was asked: most are asked twice in a layout,
/// once by what measures and once by what arranges.
#[derive(Clone, Copy, Default)]
pub(super) struct Answers([Option<(Size, Wish)>; 2]);

impl Answers {
    pub(super) fn to(&self, available: Size) -> Option<Wish> {
        let mut answers = self.0.iter().flatten();
        answers
            .find(|(asked, _)| *asked == available)
            .map(|(_, wish)| *wish)
    }

    pub(super) const fn with(self, available: Size, wish: Wish) -> Self {
        Self([Some((available, wish)), self.0[0]])
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Size, Wish)> + '_ {
        self.0.iter().flatten().copied()
    }
}

pub(super) struct Arena<M> {
    slots: Vec<Slot<M>>,
    free: Vec<u32>,
}

impl<M> Default for Arena<M> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
        }
    }
}

impl<M> Arena<M> {
    /// The caller puts the id into the list of marked widgets.
    pub(super) fn insert(&mut self, node: Box<dyn Node<M>>, anonymous: bool) -> WidgetId {
        let mut slot = Slot {
            generation: 0,
            node: Some(node),
            parent: None,
            children: Vec::new(),
            lost: Vec::new(),
            area: Rect::default(),
            clip: Rect::default(),
            damaged: true,
            marked: true,
            anonymous,
            hidden: false,
            piled: false,
            wishes: Cell::default(),
        };
        if let Some(index) = self.free.pop()
            && let Some(place) = self.slots.get_mut(index as usize)
        {
            slot.generation = place.generation;
            let generation = slot.generation;
            *place = slot;
            return WidgetId { index, generation };
        }
        let index = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        self.slots.push(slot);
        WidgetId {
            index,
            generation: 0,
        }
    }

    pub(super) const fn count(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    pub(super) fn get(&self, id: WidgetId) -> Option<&Slot<M>> {
        let slot = self.slots.get(id.index as usize)?;
        (slot.generation == id.generation).then_some(slot)
    }

    pub(super) fn get_mut(&mut self, id: WidgetId) -> Option<&mut Slot<M>> {
        let slot = self.slots.get_mut(id.index as usize)?;
        (slot.generation == id.generation).then_some(slot)
    }

    pub(super) fn node(&self, id: WidgetId) -> Option<&dyn Node<M>> {
        self.get(id)?.node.as_deref()
    }

    pub(super) fn node_mut(&mut self, id: WidgetId) -> Option<&mut Box<dyn Node<M>>> {
        self.get_mut(id)?.node.as_mut()
    }

    /// Takes the widget out of the one that holds it.
    pub(super) fn detach(&mut self, id: WidgetId) {
        let Some(parent) = self.get_mut(id).and_then(|slot| slot.parent.take()) else {
            return;
        };
        if let Some(slot) = self.get_mut(parent) {
            slot.children.retain(|&child| child != id);
            slot.lost.push(id);
            slot.damaged = true;
        }
    }

    /// Removes the widget and all inside of it.
    pub(super) fn remove(&mut self, id: WidgetId) {
        for child in self.free_place(id) {
            self.remove(child);
        }
    }

    /// Removes an anonymous widget and those inside of it; those that the app knows are let go.
    pub(super) fn remove_anonymous(&mut self, id: WidgetId) {
        for child in self.free_place(id) {
            match self.get_mut(child) {
                Some(slot) if slot.anonymous => self.remove_anonymous(child),
                Some(slot) => slot.parent = None,
                None => {}
            }
        }
    }

    /// Ends the generation of a place; returns what was inside of the widget.
    fn free_place(&mut self, id: WidgetId) -> Vec<WidgetId> {
        let Some(slot) = self.get_mut(id) else {
            return Vec::new();
        };
        slot.generation = slot.generation.wrapping_add(1);
        slot.node = None;
        let children = std::mem::take(&mut slot.children);
        self.free.push(id.index);
        children
    }

    /// The widget and all around it, outwards.
    pub(super) fn path(&self, id: WidgetId) -> impl Iterator<Item = WidgetId> + '_ {
        let start = self.get(id).map(|_| id);
        std::iter::successors(start, |&id| self.parent(id))
    }

    /// What a widget wishes where `available` is the most that there is.
    pub(super) fn wish_of(&self, id: WidgetId, available: Size) -> Wish {
        super::layout::wish_of(self, id, available)
    }

    pub(super) fn parent(&self, id: WidgetId) -> Option<WidgetId> {
        self.get(id)?.parent
    }
}
