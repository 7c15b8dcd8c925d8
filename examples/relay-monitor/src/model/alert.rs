//! What is wrong with a relay.

use std::sync::Arc;
use std::time::SystemTime;

use super::RelayId;

/// Something that is wrong with a relay, as long as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// What it is about.
    pub kind: AlertKind,
    /// How bad it is.
    pub severity: Severity,
    /// Since when.
    pub since: SystemTime,
    /// What is wrong, with its figures, and what to do: one line.
    pub text: Arc<str>,
}

/// What an alert is about. Of each there is at most one a relay, but for the flags.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AlertKind {
    /// Its control port cannot be reached, or does not answer.
    Down,
    /// It has moved all that accounting allows.
    Hibernating,
    /// The consensus took a flag from it.
    FlagLost(Arc<str>),
    /// The consensus does not list it any more.
    NotInConsensus,
    /// Its version is obsolete or too old.
    Version,
    /// Its descriptor was published long ago.
    DescriptorOld,
    /// Nearly as many descriptors are open as may be.
    Descriptors,
    /// Accounting is nearly used up.
    Accounting,
    /// Its descriptor says that it is overloaded.
    Overload,
    /// Its clock is wrong.
    ClockSkew,
}

/// How bad it is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The relay does not do its work.
    Critical,
    /// It will not for long, or not as it should.
    Warning,
}

/// An alert was raised, or cleared: each once.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertNews {
    /// Of which relay.
    pub relay: RelayId,
    /// What it is called.
    pub name: Arc<str>,
    /// When.
    pub at: SystemTime,
    /// Whether it was raised; else it was cleared.
    pub raised: bool,
    /// Which.
    pub alert: Alert,
}
