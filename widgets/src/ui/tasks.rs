//! Work in the background, polled by whoever runs the session; no runtime is known here.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures_util::stream::{SelectAll, StreamExt as _};
use futures_util::{Stream, stream};

/// Taken from the background in one go; then the person's keys have their turn.
const AT_ONCE: usize = 64;

type Source<M> = Pin<Box<dyn Stream<Item = M> + Send>>;

/// The futures and streams of one tree. Most apps have none, and then it is one pointer and a waker.
pub(super) struct Tasks<M> {
    sources: Option<Box<SelectAll<Source<M>>>>,
    /// Wakes whoever polls.
    waker: Option<Waker>,
}

impl<M> Default for Tasks<M> {
    fn default() -> Self {
        Self {
            sources: None,
            waker: None,
        }
    }
}

impl<M: Send + 'static> Tasks<M> {
    pub(super) fn spawn(&mut self, future: impl Future<Output = M> + Send + 'static) {
        self.subscribe(stream::once(future));
    }

    pub(super) fn subscribe(&mut self, stream: impl Stream<Item = M> + Send + 'static) {
        self.sources.get_or_insert_default().push(Box::pin(stream));
        // Nothing that was started runs before it is polled for the first time.
        self.wake();
    }

    /// Wakes whoever polls.
    pub(super) fn wake(&mut self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// Adds what has come to `messages`. If there may be more, or something is started later, the context is woken.
    pub(super) fn poll(&mut self, context: &mut Context<'_>, messages: &mut VecDeque<M>) {
        match &mut self.waker {
            Some(waker) => waker.clone_from(context.waker()),
            None => self.waker = Some(context.waker().clone()),
        }
        let Some(sources) = &mut self.sources else {
            return;
        };
        for _ in 0..AT_ONCE {
            match sources.poll_next_unpin(context) {
                Poll::Ready(Some(message)) => messages.push_back(message),
                Poll::Ready(None) => {
                    self.sources = None;
                    return;
                }
                Poll::Pending => return,
            }
        }
        context.waker().wake_by_ref();
    }
}
