//! What a form says, and how it is answered line by line, in plain mode.

use super::{Filled, Form};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::widget::{Emitter, Outcome};

impl Form {
    /// The fields by their numbers, then the button; what is wrong with a field has the numbers behind.
    pub(super) fn say_all(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        let button = self.rows.len();
        for (number, row) in self.rows.iter().enumerate() {
            let wrong = match &row.error {
                Some(error) => format!("{}: {error}", row.label),
                None => String::new(),
            };
            let notice = Spoken::new(SpokenRole::Notice);
            hear(button + 1 + number, notice.value(wrong));
            let mut field = row.field.say();
            // A box to tick has words of its own.
            let name = match (row.label.trim(), field.name.trim()) {
                ("", own) => own.to_owned(),
                (label, "") => label.to_owned(),
                (label, own) => format!("{}, {own}", label.trim_end_matches(':')),
            };
            field.name = name.into();
            hear(number, field.focused(self.at == number));
        }
        let pressed = Spoken::new(SpokenRole::Button).name(&*self.button);
        hear(button, pressed.focused(self.at == button));
    }

    pub(super) fn take_answer(
        &mut self,
        part: usize,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, Filled>,
    ) -> Outcome {
        if part > self.rows.len() {
            return Outcome::Ignored;
        }
        if self.at != part {
            self.go(part);
        }
        let Some(row) = self.rows.get_mut(part) else {
            return match answer {
                Answer::Press => {
                    self.submit(emit);
                    Outcome::Consumed
                }
                Answer::Focus => Outcome::Consumed,
                _ => Outcome::Ignored,
            };
        };
        let takes_text = row.field.say().role.takes_text();
        let outcome = match answer {
            Answer::Focus => return Outcome::Consumed,
            // The line goes to the field; the form is submitted by its button.
            Answer::Text(line) => row.field.answer(&Answer::Fill(line)),
            // What is in it stays.
            Answer::Press if takes_text => Outcome::Consumed,
            answer => row.field.answer(answer),
        };
        if outcome == Outcome::Consumed {
            row.error = row.check().err();
        }
        outcome
    }
}
