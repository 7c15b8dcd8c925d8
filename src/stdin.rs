//! Standard input, for a task that also waits for other things.

use std::io::{self, IsTerminal as _, Read as _};

use tokio::sync::mpsc::{Receiver, channel};

/// Bytes read in one go.
const READ: usize = 4096;

/// Reads standard input in a thread of its own: it may be a file, which cannot be waited for. One read is held in advance.
pub(crate) struct Stdin(Option<Receiver<Vec<u8>>>);

impl Stdin {
    /// The room that whoever takes what is [read](Self::read) must have.
    pub(crate) const MOST: usize = READ;

    /// Starts to read, unless it is a terminal: what is typed there is for somebody else.
    pub(crate) fn unless_terminal() -> Self {
        if io::stdin().is_terminal() {
            return Self(None);
        }
        Self::open()
    }

    /// Starts to read, whatever it is.
    pub(crate) fn open() -> Self {
        let (sender, receiver) = channel(1);
        std::thread::spawn(move || {
            let mut bytes = [0; READ];
            // An error is an end, too: it may have been closed from the start.
            while let Ok(count @ 1..) = io::stdin().read(&mut bytes) {
                let read = bytes.get(..count).unwrap_or_default().to_vec();
                if sender.blocking_send(read).is_err() {
                    break;
                }
            }
        });
        Self(Some(receiver))
    }

    /// What comes next; never, at its end. May be cancelled.
    pub(crate) async fn read(&mut self) -> Vec<u8> {
        match self.next().await {
            Some(bytes) => bytes,
            None => std::future::pending().await,
        }
    }

    /// What comes next; nothing at its end, however often it is asked. May be cancelled.
    pub(crate) async fn next(&mut self) -> Option<Vec<u8>> {
        let read = self.0.as_mut()?.recv().await;
        if read.is_none() {
            self.0 = None;
        }
        read
    }
}
