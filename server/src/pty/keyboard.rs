//! The way to the program.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::sync::Arc;

use strombus_terminal::Size;

use super::line::Line;

/// Types to a program and sets the size of its window. It never waits; its clones type on the same line. Once the program is
/// gone it does nothing.
#[derive(Clone)]
pub struct Keyboard(Arc<Line>);

impl Keyboard {
    pub(super) fn new(line: Arc<Line>) -> Self {
        Self(line)
    }

    /// Queues all of `bytes` for the program, or, where there is no [`room`](Self::room), none of them, and says which.
    /// They are written while somebody waits for the program's [`next`](super::Program::next) turn.
    pub fn write(&self, bytes: &[u8]) -> bool {
        self.0.queue(bytes)
    }

    /// How many bytes [`write`](Self::write) would take now: at most [`QUEUE`](super::QUEUE), 0 once the program is gone.
    #[must_use]
    pub fn room(&self) -> usize {
        self.0.room()
    }

    /// Waits until there is [room](Self::room) for `count` bytes, of which at most [`QUEUE`](super::QUEUE) have any; for ever
    /// once the program is gone. May be cancelled. One waits at a time: of several, the last is told.
    ///
    /// Room is made while somebody waits for the program's [`next`](super::Program::next) turn.
    pub async fn wait_for_room(&self, count: usize) {
        poll_fn(|context| self.0.poll_room(count, context)).await;
    }

    /// Gives the window another size; the program is told by SIGWINCH.
    ///
    /// # Errors
    /// If the system refuses it.
    pub fn resize(&self, size: Size) -> io::Result<()> {
        self.0.resize(size)
    }
}

impl fmt::Debug for Keyboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyboard")
            .field("room", &self.room())
            .finish_non_exhaustive()
    }
}
