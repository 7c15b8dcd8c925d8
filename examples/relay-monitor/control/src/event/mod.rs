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
pub use log::Runlevel;
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

/// What an event says. Thousands a second may wait, nearly all lines of the log: what is larger than those lies behind a pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// ADDRMAP
    AddressMapping(Box<AddressMapping>),
    /// BUILDTIMEOUT_SET
    BuildTimeout(Box<BuildTimeout>),
    /// BW
    Bandwidth(Bandwidth),
    /// CELL_STATS
    CellStats(Box<CellStats>),
    /// CIRC
    Circuit(Box<Circuit>),
    /// CIRC_BW
    CircuitBandwidth(Box<CircuitBandwidth>),
    /// CIRC_MINOR
    CircuitChange(Box<CircuitChange>),
    /// CLIENTS_SEEN
    ClientsSeen(Box<ClientsSeen>),
    /// CONF_CHANGED: the options in their order
    ConfChanged(Vec<Changed>),
    /// CONN_BW
    ConnectionBandwidth(Box<ConnectionBandwidth>),
    /// DEBUG, INFO, NOTICE, WARN, ERR: what is said is [`Event::message`], without its time, which tor does not send
    Log(Runlevel),
    /// DESCCHANGED
    DescriptorChanged,
    /// GUARD
    Guard(Box<Guard>),
    /// HS_DESC
    OnionDescriptor(Box<OnionDescriptor>),
    /// HS_DESC_CONTENT
    OnionDescriptorContent(Box<OnionDescriptorContent>),
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
    Status(Box<Status>),
    /// STREAM
    Stream(Box<Stream>),
    /// STREAM_BW
    StreamBandwidth(Box<StreamBandwidth>),
    /// TB_EMPTY
    BucketEmpty(Box<BucketEmpty>),
    /// TRANSPORT_LAUNCHED, PT_LOG, PT_STATUS
    Transport(Box<Transport>),
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

    /// What a line of the log says; more than one line where tor wrote several, which it sends as data. Of other events, what
    /// stands behind the name.
    #[must_use]
    pub fn message(&self) -> &str {
        let text = self.text().trim_end();
        match data(&self.raw) {
            Some(data) if text.is_empty() => data,
            _ => text,
        }
    }
}

fn body(name: &EventName, fields: Fields<'_>, raw: &Reply) -> Option<Body> {
    Some(match name {
        EventName::AddrMap => Body::AddressMapping(AddressMapping::read(fields)?.into()),
        EventName::BuildTimeoutSet => Body::BuildTimeout(BuildTimeout::read(fields)?.into()),
        EventName::Bw => Body::Bandwidth(Bandwidth::read(fields)?),
        EventName::CellStats => Body::CellStats(CellStats::read(fields)?.into()),
        EventName::Circ => Body::Circuit(Circuit::read(fields)?.into()),
        EventName::CircBw => Body::CircuitBandwidth(CircuitBandwidth::read(fields)?.into()),
        EventName::CircMinor => Body::CircuitChange(CircuitChange::read(fields)?.into()),
        EventName::ClientsSeen => Body::ClientsSeen(ClientsSeen::read(fields)?.into()),
        EventName::ConfChanged => Body::ConfChanged(configuration::read(raw)),
        EventName::ConnBw => Body::ConnectionBandwidth(ConnectionBandwidth::read(fields)?.into()),
        EventName::Debug => Body::Log(Runlevel::Debug),
        EventName::Info => Body::Log(Runlevel::Info),
        EventName::Notice => Body::Log(Runlevel::Notice),
        EventName::Warn => Body::Log(Runlevel::Warn),
        EventName::Err => Body::Log(Runlevel::Err),
        EventName::DescChanged => Body::DescriptorChanged,
        EventName::Guard => Body::Guard(Guard::read(fields)?.into()),
        EventName::HsDesc => Body::OnionDescriptor(OnionDescriptor::read(fields)?.into()),
        EventName::HsDescContent => {
            Body::OnionDescriptorContent(OnionDescriptorContent::read(fields, data(raw)?)?.into())
        }
        EventName::NetworkLiveness => Body::Liveness(Liveness::read(fields)?),
        EventName::NewConsensus => Body::NewConsensus(parse_router_statuses(data(raw)?)),
        EventName::NewDesc => Body::NewDescriptors(directory::new_descriptors(fields)?),
        EventName::Ns => Body::RouterStatuses(parse_router_statuses(data(raw)?)),
        EventName::OrConn => Body::OrConnection(OrConnection::read(fields)?.into()),
        EventName::Signal => Body::Signal(fields.clone().word()?.into()),
        EventName::StatusGeneral => Body::Status(Status::read(StatusOf::General, fields)?.into()),
        EventName::StatusClient => Body::Status(Status::read(StatusOf::Client, fields)?.into()),
        EventName::StatusServer => Body::Status(Status::read(StatusOf::Server, fields)?.into()),
        EventName::Stream => Body::Stream(Stream::read(fields)?.into()),
        EventName::StreamBw => Body::StreamBandwidth(StreamBandwidth::read(fields)?.into()),
        EventName::TbEmpty => Body::BucketEmpty(BucketEmpty::read(fields)?.into()),
        EventName::TransportLaunched => {
            Body::Transport(Transport::read(TransportWord::Launched, fields)?.into())
        }
        EventName::PtLog => Body::Transport(Transport::read(TransportWord::Log, fields)?.into()),
        EventName::PtStatus => {
            Body::Transport(Transport::read(TransportWord::Status, fields)?.into())
        }
        EventName::Other(_) => return None,
    })
}

/// The data of the first line that has some.
fn data(raw: &Reply) -> Option<&str> {
    raw.lines.iter().find_map(|line| line.data.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_log_is_small() {
        assert!(size_of::<Event>() <= 96, "{}", size_of::<Event>());
    }
}
