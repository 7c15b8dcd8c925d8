//! A telnet client (RFC 854) inside the test: it says what the test wants, byte by byte if need be.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::emulators::{Emulators, Screen, Size};
use crate::patience::{Deadline, PATIENCE};
use crate::server::Server;

pub(crate) const SE: u8 = 240;
pub(crate) const SB: u8 = 250;
pub(crate) const WILL: u8 = 251;
pub(crate) const WONT: u8 = 252;
pub(crate) const DO: u8 = 253;
pub(crate) const DONT: u8 = 254;
pub(crate) const IAC: u8 = 255;

pub(crate) const ECHO: u8 = 1;
pub(crate) const SUPPRESS_GO_AHEAD: u8 = 3;
pub(crate) const TERMINAL_TYPE: u8 = 24;
pub(crate) const WINDOW_SIZE: u8 = 31;
pub(crate) const TERMINAL_SPEED: u8 = 32;
pub(crate) const NEW_ENVIRON: u8 = 39;

/// How the client behaves.
#[derive(Clone, Copy, Default)]
pub(crate) struct Manner {
    /// It says what it can do before it is asked, as PuTTY does.
    pub(crate) is_active: bool,
    /// It sends each byte in a packet of its own.
    pub(crate) in_bytes: bool,
    /// It refuses whatever is asked.
    pub(crate) refuses: bool,
}

pub(crate) struct RawTelnet {
    stream: TcpStream,
    manner: Manner,
    size: Size,
    emulators: Emulators,
    /// What was read and not understood yet: a command that is not whole.
    unread: Vec<u8>,
    /// What the client has agreed to, or offered.
    will: Vec<u8>,
    /// What came for the screen.
    data: Vec<u8>,
}

impl RawTelnet {
    pub(crate) fn connect(server: &Server, manner: Manner) -> Self {
        let stream = TcpStream::connect(server.telnet).expect("it listens");
        stream
            .set_nodelay(true)
            .and_then(|()| stream.set_read_timeout(Some(PATIENCE)))
            .expect("a socket");
        let size = Size::new(30, 100);
        let emulators = Emulators::new(size);
        let mut client = Self {
            stream,
            manner,
            size,
            emulators,
            unread: Vec::new(),
            will: Vec::new(),
            data: Vec::new(),
        };
        if manner.is_active {
            for option in [
                WINDOW_SIZE,
                TERMINAL_SPEED,
                TERMINAL_TYPE,
                NEW_ENVIRON,
                SUPPRESS_GO_AHEAD,
            ] {
                client.will.push(option);
                client.send(&[IAC, WILL, option]);
            }
            client.send(&[IAC, DO, ECHO]);
            client.send(&[IAC, DO, SUPPRESS_GO_AHEAD]);
        }
        client
    }

    /// Sends bytes as they are.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let piece = if self.manner.in_bytes {
            1
        } else {
            bytes.len().max(1)
        };
        for piece in bytes.chunks(piece) {
            self.stream.write_all(piece).expect("the server reads");
        }
    }

    pub(crate) fn resize(&mut self, size: Size) {
        self.size = size;
        self.emulators.resize(size);
        self.send_size(size);
    }

    /// Says that the window is of `size`.
    fn send_size(&mut self, size: Size) {
        let mut bytes = vec![IAC, SB, WINDOW_SIZE];
        for byte in size
            .columns
            .to_be_bytes()
            .into_iter()
            .chain(size.rows.to_be_bytes())
        {
            bytes.extend(if byte == IAC {
                vec![IAC, IAC]
            } else {
                vec![byte]
            });
        }
        bytes.extend([IAC, SE]);
        self.send(&bytes);
    }

    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} is seen"), |screen| screen.shows(text));
    }

    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, is_right: impl Fn(&Screen) -> bool) {
        let deadline = Deadline::new();
        while !self.emulators.screens().iter().all(&is_right) {
            assert!(
                !deadline.has_passed() && self.read(),
                "in vain: {what}\n{}\n--- data\n{}",
                self.emulators.screens()[0].text(),
                self.data.escape_ascii()
            );
        }
    }

    /// Reads until the server closes the connection.
    pub(crate) fn wait_end(&mut self) {
        while self.read() {}
    }

    /// Reads once, and answers. False at the end.
    fn read(&mut self) -> bool {
        let mut bytes = [0; 4096];
        let count = match self.stream.read(&mut bytes) {
            Ok(0) => return false,
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => return false,
            Err(error) => panic!(
                "nothing comes: {error}; so far\n{}",
                self.data.escape_ascii()
            ),
        };
        self.unread.extend_from_slice(&bytes[..count]);
        let mut shown = Vec::new();
        while let Some(taken) = self.take(&mut shown) {
            self.unread.drain(..taken);
        }
        self.emulators.feed(&shown);
        self.data.extend_from_slice(&shown);
        true
    }

    /// Understands what comes first in what is unread. Returns its length, or nothing if it is not whole.
    fn take(&mut self, shown: &mut Vec<u8>) -> Option<usize> {
        let first = *self.unread.first()?;
        if first != IAC {
            shown.push(first);
            return Some(1);
        }
        match (*self.unread.get(1)?, self.unread.get(2).copied()) {
            (IAC, _) => {
                shown.push(IAC);
                Some(2)
            }
            (SB, _) => {
                let end = self.unread.windows(2).position(|pair| pair == [IAC, SE])?;
                let body = self.unread[2..end].to_vec();
                self.answer_parameters(&body);
                Some(end + 2)
            }
            (verb @ (WILL | WONT | DO | DONT), option) => {
                self.answer(verb, option?);
                Some(3)
            }
            _ => Some(2),
        }
    }

    fn answer(&mut self, verb: u8, option: u8) {
        let can = !self.manner.refuses;
        match verb {
            DO if self.will.contains(&option) => {}
            DO if can
                && [TERMINAL_TYPE, WINDOW_SIZE, SUPPRESS_GO_AHEAD, NEW_ENVIRON]
                    .contains(&option) =>
            {
                self.will.push(option);
                self.send(&[IAC, WILL, option]);
            }
            DO => self.send(&[IAC, WONT, option]),
            // An active client has asked for these itself.
            WILL if [ECHO, SUPPRESS_GO_AHEAD].contains(&option) && self.manner.is_active => {}
            WILL if can && [ECHO, SUPPRESS_GO_AHEAD].contains(&option) => {
                self.send(&[IAC, DO, option])
            }
            WILL => self.send(&[IAC, DONT, option]),
            _ => {}
        }
        if verb == DO && option == WINDOW_SIZE && can {
            self.send_size(self.size);
        }
    }

    fn answer_parameters(&mut self, body: &[u8]) {
        match body {
            [TERMINAL_TYPE, 1] => {
                self.send(
                    &[
                        &[IAC, SB, TERMINAL_TYPE, 0][..],
                        b"XTERM-256COLOR",
                        &[IAC, SE],
                    ]
                    .concat(),
                );
            }
            [NEW_ENVIRON, 1, ..] => {
                self.send(
                    &[
                        &[IAC, SB, NEW_ENVIRON, 0, 0][..],
                        b"USER\x01raw",
                        &[IAC, SE],
                    ]
                    .concat(),
                );
            }
            _ => {}
        }
    }
}
