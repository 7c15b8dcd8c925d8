//! Which end of the connection we are, and what that end agrees to.

use super::option::TelnetOption;

/// One of the two ends that an option can be on at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Ours: agreed with WILL from us and DO from the peer.
    Local,
    /// The peer's: agreed with WILL from the peer and DO from us.
    Remote,
}

/// Which end of the connection the codec speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// It sends what is to be shown and receives keys.
    Server,
    /// It sends keys and receives what is to be shown.
    Client,
}

impl Role {
    /// Whether this role wants `option` on at `side`, when the peer offers it or asks for it.
    ///
    /// Everything else is refused: LINEMODE because a text interface wants each key at once, the
    /// old ENVIRON (RFC 1408) because its implementations disagree on what VAR and VALUE are.
    pub(super) fn agrees(self, side: Side, option: TelnetOption) -> bool {
        let of_the_server = matches!(
            option,
            TelnetOption::ECHO
                | TelnetOption::SUPPRESS_GO_AHEAD
                | TelnetOption::BINARY
                | TelnetOption::CHARSET
        );
        let of_the_client = matches!(
            option,
            TelnetOption::SUPPRESS_GO_AHEAD
                | TelnetOption::NAWS
                | TelnetOption::TERMINAL_TYPE
                | TelnetOption::NEW_ENVIRON
                | TelnetOption::BINARY
                | TelnetOption::CHARSET
        );
        match (self, side) {
            (Role::Server, Side::Local) | (Role::Client, Side::Remote) => of_the_server,
            (Role::Server, Side::Remote) | (Role::Client, Side::Local) => of_the_client,
        }
    }

    /// What the server sends before it knows that the peer speaks telnet at all: one request, so that
    /// a bare TCP client is shown three stray bytes at most. A telnet client answers it, even if only to refuse.
    pub(super) fn probe(self) -> &'static [(Side, TelnetOption)] {
        match self {
            Role::Server => &[(Side::Remote, TelnetOption::TERMINAL_TYPE)],
            Role::Client => &[],
        }
    }

    /// What is asked, beyond the probe, of a peer that speaks telnet, in this order. ECHO and SUPPRESS-GO-AHEAD come first:
    /// the two together take most clients from lines to single keys.
    pub(super) fn requests(self) -> &'static [(Side, TelnetOption)] {
        match self {
            Role::Server => &[
                (Side::Local, TelnetOption::ECHO),
                (Side::Local, TelnetOption::SUPPRESS_GO_AHEAD),
                (Side::Remote, TelnetOption::SUPPRESS_GO_AHEAD),
                (Side::Remote, TelnetOption::NAWS),
                (Side::Remote, TelnetOption::NEW_ENVIRON),
                (Side::Remote, TelnetOption::BINARY),
                (Side::Local, TelnetOption::BINARY),
                (Side::Local, TelnetOption::CHARSET),
            ],
            Role::Client => &[
                (Side::Remote, TelnetOption::SUPPRESS_GO_AHEAD),
                (Side::Local, TelnetOption::TERMINAL_TYPE),
                (Side::Local, TelnetOption::NAWS),
                (Side::Local, TelnetOption::NEW_ENVIRON),
            ],
        }
    }
}
