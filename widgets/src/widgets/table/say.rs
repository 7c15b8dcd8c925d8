//! What a table says, and how it is answered, in plain mode.

use std::borrow::Cow;

use super::{Direction, Records, Table, TableEvent};
use crate::plain::{Answer, Spoken, SpokenItems, SpokenRole};
use crate::widget::{Emitter, Outcome};

/// The rows that are shown, in their order: cell after cell.
impl<R: Records> SpokenItems for Table<R> {
    fn end(&self) -> u64 {
        self.rows.count() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let Ok(place) = usize::try_from(number) else {
            return "".into();
        };
        let row = self.order.row_at(place);
        if row >= self.records.count() {
            return "".into();
        }
        let mut line = String::new();
        let mut blanks = 0;
        for column in 0..self.columns.len() {
            let cell = self.records.cell(row, column);
            if cell.trim().is_empty() {
                blanks += 1;
                continue;
            }
            // Who hears the third word is to know that it stands in the third column.
            for said in
                std::iter::repeat_n("blank", std::mem::take(&mut blanks)).chain([cell.trim()])
            {
                if !line.is_empty() {
                    line.push_str(", ");
                }
                line.push_str(said);
            }
        }
        line.into()
    }
}

impl<R: Records> Table<R> {
    pub(super) fn spoken(&self) -> Spoken<'_> {
        let selected = self.rows.at().map(|place| place as u64);
        let table = Spoken::new(SpokenRole::Table).items(self, selected);
        let titles: Vec<&str> = self.columns.iter().map(|column| &*column.title).collect();
        let sorted = self.sorted_by().and_then(|(column, direction)| {
            let title = titles.get(column)?;
            Some(match direction {
                Direction::Ascending => format!("by {title}"),
                Direction::Descending => format!("by {title} from its end"),
            })
        });
        table
            .value(sorted.unwrap_or_default())
            .description(format!("Its columns: {}.", titles.join(", ")))
    }

    /// The row of this place is chosen.
    pub(super) fn take_answer(
        &mut self,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, TableEvent>,
    ) -> Outcome {
        let place = match answer {
            Answer::Press => self.rows.at(),
            Answer::Item(number) => usize::try_from(*number).ok(),
            _ => None,
        };
        let Some(place) = place.filter(|&place| place < self.rows.count()) else {
            return Outcome::Ignored;
        };
        if self.rows.go(place) {
            self.say_selected(emit);
        }
        match self.selected() {
            Some(row) => emit.emit(TableEvent::Chosen(row)),
            None => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}
