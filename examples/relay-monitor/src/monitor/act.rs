//! What operators do.

use std::sync::Arc;

use crate::model::Resolver;
use crate::model::secret::{HIDDEN, is_secret};
use crate::prompt::may_be_kept;

/// Something that an operator does at a relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Sends tor a signal (control-spec 3.7).
    Signal(Signal),
    /// Sets options, all or none (SETCONF): a name and its values each. An option that may be repeated gets exactly these
    /// values; without any it gets none, or its default.
    Set(Vec<(String, Vec<String>)>),
    /// Sets options back to their defaults (RESETCONF).
    Reset(Vec<String>),
    /// Writes the configuration to its file (SAVECONF).
    Save,
    /// Closes a circuit (CLOSECIRCUIT), by its number.
    CloseCircuit(String),
    /// Tries to connect to the control port now, or anew.
    Reconnect,
    /// Finds its connections in another way, for all who look.
    Resolver(Resolver),
    /// A command as it was typed at the prompt: one line, or with its body below it.
    Command(String),
}

impl Act {
    /// As all viewers of the relay read it: one line, without values that open something.
    pub(crate) fn told(&self) -> String {
        let text = match self {
            Self::Set(options) => {
                let hide = |(name, values): &(String, Vec<String>)| {
                    let shown = |value: &String| match is_secret(name) {
                        true => HIDDEN.to_owned(),
                        false => value.clone(),
                    };
                    (name.clone(), values.iter().map(shown).collect())
                };
                Self::Set(options.iter().map(hide).collect()).to_string()
            }
            Self::Command(text) => match may_be_kept(text) {
                true => text.clone(),
                false => {
                    let keyword = text.split_whitespace().next().unwrap_or_default();
                    format!("{keyword} {HIDDEN}")
                }
            },
            _ => self.to_string(),
        };
        let first = text.lines().next().unwrap_or_default().to_owned();
        match text.lines().count() {
            0 | 1 => first,
            lines => format!("{first} and {} lines", lines - 1),
        }
    }
}

impl std::fmt::Display for Act {
    /// As it stands in the audit log: the command that tor is sent, where there is one.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Signal(signal) => write!(f, "SIGNAL {}", signal.name()),
            Self::Set(options) => {
                f.write_str("SETCONF")?;
                for (name, values) in options {
                    if values.is_empty() {
                        write!(f, " {name}")?;
                    }
                    for value in values {
                        write!(f, " {name}={value:?}")?;
                    }
                }
                Ok(())
            }
            Self::Reset(names) => write!(f, "RESETCONF {}", names.join(" ")),
            Self::Save => f.write_str("SAVECONF"),
            Self::CloseCircuit(id) => write!(f, "CLOSECIRCUIT {id}"),
            Self::Reconnect => f.write_str("reconnect"),
            Self::Resolver(resolver) => write!(f, "resolver {}", resolver.name()),
            Self::Command(command) => f.write_str(command),
        }
    }
}

/// A signal that tor takes on its control port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signal {
    /// Read the configuration again (HUP).
    Reload,
    /// End: a relay closes its listeners and waits (INT).
    Shutdown,
    /// Log statistics (USR1).
    Dump,
    /// Log at the level of debugging (USR2).
    Debug,
    /// End at once (TERM).
    Halt,
    /// New circuits for new requests.
    Newnym,
    /// Forget what names resolved to.
    ClearDnsCache,
    /// Log a heartbeat, now.
    Heartbeat,
    /// Go dormant.
    Dormant,
    /// Wake up from being dormant.
    Active,
}

impl Signal {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Reload,
        Self::Newnym,
        Self::ClearDnsCache,
        Self::Heartbeat,
        Self::Dump,
        Self::Debug,
        Self::Active,
        Self::Dormant,
        Self::Shutdown,
        Self::Halt,
    ];

    /// As tor names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reload => "RELOAD",
            Self::Shutdown => "SHUTDOWN",
            Self::Dump => "DUMP",
            Self::Debug => "DEBUG",
            Self::Halt => "HALT",
            Self::Newnym => "NEWNYM",
            Self::ClearDnsCache => "CLEARDNSCACHE",
            Self::Heartbeat => "HEARTBEAT",
            Self::Dormant => "DORMANT",
            Self::Active => "ACTIVE",
        }
    }
}

/// An act was done. It is in the audit log already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// What tor answered, without the status codes; one line each.
    pub lines: Vec<Arc<str>>,
}

/// What tor knows of a relay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Its entry in the consensus (`GETINFO ns/id/*`), as it is; none if there is none.
    pub status: Option<Arc<str>>,
    /// Its descriptor (`GETINFO desc/id/*`), or its microdescriptor, as it is; none if tor has none.
    pub descriptor: Option<Arc<str>>,
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Only operators may.
    #[error("only operators of this relay may do that")]
    NotAllowed,
    /// The relay is not among those that are watched.
    #[error("there is no such relay")]
    NoSuchRelay,
    /// There is no connection to its control port.
    #[error("not connected to the relay: {0}")]
    Down(Arc<str>),
    /// It is no command, or it is too soon for it: tor was not asked.
    #[error("{0}")]
    NotSent(Arc<str>),
    /// The connection broke after it was asked for: whether it was done is not known.
    #[error("the connection broke before tor answered; look whether it was done")]
    Unanswered,
    /// Tor refused.
    #[error("tor refused ({code}): {text}")]
    Tor {
        /// The status code of control-spec 4.
        code: u16,
        /// What it said.
        text: Arc<str>,
    },
    /// It could not be recorded, so it was not done.
    #[error("not done, since it cannot be recorded in the audit log: {0}")]
    Unrecorded(Arc<str>),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(act: Act, expected: &str) {
        assert_eq!(act.told(), expected);
    }

    #[test]
    fn viewers_read_what_was_done_and_no_secrets() {
        check(Act::Command("SIGNAL NEWNYM".into()), "SIGNAL NEWNYM");
        check(
            Act::Command("+LOADCONF\nNickname x\nORPort 1".into()),
            "+LOADCONF and 2 lines",
        );
        check(
            Act::Command("+LOADCONF\nHashedControlPassword 16:AA".into()),
            "+LOADCONF <hidden>",
        );
        check(
            Act::Command("ADD_ONION ED25519-V3:AAAA Port=80".into()),
            "ADD_ONION <hidden>",
        );
        check(
            Act::Set(vec![
                ("Nickname".into(), vec!["x".into()]),
                ("HashedControlPassword".into(), vec!["16:AA".into()]),
            ]),
            "SETCONF Nickname=\"x\" HashedControlPassword=\"<hidden>\"",
        );
    }
}
