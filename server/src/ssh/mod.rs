//! SSH: russh behind one adapter.
//!
//! `handler` answers russh's callbacks, `channel` makes a channel the way in and out of a session, `presence` knows whether a
//! connection is used, `algorithms` says what is offered. `client` is the other
//! end: connections to hosts elsewhere. Connections are accepted by our own loop (see [`accept`](crate::accept)), since russh's ends on the first error.

mod algorithms;
mod channel;
pub(crate) mod client;
mod handler;
mod presence;
mod visit;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use ssh_key::PrivateKey;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::host::Host;
use crate::lifeline::Lifeline;
use crate::limits::Limits;
use presence::Presence;

/// What all SSH connections of a server share.
#[derive(Clone)]
pub(crate) struct Ssh {
    settings: Arc<russh::server::Config>,
}

impl Ssh {
    pub(crate) fn new(host_key: PrivateKey, limits: &Limits) -> Self {
        Self {
            settings: Arc::new(algorithms::settings(host_key, limits)),
        }
    }

    /// Serves one connection until it ends.
    pub(crate) async fn serve(self, host: Arc<Host>, stream: TcpStream, peer: SocketAddr) {
        let (line, presence) = (Lifeline::default(), Presence::new());
        let service = Arc::clone(&host.service);
        let connection = handler::Connection::new(host, peer, line.clone(), presence.clone());
        let running =
            russh::server::run_stream(self.settings, line.clone().hang(stream), connection);
        // The first step reads the client's version, and may take for ever like the others.
        let mut running = match timeout(service.limits.login_grace, Box::pin(running)).await {
            Ok(Ok(running)) => running,
            Ok(Err(error)) => {
                return tracing::info!(%peer, "ssh connection ended before it began: {error}");
            }
            Err(_) => return tracing::info!(%peer, "ssh client did not say its version in time"),
        };
        let ended = tokio::select! {
            ended = &mut running => ended,
            reason = presence.deserted(&service.limits) => {
                tracing::info!(%peer, "{reason}");
                line.cut();
                running.await
            }
        };
        match ended {
            Ok(()) => tracing::debug!(%peer, "ssh connection closed"),
            Err(error) if line.is_cut() => tracing::debug!(%peer, "ssh connection cut: {error}"),
            Err(russh::Error::IO(error)) if is_gone(error.kind()) => {
                tracing::info!(%peer, "ssh client left without closing the connection");
            }
            Err(error) => tracing::info!(%peer, "ssh connection failed: {error}"),
        }
    }
}

/// Whether an error says no more than that the client is not there any more.
fn is_gone(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(
        kind,
        BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof
    )
}
