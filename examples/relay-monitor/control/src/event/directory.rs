//! NEWDESC and NETWORK_LIVENESS.

use crate::fields::Fields;
use crate::fingerprint::RelayName;

/// The relays that NEWDESC names.
pub(super) fn new_descriptors(mut fields: Fields<'_>) -> Option<Vec<RelayName>> {
    let mut relays = Vec::new();
    while let Some(word) = fields.word() {
        relays.push(word.parse().ok()?);
    }
    Some(relays)
}

/// Whether tor believes that the network is reachable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Liveness {
    /// It is.
    Up,
    /// It isn't.
    Down,
}

impl Liveness {
    pub(super) fn read(mut fields: Fields<'_>) -> Option<Self> {
        match fields.word()? {
            "UP" => Some(Self::Up),
            "DOWN" => Some(Self::Down),
            _ => None,
        }
    }
}
