//! When the next event is due.

use std::future::pending;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::Speed;

/// Time in the recording, led over to time here.
pub(super) struct Clock {
    speed: Speed,
    idle_limit: Option<Duration>,
    /// The time of the last event in the recording.
    last: Duration,
    /// When the next one is due.
    due: Instant,
    /// What was left to wait when the pause began.
    paused: Option<Duration>,
    stepping: bool,
}

impl Clock {
    pub(super) fn new(speed: Speed, idle_limit: Option<Duration>) -> Self {
        Self {
            speed,
            idle_limit,
            last: Duration::ZERO,
            due: Instant::now(),
            paused: None,
            stepping: false,
        }
    }

    /// The next event is at `time` in the recording.
    pub(super) fn expect(&mut self, time: Duration) {
        let Speed::Times(times) = self.speed else {
            return;
        };
        let gap = time.saturating_sub(self.last);
        let gap = self.idle_limit.map_or(gap, |limit| gap.min(limit));
        self.last = time;
        // Times are far from what would overflow: a recording of millions of years.
        let gap = Duration::try_from_secs_f64(gap.as_secs_f64() / times).unwrap_or(Duration::MAX);
        match &mut self.paused {
            Some(left) => *left = left.saturating_add(gap),
            // Counted from when the last one was due: the time that writing took adds up to nothing.
            None => self.due = self.due.checked_add(gap).unwrap_or_else(far_away),
        }
    }

    /// Waits until the next event is to be shown. May be cancelled.
    pub(super) async fn due(&self) {
        match (self.paused, self.speed) {
            _ if self.stepping => {}
            (Some(_), _) => pending().await,
            (None, Speed::Max) => {}
            (None, Speed::Times(_)) => sleep_until(self.due).await,
        }
    }

    /// The event was shown.
    pub(super) fn shown(&mut self) {
        self.stepping = false;
    }

    /// While it is paused, the next event is shown all the same, and the pause is counted from there.
    pub(super) fn step(&mut self) {
        if let Some(left) = &mut self.paused {
            *left = Duration::ZERO;
            self.stepping = true;
        }
    }

    pub(super) fn toggle_pause(&mut self) {
        let now = Instant::now();
        match self.paused.take() {
            Some(left) => self.due = now.checked_add(left).unwrap_or_else(far_away),
            None => self.paused = Some(self.due.saturating_duration_since(now)),
        }
    }
}

/// Further than anybody waits.
fn far_away() -> Instant {
    Instant::now() + Duration::from_secs(86_400 * 365)
}
