//! What a dialog says, and how it is answered, in plain mode.

use super::{Body, Dialog};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::widget::{Emitter, Outcome, Widget as _};

impl<A> Dialog<A> {
    /// The parts by their numbers in the ring; the question has the number behind them.
    pub(super) fn say_all(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        let at = self.ring.at();
        let first = self.first_button();
        hear(first + self.buttons.len(), Spoken::text(&*self.question));
        match &self.body {
            Body::None => {}
            // A field is told by the question.
            Body::Field(field) => hear(0, field.say().focused(at == 0)),
            Body::List(list) => hear(0, list.say().focused(at == 0)),
        }
        for (n, button) in (first..).zip(&self.buttons) {
            hear(n, button.say().focused(at == n));
        }
    }

    pub(super) fn take_answer(
        &mut self,
        part: usize,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, A>,
    ) -> Outcome {
        let first = self.first_button();
        if part >= first + self.buttons.len() {
            return Outcome::Ignored;
        }
        self.ring.go(part);
        self.tell_focus();
        if part >= first {
            return match answer {
                Answer::Press => self.tell(Some(part - first), emit),
                Answer::Focus => Outcome::Consumed,
                _ => Outcome::Ignored,
            };
        }
        match (&mut self.body, answer) {
            (Body::Field(field), Answer::Text(line) | Answer::Fill(line)) => field.set_text(line),
            (Body::List(list), Answer::Item(item)) => match usize::try_from(*item) {
                Ok(item) if item < list.items().len() => list.select(item),
                _ => return Outcome::Ignored,
            },
            (_, Answer::Press) => {}
            (_, Answer::Focus) => return Outcome::Consumed,
            _ => return Outcome::Ignored,
        }
        self.tell(Some(0), emit)
    }

    pub(super) fn heading(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Heading).name(&*self.title)
    }
}
