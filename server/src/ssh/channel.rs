//! A session channel (RFC 4254 section 6) as the way in and out of a session.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use russh::server::Msg;
use russh::{ChannelMsg, ChannelReadHalf, ChannelWriteHalf, Sig};
use strombus_terminal::Size;
use strombus_widgets::Echo;

use super::presence::Served;
use crate::session::{Event, Incoming, Outgoing};

/// `SSH_EXTENDED_DATA_STDERR`, RFC 4254 section 5.2.
const STDERR: u32 = 1;

/// Environment variables kept of a client, and how long their names and values may be, in bytes.
const VARIABLES: usize = 32;
const VARIABLE_NAME: usize = 64;
const VARIABLE_VALUE: usize = 256;

/// What a client asked of a channel before it began.
#[derive(Debug, Default)]
pub(super) struct Request {
    /// The terminal's name and size, if the client has one.
    pub(super) pty: Option<(String, Size)>,
    pub(super) environment: Vec<(String, String)>,
    /// What to run; empty for a shell.
    pub(super) command: String,
}

/// Waits until the client says what to run on the channel. `None` if it leaves instead.
pub(super) async fn request(read: &mut ChannelReadHalf) -> Option<Request> {
    let mut request = Request::default();
    loop {
        match read.wait().await? {
            ChannelMsg::RequestPty {
                term,
                col_width,
                row_height,
                ..
            } => {
                let term = term
                    .chars()
                    .filter(char::is_ascii_graphic)
                    .take(64)
                    .collect();
                request.pty = Some((term, Size::from_client(row_height, col_width)));
            }
            ChannelMsg::WindowChange {
                col_width,
                row_height,
                ..
            } => {
                if let Some((_, size)) = &mut request.pty {
                    *size = Size::from_client(row_height, col_width);
                }
            }
            ChannelMsg::SetEnv {
                variable_name: name,
                variable_value: value,
                ..
            } => {
                let fits = name.len() <= VARIABLE_NAME && value.len() <= VARIABLE_VALUE;
                if fits
                    && request.environment.len() < VARIABLES
                    && !value.contains(char::is_control)
                {
                    request.environment.push((name, value));
                }
            }
            ChannelMsg::RequestShell { .. } => return Some(request),
            ChannelMsg::Exec { command, .. } => {
                // A command is a name and a few words; an absurd one names no app.
                let command = command.get(..command.len().min(4096)).unwrap_or_default();
                request.command = String::from_utf8_lossy(command).into_owned();
                return Some(request);
            }
            ChannelMsg::Close => return None,
            _ => {}
        }
    }
}

/// The way in.
pub(super) struct ChannelIn(pub(super) ChannelReadHalf);

impl Incoming for ChannelIn {
    type Bytes = bytes::Bytes;

    /// RFC 4254 section 5.3: a close is answered with one.
    const CONFIRMS: bool = true;

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Event<Self::Bytes>> {
        loop {
            // The future of `wait` holds nothing between two polls: a message is either taken or left.
            let Poll::Ready(message) = pin!(self.0.wait()).poll(context) else {
                return Poll::Pending;
            };
            return Poll::Ready(match message {
                Some(ChannelMsg::Data { data }) => Event::Bytes(data),
                Some(ChannelMsg::WindowChange {
                    col_width,
                    row_height,
                    ..
                }) => Event::Resize(Size::from_client(row_height, col_width)),
                Some(ChannelMsg::Signal { signal: Sig::INT }) => Event::Interrupt,
                Some(ChannelMsg::Signal {
                    signal: Sig::HUP | Sig::TERM | Sig::KILL | Sig::QUIT,
                })
                | Some(ChannelMsg::Eof | ChannelMsg::Close)
                | None => Event::Hangup,
                Some(_) => continue,
            });
        }
    }

    fn poll_closed(&mut self, context: &mut Context<'_>) -> Poll<()> {
        loop {
            match ready!(pin!(self.0.wait()).poll(context)) {
                Some(ChannelMsg::Close) | None => return Poll::Ready(()),
                Some(_) => {}
            }
        }
    }
}

/// The way out.
pub(super) struct ChannelOut {
    write: ChannelWriteHalf<Msg>,
    served: Arc<Served>,
    /// Whether the client has a terminal here. Otherwise lines go to whatever it was started with: a terminal that its
    /// system serves, or a pipe.
    has_terminal: bool,
}

impl Outgoing for ChannelOut {
    async fn write(self, mut bytes: Vec<u8>) -> (Self, io::Result<()>) {
        if !self.has_terminal {
            // Lines end there as they do in files.
            bytes.retain(|&byte| byte != b'\r');
        }
        // This waits for the client's window, and cuts the bytes into packets that it takes.
        let result = self.write.data_bytes(bytes).await.map_err(io::Error::other);
        (self, result)
    }

    fn lines(&self, _secret: bool) -> Echo {
        match self.has_terminal {
            true => Echo::Session,
            false => Echo::ClientAlways,
        }
    }

    async fn close(self, status: u32) {
        let Self { write, served, .. } = self;
        // Before the client hears of it: it may open the next channel at once, and there must be room for it.
        drop(served);
        // If one of these fails, the client is gone, and so is the need for the others.
        let _ = write.exit_status(status).await;
        let _ = write.eof().await;
        let _ = write.close().await;
    }
}

impl ChannelOut {
    /// The way out of a channel that is `served` as long as this lives.
    pub(super) const fn new(write: ChannelWriteHalf<Msg>, served: Arc<Served>) -> Self {
        Self {
            write,
            served,
            has_terminal: true,
        }
    }

    /// Goes on without a terminal, and says `why` on the client's standard error.
    pub(super) async fn without_terminal(mut self, why: String) -> Self {
        self.has_terminal = false;
        // If this fails the client is gone, which the session hears.
        let _ = self
            .write
            .extended_data_bytes(STDERR, why.into_bytes())
            .await;
        self
    }

    /// Says something to a client that gets no session, on its standard error, and closes.
    pub(super) async fn refuse(self, text: &str, has_terminal: bool, status: u32) {
        // A client with a terminal has set it raw, and shows a line feed as no more than that.
        let text = if has_terminal {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        };
        let _ = self
            .write
            .extended_data_bytes(STDERR, text.into_bytes())
            .await;
        self.close(status).await;
    }
}
