//! Commands without a person: of the command line, a file or a pipe.

use std::sync::atomic::{AtomicBool, Ordering};

use strombus_relay_monitor::prompt::{Answer, Prompt, PromptEvents, Question, Read, Reader};
use strombus_tor_control::Connection;

use super::output::Output;
use crate::stdin::Stdin;

/// The longest line of standard input, in bytes: as long as a command may be.
const LONGEST: usize = strombus_tor_control::Command::MOST;

/// Where lines come from.
pub(super) enum Source {
    /// They are there.
    Text(String),
    /// Standard input.
    Input,
}

/// Whether all is asked, and events are printed until somebody has had enough.
static LISTENING: AtomicBool = AtomicBool::new(false);

pub(super) fn is_listening() -> bool {
    LISTENING.load(Ordering::Relaxed)
}

pub(super) struct Script {
    prompt: Prompt,
    events: PromptEvents,
    connection: Connection,
    output: Output,
    reader: Reader,
    /// Whether events are asked for.
    hears: bool,
    /// Whether all went well so far.
    is_ok: bool,
}

impl Script {
    pub(super) fn new(
        prompt: Prompt,
        events: PromptEvents,
        connection: Connection,
        output: Output,
    ) -> Self {
        Self {
            prompt,
            events,
            connection,
            output,
            reader: Reader::default(),
            hears: false,
            is_ok: true,
        }
    }

    /// Asks all, then prints events if some were asked for. Returns the exit status.
    pub(super) async fn run(&mut self, source: Source) -> anyhow::Result<u8> {
        let quits = match source {
            Source::Text(text) => self.lines(&text).await?,
            Source::Input => self.input().await?,
        };
        if self.reader.is_inside_body() {
            crate::say_error("the last command has no end: a line with a lone dot");
            self.is_ok = false;
        } else if self.hears && !quits {
            LISTENING.store(true, Ordering::Relaxed);
            while let Some(heard) = self.events.next().await {
                self.output.heard(&heard)?;
            }
            return Err(self.connection.ended().await.into());
        }
        Ok(u8::from(!self.is_ok))
    }

    /// Returns whether one of them says goodbye.
    async fn lines(&mut self, text: &str) -> anyhow::Result<bool> {
        for line in text.lines() {
            if self.line(line).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn input(&mut self) -> anyhow::Result<bool> {
        let mut stdin = Stdin::open();
        let mut partial = Vec::new();
        loop {
            let read = tokio::select! {
                read = stdin.next() => read,
                heard = self.events.next(), if self.hears => match heard {
                    Some(heard) => {
                        self.output.heard(&heard)?;
                        continue;
                    }
                    None => return Err(self.connection.ended().await.into()),
                },
            };
            let is_end = read.is_none();
            partial.extend(read.unwrap_or_default());
            anyhow::ensure!(
                partial.len() <= LONGEST,
                "a line of more than {LONGEST} bytes is no command"
            );
            while let Some(end) = partial.iter().position(|byte| *byte == b'\n') {
                let rest = partial.split_off(end + 1);
                let line = std::mem::replace(&mut partial, rest);
                if self.line(&String::from_utf8_lossy(&line)).await? {
                    return Ok(true);
                }
            }
            if is_end {
                let line = std::mem::take(&mut partial);
                return self.lines(&String::from_utf8_lossy(&line)).await;
            }
        }
    }

    /// Returns whether it says goodbye.
    async fn line(&mut self, line: &str) -> anyhow::Result<bool> {
        let question = match self.reader.read(line) {
            Read::Nothing | Read::More => return Ok(false),
            Read::Quit => return Ok(true),
            Read::Wrong(why) => {
                self.is_ok = false;
                self.output.answer(line.trim(), &Answer::failure(&why))?;
                return Ok(false);
            }
            Read::Ask(question) => question,
        };
        let hears = match &question {
            Question::Events(names) => Some(!names.is_empty()),
            _ => None,
        };
        let shown = match &question {
            Question::Tor(command) => command.line().to_owned(),
            _ => line.trim().to_owned(),
        };
        let answer = self.prompt.perform(question).await;
        self.output.answer(&shown, &answer)?;
        self.is_ok &= answer.is_ok;
        if let Some(hears) = hears.filter(|_| answer.is_ok) {
            self.hears = hears;
        }
        // What goes on without tor would only say so again and again.
        if !self.connection.is_open() && answer.reply.is_none() && !answer.is_ok {
            return Err(self.connection.ended().await.into());
        }
        Ok(false)
    }
}
