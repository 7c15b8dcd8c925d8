//! The signals by which a system ends or interrupts a program.

use std::io;
use std::task::{Context, Poll};

use tokio::signal::unix::{Signal, SignalKind, signal};

pub(super) struct Signals {
    interrupted: Signal,
    hung_up: Signal,
    ended: Signal,
}

impl Signals {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self {
            interrupted: signal(SignalKind::interrupt())?,
            hung_up: signal(SignalKind::hangup())?,
            ended: signal(SignalKind::terminate())?,
        })
    }

    /// Ready when the program is to end.
    pub(super) fn poll_end(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let ends = self.hung_up.poll_recv(context).is_ready();
        match ends || self.ended.poll_recv(context).is_ready() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }

    /// Ready when the person interrupts.
    pub(super) fn poll_interrupt(&mut self, context: &mut Context<'_>) -> Poll<()> {
        self.interrupted.poll_recv(context).map(|_| ())
    }
}
