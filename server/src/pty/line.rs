//! What the two halves share: the line to the program.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker, ready};

use pty_process::Pty;
use rustix::io::Errno;
use rustix::process::Pid;
use strombus_terminal::Size;
use tokio::io::{AsyncRead as _, AsyncWrite as _, ReadBuf};

/// As many bytes wait for a program that does not read them.
pub const QUEUE: usize = 64 * 1024;

/// The master side of the pseudo terminal, and what is to be typed.
pub(super) struct Line(Mutex<Inner>);

struct Inner {
    /// Nothing once the line is closed.
    pty: Option<Pty>,
    queue: VecDeque<u8>,
    /// Who polls the program; woken when there is something to type.
    typist: Option<Waker>,
    /// Who waits for room in the queue.
    waiting: Option<Waker>,
}

impl Line {
    pub(super) fn new(pty: Pty) -> Self {
        Self(Mutex::new(Inner {
            pty: Some(pty),
            queue: VecDeque::new(),
            typist: None,
            waiting: None,
        }))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes all of `bytes` to be typed, or none of them: half of an answer would be read as something else.
    pub(super) fn queue(&self, bytes: &[u8]) -> bool {
        let mut inner = self.lock();
        if inner.pty.is_none() || bytes.len() > QUEUE - inner.queue.len() {
            return false;
        }
        inner.queue.extend(bytes);
        let typist = inner.typist.take();
        drop(inner);
        if let Some(typist) = typist {
            typist.wake();
        }
        true
    }

    /// The bytes that could be queued.
    pub(super) fn room(&self) -> usize {
        let inner = self.lock();
        if inner.pty.is_none() {
            0
        } else {
            QUEUE - inner.queue.len()
        }
    }

    /// Ready once `count` bytes could be queued.
    pub(super) fn poll_room(&self, count: usize, context: &mut Context<'_>) -> Poll<()> {
        let mut inner = self.lock();
        if inner.pty.is_some() && count <= QUEUE - inner.queue.len() {
            return Poll::Ready(());
        }
        inner.waiting = Some(context.waker().clone());
        Poll::Pending
    }

    /// Writes of the queue what the program takes. It never fails: a line that is gone says so when it is read.
    pub(super) fn poll_type(&self, context: &mut Context<'_>) {
        let mut inner = self.lock();
        let Inner {
            pty,
            queue,
            typist,
            waiting,
        } = &mut *inner;
        let Some(pty) = pty else { return };
        let full = queue.len();
        while !queue.is_empty() {
            let (next, _) = queue.as_slices();
            match Pin::new(&mut *pty).poll_write(context, next) {
                Poll::Ready(Ok(count)) => drop(queue.drain(..count)),
                Poll::Ready(Err(_)) => queue.clear(),
                // The context is woken when the program has read.
                Poll::Pending => break,
            }
        }
        *typist = Some(context.waker().clone());
        let waiting = waiting.take_if(|_| queue.len() < full);
        drop(inner);
        if let Some(waiting) = waiting {
            waiting.wake();
        }
    }

    /// Reads what the program wrote. 0 bytes are the end: no process has the terminal any more.
    pub(super) fn poll_read(
        &self,
        context: &mut Context<'_>,
        into: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        let mut inner = self.lock();
        let Some(pty) = &mut inner.pty else {
            return Poll::Ready(Ok(0));
        };
        let mut buffer = ReadBuf::new(into);
        match ready!(Pin::new(pty).poll_read(context, &mut buffer)) {
            Ok(()) => Poll::Ready(Ok(buffer.filled().len())),
            // How Linux says that the other side is closed.
            Err(error) if Errno::from_io_error(&error) == Some(Errno::IO) => Poll::Ready(Ok(0)),
            Err(error) => Poll::Ready(Err(error)),
        }
    }

    /// Sets the window's size; the kernel tells the program by SIGWINCH.
    pub(super) fn resize(&self, size: Size) -> io::Result<()> {
        match &self.lock().pty {
            Some(pty) => pty
                .resize(pty_process::Size::new(size.rows, size.columns))
                .map_err(as_io),
            None => Ok(()),
        }
    }

    /// The process group that has the terminal now.
    pub(super) fn foreground(&self) -> Option<Pid> {
        rustix::termios::tcgetpgrp(self.lock().pty.as_ref()?).ok()
    }

    /// Closes the line: the kernel hangs up whoever has the terminal.
    pub(super) fn close(&self) {
        let mut inner = self.lock();
        inner.pty = None;
        inner.queue = VecDeque::new();
        inner.typist = None;
        inner.waiting = None;
    }
}

pub(super) fn as_io(error: pty_process::Error) -> io::Error {
    match error {
        pty_process::Error::Io(error) => error,
        pty_process::Error::Rustix(error) => error.into(),
        other => io::Error::other(other),
    }
}
