//! CIRC, CIRC_MINOR, and the lines of `GETINFO circuit-status`.

use std::time::SystemTime;

use crate::fields::{Fields, comma_separated};
use crate::fingerprint::RelayName;
use crate::time::parse_time;
use crate::words::words;

words! {
    /// How far a circuit is.
    CircuitStatus {
        /// It was begun; it has no hop yet.
        Launched = "LAUNCHED",
        /// It has all its hops.
        Built = "BUILT",
        /// It has all its hops, and waits to see whether a better guard gets there.
        GuardWait = "GUARD_WAIT",
        /// It has one hop more.
        Extended = "EXTENDED",
        /// It was closed before it was built.
        Failed = "FAILED",
        /// It was closed.
        Closed = "CLOSED",
    }
}

/// A circuit of tor's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circuit {
    /// What it is called: up to 16 letters and digits.
    pub id: String,
    /// How far it is.
    pub status: CircuitStatus,
    /// The relays so far, the guard first.
    pub path: Vec<RelayName>,
    /// ONEHOP_TUNNEL, IS_INTERNAL, NEED_CAPACITY, NEED_UPTIME.
    pub build_flags: Vec<String>,
    /// What it is for: GENERAL, HS_CLIENT_INTRO, CONFLUX_LINKED ….
    pub purpose: Option<String>,
    /// Where a circuit for an onion service stands.
    pub hs_state: Option<String>,
    /// The onion service.
    pub rend_query: Option<String>,
    /// Since when there is it.
    pub created: Option<SystemTime>,
    /// Why it failed or was closed.
    pub reason: Option<String>,
    /// Why, as the other side said.
    pub remote_reason: Option<String>,
    /// What streams were isolated by.
    pub socks_username: Option<String>,
    /// The set of circuits that it shares its traffic with.
    pub conflux_id: Option<String>,
    /// The round trip of that leg, in microseconds.
    pub conflux_rtt_us: Option<u64>,
}

impl Circuit {
    /// Reads a line of `GETINFO circuit-status`, or what follows CIRC.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(Fields::of(text))
    }

    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let id = fields.word()?.into();
        let status = fields.word()?.into();
        Self::read_rest(id, status, fields)
    }

    fn read_rest(id: String, status: CircuitStatus, mut fields: Fields<'_>) -> Option<Self> {
        let path = match fields.rest().starts_with('$') {
            true => path(fields.word()?)?,
            false => Vec::new(),
        };
        let mut circuit = Self {
            id,
            status,
            path,
            build_flags: Vec::new(),
            purpose: None,
            hs_state: None,
            rend_query: None,
            created: None,
            reason: None,
            remote_reason: None,
            socks_username: None,
            conflux_id: None,
            conflux_rtt_us: None,
        };
        while let Some((key, value)) = fields.pair() {
            match key {
                "BUILD_FLAGS" => circuit.build_flags = comma_separated(&value),
                "PURPOSE" => circuit.purpose = Some(value.into()),
                "HS_STATE" => circuit.hs_state = Some(value.into()),
                "REND_QUERY" => circuit.rend_query = Some(value.into()),
                "TIME_CREATED" => circuit.created = parse_time(&value),
                "REASON" => circuit.reason = Some(value.into()),
                "REMOTE_REASON" => circuit.remote_reason = Some(value.into()),
                "SOCKS_USERNAME" => circuit.socks_username = Some(value.into()),
                "CONFLUX_ID" => circuit.conflux_id = Some(value.into()),
                "CONFLUX_RTT" => circuit.conflux_rtt_us = value.parse().ok(),
                _ => {}
            }
        }
        Some(circuit)
    }
}

/// `$FINGERPRINT~name,$FINGERPRINT~name`.
fn path(text: &str) -> Option<Vec<RelayName>> {
    text.split(',').map(|relay| relay.parse().ok()).collect()
}

/// A change of a circuit that is not one of its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircuitChange {
    /// `PURPOSE_CHANGED` or `CANNIBALIZED`.
    pub what: String,
    /// The circuit as it is now; its status is what changed.
    pub circuit: Circuit,
    /// What it was for before.
    pub old_purpose: Option<String>,
    /// Where it stood before.
    pub old_hs_state: Option<String>,
}

impl CircuitChange {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let id = fields.word()?.to_owned();
        let what = fields.word()?;
        let mut change = Self {
            what: what.into(),
            circuit: Circuit::read_rest(id, what.into(), fields.clone())?,
            old_purpose: None,
            old_hs_state: None,
        };
        while let Some((key, value)) = fields.pair() {
            match key {
                "OLD_PURPOSE" => change.old_purpose = Some(value.into()),
                "OLD_HS_STATE" => change.old_hs_state = Some(value.into()),
                _ => {}
            }
        }
        Some(change)
    }
}
