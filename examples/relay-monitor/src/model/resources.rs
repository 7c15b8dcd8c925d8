//! What tor's process uses.

/// What tor's process uses.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Resources {
    /// The share of one core in the time since the value before: 1.0 is a whole core. None where only tor's own answers are
    /// at hand, which do not tell.
    pub cpu: Option<f64>,
    /// The same of the monitor itself.
    pub own_cpu: Option<f64>,
    /// Resident memory, in bytes.
    pub memory: Option<u64>,
    /// The share of the machine's memory: 1.0 is all of it.
    pub memory_share: Option<f64>,
    /// Open descriptors. Beside it stands [`super::Header::descriptor_limit`].
    pub descriptors: Option<u64>,
    /// Where these values come from.
    pub measured: Measured,
}

/// Where values come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measured {
    /// The files of the process in /proc.
    Proc,
    /// Tor's answers only, since it runs elsewhere or /proc is closed to the monitor.
    #[default]
    Tor,
}
