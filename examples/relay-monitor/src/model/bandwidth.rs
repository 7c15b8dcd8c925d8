//! Traffic in numbers.

/// A relay's traffic in numbers: bytes, and bytes a second.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bandwidth {
    /// Read in the last second.
    pub read: u64,
    /// Written in the last second.
    pub written: u64,
    /// Read in a second on the average of what the monitor has seen.
    pub read_average: f64,
    /// Written in a second on the average of what the monitor has seen.
    pub written_average: f64,
    /// Read since tor was started.
    pub read_total: u64,
    /// Written since tor was started.
    pub written_total: u64,
    /// The rate that it is limited to (`RelayBandwidthRate`, or `BandwidthRate` if that is less).
    pub limit: Option<u64>,
    /// The rate that it is limited to for a moment (`RelayBandwidthBurst`, or `BandwidthBurst` if that is less).
    pub burst: Option<u64>,
    /// What its descriptor says that it was seen to do.
    pub observed: Option<u64>,
}
