//! What is asked of tor and of /proc from time to time, each in a task of its own: the watcher goes on meanwhile.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::SystemTime;

use strombus_tor_control::{Connection, Error};
use tokio::task::spawn_blocking;

use super::ask::ask;
use super::circuits;
use super::connections::{self, Connections};
use super::directory::Directory;
use super::facts::Facts;
use super::log_file::LogFile;
use super::names::Names;
use super::process::{Process, Usage};
use super::resolve::{self, Found};
use crate::model::{Circuit, ConfigView, ConnectionsView, Header, Resolver, StreamView};

/// What came of it. An error is one of the connection, of which the link tells, too.
#[derive(Debug)]
pub(super) enum Polled {
    Facts(Result<Box<Facts>, Error>),
    Usage(Measure, Result<Totals, Error>),
    Connections(Box<Eye>, Result<Seen, Error>),
    Config(Result<Box<ConfigView>, Error>),
    /// What tor remembers of its bandwidth.
    Past(String),
    /// What stands in its log file.
    Log(Result<LogFile, Error>),
}

/// The processes that are measured.
#[derive(Debug, Default)]
pub(super) struct Measure {
    pub(super) tor: Option<Process>,
    pub(super) own: Option<Process>,
    pub(super) usage: Option<Usage>,
    pub(super) own_usage: Option<Usage>,
}

/// How much tor has moved since it was started, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    pub(super) read: Option<u64>,
    pub(super) written: Option<u64>,
}

/// Asks for the last minutes of bandwidth.
pub(super) async fn past(connection: Connection) -> Polled {
    Polled::Past(connection.info("bw-event-cache").await.unwrap_or_default())
}

/// Measures the processes, and asks for the totals.
pub(super) async fn usage(connection: Connection, mut measure: Measure) -> Polled {
    let measuring = spawn_blocking(move || {
        measure.usage = measure.tor.as_mut().and_then(Process::usage);
        measure.own_usage = measure.own.as_mut().and_then(Process::usage);
        measure
    });
    let measure = measuring.await.unwrap_or_default();
    let answers = ask(&connection, ["traffic/read", "traffic/written"]).await;
    let totals = answers.map(|answers| Totals {
        read: answers.number("traffic/read"),
        written: answers.number("traffic/written"),
    });
    Polled::Usage(measure, totals)
}

/// What looks at connections keeps from one look to the next.
#[derive(Debug, Default)]
pub(super) struct Eye {
    directory: Directory,
    connections: Connections,
    names: Names,
}

impl Eye {
    pub(super) fn with(names: Names) -> Self {
        Self {
            names,
            ..Self::default()
        }
    }
}

/// What it has seen.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) connections: ConnectionsView,
    pub(super) circuits: Arc<[Circuit]>,
    pub(super) streams: Arc<[StreamView]>,
    /// Whether somebody looked: else it is for the counts only, and knows no names and countries.
    pub(super) whole: bool,
}

/// Looks at connections, circuits and streams: at the whole, or at how many there are.
pub(super) async fn connections(
    connection: Connection,
    mut eye: Box<Eye>,
    header: Arc<Header>,
    process: Option<u32>,
    resolver: Resolver,
    whole: bool,
) -> Polled {
    let found = resolve::resolve(resolver, process, &header).await;
    let seen = look(&connection, &mut eye, &header, &found, whole).await;
    Polled::Connections(eye, seen)
}

async fn look(
    connection: &Connection,
    eye: &mut Eye,
    header: &Header,
    found: &Found,
    whole: bool,
) -> Result<Seen, Error> {
    let keys = [
        "orconn-status",
        "circuit-status",
        "stream-status",
        "status/clients-seen",
    ];
    let answers = ask(connection, keys.into_iter().take(if whole { 4 } else { 2 })).await?;
    let told = answers.get("orconn-status").unwrap_or_default();
    let mut services = HashSet::new();
    if whole {
        eye.directory.refresh(connection).await?;
        let sockets = found.sockets.as_deref().unwrap_or_default();
        let addresses = connections::addresses(told, sockets, &eye.directory);
        eye.directory.locate(connection, addresses).await?;
        services = services_of(connection).await?;
    }
    let circuits = circuits::circuits(
        answers.get("circuit-status").unwrap_or_default(),
        &eye.directory,
    );
    let mut view = eye.connections.view(&connections::Look {
        told,
        by: found.by,
        limited: found.limited.as_deref(),
        sockets: found.sockets.as_deref(),
        header,
        services: &services,
        circuits: &circuits,
        directory: &eye.directory,
        now: SystemTime::now(),
    });
    if whole {
        eye.names.fill(connection, &mut view).await?;
    }
    view.clients_by_country = clients_by_country(answers.get("status/clients-seen"));
    Ok(Seen {
        connections: view,
        circuits,
        streams: circuits::streams(answers.get("stream-status").unwrap_or_default()),
        whole,
    })
}

/// Where onion services lead to.
async fn services_of(connection: &Connection) -> Result<HashSet<SocketAddr>, Error> {
    let conf = match connection.get_conf(&["HiddenServiceOptions"]).await {
        Err(Error::Refused { .. }) => return Ok(HashSet::new()),
        conf => conf?,
    };
    let target = |value: &str| {
        let mut words = value.split_whitespace();
        let port: u16 = words.next()?.parse().ok()?;
        let Some(target) = words.next() else {
            return Some(SocketAddr::from(([127, 0, 0, 1], port)));
        };
        let alone = target
            .parse()
            .map(|port: u16| SocketAddr::from(([127, 0, 0, 1], port)));
        let address = || target.parse().map(|ip| SocketAddr::new(ip, port));
        target.parse().or(alone).or_else(|_| address()).ok()
    };
    Ok(conf.all("HiddenServicePort").filter_map(target).collect())
}

/// `TimeStarted="..." CountrySummary=us=16,de=8 IPVersions=v4=16,v6=8`.
fn clients_by_country(text: Option<&str>) -> Vec<(Arc<str>, u64)> {
    let summary = text.and_then(|text| text.split("CountrySummary=").nth(1)?.split(' ').next());
    let entries = summary.unwrap_or_default().split(',');
    let mut counts: Vec<_> = entries
        .filter_map(|entry| {
            let (country, count) = entry.split_once('=')?;
            Some((Arc::from(country), count.parse().ok()?))
        })
        .collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
