//! What counts bytes and cells: BW, CIRC_BW, CONN_BW, STREAM_BW, CELL_STATS, TB_EMPTY. All counts are of the time since the last
//! event of that kind and thing.

use std::time::SystemTime;

use crate::fields::Fields;
use crate::time::parse_time;

/// Bytes through tor in the last second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bandwidth {
    /// Bytes that were read.
    pub read: u64,
    /// Bytes that were written.
    pub written: u64,
}

impl Bandwidth {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        Some(Self {
            read: fields.number()?,
            written: fields.number()?,
        })
    }
}

/// Bytes through one circuit of tor's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircuitBandwidth {
    /// The circuit.
    pub id: String,
    /// Bytes of cells that were read.
    pub read: u64,
    /// Bytes of cells that were written.
    pub written: u64,
    /// When it was counted.
    pub time: Option<SystemTime>,
    /// Bytes that were handed to streams.
    pub delivered_read: Option<u64>,
    /// Bytes that streams handed over.
    pub delivered_written: Option<u64>,
    /// Whether congestion control is in slow start.
    pub slow_start: Option<bool>,
    /// The congestion window, in cells.
    pub window: Option<u64>,
    /// The round trip's time, in milliseconds.
    pub rtt_ms: Option<u64>,
}

impl CircuitBandwidth {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let (mut id, mut read, mut written) = (None, None, None);
        let mut others = Self {
            id: String::new(),
            read: 0,
            written: 0,
            time: None,
            delivered_read: None,
            delivered_written: None,
            slow_start: None,
            window: None,
            rtt_ms: None,
        };
        while let Some((key, value)) = fields.pair() {
            match key {
                "ID" => id = Some(value.into_owned()),
                "READ" => read = value.parse().ok(),
                "WRITTEN" => written = value.parse().ok(),
                "TIME" => others.time = parse_time(&value),
                "DELIVERED_READ" => others.delivered_read = value.parse().ok(),
                "DELIVERED_WRITTEN" => others.delivered_written = value.parse().ok(),
                "SS" => others.slow_start = Some(value == "1"),
                "CWND" => others.window = value.parse().ok(),
                "RTT" => others.rtt_ms = value.parse().ok(),
                _ => {}
            }
        }
        Some(Self {
            id: id?,
            read: read?,
            written: written?,
            ..others
        })
    }
}

/// Bytes through one connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionBandwidth {
    /// The connection's number.
    pub id: u64,
    /// What it is: `OR`, `DIR`, `EXIT`.
    pub kind: String,
    /// Bytes that were read.
    pub read: u64,
    /// Bytes that were written.
    pub written: u64,
}

impl ConnectionBandwidth {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let (mut id, mut kind, mut read, mut written) = (None, None, None, None);
        while let Some((key, value)) = fields.pair() {
            match key {
                "ID" => id = value.parse().ok(),
                "TYPE" => kind = Some(value.into_owned()),
                "READ" => read = value.parse().ok(),
                "WRITTEN" => written = value.parse().ok(),
                _ => {}
            }
        }
        Some(Self {
            id: id?,
            kind: kind?,
            read: read?,
            written: written?,
        })
    }
}

/// Bytes through one stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamBandwidth {
    /// The stream.
    pub id: String,
    /// Bytes that the application read.
    pub read: u64,
    /// Bytes that the application wrote.
    pub written: u64,
    /// When it was counted.
    pub time: Option<SystemTime>,
}

impl StreamBandwidth {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        // The application's writes stand first (control-spec, "Bandwidth used on an application stream").
        let id = fields.word()?.into();
        let written = fields.number()?;
        let read = fields.number()?;
        Some(Self {
            id,
            read,
            written,
            time: fields.text().and_then(|time| parse_time(&time)),
        })
    }
}

/// Cells of one direction of a circuit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueStats {
    /// The circuit's number on the connection.
    pub queue: Option<u64>,
    /// The connection.
    pub connection: Option<u64>,
    /// Cells that were added to the queue, by their command.
    pub added: Vec<(String, u64)>,
    /// Cells that left it.
    pub removed: Vec<(String, u64)>,
    /// Milliseconds that those waited, in all.
    pub waited_ms: Vec<(String, u64)>,
}

/// Cells of a circuit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellStats {
    /// The circuit, if it is one of tor's own.
    pub id: Option<String>,
    /// Towards the client.
    pub inbound: QueueStats,
    /// Away from it.
    pub outbound: QueueStats,
}

impl CellStats {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let mut stats = Self::default();
        let mut known = false;
        while let Some((key, value)) = fields.pair() {
            known = true;
            match key {
                "ID" => stats.id = Some(value.into_owned()),
                "InboundQueue" => stats.inbound.queue = value.parse().ok(),
                "InboundConn" => stats.inbound.connection = value.parse().ok(),
                "InboundAdded" => stats.inbound.added = counts(&value)?,
                "InboundRemoved" => stats.inbound.removed = counts(&value)?,
                "InboundTime" => stats.inbound.waited_ms = counts(&value)?,
                "OutboundQueue" => stats.outbound.queue = value.parse().ok(),
                "OutboundConn" => stats.outbound.connection = value.parse().ok(),
                "OutboundAdded" => stats.outbound.added = counts(&value)?,
                "OutboundRemoved" => stats.outbound.removed = counts(&value)?,
                "OutboundTime" => stats.outbound.waited_ms = counts(&value)?,
                _ => {}
            }
        }
        known.then_some(stats)
    }
}

/// `relay_early:2,create2:1`.
fn counts(text: &str) -> Option<Vec<(String, u64)>> {
    let entries = text.split(',').filter(|entry| !entry.is_empty());
    entries
        .map(|entry| {
            let (command, count) = entry.split_once(':')?;
            Some((command.to_owned(), count.parse().ok()?))
        })
        .collect()
}

/// A token bucket that was empty and was refilled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketEmpty {
    /// `GLOBAL`, `RELAY` or `ORCONN`.
    pub bucket: String,
    /// The connection, for a bucket of `ORCONN`.
    pub id: Option<String>,
    /// Milliseconds that the bucket for reading was empty.
    pub read_ms: u64,
    /// Milliseconds that the bucket for writing was empty.
    pub written_ms: u64,
    /// Milliseconds since the last refill.
    pub last_ms: u64,
}

impl BucketEmpty {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        let bucket = fields.word()?.into();
        let (mut id, mut read, mut written, mut last) = (None, None, None, None);
        while let Some((key, value)) = fields.pair() {
            match key {
                "ID" => id = Some(value.into_owned()),
                "READ" => read = value.parse().ok(),
                "WRITTEN" => written = value.parse().ok(),
                "LAST" => last = value.parse().ok(),
                _ => {}
            }
        }
        Some(Self {
            bucket,
            id,
            read_ms: read?,
            written_ms: written?,
            last_ms: last?,
        })
    }
}
