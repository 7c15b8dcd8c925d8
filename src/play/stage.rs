//! Where a recording is shown: this terminal, or a pipe.

use std::future::pending;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use strombus_server::Tty;
use strombus_terminal::{Decoder, Input, Reply, Screen, Size};
use tokio::time::timeout;

use super::restore::restoration;
use crate::signals::{Signals, Told};

/// The terminal has this long to answer what the recording asked it.
const ANSWER: Duration = Duration::from_millis(300);

/// Puts the title of the window away (XTWINOPS 22); `restore` takes it back.
const SAVE_TITLE: &[u8] = b"\x1b[22;0t";

/// What comes while a recording is played.
pub(super) enum Heard {
    /// Keys, and what else a terminal sends.
    Typed(Vec<Input>),
    /// A signal.
    Told(Told),
}

/// The terminal, raw and with keys; or a pipe, which only gets the bytes.
pub(super) struct Stage {
    terminal: Option<Terminal>,
    /// What a terminal of the recording's size shows: how it was left is seen here.
    screen: Screen,
    /// Whether the recording asked the terminal something.
    asked: bool,
}

struct Terminal {
    tty: Tty,
    signals: Signals,
    decoder: Decoder,
}

impl Stage {
    pub(super) async fn open(size: Size) -> anyhow::Result<Self> {
        let terminal = match Tty::open() {
            Ok(tty) if io::stdout().is_terminal() => Some(Terminal {
                tty,
                signals: Signals::new()?,
                decoder: Decoder::new(),
            }),
            _ => None,
        };
        if let Some(terminal) = &terminal {
            terminal.tty.write(SAVE_TITLE).await?;
        }
        Ok(Self {
            terminal,
            screen: Screen::new(size),
            asked: false,
        })
    }

    pub(super) fn resize(&mut self, size: Size) {
        self.screen.resize(size);
    }

    pub(super) async fn show(&mut self, text: &str) -> io::Result<()> {
        let Some(terminal) = &self.terminal else {
            let mut out = io::stdout().lock();
            return out.write_all(text.as_bytes()).and_then(|()| out.flush());
        };
        self.screen.feed(text.as_bytes());
        let _ = self.screen.take_events();
        self.asked |= !self.screen.take_replies().is_empty();
        terminal.tty.write(text.as_bytes()).await
    }

    /// What comes from the person, or from the system; nothing ever, without a terminal: there, signals have their usual effect.
    /// May be cancelled.
    pub(super) async fn heard(&mut self) -> Heard {
        match &mut self.terminal {
            Some(terminal) => terminal.heard().await,
            None => pending().await,
        }
    }

    pub(super) fn resume(&self) {
        if let Some(terminal) = &self.terminal {
            terminal.tty.make_raw();
        }
    }

    /// Gives the terminal back.
    pub(super) async fn close(self) -> io::Result<()> {
        let Some(mut terminal) = self.terminal else {
            return Ok(());
        };
        terminal
            .tty
            .write(restoration(&self.screen).as_bytes())
            .await?;
        if self.asked {
            // Its answers would be typed to the shell. They come in order, so the last one is waited for.
            terminal.tty.write(b"\x1b[5n").await?;
            let _ = timeout(ANSWER, terminal.answered()).await;
        }
        Ok(())
    }
}

impl Terminal {
    async fn heard(&mut self) -> Heard {
        tokio::select! {
            told = self.signals.next() => Heard::Told(told),
            typed = self.tty.read() => {
                let bytes = typed.unwrap_or_default();
                if bytes.is_empty() {
                    // It hung up.
                    return Heard::Told(Told::End(128 + 1));
                }
                let mut inputs = Vec::new();
                self.decoder.feed(&bytes, |input| inputs.push(input));
                Heard::Typed(inputs)
            }
        }
    }

    /// Waits for the answer to DSR 5, or until there will be none.
    async fn answered(&mut self) {
        loop {
            match self.heard().await {
                Heard::Typed(inputs) if !inputs.contains(&Input::Reply(Reply::Status(true))) => {}
                Heard::Told(Told::Continued | Told::Resized) => {}
                Heard::Typed(_) | Heard::Told(Told::End(_)) => return,
            }
        }
    }
}
