//! A telnet connection with its codec, as both ways of a session use it.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use strombus_terminal::Size;
use strombus_widgets::Echo;
use tokio::net::TcpStream;

use crate::lifeline::Lifeline;
use crate::session::{Event, Incoming, Outgoing};
use crate::telnet::{Codec, Side, TelnetEvent, TelnetOption};

/// Bytes read in one go, on the stack: a connection that waits holds no buffer.
const READ: usize = 4096;

/// How long a client has to close its side after we closed ours.
const CLOSING: Duration = Duration::from_secs(1);

/// The connection. The session polls both of its ways from one task, so the lock is never waited for.
pub(super) struct Wire {
    stream: TcpStream,
    line: Lifeline,
    state: Mutex<State>,
}

struct State {
    codec: Codec,
    /// What is to be sent, and how much of it is.
    pending: Vec<u8>,
    sent: usize,
}

impl Wire {
    pub(super) fn new(stream: TcpStream, line: Lifeline) -> Arc<Self> {
        // The DM of a Synch comes as urgent data, which would otherwise be taken out of the stream.
        let _ = rustix::net::sockopt::set_socket_oobinline(&stream, true);
        let state = State {
            codec: Codec::server(),
            pending: Vec::new(),
            sent: 0,
        };
        Arc::new(Self {
            stream,
            line,
            state: Mutex::new(state),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn with_codec<R>(&self, call: impl FnOnce(&mut Codec) -> R) -> R {
        call(&mut self.state().codec)
    }

    /// Reads what is there and says what it means. Ready with false at the end of the stream.
    pub(super) fn poll_read(
        &self,
        context: &mut Context<'_>,
        sink: &mut impl FnMut(TelnetEvent<'_>),
    ) -> Poll<io::Result<bool>> {
        self.line.watch_reads(context)?;
        let mut bytes = [0; READ];
        loop {
            ready!(self.stream.poll_read_ready(context))?;
            match self.stream.try_read(&mut bytes) {
                Ok(0) => return Poll::Ready(Ok(false)),
                Ok(count) => {
                    self.state()
                        .codec
                        .receive(bytes.get(..count).unwrap_or_default(), sink);
                    return Poll::Ready(Ok(true));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }

    /// Adds text for the client's screen to what is to be sent.
    pub(super) fn push_text(&self, text: &[u8]) {
        let mut state = self.state();
        let State { codec, pending, .. } = &mut *state;
        codec.send_text(text, pending);
    }

    /// Sends what is to be sent, the codec's answers included. Ready when all has been taken by the system.
    pub(super) fn poll_flush(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.line.watch_writes(context)?;
        let mut state = self.state();
        let State {
            codec,
            pending,
            sent,
        } = &mut *state;
        loop {
            if *sent >= pending.len() {
                *pending = codec.take_output();
                *sent = 0;
                if pending.is_empty() {
                    return Poll::Ready(Ok(()));
                }
            }
            ready!(self.stream.poll_write_ready(context))?;
            match self
                .stream
                .try_write(pending.get(*sent..).unwrap_or_default())
            {
                Ok(count) => *sent += count,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }

    pub(super) async fn flush(&self) -> io::Result<()> {
        poll_fn(|context| self.poll_flush(context)).await
    }

    /// Says text and sends it.
    pub(super) async fn say(&self, text: &str) -> io::Result<()> {
        self.push_text(text.replace('\n', "\r\n").as_bytes());
        self.flush().await
    }

    /// Says that nothing more will be sent.
    fn end(&self) {
        use rustix::net::{Shutdown, shutdown};
        let _ = shutdown(&self.stream, Shutdown::Write);
    }

    /// Takes what the client still sends. Ready when it has closed its side.
    fn poll_closed(&self, context: &mut Context<'_>) -> Poll<()> {
        while let Ok(true) = ready!(self.poll_read(context, &mut |_| {})) {}
        Poll::Ready(())
    }

    /// Closes our side, and waits for the client's: a close with input unread would throw away what the client has
    /// not read yet.
    pub(super) async fn close(&self) {
        self.end();
        let _ = tokio::time::timeout(CLOSING, poll_fn(|context| self.poll_closed(context))).await;
    }
}

/// The way in.
pub(super) struct WireIn {
    pub(super) wire: Arc<Wire>,
    /// What one packet said and the session has not taken yet: at most what fits into [`READ`] bytes.
    pub(super) events: VecDeque<Event<Vec<u8>>>,
}

impl Incoming for WireIn {
    type Bytes = Vec<u8>;

    const CONFIRMS: bool = true;

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Event<Vec<u8>>> {
        loop {
            if let Some(event) = self.events.pop_front() {
                if self.events.is_empty() {
                    self.events = VecDeque::new();
                }
                return Poll::Ready(event);
            }
            let events = &mut self.events;
            let read = self
                .wire
                .poll_read(context, &mut |event| events.extend(translate(&event)));
            // The codec may have to answer. If the client takes nothing now, the answers leave with the next frame.
            if let Poll::Ready(Err(_)) = self.wire.poll_flush(context) {
                return Poll::Ready(Event::Hangup);
            }
            match ready!(read) {
                Ok(true) => {}
                Ok(false) | Err(_) => self.events.push_back(Event::Hangup),
            }
        }
    }

    fn poll_closed(&mut self, context: &mut Context<'_>) -> Poll<()> {
        self.wire.poll_closed(context)
    }
}

/// What a telnet event means to a session, if anything.
fn translate(event: &TelnetEvent<'_>) -> Option<Event<Vec<u8>>> {
    Some(match event {
        TelnetEvent::Data(bytes) => Event::Bytes(bytes.to_vec()),
        TelnetEvent::WindowSize { columns, rows } => {
            Event::Resize(Size::from_client(u32::from(*rows), u32::from(*columns)))
        }
        TelnetEvent::Interrupt | TelnetEvent::Break => Event::Interrupt,
        TelnetEvent::AreYouThere | TelnetEvent::TimingMark => Event::Repaint,
        // What Ctrl-D and the like are elsewhere.
        TelnetEvent::EndOfFile => Event::Bytes(vec![0x04]),
        TelnetEvent::Suspend => Event::Bytes(vec![0x1a]),
        TelnetEvent::Abort => Event::Bytes(vec![0x1c]),
        TelnetEvent::Error(error) => {
            tracing::debug!("{error}");
            return error.is_fatal().then_some(Event::Hangup);
        }
        _ => return None,
    })
}

/// The way out.
pub(super) struct WireOut(pub(super) Arc<Wire>);

impl Outgoing for WireOut {
    async fn write(self, bytes: Vec<u8>) -> (Self, io::Result<()>) {
        self.0.push_text(&bytes);
        let result = self.0.flush().await;
        (self, result)
    }

    /// A telnet client shows and mends a line by itself where the server neither echoes nor suppresses go-aheads (RFC 857, RFC 858
    /// and the "line at a time" of RFC 1123 section 3.2.2); where the server says that it echoes, it shows nothing. What
    /// speaks no telnet shows all.
    fn lines(&self, secret: bool) -> Echo {
        self.0.with_codec(|codec| {
            codec.request(Side::Local, TelnetOption::SUPPRESS_GO_AHEAD, false);
            codec.request(Side::Local, TelnetOption::ECHO, secret);
            match codec.peer_speaks_telnet() {
                true => Echo::Client,
                false => Echo::ClientAlways,
            }
        })
    }

    async fn close(self, _status: u32) {
        self.0.end();
    }
}
