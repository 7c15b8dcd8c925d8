//! Accepting connections: a loop that no error ends.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpStream};

use crate::host::Host;
use crate::limits::{Limits, Refusal};

/// How long to wait when no connection can be accepted (the process has no more descriptors, say).
const BREATH: Duration = Duration::from_millis(100);

/// After a refusal was logged, those that follow are only counted for so long.
const REFUSALS_LOGGED: Duration = Duration::from_secs(1);

/// How long a connection may be silent before the system asks whether its peer is there, and how often it asks then.
const KEEPALIVE: Duration = Duration::from_secs(30);

/// What the system may keep of a connection, in each direction, in bytes.
const BUFFER: usize = 64 * 1024;

/// How a transport greets those it has to turn away.
pub(crate) type TurnAway = fn(TcpStream, Refusal);

/// Accepts connections for ever, and has each served by a task of its own, if there is room for it.
pub(crate) async fn accept<F>(
    listener: TcpListener,
    host: Arc<Host>,
    turn_away: TurnAway,
    serve: impl Fn(Arc<Host>, TcpStream, SocketAddr) -> F,
) where
    F: Future<Output = ()> + Send + 'static,
{
    let mut refusals = Refusals::default();
    loop {
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) if is_of_one_connection(&error) => continue,
            Err(error) => {
                tracing::warn!("cannot accept connections: {error}");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        prepare(&stream, &host.service.limits);
        match host.gate.enter(peer.ip(), &host.service.limits) {
            Ok(pass) => {
                let serving = serve(Arc::clone(&host), stream, peer);
                tokio::spawn(async move {
                    serving.await;
                    drop(pass);
                });
            }
            Err(refusal) => {
                refusals.note(peer, refusal);
                turn_away(stream, refusal);
            }
        }
    }
}

/// Logs refusals, but not each of a flood: a line takes longer than a refusal.
#[derive(Default)]
struct Refusals {
    logged: Option<Instant>,
    unlogged: u64,
}

impl Refusals {
    fn note(&mut self, peer: SocketAddr, refusal: Refusal) {
        if self.logged.is_some_and(|at| at.elapsed() < REFUSALS_LOGGED) {
            self.unlogged += 1;
            return;
        }
        self.logged = Some(Instant::now());
        match std::mem::take(&mut self.unlogged) {
            0 => tracing::warn!(%peer, "connection refused: {refusal}"),
            more => tracing::warn!(%peer, more, "connection refused: {refusal}"),
        }
    }
}

/// Sets what every connection needs of its socket. None of it is worth a refusal if it fails.
fn prepare(stream: &TcpStream, limits: &Limits) {
    use rustix::net::sockopt;
    // A key's echo must not wait for more to send.
    let _ = stream.set_nodelay(true);
    // The system's own buffers grow to megabytes; what lies there for a slow client is memory, too, and out of date.
    let _ = sockopt::set_socket_send_buffer_size(stream, BUFFER);
    let _ = sockopt::set_socket_recv_buffer_size(stream, BUFFER);
    // A peer that vanished without a word is noticed: by these questions if nothing is on its way to it,
    let _ = sockopt::set_socket_keepalive(stream, true);
    let _ = sockopt::set_tcp_keepidle(stream, KEEPALIVE);
    let _ = sockopt::set_tcp_keepintvl(stream, KEEPALIVE);
    // and otherwise by this limit. It holds for a peer that is there and reads nothing, too (tcp(7)); a session that
    // waits for it ends before.
    #[cfg(target_os = "linux")]
    {
        // The system takes no more than fits into an `int`.
        let most = limits.stalled.saturating_add(limits.farewell).as_millis();
        let most = i32::try_from(most).unwrap_or(i32::MAX).unsigned_abs();
        let _ = sockopt::set_tcp_user_timeout(stream, most);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = limits;
}

/// Errors of `accept` that concern only the connection that was to be accepted.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::Interrupted
    )
}

#[cfg(test)]
mod tests {
    use rustix::net::sockopt;

    use super::*;

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn the_system_keeps_little_of_a_connection_and_notices_when_its_peer_is_gone() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let _client = TcpStream::connect(listener.local_addr().unwrap())
            .await
            .unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        for (stalled, expected) in [
            (Duration::from_secs(120), 125_000),
            (Duration::MAX, i32::MAX.unsigned_abs()),
        ] {
            prepare(
                &stream,
                &Limits {
                    stalled,
                    ..Limits::default()
                },
            );
            assert_eq!(sockopt::tcp_user_timeout(&stream).unwrap(), expected);
        }
        assert!(stream.nodelay().unwrap() && sockopt::socket_keepalive(&stream).unwrap());
        assert_eq!(sockopt::tcp_keepidle(&stream).unwrap(), KEEPALIVE);
        // Linux takes twice what is asked for, to account for itself.
        assert!(sockopt::socket_send_buffer_size(&stream).unwrap() <= 2 * BUFFER);
    }
}
