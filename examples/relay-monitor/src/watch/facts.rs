//! Who and what a relay is, as its tor tells.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use strombus_tor_control::event::Status;
use strombus_tor_control::{
    Conf, Connection, Descriptor, Error, Method, RouterStatus, parse_router_statuses, parse_time,
    unquote,
};

use super::ask::{Answers, ask};
use crate::model::{Accounting, Authentication, Header, Hibernation, Listener, VersionStatus};

/// What is asked for.
const KEYS: [&str; 23] = [
    "address/v4",
    "address/v6",
    "fingerprint",
    "process/pid",
    "process/user",
    "process/descriptor-limit",
    "uptime",
    "dormant",
    "status/version/current",
    "status/bootstrap-phase",
    "exit-policy/full",
    "accounting/enabled",
    "accounting/hibernating",
    "accounting/bytes",
    "accounting/bytes-left",
    "accounting/interval-end",
    "net/listeners/or",
    "net/listeners/extor",
    "net/listeners/dir",
    "net/listeners/socks",
    "net/listeners/control",
    "net/listeners/dns",
    "net/listeners/trans",
];

/// Options that say what the relay is limited to.
const OPTIONS: [&str; 5] = [
    "Nickname",
    "BandwidthRate",
    "BandwidthBurst",
    "RelayBandwidthRate",
    "RelayBandwidthBurst",
];

/// The facts that seldom change.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) header: Header,
    pub(super) accounting: Option<Accounting>,
    pub(super) limit: Option<u64>,
    pub(super) burst: Option<u64>,
    pub(super) observed: Option<u64>,
}

/// Asks for all of them.
///
/// # Errors
/// If the connection broke.
pub(super) async fn read(connection: &Connection) -> Result<Facts, Error> {
    let (answers, conf) = tokio::join!(ask(connection, KEYS), connection.get_conf(&OPTIONS));
    let answers = answers?;
    let conf = match conf {
        Err(Error::Refused { .. }) => Conf::default(),
        conf => conf?,
    };
    let mut facts = Facts {
        header: header(connection, &answers, &conf, SystemTime::now()),
        accounting: accounting(&answers),
        limit: lesser(&conf, "BandwidthRate", "RelayBandwidthRate"),
        burst: lesser(&conf, "BandwidthBurst", "RelayBandwidthBurst"),
        observed: None,
    };
    if let Some(fingerprint) = facts.header.fingerprint.clone() {
        standing(connection, &fingerprint, &mut facts).await?;
    }
    Ok(facts)
}

fn header(connection: &Connection, answers: &Answers, conf: &Conf, now: SystemTime) -> Header {
    let text = |key| answers.get(key).map(Arc::from);
    let addresses = ["address/v4", "address/v6"];
    let uptime = answers.number("uptime").map(Duration::from_secs);
    let methods = connection.protocol_info().methods;
    let bootstrap = answers.get("status/bootstrap-phase").and_then(bootstrap);
    let version = connection.version();
    Header {
        // A version of the sources has their state behind: `0.4.9.1-alpha (git-...)`.
        version: version
            .split(' ')
            .next()
            .filter(|version| !version.is_empty())
            .map(Into::into),
        version_status: answers.get("status/version/current").map(version_status),
        nickname: conf.get("Nickname").map(Into::into),
        addresses: addresses
            .into_iter()
            .filter_map(|key| answers.number::<IpAddr>(key))
            .collect(),
        listeners: listeners(answers),
        authentication: Some(Authentication {
            open: methods.contains(&Method::Null),
            cookie: methods.contains(&Method::Cookie) || methods.contains(&Method::SafeCookie),
            password: methods.contains(&Method::HashedPassword),
        }),
        pid: answers.number("process/pid"),
        user: text("process/user"),
        started: uptime.and_then(|uptime| now.checked_sub(uptime)),
        fingerprint: text("fingerprint"),
        exit_policy: policy(answers.get("exit-policy/full").unwrap_or_default()),
        bootstrap,
        dormant: answers.get("dormant") == Some("1"),
        descriptor_limit: answers.number("process/descriptor-limit"),
        newnym_at: Some(connection.newnym_wait())
            .filter(|wait| !wait.is_zero())
            .and_then(|wait| now.checked_add(wait)),
        ..Header::default()
    }
}

/// What the consensus and its own descriptor say of the relay.
async fn standing(
    connection: &Connection,
    fingerprint: &str,
    facts: &mut Facts,
) -> Result<(), Error> {
    let status = format!("ns/id/{fingerprint}");
    let descriptor = format!("desc/id/{fingerprint}");
    // A tor that knows no other relay has no consensus to be missed in.
    let valid = "consensus/valid-until";
    let answers = ask(connection, [status.as_str(), &descriptor, valid]).await?;
    let status = answers
        .get(&status)
        .and_then(|text| parse_router_statuses(text).pop());
    let is_live = answers.get(valid).is_some();
    let is_listed = status.is_some();
    let header = &mut facts.header;
    header.in_consensus = (is_live || status.is_some()).then_some(status.is_some());
    if let Some(RouterStatus { flags, weight, .. }) = status {
        header.flags = flags.iter().map(Into::into).collect();
        header.consensus_weight = weight;
    }
    // A tor that keeps no descriptors of others has its own here. One that has none at all would warn of the question in its
    // log each time; who is listed has one.
    let own = "dir/server/authority";
    let more = match answers.get(&descriptor) {
        None if is_listed => ask(connection, [own]).await?,
        _ => Answers::default(),
    };
    let descriptor = answers.get(&descriptor).or(more.get(own));
    if let Some(descriptor) = descriptor.and_then(Descriptor::parse) {
        header.published = descriptor.published;
        header.overloaded = descriptor.overloaded;
        facts.observed = descriptor.observed;
    }
    Ok(())
}

fn listeners(answers: &Answers) -> Vec<Listener> {
    let kinds = KEYS
        .iter()
        .filter_map(|key| Some((*key, key.strip_prefix("net/listeners/")?)));
    let mut all = Vec::new();
    for (key, kind) in kinds {
        let mut rest = answers.get(key).unwrap_or_default().trim();
        // Quoted strings with blanks between them.
        while let Some((bytes, after)) = unquote(rest) {
            let text = String::from_utf8_lossy(&bytes);
            all.push(Listener {
                kind: kind.into(),
                address: text.parse::<SocketAddr>().ok(),
                path: text.strip_prefix("unix:").map(Into::into),
            });
            rest = after.trim_start();
        }
    }
    all
}

/// Rules, by lines or by commas.
fn policy(text: &str) -> Vec<Arc<str>> {
    let rules = text.split(['\n', ',']).map(str::trim);
    rules
        .filter(|rule| !rule.is_empty())
        .map(Into::into)
        .collect()
}

fn version_status(text: &str) -> VersionStatus {
    match text {
        "recommended" => VersionStatus::Recommended,
        "new" => VersionStatus::New,
        "new in series" => VersionStatus::NewInSeries,
        "old" | "unrecommended" => VersionStatus::Old,
        "obsolete" => VersionStatus::Obsolete,
        "none recommended" => VersionStatus::NoneRecommended,
        _ => VersionStatus::Unknown,
    }
}

fn bootstrap(text: &str) -> Option<(u8, Arc<str>)> {
    let status = Status::parse_bootstrap(text)?;
    let progress = status.argument("PROGRESS")?.parse().ok()?;
    Some((
        progress,
        status.argument("SUMMARY").unwrap_or_default().into(),
    ))
}

fn accounting(answers: &Answers) -> Option<Accounting> {
    if answers.get("accounting/enabled") != Some("1") {
        return None;
    }
    let pair = |key| {
        let (read, written) = answers.get(key)?.split_once(' ')?;
        Some((read.parse().ok()?, written.parse().ok()?))
    };
    let (read, written) = pair("accounting/bytes")?;
    let (read_left, written_left) = pair("accounting/bytes-left")?;
    Some(Accounting {
        state: match answers.get("accounting/hibernating")? {
            "hard" => Hibernation::Hard,
            "soft" => Hibernation::Soft,
            _ => Hibernation::Awake,
        },
        read,
        written,
        read_left,
        written_left,
        ends: parse_time(answers.get("accounting/interval-end")?)?,
    })
}

/// The lesser of two options that limit; the second does not where it is zero.
fn lesser(conf: &Conf, one: &str, other: &str) -> Option<u64> {
    let number = |name| conf.get(name)?.parse::<u64>().ok();
    let other = number(other).filter(|number| *number > 0);
    number(one).into_iter().chain(other).min()
}
