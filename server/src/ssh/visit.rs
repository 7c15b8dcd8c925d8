//! From an open channel to a session on it.

use std::net::SocketAddr;
use std::sync::{Arc, Weak};

use russh::server::Msg;
use russh::{Channel, ChannelReadHalf};
use strombus_terminal::{Profile, Size};
use strombus_widgets::{Session, Transport};
use tokio::time::timeout;

use super::channel::{ChannelIn, ChannelOut, Request, request};
use super::handler::{Connection, Who};
use super::presence::Served;
use crate::host::Host;
use crate::lifeline::Lifeline;
use crate::session::{self, Visit};

/// The exit status for an app that there is none of: what a shell says of an unknown command.
const NO_SUCH_APP: u32 = 127;

/// The exit status where what the client said makes no sense.
const WRONG_USAGE: u32 = 2;

/// Serves a channel, in a task of its own, until it is closed. What is returned lives as long as that.
pub(super) fn begin(connection: &Connection, who: Who, channel: Channel<Msg>) -> Weak<Served> {
    let host = Arc::clone(&connection.host);
    let (peer, line) = (connection.peer, connection.line.clone());
    let served = Arc::new(connection.presence.serve_channel());
    let watched = Arc::downgrade(&served);
    tokio::spawn(async move {
        let (read, write) = channel.split();
        let out = ChannelOut::new(write, served);
        // What is needed only until the session begins is boxed, and so not kept for all of its life.
        if let Some((visit, way)) = Box::pin(arrive(&host, who, peer, line, (read, out))).await {
            let (incoming, outgoing) = way;
            session::run(host, visit, incoming, outgoing).await;
        }
    });
    watched
}

type Way = (ChannelIn, ChannelOut);

/// Waits for what the client wants. `None` if it gets no session; it has been told why.
async fn arrive(
    host: &Host,
    who: Who,
    peer: SocketAddr,
    line: Lifeline,
    (mut read, out): (ChannelReadHalf, ChannelOut),
) -> Option<(Visit, Way)> {
    let limits = &host.service.limits;
    let answer = match timeout(limits.login_grace, request(&mut read)).await {
        Ok(None) => return None,
        Ok(Some(request)) => settle(host, who, peer, line, request),
        Err(_) => Err(Refusal {
            text: "strombus: nothing was asked for in time\n".to_owned(),
            raw: true,
            status: 1,
        }),
    };
    match answer {
        Ok((mut visit, why)) => {
            let out = match why {
                None => out,
                Some(why) => {
                    let out = timeout(limits.farewell, out.without_terminal(why));
                    out.await.ok()?
                }
            };
            host.service.preferences.recall(&mut visit.session).await;
            Some((visit, (ChannelIn(read), out)))
        }
        Err(Refusal { text, raw, status }) => {
            // Nobody takes what the client still says, and it must not wait for somebody who does.
            drop(read);
            let _ = timeout(limits.farewell, out.refuse(&text, raw, status)).await;
            None
        }
    }
}

/// Why there is no session.
struct Refusal {
    text: String,
    /// Whether the client's terminal is raw.
    raw: bool,
    status: u32,
}

/// Finds what the client asked for. With a line for a client that asked for no terminal, and so gets plain mode.
fn settle(
    host: &Host,
    who: Who,
    peer: SocketAddr,
    line: Lifeline,
    request: Request,
) -> Result<(Visit, Option<String>), Refusal> {
    let service = &host.service;
    let raw = request.pty.is_some();
    let (entry, arguments) = service.resolve(&request.command).map_err(|asked| {
        let text = service.listing(&asked);
        Refusal {
            text,
            raw,
            status: NO_SUCH_APP,
        }
    })?;
    let Request {
        pty, environment, ..
    } = request;
    let why = pty.is_none().then(|| {
        let name = entry.name();
        format!(
            "strombus: no terminal was asked for, so `{name}` is told in lines; for a screen: ssh -t HOST {name}\n"
        )
    });
    let has_terminal = pty.is_some();
    let (terminal, size) = pty.unwrap_or_else(|| ("dumb".to_owned(), Size::VT100));
    let variable = |name: &str| {
        environment
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    };
    let chosen = variable(Profile::VARIABLE).filter(|name| !name.is_empty());
    if let Some(Err(error)) = chosen.map(Profile::chosen) {
        return Err(Refusal {
            text: format!("strombus: {}: {error}\n", Profile::VARIABLE),
            raw,
            status: WRONG_USAGE,
        });
    }
    let profile = match has_terminal {
        true => Profile::find(&terminal, variable),
        // Whatever the person says of it.
        false => Profile::DUMB,
    };
    let lent = service.lending.to(who.guest, &who.account.roles);
    let session = Session {
        user: who.account.name,
        guest: who.guest,
        roles: who.account.roles,
        peer: Some(peer),
        transport: Transport::Ssh,
        terminal,
        profile,
        environment,
        arguments,
        theme: None,
        lent,
    };
    let visit = Visit {
        session,
        entry,
        size,
        line,
    };
    Ok((visit, why))
}
