//! Circuits and streams of a tor's own.

use std::sync::Arc;

use strombus_tor_control::RelayName;
use strombus_tor_control::event::{Circuit as Told, Stream};

use super::directory::Directory;
use crate::model::{Circuit, Hop, Peer, StreamView};

/// How many circuits or streams are shown at most.
const MOST: usize = 5000;

/// The circuits of `GETINFO circuit-status`.
pub(super) fn circuits(text: &str, directory: &Directory) -> Arc<[Circuit]> {
    let told = text.lines().filter_map(Told::parse).take(MOST);
    told.map(|told| Circuit {
        id: told.id.into(),
        status: told.status.as_str().into(),
        purpose: told.purpose.map(Into::into),
        build_flags: told.build_flags.into_iter().map(Into::into).collect(),
        created: told.created,
        hops: told
            .path
            .into_iter()
            .map(|relay| hop(relay, directory))
            .collect(),
    })
    .collect()
}

/// The streams of `GETINFO stream-status`, without where they lead to.
pub(super) fn streams(text: &str) -> Arc<[StreamView]> {
    let told = text.lines().filter_map(Stream::parse).take(MOST);
    told.map(|told| StreamView {
        id: told.id.into(),
        status: told.status.as_str().into(),
        circuit: told.circuit.map(Into::into),
        port: told
            .target
            .rsplit_once(':')
            .and_then(|(_, port)| port.parse().ok()),
    })
    .collect()
}

fn hop(relay: RelayName, directory: &Directory) -> Hop {
    let known = directory.relay(&relay.fingerprint);
    let nickname = relay
        .nickname
        .map(Arc::from)
        .or(known.map(|known| Arc::clone(&known.nickname)));
    Hop {
        peer: Peer {
            fingerprint: relay.fingerprint.to_string().into(),
            nickname,
        },
        endpoint: known.map(|known| directory.endpoint(known.address)),
    }
}
