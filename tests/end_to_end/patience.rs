//! How long a test waits before it gives up.

use std::time::{Duration, Instant};

use rustix::event::Timespec;

/// Far longer than anything takes, on a machine that is busy with other tests too.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The moment at which a test gives up on what it waits for.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    pub(crate) fn new() -> Self {
        Self::after(PATIENCE)
    }

    pub(crate) fn after(time: Duration) -> Self {
        Self(Instant::now() + time)
    }

    /// What is left of it.
    pub(crate) fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    pub(crate) fn has_passed(self) -> bool {
        self.left().is_zero()
    }

    /// What is left of it, for the kernel.
    pub(crate) fn timespec(self) -> Timespec {
        Timespec::try_from(self.left()).expect("a deadline is some seconds away")
    }
}
