//! A relay's connections: whose they are, and what of them may be shown.

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::SystemTime;

use strombus_tor_control::event::{OrConnection, OrStatus};
use strombus_tor_control::{Fingerprint, RelayName};

use super::directory::{Directory, Known};
use super::sockets::Socket;
use crate::model::{
    Circuit, Connection, ConnectionKind, ConnectionsView, Endpoint, Header, Host, Peer, Resolver,
};

/// How many connections are shown at most.
pub(super) const MOST: usize = 10_000;

/// Where it was first seen: a socket by its ends, a connection that only tor tells of by the relay and how many are before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Socket(Socket),
    Relay(Fingerprint, usize),
    Client(usize),
}

/// What is known of the connections of one relay from one look to the next.
#[derive(Debug, Default)]
pub(super) struct Connections {
    since: HashMap<Key, SystemTime>,
}

/// What a look at the connections needs.
pub(super) struct Look<'a> {
    /// The connections to and from relays and clients, as tor tells (`GETINFO orconn-status`).
    pub(super) told: &'a str,
    /// By what those of the machine were found, and why they are not just its own.
    pub(super) by: Resolver,
    pub(super) limited: Option<&'a str>,
    /// Those of the machine; none where only tor itself tells.
    pub(super) sockets: Option<&'a [Socket]>,
    /// Where tor listens, and what it is.
    pub(super) header: &'a Header,
    /// Where onion services lead to (`HiddenServicePort`).
    pub(super) services: &'a HashSet<SocketAddr>,
    pub(super) circuits: &'a [Circuit],
    pub(super) directory: &'a Directory,
    pub(super) now: SystemTime,
}

impl Connections {
    /// The connections as they are shown. Whoever is no relay is scrubbed here, before anybody sees it.
    pub(super) fn view(&mut self, look: &Look<'_>) -> ConnectionsView {
        let mut seen = HashMap::new();
        let mut since = |key| {
            let first = *self.since.get(&key).unwrap_or(&look.now);
            seen.insert(key, first);
            first
        };
        let mut list: Vec<_> = match look.sockets {
            Some(sockets) => {
                let mut sort = Sorter::new(look, sockets);
                let sockets = sockets.iter();
                let list =
                    sockets.map(|socket| sort.connection(socket, since(Key::Socket(*socket))));
                list.collect()
            }
            None => told(look, since),
        };
        self.since = seen;
        let left_out = list.len().saturating_sub(MOST);
        list.truncate(MOST);
        ConnectionsView {
            exit_ports: exit_ports(&list),
            list,
            at: Some(look.now),
            left_out,
            by: look.by,
            limited: look.limited.map(Arc::from),
            clients_by_country: Vec::new(),
        }
    }
}

/// How many others opened and how many this tor did, of what tor tells alone: without /proc all that are known to be from
/// clients count as the first.
pub(super) fn count(view: &ConnectionsView) -> (usize, usize) {
    let inbound = |connection: &&Connection| {
        matches!(
            connection.kind,
            ConnectionKind::Inbound | ConnectionKind::Socks | ConnectionKind::Control
        )
    };
    let inbound = view.list.iter().filter(inbound).count();
    (inbound, view.list.len() - inbound)
}

/// What tor itself tells.
fn told(look: &Look<'_>, mut since: impl FnMut(Key) -> SystemTime) -> Vec<Connection> {
    let mut before: HashMap<Fingerprint, usize> = HashMap::new();
    let mut clients = 0;
    let told = look.told.lines().filter_map(OrConnection::parse);
    told.map(|told| match told.relay {
        Some(RelayName {
            fingerprint,
            nickname,
        }) => {
            let number = before.entry(fingerprint).or_default();
            *number += 1;
            let known = look.directory.relay(&fingerprint);
            let remote = match known {
                Some(known) => look.directory.endpoint(known.address),
                None => Endpoint {
                    host: Host::Unknown,
                    port: None,
                    country: None,
                },
            };
            let nickname = nickname
                .map(Arc::from)
                .or(known.map(|known| Arc::clone(&known.nickname)));
            Connection {
                kind: ConnectionKind::Relay,
                local: None,
                remote,
                peer: Some(Peer {
                    fingerprint: fingerprint.to_string().into(),
                    nickname,
                }),
                since: since(Key::Relay(fingerprint, *number)),
                name: None,
            }
        }
        None => {
            clients += 1;
            let address = told.target.parse::<SocketAddr>().ok();
            let kind = match told.status {
                OrStatus::Launched => ConnectionKind::Outbound,
                _ => ConnectionKind::Inbound,
            };
            Connection {
                kind,
                local: None,
                remote: scrubbed(address.and_then(|address| look.directory.country(address.ip()))),
                peer: None,
                since: since(Key::Client(clients)),
                name: None,
            }
        }
    })
    .collect()
}

const fn scrubbed(country: Option<[u8; 2]>) -> Endpoint {
    Endpoint {
        host: Host::Scrubbed,
        port: None,
        country,
    }
}

/// Tells by its two ends what a socket is for.
struct Sorter<'a> {
    look: &'a Look<'a>,
    /// How many connections tor says that it has with each relay, without those that it opened itself.
    inbound: HashMap<Fingerprint, usize>,
    /// The clients: tor tells of them by their address.
    clients: HashSet<SocketAddr>,
    /// The first hops of circuits.
    guards: HashSet<Arc<str>>,
    or_ports: HashSet<u16>,
    dir_ports: HashSet<u16>,
    control_ports: HashSet<u16>,
    client_ports: HashSet<u16>,
}

impl<'a> Sorter<'a> {
    fn new(look: &'a Look<'a>, sockets: &[Socket]) -> Self {
        let mut inbound: HashMap<Fingerprint, usize> = HashMap::new();
        let mut clients = HashSet::new();
        for told in look.told.lines().filter_map(OrConnection::parse) {
            match told.relay {
                Some(relay) => *inbound.entry(relay.fingerprint).or_default() += 1,
                None => clients.extend(told.target.parse::<SocketAddr>()),
            }
        }
        let opened = sockets
            .iter()
            .filter_map(|socket| relay_at(look.directory, socket.remote));
        for known in opened {
            if let Some(count) = inbound.get_mut(&known.fingerprint) {
                *count = count.saturating_sub(1);
            }
        }
        let guards = look
            .circuits
            .iter()
            .filter_map(|circuit| circuit.hops.first());
        let ports = |kinds: &[&str]| {
            let listeners = look.header.listeners.iter();
            let of_kind = listeners.filter(|listener| kinds.contains(&&*listener.kind));
            of_kind
                .filter_map(|listener| Some(listener.address?.port()))
                .collect()
        };
        Self {
            look,
            inbound,
            clients,
            guards: guards
                .map(|hop| Arc::clone(&hop.peer.fingerprint))
                .collect(),
            or_ports: ports(&["or", "extor"]),
            dir_ports: ports(&["dir"]),
            control_ports: ports(&["control"]),
            client_ports: ports(&["socks", "trans", "natd", "dns", "httptunnel"]),
        }
    }

    fn connection(&mut self, socket: &Socket, since: SystemTime) -> Connection {
        let (kind, relay) = self.sort(socket);
        let remote = socket.remote;
        let country = self.look.directory.country(remote.ip());
        let known = Endpoint {
            host: Host::Known(remote.ip()),
            port: Some(remote.port()),
            country,
        };
        let endpoint = match kind {
            _ if relay.is_some() => known,
            ConnectionKind::Control | ConnectionKind::Hidden => known,
            ConnectionKind::Socks if remote.ip().is_loopback() => known,
            // Where it goes to is nobody's business, but what ports are used is what an exit policy is about.
            ConnectionKind::Exit => Endpoint {
                port: Some(remote.port()),
                ..scrubbed(None)
            },
            _ => scrubbed(country),
        };
        Connection {
            kind,
            local: Some(socket.local),
            remote: endpoint,
            peer: relay.map(|known| Peer {
                fingerprint: known.fingerprint.to_string().into(),
                nickname: Some(Arc::clone(&known.nickname)),
            }),
            since,
            name: None,
        }
    }

    /// What it is for, and with which relay.
    fn sort(&mut self, socket: &Socket) -> (ConnectionKind, Option<&'a Known>) {
        let directory = self.look.directory;
        let Socket { local, remote } = *socket;
        if self.or_ports.contains(&local.port()) {
            return (ConnectionKind::Inbound, self.who_came(remote));
        }
        if self.control_ports.contains(&local.port()) {
            return (ConnectionKind::Control, None);
        }
        if self.client_ports.contains(&local.port()) {
            return (ConnectionKind::Socks, None);
        }
        if self.dir_ports.contains(&local.port()) {
            return (ConnectionKind::Directory, None);
        }
        if let Some(known) = relay_at(directory, remote) {
            let fingerprint = known.fingerprint.to_string();
            let kind = if self.guards.contains(fingerprint.as_str()) {
                ConnectionKind::Circuit
            } else {
                ConnectionKind::Outbound
            };
            return (kind, Some(known));
        }
        let dir = |known: &&Known| known.dir_port != 0 && known.dir_port == remote.port();
        if let Some(known) = directory.at(remote.ip()).find(dir) {
            return (ConnectionKind::Directory, Some(known));
        }
        if self.look.services.contains(&remote) {
            return (ConnectionKind::Hidden, None);
        }
        if self.is_exit() {
            (ConnectionKind::Exit, None)
        } else {
            (ConnectionKind::Outbound, None)
        }
    }

    /// The relay that opened a connection; none if it is a client. At an address there may be relays and clients, so each
    /// relay is taken for as many connections as tor says that it has opened, and what is left is clients'.
    fn who_came(&mut self, from: SocketAddr) -> Option<&'a Known> {
        if self.clients.contains(&from) {
            return None;
        }
        let directory = self.look.directory;
        directory.at(from.ip()).find(|known| {
            let left = self.inbound.get_mut(&known.fingerprint);
            left.is_some_and(|left| {
                let is_left = *left > 0;
                *left = left.saturating_sub(1);
                is_left
            })
        })
    }

    fn is_exit(&self) -> bool {
        let policy = &self.look.header.exit_policy;
        policy.iter().any(|rule| rule.starts_with("accept"))
    }
}

/// The relay that listens there for the onion routing protocol.
fn relay_at(directory: &Directory, address: SocketAddr) -> Option<&Known> {
    let mut there = directory.at(address.ip());
    there.find(|known| known.address.port() == address.port())
}

/// The addresses whose country is to be asked for: all whose country is shown, scrubbed or not.
pub(super) fn addresses(told: &str, sockets: &[Socket], directory: &Directory) -> Vec<IpAddr> {
    let told = told.lines().filter_map(OrConnection::parse);
    let told = told.filter_map(|told| match told.relay {
        Some(relay) => Some(directory.relay(&relay.fingerprint)?.address.ip()),
        None => Some(told.target.parse::<SocketAddr>().ok()?.ip()),
    });
    told.chain(sockets.iter().map(|socket| socket.remote.ip()))
        .collect()
}

/// The ports that exit streams go to, the most used first.
fn exit_ports(list: &[Connection]) -> Vec<(u16, usize)> {
    let mut counts: HashMap<u16, usize> = HashMap::new();
    let exits = list
        .iter()
        .filter(|connection| connection.kind == ConnectionKind::Exit);
    for port in exits.filter_map(|connection| connection.remote.port) {
        *counts.entry(port).or_default() += 1;
    }
    let mut ports: Vec<_> = counts.into_iter().collect();
    ports.sort_unstable_by_key(|&(port, count)| (std::cmp::Reverse(count), port));
    ports
}

#[cfg(test)]
mod tests;
