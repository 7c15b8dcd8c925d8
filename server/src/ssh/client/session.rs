//! A session on a host elsewhere (RFC 4254, section 6).

use bytes::Bytes;
use russh::client::Msg;
use russh::{ChannelMsg, ChannelReadHalf, ChannelWriteHalf, Pty, Sig};
use strombus_terminal::Size;
use tokio::time::timeout;

use super::{Client, PATIENCE, in_words, too_slow};

/// What is asked of the host.
pub(crate) struct Request<'a> {
    /// A terminal, if there is one here.
    pub(crate) terminal: Option<Terminal<'a>>,
    /// Variables that are set there, if the host likes.
    pub(crate) environment: &'a [(String, String)],
    /// What to run in place of a shell.
    pub(crate) command: Option<&'a str>,
}

/// A terminal that a session gets.
pub(crate) struct Terminal<'a> {
    pub(crate) name: &'a str,
    pub(crate) size: Size,
}

/// The modes of the terminal that are not left to the host: what is erased is a character of UTF-8 (RFC 8160).
const MODES: [(Pty, u32); 3] = [
    (Pty::IUTF8, 1),
    (Pty::TTY_OP_ISPEED, 38400),
    (Pty::TTY_OP_OSPEED, 38400),
];

impl Client {
    /// Opens a session and starts what is asked for.
    pub(crate) async fn open(&mut self, request: &Request<'_>) -> Result<(Input, Output), String> {
        let opened = async {
            let failed = |error: russh::Error| in_words(&error);
            let channel = self.handle.channel_open_session().await.map_err(failed)?;
            let (input, output) = channel.split();
            let (mut input, output) = (
                Input {
                    half: input,
                    early: None,
                },
                Output(output),
            );
            if let Some(terminal) = &request.terminal {
                let (columns, rows) = (terminal.size.columns.into(), terminal.size.rows.into());
                let asked = output
                    .0
                    .request_pty(true, terminal.name, columns, rows, 0, 0, &MODES);
                asked.await.map_err(failed)?;
                if !input.granted().await? {
                    return Err("it gives no terminal".into());
                }
            }
            for (name, value) in request.environment {
                let set = output.0.set_env(false, name.as_str(), value.as_str());
                set.await.map_err(failed)?;
            }
            match request.command {
                Some(command) => output.0.exec(true, command).await.map_err(failed)?,
                None => output.0.request_shell(true).await.map_err(failed)?,
            }
            if !input.granted().await? {
                return Err("it does not start that".into());
            }
            Ok((input, output))
        };
        timeout(PATIENCE, opened).await.unwrap_or_else(too_slow)
    }
}

/// What comes from a session.
pub(crate) enum Heard {
    Output(Bytes),
    /// What goes to standard error; there is none with a terminal.
    Errors(Bytes),
    /// It ended with this status.
    Status(u32),
    /// It was ended by this signal, whose number is 0 if it has no usual one.
    Signal(u32),
    /// There is no more.
    Closed,
    /// The connection is gone.
    Lost,
}

/// What the host writes.
pub(crate) struct Input {
    half: ChannelReadHalf,
    /// Output that came before the host said yes.
    early: Option<ChannelMsg>,
}

impl Input {
    /// What the host answers to a request.
    async fn granted(&mut self) -> Result<bool, String> {
        loop {
            match self.half.wait().await {
                Some(ChannelMsg::Success) => return Ok(true),
                Some(ChannelMsg::Failure | ChannelMsg::Close) => return Ok(false),
                // It goes ahead without an answer.
                Some(data @ (ChannelMsg::Data { .. } | ChannelMsg::ExtendedData { .. })) => {
                    self.early = Some(data);
                    return Ok(true);
                }
                Some(_) => {}
                None => return Err("it closed the connection".into()),
            }
        }
    }

    /// What comes next. May be cancelled.
    pub(crate) async fn next(&mut self) -> Heard {
        loop {
            let next = match self.early.take() {
                Some(early) => Some(early),
                None => self.half.wait().await,
            };
            return match next {
                Some(ChannelMsg::Data { data }) => Heard::Output(data),
                Some(ChannelMsg::ExtendedData { data, .. }) => Heard::Errors(data),
                Some(ChannelMsg::ExitStatus { exit_status }) => Heard::Status(exit_status),
                Some(ChannelMsg::ExitSignal { signal_name, .. }) => {
                    Heard::Signal(number(&signal_name))
                }
                Some(ChannelMsg::Close) => Heard::Closed,
                Some(_) => continue,
                None => Heard::Lost,
            };
        }
    }
}

/// The way to a session.
pub(crate) struct Output(ChannelWriteHalf<Msg>);

impl Output {
    /// Sends what was typed; waits until the host has room for it.
    pub(crate) async fn data(&self, bytes: Vec<u8>) -> Result<(), String> {
        let sent = self.0.data_bytes(bytes).await;
        sent.map_err(|error| in_words(&error))
    }

    /// Says that there will be no more.
    pub(crate) async fn end(&self) -> Result<(), String> {
        self.0.eof().await.map_err(|error| in_words(&error))
    }

    /// Tells the size of the window.
    pub(crate) async fn resize(&self, size: Size) -> Result<(), String> {
        let (columns, rows) = (size.columns.into(), size.rows.into());
        let told = self.0.window_change(columns, rows, 0, 0).await;
        told.map_err(|error| in_words(&error))
    }
}

/// The number that a signal has everywhere.
fn number(signal: &Sig) -> u32 {
    match signal {
        Sig::HUP => 1,
        Sig::INT => 2,
        Sig::QUIT => 3,
        Sig::ILL => 4,
        Sig::ABRT => 6,
        Sig::FPE => 8,
        Sig::KILL => 9,
        Sig::SEGV => 11,
        Sig::PIPE => 13,
        Sig::ALRM => 14,
        Sig::TERM => 15,
        Sig::USR1 | Sig::Custom(_) => 0,
    }
}
