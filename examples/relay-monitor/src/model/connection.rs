//! A relay's connections.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::SystemTime;

/// By what the connections of a tor are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Resolver {
    /// By the sockets of its process where these may be looked at, else by what it tells itself.
    #[default]
    Auto,
    /// By what it tells itself on its control port: those with relays and clients, without exits and controllers.
    Tor,
    /// By the sockets of its process (/proc/PID/fd), or not at all.
    Proc,
    /// By all sockets of its user (/proc/PID/net), which needs no rights; another tor of this user is not told apart.
    User,
}

impl Resolver {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Tor, Self::Proc, Self::User];

    /// As the configuration names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Tor => "tor",
            Self::Proc => "proc",
            Self::User => "user",
        }
    }
}

/// A relay's connections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConnectionsView {
    /// One each, in no order.
    pub list: Vec<Connection>,
    /// When this was so; none if nobody looked yet.
    pub at: Option<SystemTime>,
    /// How many there are beyond those in the list, which is bounded.
    pub left_out: usize,
    /// By what they were found; `Auto` if nobody looked yet.
    pub by: Resolver,
    /// Why these are fewer than there are, or may be others' too: one line.
    pub limited: Option<Arc<str>>,
    /// Clients by country, as tor counts them (`GETINFO status/clients-seen`): code and number, rounded up to eight by tor.
    pub clients_by_country: Vec<(Arc<str>, u64)>,
    /// Connections of exit streams by the port that they go to, the most first.
    pub exit_ports: Vec<(u16, usize)>,
}

/// One connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// What it is for.
    pub kind: ConnectionKind,
    /// This tor's end; none if only tor told of the connection.
    pub local: Option<SocketAddr>,
    /// The other end.
    pub remote: Endpoint,
    /// The relay at the other end, if it is one.
    pub peer: Option<Peer>,
    /// When it was first seen.
    pub since: SystemTime,
    /// The name that its address leads back to, if that was asked for.
    pub name: Option<Arc<str>>,
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConnectionKind {
    /// Opened by another relay, or by a client.
    Inbound,
    /// Opened to another relay.
    Outbound,
    /// With another relay, where only tor's answers are at hand: they do not tell who opened it.
    Relay,
    /// Opened to a destination outside of Tor.
    Exit,
    /// Between this tor and what an onion service of it serves.
    Hidden,
    /// An application that uses this tor.
    Socks,
    /// The first hop of a circuit of its own.
    Circuit,
    /// For the directory.
    Directory,
    /// A controller, such as this monitor.
    Control,
}

/// One end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Which machine.
    pub host: Host,
    /// The TCP port; none where it is scrubbed or unknown.
    pub port: Option<u16>,
    /// Where that machine is, as a country code in small letters; none without GeoIP or where it knows none.
    pub country: Option<[u8; 2]>,
}

impl Endpoint {
    /// The country code as text.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.country
            .as_ref()
            .and_then(|code| std::str::from_utf8(code).ok())
    }
}

/// A machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Its address.
    Known(IpAddr),
    /// A client, or the destination of an exit stream: nobody is to see who that is.
    Scrubbed,
    /// A relay of which only the fingerprint is known.
    Unknown,
}

/// A relay, as others know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// 40 hexadecimal digits in capitals.
    pub fingerprint: Arc<str>,
    /// Its nickname, if it is known.
    pub nickname: Option<Arc<str>>,
}
