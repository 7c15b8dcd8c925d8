//! A telnet connection, as a client.

use strombus_widgets::{Destination, Exit};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::line::{Heard, Line, Typed};
use super::question::{Edited, Editor};
use super::{Settings, stream};
use crate::telnet::{ClientIdentity, Codec, Side, TelnetEvent, TelnetOption, Variable};

/// Bytes read in one go.
const READ: usize = 16 * 1024;

pub(super) async fn run(
    destination: &Destination,
    settings: &Settings,
    line: &Line,
) -> Result<Exit, String> {
    if destination.command.is_some() {
        return Err("telnet runs no commands; leave it out".into());
    }
    let stream = tokio::select! {
        stream = stream(destination) => stream?,
        () = line.cancelled() => return Err("cancelled".into()),
    };
    let _ = stream.set_nodelay(true);
    // The DM of a Synch comes as urgent data, which would otherwise be taken out of the stream.
    let _ = rustix::net::sockopt::set_socket_oobinline(&stream, true);
    let (mut reader, mut writer) = stream.into_split();
    let mut client = Client::new(settings, line, destination.port);
    let lost = |error| format!("the connection was lost: {error}");
    let mut bytes = vec![0; READ];
    let mut said = Said::default();
    let mut is_shut = false;
    loop {
        // Answers to a host that does not take them stay in the codec, which gives such a host up.
        if said.to_host.len() < READ {
            said.to_host.extend(client.codec.take_output());
        }
        tokio::select! {
            // Both ways at once: a host that echoes may wait for us to read before it reads.
            sent = writer.write(&said.to_host), if !said.to_host.is_empty() => {
                said.to_host.drain(..sent.map_err(lost)?);
            }
            count = reader.read(&mut bytes) => match count.map_err(lost)? {
                0 => return Ok(Exit::Status(0)),
                count => client.receive(bytes.get(..count).unwrap_or_default(), &mut said)?,
            },
            typed = line.typed(), if said.to_host.len() < READ => match typed {
                Typed::Bytes(typed) => client.typed(&typed, &mut said),
                Typed::Resized(size) => client.codec.set_window_size(size.columns, size.rows),
                Typed::End => said.ended = true,
            },
        }
        if said.ended && said.to_host.is_empty() && !client.codec.has_output() {
            // The host may still have something to say.
            let _ = writer.shutdown().await;
            is_shut = true;
            said.ended = false;
        }
        if is_shut {
            // Nothing more is answered.
            drop(client.codec.take_output());
        }
        if !said.to_person.is_empty() {
            line.tell(Heard::Output(std::mem::take(&mut said.to_person)))
                .await?;
        }
    }
}

/// What is to be said to either side.
#[derive(Default)]
struct Said {
    to_host: Vec<u8>,
    to_person: Vec<u8>,
    /// Whether the host is to be told that this was all.
    ended: bool,
}

/// The connection without its socket.
struct Client {
    codec: Codec,
    terminal: bool,
    /// The line that is typed while the host does not echo.
    editor: Editor,
    /// The latest byte from a pipe was a CR.
    after_cr: bool,
}

impl Client {
    fn new(settings: &Settings, line: &Line, port: u16) -> Self {
        let size = line.open();
        let variables = settings.environment.iter().map(|(name, value)| Variable {
            name: name.clone(),
            value: value.clone(),
        });
        let mut codec = Codec::client(ClientIdentity {
            terminal_types: settings.terminal.iter().cloned().collect(),
            columns: size.columns,
            rows: size.rows,
            variables: variables.collect(),
        });
        // On its own port it is telnet; elsewhere it may be something that has never heard of it, so the host begins.
        if port == strombus_widgets::Protocol::Telnet.port() {
            codec.negotiate();
        }
        Self {
            codec,
            terminal: line.can_ask(),
            editor: Editor::new(),
            after_cr: false,
        }
    }

    fn receive(&mut self, bytes: &[u8], said: &mut Said) -> Result<(), String> {
        let mut speaks = false;
        let mut fatal = None;
        self.codec.receive(bytes, &mut |event| match event {
            TelnetEvent::PeerSpeaksTelnet => speaks = true,
            TelnetEvent::Data(data) => said.to_person.extend_from_slice(data),
            TelnetEvent::Error(error) if error.is_fatal() => fatal = Some(error),
            TelnetEvent::Error(error) => tracing::debug!("{error}"),
            _ => {}
        });
        if speaks {
            self.codec.negotiate();
        }
        fatal.map_or(Ok(()), |error| Err(error.to_string()))
    }

    fn typed(&mut self, bytes: &[u8], said: &mut Said) {
        if !self.terminal {
            return self.piped(bytes, said);
        }
        if self.codec.is_on(Side::Remote, TelnetOption::ECHO) {
            // What was begun before the host took over.
            let begun = self.editor.take();
            self.codec.send_text(&begun, &mut said.to_host);
            return self.codec.send_text(bytes, &mut said.to_host);
        }
        // Nobody else shows what is typed: lines are made here (RFC 857).
        for &byte in bytes {
            match self.editor.key(byte) {
                Edited::Echo(echo) => said.to_person.extend(echo),
                Edited::Done => {
                    said.to_person.extend_from_slice(b"\r\n");
                    let line = self.editor.take();
                    self.codec.send_text(&line, &mut said.to_host);
                    self.codec.send_text(b"\r\n", &mut said.to_host);
                }
                // Ctrl-C and Ctrl-D are the host's.
                Edited::Cancelled => self.codec.send_text(&[byte], &mut said.to_host),
            }
        }
    }

    /// Text from a pipe has lines that end with LF, which a network's end with CR LF (RFC 854).
    fn piped(&mut self, bytes: &[u8], said: &mut Said) {
        let mut text = Vec::with_capacity(bytes.len());
        for &byte in bytes {
            if byte == b'\n' && !self.after_cr {
                text.push(b'\r');
            }
            self.after_cr = byte == b'\r';
            text.push(byte);
        }
        self.codec.send_text(&text, &mut said.to_host);
    }
}
