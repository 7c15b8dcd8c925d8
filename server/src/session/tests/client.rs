//! The client: a terminal that is seen through an emulator, and that reads or does not.

use std::io;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use alacritty_terminal::Term;
use alacritty_terminal::event::{Event as Said, EventListener};
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::term::{Config, TermMode};
use alacritty_terminal::vte::ansi::Processor;
use strombus_terminal::Size;
use strombus_widgets::Session;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::apps;
use crate::accounts::ConfiguredAccounts;
use crate::host::{Host, Service};
use crate::lending::Lending;
use crate::lifeline::Lifeline;
use crate::limits::{Gate, Limits};
use crate::preferences::Preferences;
use crate::registry::Registry;
use crate::session::{Ending, Event, Incoming, Outgoing, Visit, run};

/// What the terminal showed before the session.
const BEFORE: &str = "$ ssh host";

/// One session, seen from its client's side.
pub(super) struct Client {
    says: Option<mpsc::UnboundedSender<Event<Vec<u8>>>>,
    reads: watch::Sender<bool>,
    seen: Arc<Mutex<Seen>>,
    session: JoinHandle<Ending>,
    pub(super) registry: Registry,
    pub(super) line: Lifeline,
}

/// What came over the way out.
struct Seen {
    frames: usize,
    bytes: usize,
    /// The most in one write.
    largest: usize,
    /// The bytes themselves.
    log: Vec<u8>,
    term: Term<Title>,
    processor: Processor,
    title: Title,
    status: Option<u32>,
}

/// The title of the window.
#[derive(Clone, Default)]
struct Title(Arc<Mutex<String>>);

impl EventListener for Title {
    fn send_event(&self, event: Said) {
        match event {
            Said::Title(title) => *self.0.lock().unwrap() = title,
            Said::ResetTitle => self.0.lock().unwrap().clear(),
            _ => {}
        }
    }
}

struct Screen(Size);

impl Dimensions for Screen {
    fn total_lines(&self) -> usize {
        self.screen_lines()
    }

    fn screen_lines(&self) -> usize {
        self.0.rows.into()
    }

    fn columns(&self) -> usize {
        self.0.columns.into()
    }
}

impl Client {
    /// Opens the app `name` for a client that reads what comes.
    pub(super) async fn open(name: &str) -> Self {
        Self::open_with(name, Limits::default()).await
    }

    pub(super) async fn open_with(name: &str, limits: Limits) -> Self {
        Self::open_for(name, limits, Session::pilot()).await
    }

    pub(super) async fn open_for(name: &str, limits: Limits, session: Session) -> Self {
        let size = Size::new(6, 60);
        let catalogue = apps::catalogue();
        let entry = catalogue.find(name).expect("an app of the tests").clone();
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
        let registry = Registry::default();
        let host = Host {
            service: Arc::new(service),
            gate: Gate::default(),
            registry: registry.clone(),
        };
        let title = Title::default();
        let mut term = Term::new(Config::default(), &Screen(size), title.clone());
        let mut processor = Processor::new();
        processor.advance(&mut term, BEFORE.as_bytes());
        let seen = Arc::new(Mutex::new(Seen {
            frames: 0,
            bytes: 0,
            largest: 0,
            log: Vec::new(),
            term,
            processor,
            title,
            status: None,
        }));
        let (says, heard) = mpsc::unbounded_channel();
        let (reads, reading) = watch::channel(true);
        let line = Lifeline::default();
        let visit = Visit {
            session,
            entry,
            size,
            line: line.clone(),
        };
        let out = Out {
            seen: Arc::clone(&seen),
            reading,
        };
        let session = tokio::spawn(run(Arc::new(host), visit, In(heard), out));
        let client = Self {
            says: Some(says),
            reads,
            seen,
            session,
            registry,
            line,
        };
        client.settle().await;
        client
    }

    /// Lets the session do all that it can do now. A millisecond passes.
    pub(super) async fn settle(&self) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }

    /// Time passes.
    pub(super) async fn wait(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }

    /// Something happens at the client, and the session does with it what it can.
    pub(super) async fn send(&self, event: Event<Vec<u8>>) {
        self.send_at_once([event]).await;
    }

    /// Several things happen before the session looks.
    pub(super) async fn send_at_once(&self, events: impl IntoIterator<Item = Event<Vec<u8>>>) {
        for event in events {
            // A session that has ended hears nothing.
            let _ = self.says.as_ref().expect("it is open").send(event);
        }
        self.settle().await;
    }

    /// The person types.
    pub(super) async fn type_keys(&self, text: &str) {
        self.send(Event::Bytes(text.into())).await;
    }

    /// The person types, and waits for what shows it: for tests in real time.
    pub(super) async fn type_and_wait_for(&self, text: &str, screen: &str) {
        self.type_keys(text).await;
        let deadline = Instant::now() + Duration::from_secs(60);
        while self.screen() != screen {
            assert!(
                Instant::now() < deadline,
                "not {screen}, but:\n{}",
                self.screen()
            );
            self.settle().await;
        }
    }

    /// The client closes its side.
    pub(super) async fn close(&mut self) {
        self.says = None;
        self.settle().await;
    }

    /// From now on the client reads nothing.
    pub(super) fn stop_reading(&self) {
        self.reads.send_replace(false);
    }

    /// The client reads what waits, and all that comes.
    pub(super) async fn read_on(&self) {
        self.reads.send_replace(true);
        self.settle().await;
    }

    /// How many writes reached the client.
    pub(super) fn frames(&self) -> usize {
        self.seen.lock().unwrap().frames
    }

    /// How many bytes reached the client.
    pub(super) fn received(&self) -> usize {
        self.seen.lock().unwrap().bytes
    }

    /// How many bytes the largest write had.
    pub(super) fn largest(&self) -> usize {
        self.seen.lock().unwrap().largest
    }

    /// What reached the client since this was asked last.
    pub(super) fn take_log(&self) -> String {
        String::from_utf8(self.take_bytes()).expect("this client speaks UTF-8")
    }

    /// The same, where the client does not speak UTF-8.
    pub(super) fn take_bytes(&self) -> Vec<u8> {
        std::mem::take(&mut self.seen.lock().unwrap().log)
    }

    /// The rows that are seen, without blanks at their ends and without blank rows after the last.
    pub(super) fn screen(&self) -> String {
        let seen = self.seen.lock().unwrap();
        let rows: Vec<String> =
            seen.term
                .grid()
                .display_iter()
                .fold(Vec::new(), |mut rows, cell| {
                    if cell.point.column.0 == 0 {
                        rows.push(String::new());
                    }
                    rows.last_mut().expect("a row began").push(cell.c);
                    rows
                });
        let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    pub(super) fn title(&self) -> String {
        self.seen.lock().unwrap().title.0.lock().unwrap().clone()
    }

    /// The emulated terminal has another size from now on; the session is not told by this.
    pub(super) fn resize(&self, size: Size) {
        self.seen.lock().unwrap().term.resize(Screen(size));
    }

    pub(super) fn has_ended(&self) -> bool {
        self.session.is_finished()
    }

    /// Waits for the end of the session. If it never ends, the test's time runs out at once.
    pub(super) async fn end(&mut self) -> Ending {
        let day = Duration::from_secs(86_400);
        let ended = tokio::time::timeout(day, &mut self.session)
            .await
            .expect("it ends some day");
        ended.expect("no panic leaves the session")
    }

    /// The exit status that the client was told, if any.
    pub(super) fn status(&self) -> Option<u32> {
        self.seen.lock().unwrap().status
    }

    /// Checks that the terminal is as it was before. Returns what was said after that.
    pub(super) fn check_restored(&self) -> String {
        let screen = self.screen();
        let seen = self.seen.lock().unwrap();
        assert_eq!(
            *seen.term.mode(),
            TermMode::default(),
            "the terminal's modes"
        );
        let text = screen.replace('\n', "");
        let said = text
            .strip_prefix(BEFORE)
            .expect("what was there before is there again");
        said.trim().to_owned()
    }
}

struct In(mpsc::UnboundedReceiver<Event<Vec<u8>>>);

impl Incoming for In {
    type Bytes = Vec<u8>;

    const CONFIRMS: bool = true;

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Event<Vec<u8>>> {
        self.0
            .poll_recv(context)
            .map(|event| event.unwrap_or(Event::Hangup))
    }

    fn poll_closed(&mut self, context: &mut Context<'_>) -> Poll<()> {
        while ready!(self.0.poll_recv(context)).is_some() {}
        Poll::Ready(())
    }
}

struct Out {
    seen: Arc<Mutex<Seen>>,
    reading: watch::Receiver<bool>,
}

impl Outgoing for Out {
    async fn write(mut self, bytes: Vec<u8>) -> (Self, io::Result<()>) {
        if self.reading.wait_for(|reads| *reads).await.is_err() {
            return (self, Err(io::ErrorKind::BrokenPipe.into()));
        }
        let mut seen = self.seen.lock().unwrap();
        seen.frames += 1;
        seen.bytes += bytes.len();
        seen.largest = seen.largest.max(bytes.len());
        seen.log.extend_from_slice(&bytes);
        let Seen {
            term, processor, ..
        } = &mut *seen;
        processor.advance(term, &bytes);
        drop(seen);
        (self, Ok(()))
    }

    async fn close(self, status: u32) {
        self.seen.lock().unwrap().status = Some(status);
    }
}
