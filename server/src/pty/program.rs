//! The program: what it writes, and how it ends.

use std::fmt;
use std::future::{Future as _, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::process::ExitStatus;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::process::Child;
use tokio::time::{Instant, Sleep, sleep_until};

use super::end;
use super::line::Line;

/// Bytes read in one go.
const READ: usize = 16 * 1024;

/// When the program has ended but one that it started keeps the terminal open: this long a silence is the end of the output.
const SILENCE: Duration = Duration::from_millis(100);

/// And this is how long it may go on at the most.
const GRACE: Duration = Duration::from_secs(1);

/// A running program. When this is dropped, it is hung up (SIGHUP), and killed a second later if it still runs.
pub struct Program {
    child: Option<Child>,
    line: Arc<Line>,
    buffer: Box<[u8]>,
    /// Whether no process has the terminal any more.
    silent: bool,
    ended: Option<Ended>,
    clock: Pin<Box<Sleep>>,
}

struct Ended {
    status: ExitStatus,
    /// When its last byte came, or it ended.
    heard: Instant,
    latest: Instant,
}

/// What comes next from a program.
#[derive(Debug)]
pub enum Turn<'a> {
    /// It wrote this.
    Output(&'a [u8]),
    /// It has ended, and all that it wrote was given out. This comes again when it is asked for again.
    Ended(ExitStatus),
}

/// The same, without the bytes.
enum Step {
    Output(usize),
    Ended(ExitStatus),
}

impl Program {
    pub(super) fn new(child: Child, line: Arc<Line>) -> Self {
        Self {
            child: Some(child),
            line,
            buffer: vec![0; READ].into(),
            silent: false,
            ended: None,
            clock: Box::pin(sleep_until(Instant::now())),
        }
    }

    /// Waits for what comes next, and types meanwhile what the keyboard was told. It may be cancelled and asked again; nothing
    /// is lost.
    ///
    /// # Errors
    /// If the terminal cannot be read.
    pub async fn next(&mut self) -> io::Result<Turn<'_>> {
        match poll_fn(|context| self.poll_step(context)).await? {
            Step::Output(count) => Ok(Turn::Output(self.buffer.get(..count).unwrap_or_default())),
            Step::Ended(status) => Ok(Turn::Ended(status)),
        }
    }

    fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Step>> {
        self.line.poll_type(context);
        if self.ended.is_none()
            && let Some(child) = &mut self.child
            && let Poll::Ready(status) = pin!(child.wait()).poll(context)
        {
            let now = Instant::now();
            self.ended = Some(Ended {
                status: status?,
                heard: now,
                latest: now + GRACE,
            });
        }
        if let Some(ended) = &self.ended
            && (self.silent || ended.latest <= Instant::now())
        {
            return Poll::Ready(Ok(Step::Ended(ended.status)));
        }
        if !self.silent {
            match self.line.poll_read(context, &mut self.buffer) {
                Poll::Ready(Ok(0)) => {
                    self.silent = true;
                    if let Some(ended) = &self.ended {
                        return Poll::Ready(Ok(Step::Ended(ended.status)));
                    }
                }
                Poll::Ready(Ok(count)) => {
                    if let Some(ended) = &mut self.ended {
                        ended.heard = Instant::now();
                    }
                    return Poll::Ready(Ok(Step::Output(count)));
                }
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => {}
            }
        }
        let Some(ended) = &self.ended else {
            return Poll::Pending;
        };
        // Something that it started has the terminal still. It is heard out, within bounds.
        let until = (ended.heard + SILENCE).min(ended.latest);
        self.clock.as_mut().reset(until);
        match self.clock.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Ok(Step::Ended(ended.status))),
            Poll::Pending => Poll::Pending,
        }
    }

    /// Ends the program: it is hung up (SIGHUP, to its process group and to the one that has the terminal), and killed if it
    /// still runs a second later. What it wrote meanwhile is lost. Returns how it ended.
    ///
    /// # Errors
    /// If it cannot be waited for.
    pub async fn end(mut self) -> io::Result<ExitStatus> {
        match (&self.ended, self.child.take()) {
            (Some(ended), _) => Ok(ended.status),
            (None, Some(child)) => end::end(child, &self.line).await,
            (None, None) => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        match self.child.take() {
            Some(child) if self.ended.is_none() => end::end_unattended(child, &self.line),
            _ => self.line.close(),
        }
    }
}

impl fmt::Debug for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Program")
            .field("process", &self.child.as_ref().and_then(Child::id))
            .field("ended", &self.ended.as_ref().map(|ended| ended.status))
            .finish_non_exhaustive()
    }
}
