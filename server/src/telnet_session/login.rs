//! The login of a telnet client, line by line, where guests are not allowed.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::task::Poll;

use strombus_terminal::{Decoder, Input, KeyCode, text};

use super::wire::Wire;
use crate::accounts::{Account, presentable_name};
use crate::host::Host;
use crate::telnet::TelnetEvent;

/// The longest name or password, in characters.
const LONGEST: usize = 256;

/// What a client typed and no line has taken yet, in keys.
const TYPED_AHEAD: usize = 1024;

/// Asks for a name and a password until they fit. `None` if they never did.
pub(super) async fn login(
    host: &Host,
    wire: &Wire,
    peer: SocketAddr,
) -> io::Result<Option<Account>> {
    let mut keyboard = Keyboard {
        wire,
        decoder: Decoder::new(),
        typed: VecDeque::new(),
    };
    for _ in 0..host.service.limits.login_attempts {
        wire.say("login: ").await?;
        let Some(name) = keyboard.line(true).await? else {
            return Ok(None);
        };
        wire.say("Password: ").await?;
        let Some(password) = keyboard.line(false).await? else {
            return Ok(None);
        };
        if let Some(account) = host.service.accounts.by_password(&name, &password).await {
            return Ok(Some(account));
        }
        tracing::info!(%peer, user = presentable_name(&name), method = "telnet", "login refused");
        wire.say("That name and password do not fit together.\n")
            .await?;
    }
    Ok(None)
}

struct Keyboard<'a> {
    wire: &'a Wire,
    decoder: Decoder,
    typed: VecDeque<KeyCode>,
}

impl Keyboard<'_> {
    /// One line, shown while it is typed if `echo`. `None` if the person interrupts.
    async fn line(&mut self, echo: bool) -> io::Result<Option<String>> {
        let mut line = String::new();
        loop {
            let Some(key) = self.key().await? else {
                return Ok(None);
            };
            match key {
                KeyCode::Enter => {
                    self.wire.say("\n").await?;
                    return Ok(Some(line));
                }
                KeyCode::Backspace => {
                    let erased = line.pop();
                    let columns = erased
                        .filter(|_| echo)
                        .map_or(0, |c| text::width(c.encode_utf8(&mut [0; 4])));
                    self.wire.say(&"\u{8} \u{8}".repeat(columns)).await?;
                }
                KeyCode::Char(c) if line.chars().count() < LONGEST => {
                    line.push(c);
                    if echo {
                        self.wire.say(c.encode_utf8(&mut [0; 4])).await?;
                    }
                }
                _ => {}
            }
        }
    }

    /// The next key. `None` for an interrupt.
    async fn key(&mut self) -> io::Result<Option<KeyCode>> {
        loop {
            match self.typed.pop_front() {
                Some(KeyCode::Escape) => return Ok(None),
                Some(key) => return Ok(Some(key)),
                None => self.read().await?,
            }
        }
    }

    async fn read(&mut self) -> io::Result<()> {
        let Self {
            wire,
            decoder,
            typed,
        } = self;
        let more = poll_fn(|context| {
            if let Poll::Ready(Err(error)) = wire.poll_flush(context) {
                return Poll::Ready(Err(error));
            }
            wire.poll_read(context, &mut |event| match event {
                TelnetEvent::Data(bytes) => {
                    decoder.feed(bytes, |input| typed.extend(plain(&input)))
                }
                TelnetEvent::Interrupt | TelnetEvent::Break => typed.push_back(KeyCode::Escape),
                _ => {}
            })
        });
        if !more.await? || self.typed.len() > TYPED_AHEAD {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(())
    }
}

/// The key as a line wants it: a character without Control or Alt, or a key that ends or mends a line.
/// Ctrl-C and Ctrl-D interrupt, which [`KeyCode::Escape`] stands for.
fn plain(input: &Input) -> Option<KeyCode> {
    let Input::Key(key) = input else { return None };
    match key.code {
        KeyCode::Char('c' | 'd') if key.modifiers == strombus_terminal::Modifiers::CONTROL => {
            Some(KeyCode::Escape)
        }
        KeyCode::Char(_) => key.typed().map(KeyCode::Char),
        KeyCode::Enter | KeyCode::Backspace => Some(key.code),
        _ => None,
    }
}
