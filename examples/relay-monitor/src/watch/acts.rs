//! What operators asked for, done.

use std::sync::Arc;

use strombus_tor_control::{Command, Connection, Error, Link, Signal as TorSignal};

use crate::monitor::{Act, Details, Done, Refusal};

/// Does it.
///
/// # Errors
/// If tor did not do it, or was not asked.
pub(super) async fn act(link: &Link, act: &Act) -> Result<Done, Refusal> {
    match act {
        Act::Reconnect => return Ok(reconnect(link).await),
        // Tor has no part in it.
        Act::Resolver(_) => return Ok(Done::default()),
        _ => {}
    }
    let connection = link.connection().map_err(refusal)?;
    let done = |result: Result<(), Error>| result.map(|()| Done::default()).map_err(refusal);
    match act {
        Act::Signal(signal) => done(connection.signal(&TorSignal::from(signal.name())).await),
        Act::Set(options) => {
            let options = options.iter().flat_map(|(name, values)| {
                let none = values.is_empty().then_some((name.as_str(), None));
                let values = values
                    .iter()
                    .map(|value| (name.as_str(), Some(value.as_str())));
                none.into_iter().chain(values)
            });
            done(connection.set_conf(&options.collect::<Vec<_>>()).await)
        }
        Act::Reset(names) => {
            let names: Vec<_> = names.iter().map(|name| (name.as_str(), None)).collect();
            done(connection.reset_conf(&names).await)
        }
        Act::Save => done(connection.save_conf(false).await),
        Act::CloseCircuit(id) => done(connection.close_circuit(id, false).await),
        Act::Command(text) => command(&connection, text).await,
        Act::Reconnect | Act::Resolver(_) => Ok(Done::default()),
    }
}

/// What tor knows of a relay.
///
/// # Errors
/// If there is no connection.
pub(super) async fn details(link: &Link, fingerprint: &str) -> Result<Details, Refusal> {
    let connection = link.connection().map_err(refusal)?;
    let keys = ["ns/id", "desc/id", "md/id"].map(|kind| format!("{kind}/{fingerprint}"));
    let answers = super::ask::ask(&connection, keys.iter().map(String::as_str)).await;
    let answers = answers.map_err(refusal)?;
    let [status, descriptor, short] = keys;
    let text = |key: &str| {
        answers
            .get(key)
            .filter(|text| !text.is_empty())
            .map(Arc::from)
    };
    Ok(Details {
        status: text(&status),
        descriptor: text(&descriptor).or(text(&short)),
    })
}

/// Tries at once; a connection that stands is ended first.
async fn reconnect(link: &Link) -> Done {
    if let Ok(connection) = link.connection() {
        // Tor closes it, and then it does not answer.
        let _ = connection.quit().await;
        connection.ended().await;
    }
    link.try_now();
    Done::default()
}

/// A line as it was typed, with its body below it.
async fn command(connection: &Connection, text: &str) -> Result<Done, Refusal> {
    let (line, body) = match text.split_once('\n') {
        Some((line, body)) => (line, Some(body)),
        None => (text, None),
    };
    let not_sent =
        |error: strombus_tor_control::BadCommand| Refusal::NotSent(error.to_string().into());
    let mut command = Command::raw(line).map_err(not_sent)?;
    if let Some(body) = body {
        command = command.with_body(body).map_err(not_sent)?;
    }
    let reply = connection.ask(command).await.map_err(refusal)?;
    if !reply.is_ok() {
        return Err(Refusal::Tor {
            code: reply.status(),
            text: reply.text().into(),
        });
    }
    Ok(Done {
        lines: reply.to_text().lines().map(Into::into).collect(),
    })
}

fn refusal(error: Error) -> Refusal {
    match error {
        Error::Refused { status, text, .. } => Refusal::Tor {
            code: status,
            text: text.into(),
        },
        Error::Down(why) => Refusal::Down(why.into()),
        Error::Command(_) | Error::TooSoon { .. } => Refusal::NotSent(error.to_string().into()),
        _ => Refusal::Unanswered,
    }
}
