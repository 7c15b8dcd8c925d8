use std::time::{Duration, UNIX_EPOCH};

use proptest::prelude::*;

use super::*;
use crate::model::{Hop, Listener};

const AUTH1: &str = "4F5B150A4B597B22537D960B5677FD4389C9E8AA";

/// Two relays: auth1 at 192.0.2.1, with IPv6, and auth2 at 192.0.2.2.
const RELAYS: &str = "\
r auth1 T1sVCktZeyJTfZYLVnf9Q4nJ6Ko fZRFu77S0XF9sIx+uW/gZzr2D5k 2038-01-01 00:00:00 192.0.2.1 9001 9030
a [2001:db8::1]:9001
s Running Valid
r auth2 Hs7R0nXDt8xq4Uo6bYDSKNFLRMU lBGeZjkpvKl25yOQOXflMNeOOoE 2038-01-01 00:00:00 192.0.2.2 443 0
s Running Valid";

fn header(policy: &str) -> Header {
    let listener = |kind: &str, address: &str| Listener {
        kind: kind.into(),
        address: Some(address.parse().unwrap()),
        path: None,
    };
    Header {
        listeners: vec![
            listener("or", "0.0.0.0:9001"),
            listener("dir", "0.0.0.0:9030"),
            listener("socks", "127.0.0.1:9050"),
            listener("control", "127.0.0.1:9051"),
        ],
        exit_policy: vec![policy.into()],
        ..Header::default()
    }
}

struct Given {
    told: String,
    sockets: Vec<Socket>,
    header: Header,
    circuits: Vec<Circuit>,
}

impl Given {
    fn socket(local: &str, remote: &str) -> Self {
        let socket = Socket {
            local: local.parse().unwrap(),
            remote: remote.parse().unwrap(),
        };
        Self {
            told: format!("${AUTH1}~auth1 CONNECTED\n"),
            sockets: vec![socket],
            header: header("accept *:*"),
            circuits: Vec::new(),
        }
    }

    fn view(&self, connections: &mut Connections, at: u64, proc_is_open: bool) -> ConnectionsView {
        let services = HashSet::from(["127.0.0.1:8080".parse().unwrap()]);
        connections.view(&Look {
            told: &self.told,
            by: Resolver::Auto,
            limited: (!proc_is_open).then_some("closed"),
            sockets: proc_is_open.then_some(&self.sockets),
            header: &self.header,
            services: &services,
            circuits: &self.circuits,
            directory: &Directory::of(RELAYS),
            now: UNIX_EPOCH + Duration::from_secs(at),
        })
    }
}

/// What a socket of these two ends is shown as: its kind, its host and port, and its relay.
fn check(given: &Given, expected: (ConnectionKind, &str, Option<&str>)) {
    let view = given.view(&mut Connections::default(), 0, true);
    let shown = &view.list[0];
    let host = match shown.remote.host {
        Host::Known(ip) => ip.to_string(),
        Host::Scrubbed => "scrubbed".into(),
        Host::Unknown => "unknown".into(),
    };
    let port = shown
        .remote
        .port
        .map_or_else(String::new, |port| format!(" {port}"));
    let nickname = shown
        .peer
        .as_ref()
        .and_then(|peer| peer.nickname.as_deref());
    assert_eq!(
        (shown.kind, &*format!("{host}{port}"), nickname),
        expected,
        "{:?}",
        given.sockets
    );
}

#[test]
fn relays_are_shown_and_clients_and_destinations_are_not() {
    let near = "192.0.2.9:40000";
    let socket = Given::socket;
    use ConnectionKind as Kind;
    check(
        &socket(near, "192.0.2.1:9001"),
        (Kind::Outbound, "192.0.2.1 9001", Some("auth1")),
    );
    check(
        &socket(near, "192.0.2.2:443"),
        (Kind::Outbound, "192.0.2.2 443", Some("auth2")),
    );
    check(
        &socket("[2001:db8::9]:40000", "[2001:db8::1]:9001"),
        (Kind::Outbound, "2001:db8::1 9001", Some("auth1")),
    );
    check(
        &socket(near, "192.0.2.1:9030"),
        (Kind::Directory, "192.0.2.1 9030", Some("auth1")),
    );
    check(
        &socket("192.0.2.9:9001", "192.0.2.1:50000"),
        (Kind::Inbound, "192.0.2.1 50000", Some("auth1")),
    );
    check(
        &socket("192.0.2.9:9001", "198.51.100.7:50000"),
        (Kind::Inbound, "scrubbed", None),
    );
    // Tor does not say that it is connected with auth2: it is somebody at its address.
    check(
        &socket("192.0.2.9:9001", "192.0.2.2:50000"),
        (Kind::Inbound, "scrubbed", None),
    );
    check(
        &socket("192.0.2.9:9030", "198.51.100.7:50000"),
        (Kind::Directory, "scrubbed", None),
    );
    check(
        &socket(near, "198.51.100.7:80"),
        (Kind::Exit, "scrubbed 80", None),
    );
    check(
        &socket(near, "192.0.2.1:80"),
        (Kind::Exit, "scrubbed 80", None),
    );
    check(
        &socket("127.0.0.1:9050", "127.0.0.1:50000"),
        (Kind::Socks, "127.0.0.1 50000", None),
    );
    check(
        &socket("127.0.0.1:9050", "198.51.100.7:50000"),
        (Kind::Socks, "scrubbed", None),
    );
    check(
        &socket("127.0.0.1:9051", "127.0.0.1:50000"),
        (Kind::Control, "127.0.0.1 50000", None),
    );
    check(
        &socket("127.0.0.1:50000", "127.0.0.1:8080"),
        (Kind::Hidden, "127.0.0.1 8080", None),
    );
}

#[test]
fn a_client_at_the_address_of_a_relay_is_not_shown() {
    let inbound = |told: &str, ports: &[u16]| {
        let mut given = Given::socket("192.0.2.9:9001", "192.0.2.1:1");
        given.told = told.into();
        let local = given.sockets[0].local;
        let socket = |port: &u16| Socket {
            local,
            remote: ([192, 0, 2, 1], *port).into(),
        };
        given.sockets = ports.iter().map(socket).collect();
        let view = given.view(&mut Connections::default(), 0, true);
        let shown = view.list.iter().map(|one| one.peer.is_some());
        shown.collect::<Vec<_>>()
    };
    let relay = format!("${AUTH1}~auth1 CONNECTED\n");
    assert_eq!(inbound(&relay, &[1]), [true]);
    assert_eq!(inbound(&relay, &[1, 2]), [true, false], "tor tells of one");
    let client = "192.0.2.1:1 CONNECTED\n";
    assert_eq!(inbound(&format!("{client}{relay}"), &[1, 2]), [false, true]);
    assert_eq!(inbound("", &[1]), [false]);
    // The one that tor tells of is the one that it opened, to the port of the relay.
    let mut given = Given::socket("192.0.2.9:40000", "192.0.2.1:9001");
    let client = Given::socket("192.0.2.9:9001", "192.0.2.1:5");
    given.sockets.extend(client.sockets);
    let view = given.view(&mut Connections::default(), 0, true);
    assert_eq!(view.list[1].remote.host, Host::Scrubbed);
}

#[test]
fn what_is_no_exit_has_no_exit_connections() {
    let mut given = Given::socket("192.0.2.9:40000", "198.51.100.7:80");
    given.header = header("reject *:*");
    check(&given, (ConnectionKind::Outbound, "scrubbed", None));
}

#[test]
fn the_first_hop_of_a_circuit_is_one() {
    let mut given = Given::socket("192.0.2.9:40000", "192.0.2.1:9001");
    given.circuits = vec![Circuit {
        id: "1".into(),
        status: "BUILT".into(),
        purpose: None,
        build_flags: Vec::new(),
        created: None,
        hops: vec![Hop {
            peer: Peer {
                fingerprint: AUTH1.into(),
                nickname: None,
            },
            endpoint: None,
        }],
    }];
    check(
        &given,
        (ConnectionKind::Circuit, "192.0.2.1 9001", Some("auth1")),
    );
}

#[test]
fn without_proc_tors_word_is_shown() {
    let given = Given {
        told: format!(
            "${AUTH1}~auth1 CONNECTED\n${AUTH1}~auth1 CONNECTED\n198.51.100.7:50000 CONNECTED\nnonsense"
        ),
        ..Given::socket("192.0.2.9:1", "192.0.2.9:2")
    };
    let view = given.view(&mut Connections::default(), 0, false);
    assert_eq!(view.limited.as_deref(), Some("closed"));
    let kinds: Vec<_> = view
        .list
        .iter()
        .map(|shown| (shown.kind, shown.remote.host))
        .collect();
    let relay = (ConnectionKind::Relay, Host::Known([192, 0, 2, 1].into()));
    assert_eq!(
        kinds,
        [relay, relay, (ConnectionKind::Inbound, Host::Scrubbed)]
    );
    assert_eq!(count(&view), (1, 2));
}

#[test]
fn a_connection_keeps_its_beginning_as_long_as_it_lasts() {
    let mut connections = Connections::default();
    let mut given = Given::socket("192.0.2.9:40000", "192.0.2.1:9001");
    let since = |view: &ConnectionsView| -> Vec<u64> {
        let seconds = |connection: &Connection| {
            connection
                .since
                .duration_since(UNIX_EPOCH)
                .unwrap()
                .as_secs()
        };
        view.list.iter().map(seconds).collect()
    };
    assert_eq!(since(&given.view(&mut connections, 10, true)), [10]);
    let other = Given::socket("192.0.2.9:40001", "192.0.2.1:9001").sockets[0];
    given.sockets.push(other);
    assert_eq!(since(&given.view(&mut connections, 20, true)), [10, 20]);
    given.sockets.remove(0);
    assert_eq!(since(&given.view(&mut connections, 30, true)), [20]);
    assert_eq!(connections.since.len(), 1, "what is over is forgotten");
}

#[test]
fn ports_of_exits_are_counted_the_most_used_first() {
    let mut given = Given::socket("192.0.2.9:1", "198.51.100.7:80");
    for (local, remote) in [
        ("192.0.2.9:2", "198.51.100.7:443"),
        ("192.0.2.9:3", "198.51.100.8:443"),
    ] {
        given.sockets.push(Given::socket(local, remote).sockets[0]);
    }
    let view = given.view(&mut Connections::default(), 0, true);
    assert_eq!(view.exit_ports, [(443, 2), (80, 1)]);
}

proptest! {
    /// Whatever the ends are: an address that is shown is a relay's, or one of this machine.
    #[test]
    fn no_stranger_is_ever_shown(
        local_port in prop_oneof![Just(9001_u16), Just(9030), Just(9050), Just(9051), any::<u16>()],
        remote: [u8; 4],
        remote_port in prop_oneof![Just(9001_u16), Just(443), Just(9030), any::<u16>()],
        near_relay: bool,
        exit: bool,
    ) {
        let ip: IpAddr = if near_relay { [192, 0, 2, remote[3] % 4].into() } else { remote.into() };
        let mut given = Given::socket("192.0.2.9:1", "192.0.2.9:2");
        given.header = header(if exit { "accept *:*" } else { "reject *:*" });
        given.sockets = vec![Socket {
            local: SocketAddr::new([192, 0, 2, 9].into(), local_port),
            remote: SocketAddr::new(ip, remote_port),
        }];
        let view = given.view(&mut Connections::default(), 0, true);
        let shown = &view.list[0];
        if let Host::Known(known) = shown.remote.host {
            let is_relay = shown.peer.is_some() && [[192, 0, 2, 1], [192, 0, 2, 2]].map(IpAddr::from).contains(&known);
            let is_control = shown.kind == ConnectionKind::Control;
            prop_assert!(is_relay || is_control || known.is_loopback(), "{:?}", shown);
        }
        if !matches!(shown.kind, ConnectionKind::Exit) && shown.remote.host == Host::Scrubbed {
            prop_assert_eq!(shown.remote.port, None);
        }
    }

    #[test]
    fn nothing_that_tor_says_breaks_the_reading(told in "(\\$?[A-F0-9~a-z:. ]{0,60}\n?){0,5}") {
        let given = Given { told, ..Given::socket("192.0.2.9:1", "192.0.2.9:2") };
        for proc_is_open in [true, false] {
            given.view(&mut Connections::default(), 0, proc_is_open);
        }
    }
}
