//! What happens in a recording.

use std::time::Duration;

use serde::Deserialize;
use strombus_terminal::Size;

use super::error::CastErrorKind;
use super::header::Version;

/// Something that happens, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Since the start of the recording.
    pub time: Duration,
    /// What happens.
    pub kind: EventKind,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The terminal was sent this (`o`).
    Output(String),
    /// This was typed (`i`).
    Input(String),
    /// The window got another size (`r`). What cannot be one is [`EventKind::Other`].
    Resize(Size),
    /// A place with a name, perhaps an empty one (`m`).
    Marker(String),
    /// The program ended with this status (`x`, version 3).
    Exit(i32),
    /// A code that is not known, or data that its code does not have: to be passed over.
    Other(String),
}

impl EventKind {
    fn new(code: &str, data: String) -> Self {
        match code {
            "o" => Self::Output(data),
            "i" => Self::Input(data),
            "m" => Self::Marker(data),
            "r" => size(&data).map_or_else(|| Self::Other(code.to_owned()), Self::Resize),
            "x" => data
                .parse()
                .map_or_else(|_| Self::Other(code.to_owned()), Self::Exit),
            _ => Self::Other(code.to_owned()),
        }
    }
}

/// `80x24`: columns first.
fn size(text: &str) -> Option<Size> {
    let (columns, rows) = text.split_once('x')?;
    Some(Size::from_client(rows.parse().ok()?, columns.parse().ok()?))
}

/// A line of events, as JSON has it. The data of a code that is not known may be of any shape.
#[derive(Deserialize)]
struct Line(serde_json::Number, String, serde_json::Value);

/// Reads a line; `last` is the time of the event before. Times that run backwards are held where they were.
pub(super) fn parse(line: &[u8], version: Version, last: Duration) -> Result<Event, CastErrorKind> {
    let Line(time, code, data) = serde_json::from_slice(line)
        .map_err(|error| CastErrorKind::Event(without_place(&error)))?;
    let seconds = time
        .as_f64()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| CastErrorKind::Time(time.to_string()))?;
    let time = match version {
        Version::V2 => seconds.max(last),
        Version::V3 => last
            .checked_add(seconds)
            .ok_or_else(|| CastErrorKind::Time(time.to_string()))?,
    };
    let kind = match data {
        serde_json::Value::String(data) => EventKind::new(&code, data),
        _ => EventKind::Other(code),
    };
    Ok(Event { time, kind })
}

/// What the JSON reader says, less the line: it was given only one.
pub(super) fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line 1 column ") {
        Some((what, column)) => format!("{what}, column {column}"),
        None => text,
    }
}
