//! What a list says, and how it is answered, in plain mode.

use std::borrow::Cow;

use super::{List, ListEvent};
use crate::plain::{Answer, Spoken, SpokenItems, SpokenRole};
use crate::widget::{Emitter, Outcome};

/// The items that are shown, by their rows.
impl SpokenItems for List {
    fn end(&self) -> u64 {
        self.rows.count() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let item = usize::try_from(number).ok();
        let item = item.and_then(|row| self.items.get(self.item_of(row)?));
        item.map(|item| item.text()).unwrap_or_default().into()
    }

    fn state(&self, number: u64) -> Cow<'_, str> {
        let row = usize::try_from(number).ok();
        let item = row.and_then(|row| self.item_of(row));
        let is_picked =
            (self.picked.as_ref().zip(item)).is_some_and(|(picked, item)| picked.contains(item));
        if is_picked { "picked" } else { "" }.into()
    }
}

impl List {
    pub(super) fn spoken(&self) -> Spoken<'_> {
        let selected = self.rows.at().map(|row| row as u64);
        let list = Spoken::new(SpokenRole::List).items(self, selected);
        if self.picked.is_none() {
            return list;
        }
        let picked = self.picked().count();
        list.value(format!("{picked} picked"))
            .description("A number or a name picks, or no longer. /key Enter chooses.")
    }

    /// The item of a row is chosen, or picked where several may be.
    pub(super) fn take_answer(
        &mut self,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, ListEvent>,
    ) -> Outcome {
        let row = match answer {
            Answer::Press => self.rows.at(),
            Answer::Item(number) => usize::try_from(*number).ok(),
            _ => None,
        };
        let Some(row) = row.filter(|&row| row < self.rows.count()) else {
            return Outcome::Ignored;
        };
        self.go(row, emit);
        if self.picked.is_some() && matches!(answer, Answer::Item(_)) {
            self.toggle(row, emit);
        } else if let Some(item) = self.item_of(row) {
            emit.emit(ListEvent::Chosen(item));
        }
        Outcome::Consumed
    }
}
