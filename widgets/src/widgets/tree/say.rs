//! What a tree says, and how it is answered, in plain mode.

use std::borrow::Cow;

use super::nodes::Inside;
use super::{Tree, TreeEvent};
use crate::plain::{Answer, Spoken, SpokenItems, SpokenRole};
use crate::widget::{Emitter, Outcome};

/// The rows that are shown. How deep they hang is said of those that hang on others.
impl SpokenItems for Tree {
    fn end(&self) -> u64 {
        self.flat.len() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let row = usize::try_from(number).ok();
        let row = row.and_then(|row| self.flat.get(row));
        let content = row.and_then(|&(id, _)| self.content(id));
        content
            .map(|content| content.text())
            .unwrap_or_default()
            .into()
    }

    fn state(&self, number: u64) -> Cow<'_, str> {
        let row = usize::try_from(number).ok();
        let Some(&(id, depth)) = row.and_then(|row| self.flat.get(row)) else {
            return "".into();
        };
        let is_open = match self.nodes.get(id) {
            Some(node) if node.inside == Inside::Leaf => None,
            Some(node) => Some(node.is_open),
            None => None,
        };
        let open = is_open.map(|is_open| if is_open { "open" } else { "closed" });
        match (depth, open) {
            (0, open) => open.unwrap_or_default().into(),
            (depth, Some(open)) => format!("level {}, {open}", depth.saturating_add(1)).into(),
            (depth, None) => format!("level {}", depth.saturating_add(1)).into(),
        }
    }
}

impl Tree {
    pub(super) fn spoken(&self) -> Spoken<'_> {
        let selected = self.rows.at().map(|row| row as u64);
        Spoken::new(SpokenRole::Tree).items(self, selected)
    }

    /// The branch of a row is opened or closed, the leaf is chosen.
    pub(super) fn take_answer(
        &mut self,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, TreeEvent>,
    ) -> Outcome {
        self.settle();
        let row = match answer {
            Answer::Press => self.rows.at(),
            Answer::Item(number) => usize::try_from(*number).ok(),
            _ => None,
        };
        let Some(&(id, _)) = row.and_then(|row| self.flat.get(row)) else {
            return Outcome::Ignored;
        };
        if let Some(row) = row {
            self.go(row, emit);
        }
        self.toggle_or_choose(id, emit)
    }
}
