//! Bytes become a header and events.

use std::time::Duration;

use super::error::{CastError, CastErrorKind};
use super::event::{self, Event};
use super::header::{self, Header, Version};

/// The bytes that a line may have: a megabyte of output of which every byte is written as `\u001b`, and some.
pub const LINE: usize = 8 * 1024 * 1024;

/// What a recording is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// The first line.
    Header(Header),
    /// Any other.
    Event(Event),
}

/// Reads a recording, one line after the other. It keeps at most one line.
///
/// After an error it goes on with the next line, if it is asked to; without a header there is nothing but errors.
#[derive(Debug, Default)]
pub struct Reader {
    line: Vec<u8>,
    /// The rest of a line that is too long is dropped.
    skipping: bool,
    number: u64,
    version: Option<Version>,
    time: Duration,
}

impl Reader {
    /// At the start of a recording.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes bytes from the front of `bytes`, up to the end of the first line that says something, and returns what it says.
    /// Nothing means that all bytes were taken.
    ///
    /// # Errors
    /// If the line is none of a recording. The bytes up to its end are taken.
    pub fn read(&mut self, bytes: &mut &[u8]) -> Result<Option<Item>, CastError> {
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            let (front, rest) = bytes.split_at(end);
            *bytes = rest.get(1..).unwrap_or_default();
            let kept = self.keep(front);
            if let Some(item) = self.end_line(kept)? {
                return Ok(Some(item));
            }
        }
        let rest = std::mem::take(bytes);
        let kept = self.keep(rest);
        if kept {
            return Ok(None);
        }
        // Said at once, and not at the end of a line that may never come.
        self.number += 1;
        let error = self.error(CastErrorKind::TooLong(LINE));
        self.number -= 1;
        Err(error)
    }

    /// The end of the file: reads the last line, if its end is missing. One that was cut off in the middle, since its writer was
    /// killed, is left out.
    ///
    /// # Errors
    /// If there was no header.
    pub fn finish(&mut self) -> Result<Option<Item>, CastError> {
        let cut = !self.line.is_empty();
        let item = match self.end_line(true) {
            Err(_) if cut && self.version.is_some() => return Ok(None),
            other => other?,
        };
        if self.version.is_none() {
            self.number = self.number.max(1);
            return Err(self.error(CastErrorKind::Empty));
        }
        Ok(item)
    }

    /// Keeps a part of a line. False, once, if it has become too long.
    fn keep(&mut self, part: &[u8]) -> bool {
        if self.skipping {
            return true;
        }
        if part.len() > LINE - self.line.len() {
            self.line = Vec::new();
            self.skipping = true;
            return false;
        }
        self.line.extend_from_slice(part);
        true
    }

    fn end_line(&mut self, kept: bool) -> Result<Option<Item>, CastError> {
        self.number += 1;
        let line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.skipping) {
            // It was said already that it is too long, if the beginning came in another packet.
            return if kept {
                Ok(None)
            } else {
                Err(self.error(CastErrorKind::TooLong(LINE)))
            };
        }
        let item = self.parse(line.trim_ascii());
        // The next line takes the same room.
        self.line = line;
        self.line.clear();
        item.map_err(|kind| self.error(kind))
    }

    fn parse(&mut self, line: &[u8]) -> Result<Option<Item>, CastErrorKind> {
        let Some(version) = self.version else {
            if line.is_empty() {
                return Ok(None);
            }
            let header = header::parse(line)?;
            self.version = Some(header.version);
            return Ok(Some(Item::Header(header)));
        };
        // Comments are of version 3; no line of version 2 begins like one.
        if line.is_empty() || line.starts_with(b"#") {
            return Ok(None);
        }
        let event = event::parse(line, version, self.time)?;
        self.time = event.time;
        Ok(Some(Item::Event(event)))
    }

    fn error(&self, kind: CastErrorKind) -> CastError {
        CastError {
            line: self.number,
            kind,
        }
    }
}
