//! Timers, by a clock that the host sets: the same in a session and in a test without time.

use std::collections::VecDeque;
use std::time::Duration;

/// A timer of an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerId(u64);

struct Timer<M> {
    id: TimerId,
    at: Duration,
    kind: Kind<M>,
}

enum Kind<M> {
    Once(Option<M>),
    Every(Duration, Box<dyn FnMut() -> M + Send>),
}

/// The timers of one tree: few, so they lie in a row.
pub(crate) struct Timers<M> {
    timers: Vec<Timer<M>>,
    now: Duration,
    last: u64,
}

impl<M> Default for Timers<M> {
    fn default() -> Self {
        Self {
            timers: Vec::new(),
            now: Duration::ZERO,
            last: 0,
        }
    }
}

/// The shortest period: a timer of zero would never let the session rest.
const SHORTEST: Duration = Duration::from_millis(1);

impl<M> Timers<M> {
    pub(super) const fn now(&self) -> Duration {
        self.now
    }

    pub(super) fn once(&mut self, delay: Duration, message: M) -> TimerId {
        self.add(delay, Kind::Once(Some(message)))
    }

    pub(super) fn every(
        &mut self,
        period: Duration,
        make: impl FnMut() -> M + Send + 'static,
    ) -> TimerId {
        let period = period.max(SHORTEST);
        self.add(period, Kind::Every(period, Box::new(make)))
    }

    fn add(&mut self, delay: Duration, kind: Kind<M>) -> TimerId {
        self.last += 1;
        let id = TimerId(self.last);
        self.timers.push(Timer {
            id,
            at: self.now.saturating_add(delay),
            kind,
        });
        id
    }

    pub(super) fn cancel(&mut self, id: TimerId) {
        self.timers.retain(|timer| timer.id != id);
    }

    /// When the next one is due.
    pub(crate) fn next(&self) -> Option<Duration> {
        self.timers.iter().map(|timer| timer.at).min()
    }

    /// It is `now`; what has become due becomes messages, in the order of their times.
    pub(super) fn advance(&mut self, now: Duration, messages: &mut VecDeque<M>) {
        self.now = self.now.max(now);
        while let Some(due) = self.earliest_due() {
            let Some(timer) = self.timers.get_mut(due) else {
                return;
            };
            match &mut timer.kind {
                Kind::Once(message) => {
                    messages.extend(message.take());
                    self.timers.swap_remove(due);
                }
                Kind::Every(period, make) => {
                    messages.push_back(make());
                    // A session that was held up does not make up for what it missed.
                    timer.at = timer.at.saturating_add(*period);
                    if timer.at <= self.now {
                        timer.at = self.now.saturating_add(*period);
                    }
                }
            }
        }
    }

    fn earliest_due(&self) -> Option<usize> {
        let due = self
            .timers
            .iter()
            .enumerate()
            .filter(|(_, timer)| timer.at <= self.now);
        due.min_by_key(|(_, timer)| (timer.at, timer.id.0))
            .map(|(index, _)| index)
    }
}
