//! The log of a relay: kept for those who come later, handed out to each by what they wish for.

mod groups;
mod kept;
mod past;
mod ring;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::SystemTime;

use futures_util::{Stream, StreamExt as _, stream};
use tokio::sync::watch;

use crate::model::{LogLine, Runlevel};
use kept::{Kept, Taken};

pub(crate) use past::PastLine;

/// The longest text of a line, in bytes; the rest is cut off.
const LONGEST: usize = 16 << 10;

/// The largest batch: a session takes no more in one turn.
const BATCH: usize = 1000;

/// The events that a viewer wants to see, by their names: `NOTICE`, `BW`; `MONITOR` for the monitor's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogWish {
    /// The names.
    pub events: BTreeSet<Arc<str>>,
}

impl Default for LogWish {
    /// What tor says from NOTICE on, and what the monitor says.
    fn default() -> Self {
        Self::of(["NOTICE", "WARN", "ERR", "MONITOR"])
    }
}

impl LogWish {
    /// The wish for these events.
    pub fn of(events: impl IntoIterator<Item = impl Into<Arc<str>>>) -> Self {
        Self {
            events: events.into_iter().map(Into::into).collect(),
        }
    }
}

/// Lines, in the order in which they were said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogBatch {
    /// The lines; at most 1,000.
    pub lines: Vec<LogLine>,
    /// How many lines before them came too fast to be kept, of the kinds that are wished for: ERR and WARN, NOTICE, INFO,
    /// DEBUG, the monitor's own words, and what is no message.
    pub lost: u64,
    /// Whether they begin the log anew, since older ones became known: the viewer clears what it has.
    pub anew: bool,
}

/// A relay's log, as one viewer wishes for it.
pub struct LogStream(Pin<Box<dyn Stream<Item = LogBatch> + Send>>);

impl Stream for LogStream {
    type Item = LogBatch;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<LogBatch>> {
        self.0.as_mut().poll_next(context)
    }
}

impl std::fmt::Debug for LogStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LogStream").finish_non_exhaustive()
    }
}

/// Holds a wish for lines. Without it the stream ends, and tor is asked for no more than the others wish for.
#[derive(Debug)]
pub struct LogTap {
    logs: Arc<Logs>,
    wish: watch::Sender<Arc<LogWish>>,
}

impl LogTap {
    /// Wishes for other events from now on. What was kept of these comes anew, from its beginning: the viewer clears what it
    /// has.
    pub fn wish(&self, wish: LogWish) {
        let wish = Arc::new(wish);
        let before = self.wish.send_replace(Arc::clone(&wish));
        self.logs.count(&before, &wish);
    }
}

impl Drop for LogTap {
    fn drop(&mut self) {
        let before = Arc::clone(&self.wish.borrow());
        self.logs.count(&before, &LogWish::of([] as [&str; 0]));
    }
}

/// The log of a relay.
#[derive(Debug)]
pub(crate) struct Logs {
    kept: Mutex<Kept>,
    /// The number of the newest line that is to be handed out; behind it nothing wakes anybody.
    shown: watch::Sender<u64>,
    /// How many viewers wish for an event.
    wishes: Mutex<HashMap<Arc<str>, usize>>,
    /// All events that anybody wishes for.
    wished: watch::Sender<Arc<LogWish>>,
}

/// Adds lines, while nobody reads them.
pub(crate) struct Writing<'a>(MutexGuard<'a, Kept>);

impl Writing<'_> {
    /// Adds a line.
    pub(crate) fn push(
        &mut self,
        at: SystemTime,
        event: &str,
        runlevel: Option<Runlevel>,
        text: &str,
    ) {
        self.0.push(at, event, runlevel, &clean(text));
    }
}

impl Default for Logs {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            shown: watch::Sender::new(0),
            wishes: Mutex::default(),
            wished: watch::Sender::new(Arc::new(LogWish::of([] as [&str; 0]))),
        }
    }
}

impl Logs {
    /// Adds lines. Nobody is woken by it, and nobody may read them meanwhile: see [`Logs::show`].
    pub(crate) fn write(&self) -> Writing<'_> {
        Writing(lock(&self.kept))
    }

    /// Hands out what was added.
    pub(crate) fn show(&self) {
        let newest = lock(&self.kept).seal();
        self.shown.send_if_modified(|shown| {
            let more = *shown != newest;
            *shown = newest;
            more
        });
    }

    /// All events that anybody wishes for.
    pub(crate) fn wished(&self) -> watch::Receiver<Arc<LogWish>> {
        self.wished.subscribe()
    }

    pub(super) fn tap(self: &Arc<Self>, wish: LogWish) -> (LogTap, LogStream) {
        let wish = Arc::new(wish);
        self.count(&LogWish::of([] as [&str; 0]), &wish);
        let wishes = watch::Sender::new(wish);
        let cursor = Cursor {
            logs: Arc::clone(self),
            shown: self.shown.subscribe(),
            wishes: wishes.subscribe(),
            taken: lock(&self.kept).begin(),
        };
        let lines = stream::unfold(cursor, async |mut cursor| {
            let batch = cursor.next().await?;
            Some((batch, cursor))
        });
        let tap = LogTap {
            logs: Arc::clone(self),
            wish: wishes,
        };
        (tap, LogStream(lines.boxed()))
    }

    /// Counts that a viewer wishes for other events.
    fn count(&self, before: &LogWish, now: &LogWish) {
        let mut wishes = lock(&self.wishes);
        for event in &before.events {
            if let Some(count) = wishes.get_mut(event) {
                *count -= 1;
                if *count == 0 {
                    wishes.remove(event);
                }
            }
        }
        for event in &now.events {
            *wishes.entry(Arc::clone(event)).or_default() += 1;
        }
        let all = LogWish {
            events: wishes.keys().cloned().collect(),
        };
        // Under the lock, so that a later count is not overtaken by an earlier one.
        self.wished.send_if_modified(|wished| {
            let other = **wished != all;
            if other {
                *wished = Arc::new(all);
            }
            other
        });
    }
}

/// How far one viewer has come.
struct Cursor {
    logs: Arc<Logs>,
    shown: watch::Receiver<u64>,
    wishes: watch::Receiver<Arc<LogWish>>,
    taken: Taken,
}

impl Cursor {
    async fn next(&mut self) -> Option<LogBatch> {
        loop {
            // The tap is gone: nobody wishes for anything.
            if self.wishes.has_changed().is_err() {
                return None;
            }
            if self.wishes.has_changed().unwrap_or(false) {
                self.taken.last = 0;
            }
            let wish = Arc::clone(&self.wishes.borrow_and_update());
            let until = *self.shown.borrow_and_update();
            let batch = lock(&self.logs.kept).after(&mut self.taken, until, &wish);
            if !batch.lines.is_empty() || batch.lost > 0 || batch.anew {
                return Some(batch);
            }
            tokio::select! {
                changed = self.wishes.changed() => {
                    changed.ok()?;
                    // Now it counts as seen.
                    self.taken.last = 0;
                }
                shown = self.shown.changed() => shown.ok()?,
            }
        }
    }
}

/// The text as it may be shown: without control characters but line breaks, and not too long.
fn clean(text: &str) -> Cow<'_, str> {
    // Nearly all are clean as they come, and there may be thousands a second: all bytes at once, without a way out.
    let is_clean = |byte: u8| matches!(byte, b' '..=b'~' | b'\n');
    let all_clean = text.bytes().fold(true, |all, byte| all & is_clean(byte));
    if text.len() <= LONGEST && all_clean {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len().min(LONGEST));
    for c in text.chars() {
        if cleaned.len() >= LONGEST {
            cleaned.push('…');
            break;
        }
        match c {
            '\r' => {}
            '\n' => cleaned.push('\n'),
            '\t' => cleaned.push(' '),
            c if c.is_control() => cleaned.push('\u{fffd}'),
            c => cleaned.push(c),
        }
    }
    cleaned.into()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
