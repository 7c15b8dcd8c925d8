//! The first line of a recording.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use strombus_terminal::Size;

use super::error::CastErrorKind;
use super::event::without_place;

/// The version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// What asciinema 2 writes, and most players read.
    V2,
    /// What asciinema 3 writes.
    V3,
}

/// What a recording says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The version of the format.
    pub version: Version,
    /// The size of the window at the start.
    pub size: Size,
    /// When it was recorded, in seconds since 1970 (UTC).
    pub timestamp: Option<u64>,
    /// How long its maker wants a pause to be at the most.
    pub idle_time_limit: Option<Duration>,
    /// The command that was recorded.
    pub command: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// The value of `TERM`.
    pub terminal: Option<String>,
    /// Environment variables, `SHELL` most often.
    pub environment: BTreeMap<String, String>,
}

impl Header {
    /// A header that says no more than it must.
    #[must_use]
    pub fn new(version: Version, size: Size) -> Self {
        Self {
            version,
            size,
            timestamp: None,
            idle_time_limit: None,
            command: None,
            title: None,
            terminal: None,
            environment: BTreeMap::new(),
        }
    }
}

/// Both versions together, as JSON has them.
#[derive(Default, Serialize, Deserialize)]
struct Line {
    version: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<Term>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    idle_time_limit: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    // Values of null come from a recorder in whose environment they were missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    env: Option<BTreeMap<String, Option<String>>>,
}

#[derive(Serialize, Deserialize)]
struct Term {
    cols: u32,
    rows: u32,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
}

pub(super) fn parse(line: &[u8]) -> Result<Header, CastErrorKind> {
    // Looked at by itself first: a version that is not known is a better answer than the first field that it lacks.
    #[derive(Deserialize)]
    struct Versioned {
        version: u64,
    }
    let wrong = |error: serde_json::Error| CastErrorKind::Header(without_place(&error));
    let missing = |what: &str| CastErrorKind::Header(format!("{what} is missing"));
    let version = match serde_json::from_slice::<Versioned>(line)
        .map_err(wrong)?
        .version
    {
        2 => Version::V2,
        3 => Version::V3,
        other => return Err(CastErrorKind::Version(other)),
    };
    let line: Line = serde_json::from_slice(line).map_err(wrong)?;
    let mut environment: BTreeMap<String, String> = line
        .env
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    let (columns, rows, terminal) = match (version, line.term) {
        (Version::V2, _) => (
            line.width.ok_or_else(|| missing("the width"))?,
            line.height.ok_or_else(|| missing("the height"))?,
            environment.remove("TERM"),
        ),
        (Version::V3, Some(term)) => (term.cols, term.rows, term.kind),
        (Version::V3, None) => return Err(missing("\"term\"")),
    };
    Ok(Header {
        version,
        size: Size::from_client(rows, columns),
        timestamp: line.timestamp,
        idle_time_limit: line
            .idle_time_limit
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
        command: line.command,
        title: line.title,
        terminal,
        environment,
    })
}

/// The header as a line of JSON, without its end.
pub(super) fn write(header: &Header) -> String {
    let mut environment: BTreeMap<String, Option<String>> = header
        .environment
        .iter()
        .map(|(name, value)| (name.clone(), Some(value.clone())))
        .collect();
    let (columns, rows) = (header.size.columns.into(), header.size.rows.into());
    let mut line = Line {
        timestamp: header.timestamp,
        idle_time_limit: header.idle_time_limit.map(|limit| limit.as_secs_f64()),
        command: header.command.clone(),
        title: header.title.clone(),
        ..Line::default()
    };
    match header.version {
        Version::V2 => {
            line.version = 2;
            (line.width, line.height) = (Some(columns), Some(rows));
            if let Some(terminal) = &header.terminal {
                environment.insert("TERM".into(), Some(terminal.clone()));
            }
        }
        Version::V3 => {
            line.version = 3;
            line.term = Some(Term {
                cols: columns,
                rows,
                kind: header.terminal.clone(),
            });
        }
    }
    line.env = Some(environment).filter(|environment| !environment.is_empty());
    // Numbers, texts and maps with texts for keys: nothing that JSON does not have.
    serde_json::to_string(&line).unwrap_or_default()
}
