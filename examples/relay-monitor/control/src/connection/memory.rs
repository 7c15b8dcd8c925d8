//! What need not be asked twice.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::command::Command;

/// How often tor handles NEWNYM.
const NEWNYM: Duration = Duration::from_secs(10);

/// What is kept of a connection's replies: values of options until the configuration changes, and information that never does.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// Grows when the configuration changes: what was asked before is not kept then.
    generation: u64,
    /// By the option's name in small letters.
    options: HashMap<String, Vec<(String, Option<String>)>>,
    information: HashMap<String, String>,
    newnym: Option<Instant>,
}

impl Memory {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// To be taken before the question is sent.
    pub(super) fn generation(&self) -> u64 {
        self.inner().generation
    }

    /// The configuration changed, or may have.
    pub(super) fn forget(&self) {
        let mut inner = self.inner();
        inner.generation += 1;
        inner.options.clear();
        inner.information.retain(|key, _| !of_configuration(key));
    }

    pub(super) fn option(&self, name: &str) -> Option<Vec<(String, Option<String>)>> {
        self.inner()
            .options
            .get(&name.to_ascii_lowercase())
            .cloned()
    }

    pub(super) fn keep_option(
        &self,
        generation: u64,
        name: &str,
        lines: Vec<(String, Option<String>)>,
    ) {
        let mut inner = self.inner();
        if inner.generation == generation {
            inner.options.insert(name.to_ascii_lowercase(), lines);
        }
    }

    pub(super) fn information(&self, key: &str) -> Option<String> {
        self.inner().information.get(key).cloned()
    }

    pub(super) fn keep_information(&self, generation: u64, key: &str, value: &str) {
        let mut inner = self.inner();
        if (never_changes(key) || of_configuration(key)) && inner.generation == generation {
            inner.information.insert(key.into(), value.into());
        }
    }

    /// Tor handled NEWNYM, or will.
    pub(super) fn note_newnym(&self) {
        self.inner().newnym = Some(Instant::now());
    }

    /// How long until tor handles the next.
    pub(super) fn newnym_wait(&self) -> Duration {
        let last = self.inner().newnym;
        last.map_or(Duration::ZERO, |last| NEWNYM.saturating_sub(last.elapsed()))
    }
}

/// What is the same for as long as the process runs.
fn never_changes(key: &str) -> bool {
    matches!(
        key,
        "version"
            | "config/names"
            | "config/defaults"
            | "config-file"
            | "config-defaults-file"
            | "info/names"
            | "events/names"
            | "signal/names"
            | "features/names"
            | "process/pid"
            | "process/uid"
            | "process/user"
            | "exit-policy/default"
    )
}

/// What is the same until the configuration changes.
fn of_configuration(key: &str) -> bool {
    key == "config-text" || key.starts_with("net/listeners/")
}

/// Whether a command may change the configuration.
pub(super) fn changes_configuration(command: &Command) -> bool {
    matches!(
        command.keyword().as_str(),
        "SETCONF" | "RESETCONF" | "LOADCONF" | "SIGNAL" | "ADD_ONION" | "DEL_ONION"
    )
}
