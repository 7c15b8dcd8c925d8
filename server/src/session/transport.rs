//! What a session needs of whatever carries it.

use std::future::Future;
use std::io;
use std::task::{Context, Poll};

use strombus_terminal::Size;
use strombus_widgets::Echo;

/// What comes from the client.
#[derive(Debug)]
pub(crate) enum Event<B> {
    /// Bytes that its terminal sent.
    Bytes(B),
    /// Its window has another size.
    Resize(Size),
    /// Its screen was disturbed, and is to be painted anew.
    Repaint,
    /// The person interrupts, by a signal or a break.
    Interrupt,
    /// The person is gone, or will say nothing more.
    Hangup,
}

/// The way in.
pub(crate) trait Incoming: Send {
    /// Bytes as the transport has them.
    type Bytes: AsRef<[u8]> + Send;

    /// Whether a client closes its side once it has all that was sent to it.
    const CONFIRMS: bool;

    /// What comes next. Nothing is lost if the caller stops waiting.
    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Event<Self::Bytes>>;

    /// Ready when the client has closed its side, so that nothing reaches it any more. What it still sends is dropped.
    fn poll_closed(&mut self, context: &mut Context<'_>) -> Poll<()>;
}

/// The way out.
pub(crate) trait Outgoing: Send + Sized + 'static {
    /// Sends bytes, and is done when the client has made room for them. That gives the way out back: only one frame is on its way at a time.
    fn write(self, bytes: Vec<u8>)
    -> impl Future<Output = (Self, io::Result<()>)> + Send + 'static;

    /// The session is a dialogue in lines from now on, and what is typed is `secret` or not. Returns who shows what is typed.
    fn lines(&self, secret: bool) -> Echo {
        let _ = secret;
        Echo::Session
    }

    /// Says that the session is over, with an exit status where the transport has one.
    fn close(self, status: u32) -> impl Future<Output = ()> + Send;
}
