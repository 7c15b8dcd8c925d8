//! A session: one person's visit, from the first frame to the terminal given back.
//!
//! One task owns all of it: the apps with their trees, what the client shows, the decoder of its input. Each turn handles all
//! that is there (input, orders, time, background work), then draws one frame, if the one before has left. So a
//! client that is slow or silent costs what it shows and one frame, and when it has caught up it gets the newest state.
//!
//! `stage` is the turn, `asking` what the terminal is asked, `apps` what is opened and left, `output` the frame on its way, `plain`
//! the dialogue for who has no screen, `failing` what becomes of an app that panics, `farewell` the end.

mod apps;
mod asking;
mod clock;
mod crash;
mod ending;
mod error_page;
mod failing;
mod farewell;
mod lent;
mod output;
mod plain;
mod stage;
mod transport;

#[cfg(test)]
mod tests;

use std::future::Future;
use std::sync::Arc;

use strombus_terminal::Size;
use strombus_widgets::{Entry, Session};

use crate::host::Host;
use crate::lifeline::Lifeline;
use stage::Stage;

pub(crate) use ending::Ending;
pub(crate) use transport::{Event, Incoming, Outgoing};

/// What a session begins with.
pub(crate) struct Visit {
    /// Who it is, with what.
    pub(crate) session: Session,
    /// The app to open first.
    pub(crate) entry: Entry,
    /// How large the terminal is.
    pub(crate) size: Size,
    /// Cuts the connection that carries it.
    pub(crate) line: Lifeline,
}

/// Runs a session to its end, the farewell included.
///
/// This is no `async fn`, which would keep its arguments beside what it makes of them for all of the session's life.
pub(crate) fn run<I: Incoming, O: Outgoing>(
    host: Arc<Host>,
    visit: Visit,
    incoming: I,
    outgoing: O,
) -> impl Future<Output = Ending> + Send {
    Box::new(Stage::new(host, visit, incoming, outgoing)).run()
}
