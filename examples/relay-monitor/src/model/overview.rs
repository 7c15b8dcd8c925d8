//! All relays at once.

use std::sync::Arc;

use super::RelayView;

/// All relays, in the order of the configuration: one row each.
///
/// It may be empty: then [`Overview::advice`] says what to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// The newest view of each.
    pub relays: Vec<Arc<RelayView>>,
    /// What to do where no relay is found; lines.
    pub advice: Option<Arc<str>>,
}
