//! `/help`.

use strombus_tor_control::EventName;

use super::answer::{Answer, Row, Tone};
use super::commands::{self, COMMANDS, Known};
use super::vocabulary::Vocabulary;
use crate::manual::Manual;

/// Whether the topic is an option, which tor's manual explains. It is large, and read only then.
pub(super) fn wants_manual(topic: &str, vocabulary: Option<&Vocabulary>) -> bool {
    let word = topic.trim();
    commands::find(&word.to_ascii_uppercase()).is_none()
        && vocabulary.is_some_and(|vocabulary| vocabulary.option(word).is_some())
}

/// Explains a topic: a command, an option, a key of GETINFO, an event; all commands if there is none.
pub(super) fn help(topic: &str, vocabulary: Option<&Vocabulary>, manual: Option<Manual>) -> Answer {
    let topic = topic.trim().trim_start_matches('+');
    if topic.is_empty() {
        return Answer::rows(all());
    }
    let capitals = topic.to_ascii_uppercase();
    let mut rows = Vec::new();
    if let Some(command) = commands::find(&capitals) {
        rows.extend(of_command(command, vocabulary));
    }
    let event = EventName::from(capitals.as_str());
    if !event.explained().is_empty() {
        rows.push(
            Row::new(Tone::Name, event.as_str())
                .and(Tone::Plain, " - ")
                .and(Tone::Plain, event.explained()),
        );
    }
    if let Some(vocabulary) = vocabulary {
        if let Some((option, kind)) = vocabulary.option(topic) {
            rows.extend(of_option(option, kind, manual));
        }
        if let Some((key, words)) = vocabulary.key(topic) {
            rows.push(
                Row::new(Tone::Name, &format!("GETINFO {key}"))
                    .and(Tone::Plain, " - ")
                    .and(Tone::Plain, words),
            );
        }
    }
    if rows.is_empty() {
        let hint = format!("there is no help on {topic}; /help lists the commands");
        return Answer::failure(&hint);
    }
    Answer::rows(rows)
}

fn all() -> Vec<Row> {
    let own = [
        (
            "/help [TOPIC]",
            "explains a command, an option, a key of GETINFO or an event",
        ),
        (
            "/events [EVENT]...",
            "shows the events that were heard here",
        ),
        (
            "/info [RELAY]",
            "tells what tor knows of a relay: by fingerprint, nickname or address; of itself without one",
        ),
        ("/quit", "leaves"),
    ];
    let line = |name: &str, summary: &str| {
        Row::new(Tone::Name, &format!("  {name}"))
            .and(Tone::Plain, " - ")
            .and(Tone::Plain, summary)
    };
    let mut rows = vec![Row::new(Tone::Heading, "Commands of the prompt")];
    rows.extend(own.map(|(name, summary)| line(name, summary)));
    rows.push(Row::default());
    rows.push(Row::new(Tone::Heading, "Commands of tor"));
    rows.extend(
        COMMANDS
            .iter()
            .map(|command| line(command.name, command.summary)),
    );
    rows.push(Row::default());
    rows.push(Row::new(
        Tone::Quiet,
        "A + before a command announces lines behind it, which a lone dot ends.",
    ));
    rows
}

fn of_command(command: &Known, vocabulary: Option<&Vocabulary>) -> Vec<Row> {
    let mut rows = vec![
        Row::new(Tone::Name, command.name)
            .and(Tone::Plain, " ")
            .and(Tone::Plain, command.usage),
        Row::new(Tone::Plain, &format!("  {}", command.summary)),
    ];
    if !command.about.is_empty() {
        rows.push(Row::default());
        rows.push(Row::new(Tone::Plain, command.about));
    }
    if let Some(vocabulary) = vocabulary {
        rows.extend(lists(command.name, vocabulary));
    }
    rows
}

/// What this tor has for the command, in tor's words where it has some.
fn lists(command: &str, vocabulary: &Vocabulary) -> Vec<Row> {
    let mut rows = vec![Row::default()];
    match command {
        "GETINFO" => rows.extend(vocabulary.keys.iter().map(|(key, words)| {
            Row::new(Tone::Name, &format!("  {key}"))
                .and(Tone::Plain, " - ")
                .and(Tone::Plain, words)
        })),
        "SETEVENTS" => rows.extend(vocabulary.events.iter().map(|name| {
            let explained = EventName::from(name.as_str());
            Row::new(Tone::Name, &format!("  {name}"))
                .and(Tone::Plain, " - ")
                .and(Tone::Plain, explained.explained())
        })),
        "SIGNAL" => rows.push(Row::new(
            Tone::Plain,
            &format!("  {}", vocabulary.signals.join(" ")),
        )),
        "USEFEATURE" => rows.push(Row::new(
            Tone::Plain,
            &format!("  {}", vocabulary.features.join(" ")),
        )),
        "GETCONF" | "SETCONF" | "RESETCONF" => {
            let options: Vec<_> = vocabulary
                .options
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            rows.extend(
                options
                    .chunks(6)
                    .map(|names| Row::new(Tone::Plain, &format!("  {}", names.join(" ")))),
            );
        }
        _ => return Vec::new(),
    }
    rows
}

fn of_option(option: &str, kind: &str, manual: Option<Manual>) -> Vec<Row> {
    let entry = manual.and_then(|manual| manual.option(option).cloned());
    let Some(entry) = entry else {
        return vec![
            Row::new(Tone::Name, option)
                .and(Tone::Plain, " ")
                .and(Tone::Quiet, kind),
            Row::new(
                Tone::Quiet,
                "  tor's manual is not on this machine, or says nothing of it",
            ),
        ];
    };
    let mut rows = vec![
        Row::new(Tone::Name, option)
            .and(Tone::Plain, " ")
            .and(Tone::Plain, &entry.usage),
        Row::new(Tone::Quiet, &format!("  {kind}; {}", entry.category)),
        Row::default(),
    ];
    rows.extend(entry.text.lines().map(|line| Row::new(Tone::Plain, line)));
    rows
}
