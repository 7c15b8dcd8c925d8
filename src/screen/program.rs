//! `--pty`: a program whose terminal is the screen.

use std::collections::VecDeque;
use std::fmt;
use std::future::pending;
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;
use strombus_server::pty::{self, Keyboard, Turn, shell_status};
use strombus_terminal::screen::Event;
use strombus_terminal::{Screen, Size};
use tokio::time::{Instant, sleep_until};

use super::steps::Step;
use super::{ScreenArgs, new_screen};
use crate::child;
use crate::stdin::Stdin;

/// A program that writes nothing for so long is taken to be done for now.
const QUIET: Duration = Duration::from_millis(250);

/// One that writes nothing at all for so long waits for keys.
const SILENT: Duration = Duration::from_secs(2);

/// One that shows what is waited for is not waited for any longer than this.
const RESTLESS: Duration = Duration::from_secs(1);

/// How long a `--wait` may last where `--timeout` does not say.
const PATIENCE: Duration = Duration::from_secs(30);

/// A screen on which a program ran.
pub(super) struct Ran {
    pub(super) screen: Screen,
    pub(super) status: u8,
    /// What was waited for in vain.
    pub(super) missed: Option<Missed>,
}

/// A text that the screen did not show.
#[derive(Debug)]
pub(super) struct Missed {
    text: String,
    /// Nothing if the program ended before.
    after: Option<Duration>,
}

impl fmt::Display for Missed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, after } = self;
        match after {
            Some(after) => write!(
                f,
                "the screen did not show `{text}` within {} s; what it shows is printed, --timeout gives more time",
                after.as_secs_f64()
            ),
            None => write!(
                f,
                "the program ended before the screen showed `{text}`; what it shows is printed"
            ),
        }
    }
}

impl std::error::Error for Missed {}

/// Why the screen is printed.
enum End {
    /// The program ended, with this status.
    Ended(u8),
    /// All steps are done.
    Done,
    /// It took too long.
    TimedOut,
}

/// Runs the command until it ends, or is to be ended.
pub(super) async fn run(args: &ScreenArgs) -> anyhow::Result<Ran> {
    let size = args.size.unwrap_or(Size::VT100);
    let mut command = child::command(&args.command);
    describe_terminal(&mut command);
    let (mut program, keyboard) = pty::spawn(command, "xterm-256color", size)
        .map_err(|error| child::cannot_run(&args.command, error))?;
    let now = Instant::now();
    let mut steps = args.steps.0.clone();
    let waits = steps.iter().any(|step| matches!(step, Step::Wait(_)));
    let patience = args.timeout.or(waits.then_some(PATIENCE));
    let deadline = patience.map(|patience| now + patience);
    let mut stage = Stage {
        screen: new_screen(size),
        keyboard,
        started: now,
        heard: None,
        shown: None,
    };
    let mut stdin = Stdin::unless_terminal();
    let end = loop {
        let ready = stage.ready(&steps);
        tokio::select! {
            turn = program.next() => match turn.context("cannot read the program's terminal")? {
                Turn::Output(bytes) => stage.output(bytes),
                Turn::Ended(status) => break End::Ended(shell_status(status)),
            },
            bytes = async { stage.keyboard.wait_for_room(Stdin::MOST).await; stdin.read().await } => {
                stage.keyboard.write(&bytes);
            }
            () = until(ready) => {
                stage.shown = None;
                match steps.pop_front() {
                    Some(Step::Keys(keys)) => stage.type_keys(&keys),
                    Some(Step::Wait(_)) if steps.is_empty() => break End::Done,
                    Some(Step::Wait(_)) | None => {}
                }
            }
            () = until(deadline) => break End::TimedOut,
        }
    };
    program.end().await?;
    let (status, after) = match end {
        End::Ended(status) => (status, None),
        End::Done => (0, None),
        End::TimedOut => (0, patience),
    };
    let missed = steps.into_iter().find_map(|step| match step {
        Step::Wait(text) if after.is_some() || !stage.shows(&text) => Some(Missed { text, after }),
        _ => None,
    });
    Ok(Ran {
        screen: stage.screen,
        status,
        missed,
    })
}

/// The program's terminal is this screen, and not the terminal that strombus was started in.
fn describe_terminal(command: &mut Command) {
    command.env("COLORTERM", "truecolor");
    for variable in [
        "TERM_PROGRAM",
        "TERM_PROGRAM_VERSION",
        "VTE_VERSION",
        "KITTY_WINDOW_ID",
        "WINDOWID",
        "TMUX",
        "TMUX_PANE",
        "STY",
    ] {
        command.env_remove(variable);
    }
}

async fn until(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => pending().await,
    }
}

/// The screen and the program's keyboard.
struct Stage {
    screen: Screen,
    keyboard: Keyboard,
    started: Instant,
    /// When the program wrote something, last.
    heard: Option<Instant>,
    /// Since when the screen shows what is waited for.
    shown: Option<Instant>,
}

impl Stage {
    fn output(&mut self, bytes: &[u8]) {
        self.heard = Some(Instant::now());
        self.screen.feed(bytes);
        let replies = self.screen.take_replies();
        // One that asks without end and reads no answer gets no more of them; a real line would lose them, too.
        self.keyboard.write(&replies);
        for event in self.screen.take_events() {
            if let Event::Resize(_) = event {
                let size = self.screen.size();
                // It can only fail if the terminal is gone, which reading it tells.
                let _ = self.keyboard.resize(size);
            }
        }
    }

    fn type_keys(&mut self, keys: &[u8]) {
        self.keyboard.write(keys);
        // What they do is still to come.
        self.heard = Some(Instant::now());
    }

    /// When the first of the steps can be done, as far as is known now.
    fn ready(&mut self, steps: &VecDeque<Step>) -> Option<Instant> {
        let Some(heard) = self.heard else {
            return match steps.front()? {
                Step::Keys(_) => Some(self.started + SILENT),
                Step::Wait(_) => None,
            };
        };
        let since = match steps.front()? {
            Step::Wait(text) if !self.shows(text) => {
                self.shown = None;
                return None;
            }
            _ => *self.shown.get_or_insert(heard),
        };
        Some((heard + QUIET).min(since + RESTLESS))
    }

    fn shows(&self, text: &str) -> bool {
        (0..self.screen.size().rows).any(|y| self.screen.row_text(y).contains(text))
    }
}
