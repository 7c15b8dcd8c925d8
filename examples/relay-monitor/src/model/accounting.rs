//! Accounting: how much may be moved in a period.

use std::time::SystemTime;

/// Accounting (`GETINFO accounting/*`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accounting {
    /// Whether the relay still does its work.
    pub state: Hibernation,
    /// Bytes read in this period.
    pub read: u64,
    /// Bytes written in this period.
    pub written: u64,
    /// Bytes that may still be read.
    pub read_left: u64,
    /// Bytes that may still be written.
    pub written_left: u64,
    /// When the next period begins.
    pub ends: SystemTime,
}

impl Accounting {
    /// How much of what may be moved is gone, in the direction that is worse off: 1.0 is all.
    #[must_use]
    pub fn used(&self) -> f64 {
        let share = |used: u64, left: u64| match used.saturating_add(left) {
            0 => 0.0,
            all => used as f64 / all as f64,
        };
        share(self.read, self.read_left).max(share(self.written, self.written_left))
    }
}

/// Whether a relay with accounting still does its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hibernation {
    /// It does.
    Awake,
    /// It takes no new connections.
    Soft,
    /// It moves nothing until the next period.
    Hard,
}
