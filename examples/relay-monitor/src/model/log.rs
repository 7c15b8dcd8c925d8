//! Lines of a log.

use std::sync::Arc;
use std::time::SystemTime;

/// How important a message is, as tor grades it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Runlevel {
    /// What a developer looks for.
    Debug,
    /// What happens all the time.
    Info,
    /// What an operator may want to know.
    Notice,
    /// What an operator should know.
    Warn,
    /// What ends tor.
    Err,
}

impl Runlevel {
    /// All of them, the least important first.
    pub const ALL: [Self; 5] = [Self::Debug, Self::Info, Self::Notice, Self::Warn, Self::Err];

    /// As tor writes it: `NOTICE`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Debug => "DEBUG",
            Self::Info => "INFO",
            Self::Notice => "NOTICE",
            Self::Warn => "WARN",
            Self::Err => "ERR",
        }
    }
}

/// One line of a relay's log: a message of tor, an event, or a word of the monitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Counts the lines of this relay, from one; a gap is a line that was not wished for.
    pub number: u64,
    /// When tor said it, or the monitor heard it.
    pub at: SystemTime,
    /// The event's name: `NOTICE`, `BW`, `CIRC`; `MONITOR` for what the monitor says itself.
    pub event: Arc<str>,
    /// How important it is; none for what is no log message.
    pub runlevel: Option<Runlevel>,
    /// What it says. May be long, and may have line breaks; has no other control characters.
    pub text: Arc<str>,
    /// Lines with the same number here say the same, up to their variable part, on the same day (UTC): duplicates.
    pub group: u64,
    /// How many lines of its group there were up to this one; 1 for the first.
    pub nth: u64,
}
