//! Letters that go to an item.

use strombus_terminal::{Key, KeyCode};

use super::{List, ListEvent};
use crate::needle::Needle;
use crate::widget::{Emitter, Outcome};

/// The longest beginning of an item that is remembered, in characters.
const LONGEST: usize = 64;

impl List {
    /// The next thing that is typed begins anew: there is no clock here that could tell when.
    pub(super) fn forget_typed(&mut self) {
        if let Some(typed) = &mut self.ahead {
            typed.clear();
        }
    }

    /// Goes on with what was typed; where no item begins with that, the character begins anew.
    pub(super) fn key_of_type_ahead(
        &mut self,
        key: &Key,
        emit: &mut Emitter<'_, ListEvent>,
    ) -> Outcome {
        let Some(typed) = &mut self.ahead else {
            return Outcome::Ignored;
        };
        if matches!(key.code, KeyCode::Escape | KeyCode::Backspace) && !typed.is_empty() {
            typed.clear();
            return Outcome::Consumed;
        }
        let Some(c) = key.typed() else {
            return Outcome::Ignored;
        };
        if typed.chars().count() >= LONGEST {
            return Outcome::Consumed;
        }
        let on = format!("{typed}{c}");
        let at = self.rows.at().unwrap_or(0);
        let found = self.beginning_with(&on, at).map(|row| (row, on));
        let anew = || (self.beginning_with(&c.to_string(), at + 1)).map(|row| (row, c.into()));
        if let Some((row, typed)) = found.or_else(anew) {
            self.go(row, emit);
            self.ahead = Some(typed);
        }
        Outcome::Consumed
    }

    /// The first row at or behind `from`, and then from the first on, whose item begins with `text`.
    fn beginning_with(&self, text: &str, from: usize) -> Option<usize> {
        let needle = Needle::new(text);
        let begins = |row: &usize| {
            let item = self.item_of(*row).and_then(|item| self.items.get(item));
            item.is_some_and(|item| needle.begins(item.text()))
        };
        let count = self.rows.count();
        (from..count)
            .find(begins)
            .or_else(|| (0..count).find(begins))
    }
}
