//! The frame on its way to the client: at most one.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use strombus_widgets::Echo;
use tokio::time::Instant;

use super::transport::Outgoing;

type Writing<O> = Pin<Box<dyn Future<Output = (O, io::Result<()>)> + Send>>;

/// The way out, free or taken by a frame.
pub(super) enum Output<O> {
    Free(O),
    Busy {
        writing: Writing<O>,
        since: Instant,
    },
    /// Between two states, and after the end.
    Gone,
}

impl<O: Outgoing> Output<O> {
    pub(super) const fn is_free(&self) -> bool {
        matches!(self, Self::Free(_))
    }

    /// Since when the client has been leaving the frame waiting.
    pub(super) const fn busy_since(&self) -> Option<Instant> {
        match self {
            Self::Busy { since, .. } => Some(*since),
            _ => None,
        }
    }

    /// Has the way out carry lines, if it is free: see [`Outgoing::lines`].
    pub(super) fn lines(&self, secret: bool) -> Option<Echo> {
        match self {
            Self::Free(way) => Some(way.lines(secret)),
            _ => None,
        }
    }

    /// Begins to send. Only where it is free; otherwise the bytes are dropped.
    pub(super) fn send(&mut self, bytes: Vec<u8>) {
        if let Some(way) = self.take_free() {
            let (writing, since) = (Box::pin(way.write(bytes)), Instant::now());
            *self = Self::Busy { writing, since };
        }
    }

    /// Ready when nothing is on its way; with the error if the frame could not be sent.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Self::Busy { writing, .. } = self else {
            return Poll::Ready(Ok(()));
        };
        let (way, result) = ready!(writing.as_mut().poll(context));
        *self = Self::Free(way);
        Poll::Ready(result)
    }

    /// The way out itself, if no frame is on it.
    pub(super) fn take_free(&mut self) -> Option<O> {
        match std::mem::replace(self, Self::Gone) {
            Self::Free(way) => Some(way),
            other => {
                *self = other;
                None
            }
        }
    }
}
