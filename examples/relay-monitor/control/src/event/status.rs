//! STATUS_GENERAL, STATUS_CLIENT and STATUS_SERVER, and the value of `GETINFO status/bootstrap-phase`.

use super::log::Runlevel;
use crate::fields::Fields;

/// What a status concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusOf {
    /// Tor as a whole.
    General,
    /// Tor as a client.
    Client,
    /// Tor as a relay.
    Server,
}

/// What tor says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What it concerns.
    pub of: StatusOf,
    /// How grave it is: notice, warn or err.
    pub severity: Runlevel,
    /// What it is: BOOTSTRAP, CLOCK_SKEW, REACHABILITY_SUCCEEDED ….
    pub action: String,
    /// What more it says, in its order.
    pub arguments: Vec<(String, String)>,
}

impl Status {
    /// Reads the value of `GETINFO status/bootstrap-phase`.
    #[must_use]
    pub fn parse_bootstrap(text: &str) -> Option<Self> {
        Self::read(StatusOf::Client, Fields::of(text))
    }

    pub(super) fn read(of: StatusOf, mut fields: Fields<'_>) -> Option<Self> {
        let severity = match fields.word()? {
            "NOTICE" => Runlevel::Notice,
            "WARN" => Runlevel::Warn,
            "ERR" => Runlevel::Err,
            _ => return None,
        };
        let action = fields.word()?.into();
        let mut arguments = Vec::new();
        while let Some((key, value)) = fields.pair() {
            arguments.push((key.to_owned(), value.into_owned()));
        }
        Some(Self {
            of,
            severity,
            action,
            arguments,
        })
    }

    /// The argument of that name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&str> {
        let found = self.arguments.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}
