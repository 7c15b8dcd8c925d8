//! STREAM, and the lines of `GETINFO stream-status`.

use crate::fields::{Fields, comma_separated};
use crate::words::words;

words! {
    /// How far a stream is.
    StreamStatus {
        /// An application wants to connect.
        New = "NEW",
        /// An application wants to have a name resolved.
        NewResolve = "NEWRESOLVE",
        /// An address was mapped to another.
        Remap = "REMAP",
        /// The exit was asked to connect.
        SentConnect = "SENTCONNECT",
        /// The exit was asked to resolve.
        SentResolve = "SENTRESOLVE",
        /// It is connected.
        Succeeded = "SUCCEEDED",
        /// It failed for good.
        Failed = "FAILED",
        /// It was closed.
        Closed = "CLOSED",
        /// It left its circuit, and may be attached to another.
        Detached = "DETACHED",
        /// It waits for a controller to attach it.
        ControllerWait = "CONTROLLER_WAIT",
        /// The exit was told not to send more.
        XoffSent = "XOFF_SENT",
        /// The exit told us not to send more.
        XoffRecv = "XOFF_RECV",
        /// The exit was told to go on.
        XonSent = "XON_SENT",
        /// The exit told us to go on.
        XonRecv = "XON_RECV",
    }
}

/// A stream of an application's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// What it is called.
    pub id: String,
    /// How far it is.
    pub status: StreamStatus,
    /// Its circuit; none yet if there is none.
    pub circuit: Option<String>,
    /// Where it leads, `host:port`.
    pub target: String,
    /// Why it failed, was detached or closed.
    pub reason: Option<String>,
    /// Why, as the other side said.
    pub remote_reason: Option<String>,
    /// Who gave the address that it was mapped to: CACHE or EXIT.
    pub source: Option<String>,
    /// Where the application connected from, `address:port`.
    pub source_address: Option<String>,
    /// What it is for: USER, DIR_FETCH, DNS_REQUEST ….
    pub purpose: Option<String>,
    /// How the application came: SOCKS5, HTTPCONNECT ….
    pub protocol: Option<String>,
    /// What it is kept apart from others by.
    pub isolated_by: Vec<String>,
}

impl Stream {
    /// Reads a line of `GETINFO stream-status`, or what follows STREAM.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(Fields::of(text))
    }

    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let id = fields.word()?.into();
        let status = fields.word()?.into();
        let circuit = fields.word()?;
        let mut stream = Self {
            id,
            status,
            circuit: (circuit != "0").then(|| circuit.into()),
            target: fields.word()?.into(),
            reason: None,
            remote_reason: None,
            source: None,
            source_address: None,
            purpose: None,
            protocol: None,
            isolated_by: Vec::new(),
        };
        while let Some((key, value)) = fields.pair() {
            match key {
                "REASON" => stream.reason = Some(value.into()),
                "REMOTE_REASON" => stream.remote_reason = Some(value.into()),
                "SOURCE" => stream.source = Some(value.into()),
                "SOURCE_ADDR" => stream.source_address = Some(value.into()),
                "PURPOSE" => stream.purpose = Some(value.into()),
                "CLIENT_PROTOCOL" => stream.protocol = Some(value.into()),
                "ISO_FIELDS" => stream.isolated_by = comma_separated(&value),
                _ => {}
            }
        }
        Some(stream)
    }
}
