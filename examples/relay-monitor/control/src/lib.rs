//! A client of tor's control protocol.
//!
//! The protocol itself is without I/O: a [`Framer`] makes replies and events of bytes, an [`Event`] is read of the lines of one,
//! a [`Command`] becomes bytes. [`Connection`] gives it a socket: a task owns it, and handles that may be cloned ask through it, many
//! at a time. A [`Link`] keeps a connection to one tor, whatever becomes of it, and is what many viewers share.
//!
//! Events go to every [`Subscription`] that wants them, through a queue with an end: whoever listens slowly loses lines of the log,
//! is told how many, and never holds up tor. The price is that a subscriber that keeps a state must ask again when it has lost
//! others.
//!
//! Sections named as in "control-spec" are those of <https://spec.torproject.org/control-spec/>.

mod command;
mod connection;
mod cookie;
mod credentials;
mod descriptor;
mod error;
pub mod event;
mod fields;
mod fingerprint;
mod framer;
mod link;
mod protocol_info;
mod quoting;
mod reply;
mod router_status;
mod signal;
mod stranger;
mod subscription;
mod target;
mod time;
mod words;

pub use command::{BadCommand, Command};
pub use connection::{Conf, Connection, Info, Limits, NewOnion, Onion};
pub use credentials::Credentials;
pub use descriptor::{Descriptor, parse_descriptors};
pub use error::{AuthenticationError, Error};
pub use event::{Event, EventName};
pub use fingerprint::{Fingerprint, NoFingerprint, RelayName};
pub use framer::{Framer, FramingError, Message};
pub use link::{Link, State};
pub use protocol_info::{Method, ProtocolInfo};
pub use quoting::{quote, unquote};
pub use reply::{Line, Reply};
pub use router_status::{Flags, RouterStatus, parse_router_statuses};
pub use signal::Signal;
pub use subscription::{Heard, Room, Subscription, Wishes};
pub use target::{NoTarget, Target};
pub use time::parse_time;
