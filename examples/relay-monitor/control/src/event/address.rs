//! ADDRMAP, BUILDTIMEOUT_SET and CLIENTS_SEEN.

use std::time::SystemTime;

use crate::fields::Fields;
use crate::time::parse_time;
use crate::words::words;

/// An address that stands for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressMapping {
    /// What is asked for.
    pub address: String,
    /// What it stands for; `<error>` where it cannot be resolved.
    pub new_address: String,
    /// When that ends, in UTC; never if there is none.
    pub expires: Option<SystemTime>,
    /// Why it could not be resolved.
    pub error: Option<String>,
    /// Whether it comes from the cache.
    pub cached: Option<bool>,
}

impl AddressMapping {
    /// Reads a line of `GETINFO address-mappings/all`, or what follows ADDRMAP.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(Fields::of(text))
    }

    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let mut mapping = Self {
            address: fields.word()?.into(),
            new_address: fields.word()?.into(),
            expires: None,
            error: None,
            cached: None,
        };
        // The local time stands here; EXPIRES has UTC.
        fields.text()?;
        while let Some((key, value)) = fields.pair() {
            match key {
                "EXPIRES" => mapping.expires = parse_time(&value),
                "error" => mapping.error = Some(value.into()),
                "CACHED" => mapping.cached = Some(value == "YES"),
                _ => {}
            }
        }
        Some(mapping)
    }
}

words! {
    /// Why the timeout was set.
    BuildTimeoutStep {
        /// Learnt of the times that circuits took.
        Computed = "COMPUTED",
        /// Back to the default.
        Reset = "RESET",
        /// Frozen, as the network seems to be gone.
        Suspended = "SUSPENDED",
        /// Learning is off.
        Discard = "DISCARD",
        /// Goes on after it was suspended.
        Resume = "RESUME",
    }
}

/// How long tor waits for a circuit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildTimeout {
    /// Why it was set.
    pub step: BuildTimeoutStep,
    /// How many times of circuits it was learnt of.
    pub total_times: Option<u64>,
    /// How long tor waits, in milliseconds.
    pub timeout_ms: Option<u64>,
    /// After how many milliseconds an unfinished circuit is closed.
    pub close_ms: Option<u64>,
    /// All that it says, by its keys, as text: XM, ALPHA, CUTOFF_QUANTILE, TIMEOUT_RATE, CLOSE_RATE ….
    pub values: Vec<(String, String)>,
}

impl BuildTimeout {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let step = fields.word()?.into();
        let mut values = Vec::new();
        while let Some((key, value)) = fields.pair() {
            values.push((key.to_owned(), value.into_owned()));
        }
        let number = |key: &str| {
            let found = values.iter().find(|(name, _)| name == key);
            found.and_then(|(_, value)| value.parse().ok())
        };
        Some(Self {
            step,
            total_times: number("TOTAL_TIMES"),
            timeout_ms: number("TIMEOUT_MS"),
            close_ms: number("CLOSE_MS"),
            values,
        })
    }
}

/// How many clients a bridge saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientsSeen {
    /// Since when, in UTC.
    pub since: SystemTime,
    /// Clients by country, two small letters or `??`; numbers are rounded up to eights.
    pub countries: Vec<(String, u64)>,
    /// Clients by version of IP: `v4`, `v6`.
    pub ip_versions: Vec<(String, u64)>,
}

impl ClientsSeen {
    /// Reads the value of `GETINFO status/clients-seen`, or what follows CLIENTS_SEEN.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(Fields::of(text))
    }

    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let mut since = None;
        let (mut countries, mut ip_versions) = (Vec::new(), Vec::new());
        while let Some((key, value)) = fields.pair() {
            match key {
                "TimeStarted" => since = parse_time(&value),
                "CountrySummary" => countries = counts(&value)?,
                "IPVersions" => ip_versions = counts(&value)?,
                _ => {}
            }
        }
        Some(Self {
            since: since?,
            countries,
            ip_versions,
        })
    }
}

/// `us=16,de=8`.
fn counts(text: &str) -> Option<Vec<(String, u64)>> {
    let entries = text.split(',').filter(|entry| !entry.is_empty());
    entries
        .map(|entry| {
            let (name, count) = entry.split_once('=')?;
            Some((name.to_owned(), count.parse().ok()?))
        })
        .collect()
}
