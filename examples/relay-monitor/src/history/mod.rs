//! What was: kept in a SQLite file, at a resolution that falls with age.
//!
//! One thread owns the file; nobody waits for it but who asks for the past. What is measured is collected for
//! `BATCH` and then written in one transaction, so that a `kill -9` costs at most that. Each second is written once: who
//! brings a second again (another monitor of the same relay, tor's own memory after a restart of the monitor) changes
//! nothing.
//!
//! A row is the mean of a statistic over a *step*. Steps and how long they are kept (`STEPS`) bound the file: some 100,000
//! rows for each statistic of a relay after ten years.
//!
//! It is rusqlite and not sqlx: version 0.9 of that needs Rust 1.94, and its pool of threads would do no more than the one.

mod export;
mod file;
mod thread;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::oneshot;

use crate::model::{Point, Statistic};
pub(crate) use export::label;
pub use export::{ExportError, csv, prometheus};
use file::File;
pub(crate) use file::Flags;
use thread::Job;

/// For how long samples are collected before they are written.
const BATCH: Duration = Duration::from_secs(10);

/// How many jobs may wait for the thread; what comes beyond that is left out of the history.
const JOBS: usize = 4096;

/// Resolutions and how long they are kept, both in seconds: seconds for an hour, half minutes for a day, quarters of an hour
/// for a month, hours for ten years.
pub(crate) const STEPS: [(u64, u64); 4] = [
    (1, 3600),
    (30, 86_400),
    (900, 30 * 86_400),
    (3600, 3650 * 86_400),
];

/// What is kept: the statistics of graphs, and two that only history has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kept {
    /// What a graph shows.
    Graph(Statistic),
    /// The weight in the consensus, and how many descriptors are open.
    Standing,
}

impl Kept {
    pub(crate) const ALL: [Self; 5] = [
        Self::Graph(Statistic::Bandwidth),
        Self::Graph(Statistic::Connections),
        Self::Graph(Statistic::Resources),
        Self::Graph(Statistic::Circuits),
        Self::Standing,
    ];

    /// Its number in the file.
    const fn number(self) -> i64 {
        match self {
            Self::Graph(Statistic::Bandwidth) => 0,
            Self::Graph(Statistic::Connections) => 1,
            Self::Graph(Statistic::Resources) => 2,
            Self::Graph(Statistic::Circuits) => 3,
            Self::Standing => 4,
        }
    }
}

/// One second of a statistic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sample {
    /// The second, since 1970.
    pub(crate) at: u64,
    /// What it is of.
    pub(crate) kept: Kept,
    /// Its values.
    pub(crate) point: Point,
}

/// The past of all relays. Cheap to clone; every clone is the same. The thread writes what waits and ends when the last is
/// dropped.
#[derive(Clone, Debug)]
pub struct History {
    jobs: std::sync::mpsc::SyncSender<Job>,
    path: Arc<Path>,
    // The last clone waits for the thread, so that all is written when it is gone.
    _ends: Arc<thread::Joined>,
}

/// Why a history cannot be opened, read or written: one line with the file's name.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the history {path}: {what}")]
pub struct HistoryError {
    path: String,
    what: String,
}

impl HistoryError {
    fn new(path: &Path, what: impl std::fmt::Display) -> Self {
        Self {
            path: path.display().to_string(),
            what: what.to_string(),
        }
    }
}

impl History {
    /// Opens the file, which is made if it is not there.
    ///
    /// # Errors
    /// If it cannot be made or read, or was written by a later version.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, HistoryError> {
        let path = path.into();
        let file = File::open(&path)?;
        let (jobs, joined) = thread::start(file);
        Ok(Self {
            jobs,
            path: path.into(),
            _ends: Arc::new(joined),
        })
    }

    /// Where the file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps a sample of the relay that is called `relay`. Never waits.
    pub(crate) fn keep(&self, relay: &Arc<str>, sample: Sample) {
        let _ = self.jobs.try_send(Job::Keep(Arc::clone(relay), sample));
    }

    /// Keeps that the relay has these flags from then on, if it had others before. Never waits.
    pub(crate) fn keep_flags(&self, relay: &Arc<str>, at: SystemTime, flags: &[Arc<str>]) {
        let flags = flags.join(" ");
        let _ = self
            .jobs
            .try_send(Job::Flags(Arc::clone(relay), seconds(at), flags));
    }

    /// The means of a statistic over steps of `step` seconds (one of [`STEPS`]) from the second `from` on, the oldest first:
    /// when each began, and its mean. What was kept before this call is among them.
    pub(crate) async fn past(
        &self,
        relay: &Arc<str>,
        kept: Kept,
        step: u64,
        from: u64,
    ) -> Vec<(u64, Point)> {
        let (answer, past) = oneshot::channel();
        let relay = Arc::clone(relay);
        let job = Job::Past(relay, kept, step, from, answer);
        if self.jobs.try_send(job).is_err() {
            return Vec::new();
        }
        past.await.unwrap_or_default()
    }

    /// The flags that a relay had, with when they came, the oldest first: the last thousand changes.
    pub(crate) async fn flags(&self, relay: &Arc<str>) -> Vec<Flags> {
        let (answer, flags) = oneshot::channel();
        let job = Job::PastFlags(Arc::clone(relay), answer);
        if self.jobs.try_send(job).is_err() {
            return Vec::new();
        }
        flags.await.unwrap_or_default()
    }
}

/// The second of a time, since 1970; zero before.
pub(crate) fn seconds(at: SystemTime) -> u64 {
    at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
