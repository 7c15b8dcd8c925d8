//! Standard input and output as a transport, where they are no terminal: lines from a pipe or a file.

use std::io::{self, Read as _, Write as _};
use std::task::{Context, Poll};
use std::thread;

use strombus_widgets::Echo;
use tokio::sync::mpsc;

use super::signals::Signals;
use crate::session::{Event, Incoming, Outgoing};

/// Bytes read in one go.
const READ: usize = 4096;

/// The way in: standard input and the signals.
pub(super) struct PipeIn {
    read: mpsc::Receiver<Vec<u8>>,
    signals: Signals,
}

impl PipeIn {
    /// Begins to read, in a thread of its own: a file cannot be waited for otherwise. It reads no further ahead than the session
    /// goes, and is left to end with the program.
    pub(super) fn new() -> io::Result<Self> {
        let signals = Signals::new()?;
        let (send, read) = mpsc::channel(1);
        thread::Builder::new()
            .name("stdin".to_owned())
            .spawn(move || {
                let mut bytes = [0; READ];
                let mut stdin = io::stdin().lock();
                loop {
                    let count = match stdin.read(&mut bytes) {
                        Ok(0) => return,
                        Ok(count) => count,
                        Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                        Err(_) => return,
                    };
                    let chunk = bytes.get(..count).unwrap_or_default().to_vec();
                    if send.blocking_send(chunk).is_err() {
                        return;
                    }
                }
            })?;
        Ok(Self { read, signals })
    }
}

impl Incoming for PipeIn {
    type Bytes = Vec<u8>;

    const CONFIRMS: bool = false;

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Event<Vec<u8>>> {
        if self.signals.poll_end(context).is_ready() {
            return Poll::Ready(Event::Hangup);
        }
        if self.signals.poll_interrupt(context).is_ready() {
            return Poll::Ready(Event::Interrupt);
        }
        self.read
            .poll_recv(context)
            .map(|bytes| bytes.map_or(Event::Hangup, Event::Bytes))
    }

    fn poll_closed(&mut self, _context: &mut Context<'_>) -> Poll<()> {
        // A reader that is gone is noticed when it is written to.
        Poll::Pending
    }
}

/// The way out: standard output.
pub(super) struct PipeOut;

impl Outgoing for PipeOut {
    /// It waits for a slow reader where it stands: nothing else runs in this program.
    async fn write(self, mut bytes: Vec<u8>) -> (Self, io::Result<()>) {
        // Lines end there as they do in files.
        bytes.retain(|&byte| byte != b'\r');
        let mut stdout = io::stdout().lock();
        let result = stdout.write_all(&bytes).and_then(|()| stdout.flush());
        (self, result)
    }

    fn lines(&self, _secret: bool) -> Echo {
        Echo::ClientAlways
    }

    async fn close(self, _status: u32) {}
}
