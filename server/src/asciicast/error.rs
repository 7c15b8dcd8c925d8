//! What is wrong with a recording.

/// A line that cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}: {kind}")]
pub struct CastError {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong there.
    pub kind: CastErrorKind,
}

/// What is wrong with a line.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum CastErrorKind {
    /// There is nothing in the file.
    #[error("an empty file is no asciicast")]
    Empty,
    /// The first line is not the JSON object that begins a recording.
    #[error(
        "no asciicast begins like this ({0}); it begins with a line as {{\"version\": 2, ...}}"
    )]
    Header(String),
    /// A version that is neither 2 nor 3.
    #[error(
        "asciicast version {0} is not known here; versions 2 and 3 are (`asciinema convert` makes them)"
    )]
    Version(u64),
    /// A line that is no event.
    #[error("no event: {0}; an event is a line as [1.5, \"o\", \"text\"]")]
    Event(String),
    /// A time that is none.
    #[error("{0} is no time in seconds")]
    Time(String),
    /// A line that is longer than [`LINE`](super::LINE).
    #[error("longer than the {0} bytes that a line may have")]
    TooLong(usize),
}
