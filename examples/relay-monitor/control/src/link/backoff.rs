//! How long to wait before the next try.

use std::time::Duration;

/// A second at first, then twice as long each time, up to half a minute.
#[derive(Debug, Default)]
pub(super) struct BackOff {
    failures: u32,
}

impl BackOff {
    const FIRST: Duration = Duration::from_secs(1);
    const MOST: Duration = Duration::from_secs(30);

    /// After one more failure. Up to a quarter is added, so that many links to one tor do not come all at once.
    pub(super) fn next(&mut self) -> Duration {
        let doubled = Self::FIRST.saturating_mul(1 << self.failures.min(5));
        self.failures = self.failures.saturating_add(1);
        let wait = doubled.min(Self::MOST);
        let mut byte = [0];
        // Without randomness they come all at once; that does no harm.
        let _ = getrandom::fill(&mut byte);
        wait + wait * u32::from(byte[0]) / 1024
    }

    pub(super) fn reset(&mut self) {
        self.failures = 0;
    }
}
