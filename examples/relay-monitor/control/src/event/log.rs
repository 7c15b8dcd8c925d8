//! DEBUG, INFO, NOTICE, WARN and ERR: the log.

use crate::fields::Fields;
use crate::reply::Reply;

/// How grave a line of the log is; the gravest is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Runlevel {
    /// What only tor's own developers want to know.
    Debug,
    /// What tor does.
    Info,
    /// What an operator may want to know.
    Notice,
    /// What should not be.
    Warn,
    /// What tor cannot go on with.
    Err,
}

impl std::fmt::Display for Runlevel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Debug => "DEBUG",
            Self::Info => "INFO",
            Self::Notice => "NOTICE",
            Self::Warn => "WARN",
            Self::Err => "ERR",
        })
    }
}

/// A line of the log, without its time: tor does not send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// How grave it is.
    pub level: Runlevel,
    /// What it says; more than one line where tor wrote several.
    pub message: String,
}

/// A message of several lines comes as data.
pub(super) fn read(level: Runlevel, fields: Fields<'_>, raw: &Reply) -> LogLine {
    let message = match super::data(raw) {
        Some(data) if fields.rest().is_empty() => data,
        _ => fields.rest(),
    };
    LogLine {
        level,
        message: message.into(),
    }
}
