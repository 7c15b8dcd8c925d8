//! The input decoder: bytes from a terminal become keys, mouse reports, pastes and replies.
//!
//! A terminal sends everything over one stream: what a person typed, what the mouse did, and its
//! own answers to questions. [`Decoder`] tells them apart. It has no I/O, no time and no errors:
//! any bytes, split anywhere, give some inputs, and what has no meaning is swallowed whole, so
//! that neither a mouse report nor a late answer is ever taken for typed text.
//!
//! The layout: [`decoder`] is the state machine that finds where a sequence begins and ends, [`bytes`] what each byte
//! does in it; [`meaning`] and
//! [`strings`] know whose it is; each other file knows one protocol and is a table from a whole sequence to a meaning.
//!
//! # Decisions
//! - **Input is UTF-8** unless another [`Charset`](crate::Charset) is named. So the 8-bit C1 controls (0x9B for CSI) are not introducers; they are
//!   continuation bytes, or noise. Noise becomes U+FFFD, once per maximal subpart as Unicode
//!   recommends; C1 controls, encoded or as stray bytes, are dropped.
//! - **No key carries a control character**, and neither does pasted text or a reply, except for
//!   line feed and tab in text. Nothing that came in can become an escape sequence going out.
//! - **CR and LF are both [`Enter`](crate::KeyCode::Enter).** People in line mode (netcat, a pipe
//!   into `ssh`) send LF; the price is that Ctrl-J is Enter, unless the terminal tells it apart
//!   (`CSI u`). The telnet codec makes one CR of its CR LF and CR NUL, so that no line counts twice.
//! - **DEL and BS are both [`Backspace`](crate::KeyCode::Backspace)**; which one a terminal sends
//!   is a matter of its settings. The price is Ctrl-H (and Ctrl-Backspace on some terminals).
//! - **One decoder knows the keys of all terminals at once.** Where two collide, the rarer one counts only if the
//!   terminal's name says so ([`KeyDialect`]), or if it was asked for ([`Decoder::set_modes`]).
//! - **Nobody is told more of a key than was asked for**: no release, no repeat, no lock, no side of the keyboard. So
//!   an app compares keys with `==`, and a terminal that another program left in kitty's mode troubles nobody.
//! - **ESC is ambiguous**: the Escape key, Alt held, or the start of a sequence. The decoder waits;
//!   the session's loop, which has a clock, calls [`Decoder::settle`] after a pause. What a person
//!   may have typed in one press (`ESC`, `ESC [`, `ESC O`, `ESC ]` and the like) is then that key.
//!   What is longer was sent by a machine, and its rest is still awaited: on a slow link it comes
//!   late, and would otherwise be typed into whatever has the focus.

pub(crate) mod base64;
mod bytes;
mod decoder;
mod meaning;
mod sequence;
mod state;
mod strings;

pub(crate) mod asked;
mod charset;
pub(crate) mod keys;
mod modes;
mod mouse;
mod paste;
mod reply;

mod utf8;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use charset::Charset;
pub use decoder::Decoder;
pub use keys::KeyDialect;
pub use modes::{InputModes, MouseEncoding, MouseTracking};
pub use paste::Paste;
pub use reply::{ColorSlot, ModeState, Reply};

use crate::geometry::Size;
use crate::key::Key;
use crate::mouse::Mouse;

/// One thing that came from a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed; or repeats or was released, if that was [asked for](Decoder::set_modes). Text of more than one character (from an input method) is several keys.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// A piece of pasted text.
    Paste(Paste),
    /// The terminal's window got (`true`) or lost (`false`) the focus.
    Focus(bool),
    /// The terminal has a new size. The decoder emits it for in-band reports (mode 2048);
    /// transports with a way of their own to tell (SSH, NAWS) make it themselves.
    Resize(Size),
    /// The terminal answered a question.
    Reply(Reply),
}
