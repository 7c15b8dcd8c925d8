//! DEBUG, INFO, NOTICE, WARN and ERR: the log.

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
