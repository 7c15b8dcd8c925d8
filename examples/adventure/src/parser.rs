//! From a typed line to a command. Knows words, and nothing of the world.
//!
//! It never fails: what it can't make out is [`Command::Unknown`]. Phrases that name things stay
//! as they were typed; what they mean depends on where one is.

use crate::direction::Direction;

mod verbs;

use verbs::Verb;

/// The longest line, in characters; the rest of it is ignored.
pub const LINE_CHARS: usize = 500;

/// How many things one command may name. More would be more replies than anybody reads.
const OBJECTS: usize = 8;

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// An empty line.
    Nothing,
    Look,
    Examine(String),
    Go(Direction),
    /// To go to a place that is named, or just anywhere.
    GoTo(String),
    Enter,
    Leave,
    Take(Vec<String>),
    TakeAll,
    Drop(Vec<String>),
    DropAll,
    Inventory,
    Say(String),
    /// Who is meant, and what to say to them: only the world knows where a name ends.
    Whisper(String),
    Emote(String),
    Talk(String),
    Use {
        what: String,
        on: String,
    },
    Open(String),
    Close(String),
    Unlock {
        what: String,
        with: String,
    },
    Light(String),
    Fill(String),
    Douse(String),
    Give {
        what: String,
        to: String,
    },
    Put {
        what: String,
        into: String,
    },
    Read(String),
    Sound(String),
    Wait,
    Who,
    Score,
    Again,
    Help,
    Quit,
    Unknown(String),
}

/// True for a character that shows as itself: no control, no line break, nothing that reorders
/// or hides the text around it.
pub(crate) fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// The line with its blanks as spaces, without what does not print, and no longer than it may be.
fn clean(line: &str) -> String {
    let text: String = line
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| is_printable(*c))
        .take(LINE_CHARS)
        .collect();
    text.trim().to_owned()
}

/// What the line asks for.
pub(crate) fn parse(line: &str) -> Command {
    let line = clean(line);
    if let Some(command) = shorthand(&line) {
        return command;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let words = without_courtesy(&words);
    let Some((first, rest)) = words.split_first() else {
        return Command::Nothing;
    };
    let first = first.trim_end_matches(['.', ',', '!', '?']).to_lowercase();
    if rest.is_empty()
        && let Some(direction) = Direction::from_word(&first)
    {
        return Command::Go(direction);
    }
    match verbs::find(&first) {
        Some(verb) => arrange(verb, rest, &line),
        None => Command::Unknown(first),
    }
}

/// The MUD player's marks: `"hello` says it, `:waves` does it, `?` asks for help.
fn shorthand(line: &str) -> Option<Command> {
    let mark = line.chars().next()?;
    let rest = line[mark.len_utf8()..].trim();
    Some(match mark {
        '"' | '\'' => Command::Say(rest.trim_end_matches(mark).trim_end().to_owned()),
        ':' => Command::Emote(rest.to_owned()),
        '?' => Command::Help,
        _ => return None,
    })
}

/// The words after "please", "I want to" and the like.
fn without_courtesy<'a, 'b>(mut words: &'b [&'a str]) -> &'b [&'a str] {
    const COURTESIES: &[&[&str]] = &[&["please"], &["i", "want", "to"], &["try", "to"]];
    while let Some(courtesy) = COURTESIES.iter().find(|c| starts_with(words, c)) {
        words = &words[courtesy.len()..];
    }
    words
}

fn starts_with(words: &[&str], start: &[&str]) -> bool {
    words.len() > start.len()
        && words
            .iter()
            .zip(start)
            .all(|(a, b)| a.eq_ignore_ascii_case(b))
}

/// Puts the words after a verb into their places.
fn arrange(verb: Verb, rest: &[&str], line: &str) -> Command {
    match verb {
        Verb::Look => look(rest),
        Verb::Examine => match phrase(without_first(rest, &["at"])) {
            empty if empty.is_empty() => Command::Look,
            what => Command::Examine(what),
        },
        Verb::Go => go(rest),
        Verb::Jump => match rest {
            [] => Command::Go(Direction::Down),
            _ => go(without_first(rest, &["off", "over"])),
        },
        Verb::Enter => match rest {
            [] => Command::Enter,
            _ => Command::GoTo(phrase(rest)),
        },
        Verb::Leave => Command::Leave,
        Verb::Take => take(rest),
        Verb::Drop => drop(without_first(rest, &["down"])),
        Verb::Inventory => Command::Inventory,
        Verb::Say => Command::Say(tail(line, rest).trim_matches('"').to_owned()),
        Verb::Whisper => Command::Whisper(tail(line, without_first(rest, &["to"])).to_owned()),
        Verb::Emote => Command::Emote(tail(line, rest).to_owned()),
        Verb::Talk => Command::Talk(phrase(without_first(rest, &["to", "with"]))),
        Verb::Use => {
            let (what, on) = split(rest, &["on", "with", "in", "at", "to"]);
            Command::Use { what, on }
        }
        Verb::Open => {
            let (what, with) = split(rest, &["with", "using"]);
            match with.is_empty() {
                true => Command::Open(what),
                false => Command::Unlock { what, with },
            }
        }
        Verb::Close => Command::Close(phrase(rest)),
        Verb::Unlock => {
            let (what, with) = split(rest, &["with", "using"]);
            Command::Unlock { what, with }
        }
        Verb::Light => Command::Light(phrase(without_first(rest, &["up"]))),
        Verb::Fill => Command::Fill(split(rest, &["with", "in", "into", "from", "at"]).0),
        Verb::Douse => Command::Douse(phrase(rest)),
        Verb::Give => {
            let (what, to) = split(rest, &["to"]);
            Command::Give { what, to }
        }
        Verb::Put => put(rest),
        Verb::Turn => match rest {
            ["on", what @ ..] | [what @ .., "on"] => Command::Light(phrase(what)),
            ["off", what @ ..] | [what @ .., "off"] => Command::Douse(phrase(what)),
            _ => used(rest),
        },
        Verb::Read => Command::Read(phrase(rest)),
        Verb::Sound => Command::Sound(phrase(without_first(rest, &["on", "into"]))),
        Verb::Wait => Command::Wait,
        Verb::Who => Command::Who,
        Verb::Score => Command::Score,
        Verb::Again => Command::Again,
        Verb::Help => Command::Help,
        Verb::Quit => Command::Quit,
    }
}

fn look(rest: &[&str]) -> Command {
    let particles = [
        "at", "in", "into", "inside", "through", "under", "behind", "to",
    ];
    let named = without_first(rest, &particles);
    match phrase(named) {
        what if what.is_empty() => Command::Look,
        what if what.eq_ignore_ascii_case("around") => Command::Look,
        what if starts_with(rest, &["through"]) => Command::Use {
            what,
            on: String::new(),
        },
        what => Command::Examine(what),
    }
}

fn go(rest: &[&str]) -> Command {
    let rest = without_first(rest, &["to", "into", "towards", "toward", "the", "back"]);
    let place = phrase(rest);
    match &*place.to_lowercase() {
        "in" | "inside" => return Command::Enter,
        "out" | "outside" => return Command::Leave,
        _ => {}
    }
    // "climb up the ladder", "jump down": the direction is all that matters.
    let first = rest.first().map(|word| word.to_lowercase());
    match first.as_deref().and_then(Direction::from_word) {
        Some(direction) => Command::Go(direction),
        None => Command::GoTo(place),
    }
}

fn take(rest: &[&str]) -> Command {
    let rest = without_first(rest, &["up"]);
    let rest = match rest {
        [what @ .., last] if !what.is_empty() && last.eq_ignore_ascii_case("up") => what,
        _ => rest,
    };
    let end = position(rest, &["from", "off", "out"]).unwrap_or(rest.len());
    match objects(&rest[..end]) {
        Some(objects) => Command::Take(objects),
        None => Command::TakeAll,
    }
}

fn drop(rest: &[&str]) -> Command {
    match objects(rest) {
        Some(objects) => Command::Drop(objects),
        None => Command::DropAll,
    }
}

fn put(rest: &[&str]) -> Command {
    match rest {
        [first, what @ ..] if first.eq_ignore_ascii_case("out") => Command::Douse(phrase(what)),
        [first, what @ ..] if first.eq_ignore_ascii_case("down") => drop(what),
        [what @ .., last] if last.eq_ignore_ascii_case("down") => drop(what),
        [what @ .., last] if last.eq_ignore_ascii_case("out") => Command::Douse(phrase(what)),
        _ => {
            let (what, into) = split(rest, &["in", "into", "on", "onto", "inside", "to", "under"]);
            Command::Put { what, into }
        }
    }
}

/// "turn the key in the door" is to use the one on the other.
fn used(rest: &[&str]) -> Command {
    let (what, on) = split(rest, &["in", "on", "with"]);
    Command::Use { what, on }
}

/// Several objects, split at commas and "and"; `None` means all of them.
fn objects(words: &[&str]) -> Option<Vec<String>> {
    let joined = phrase(words);
    match &*joined.to_lowercase() {
        "all" | "everything" | "all things" => return None,
        _ => {}
    }
    let mut objects = vec![String::new()];
    for word in words {
        let and = word.eq_ignore_ascii_case("and");
        for (index, part) in word.split(',').enumerate() {
            if index > 0 || and {
                objects.push(String::new());
            }
            if let Some(object) = objects.last_mut()
                && !and
                && !part.is_empty()
            {
                if !object.is_empty() {
                    object.push(' ');
                }
                object.push_str(part);
            }
        }
    }
    objects.retain(|object| !object.is_empty());
    objects.truncate(OBJECTS);
    Some(objects)
}

/// The words as one phrase.
fn phrase(words: &[&str]) -> String {
    words.join(" ")
}

/// The two phrases around the first of these prepositions that has something before it.
fn split(words: &[&str], prepositions: &[&str]) -> (String, String) {
    match position(words, prepositions) {
        Some(at) => (phrase(&words[..at]), phrase(&words[at + 1..])),
        None => (phrase(words), String::new()),
    }
}

fn position(words: &[&str], wanted: &[&str]) -> Option<usize> {
    let found = |word: &&str| wanted.iter().any(|w| word.eq_ignore_ascii_case(w));
    (1..words.len()).find(|at| found(&words[*at]))
}

/// The words without the first, if it is one of these.
fn without_first<'a, 'b>(words: &'b [&'a str], particles: &[&str]) -> &'b [&'a str] {
    match words {
        [first, rest @ ..] if particles.iter().any(|p| first.eq_ignore_ascii_case(p)) => rest,
        _ => words,
    }
}

/// What of the line begins with these words, which are its last: as it was typed, double spaces
/// and all.
fn tail<'a>(line: &'a str, rest: &[&str]) -> &'a str {
    let before = line.split_whitespace().count().saturating_sub(rest.len());
    let mut tail = line;
    for _ in 0..before {
        tail = tail.trim_start();
        tail = &tail[tail.find(' ').unwrap_or(tail.len())..];
    }
    tail.trim_start()
}

#[cfg(test)]
mod tests;
