//! The items of a list that are picked.

use strombus_terminal::{Key, KeyCode, Modifiers, Mouse};

use super::{BOX, List, ListEvent, MARGIN};
use crate::widget::{Emitter, Outcome};

/// Which items are picked: a byte for each up to the last that ever was.
#[derive(Debug, Default)]
pub(super) struct Picked(Vec<bool>);

impl Picked {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn contains(&self, item: usize) -> bool {
        self.0.get(item).copied().unwrap_or(false)
    }

    fn set(&mut self, item: usize, is_picked: bool) {
        if is_picked && self.0.len() <= item {
            self.0.resize(item.saturating_add(1), false);
        }
        if let Some(place) = self.0.get_mut(item) {
            *place = is_picked;
        }
    }
}

impl List {
    /// The numbers of the items that are picked, shown or not, in their order.
    pub fn picked(&self) -> impl Iterator<Item = usize> + '_ {
        let flags = self.picked.iter().flat_map(|picked| &picked.0);
        flags
            .enumerate()
            .filter(|(_, is_picked)| **is_picked)
            .map(|(item, _)| item)
    }

    /// Picks an item or lets it be, if the list is [`multiple`](Self::multiple) and has that item.
    pub fn pick(&mut self, item: usize, is_picked: bool) {
        if let Some(picked) = &mut self.picked
            && item < self.items.len()
        {
            picked.set(item, is_picked);
        }
    }

    /// Whether a click there picks: on the box of an item, or anywhere with Control.
    pub(super) fn picks_at(&self, mouse: &Mouse) -> bool {
        let boxes = i32::from(MARGIN)..i32::from(MARGIN + BOX - 1);
        self.picked.is_some()
            && (boxes.contains(&mouse.at.column) || mouse.modifiers.contains(Modifiers::CONTROL))
    }

    pub(super) fn toggle(&mut self, row: usize, emit: &mut Emitter<'_, ListEvent>) {
        if let (Some(item), Some(picked)) = (self.item_of(row), &mut self.picked) {
            picked.set(item, !picked.contains(item));
            emit.emit(ListEvent::Picked);
        }
    }

    /// Picks all rows from one to another, both included.
    pub(super) fn pick_rows(&mut self, from: usize, to: usize, emit: &mut Emitter<'_, ListEvent>) {
        for row in from.min(to)..=from.max(to) {
            if let Some(item) = self.item_of(row) {
                self.pick(item, true);
            }
        }
        emit.emit(ListEvent::Picked);
    }

    /// Picks all that is shown, or nothing of it if all of it is picked.
    fn pick_all(&mut self, emit: &mut Emitter<'_, ListEvent>) {
        let all = |list: &Self| {
            (0..list.rows.count())
                .filter_map(|row| list.item_of(row))
                .collect::<Vec<_>>()
        };
        let items = all(self);
        let Some(picked) = &mut self.picked else {
            return;
        };
        let pick = !items.iter().all(|&item| picked.contains(item));
        for item in items {
            picked.set(item, pick);
        }
        emit.emit(ListEvent::Picked);
    }

    pub(super) fn key_of_picks(&mut self, key: &Key, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        let (Some(row), true) = (self.rows.at(), self.picked.is_some()) else {
            return Outcome::Ignored;
        };
        // A blank may be part of what is written.
        let writes = self.seek.as_ref().is_some_and(super::Seek::is_open)
            || self.ahead.as_ref().is_some_and(|typed| !typed.is_empty());
        match (key.code, key.modifiers) {
            (KeyCode::Char(' '), Modifiers::NONE) if !writes => self.toggle(row, emit),
            (KeyCode::Char('a'), Modifiers::CONTROL) => self.pick_all(emit),
            (KeyCode::Up | KeyCode::Down, Modifiers::SHIFT) => {
                let Some(to) = self.rows.target(&Key::new(key.code), false) else {
                    return Outcome::Ignored;
                };
                self.go(to, emit);
                self.pick_rows(row, to, emit);
            }
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}
