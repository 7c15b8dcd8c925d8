//! The keys and the mouse of a dialog.

use strombus_terminal::{Key, KeyCode, Modifiers, Mouse};

use super::{Body, Dialog};
use crate::part::Part;
use crate::widget::{Emitter, Outcome};
use crate::widgets::{Button, ListEvent};

impl<A> Dialog<A> {
    pub(super) fn take_key(&mut self, key: &Key, emit: &mut Emitter<'_, A>) -> Outcome {
        if *key == Key::new(KeyCode::Escape) {
            return self.tell(None, emit);
        }
        if self.key_to_part(key, emit) == Outcome::Consumed {
            return Outcome::Consumed;
        }
        if let Some(button) = self.lettered(key) {
            return self.tell(Some(button), emit);
        }
        let moved = self.ring.key(key) == Outcome::Consumed || self.arrow(key) == Outcome::Consumed;
        if moved {
            self.tell_focus();
            return Outcome::Consumed;
        }
        Outcome::Ignored
    }

    pub(super) fn take_mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, A>) -> Outcome {
        let (outcome, answered) = match &mut self.body {
            Body::None => (Outcome::Ignored, false),
            Body::Field(field) => (field.mouse(mouse).outcome, false),
            Body::List(list) => {
                let said = list.mouse(mouse);
                (said.outcome, said.events.iter().any(is_choice))
            }
        };
        if answered {
            return self.tell(Some(0), emit);
        }
        let mut to = (outcome == Outcome::Consumed).then_some(0);
        let (first, mut pressed) = (self.first_button(), None);
        for (n, button) in self.buttons.iter_mut().enumerate() {
            let said = button.mouse(mouse);
            if said.outcome == Outcome::Consumed {
                to = Some(first + n);
            }
            if !said.events.is_empty() {
                pressed = Some(n);
            }
        }
        if let Some(to) = to {
            self.ring.go(to);
            self.tell_focus();
        }
        match (pressed, to) {
            (Some(_), _) => self.tell(pressed, emit),
            (None, Some(_)) => Outcome::Consumed,
            (None, None) => Outcome::Ignored,
        }
    }

    /// The letter of each button that presses it: the first of its own that no button before has. With where it stands in the label.
    pub(super) fn letters(&self) -> Vec<Option<(usize, char)>> {
        let mut taken: Vec<char> = Vec::new();
        let letter = |button: &Part<Button>| {
            let letters = button.label().char_indices();
            let lower = letters.filter_map(|(at, c)| Some((at, c.to_lowercase().next()?)));
            let mut free = lower.filter(|(_, c)| c.is_alphanumeric() && !taken.contains(c));
            let found = free.next()?;
            taken.push(found.1);
            Some(found)
        };
        self.buttons.iter().map(letter).collect()
    }

    /// The button whose letter a key is. A field takes the letters itself, but with Alt.
    fn lettered(&self, key: &Key) -> Option<usize> {
        let typed = match (key.code, key.modifiers) {
            (KeyCode::Char(c), Modifiers::ALT) => c,
            _ => key.typed()?,
        };
        let lower = typed.to_lowercase().next()?;
        let letters = self.letters();
        letters
            .iter()
            .position(|letter| letter.is_some_and(|(_, c)| c == lower))
    }

    pub(super) fn tell(&self, button: Option<usize>, emit: &mut Emitter<'_, A>) -> Outcome {
        emit.emit((self.answer)(&self.body, button));
        Outcome::Consumed
    }

    /// Hands a key to the part that has the focus.
    fn key_to_part(&mut self, key: &Key, emit: &mut Emitter<'_, A>) -> Outcome {
        let (in_body, first, at) = (self.is_in_body(), self.first_button(), self.ring.at());
        if in_body {
            let (outcome, answered) = match &mut self.body {
                Body::None => return Outcome::Ignored,
                Body::Field(field) => {
                    let said = field.key(key);
                    (said.outcome, !said.events.is_empty())
                }
                Body::List(list) => {
                    let said = list.key(key);
                    (said.outcome, said.events.iter().any(is_choice))
                }
            };
            return match answered {
                true => self.tell(Some(0), emit),
                false => outcome,
            };
        }
        let Some(button) = self.buttons.get_mut(at - first) else {
            return Outcome::Ignored;
        };
        let said = button.key(key);
        match said.events.is_empty() {
            true => said.outcome,
            false => self.tell(Some(at - first), emit),
        }
    }

    /// The arrows go through the buttons.
    fn arrow(&mut self, key: &Key) -> Outcome {
        let first = self.first_button();
        let last = first + self.buttons.len().saturating_sub(1);
        let at = self.ring.at();
        match key.code {
            _ if !key.modifiers.is_empty() => return Outcome::Ignored,
            KeyCode::Left if at > first => self.ring.go(at - 1),
            KeyCode::Right if at >= first && at < last => self.ring.go(at + 1),
            KeyCode::Up if first > 0 && at >= first => self.ring.go(0),
            KeyCode::Down if at < first => self.ring.go(first),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}

fn is_choice(event: &ListEvent) -> bool {
    matches!(event, ListEvent::Chosen(_))
}
