//! What a relay says of itself (dir-spec, "Server descriptors"): what a page of details shows. Keys and signatures are passed over;
//! tor has checked them.

use std::net::{IpAddr, SocketAddr};
use std::time::SystemTime;

use crate::fingerprint::Fingerprint;
use crate::time::parse_time;

/// A server descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// What the relay calls itself.
    pub nickname: String,
    /// Where it is.
    pub address: IpAddr,
    /// Its port for relays and clients.
    pub or_port: u16,
    /// Its port for directories; 0 if it has none.
    pub dir_port: u16,
    /// More addresses, IPv6 as a rule.
    pub more_addresses: Vec<SocketAddr>,
    /// Who it is.
    pub fingerprint: Option<Fingerprint>,
    /// The tor and the system that it runs: `Tor 0.4.9.11 on Linux`.
    pub platform: Option<String>,
    /// When it was published.
    pub published: Option<SystemTime>,
    /// For how many seconds the relay ran by then.
    pub uptime: Option<u64>,
    /// Bytes a second that the operator allows over a long time.
    pub rate: Option<u64>,
    /// Bytes a second that the operator allows for a moment.
    pub burst: Option<u64>,
    /// Bytes a second that it was seen to carry.
    pub observed: Option<u64>,
    /// How its operator is reached.
    pub contact: Option<String>,
    /// Relays of the same operator: fingerprints and nicknames, as they stand.
    pub family: Vec<String>,
    /// What it lets out to, a rule each: `accept *:80`.
    pub policy: Vec<String>,
    /// The summary for IPv6: `accept 80,443`.
    pub policy_v6: Option<String>,
    /// Whether it hibernates.
    pub hibernating: bool,
    /// Since when it reports to be overloaded.
    pub overloaded: Option<SystemTime>,
}

impl Descriptor {
    /// Reads one descriptor, of `GETINFO desc/id/…` and the like.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse_descriptors(text).into_iter().next()
    }
}

/// Reads descriptors that follow on each other. Those that are malformed are left out.
#[must_use]
pub fn parse_descriptors(text: &str) -> Vec<Descriptor> {
    let mut all: Vec<Descriptor> = Vec::new();
    let mut is_good = false;
    // Between BEGIN and END stands base64, no keywords.
    let mut is_object = false;
    for line in text.split('\n') {
        if line.starts_with("-----") {
            is_object = line.starts_with("-----BEGIN");
            continue;
        }
        if is_object {
            continue;
        }
        let line = line.strip_prefix("opt ").unwrap_or(line);
        let (keyword, rest) = line.split_once(' ').unwrap_or((line, ""));
        if keyword == "router" {
            let descriptor = first_line(rest);
            is_good = descriptor.is_some();
            all.extend(descriptor);
        } else if let Some(descriptor) = all.last_mut().filter(|_| is_good) {
            more(descriptor, keyword, line, rest);
        }
    }
    all
}

/// `nickname address ORPort SOCKSPort DirPort`.
fn first_line(text: &str) -> Option<Descriptor> {
    let mut words = text.split(' ');
    let nickname = words.next()?.into();
    let address = words.next()?.parse().ok()?;
    let or_port = words.next()?.parse().ok()?;
    words.next()?;
    Some(Descriptor {
        nickname,
        address,
        or_port,
        dir_port: words.next()?.parse().ok()?,
        more_addresses: Vec::new(),
        fingerprint: None,
        platform: None,
        published: None,
        uptime: None,
        rate: None,
        burst: None,
        observed: None,
        contact: None,
        family: Vec::new(),
        policy: Vec::new(),
        policy_v6: None,
        hibernating: false,
        overloaded: None,
    })
}

fn more(descriptor: &mut Descriptor, keyword: &str, line: &str, rest: &str) {
    match keyword {
        "or-address" => descriptor
            .more_addresses
            .extend(rest.parse::<SocketAddr>().ok()),
        "fingerprint" => descriptor.fingerprint = rest.parse().ok(),
        "platform" => descriptor.platform = Some(rest.into()),
        "published" => descriptor.published = parse_time(rest),
        "uptime" => descriptor.uptime = rest.parse().ok(),
        "bandwidth" => {
            let mut numbers = rest.split(' ').map(|number| number.parse().ok());
            let mut number = || numbers.next().flatten();
            descriptor.rate = number();
            descriptor.burst = number();
            descriptor.observed = number();
        }
        "contact" => descriptor.contact = Some(rest.into()),
        "family" => descriptor.family = rest.split_whitespace().map(Into::into).collect(),
        "accept" | "reject" => descriptor.policy.push(line.into()),
        "ipv6-policy" => descriptor.policy_v6 = Some(rest.into()),
        "hibernating" => descriptor.hibernating = rest == "1",
        // A version of the line's format stands first.
        "overload-general" => {
            let since = rest.split_once(' ').map_or("", |(_, since)| since);
            descriptor.overloaded = parse_time(since);
        }
        _ => {}
    }
}
