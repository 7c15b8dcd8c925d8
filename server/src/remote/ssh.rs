//! A session over SSH, from the first byte to its end.

use strombus_widgets::{Destination, Exit};

use super::known::Known;
use super::line::{Heard, Line, Typed};
use super::{Settings, login, stream};
use crate::ssh::client::{self, Client, Connecting, Input, Output, Request, Terminal};

pub(super) async fn run(
    destination: &Destination,
    settings: &Settings,
    line: &Line,
) -> Result<Exit, String> {
    let (client, input, output) = tokio::select! {
        opened = open(destination, settings, line) => opened?,
        () = line.cancelled() => return Err("cancelled".into()),
    };
    // The window may have changed since the host was told.
    let _ = output.resize(line.open()).await;
    let heard = tokio::select! {
        exit = hear(input, line) => exit,
        never = speak(output, line) => never,
    };
    client.leave().await;
    heard
}

async fn open(
    destination: &Destination,
    settings: &Settings,
    line: &Line,
) -> Result<(Client, Input, Output), String> {
    let user = destination.user.as_ref().or(settings.user.as_ref());
    let user = user.ok_or("who are you there? Put a name and `@` before the host")?;
    let known = Known::read(settings)?;
    let stream = stream(destination).await?;
    let mut connecting = Connecting::begin(stream, &known.algorithms(destination));
    let key = connecting.host_key().await?;
    known.decide(destination, &key, settings, line).await?;
    let mut client = connecting.accept().await?;
    login::login(&mut client, user, settings, line).await?;
    let terminal = settings.terminal.as_deref().map(|name| Terminal {
        name,
        size: line.size(),
    });
    let request = Request {
        terminal,
        environment: &settings.environment,
        command: destination.command.as_deref(),
    };
    let (input, output) = client.open(&request).await?;
    Ok((client, input, output))
}

/// Hands on what the host writes, until the session ends.
async fn hear(mut input: Input, line: &Line) -> Result<Exit, String> {
    let mut exit = None;
    loop {
        match input.next().await {
            client::Heard::Output(bytes) => line.tell(Heard::Output(bytes.into())).await?,
            client::Heard::Errors(bytes) => line.tell(Heard::Errors(bytes.into())).await?,
            client::Heard::Status(status) => exit = Some(Exit::Status(status)),
            client::Heard::Signal(number) => exit = Some(Exit::Status(128 + number)),
            client::Heard::Closed => {
                return exit.ok_or_else(|| "it ended the session without a status".into());
            }
            client::Heard::Lost => {
                return exit.ok_or_else(|| "the connection was lost".into());
            }
        }
    }
}

/// Sends what is typed. It goes on for ever: the end is heard.
async fn speak(output: Output, line: &Line) -> Result<Exit, String> {
    loop {
        let sent = match line.typed().await {
            Typed::Bytes(bytes) => output.data(bytes).await,
            Typed::Resized(size) => output.resize(size).await,
            Typed::End => output.end().await,
        };
        if sent.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
