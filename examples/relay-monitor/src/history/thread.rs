//! The thread that owns the file.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::oneshot;

use super::file::{File, Flags};
use super::{BATCH, JOBS, Kept, Sample, seconds};
use crate::model::Point;

pub(super) enum Job {
    Keep(Arc<str>, Sample),
    Flags(Arc<str>, u64, String),
    Past(Arc<str>, Kept, u64, u64, oneshot::Sender<Vec<(u64, Point)>>),
    PastFlags(Arc<str>, oneshot::Sender<Vec<Flags>>),
}

/// What waits to be written. Bounded by the time between two writings and by the queue.
#[derive(Default)]
struct Waiting {
    samples: HashMap<Arc<str>, Vec<Sample>>,
    flags: Vec<(Arc<str>, u64, String)>,
    since: Option<Instant>,
}

/// The thread. It has ended when this is gone, if all senders are.
#[derive(Debug)]
pub(super) struct Joined(Option<std::thread::JoinHandle<()>>);

impl Drop for Joined {
    fn drop(&mut self) {
        // The senders go first, so the thread ends: it cannot have panicked without having said so.
        if let Some(thread) = self.0.take() {
            let _ = thread.join();
        }
    }
}

pub(super) fn start(file: File) -> (SyncSender<Job>, Joined) {
    let (sender, jobs) = sync_channel(JOBS);
    let run = move || run(file, &jobs);
    let thread = std::thread::Builder::new()
        .name("history".into())
        .spawn(run);
    let thread = thread.inspect_err(|error| tracing::error!("no thread for the history: {error}"));
    (sender, Joined(thread.ok()))
}

fn run(mut file: File, jobs: &Receiver<Job>) {
    let mut waiting = Waiting::default();
    loop {
        // With nothing to write there is nothing to wake up for.
        let patience = match waiting.since {
            Some(since) => BATCH.saturating_sub(since.elapsed()),
            None => Duration::MAX,
        };
        let job = jobs.recv_timeout(patience);
        match job {
            Ok(Job::Keep(relay, sample)) => waiting.samples.entry(relay).or_default().push(sample),
            Ok(Job::Flags(relay, at, flags)) => waiting.flags.push((relay, at, flags)),
            Ok(Job::Past(relay, kept, step, from, answer)) => {
                write(&mut file, &mut waiting);
                let past = file.past(&relay, kept, step, from);
                let _ = answer.send(said(past));
            }
            Ok(Job::PastFlags(relay, answer)) => {
                write(&mut file, &mut waiting);
                let flags = file.flags(&relay);
                let _ = answer.send(said(flags));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                write(&mut file, &mut waiting);
                return;
            }
        }
        if waiting.samples.is_empty() && waiting.flags.is_empty() {
            continue;
        }
        let since = *waiting.since.get_or_insert_with(Instant::now);
        if since.elapsed() >= BATCH {
            write(&mut file, &mut waiting);
        }
    }
}

fn write(file: &mut File, waiting: &mut Waiting) {
    waiting.since = None;
    let samples = std::mem::take(&mut waiting.samples);
    let flags = std::mem::take(&mut waiting.flags);
    if samples.is_empty() && flags.is_empty() {
        return;
    }
    if let Err(error) = file.write(&samples, &flags, seconds(SystemTime::now())) {
        // The next batch may find room again; what was in this one is lost.
        tracing::error!("{error}");
    }
}

fn said<T: Default>(result: Result<T, super::HistoryError>) -> T {
    result.unwrap_or_else(|error| {
        tracing::error!("{error}");
        T::default()
    })
}
