//! Circuits that begin at a tor, and what runs through them.

use std::sync::Arc;
use std::time::SystemTime;

use super::{Endpoint, Peer};

/// A circuit that begins at this tor (`GETINFO circuit-status`).
#[derive(Clone, Debug, PartialEq)]
pub struct Circuit {
    /// Tor's number for it.
    pub id: Arc<str>,
    /// `LAUNCHED`, `BUILT`, `GUARD_WAIT`, `EXTENDED`, `FAILED` or `CLOSED`.
    pub status: Arc<str>,
    /// `GENERAL`, `HS_VANGUARDS`, `TESTING` and so on; none from a tor that does not say.
    pub purpose: Option<Arc<str>>,
    /// `IS_INTERNAL`, `NEED_CAPACITY` and so on.
    pub build_flags: Vec<Arc<str>>,
    /// When it was created.
    pub created: Option<SystemTime>,
    /// The relays on its way, the guard first.
    pub hops: Vec<Hop>,
}

/// A relay on the way of a circuit.
#[derive(Clone, Debug, PartialEq)]
pub struct Hop {
    /// Which relay.
    pub peer: Peer,
    /// Its address, once the consensus told.
    pub endpoint: Option<Endpoint>,
}

/// A stream of one of this tor's own applications (`GETINFO stream-status`). Where it leads to is scrubbed; the port is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamView {
    /// Tor's number for it.
    pub id: Arc<str>,
    /// `NEW`, `SENTCONNECT`, `SUCCEEDED` and so on.
    pub status: Arc<str>,
    /// The circuit that carries it; none if it waits for one.
    pub circuit: Option<Arc<str>>,
    /// The port that it leads to.
    pub port: Option<u16>,
}
