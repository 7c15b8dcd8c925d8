//! `strombus connect`: this terminal becomes one of a host elsewhere.
//!
//! Bytes pass as they are, both ways: the person's own terminal is the terminal. Without one (on pipes) the session has none
//! either, and nothing can be asked.

use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;

use anyhow::Context as _;
use strombus_server::Tty;
use strombus_server::remote::{self, Connection, Heard, Keyboard, Settings};
use strombus_terminal::{Screen, Size};
use strombus_widgets::{Destination, Exit, Protocol};

use crate::escape::Escape;
use crate::play::restore::restoration;
use crate::signals::{Signals, Told};
use crate::stdin::Stdin;

/// The flags of `strombus connect`.
#[derive(Debug, clap::Args)]
pub(crate) struct ConnectArgs {
    /// The file with the keys of known hosts; new ones are written to it [default: ~/.ssh/known_hosts, and the system's]
    #[arg(long, value_name = "FILE")]
    known_hosts: Option<PathBuf>,

    /// A key to log in with, and no others; may be given more than once [default: those of the agent and in ~/.ssh]
    #[arg(long, value_name = "FILE")]
    identity: Vec<PathBuf>,

    /// Accept, and remember, the key of a host that is not known, without asking; never one that has changed
    #[arg(long)]
    accept_new: bool,

    /// ssh://[user@]host[:port] (`~.` at the beginning of a line hangs up) or telnet://host[:port] (Ctrl-] does)
    destination: Destination,

    /// What to run there in place of a shell
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "COMMAND"
    )]
    command: Vec<String>,
}

/// Flags that do not go together.
#[derive(Debug)]
pub(crate) struct Usage(&'static str);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Usage {}

/// Does what the flags say. Returns the exit status of what ran there.
pub(crate) fn run(args: ConnectArgs) -> anyhow::Result<u8> {
    let runtime = crate::small_runtime()?;
    let connected = runtime.block_on(connect(args));
    // The thread that reads standard input may never end.
    runtime.shutdown_background();
    connected
}

async fn connect(args: ConnectArgs) -> anyhow::Result<u8> {
    let mut destination = args.destination;
    if !args.command.is_empty() {
        if destination.protocol == Protocol::Telnet {
            return Err(
                Usage("telnet runs no commands; leave out what stands behind the host").into(),
            );
        }
        destination = destination.command(args.command.join(" "));
    }
    let mut settings = Settings::of_environment();
    settings.accept_new = args.accept_new;
    if let Some(path) = args.known_hosts {
        settings.known_hosts = vec![path];
    }
    if !args.identity.is_empty() {
        settings.identities = args.identity;
        settings.only_identities = true;
    }
    let signals = Signals::new()?;
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        let connection = remote::connect(destination, settings, Size::VT100);
        return on_pipes(connection, signals).await;
    }
    let tty = Tty::open().context("cannot use the terminal")?;
    let terminal = std::env::var("TERM").ok().filter(|name| !name.is_empty());
    settings.terminal = Some(terminal.unwrap_or_else(|| "vt100".into()));
    let escape = match destination.protocol {
        Protocol::Ssh => Escape::tilde(),
        Protocol::Telnet => Escape::ControlBracket,
    };
    let connection = remote::connect(destination, settings, tty.size());
    let place = Place {
        screen: Screen::new(tty.size()),
        keyboard: connection.keyboard(),
        tty,
        escape,
    };
    place.attend(connection, signals).await
}

/// The person's terminal.
struct Place {
    tty: Tty,
    keyboard: Keyboard,
    escape: Escape,
    /// What the terminal shows, so that it can be given back if the host is gone before it has done so. Nothing is taken from it else.
    screen: Screen,
}

/// How it came to an end.
enum Ending {
    Over(Exit),
    /// The person had enough.
    HungUp,
    Signal(u8),
    /// The terminal is gone.
    Gone,
}

impl Place {
    async fn attend(
        mut self,
        mut connection: Connection,
        mut signals: Signals,
    ) -> anyhow::Result<u8> {
        let ending = self.pass(&mut connection, &mut signals).await;
        if !matches!(ending, Ending::Over(Exit::Status(_)) | Ending::Gone) {
            let _ = self.tty.write(restoration(&self.screen).as_bytes()).await;
        }
        let is_usual = matches!(self.escape, Escape::ControlBracket);
        drop(self);
        match ending {
            // A telnet host has no status to tell.
            Ending::HungUp if is_usual => Ok(0),
            Ending::Over(exit) => status(exit),
            Ending::HungUp => anyhow::bail!("hung up"),
            Ending::Signal(status) => Ok(status),
            Ending::Gone => Ok(128 + 1),
        }
    }

    async fn pass(&mut self, connection: &mut Connection, signals: &mut Signals) -> Ending {
        loop {
            let room = self.keyboard.clone();
            tokio::select! {
                heard = connection.next() => match heard {
                    Heard::Output(bytes) | Heard::Errors(bytes) => {
                        self.screen.feed(&bytes);
                        // The terminal answers by itself.
                        let _ = (self.screen.take_replies(), self.screen.take_events());
                        if self.tty.write(&bytes).await.is_err() {
                            return Ending::Gone;
                        }
                    }
                    Heard::Ended(exit) => return Ending::Over(exit),
                },
                typed = async { room.room(Stdin::MOST + 1).await; self.tty.read().await } => {
                    let Some(typed) = typed.ok().filter(|typed| !typed.is_empty()) else {
                        return Ending::Gone;
                    };
                    if !self.keyboard.is_open() {
                        self.keyboard.write(&typed);
                        continue;
                    }
                    let (typed, out) = self.escape.filter(&typed);
                    self.keyboard.write(&typed);
                    if out {
                        return Ending::HungUp;
                    }
                }
                told = signals.next() => match told {
                    Told::Resized => {
                        let size = self.tty.size();
                        self.keyboard.resize(size);
                        self.screen.resize(size);
                    }
                    Told::Continued => self.tty.make_raw(),
                    Told::End(status) => return Ending::Signal(status),
                },
            }
        }
    }
}

/// What comes from standard input goes to the host, and its output to standard output.
async fn on_pipes(mut connection: Connection, mut signals: Signals) -> anyhow::Result<u8> {
    let keyboard = connection.keyboard();
    let mut stdin = Stdin::open();
    let mut is_open = true;
    loop {
        let passing = async {
            tokio::select! {
                heard = connection.next() => match heard {
                    Heard::Output(bytes) => write(io::stdout(), bytes).await,
                    Heard::Errors(bytes) => write(io::stderr(), bytes).await,
                    Heard::Ended(exit) => status(exit).map(Some),
                },
                read = async { keyboard.room(Stdin::MOST).await; stdin.next().await }, if is_open => {
                    match read {
                        Some(bytes) => {
                            keyboard.write(&bytes);
                        }
                        None => {
                            is_open = false;
                            keyboard.end();
                        }
                    }
                    Ok(None)
                }
            }
        };
        let mut passing = std::pin::pin!(passing);
        // What is on its way to standard output stays on it, whatever signal comes.
        let passed = loop {
            tokio::select! {
                passed = &mut passing => break passed?,
                told = signals.next() => if let Told::End(status) = told {
                    return Ok(status);
                },
            }
        };
        if let Some(status) = passed {
            return Ok(status);
        }
    }
}

/// Writes in a thread of its own: whoever reads may take their time, and signals are heard meanwhile.
async fn write(to: impl Write + Send + 'static, bytes: Vec<u8>) -> anyhow::Result<Option<u8>> {
    let mut to = to;
    let written = tokio::task::spawn_blocking(move || {
        to.write_all(&bytes)?;
        to.flush()
    });
    written
        .await
        .context("cannot write")?
        .context("cannot write what the host says")?;
    Ok(None)
}

/// The exit status of what ran there, as a shell would tell it.
fn status(exit: Exit) -> anyhow::Result<u8> {
    match exit {
        Exit::Status(status) => Ok(u8::try_from(status).unwrap_or(u8::MAX)),
        Exit::Failed(why) => Err(anyhow::anyhow!(why)),
    }
}
