//! Connections and circuits as the rows of a table.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;
use std::time::SystemTime;

use strombus_widgets::{Column, Content, Length, Records, Role};

use crate::model::{
    Circuit, Connection, ConnectionKind, ConnectionsView, Endpoint, Hop, Host, Peer,
};
use crate::pages::order::Order;
use crate::pages::words::ago;

pub(super) const KIND: usize = 0;
pub(super) const ADDRESS: usize = 1;
pub(super) const COUNTRY: usize = 2;
pub(super) const NICKNAME: usize = 3;
pub(super) const FINGERPRINT: usize = 4;
pub(super) const NAME: usize = 5;
pub(super) const LOCAL: usize = 6;
pub(super) const AGE: usize = 7;
/// What is sorted by without being a column of its own.
pub(super) const PORT: usize = 8;

/// The titles of the columns, and the words by which to sort.
pub(super) const TITLES: [&str; 9] = [
    "Type",
    "Address",
    "Country",
    "Nickname",
    "Fingerprint",
    "Name",
    "Local",
    "Age",
    "Port",
];

pub(super) fn columns() -> [Column; 8] {
    let column =
        |title: usize| Column::new(TITLES.get(title).copied().unwrap_or_default()).unsorted();
    [
        column(KIND).fixed(12),
        column(ADDRESS).length(Length::flexible().min(22).max(34)),
        Column::new("CC").unsorted().fixed(4),
        column(NICKNAME).length(Length::flexible().min(12).max(20)),
        column(FINGERPRINT).fixed(40).wide(114),
        column(NAME).length(Length::flexible().min(10)).wide(180),
        column(LOCAL)
            .length(Length::flexible().min(21).max(28))
            .wide(150),
        column(AGE).fixed(9).right(),
    ]
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Connection(usize),
    Circuit(usize),
    Hop(usize, usize),
}

/// What a row is about, as long as it is there: rows move, this does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Connection(
        ConnectionKind,
        Option<std::net::SocketAddr>,
        SystemTime,
        Option<Arc<str>>,
    ),
    Circuit(Arc<str>),
    Hop(Arc<str>, usize),
}

/// The rows of the table: the connections, and each circuit with its hops below.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) connections: Arc<ConnectionsView>,
    pub(super) circuits: Arc<[Circuit]>,
    pub(super) at: SystemTime,
    pub(super) order: Order,
    pub(super) opens_circuits: bool,
    rows: Vec<Row>,
}

/// What a row that is sorted is sorted by: a connection or a circuit, and of that its last hop.
#[derive(Clone, Copy)]
struct Sorted<'a> {
    row: Row,
    kind: ConnectionKind,
    endpoint: Option<&'a Endpoint>,
    peer: Option<&'a Peer>,
    name: &'a str,
    local: Option<std::net::SocketAddr>,
    since: SystemTime,
}

impl Sorted<'_> {
    const fn is_circuit(&self) -> bool {
        matches!(self.row, Row::Circuit(_))
    }
}

impl Rows {
    pub(super) fn new(order: Order) -> Self {
        Self {
            connections: Arc::default(),
            circuits: Arc::default(),
            at: SystemTime::UNIX_EPOCH,
            order,
            opens_circuits: true,
            rows: Vec::new(),
        }
    }

    /// Sorts the rows anew.
    pub(super) fn renew(&mut self) {
        let connections = self.connections.list.iter().enumerate();
        let connections = connections.map(|(number, connection)| Sorted {
            row: Row::Connection(number),
            kind: connection.kind,
            endpoint: Some(&connection.remote),
            peer: connection.peer.as_ref(),
            name: connection.name.as_deref().unwrap_or_default(),
            local: connection.local,
            since: connection.since,
        });
        let circuits = self
            .circuits
            .iter()
            .enumerate()
            .map(|(number, circuit)| Sorted {
                row: Row::Circuit(number),
                kind: ConnectionKind::Circuit,
                endpoint: circuit.hops.last().and_then(|hop| hop.endpoint.as_ref()),
                peer: circuit.hops.last().map(|hop| &hop.peer),
                name: "",
                local: None,
                since: circuit.created.unwrap_or(self.at),
            });
        let mut sorted: Vec<Sorted<'_>> = connections.chain(circuits).collect();
        sorted.sort_by(|one, other| self.order.compare(|column| compare(one, other, column)));
        let mut rows = Vec::with_capacity(sorted.len());
        for Sorted { row, .. } in sorted {
            rows.push(row);
            if let (Row::Circuit(number), true) = (row, self.opens_circuits) {
                let hops = self
                    .circuits
                    .get(number)
                    .map_or(0, |circuit| circuit.hops.len());
                rows.extend((0..hops).map(|hop| Row::Hop(number, hop)));
            }
        }
        self.rows = rows;
    }

    pub(super) fn row(&self, row: usize) -> Option<Row> {
        self.rows.get(row).copied()
    }

    pub(super) fn subject(&self, row: usize) -> Option<Subject> {
        match self.row(row)? {
            Row::Connection(number) => {
                let connection = self.connections.list.get(number)?;
                let fingerprint = connection
                    .peer
                    .as_ref()
                    .map(|peer| Arc::clone(&peer.fingerprint));
                Some(Subject::Connection(
                    connection.kind,
                    connection.local,
                    connection.since,
                    fingerprint,
                ))
            }
            Row::Circuit(number) => {
                Some(Subject::Circuit(Arc::clone(&self.circuits.get(number)?.id)))
            }
            Row::Hop(number, hop) => Some(Subject::Hop(
                Arc::clone(&self.circuits.get(number)?.id),
                hop,
            )),
        }
    }

    /// The row of a subject.
    pub(super) fn row_of(&self, subject: &Subject) -> Option<usize> {
        (0..self.rows.len()).find(|&row| self.subject(row).as_ref() == Some(subject))
    }

    pub(super) fn connection(&self, number: usize) -> Option<&Connection> {
        self.connections.list.get(number)
    }

    pub(super) fn hop(&self, circuit: usize, hop: usize) -> Option<&Hop> {
        self.circuits.get(circuit)?.hops.get(hop)
    }

    /// The relay that a row is about.
    pub(super) fn peer(&self, row: usize) -> Option<&Peer> {
        match self.row(row)? {
            Row::Connection(number) => self.connection(number)?.peer.as_ref(),
            Row::Circuit(_) => None,
            Row::Hop(circuit, hop) => Some(&self.hop(circuit, hop)?.peer),
        }
    }

    fn of_connection(&self, connection: &Connection, column: usize) -> Content {
        match column {
            KIND => kind_words(connection.kind).into(),
            ADDRESS => address(&connection.remote),
            COUNTRY => connection.remote.country().unwrap_or_default().into(),
            NICKNAME => nickname(connection.peer.as_ref()).into(),
            FINGERPRINT => fingerprint(connection.peer.as_ref()).into(),
            NAME => connection.name.as_deref().unwrap_or_default().into(),
            LOCAL => connection
                .local
                .map_or_else(String::new, |local| local.to_string())
                .into(),
            AGE => self.age(Some(connection.since)),
            _ => Content::new(),
        }
    }

    fn of_circuit(&self, circuit: &Circuit, column: usize) -> Content {
        match column {
            KIND => Content::from("Circuit"),
            ADDRESS => {
                let built = &*circuit.status == "BUILT";
                let mut content = Content::from(format!("{} ", circuit.id));
                let status = circuit.status.to_lowercase();
                content.push(&status, if built { Role::Text } else { Role::Warning });
                content
            }
            NICKNAME => {
                let purpose = circuit.purpose.as_deref().unwrap_or_default();
                Content::styled(purpose.to_lowercase().replace('_', " "), Role::Quiet)
            }
            FINGERPRINT => {
                let flags: Vec<String> = circuit
                    .build_flags
                    .iter()
                    .map(|flag| flag.to_lowercase())
                    .collect();
                Content::styled(flags.join(" ").replace('_', " "), Role::Quiet)
            }
            AGE => self.age(circuit.created),
            _ => Content::new(),
        }
    }

    fn of_hop(&self, circuit: &Circuit, number: usize, hop: &Hop, column: usize) -> Content {
        let last = number + 1 == circuit.hops.len();
        match column {
            KIND => {
                let word = match number {
                    0 => "Guard",
                    _ if last => "End",
                    _ => "Middle",
                };
                let branch = if last { " └ " } else { " ├ " };
                let mut content = Content::styled(branch, Role::Quiet);
                content.push(word, Role::Text);
                content
            }
            ADDRESS => hop.endpoint.as_ref().map(address).unwrap_or_default(),
            COUNTRY => {
                let country = hop.endpoint.as_ref().and_then(Endpoint::country);
                country.unwrap_or_default().into()
            }
            NICKNAME => nickname(Some(&hop.peer)).into(),
            FINGERPRINT => fingerprint(Some(&hop.peer)).into(),
            _ => Content::new(),
        }
    }

    fn age(&self, since: Option<SystemTime>) -> Content {
        let age = since.and_then(|since| self.at.duration_since(since).ok());
        age.map_or_else(String::new, ago).into()
    }
}

impl Records for Rows {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        Cow::Owned(self.content(row, column).text().to_owned())
    }

    fn content(&self, row: usize, column: usize) -> Content {
        let content = match self.row(row) {
            Some(Row::Connection(number)) => self
                .connection(number)
                .map(|connection| self.of_connection(connection, column)),
            Some(Row::Circuit(number)) => self
                .circuits
                .get(number)
                .map(|circuit| self.of_circuit(circuit, column)),
            Some(Row::Hop(number, hop)) => self.circuits.get(number).and_then(|circuit| {
                Some(self.of_hop(circuit, hop, circuit.hops.get(hop)?, column))
            }),
            None => None,
        };
        content.unwrap_or_default()
    }
}

pub(super) const fn kind_words(kind: ConnectionKind) -> &'static str {
    match kind {
        ConnectionKind::Relay => "Relay",
        ConnectionKind::Inbound => "Inbound",
        ConnectionKind::Outbound => "Outbound",
        ConnectionKind::Exit => "Exit",
        ConnectionKind::Hidden => "Hidden",
        ConnectionKind::Socks => "Socks",
        ConnectionKind::Circuit => "First hop",
        ConnectionKind::Directory => "Directory",
        ConnectionKind::Control => "Control",
    }
}

/// Where a connection leads to. Who a client is, and where an exit stream leads to, is nobody's business.
pub(super) fn address(endpoint: &Endpoint) -> Content {
    let port = endpoint
        .port
        .map_or_else(String::new, |port| format!(":{port}"));
    match endpoint.host {
        Host::Known(address) if address.is_ipv6() => format!("[{address}]{port}").into(),
        Host::Known(address) => format!("{address}{port}").into(),
        Host::Scrubbed => Content::styled(format!("<scrubbed>{port}"), Role::Quiet),
        Host::Unknown => Content::styled("unknown", Role::Quiet),
    }
}

fn nickname(peer: Option<&Peer>) -> &str {
    peer.and_then(|peer| peer.nickname.as_deref())
        .unwrap_or_default()
}

fn fingerprint(peer: Option<&Peer>) -> &str {
    peer.map_or("", |peer| &peer.fingerprint)
}

fn compare(one: &Sorted<'_>, other: &Sorted<'_>, column: usize) -> Ordering {
    // What has no value comes last.
    fn known_first<T: Ord>(one: Option<T>, other: Option<T>) -> Ordering {
        match (one, other) {
            (Some(one), Some(other)) => one.cmp(&other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
    let host = |sorted: &Sorted<'_>| match sorted.endpoint?.host {
        Host::Known(address) => Some(address),
        Host::Scrubbed | Host::Unknown => None,
    };
    let text = |text: &str| (!text.is_empty()).then(|| text.to_lowercase());
    match column {
        // The first hops of circuits stand before the circuits.
        KIND => (one.kind, one.is_circuit()).cmp(&(other.kind, other.is_circuit())),
        ADDRESS => known_first(host(one), host(other)),
        COUNTRY => {
            let country =
                |sorted: &Sorted<'_>| sorted.endpoint.and_then(|endpoint| endpoint.country);
            known_first(country(one), country(other))
        }
        NICKNAME => known_first(text(nickname(one.peer)), text(nickname(other.peer))),
        FINGERPRINT => known_first(text(fingerprint(one.peer)), text(fingerprint(other.peer))),
        NAME => known_first(text(one.name), text(other.name)),
        LOCAL => known_first(one.local, other.local),
        // The youngest first.
        AGE => other.since.cmp(&one.since),
        PORT => {
            let port = |sorted: &Sorted<'_>| sorted.endpoint.and_then(|endpoint| endpoint.port);
            known_first(port(one), port(other))
        }
        _ => Ordering::Equal,
    }
}
