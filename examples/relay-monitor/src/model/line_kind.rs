//! Kinds of lines of a log.

/// What kind of line an event makes: those of a kind share their room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// ERR and WARN.
    Bad,
    Notice,
    /// The monitor's own words.
    Own,
    Info,
    Debug,
    /// What is no message.
    Event,
}

impl LineKind {
    pub(crate) const ALL: [Self; 6] = [
        Self::Bad,
        Self::Notice,
        Self::Own,
        Self::Info,
        Self::Debug,
        Self::Event,
    ];

    /// By the name of the event.
    pub(crate) fn of(event: &str) -> Self {
        match event {
            "ERR" | "WARN" => Self::Bad,
            "NOTICE" => Self::Notice,
            "MONITOR" => Self::Own,
            "INFO" => Self::Info,
            "DEBUG" => Self::Debug,
            _ => Self::Event,
        }
    }
}
