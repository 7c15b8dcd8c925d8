//! Drives an app in plain mode in a test: lines in, words out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};
use std::time::Duration;

use strombus_terminal::{Input, Key, KeyCode, Profile};

use super::{Echo, Plain};
use crate::app::App;
use crate::running::{Runner, Running as _};
use crate::session::Session;
use crate::ui::{Departure, Ui};

/// An app under test in plain mode: a dialogue of lines, in time that passes when the test says so.
pub struct PlainPilot<A: App> {
    runner: Runner<A>,
    plain: Plain,
    now: Duration,
    departure: Option<Departure>,
    said: String,
}

impl<A: App> PlainPilot<A> {
    /// Opens the app for a guest, on lines of `columns`, in Unicode; the client shows what it types.
    #[must_use]
    pub fn new(columns: u16) -> Self {
        Self::start(columns, |ui| {
            let session = Session {
                profile: *ui.profile(),
                ..Session::pilot()
            };
            A::open(ui, &session)
        })
    }

    /// Opens the app by `open`.
    #[must_use]
    pub fn start(columns: u16, open: impl FnOnce(&mut Ui<A::Message>) -> A) -> Self {
        let profile = Plain::profile(&Profile::XTERM_256);
        let runner = Runner::start(Plain::SIZE, |ui| {
            ui.set_profile(profile);
            open(ui)
        });
        let mut plain = Plain::new(columns, &profile);
        plain.set_echo(Echo::Client);
        let mut pilot = Self {
            runner,
            plain,
            now: Duration::ZERO,
            departure: None,
            said: String::new(),
        };
        let title = pilot.runner.take_title().unwrap_or_default();
        pilot.plain.open(&title);
        pilot.turn();
        pilot
    }

    /// Has the server show what is typed, as over SSH.
    #[must_use]
    pub fn echoing(mut self) -> Self {
        self.plain.set_echo(Echo::Session);
        self
    }

    /// Has the client show all that is typed, as behind a pipe.
    #[must_use]
    pub fn showing_all(mut self) -> Self {
        self.plain.set_echo(Echo::ClientAlways);
        self
    }

    /// Types a line, and returns what is said to it.
    pub fn line(&mut self, line: &str) -> String {
        self.said.clear();
        self.type_text(line);
        self.press(&Key::new(KeyCode::Enter));
        self.said()
    }

    /// Types characters, without Enter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| {
            self.press(&Key::char(c));
        });
        self
    }

    /// Presses a key.
    pub fn press(&mut self, key: &Key) -> &mut Self {
        self.plain.input(&mut self.runner, Input::Key(*key));
        self.turn();
        self
    }

    /// Sends the app a message, as its work in the background would.
    pub fn send(&mut self, message: A::Message) -> &mut Self {
        self.runner.send(message);
        self.turn();
        self
    }

    /// Lets time pass.
    pub fn advance(&mut self, by: Duration) -> &mut Self {
        let end = self.now.saturating_add(by);
        let next = |pilot: &Self| {
            let times = [pilot.runner.next_deadline(), pilot.plain.next_deadline()];
            times.into_iter().flatten().min()
        };
        while let Some(due) = next(self).filter(|&due| due <= end) {
            self.now = self.now.max(due);
            self.runner.advance(self.now);
            self.turn();
        }
        self.now = end;
        self.runner.advance(end);
        self.turn();
        self
    }

    /// What was said since this was asked last, with `\n` at the end of each line.
    pub fn said(&mut self) -> String {
        std::mem::take(&mut self.said)
    }

    /// How the app was left, if it was.
    #[must_use]
    pub const fn departure(&self) -> Option<&Departure> {
        self.departure.as_ref()
    }

    /// The app's tree.
    #[must_use]
    pub const fn ui(&self) -> &Ui<A::Message> {
        self.runner.ui()
    }

    /// Lets work in the background go on, and says what is new.
    fn turn(&mut self) {
        let woken = Arc::new(Woken::default());
        let waker = Waker::from(Arc::clone(&woken));
        for _ in 0..1000 {
            woken.0.store(false, Ordering::Relaxed);
            self.runner.poll(&mut Context::from_waker(&waker));
            if !woken.0.load(Ordering::Relaxed) {
                break;
            }
        }
        self.plain.say(&mut self.runner, self.now);
        let out = self.plain.take_output();
        self.said
            .push_str(&String::from_utf8_lossy(&out).replace('\r', ""));
        self.departure = self.runner.take_departure().or(self.departure.take());
    }
}

impl<A: App> std::fmt::Debug for PlainPilot<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PlainPilot")
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}

/// Whether work in the background can go on.
#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}
