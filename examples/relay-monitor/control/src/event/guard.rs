//! GUARD, and the lines of `GETINFO entry-guards`.

use crate::fields::Fields;
use crate::fingerprint::RelayName;
use crate::words::words;

words! {
    /// What became of a guard.
    GuardStatus {
        /// It was not one before.
        New = "NEW",
        /// It is one no longer.
        Dropped = "DROPPED",
        /// It seems to be reachable.
        Up = "UP",
        /// It seems not to be.
        Down = "DOWN",
        /// It must not be used now.
        Bad = "BAD",
        /// It may be used again.
        Good = "GOOD",
    }
}

/// A guard and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// `ENTRY`.
    pub kind: String,
    /// Which relay.
    pub relay: RelayName,
    /// What became of it.
    pub status: GuardStatus,
}

impl Guard {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        Some(Self {
            kind: fields.word()?.into(),
            relay: fields.word()?.parse().ok()?,
            status: fields.word()?.into(),
        })
    }
}
