//! ORCONN, and the lines of `GETINFO orconn-status`.

use crate::fields::Fields;
use crate::fingerprint::RelayName;
use crate::words::words;

words! {
    /// How far a connection to a relay is.
    OrStatus {
        /// Somebody connected to us.
        New = "NEW",
        /// We connect.
        Launched = "LAUNCHED",
        /// It is made.
        Connected = "CONNECTED",
        /// It could not be made.
        Failed = "FAILED",
        /// It was closed.
        Closed = "CLOSED",
    }
}

/// A connection to a relay or from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrConnection {
    /// The relay: its name, or its address and port as long as it is not known who it is.
    pub target: String,
    /// Who it is, once that is known.
    pub relay: Option<RelayName>,
    /// How far it is.
    pub status: OrStatus,
    /// Why it failed or was closed.
    pub reason: Option<String>,
    /// How many circuits it carries.
    pub circuits: Option<u64>,
    /// Its number, as CONN_BW has it.
    pub id: Option<u64>,
}

impl OrConnection {
    /// Reads a line of `GETINFO orconn-status`, or what follows ORCONN.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(Fields::of(text))
    }

    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let target = fields.word()?;
        let mut connection = Self {
            target: target.into(),
            relay: target.parse().ok(),
            status: fields.word()?.into(),
            reason: None,
            circuits: None,
            id: None,
        };
        while let Some((key, value)) = fields.pair() {
            match key {
                "REASON" => connection.reason = Some(value.into()),
                "NCIRCS" => connection.circuits = value.parse().ok(),
                "ID" => connection.id = value.parse().ok(),
                _ => {}
            }
        }
        Some(connection)
    }
}
