//! Connections and circuits that are played.

use std::sync::Arc;

use strombus_relay_monitor::model::*;

use super::relays::before;

fn peer(fingerprint: &str, nickname: &str) -> Peer {
    Peer {
        fingerprint: fingerprint.into(),
        nickname: Some(nickname.into()),
    }
}

fn endpoint(address: &str, country: &str) -> Endpoint {
    let address: std::net::SocketAddr = address.parse().unwrap();
    Endpoint {
        host: Host::Known(address.ip()),
        port: Some(address.port()),
        country: country.as_bytes().try_into().ok(),
    }
}

fn scrubbed(port: Option<u16>, country: &str) -> Endpoint {
    Endpoint {
        host: Host::Scrubbed,
        port,
        country: country.as_bytes().try_into().ok(),
    }
}

/// Three relays that others are connected to.
pub fn peers() -> [Peer; 3] {
    [
        peer("4F5B150A4B597B22537D960B5677FD4389C9E8AA", "auth1"),
        peer("1ECED1D275C3B7CC6AE14A3A6D80D228D14B44C5", "auth2"),
        peer(
            "540A8EC033DF06387342A5D06798E39A613DB3CF",
            "anotherRelayNickname".get(..19).unwrap(),
        ),
    ]
}

fn endpoints() -> [Endpoint; 3] {
    [
        endpoint("203.0.113.5:38201", "de"),
        endpoint("198.51.100.44:443", "us"),
        endpoint("[2001:db8:aaaa:bbbb::1]:9001", "nl"),
    ]
}

/// Two connections of each kind that there is, roughly.
pub fn connections() -> ConnectionsView {
    let [auth1, auth2, auth3] = peers();
    let [one, two, three] = endpoints();
    let local = |port: u16| Some(format!("192.0.2.77:{port}").parse().unwrap());
    let connection = |kind, local, remote, peer, since| Connection {
        kind,
        local,
        remote,
        peer,
        since: before(since),
        name: None,
    };
    let mut list = vec![
        connection(
            ConnectionKind::Inbound,
            local(9001),
            one,
            Some(auth1.clone()),
            96,
        ),
        connection(
            ConnectionKind::Inbound,
            local(9001),
            scrubbed(None, "fr"),
            None,
            7000,
        ),
        connection(
            ConnectionKind::Inbound,
            local(9001),
            scrubbed(None, "fr"),
            None,
            12,
        ),
        connection(
            ConnectionKind::Inbound,
            local(9001),
            scrubbed(None, "br"),
            None,
            500_000,
        ),
        connection(ConnectionKind::Outbound, local(42772), two, Some(auth2), 90),
        connection(
            ConnectionKind::Outbound,
            local(42780),
            three,
            Some(auth3),
            4000,
        ),
        connection(
            ConnectionKind::Exit,
            local(51000),
            scrubbed(Some(443), "us"),
            None,
            3,
        ),
        connection(
            ConnectionKind::Exit,
            local(51002),
            scrubbed(Some(22), "gb"),
            None,
            61,
        ),
        connection(
            ConnectionKind::Control,
            None,
            endpoint("127.0.0.1:50312", ""),
            None,
            90,
        ),
    ];
    if let Some(first) = list.first_mut() {
        first.name = Some("auth1.example.net".into());
    }
    ConnectionsView {
        list,
        at: Some(before(2)),
        left_out: 0,
        by: Resolver::Proc,
        limited: None,
        clients_by_country: Vec::new(),
        exit_ports: vec![(443, 17), (80, 5), (22, 1), (31337, 1)],
    }
}

/// A circuit that is built, and one that is not yet.
pub fn circuits() -> Arc<[Circuit]> {
    let [auth1, auth2, auth3] = peers();
    let [one, two, three] = endpoints();
    let hop = |peer, endpoint| Hop {
        peer,
        endpoint: Some(endpoint),
    };
    [
        Circuit {
            id: "10".into(),
            status: "BUILT".into(),
            purpose: Some("HS_VANGUARDS".into()),
            build_flags: vec!["IS_INTERNAL".into(), "NEED_CAPACITY".into()],
            created: Some(before(130)),
            hops: vec![hop(auth1.clone(), one), hop(auth3, three), hop(auth2, two)],
        },
        Circuit {
            id: "11".into(),
            status: "EXTENDED".into(),
            purpose: Some("GENERAL".into()),
            build_flags: Vec::new(),
            created: Some(before(1)),
            hops: vec![hop(auth1, one)],
        },
    ]
    .into()
}
