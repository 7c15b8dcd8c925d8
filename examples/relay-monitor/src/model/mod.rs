//! What there is to see of relays: plain values, as pages show them.
//!
//! Addresses of clients and destinations of exit streams never come in here: they are [`Host::Scrubbed`] from the start, for
//! whoever looks. Sizes are in bytes, rates in bytes a second.

mod relay;

mod accounting;
mod alert;
mod bandwidth;
mod circuit;
mod config;
mod connection;
mod graph;
mod header;
mod line_kind;
mod link;
mod log;
mod overview;
mod resources;
pub(crate) mod secret;

pub use accounting::{Accounting, Hibernation};
pub use alert::{Alert, AlertKind, AlertNews, Severity};
pub use bandwidth::Bandwidth;
pub use circuit::{Circuit, Hop, StreamView};
pub use config::{ConfigOption, ConfigView};
pub use connection::{Connection, ConnectionKind, ConnectionsView, Endpoint, Host, Peer, Resolver};
pub use graph::{Graphs, Interval, Point, SAMPLES, Series, Statistic};
pub use header::{Authentication, Header, Listener, VersionStatus};
pub(crate) use line_kind::LineKind;
pub use link::LinkState;
pub(crate) use log::{About, Stretch};
pub use log::{LogLine, Runlevel};
pub use overview::Overview;
pub use relay::{RelayId, RelayView};
pub use resources::{Measured, Resources};
