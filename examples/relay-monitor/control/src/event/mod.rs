//! Asynchronous events (control-spec, "Asynchronous events").
//!
//! [`Event::read`] cannot fail: what is unknown or malformed is kept as it came.

mod address;
mod bandwidth;
mod circuit;
mod configuration;
mod directory;
mod guard;
mod log;
mod name;
mod onion;
mod or_connection;
mod status;
mod stream;
mod transport;

pub use address::{AddressMapping, BuildTimeout, BuildTimeoutStep, ClientsSeen};
pub use bandwidth::{
    Bandwidth, BucketEmpty, CellStats, CircuitBandwidth, ConnectionBandwidth, QueueStats,
    StreamBandwidth,
};
pub use circuit::{Circuit, CircuitChange, CircuitStatus};
pub use configuration::Changed;
pub use directory::Liveness;
pub use guard::{Guard, GuardStatus};
pub use log::{LogLine, Runlevel};
pub use name::EventName;
pub use onion::{OnionDescriptor, OnionDescriptorContent};
pub use or_connection::{OrConnection, OrStatus};
pub use status::{Status, StatusOf};
pub use stream::{Stream, StreamStatus};
pub use transport::{Transport, TransportWord};

use crate::fields::Fields;
use crate::fingerprint::RelayName;
use crate::reply::Reply;
use crate::router_status::{RouterStatus, parse_router_statuses};

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its kind.
    pub name: EventName,
    /// What it says.
    pub body: Body,
    /// The whole as it came.
    pub raw: Reply,
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// ADDRMAP
    AddressMapping(AddressMapping),
    /// BUILDTIMEOUT_SET
    BuildTimeout(BuildTimeout),
    /// BW
    Bandwidth(Bandwidth),
    /// CELL_STATS
    CellStats(Box<CellStats>),
    /// CIRC
    Circuit(Box<Circuit>),
    /// CIRC_BW
    CircuitBandwidth(CircuitBandwidth),
    /// CIRC_MINOR
    CircuitChange(Box<CircuitChange>),
    /// CLIENTS_SEEN
    ClientsSeen(ClientsSeen),
    /// CONF_CHANGED: the options in their order
    ConfChanged(Vec<Changed>),
    /// CONN_BW
    ConnectionBandwidth(ConnectionBandwidth),
    /// DEBUG, INFO, NOTICE, WARN, ERR
    Log(LogLine),
    /// DESCCHANGED
    DescriptorChanged,
    /// GUARD
    Guard(Guard),
    /// HS_DESC
    OnionDescriptor(Box<OnionDescriptor>),
    /// HS_DESC_CONTENT
    OnionDescriptorContent(OnionDescriptorContent),
    /// NETWORK_LIVENESS
    Liveness(Liveness),
    /// NEWCONSENSUS
    NewConsensus(Vec<RouterStatus>),
    /// NEWDESC
    NewDescriptors(Vec<RelayName>),
    /// NS
    RouterStatuses(Vec<RouterStatus>),
    /// ORCONN
    OrConnection(Box<OrConnection>),
    /// SIGNAL
    Signal(String),
    /// STATUS_GENERAL, STATUS_CLIENT, STATUS_SERVER
    Status(Status),
    /// STREAM
    Stream(Box<Stream>),
    /// STREAM_BW
    StreamBandwidth(StreamBandwidth),
    /// TB_EMPTY
    BucketEmpty(BucketEmpty),
    /// TRANSPORT_LAUNCHED, PT_LOG, PT_STATUS
    Transport(Transport),
    /// An event that this library does not know, or that is not of the form that its name promises: see `raw`.
    Unread,
}

impl Event {
    /// Reads an event of its lines.
    #[must_use]
    pub fn read(raw: Reply) -> Self {
        let first = raw.lines.first();
        let mut fields = Fields::of(first.map_or("", |line| line.text.as_str()));
        let name = EventName::from(fields.word().unwrap_or_default());
        let body = body(&name, fields, &raw).unwrap_or(Body::Unread);
        Self { name, body, raw }
    }

    /// What stands behind the name, in one line; data is left out.
    #[must_use]
    pub fn text(&self) -> &str {
        let first = self.raw.lines.first();
        let text = first.map_or("", |line| line.text.as_str());
        text.strip_prefix(self.name.as_str())
            .unwrap_or(text)
            .trim_start_matches(' ')
    }
}

fn body(name: &EventName, fields: Fields<'_>, raw: &Reply) -> Option<Body> {
    Some(match name {
        EventName::AddrMap => Body::AddressMapping(AddressMapping::read(fields)?),
        EventName::BuildTimeoutSet => Body::BuildTimeout(BuildTimeout::read(fields)?),
        EventName::Bw => Body::Bandwidth(Bandwidth::read(fields)?),
        EventName::CellStats => Body::CellStats(CellStats::read(fields)?.into()),
        EventName::Circ => Body::Circuit(Circuit::read(fields)?.into()),
        EventName::CircBw => Body::CircuitBandwidth(CircuitBandwidth::read(fields)?),
        EventName::CircMinor => Body::CircuitChange(CircuitChange::read(fields)?.into()),
        EventName::ClientsSeen => Body::ClientsSeen(ClientsSeen::read(fields)?),
        EventName::ConfChanged => Body::ConfChanged(configuration::read(raw)),
        EventName::ConnBw => Body::ConnectionBandwidth(ConnectionBandwidth::read(fields)?),
        EventName::Debug => Body::Log(log::read(Runlevel::Debug, fields, raw)),
        EventName::Info => Body::Log(log::read(Runlevel::Info, fields, raw)),
        EventName::Notice => Body::Log(log::read(Runlevel::Notice, fields, raw)),
        EventName::Warn => Body::Log(log::read(Runlevel::Warn, fields, raw)),
        EventName::Err => Body::Log(log::read(Runlevel::Err, fields, raw)),
        EventName::DescChanged => Body::DescriptorChanged,
        EventName::Guard => Body::Guard(Guard::read(fields)?),
        EventName::HsDesc => Body::OnionDescriptor(OnionDescriptor::read(fields)?.into()),
        EventName::HsDescContent => {
            Body::OnionDescriptorContent(OnionDescriptorContent::read(fields, data(raw)?)?)
        }
        EventName::NetworkLiveness => Body::Liveness(Liveness::read(fields)?),
        EventName::NewConsensus => Body::NewConsensus(parse_router_statuses(data(raw)?)),
        EventName::NewDesc => Body::NewDescriptors(directory::new_descriptors(fields)?),
        EventName::Ns => Body::RouterStatuses(parse_router_statuses(data(raw)?)),
        EventName::OrConn => Body::OrConnection(OrConnection::read(fields)?.into()),
        EventName::Signal => Body::Signal(fields.clone().word()?.into()),
        EventName::StatusGeneral => Body::Status(Status::read(StatusOf::General, fields)?),
        EventName::StatusClient => Body::Status(Status::read(StatusOf::Client, fields)?),
        EventName::StatusServer => Body::Status(Status::read(StatusOf::Server, fields)?),
        EventName::Stream => Body::Stream(Stream::read(fields)?.into()),
        EventName::StreamBw => Body::StreamBandwidth(StreamBandwidth::read(fields)?),
        EventName::TbEmpty => Body::BucketEmpty(BucketEmpty::read(fields)?),
        EventName::TransportLaunched => {
            Body::Transport(Transport::read(TransportWord::Launched, fields)?)
        }
        EventName::PtLog => Body::Transport(Transport::read(TransportWord::Log, fields)?),
        EventName::PtStatus => Body::Transport(Transport::read(TransportWord::Status, fields)?),
        EventName::Other(_) => return None,
    })
}

/// The data of the first line that has some.
fn data(raw: &Reply) -> Option<&str> {
    raw.lines.iter().find_map(|line| line.data.as_deref())
}
