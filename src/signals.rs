//! Signals, for commands that have the terminal.

use std::future::poll_fn;
use std::task::Poll;

use anyhow::Context as _;
use rustix::process::Signal as Number;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// The window has another size.
    Resized,
    /// The process was stopped, and goes on: the shell has used the terminal since.
    Continued,
    /// The process is to end: by SIGHUP, SIGINT or SIGTERM, whose exit status this is.
    End(u8),
}

/// The signals, from now on: those that came before have had their usual effect.
pub(crate) struct Signals(Vec<(Signal, Told)>);

impl Signals {
    pub(crate) fn new() -> anyhow::Result<Self> {
        let all = [
            (SignalKind::hangup(), Told::End(128 + 1)),
            (SignalKind::interrupt(), Told::End(128 + 2)),
            (SignalKind::terminate(), Told::End(128 + 15)),
            (SignalKind::from_raw(Number::CONT.as_raw()), Told::Continued),
            (SignalKind::window_change(), Told::Resized),
        ];
        let all = all
            .into_iter()
            .map(|(kind, told)| Ok((signal(kind)?, told)))
            .collect::<std::io::Result<_>>();
        Ok(Self(all.context("cannot listen for signals")?))
    }

    /// The next one. May be cancelled.
    pub(crate) async fn next(&mut self) -> Told {
        poll_fn(|context| {
            for (signal, told) in &mut self.0 {
                if signal.poll_recv(context).is_ready() {
                    return Poll::Ready(*told);
                }
            }
            Poll::Pending
        })
        .await
    }
}
