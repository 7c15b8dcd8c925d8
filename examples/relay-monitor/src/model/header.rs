//! Who and what a relay is.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Who and what a relay is: the facts that seldom change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The machine's name; none where tor runs elsewhere.
    pub host: Option<Arc<str>>,
    /// The machine's system (`Linux 6.1.0`); none where tor runs elsewhere.
    pub system: Option<Arc<str>>,
    /// Tor's version, without its name: `0.4.9.11`.
    pub version: Option<Arc<str>>,
    /// What the directory authorities think of that version.
    pub version_status: Option<VersionStatus>,
    /// `Nickname`; none if it is not set.
    pub nickname: Option<Arc<str>>,
    /// Its public addresses, as far as tor knows them.
    pub addresses: Vec<IpAddr>,
    /// Where it listens, and for what.
    pub listeners: Vec<Listener>,
    /// How its control port is protected.
    pub authentication: Option<Authentication>,
    /// Tor's process.
    pub pid: Option<u32>,
    /// Whether that process is on this machine, so that /proc tells more of it.
    pub is_local: bool,
    /// Under which user it runs.
    pub user: Option<Arc<str>>,
    /// When tor was started.
    pub started: Option<SystemTime>,
    /// 40 hexadecimal digits in capitals; none for a client.
    pub fingerprint: Option<Arc<str>>,
    /// The flags in the consensus, in its order; empty if it is not in there.
    pub flags: Vec<Arc<str>>,
    /// Whether the consensus lists it; none for a client or without a consensus.
    pub in_consensus: Option<bool>,
    /// The weight in the consensus (`w Bandwidth=`), in kilobytes a second by custom.
    pub consensus_weight: Option<u64>,
    /// When its descriptor was published.
    pub published: Option<SystemTime>,
    /// Whether its descriptor says that it is overloaded, and since when.
    pub overloaded: Option<SystemTime>,
    /// The exit policy, one rule each, in order; empty for a client.
    pub exit_policy: Vec<Arc<str>>,
    /// How far tor has come with its start, in percent, and with what.
    pub bootstrap: Option<(u8, Arc<str>)>,
    /// Whether tor is dormant: builds no circuits for want of work.
    pub dormant: bool,
    /// How many descriptors tor may open.
    pub descriptor_limit: Option<u64>,
    /// When NEWNYM will be obeyed again; none if at once.
    pub newnym_at: Option<SystemTime>,
    /// How far tor's clock is ahead (positive seconds) of the network, where tor has said so.
    pub clock_skew: Option<i64>,
}

impl Header {
    /// How long tor has run at the moment `now`.
    #[must_use]
    pub fn uptime(&self, now: SystemTime) -> Option<Duration> {
        now.duration_since(self.started?).ok()
    }

    /// The addresses on which it listens for `kind`: `or`, `dir`, `socks`, `control` and so on.
    pub fn listening<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Listener> {
        self.listeners
            .iter()
            .filter(move |listener| &*listener.kind == kind)
    }

    /// Whether it relays for others: it listens for the onion routing protocol.
    #[must_use]
    pub fn is_relay(&self) -> bool {
        self.listening("or").next().is_some()
    }
}

/// Where tor listens (`GETINFO net/listeners/*`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    /// For what, as tor names it: `or`, `extor`, `dir`, `socks`, `trans`, `natd`, `dns`, `control`, `httptunnel`, `metrics`.
    pub kind: Arc<str>,
    /// The address; none for a Unix socket.
    pub address: Option<SocketAddr>,
    /// The path of a Unix socket.
    pub path: Option<Arc<str>>,
}

/// What the directory authorities think of a version (`GETINFO status/version/current`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionStatus {
    /// Among the recommended ones.
    Recommended,
    /// Newer than those, of a series that is not.
    New,
    /// Newer than those of its series.
    NewInSeries,
    /// Older than those that are recommended.
    Old,
    /// Known to be bad.
    Obsolete,
    /// The authorities recommend none.
    NoneRecommended,
    /// No consensus yet.
    Unknown,
}

/// How a control port is protected (`PROTOCOLINFO`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Authentication {
    /// Anybody who reaches it may do anything.
    pub open: bool,
    /// By the cookie in a file.
    pub cookie: bool,
    /// By a password.
    pub password: bool,
}
