//! The local terminal as a transport: an app without a network.

mod pipe;
mod signals;
mod tty;

use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use strombus_terminal::{NoSuchProfile, Profile, Size};
use strombus_widgets::{Catalogue, Lent, Plain, Session, Transport};
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::accounts::{ConfiguredAccounts, presentable_name};
use crate::host::{Host, Service};
use crate::lend::OwnHost;
use crate::lending::Lending;
use crate::lifeline::Lifeline;
use crate::limits::{Gate, Limits};
use crate::preferences::Preferences;
use crate::registry::Registry;
use crate::session::{self, Event, Incoming, Outgoing, Visit};
use pipe::{PipeIn, PipeOut};
use signals::Signals;
pub use tty::Tty;

/// Why an app could not be run in the local terminal.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// There is no app of that name; the text lists those that there are.
    #[error("{0}")]
    NoSuchApp(String),
    /// `STROMBUS_PROFILE` says none that there is; the text lists them.
    #[error("STROMBUS_PROFILE: {0}")]
    NoSuchProfile(#[from] NoSuchProfile),
    /// There is no terminal.
    #[error("no terminal here: {0}; run this in a terminal window")]
    NoTerminal(#[source] io::Error),
}

/// SIGCONT, which tokio has no name for.
const CONTINUED: i32 = rustix::process::Signal::CONT.as_raw();

/// The environment variables that apps and profiles look at.
const VARIABLES: [&str; 10] = [
    Profile::VARIABLE,
    Plain::VARIABLE,
    "COLORFGBG",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "COLORTERM",
    "NO_COLOR",
    "TERM_PROGRAM",
    "VTE_VERSION",
];

/// Runs the app `name` in the terminal that the program was started in, which is of `profile` or, without one, of what it
/// is found to be; in `plain` mode, or as its environment says. Where standard input or output is no terminal it is a dialogue in
/// lines on those. Returns the exit status.
///
/// # Errors
/// If there is no such app, or no terminal.
pub async fn run_local(
    catalogue: Catalogue,
    name: &str,
    arguments: Vec<String>,
    profile: Option<Profile>,
    plain: bool,
) -> Result<u32, LocalError> {
    let limits = Limits {
        idle: None,
        ..Limits::default()
    };
    let accounts = Arc::new(ConfiguredAccounts::new(Vec::new()));
    let service = Service {
        catalogue,
        first: name.to_owned(),
        accounts,
        guests: true,
        limits,
        lending: Lending::default(),
        preferences: Preferences::default(),
    };
    let (entry, _) = service
        .resolve(name)
        .map_err(|asked| LocalError::NoSuchApp(service.listing(&asked).trim_end().to_owned()))?;
    // Whoever sends lines, or wants to keep them, wants no screen.
    let is_screen = io::stdin().is_terminal() && io::stdout().is_terminal();
    let tty = match is_screen {
        true => Some(Arc::new(Tty::open().map_err(LocalError::NoTerminal)?)),
        false => None,
    };
    let size = tty.as_ref().map_or(Size::VT100, |tty| tty.size());
    let mut environment: Vec<(String, String)> = VARIABLES
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), std::env::var(name).ok()?)))
        .collect();
    if plain {
        environment.insert(0, (Plain::VARIABLE.into(), "1".into()));
    }
    let variable = |name: &str| {
        environment
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    };
    let terminal = std::env::var("TERM").unwrap_or_default();
    let chosen = variable(Profile::VARIABLE).filter(|name| !name.is_empty());
    if let (None, Some(name)) = (profile, chosen) {
        Profile::chosen(name)?;
    }
    let profile = match tty {
        Some(_) => profile.unwrap_or_else(|| Profile::find(&terminal, variable)),
        None => Profile::DUMB,
    };
    let session = Session {
        user: presentable_name(&std::env::var("USER").unwrap_or_default()),
        guest: false,
        roles: Vec::new(),
        peer: None,
        transport: Transport::Local,
        profile,
        terminal,
        environment: environment.clone(),
        arguments,
        theme: None,
        lent: Lent::by(OwnHost),
    };
    let host = Host {
        service: Arc::new(service),
        gate: Gate::default(),
        registry: Registry::default(),
    };
    let visit = Visit {
        session,
        entry,
        size,
        line: Lifeline::default(),
    };
    let host = Arc::new(host);
    let ending = match tty {
        Some(tty) => {
            let incoming = LocalIn::new(Arc::clone(&tty)).map_err(LocalError::NoTerminal)?;
            session::run(host, visit, incoming, LocalOut(tty)).await
        }
        None => {
            let incoming = PipeIn::new().map_err(LocalError::NoTerminal)?;
            session::run(host, visit, incoming, PipeOut).await
        }
    };
    Ok(ending.status())
}

/// The way in: the keyboard and the signals.
struct LocalIn {
    tty: Arc<Tty>,
    resized: Signal,
    continued: Signal,
    signals: Signals,
}

impl LocalIn {
    fn new(tty: Arc<Tty>) -> io::Result<Self> {
        Ok(Self {
            tty,
            resized: signal(SignalKind::window_change())?,
            continued: signal(SignalKind::from_raw(CONTINUED))?,
            signals: Signals::new()?,
        })
    }
}

impl Incoming for LocalIn {
    type Bytes = Vec<u8>;

    const CONFIRMS: bool = false;

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Event<Vec<u8>>> {
        if self.signals.poll_end(context).is_ready() {
            return Poll::Ready(Event::Hangup);
        }
        if self.signals.poll_interrupt(context).is_ready() {
            return Poll::Ready(Event::Interrupt);
        }
        if self.continued.poll_recv(context).is_ready() {
            // It was stopped by a signal (Ctrl-Z is a key here), and the shell has used the terminal since.
            self.tty.make_raw();
            return Poll::Ready(Event::Repaint);
        }
        if self.resized.poll_recv(context).is_ready() {
            return Poll::Ready(Event::Resize(self.tty.size()));
        }
        Poll::Ready(match ready!(self.tty.poll_read(context)) {
            Ok(bytes) if !bytes.is_empty() => Event::Bytes(bytes),
            Ok(_) | Err(_) => Event::Hangup,
        })
    }

    fn poll_closed(&mut self, _context: &mut Context<'_>) -> Poll<()> {
        // A terminal that is gone says so when it is written to.
        Poll::Pending
    }
}

/// The way out: the screen.
struct LocalOut(Arc<Tty>);

impl Outgoing for LocalOut {
    async fn write(self, bytes: Vec<u8>) -> (Self, io::Result<()>) {
        let result = self.0.write(&bytes).await;
        (self, result)
    }

    async fn close(self, _status: u32) {}
}
