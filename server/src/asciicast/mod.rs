//! asciicast: recordings of terminal sessions, as asciinema writes and plays them. No I/O, no clock.
//!
//! A recording is a file of lines, each of them JSON: a header, then events, each an array of a time, a code and data. Version
//! 2 tells the seconds since the start, version 3 those since the event before; version 3 has comments and the exit status, too.
//! Here a time is always since the start.
//!
//! The [`Reader`] takes bytes as they come and gives out one line after the other; the [`Writer`] gives text, in whole lines.
//! What a newer asciinema may add (codes, fields of the header) is passed over.
//!
//! The formats: <https://docs.asciinema.org/manual/asciicast/v2/> and `/v3/`.

mod error;
mod event;
mod header;
mod reader;
#[cfg(test)]
mod tests;
mod whole;
mod writer;

pub use error::{CastError, CastErrorKind};
pub use event::{Event, EventKind};
pub use header::{Header, Version};
pub use reader::{Item, LINE, Reader};
pub use writer::Writer;
