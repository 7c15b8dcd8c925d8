//! Sessions, transports, accounts and limits: what hosts the apps.
//!
//! A [`Server`] listens; each connection is let in through one gate ([`Limits`]) and becomes, by its transport, one or more
//! sessions. A session is one task that owns its apps, their trees and what its client shows, and that
//! produces a frame only when the one before has left (`session/`). A transport is no more than a way in and a
//! way out (`session/transport.rs`): SSH (`ssh/`, the only place that names russh), telnet (`telnet/` is the
//! protocol without I/O, `telnet_session/` gives it a socket), and the local terminal (`local/`).
//!
//! Beside the sessions, and knowing nothing of them, are programs on pseudo terminals ([`pty`]), connections to hosts
//! elsewhere ([`remote`]) and recordings ([`asciicast`]).
//!
//! The main decision is that nothing is shared between sessions but the gate and the registry. Its price is that
//! what apps share, they must bring themselves, and hear of by messages.

mod accept;
mod accounts;
pub mod asciicast;
mod files;
mod host;
mod lend;
mod lending;
mod lifeline;
mod limits;
mod local;
mod preferences;
pub mod pty;
mod registry;
pub mod remote;
mod server;
mod session;
mod ssh;
pub mod telnet;
mod telnet_session;

pub use accounts::{
    Account, Accounts, Answer, ConfiguredAccount, ConfiguredAccounts, hash_password,
    is_password_hash, presentable_name,
};
pub use host::Service;
pub use lending::{Borrower, Lending, Loan};
pub use limits::Limits;
pub use local::{LocalError, Tty, run_local};
pub use preferences::Preferences;
pub use server::Server;
