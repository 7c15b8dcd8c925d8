//! What a watcher hears.

use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use strombus_tor_control::event::{Body, Runlevel as Level, Status};
use strombus_tor_control::{Error, Event, Heard, State, Subscription};
use tokio::time::Instant;

use super::log_file::LogFile;
use super::{Due, LINES, LOG_PAUSE, Watcher, advice, past, poll, scrub};
use crate::history::{Kept, Sample, seconds};
use crate::model::{LinkState, Point, Runlevel, Statistic};
use crate::monitor::Writing;

/// The event that the monitor's own words are.
pub(super) const OWN: &str = "MONITOR";

/// For how long it counts that tor's clock was said to be wrong.
const SKEW: Duration = Duration::from_secs(3 * 3600);

/// After how long a try is told of: most fail at once, and are followed by a pause that is told.
const LONG_TRY: Duration = Duration::from_secs(1);

/// What was heard before.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// When tor was heard last, over this connection.
    pub(super) last: Option<Instant>,
    /// Since when it is tried to connect again, if viewers are to be told so.
    tries_since: Option<Instant>,
    /// The second of the last BW event.
    second: Option<u64>,
    /// How many seconds of bandwidth were heard, and the bytes in them.
    seconds: u64,
    read: u64,
    written: u64,
    /// When tor said last that its clock is wrong.
    skewed: Option<Instant>,
    /// By how much.
    pub(super) skew: Option<i64>,
    /// The process that was looked for over this connection.
    pub(super) looked_for: Option<u32>,
    /// Whether facts were told over this connection, by this process.
    pub(super) knows_facts: bool,
    /// Whether the configuration is being asked for.
    pub(super) asks_config: bool,
    /// What was said of tor's log file, which need not be said each time.
    said_of_log: Vec<String>,
    /// What waits in a subscription, when it is taken; kept for its memory.
    lines: Vec<Heard>,
}

/// Whether nothing at all is where a tor might have been.
fn is_nobody(why: &Error) -> bool {
    let nothing = [
        ErrorKind::ConnectionRefused,
        ErrorKind::NotFound,
        ErrorKind::TimedOut,
    ];
    matches!(why, Error::Connect { kind, .. } if nothing.contains(kind))
}

impl Watcher {
    /// The monitor's own words, in the log of the relay.
    pub(super) fn say(&mut self, text: &str) {
        let now = SystemTime::now();
        self.relay.logs.write().push(now, OWN, None, text);
        self.lines_at.get_or_insert_with(Instant::now);
    }

    /// The link is otherwise than before.
    pub(super) fn link_is(&mut self, state: State) {
        let now = SystemTime::now();
        self.heard.tries_since = None;
        match state {
            // A new try is only news if it takes its time.
            State::Connecting => {
                self.heard.tries_since = Some(Instant::now());
                return;
            }
            State::Up(connection) => {
                self.view.link = LinkState::Up { since: now };
                self.view.events = connection
                    .events()
                    .iter()
                    .map(|name| name.as_str().into())
                    .collect();
                let at_once = Some(Instant::now());
                let looks = self.relay.is_looked_at(crate::monitor::Aspect::Config)
                    || self.view.config.is_some();
                self.due = Due {
                    // The others need to know where tor runs.
                    facts: at_once,
                    config: at_once.filter(|_| looks),
                    ..Due::default()
                };
                self.heard.asks_config = looks;
                self.heard.knows_facts = false;
                self.heard.looked_for = None;
                self.heard.last = at_once;
                let version = connection.version();
                self.polls.spawn(poll::past(connection.clone()));
                self.relay.is_found.store(true, Ordering::Relaxed);
                self.say(&format!(
                    "Connected to tor {version} at {}",
                    self.view.control
                ));
            }
            State::Down { why, again } => {
                // Somebody is there, even if we are not let in.
                if !is_nobody(&why) {
                    self.relay.is_found.store(true, Ordering::Relaxed);
                }
                let why: Arc<str> = advice::why(&why).into();
                let (since, is_news) = match &self.view.link {
                    LinkState::Down {
                        since, why: before, ..
                    } => (*since, **before != *why),
                    _ => (now, true),
                };
                if is_news {
                    self.say(&format!("No connection: {why}"));
                }
                let wait = again.saturating_duration_since(Instant::now());
                self.view.link = LinkState::Down {
                    why,
                    since,
                    retry_at: now.checked_add(wait).unwrap_or(now),
                };
                self.view.bandwidth.read = 0;
                self.view.bandwidth.written = 0;
                self.due = Due::default();
                self.heard.last = None;
            }
        }
        self.changed = true;
    }

    /// When viewers are to be told that a connection is being tried.
    pub(super) fn long_try(&self) -> Option<Instant> {
        Some(self.heard.tries_since? + LONG_TRY)
    }

    /// Tells viewers that a connection is being tried, once that takes long.
    pub(super) fn notice_try(&mut self, now: Instant) {
        if self.long_try().is_some_and(|at| at <= now) {
            self.heard.tries_since = None;
            // The view is of a time behind that at which it was to be tried.
            self.changed = true;
        }
    }

    pub(super) fn hear(&mut self, heard: Heard) {
        self.note_life();
        let event = match heard {
            Heard::Event(event) => event,
            // Nothing of it is a state that is not asked for anyway.
            Heard::Lost { .. } => return,
        };
        let at_once = Instant::now();
        match &event.body {
            Body::Bandwidth(bandwidth) => self.bandwidth(bandwidth.read, bandwidth.written),
            Body::ConfChanged(_) => {
                self.ask_for_facts(at_once);
                if self.view.config.is_some() || self.heard.asks_config {
                    self.ask_for_config(at_once);
                }
            }
            Body::DescriptorChanged | Body::Signal(_) => self.ask_for_facts(at_once),
            Body::Status(status) => {
                self.status(status);
                self.ask_for_facts(at_once);
            }
            _ => {}
        }
    }

    /// Takes what waits of the events that viewers wish for.
    pub(super) fn hear_lines(&mut self, first: Heard, more: &mut Subscription) {
        self.note_life();
        let mut heard = std::mem::take(&mut self.heard.lines);
        heard.push(first);
        more.take(LINES, &mut heard);
        let now = SystemTime::now();
        let mut log = self.relay.logs.write();
        for heard in heard.drain(..) {
            match heard {
                Heard::Event(event) => put_line(&mut log, now, &event),
                Heard::Lost { log: lines, others } => {
                    let text = format!("{} events came too fast and are lost", lines + others);
                    log.push(now, OWN, None, &text);
                }
            }
        }
        drop(log);
        self.heard.lines = heard;
        self.lines_at
            .get_or_insert_with(|| Instant::now() + LOG_PAUSE);
    }

    /// Tor is there.
    fn note_life(&mut self) {
        let now = Instant::now();
        self.heard.last = Some(now);
        if let LinkState::Unresponsive { .. } = self.view.link {
            self.view.link = LinkState::Up {
                since: SystemTime::now(),
            };
            self.changed = true;
        }
        if self.heard.skewed.is_some_and(|at| at + SKEW < now) {
            self.heard.skew = None;
            self.heard.skewed = None;
        }
    }

    /// A second has passed in which so many bytes were read and written.
    fn bandwidth(&mut self, read: u64, written: u64) {
        let now = seconds(SystemTime::now());
        // Tor's seconds do not begin with ours: now and then two would fall into one, and leave a gap.
        let at = match self.heard.second {
            Some(last) if now.abs_diff(last + 1) <= 1 => last + 1,
            _ => now,
        };
        self.heard.second = Some(at);
        self.heard.seconds += 1;
        self.heard.read = self.heard.read.saturating_add(read);
        self.heard.written = self.heard.written.saturating_add(written);
        let seen = self.heard.seconds as f64;
        let bandwidth = &mut self.view.bandwidth;
        bandwidth.read = read;
        bandwidth.written = written;
        bandwidth.read_average = self.heard.read as f64 / seen;
        bandwidth.written_average = self.heard.written as f64 / seen;
        bandwidth.read_total = bandwidth.read_total.saturating_add(read);
        bandwidth.written_total = bandwidth.written_total.saturating_add(written);
        let point = Point {
            first: read as f64,
            second: written as f64,
        };
        self.keep(Statistic::Bandwidth, at, point, 1);
    }

    /// Puts a measure into graphs and history.
    pub(super) fn keep(&mut self, statistic: Statistic, at: u64, point: Point, weight: u64) {
        self.recorder.add(statistic, at, point, weight);
        self.show(statistic);
        let kept = Kept::Graph(statistic);
        if let Some(history) = &self.voices.history {
            history.keep(&self.key, Sample { at, kept, point });
        }
    }

    /// What tor remembers of the time before.
    pub(super) fn remember(&mut self, text: &str) {
        for sample in past::remembered(text, &self.recorder, SystemTime::now()) {
            self.recorder
                .add(Statistic::Bandwidth, sample.at, sample.point, 1);
            if let Some(history) = &self.voices.history {
                history.keep(&self.key, sample);
            }
        }
        self.show(Statistic::Bandwidth);
    }

    /// What tor wrote into its log file before it was heard.
    pub(super) fn fill_log(&mut self, file: LogFile) {
        let lines = file.lines.into_iter();
        // Tor may write the same into two files; what was taken from one is known then.
        let count: usize = lines.map(|lines| self.relay.logs.fill(lines)).sum();
        let mut said = file.unread;
        if file.read.is_empty() && said.is_empty() {
            said.push("tor writes no log file: the log begins here".into());
        }
        for text in said {
            if !self.heard.said_of_log.contains(&text) {
                self.say(&text);
                self.heard.said_of_log.push(text);
            }
        }
        if count > 0 {
            let lines = if count == 1 { "line" } else { "lines" };
            self.say(&format!(
                "{count} {lines} read from {}",
                file.read.join(", ")
            ));
        }
    }

    fn status(&mut self, status: &Status) {
        if status.action == "CLOCK_SKEW" {
            let skew = status.argument("SKEW");
            self.heard.skew = skew.and_then(|skew| skew.trim_start_matches('+').parse().ok());
            self.heard.skewed = Some(Instant::now());
        }
    }

    pub(super) fn ask_for_facts(&mut self, at: Instant) {
        match &mut self.due.facts {
            Some(due) => *due = at.min(*due),
            // They are being asked for now, perhaps too early.
            None => self.due.facts_again = true,
        }
    }
}

/// Adds an event that viewers wish for.
fn put_line(log: &mut Writing<'_>, now: SystemTime, event: &Event) {
    let name = event.name.as_str();
    if let Body::Log(level) = &event.body {
        let runlevel = match level {
            Level::Debug => Runlevel::Debug,
            Level::Info => Runlevel::Info,
            Level::Notice => Runlevel::Notice,
            Level::Warn => Runlevel::Warn,
            Level::Err => Runlevel::Err,
        };
        let text = scrub::scrub(name, event.message());
        log.push(now, name, Some(runlevel), &text);
        return;
    }
    let text = event.raw.to_text();
    let text = text.strip_prefix(name).unwrap_or(&text).trim();
    log.push(now, name, None, &scrub::scrub(name, text));
}
