//! What a field with a template says in plain mode.

use super::MaskedInput;
use super::template::{Kind, Place};
use crate::plain::{Spoken, SpokenRole};

impl MaskedInput {
    pub(super) fn spoken(&self) -> Spoken<'_> {
        let field = Spoken::new(SpokenRole::Field).value(self.text());
        field.description(format!("It takes {}.", self.template_in_words()))
    }

    /// The template in words: `2 digits / 4 digits`.
    fn template_in_words(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut run: Option<(Kind, usize)> = None;
        let end = |run: Option<(Kind, usize)>, words: &mut Vec<String>| match run {
            Some((kind, 1)) => words.push(kind.name().to_owned()),
            Some((kind, count)) => words.push(format!("{count} {}", kind.plural())),
            None => {}
        };
        for place in &self.places {
            match *place {
                Place::Open { kind, .. } => match &mut run {
                    Some((before, count)) if *before == kind => *count += 1,
                    _ => {
                        end(run, &mut words);
                        run = Some((kind, 1));
                    }
                },
                Place::Sign(c) => {
                    end(run.take(), &mut words);
                    match words
                        .last_mut()
                        .filter(|last| !last.ends_with(char::is_alphanumeric))
                    {
                        Some(last) => last.push(c),
                        None => words.push(c.to_string()),
                    }
                }
            }
        }
        end(run, &mut words);
        words.join(" ")
    }
}
