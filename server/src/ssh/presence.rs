//! Whether a connection is used: one without a session may not stay for ever.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use crate::limits::Limits;

/// What is known of one connection.
#[derive(Clone, Debug)]
pub(super) struct Presence(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Clone, Copy, Debug)]
struct State {
    logged_in: bool,
    /// Channels that are served.
    channels: usize,
    /// When this came to be.
    since: Instant,
}

/// Why a connection is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deserted {
    /// Nobody logged in.
    LoggedOut,
    /// Somebody did, but for a long time there has been no session.
    Vacant,
}

impl std::fmt::Display for Deserted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::LoggedOut => "ssh client did not log in in time",
            Self::Vacant => "ssh connection without a session for too long",
        })
    }
}

impl State {
    /// When the connection is to be ended, if nothing happens until then.
    fn deadline(self, limits: &Limits) -> Option<(Instant, Deserted)> {
        let (patience, reason) = match self {
            Self {
                logged_in: false, ..
            } => (Some(limits.login_grace), Deserted::LoggedOut),
            Self { channels: 0, .. } => (limits.idle, Deserted::Vacant),
            _ => (None, Deserted::Vacant),
        };
        Some((self.since.checked_add(patience?)?, reason))
    }
}

impl Presence {
    /// A connection that was made just now.
    pub(super) fn new() -> Self {
        let state = State {
            logged_in: false,
            channels: 0,
            since: Instant::now(),
        };
        Self(Arc::new(Shared {
            state: Mutex::new(state),
            changed: Notify::new(),
        }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        change(&mut state);
        state.since = Instant::now();
        drop(state);
        self.0.changed.notify_one();
    }

    /// Somebody is there.
    pub(super) fn log_in(&self) {
        self.change(|state| state.logged_in = true);
    }

    /// A channel is served, until the result is dropped.
    pub(super) fn serve_channel(&self) -> Served {
        self.change(|state| state.channels += 1);
        Served(self.clone())
    }

    /// Waits until the connection has been without use for longer than the limits allow.
    pub(super) async fn deserted(&self, limits: &Limits) -> Deserted {
        loop {
            // A change between these two lines is kept for whoever waits next.
            let deadline = self.state().deadline(limits);
            let changed = self.0.changed.notified();
            match deadline {
                None => changed.await,
                Some((at, reason)) => {
                    if timeout_at(at, changed).await.is_err() {
                        return reason;
                    }
                }
            }
        }
    }
}

/// A channel that is served.
#[derive(Debug)]
pub(super) struct Served(Presence);

impl Drop for Served {
    fn drop(&mut self) {
        self.0
            .change(|state| state.channels = state.channels.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const GRACE: Duration = Duration::from_secs(30);
    const IDLE: Duration = Duration::from_secs(600);

    fn limits() -> Limits {
        Limits {
            login_grace: GRACE,
            idle: Some(IDLE),
            ..Limits::default()
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_does_not_log_in_is_waited_for_as_long_as_the_grace() {
        let (presence, started) = (Presence::new(), Instant::now());
        assert_eq!(presence.deserted(&limits()).await, Deserted::LoggedOut);
        assert_eq!(started.elapsed(), GRACE);
    }

    #[tokio::test(start_paused = true)]
    async fn who_logs_in_and_opens_nothing_is_idle() {
        let (presence, started) = (Presence::new(), Instant::now());
        presence.log_in();
        assert_eq!(presence.deserted(&limits()).await, Deserted::Vacant);
        assert_eq!(started.elapsed(), IDLE);
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_with_a_session_stays_and_is_idle_from_the_end_of_the_last() {
        let (presence, started) = (Presence::new(), Instant::now());
        presence.log_in();
        let (first, second) = (presence.serve_channel(), presence.serve_channel());
        let limits = limits();
        let deserted = presence.deserted(&limits);
        let sessions = async {
            tokio::time::sleep(2 * IDLE).await;
            drop(first);
            tokio::time::sleep(2 * IDLE).await;
            drop(second);
        };
        assert_eq!(tokio::join!(deserted, sessions).0, Deserted::Vacant);
        assert_eq!(started.elapsed(), 5 * IDLE);
    }

    #[tokio::test(start_paused = true)]
    async fn without_an_idle_limit_a_connection_stays() {
        let presence = Presence::new();
        presence.log_in();
        let limits = Limits {
            idle: None,
            ..limits()
        };
        assert!(
            tokio::time::timeout(1000 * IDLE, presence.deserted(&limits))
                .await
                .is_err()
        );
    }
}
