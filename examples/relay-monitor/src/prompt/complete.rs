//! What goes on from what is typed.

use super::commands::{self, COMMANDS};
use super::vocabulary::Vocabulary;

/// How many lines are offered at most: a field looks among them as the person types on.
const MOST: usize = 1_000;

/// Our own commands.
pub(super) const OWN: [&str; 4] = ["/help ", "/events ", "/info ", "/quit"];

/// The whole lines that `typed` may become by its last word; what stands before is left as it is.
pub(super) fn complete(typed: &str, vocabulary: Option<&Vocabulary>) -> Vec<String> {
    let start = typed.rfind(' ').map_or(0, |blank| blank + 1);
    let (before, last) = typed.split_at_checked(start).unwrap_or(("", typed));
    let words: Vec<String> = match before.split_whitespace().next() {
        None => first_words(last),
        Some(command) => {
            let command = command.trim_start_matches('+').to_ascii_uppercase();
            further_words(&command, before, vocabulary)
        }
    };
    let fits = |word: &&String| starts_with(word, last) && word.len() > last.len();
    let fitting = words.iter().filter(fits).take(MOST);
    fitting.map(|word| format!("{before}{word}")).collect()
}

/// With a blank behind those that want more.
fn first_words(last: &str) -> Vec<String> {
    let plus = if last.starts_with('+') { "+" } else { "" };
    let commands = COMMANDS.iter().map(|command| {
        let blank = if command.usage.is_empty() { "" } else { " " };
        format!("{plus}{}{blank}", command.name)
    });
    let own = OWN.iter().map(ToString::to_string);
    commands.chain(own).collect()
}

fn further_words(command: &str, before: &str, vocabulary: Option<&Vocabulary>) -> Vec<String> {
    let known = commands::find(command).map_or(&[][..], |command| command.words);
    let mut words: Vec<String> = known.iter().map(ToString::to_string).collect();
    let Some(vocabulary) = vocabulary else {
        return words;
    };
    let names = |pairs: &[(String, String)]| {
        pairs
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    match command {
        "GETINFO" => words.extend(keys(vocabulary)),
        "GETCONF" | "RESETCONF" => words.extend(names(&vocabulary.options)),
        "SETCONF" => words.extend(
            names(&vocabulary.options)
                .iter()
                .map(|name| format!("{name}=")),
        ),
        "SIGNAL" => words.extend(vocabulary.signals.clone()),
        "USEFEATURE" => words.extend(vocabulary.features.clone()),
        "SETEVENTS" | "/EVENTS" => {
            // None twice.
            let typed: Vec<_> = before.split_whitespace().collect();
            let events = vocabulary.events.iter();
            words.extend(
                events
                    .filter(|event| !typed.contains(&event.as_str()))
                    .cloned(),
            );
        }
        "/HELP" => {
            words.extend(COMMANDS.iter().map(|command| command.name.to_owned()));
            words.extend(names(&vocabulary.options));
            words.extend(keys(vocabulary));
            words.extend(vocabulary.events.clone());
        }
        _ => {}
    }
    words
}

/// The stem of one that takes more.
fn keys(vocabulary: &Vocabulary) -> impl Iterator<Item = String> {
    let keys = vocabulary.keys.iter();
    keys.map(|(key, _)| key.trim_end_matches('*').to_owned())
        .filter(|key| !key.contains('<'))
}

/// Small letters and capitals are the same.
fn starts_with(word: &str, beginning: &str) -> bool {
    let head = word.get(..beginning.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(beginning))
}
