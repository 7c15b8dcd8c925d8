//! The end of a session: the terminal is given back, as long as the client listens.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Poll, ready};
use std::time::Duration;

use futures_util::future::{Either, select};
use strombus_terminal::Input;
use tokio::time::{Instant, timeout, timeout_at};

use super::ending::Ending;
use super::stage::Stage;
use super::transport::{Event, Incoming, Outgoing};

/// How long a client has to close its side once it was told that the session is over. That it does so shows
/// that it has everything, so that the program may end; else nothing depends on it.
const CLOSING: Duration = Duration::from_secs(1);

impl<I: Incoming, O: Outgoing> Stage<I, O> {
    /// Gives the terminal back and says farewell.
    pub(super) async fn finish(&mut self, ending: &Ending) {
        // The apps go first: what they hold in common with others is free again, however slow the client is.
        self.apps.clear();
        if matches!(ending, Ending::Left(_)) && self.output.is_free() {
            let patience = self.host.service.limits.farewell;
            let _ = timeout(patience, self.await_answers()).await;
        }
        let mut last = Vec::new();
        self.painter.leave(&mut last);
        if let Some(dialogue) = &mut self.dialogue {
            last.append(&mut dialogue.plain.farewell(matches!(ending, Ending::Left(_))));
        }
        if let Some(text) = ending.farewell() {
            last.extend_from_slice(text.as_bytes());
            last.extend_from_slice(b"\r\n");
        }
        let (output, incoming) = (&mut self.output, &mut self.incoming);
        let leave = async {
            // The frame that is on its way has priority: half a sequence would spoil the rest.
            let mut sent = poll_fn(|context| output.poll(context)).await;
            if sent.is_ok() && !last.is_empty() {
                output.send(last);
                sent = poll_fn(|context| output.poll(context)).await;
            }
            if let Err(error) = sent {
                tracing::debug!("the client was not told of the end: {error}");
            }
            if let Some(way) = output.take_free() {
                way.close(ending.status()).await;
            }
        };
        // While the client is still sending, someone must take it, or the connection's loop waits for us.
        let closed = poll_fn(|context| incoming.poll_closed(context));
        let both = async {
            if let Either::Left(((), closed)) = select(pin!(leave), pin!(closed)).await
                && I::CONFIRMS
            {
                let _ = timeout(CLOSING, closed).await;
            }
        };
        if timeout(self.host.service.limits.farewell, both)
            .await
            .is_err()
        {
            self.line.cut();
        }
    }

    /// Takes the answers that are on their way, which would be typed into what the person does next: for a moment, and
    /// only where the person left and the questions did too.
    async fn await_answers(&mut self) {
        let Some(until) = self.asking.awaited_until() else {
            return;
        };
        let answered = poll_fn(|context| {
            while self.asking.awaited_until().is_some() {
                match ready!(self.incoming.poll_event(context)) {
                    Event::Bytes(bytes) => self.decoder.feed(bytes.as_ref(), |input| {
                        if let Input::Reply(reply) = input {
                            self.asking.hear(&reply, Instant::now());
                        }
                    }),
                    Event::Hangup => return Poll::Ready(()),
                    _ => {}
                }
            }
            Poll::Ready(())
        });
        let _ = timeout_at(until, answered).await;
    }
}
