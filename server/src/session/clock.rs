//! The one timer of a session.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::time::{Instant, Sleep, sleep_until};

/// Wakes the session at the earliest of its deadlines.
///
/// Deadlines mostly move away from now (every key puts the idle one off), and setting a timer costs more than a wake-up
/// that finds nothing to do. So a timer that is set for an earlier time than needed is left as it is.
#[derive(Default)]
pub(super) struct Clock {
    sleep: Option<Pin<Box<Sleep>>>,
    armed: bool,
}

impl Clock {
    /// Ready if the deadline has passed; otherwise the context is woken by then, at the latest.
    pub(super) fn poll(
        &mut self,
        deadline: Option<Instant>,
        context: &mut Context<'_>,
    ) -> Poll<()> {
        let Some(deadline) = deadline else {
            return Poll::Pending;
        };
        if deadline <= Instant::now() {
            return Poll::Ready(());
        }
        let sleep = self
            .sleep
            .get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if !self.armed || deadline < sleep.deadline() {
            sleep.as_mut().reset(deadline);
            self.armed = true;
        }
        // It may have been set for an earlier deadline, which has been put off since.
        while sleep.as_mut().poll(context).is_ready() {
            if deadline <= Instant::now() {
                self.armed = false;
                return Poll::Ready(());
            }
            sleep.as_mut().reset(deadline);
        }
        Poll::Pending
    }
}
