//! How the connection to a control port is.

use std::sync::Arc;
use std::time::SystemTime;

/// How the connection to a control port is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It is being made for the first time.
    Connecting,
    /// It works.
    Up {
        /// Since when.
        since: SystemTime,
    },
    /// It stands, but tor has not answered for 10 seconds.
    Unresponsive {
        /// When tor was last heard.
        since: SystemTime,
    },
    /// There is none.
    Down {
        /// Why, and what to do about it: one line.
        why: Arc<str>,
        /// Since when.
        since: SystemTime,
        /// When it is tried again.
        retry_at: SystemTime,
    },
}

impl LinkState {
    /// Whether tor answers.
    #[must_use]
    pub const fn is_up(&self) -> bool {
        matches!(self, Self::Up { .. })
    }
}
