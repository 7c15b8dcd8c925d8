//! A monitor that a test plays: no tor, no tasks, no time.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::access::Who;
use super::act::{Act, Details, Done, Refusal};
use super::logs::PastLine;
use super::relay::Relay;
use super::{Aspect, Monitor};
use crate::model::{AlertNews, Overview, RelayId, RelayView, Runlevel};
use crate::prompt::PlayedTor;

/// What a session asked for: who, at which relay, what.
pub type Asked = (Who, RelayId, Act);

/// The other end of a [`Monitor`] in a test: it shows what the test likes, and keeps what sessions asked for.
///
/// Its relays are seen by all accounts and operated by those with the role `operator`.
#[derive(Debug)]
pub struct Script {
    monitor: Monitor,
    played: Arc<Played>,
}

impl Script {
    pub(super) fn start(views: Vec<RelayView>) -> (Monitor, Self) {
        let played = Arc::new(Played::default());
        let overview = Overview {
            relays: views.iter().cloned().map(Arc::new).collect(),
            advice: None,
        };
        let relay = |view| Relay::played(view, Arc::clone(&played));
        let relays = views.into_iter().map(relay).collect();
        let monitor = Monitor::new(relays, overview);
        let script = Self {
            monitor: monitor.clone(),
            played,
        };
        (monitor, script)
    }

    /// Shows a newer view of the relay that it is of.
    pub fn show(&self, view: RelayView) {
        let view = Arc::new(view);
        if let Some(relay) = self.monitor.relay(view.id) {
            relay.publish(Arc::clone(&view));
        }
        self.monitor.0.overview.send_modify(|overview| {
            let mut newer = Overview::clone(overview);
            for old in newer.relays.iter_mut().filter(|old| old.id == view.id) {
                *old = Arc::clone(&view);
            }
            *overview = Arc::new(newer);
        });
    }

    /// Says what to do where there are no relays.
    pub fn advise(&self, advice: &str) {
        self.monitor.0.overview.send_modify(|overview| {
            let mut newer = Overview::clone(overview);
            newer.advice = Some(advice.into());
            *overview = Arc::new(newer);
        });
    }

    /// Adds a line to the log of a relay.
    pub fn log(&self, relay: RelayId, at: SystemTime, event: &str, text: &str) {
        let runlevel = Runlevel::ALL
            .into_iter()
            .find(|level| level.name() == event);
        if let Some(relay) = self.monitor.relay(relay) {
            relay.logs.write().push(at, event, runlevel, text);
            relay.logs.show();
        }
    }

    /// Has messages of tor become known that it said before: when, how important, and what.
    pub fn remember(
        &self,
        relay: RelayId,
        lines: impl IntoIterator<Item = (SystemTime, Runlevel, &'static str)>,
    ) {
        let lines = lines.into_iter().map(|(at, runlevel, text)| PastLine {
            at,
            runlevel,
            text: text.into(),
        });
        if let Some(relay) = self.monitor.relay(relay) {
            relay.logs.fill(lines.collect());
        }
    }

    /// Raises or clears an alert.
    pub fn alert(&self, news: AlertNews) {
        // Without anybody who listens it is nobody's.
        let _ = self.monitor.0.alerts.send(news);
    }

    /// Answers what is asked from now on with this. Before that all is done, without a word.
    pub fn answer(&self, answer: Result<Done, Refusal>) {
        self.played.lock().answer = Some(answer);
    }

    /// What is known of relays from now on.
    pub fn know(&self, details: Details) {
        self.played.lock().details = details;
    }

    /// What is asked by prompts.
    #[must_use]
    pub fn tor(&self) -> &PlayedTor {
        &self.played.tor
    }

    /// From now on, lines that are typed at prompts are kept in this folder.
    pub fn keep_lines_in(&self, folder: impl Into<PathBuf>) {
        self.monitor.keep_lines_in(folder.into());
    }

    /// What sessions asked for and were let, since the last time; the oldest first.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.played.lock().asked)
    }

    /// Whether anybody looks at it.
    #[must_use]
    pub fn is_looked_at(&self, relay: RelayId, aspect: Aspect) -> bool {
        self.monitor
            .relay(relay)
            .is_some_and(|relay| relay.is_looked_at(aspect))
    }

    /// The events that viewers of a relay's log wish for together.
    #[must_use]
    pub fn wished(&self, relay: RelayId) -> Vec<Arc<str>> {
        let relay = self.monitor.relay(relay);
        relay.map_or_else(Vec::new, |relay| {
            relay
                .logs
                .wished()
                .borrow()
                .events
                .iter()
                .cloned()
                .collect()
        })
    }
}

/// What the played relays share.
#[derive(Debug, Default)]
pub(super) struct Played {
    part: Mutex<Part>,
    pub(super) tor: PlayedTor,
}

#[derive(Debug, Default)]
struct Part {
    asked: Vec<Asked>,
    answer: Option<Result<Done, Refusal>>,
    details: Details,
}

impl Played {
    pub(super) fn act(&self, relay: RelayId, who: Who, act: Act) -> Result<Done, Refusal> {
        let mut part = self.lock();
        part.asked.push((who, relay, act));
        part.answer.clone().unwrap_or_else(|| Ok(Done::default()))
    }

    pub(super) fn details(&self, _fingerprint: &str) -> Details {
        self.lock().details.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Part> {
        self.part.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
