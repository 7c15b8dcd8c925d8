//! A telnet codec without I/O: bytes in, events and bytes out. It knows no socket, no task and no time.
//!
//! The transport hands every packet to [`Codec::receive`], sends what [`Codec::take_output`] gives, and
//! passes what it wants shown through [`Codec::send_text`]. A server's visit goes like this:
//!
//! 1. [`Codec::start_probe`]: three bytes. A telnet client answers; a bare TCP client (netcat) says nothing.
//! 2. [`TelnetEvent::PeerSpeaksTelnet`] arrives: the transport calls [`Codec::negotiate`], which asks the rest.
//! 3. [`Codec::is_settled`], or a deadline of the transport's: all that will be known of the terminal is known.
//! 4. [`TelnetEvent::Data`] are keys. Enter is one CR whichever of CR, CR NUL and CR LF the client sends.
//!
//! The main decision is that **a stranger can make nothing here grow**. A subnegotiation is kept up to
//! [`SUBNEGOTIATION_LIMIT`], answers up to [`OUTPUT_LIMIT`] (beyond it the codec gives up:
//! [`ProtocolError::OutputOverflow`]), data is borrowed from the packet and never kept. The price is that a
//! transport must drain the output after each packet, and that a client which asks for more than a thousand
//! things in one packet is cut off.
//!
//! Two things that only the transport can see to:
//!
//! * **`SO_OOBINLINE` must be set on the socket.** Clients send a byte of `IAC DM` (a Synch) as TCP urgent data,
//!   which the kernel otherwise takes out of the stream: inetutils' IAC, so that the DM that is left is
//!   typed as a key; or the DM, so that the IAC that is left swallows the key that follows.
//! * On [`TelnetEvent::TimingMark`] and [`TelnetEvent::AreYouThere`] the client's screen is no longer what was
//!   painted: it has thrown output away up to the mark, or it shows our answer. Repaint it whole.
//!
//! Sources: RFC 854 and 855 (the protocol), 1143 (the Q method), 856 (BINARY), 857 (ECHO), 858
//! (SUPPRESS-GO-AHEAD), 860 (TIMING-MARK), 1073 (NAWS), 1091 (TERMINAL-TYPE), 1184 (LINEMODE's commands), 1572
//! (NEW-ENVIRON), 2066 (CHARSET), and the Mud Terminal Type Standard (MTTS).

mod codec;
pub mod command;
mod event;
mod option;
mod role;

mod newline;
mod output;
mod q_method;
mod subnegotiation;

mod agreement;
mod charset;
mod environment;
mod naws;
mod terminal_type;

#[cfg(test)]
mod tests;

pub use codec::Codec;
pub use environment::{VARIABLE_COUNT_LIMIT, VARIABLE_NAME_LIMIT, VARIABLE_VALUE_LIMIT, Variable};
pub use event::{ProtocolError, TelnetEvent};
pub use option::TelnetOption;
pub use output::OUTPUT_LIMIT;
pub use role::{Role, Side};
pub use subnegotiation::SUBNEGOTIATION_LIMIT;
pub use terminal_type::{Mtts, TERMINAL_NAME_LIMIT, TERMINAL_TYPE_ASKS};

/// What a client tells a server that asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientIdentity {
    /// The terminal's names, the best first; "UNKNOWN" (RFC 1091) when there are none.
    pub terminal_types: Vec<String>,
    /// The window's columns.
    pub columns: u16,
    /// The window's rows.
    pub rows: u16,
    /// The environment variables that the server may know.
    pub variables: Vec<Variable>,
}
