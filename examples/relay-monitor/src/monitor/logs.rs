//! The log of a relay: kept for those who come later, handed out to each by what they wish for.

mod groups;
mod past;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::SystemTime;

use futures_util::{Stream, StreamExt as _, stream};
use tokio::sync::watch;

use crate::model::{LogLine, Runlevel};
use groups::Groups;

pub(crate) use past::PastLine;

/// How many lines are kept of a relay.
const LINES: usize = 10_000;

/// How many bytes of text are kept of a relay.
const BYTES: usize = 2 << 20;

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
    pub lines: Vec<Arc<LogLine>>,
    /// How many lines before them came too fast to be kept, of any event.
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

#[derive(Debug, Default)]
struct Kept {
    lines: VecDeque<Arc<LogLine>>,
    bytes: usize,
    /// The number of the newest line.
    newest: u64,
    groups: Groups,
    /// How often older lines became known, and the number of the newest line before they did the last time.
    fills: u64,
    before_fill: u64,
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

impl Kept {
    fn push(
        &mut self,
        at: SystemTime,
        event: &Arc<str>,
        runlevel: Option<Runlevel>,
        text: Arc<str>,
    ) {
        let (group, nth) = self.groups.count(at, event, &text);
        self.newest += 1;
        self.bytes += text.len();
        let line = LogLine {
            number: self.newest,
            at,
            event: Arc::clone(event),
            runlevel,
            text,
            group,
            nth,
        };
        self.lines.push_back(Arc::new(line));
        while self.lines.len() > LINES || self.bytes > BYTES {
            let Some(oldest) = self.lines.pop_front() else {
                break;
            };
            self.bytes -= oldest.text.len();
        }
    }
}

impl Logs {
    /// Adds a line. Nobody is woken by it: see [`Logs::show`].
    pub(crate) fn push(
        &self,
        at: SystemTime,
        event: &Arc<str>,
        runlevel: Option<Runlevel>,
        text: &str,
    ) {
        let text = clean(text);
        lock(&self.kept).push(at, event, runlevel, text);
    }

    /// Hands out what was added.
    pub(crate) fn show(&self) {
        let newest = lock(&self.kept).newest;
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
        let (newest, fills) = {
            let kept = lock(&self.kept);
            (kept.newest, kept.fills)
        };
        let cursor = Cursor {
            logs: Arc::clone(self),
            shown: self.shown.subscribe(),
            wishes: wishes.subscribe(),
            taken: 0,
            known: newest,
            fills,
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

    /// The lines after the one numbered `taken`, those that are wished for, and the number of the last that was looked at.
    /// Whatever came after the one numbered `known` and is gone is lost.
    fn after(&self, taken: u64, known: u64, until: u64, wish: &LogWish) -> (LogBatch, u64) {
        let kept = lock(&self.kept);
        let Some(oldest) = kept.lines.front() else {
            return (LogBatch::default(), until);
        };
        let first = oldest.number.max(taken + 1);
        let lost = first.saturating_sub(taken.max(known) + 1);
        let skipped = usize::try_from(first - oldest.number).unwrap_or(usize::MAX);
        let (mut lines, mut last) = (Vec::new(), until);
        for line in kept.lines.iter().skip(skipped) {
            if line.number > until {
                break;
            }
            if wish.events.contains(&line.event) {
                if lines.len() == BATCH {
                    last = line.number - 1;
                    break;
                }
                lines.push(Arc::clone(line));
            }
        }
        let batch = LogBatch {
            lines,
            lost,
            anew: false,
        };
        (batch, last)
    }
}

/// How far one viewer has come.
struct Cursor {
    logs: Arc<Logs>,
    shown: watch::Receiver<u64>,
    wishes: watch::Receiver<Arc<LogWish>>,
    /// The number of the last line that was looked at; none after a change of what is wished for.
    taken: u64,
    /// The number of the last line that the viewer has had, or that was there before the viewer.
    known: u64,
    /// How often older lines became known up to then.
    fills: u64,
}

impl Cursor {
    /// Goes back to the beginning if older lines became known.
    fn begin_anew(&mut self) -> bool {
        let kept = lock(&self.logs.kept);
        let anew = kept.fills != self.fills;
        if anew {
            self.fills = kept.fills;
            self.taken = 0;
            self.known = self.known.max(kept.before_fill);
        }
        anew
    }

    async fn next(&mut self) -> Option<LogBatch> {
        loop {
            // The tap is gone: nobody wishes for anything.
            if self.wishes.has_changed().is_err() {
                return None;
            }
            if self.wishes.has_changed().unwrap_or(false) {
                self.taken = 0;
            }
            let wish = Arc::clone(&self.wishes.borrow_and_update());
            let until = *self.shown.borrow_and_update();
            let anew = self.begin_anew();
            if self.taken < until {
                let (mut batch, taken) = self.logs.after(self.taken, self.known, until, &wish);
                self.taken = taken;
                self.known = taken.max(self.known);
                batch.anew = anew;
                if !batch.lines.is_empty() || batch.lost > 0 || anew {
                    return Some(batch);
                }
                if taken < until {
                    continue;
                }
            }
            tokio::select! {
                changed = self.wishes.changed() => {
                    changed.ok()?;
                    // Now it counts as seen.
                    self.taken = 0;
                }
                shown = self.shown.changed() => shown.ok()?,
            }
        }
    }
}

/// The text as it may be shown: without control characters but line breaks, and not too long.
fn clean(text: &str) -> Arc<str> {
    // Nearly all are clean as they come, and there may be thousands a second.
    let is_clean = |byte: u8| matches!(byte, b' '..=b'~' | b'\n');
    if text.len() <= LONGEST && text.bytes().all(is_clean) {
        return text.into();
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
