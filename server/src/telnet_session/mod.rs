//! Telnet as a transport: from a TCP connection to a session.
//!
//! The protocol itself is in [`telnet`](crate::telnet), without I/O; here it gets a socket. Nothing on a telnet connection is
//! secret. Where guests are welcome nobody is asked for a password; elsewhere accounts log in line by line.

mod arrival;
mod login;
mod wire;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use strombus_widgets::{Session, Transport};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::accounts::{Account, guest_name};
use crate::host::Host;
use crate::lifeline::Lifeline;
use crate::session::{self, Visit};
use arrival::Arrival;
use wire::{Wire, WireIn, WireOut};

/// What a client is told that does not answer as a telnet client does.
const NO_TELNET: &str = "\nThis port speaks telnet, and your program did not answer as a telnet client does.\n\
    Connect with `telnet HOST PORT`, or with ssh to the SSH port.\n";

/// What a client is told that asks for a web page: a page of elsewhere may have made a browser type into an app here.
const NO_HTTP: &str = "HTTP/1.0 400 Bad Request\n\nThis port speaks telnet.\n";

/// What somebody is told who did not log in in time.
const TOO_LATE: &str = "\nThat took too long.\n";

/// How long those words may take to be sent.
const FAREWELL: Duration = Duration::from_secs(1);

/// Serves one connection until it ends.
pub(crate) async fn serve(host: Arc<Host>, stream: TcpStream, peer: SocketAddr) {
    let line = Lifeline::default();
    let wire = Wire::new(stream, line.clone());
    let grace = host.service.limits.login_grace;
    // Boxed, so that what is needed only at the beginning is not kept for all of the session's life.
    let admitted = match timeout(grace, Box::pin(admit(&host, &wire, peer))).await {
        Ok(Ok(admitted)) => admitted,
        Ok(Err(error)) => return tracing::debug!(%peer, "telnet client left: {error}"),
        Err(_) => {
            tracing::info!(%peer, "telnet client did not log in in time");
            let _ = timeout(FAREWELL, wire.say(TOO_LATE)).await;
            None
        }
    };
    let Some((arrival, account, guest)) = admitted else {
        return Box::pin(wire.close()).await;
    };
    let (entry, arguments) = match host.service.resolve("") {
        Ok(found) => found,
        Err(asked) => {
            let _ = timeout(grace, wire.say(&host.service.listing(&asked))).await;
            return wire.close().await;
        }
    };
    let (terminal, profile, size) = (arrival.terminal(), arrival.profile(), arrival.size());
    // Nothing else of it is needed as long as the session lasts.
    let Arrival {
        environment, early, ..
    } = arrival;
    let lent = host.service.lending.to(guest, &account.roles);
    let mut session = Session {
        user: account.name,
        guest,
        roles: account.roles,
        peer: Some(peer),
        transport: Transport::Telnet,
        terminal,
        profile,
        arguments,
        environment,
        theme: None,
        lent,
    };
    host.service.preferences.recall(&mut session).await;
    let visit = Visit {
        session,
        entry,
        size,
        line,
    };
    let incoming = WireIn {
        wire: Arc::clone(&wire),
        events: early,
    };
    session::run(host, visit, incoming, WireOut(wire)).await;
}

/// Finds out what the client is, and who. `None` if it gets no session; it has been told why.
async fn admit(
    host: &Host,
    wire: &Wire,
    peer: SocketAddr,
) -> io::Result<Option<(Arrival, Account, bool)>> {
    let arrival = arrival::arrive(wire).await?;
    let service = &host.service;
    if arrival.asks_for_a_page() {
        tracing::info!(%peer, "client speaks HTTP");
        wire.say(NO_HTTP).await?;
        return Ok(None);
    }
    if !arrival.speaks_telnet {
        tracing::info!(%peer, "client does not speak telnet");
        // A password would be shown as it is typed.
        if !service.guests {
            wire.say(NO_TELNET).await?;
            return Ok(None);
        }
        // What it shows stands behind the question that it did not understand.
        wire.say("\n").await?;
    }
    if service.guests {
        // A name of the environment proves nothing, so it may not be an account's.
        let name = guest_name(
            service.accounts.as_ref(),
            arrival.user().unwrap_or_default(),
        )
        .await;
        return Ok(Some((
            arrival,
            Account {
                name,
                roles: Vec::new(),
            },
            true,
        )));
    }
    let account = login::login(host, wire, peer).await?;
    Ok(account.map(|account| (arrival, account, false)))
}
