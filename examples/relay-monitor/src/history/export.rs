//! The history for other programs: CSV, and the text format of Prometheus.

use std::io::{self, Write};
use std::path::Path;

use super::file::File;
use super::{HistoryError, Kept, STEPS};
use crate::model::{Point, Statistic};

/// What a column of a statistic is called, and what it is.
struct Measure {
    name: &'static str,
    help: &'static str,
}

const fn measures(kept: Kept) -> [Measure; 2] {
    let [first, second] = match kept {
        Kept::Graph(Statistic::Bandwidth) => [
            (
                "read_bytes_per_second",
                "Bytes that the relay read, a second",
            ),
            (
                "written_bytes_per_second",
                "Bytes that the relay wrote, a second",
            ),
        ],
        Kept::Graph(Statistic::Connections) => [
            ("inbound_connections", "Connections that others opened"),
            ("outbound_connections", "Connections that the relay opened"),
        ],
        Kept::Graph(Statistic::Resources) => [
            ("cpu_cores", "Processor cores that tor's process takes"),
            ("resident_memory_bytes", "Resident memory of tor's process"),
        ],
        Kept::Graph(Statistic::Circuits) => [
            (
                "built_circuits",
                "Circuits of the relay's own that are built",
            ),
            (
                "unbuilt_circuits",
                "Circuits of the relay's own that are being built",
            ),
        ],
        Kept::Standing => [
            ("consensus_weight", "The relay's weight in the consensus"),
            (
                "open_descriptors",
                "Descriptors that tor's process has open",
            ),
        ],
    };
    [
        Measure {
            name: first.0,
            help: first.1,
        },
        Measure {
            name: second.0,
            help: second.1,
        },
    ]
}

fn values(point: Point) -> [f64; 2] {
    [point.first, point.second]
}

/// Writes all that is kept in the file at `path` as CSV (RFC 4180, with line feeds): when a step began in seconds since 1970
/// (UTC), how long it is in seconds, the relay, the measure, and its mean over the step. Flags have a step of 0 and the
/// measure `flags`: from then on the relay had those.
///
/// # Errors
/// If the history cannot be read, or `out` not written.
pub fn csv(path: &Path, only: Option<&str>, out: &mut dyn Write) -> Result<(), ExportError> {
    let file = File::look(path)?;
    writeln!(out, "time,step_seconds,relay,measure,value")?;
    for relay in relays(&file, only)? {
        let name = field(&relay);
        for (kept, (step, _)) in kept_at_all_steps() {
            let measures = measures(kept);
            for (at, point) in file.past(&relay, kept, step, 0)? {
                for (measure, value) in measures.iter().zip(values(point)) {
                    writeln!(out, "{at},{step},{name},{},{value}", measure.name)?;
                }
            }
        }
        for change in file.flags(&relay)? {
            writeln!(
                out,
                "{},0,{name},flags,{}",
                change.at,
                change.flags.join(" ")
            )?;
        }
    }
    Ok(())
}

/// Writes the newest value of each measure in the text format of Prometheus (version 0.0.4), for its textfile collector:
/// gauges named `tor_relay_*` with the label `relay`. A measure that is older than two minutes at the second `now` is left
/// out.
///
/// # Errors
/// If the history cannot be read, or `out` not written.
pub fn prometheus(
    path: &Path,
    only: Option<&str>,
    now: u64,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    const NEW: u64 = 120;
    let file = File::look(path)?;
    let relays = relays(&file, only)?;
    for kept in Kept::ALL {
        let newest = |relay: &String| {
            let mut past = file.past(relay, kept, 1, now.saturating_sub(NEW))?;
            Ok(past.pop().map(|(_, point)| (label(relay), values(point))))
        };
        let newest: Result<Vec<_>, HistoryError> = relays.iter().map(newest).collect();
        let newest: Vec<_> = newest?.into_iter().flatten().collect();
        if newest.is_empty() {
            continue;
        }
        for (column, Measure { name, help }) in measures(kept).iter().enumerate() {
            writeln!(out, "# HELP tor_relay_{name} {help}.")?;
            writeln!(out, "# TYPE tor_relay_{name} gauge")?;
            for (label, values) in &newest {
                let value = values.get(column).copied().unwrap_or_default();
                writeln!(out, "tor_relay_{name}{{relay=\"{label}\"}} {value}")?;
            }
        }
    }
    write_flags(&file, &relays, out)
}

fn write_flags(file: &File, relays: &[String], out: &mut dyn Write) -> Result<(), ExportError> {
    let mut header = "# HELP tor_relay_flag Whether the consensus gives the relay the flag.\n# TYPE tor_relay_flag gauge\n";
    for relay in relays {
        let Some(newest) = file.flags(relay)?.pop() else {
            continue;
        };
        for flag in newest.flags {
            write!(out, "{header}")?;
            header = "";
            let (relay, flag) = (label(relay), label(&flag));
            writeln!(out, "tor_relay_flag{{relay=\"{relay}\",flag=\"{flag}\"}} 1")?;
        }
    }
    Ok(())
}

fn relays(file: &File, only: Option<&str>) -> Result<Vec<String>, ExportError> {
    let all = file.relays()?;
    let Some(only) = only else {
        return Ok(all);
    };
    if all.iter().any(|name| name == only) {
        return Ok(vec![only.to_owned()]);
    }
    Err(ExportError::NoSuchRelay(only.to_owned(), all.join(", ")))
}

fn kept_at_all_steps() -> impl Iterator<Item = (Kept, (u64, u64))> {
    Kept::ALL
        .into_iter()
        .flat_map(|kept| STEPS.into_iter().map(move |step| (kept, step)))
}

/// A field of CSV: in quotes where it must be.
fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A label's value as Prometheus reads it.
pub(crate) fn label(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n")
}

/// Why a history could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It cannot be read.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// It cannot be written where it was to go.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
    /// Nothing is kept of that relay.
    #[error("nothing is kept of a relay `{0}`; there are: {1}")]
    NoSuchRelay(String, String),
}
