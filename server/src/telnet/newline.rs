//! The ends of lines (RFC 854, "The NVT printer and keyboard"), and what is made of them.
//!
//! On an NVT, CR never stands alone: it is followed by LF (a new line) or NUL (a bare carriage return). In
//! BINARY (RFC 856) it stands for itself. That is the theory; what clients send for the Enter key is:
//!
//! | client | NVT | BINARY |
//! |---|---|---|
//! | inetutils and BSD telnet | CR NUL | CR |
//! | PuTTY, as it comes | CR LF | CR LF |
//! | PuTTY, "Return key sends Telnet New Line" off | CR NUL | CR |
//! | SyncTERM | CR NUL or CR LF | CR |
//! | line-mode clients (TinyFugue, Mudlet) | CR LF | CR LF |
//!
//! So a **server** takes CR and drops one LF or NUL that directly follows, in NVT *and* in BINARY. Enter is then
//! exactly one CR from each of them. The CR is reported at once and its follower dropped when it comes, so no
//! key waits for the next packet. The price: from a client in BINARY that sends bare CRs, a Ctrl-J or Ctrl-@
//! typed directly after Enter is lost. A bare LF stays what it is; what it means is the key decoder's business.
//!
//! A **client** receives what is to be shown, where CR LF is two motions, CR and LF: it only drops the NUL of
//! CR NUL, and in BINARY nothing.

use super::command::IAC;
use super::role::Role;

const NUL: u8 = 0;
const LF: u8 = b'\n';
pub(super) const CR: u8 = b'\r';

/// Whether `byte`, which directly follows a CR, only completes it. `binary`: the peer sends in BINARY.
pub(super) fn completes_cr(role: Role, binary: bool, byte: u8) -> bool {
    match role {
        Role::Server => byte == NUL || byte == LF,
        Role::Client => byte == NUL && !binary,
    }
}

/// Whether a byte after a CR can be one that only completes it.
pub(super) fn cr_matters(role: Role, binary: bool) -> bool {
    role == Role::Server || !binary
}

/// Appends `text` as the peer has to receive it. `binary`: we send in BINARY.
pub(super) fn encode(text: &[u8], binary: bool, out: &mut Vec<u8>) {
    out.reserve(text.len());
    let mut rest = text;
    let special = |&byte: &u8| byte == IAC || (byte == CR && !binary);
    while let Some(at) = rest.iter().position(special) {
        let (plain, tail) = rest.split_at(at);
        out.extend_from_slice(plain);
        rest = match tail {
            [CR, LF, tail @ ..] => {
                out.extend_from_slice(&[CR, LF]);
                tail
            }
            [CR, tail @ ..] => {
                out.extend_from_slice(&[CR, NUL]);
                tail
            }
            [_, tail @ ..] => {
                out.extend_from_slice(&[IAC, IAC]);
                tail
            }
            [] => tail,
        };
    }
    out.extend_from_slice(rest);
}
