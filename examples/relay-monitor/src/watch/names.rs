//! The names that addresses lead back to: of relays only, and only where the configuration wants them.
//!
//! Whoever is asked learns with whom the relay is connected. So nobody is asked by default; the tor itself is asked to
//! resolve over its circuits (`RESOLVE mode=reverse`), or the system's name servers are.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::RData;
use strombus_tor_control::event::{AddressMapping, Body};
use strombus_tor_control::{Connection, Error, EventName, Heard, Link, Subscription};
use tokio::task::JoinSet;

use crate::model::{ConnectionsView, Host};

/// How many names are remembered.
const NAMES: usize = 20_000;

/// For how many addresses names are asked at once; each look asks for some more.
const AT_ONCE: usize = 16;

/// After how long an answer does not come any more: tor gives a stream up after two minutes.
const PATIENCE: Duration = Duration::from_secs(150);

/// The longest name of DNS (RFC 1035, 2.3.4), as text.
const LONGEST: usize = 253;

/// Who is asked for the names of relays that a relay is connected with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReverseNames {
    /// Nobody.
    #[default]
    Off,
    /// The tor, which asks over its circuits.
    Tor,
    /// The name servers of the system, who learn with whom the relay is connected.
    Dns,
}

/// The names that are known, and those that are asked for.
#[derive(Debug, Default)]
pub(super) struct Names {
    source: Source,
    /// None where it has no name.
    known: HashMap<IpAddr, Option<Arc<str>>>,
    asked: HashMap<IpAddr, Instant>,
}

#[derive(Default)]
enum Source {
    #[default]
    Nobody,
    /// Hears the answers.
    Tor(Subscription),
    Dns(Box<TokioResolver>, JoinSet<(IpAddr, Option<Arc<str>>)>),
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nobody => "Nobody",
            Self::Tor(_) => "Tor",
            Self::Dns(..) => "Dns",
        })
    }
}

impl Names {
    pub(super) fn of(wanted: ReverseNames, link: &Link) -> Self {
        let source = match wanted {
            ReverseNames::Off => Source::Nobody,
            ReverseNames::Tor => Source::Tor(link.subscribe([EventName::AddrMap])),
            ReverseNames::Dns => match TokioResolver::builder_tokio().and_then(|new| new.build()) {
                Ok(resolver) => Source::Dns(Box::new(resolver), JoinSet::new()),
                Err(error) => {
                    tracing::error!("no names of relays, since {error}");
                    Source::Nobody
                }
            },
        };
        Self {
            source,
            ..Self::default()
        }
    }

    /// Puts the names that are known into the view, and asks for some of those that are not. Never waits for an answer.
    ///
    /// # Errors
    /// If the connection broke.
    pub(super) async fn fill(
        &mut self,
        connection: &Connection,
        view: &mut ConnectionsView,
    ) -> Result<(), Error> {
        if matches!(self.source, Source::Nobody) {
            return Ok(());
        }
        self.learn();
        let mut unknown = Vec::new();
        for connection in &mut view.list {
            // Who is no relay has been scrubbed; of the others, only relays are anybody's business.
            let (Host::Known(address), Some(_)) = (connection.remote.host, &connection.peer) else {
                continue;
            };
            match self.known.get(&address) {
                Some(name) => connection.name.clone_from(name),
                None => unknown.push(address),
            }
        }
        for address in unknown {
            if self.asked.len() >= AT_ONCE {
                break;
            }
            if let Entry::Vacant(asked) = self.asked.entry(address) {
                asked.insert(Instant::now());
                self.ask(connection, address).await?;
            }
        }
        Ok(())
    }

    async fn ask(&mut self, connection: &Connection, address: IpAddr) -> Result<(), Error> {
        match &mut self.source {
            Source::Nobody => {}
            Source::Tor(_) => match connection.resolve(&address.to_string(), true).await {
                Err(Error::Refused { .. } | Error::Command(_)) => self.is(address, None),
                asked => asked?,
            },
            Source::Dns(resolver, lookups) => {
                let resolver = TokioResolver::clone(resolver);
                lookups.spawn(async move { (address, look_up(&resolver, address).await) });
            }
        }
        Ok(())
    }

    /// Takes the answers that have come.
    fn learn(&mut self) {
        let mut learnt = Vec::new();
        match &mut self.source {
            Source::Nobody => {}
            Source::Tor(answers) => {
                while let Some(heard) = answers.try_next() {
                    if let Heard::Event(event) = heard
                        && let Body::AddressMapping(mapping) = &event.body
                    {
                        learnt.extend(answer(mapping));
                    }
                }
                // Those of others' questions are no business of ours.
                learnt.retain(|(address, _)| self.asked.contains_key(address));
            }
            Source::Dns(_, lookups) => {
                while let Some(looked_up) = lookups.try_join_next() {
                    learnt.extend(looked_up.ok());
                }
            }
        }
        for (address, name) in learnt {
            self.is(address, name);
        }
        let late = self.asked.extract_if(|_, at| at.elapsed() > PATIENCE);
        let late: Vec<IpAddr> = late.map(|(address, _)| address).collect();
        for address in late {
            self.is(address, None);
        }
    }

    fn is(&mut self, address: IpAddr, name: Option<Arc<str>>) {
        if self.known.len() >= NAMES {
            self.known.clear();
        }
        self.asked.remove(&address);
        self.known.insert(address, name);
    }
}

/// What tor answered: the address stands by itself, or as `REVERSE[192.0.2.1]` where it comes from its memory.
fn answer(mapping: &AddressMapping) -> Option<(IpAddr, Option<Arc<str>>)> {
    let address = mapping.address.as_str();
    let inner = address
        .strip_prefix("REVERSE[")
        .and_then(|rest| rest.strip_suffix(']'));
    let address = inner.unwrap_or(address).parse().ok()?;
    let name = name(&mapping.new_address).filter(|_| mapping.error.is_none());
    Some((address, name))
}

async fn look_up(resolver: &TokioResolver, address: IpAddr) -> Option<Arc<str>> {
    // Without a name it is an error, too.
    let found = resolver.reverse_lookup(address).await.ok()?;
    found
        .answers()
        .iter()
        .find_map(|record| match &record.data {
            RData::PTR(found) => name(&found.to_utf8()),
            _ => None,
        })
}

/// A name as hosts have them; who owns an address may have it lead to anything.
fn name(text: &str) -> Option<Arc<str>> {
    let text = text.trim_end_matches('.');
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let fits = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(is_name);
    fits.then(|| text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ConnectionKind, Endpoint, Peer};
    use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
    use hickory_resolver::net::runtime::TokioRuntimeProvider;
    use std::time::SystemTime;
    use strombus_tor_control::{Credentials, Limits, Target};
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
    use tokio::net::{TcpListener, UdpSocket};

    #[test]
    fn only_what_hosts_are_called_is_a_name() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(name(text).as_deref(), expected, "{text}");
        };
        check("relay.example.org.", Some("relay.example.org"));
        check("a_b-1.example", Some("a_b-1.example"));
        for wrong in [
            "",
            ".",
            "<error>",
            "a b",
            "\u{1b}[31m",
            "ä.example",
            &"a".repeat(254),
        ] {
            check(wrong, None);
        }
    }

    #[test]
    fn an_answer_names_its_address() {
        let check = |line: &str, expected: Option<(&str, Option<&str>)>| {
            let expected =
                expected.map(|(address, name)| (address.parse().unwrap(), name.map(Arc::from)));
            let mapping = AddressMapping::parse(line).unwrap();
            assert_eq!(answer(&mapping), expected, "{line}");
        };
        check(
            "192.0.2.1 a.example NEVER",
            Some(("192.0.2.1", Some("a.example"))),
        );
        check(
            "REVERSE[2001:db8::1] a.example NEVER",
            Some(("2001:db8::1", Some("a.example"))),
        );
        check(
            "192.0.2.1 <error> NEVER error=yes",
            Some(("192.0.2.1", None)),
        );
        check("a.example 192.0.2.1 NEVER", None);
    }

    /// A view of a relay, a client, and a controller.
    fn view() -> ConnectionsView {
        let connection = |kind, host, peer| crate::model::Connection {
            kind,
            local: None,
            remote: Endpoint {
                host,
                port: None,
                country: None,
            },
            peer,
            since: SystemTime::UNIX_EPOCH,
            name: None,
        };
        let relay = Peer {
            fingerprint: "A".repeat(40).into(),
            nickname: None,
        };
        let known = |text: &str| Host::Known(text.parse().unwrap());
        ConnectionsView {
            list: vec![
                connection(ConnectionKind::Outbound, known("192.0.2.1"), Some(relay)),
                connection(ConnectionKind::Inbound, Host::Scrubbed, None),
                connection(ConnectionKind::Control, known("192.0.2.2"), None),
            ],
            ..ConnectionsView::default()
        }
    }

    /// A tor that resolves, and a link to it. What it was asked comes by the channel.
    async fn tor() -> (Link, tokio::sync::mpsc::UnboundedReceiver<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let target = Target::Port(listener.local_addr().unwrap());
        let (tell, told) = tokio::sync::mpsc::unbounded_channel();
        tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let mut stream = BufReader::new(stream);
            let mut line = String::new();
            while stream
                .read_line(&mut line)
                .await
                .is_ok_and(|count| count > 0)
            {
                let command = line.trim_end().to_owned();
                line.clear();
                let answer = match command.as_str() {
                    "PROTOCOLINFO 1" => {
                        "250-PROTOCOLINFO 1\r\n250-AUTH METHODS=NULL\r\n250-VERSION Tor=\"0.4.9.11\"\r\n250 OK\r\n"
                    }
                    "GETINFO version events/names" => {
                        "250-version=0.4.9.11\r\n250-events/names=ADDRMAP\r\n250 OK\r\n"
                    }
                    "RESOLVE mode=reverse 192.0.2.1" => {
                        "250 OK\r\n650 ADDRMAP 192.0.2.1 relay.example.org \"2026-11-21 03:00:00\" EXPIRES=\"2026-11-21 02:00:00\" CACHED=\"NO\"\r\n"
                    }
                    _ => "250 OK\r\n",
                };
                stream.write_all(answer.as_bytes()).await.unwrap();
                let _ = tell.send(command);
            }
        });
        let link = Link::open(target, Credentials::new(), Limits::default());
        let mut state = link.state();
        drop(
            state
                .wait_for(strombus_tor_control::State::is_up)
                .await
                .unwrap(),
        );
        (link, told)
    }

    /// Looks again and again until the relay has its name: the others have none.
    async fn check_filled(names: &mut Names, link: &Link, expected: &str) {
        let connection = link.connection().unwrap();
        let filled = async {
            loop {
                let mut view = view();
                names.fill(&connection, &mut view).await.unwrap();
                if view.list[0].name.is_some() {
                    return view;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let view = tokio::time::timeout(Duration::from_secs(20), filled)
            .await
            .unwrap();
        let shown: Vec<_> = view.list.iter().map(|one| one.name.as_deref()).collect();
        assert_eq!(shown, [Some(expected), None, None]);
    }

    #[tokio::test]
    async fn tor_is_asked_once_for_relays_and_for_nobody_else() {
        let (link, mut told) = tor().await;
        let mut names = Names::of(ReverseNames::Tor, &link);
        check_filled(&mut names, &link, "relay.example.org").await;
        check_filled(&mut names, &link, "relay.example.org").await;
        link.ask(strombus_tor_control::Command::raw("THE-END").unwrap())
            .await
            .unwrap();
        let mut asked = Vec::new();
        while let Some(command) = told.recv().await.filter(|command| command != "THE-END") {
            asked.extend(command.strip_prefix("RESOLVE ").map(str::to_owned));
        }
        assert_eq!(asked, ["mode=reverse 192.0.2.1"]);
    }

    #[tokio::test]
    async fn nobody_is_asked_by_default() {
        let (link, mut told) = tor().await;
        let mut names = Names::of(ReverseNames::default(), &link);
        let mut view = view();
        names
            .fill(&link.connection().unwrap(), &mut view)
            .await
            .unwrap();
        assert!(view.list.iter().all(|one| one.name.is_none()));
        link.ask(strombus_tor_control::Command::raw("THE-END").unwrap())
            .await
            .unwrap();
        while let Some(command) = told.recv().await.filter(|command| command != "THE-END") {
            assert!(
                !command.contains("RESOLVE") && !command.contains("ADDRMAP"),
                "{command}"
            );
        }
    }

    #[tokio::test]
    async fn name_servers_are_asked_where_that_is_wanted() {
        let server = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let port = server.local_addr().unwrap().port();
        tokio::spawn(async move {
            let mut query = [0; 512];
            while let Ok((count, from)) = server.recv_from(&mut query).await {
                // The header (RFC 1035, 4.1.1) with one answer and nothing more, and the question up to its end.
                let end = query[12..count].iter().position(|byte| *byte == 0).unwrap() + 12 + 5;
                let mut answer = vec![query[0], query[1], 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0];
                answer.extend_from_slice(&query[12..end]);
                // The name of the question, PTR, IN, a minute, and where it leads to.
                answer.extend_from_slice(&[0xc0, 12, 0, 12, 0, 1, 0, 0, 0, 60, 0, 15]);
                answer.extend_from_slice(b"\x05relay\x07example\x00");
                server.send_to(&answer, from).await.unwrap();
            }
        });
        let mut udp = ConnectionConfig::udp();
        udp.port = port;
        let mut at = NameServerConfig::udp([127, 0, 0, 1].into());
        at.connections = vec![udp];
        let config = ResolverConfig::from_name_servers(vec![at]);
        let resolver =
            TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()).build();
        let (link, _told) = tor().await;
        let mut names = Names {
            source: Source::Dns(Box::new(resolver.unwrap()), JoinSet::new()),
            ..Names::default()
        };
        check_filled(&mut names, &link, "relay.example").await;
    }
}
