//! What all sessions of a server share.

use std::sync::Arc;

use strombus_widgets::{Catalogue, Entry};

use crate::accounts::Accounts;
use crate::lending::Lending;
use crate::limits::{Gate, Limits};
use crate::preferences::Preferences;
use crate::registry::Registry;

/// What is served, to whom, and within which limits.
#[derive(Clone)]
pub struct Service {
    /// The apps.
    pub catalogue: Catalogue,
    /// The app that opens for who names none.
    pub first: String,
    /// Who may come in.
    pub accounts: Arc<dyn Accounts>,
    /// Whether any name that is no account may come in as a guest.
    pub guests: bool,
    /// How much strangers may take.
    pub limits: Limits,
    /// What sessions are lent.
    pub lending: Lending,
    /// What accounts chose before.
    pub preferences: Preferences,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service")
            .field("first", &self.first)
            .field("guests", &self.guests)
            .finish_non_exhaustive()
    }
}

impl Service {
    /// The app that a command names, and its arguments; the first app for an empty command. The error is the name that is no app's.
    pub(crate) fn resolve(&self, command: &str) -> Result<(Entry, Vec<String>), String> {
        let mut words = command.split_whitespace();
        let name = words.next().unwrap_or(&self.first);
        let entry = self
            .catalogue
            .find(name)
            .cloned()
            .ok_or_else(|| name.chars().take(64).collect::<String>())?;
        Ok((entry, words.map(str::to_owned).collect()))
    }

    /// What someone is told who asked for an app that there is none of: the apps, a line each.
    pub(crate) fn listing(&self, asked: &str) -> String {
        let shown: String = asked.chars().filter(|c| !c.is_control()).collect();
        let widest = self
            .catalogue
            .iter()
            .map(|entry| entry.name().len())
            .max()
            .unwrap_or(0);
        let mut text = format!("strombus: there is no app `{shown}`; there are:\n");
        for entry in self.catalogue.iter() {
            text.push_str(&format!(
                "  {:widest$}  {}\n",
                entry.name(),
                entry.summary()
            ));
        }
        text
    }
}

/// A service that runs: what its connections and sessions have in common.
#[derive(Clone, Debug)]
pub(crate) struct Host {
    pub(crate) service: Arc<Service>,
    pub(crate) gate: Gate,
    pub(crate) registry: Registry,
}
