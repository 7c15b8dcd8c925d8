//! All that is known of one relay.

use std::sync::Arc;
use std::time::SystemTime;

use super::{
    Accounting, Alert, Bandwidth, Circuit, ConfigView, ConnectionsView, Graphs, Header, LinkState,
    Resolver, Resources, StreamView,
};

/// Names a relay among those of the monitor: its place in the configuration, counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelayId(pub usize);

/// All that is known of one relay at one moment.
///
/// What comes from tor keeps its last value while the connection is down: see [`RelayView::link`] before trusting it.
#[derive(Clone, Debug, PartialEq)]
pub struct RelayView {
    /// Which relay this is.
    pub id: RelayId,
    /// What history and metrics call it, however often it is renamed: what the configuration calls it; without that, where
    /// its control port is.
    pub key: Arc<str>,
    /// What the configuration calls it; without that its nickname, or where its control port is.
    pub name: Arc<str>,
    /// Where its control port is, as it is written: `127.0.0.1:9051` or a path.
    pub control: Arc<str>,
    /// When this view was made.
    pub at: SystemTime,
    /// How the connection to its control port is.
    pub link: LinkState,
    /// Who and what it is.
    pub header: Arc<Header>,
    /// Its traffic, in numbers.
    pub bandwidth: Bandwidth,
    /// What its process uses; none where that cannot be known.
    pub resources: Option<Resources>,
    /// None where accounting is off.
    pub accounting: Option<Accounting>,
    /// What the graphs show.
    pub graphs: Graphs,
    /// By what its connections are to be found.
    pub resolver: Resolver,
    /// Its connections. Only up to date while somebody looks at [`crate::Aspect::Connections`].
    pub connections: Arc<ConnectionsView>,
    /// The circuits that begin at it. Up to date like the connections.
    pub circuits: Arc<[Circuit]>,
    /// The streams of its own clients. Up to date like the connections.
    pub streams: Arc<[StreamView]>,
    /// Its configuration; none until somebody looked at [`crate::Aspect::Config`].
    pub config: Option<Arc<ConfigView>>,
    /// The events that it can tell of (`GETINFO events/names`), in its order; empty until it said.
    pub events: Arc<[Arc<str>]>,
    /// What is wrong with it now, the worst first.
    pub alerts: Arc<[Alert]>,
}

impl RelayView {
    /// A relay of which nothing is known yet.
    #[must_use]
    pub fn unknown(id: RelayId, name: &str, control: &str, at: SystemTime) -> Self {
        Self {
            id,
            key: name.into(),
            name: name.into(),
            control: control.into(),
            at,
            link: LinkState::Connecting,
            header: Arc::default(),
            bandwidth: Bandwidth::default(),
            resources: None,
            accounting: None,
            graphs: Graphs::default(),
            resolver: Resolver::default(),
            connections: Arc::default(),
            circuits: Arc::default(),
            streams: Arc::default(),
            config: None,
            events: Arc::default(),
            alerts: Arc::default(),
        }
    }
}
