//! The entries of a consensus, as `GETINFO ns/*`, NS and NEWCONSENSUS have them (dir-spec, "Router status entries").

use std::net::{IpAddr, SocketAddr};
use std::time::SystemTime;

use crate::fingerprint::Fingerprint;
use crate::time::parse_time;

/// What the authorities say of one relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouterStatus {
    /// What it calls itself.
    pub nickname: String,
    /// Who it is.
    pub fingerprint: Fingerprint,
    /// The SHA-1 of its descriptor; none where the entry has none that can be read.
    pub digest: Option<Fingerprint>,
    /// When its descriptor was published; consensuses of today write 2038-01-01 always.
    pub published: Option<SystemTime>,
    /// Where it is.
    pub address: IpAddr,
    /// Its port for relays and clients.
    pub or_port: u16,
    /// Its port for directories; 0 if it has none.
    pub dir_port: u16,
    /// More addresses (`a`), IPv6 as a rule.
    pub more_addresses: Vec<SocketAddr>,
    /// Its flags.
    pub flags: Flags,
    /// The consensus weight (`w Bandwidth=`): kilobytes a second, or what the authorities measured.
    pub weight: Option<u64>,
    /// The tor that it runs (`v`).
    pub version: Option<String>,
    /// A summary of the ports that it lets out to (`p`): `accept 80,443`.
    pub policy: Option<String>,
}

/// A set of flags. Unknown ones are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Flags(u32);

/// What authorities vouch for.
const FLAGS: &[&str] = &[
    "Authority",
    "BadExit",
    "Exit",
    "Fast",
    "Guard",
    "HSDir",
    "MiddleOnly",
    "NoEdConsensus",
    "Running",
    "Stable",
    "StaleDesc",
    "Sybil",
    "V2Dir",
    "Valid",
];

impl Flags {
    /// The flags of a line, separated by spaces.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(text.split(' ').fold(0, |bits, flag| bits | bit(flag)))
    }

    /// Whether the flag is among them.
    #[must_use]
    pub fn has(self, flag: &str) -> bool {
        self.0 & bit(flag) != 0
    }

    /// Their names, in the order of the alphabet.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        FLAGS.iter().copied().filter(move |flag| self.has(flag))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl std::fmt::Display for Flags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut separator = "";
        self.iter().try_for_each(|flag| {
            let before = std::mem::replace(&mut separator, " ");
            write!(f, "{before}{flag}")
        })
    }
}

/// A `match` is compiled to comparisons of lengths and words, which a consensus of thousands is glad of.
fn bit(flag: &str) -> u32 {
    match flag {
        "Authority" => 1,
        "BadExit" => 1 << 1,
        "Exit" => 1 << 2,
        "Fast" => 1 << 3,
        "Guard" => 1 << 4,
        "HSDir" => 1 << 5,
        "MiddleOnly" => 1 << 6,
        "NoEdConsensus" => 1 << 7,
        "Running" => 1 << 8,
        "Stable" => 1 << 9,
        "StaleDesc" => 1 << 10,
        "Sybil" => 1 << 11,
        "V2Dir" => 1 << 12,
        "Valid" => 1 << 13,
        _ => 0,
    }
}

/// Reads entries. Those that are malformed are left out, and so are lines that are not known.
#[must_use]
pub fn parse_router_statuses(text: &str) -> Vec<RouterStatus> {
    let mut entries: Vec<RouterStatus> = Vec::new();
    // Whether the entry that the lines belong to could be read.
    let mut is_good = false;
    for line in text.split('\n') {
        let (keyword, rest) = line.split_once(' ').unwrap_or((line, ""));
        if keyword == "r" {
            let entry = first_line(rest);
            is_good = entry.is_some();
            entries.extend(entry);
        } else if let Some(entry) = entries.last_mut().filter(|_| is_good) {
            more(entry, keyword, rest);
        }
    }
    entries
}

/// `nickname identity digest date time address ORPort DirPort`; without the digest in a microdescriptor consensus.
fn first_line(text: &str) -> Option<RouterStatus> {
    let mut words = text.split(' ');
    let nickname = words.next()?;
    let fingerprint = Fingerprint::from_base64(words.next()?)?;
    let mut word = words.next()?;
    let digest = Fingerprint::from_base64(word);
    if digest.is_some() {
        word = words.next()?;
    }
    let time = words.next()?;
    Some(RouterStatus {
        nickname: nickname.into(),
        fingerprint,
        digest,
        published: published(word, time),
        address: words.next()?.parse().ok()?,
        or_port: words.next()?.parse().ok()?,
        dir_port: words.next()?.parse().ok()?,
        more_addresses: Vec::new(),
        flags: Flags::default(),
        weight: None,
        version: None,
        policy: None,
    })
}

fn published(date: &str, time: &str) -> Option<SystemTime> {
    // Nearly always this one, which then costs nothing.
    if (date, time) == ("2038-01-01", "00:00:00") {
        return SystemTime::UNIX_EPOCH.checked_add(std::time::Duration::from_secs(2_145_916_800));
    }
    parse_time(&format!("{date} {time}"))
}

fn more(entry: &mut RouterStatus, keyword: &str, rest: &str) {
    match keyword {
        "a" => entry.more_addresses.extend(rest.parse::<SocketAddr>().ok()),
        "s" => entry.flags = Flags::parse(rest),
        "v" => entry.version = Some(rest.into()),
        "p" => entry.policy = Some(rest.into()),
        "w" => {
            let mut words = rest.split(' ');
            let weight = words.find_map(|word| word.strip_prefix("Bandwidth="));
            entry.weight = weight.and_then(|weight| weight.parse().ok());
        }
        _ => {}
    }
}
