//! The sessions that there are, and the means to speak to each from outside.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use futures_util::task::AtomicWaker;
use tokio::sync::Notify;

use crate::lifeline::Lifeline;

/// What a session may be told from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The server is going down.
    ShutDown,
}

/// The line to one session.
#[derive(Debug, Default)]
pub(crate) struct Control {
    order: AtomicU8,
    waker: AtomicWaker,
}

impl Control {
    fn give(&self, order: Order) {
        let code = match order {
            Order::ShutDown => 1,
        };
        self.order.store(code, Ordering::Release);
        self.waker.wake();
    }

    /// Ready once an order has come; it stays.
    pub(crate) fn poll(&self, context: &Context<'_>) -> Poll<Order> {
        self.waker.register(context.waker());
        match self.order.load(Ordering::Acquire) {
            1 => Poll::Ready(Order::ShutDown),
            _ => Poll::Pending,
        }
    }
}

#[derive(Debug, Default)]
struct State {
    sessions: Mutex<HashMap<u64, (Arc<Control>, Lifeline)>>,
    last: AtomicU64,
    closing: std::sync::atomic::AtomicBool,
    empty: Notify,
}

/// The sessions of a server.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registry(Arc<State>);

impl Registry {
    /// Notes a session, for as long as the result lives.
    pub(crate) fn enter(&self, line: Lifeline) -> Registered {
        let control = Arc::new(Control::default());
        let id = self.0.last.fetch_add(1, Ordering::Relaxed) + 1;
        let entry = (Arc::clone(&control), line);
        self.0
            .sessions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, entry);
        if self.0.closing.load(Ordering::Acquire) {
            control.give(Order::ShutDown);
        }
        Registered {
            registry: self.clone(),
            id,
            control,
        }
    }

    /// How many sessions there are.
    pub(crate) fn count(&self) -> usize {
        self.0
            .sessions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len()
    }

    /// Tells every session, and every one that comes yet, to end.
    pub(crate) fn shut_down(&self) {
        self.0.closing.store(true, Ordering::Release);
        for (control, _) in self
            .0
            .sessions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
        {
            control.give(Order::ShutDown);
        }
    }

    /// Cuts the connections of all sessions that are left.
    pub(crate) fn cut(&self) {
        for (_, line) in self
            .0
            .sessions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
        {
            line.cut();
        }
    }

    /// Waits until there is no session.
    pub(crate) async fn emptied(&self) {
        loop {
            let emptied = self.0.empty.notified();
            if self.count() == 0 {
                return;
            }
            emptied.await;
        }
    }
}

/// A session in the registry; it leaves when this is dropped.
#[derive(Debug)]
pub(crate) struct Registered {
    registry: Registry,
    pub(crate) id: u64,
    pub(crate) control: Arc<Control>,
}

impl Drop for Registered {
    fn drop(&mut self) {
        let mut sessions = self
            .registry
            .0
            .sessions
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        sessions.remove(&self.id);
        if sessions.is_empty() {
            self.registry.0.empty.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_registry_is_empty_when_the_last_session_has_left() {
        let registry = Registry::default();
        let session = registry.enter(Lifeline::default());
        let waiting = tokio::spawn({
            let registry = registry.clone();
            async move { registry.emptied().await }
        });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        drop(session);
        waiting.await.unwrap();
    }

    #[test]
    fn who_comes_while_the_server_goes_down_is_told_so() {
        let registry = Registry::default();
        registry.shut_down();
        let session = registry.enter(Lifeline::default());
        let context = Context::from_waker(std::task::Waker::noop());
        assert_eq!(session.control.poll(&context), Poll::Ready(Order::ShutDown));
    }
}
