//! Drives an app in a test, without a terminal and without time.

mod keys;
mod mouse;
mod show;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};
use std::time::Duration;

use strombus_terminal::{Input, Paste, Position, Profile, Query, Reply, Size, Surface};

use crate::app::App;
use crate::plain::PlainPilot;
use crate::running::{Runner, Running as _};
use crate::session::Session;
use crate::ui::{Departure, Ui};

use keys::parse_keys;

/// An app under test: keys go in, text comes out, and time passes when the test says so.
///
/// Work in the background is polled after every step until it waits; there are no sleeps and no races.
pub struct Pilot<A: App> {
    runner: Runner<A>,
    surface: Surface,
    now: Duration,
    departure: Option<Departure>,
    answers: Vec<(Query, Reply)>,
    clipboard: Option<String>,
}

impl<A: App> Pilot<A> {
    /// Opens the app for a guest, on a screen of `rows` x `columns`.
    #[must_use]
    pub fn new(rows: u16, columns: u16) -> Self {
        Self::start(rows, columns, |ui| A::open(ui, &Session::pilot()))
    }

    /// Opens the app in plain mode, on lines of `columns`: a dialogue in place of a screen.
    #[must_use]
    pub fn plain(columns: u16) -> PlainPilot<A> {
        PlainPilot::new(columns)
    }

    /// Opens the app by `open`, on a screen of `rows` x `columns`.
    #[must_use]
    pub fn start(rows: u16, columns: u16, open: impl FnOnce(&mut Ui<A::Message>) -> A) -> Self {
        let size = Size::new(rows, columns);
        let mut pilot = Self {
            runner: Runner::start(size, open),
            surface: Surface::new(size),
            now: Duration::ZERO,
            departure: None,
            answers: Vec::new(),
            clipboard: None,
        };
        pilot.frame();
        pilot
    }

    /// Presses keys, written as text with names in angle brackets: `ab<Tab><Enter>`, `<C-a>`, `<S-Tab>`, `<A-Left>`,
    /// `<F5>`, `<C-S-Home>`; `<lt>` is the bracket itself. Spaces are keys like others.
    ///
    /// # Panics
    /// If a name is none: the test has a mistake in it.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys) {
            self.runner.input(Input::Key(key));
            self.frame();
        }
        self
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.runner.input(Input::Paste(Paste {
            text: text.into(),
            last: true,
        }));
        self.frame();
        self
    }

    /// Hands the app any input: what has no method of its own here.
    pub fn input(&mut self, input: Input) -> &mut Self {
        self.runner.input(input);
        self.frame();
        self
    }

    /// Sends the app a message, as its work in the background would.
    pub fn send(&mut self, message: A::Message) -> &mut Self {
        self.runner.send(message);
        self.frame();
        self
    }

    /// Interrupts the app, as a telnet client's break does.
    pub fn interrupt(&mut self) -> &mut Self {
        self.runner.interrupt();
        self.frame();
        self
    }

    /// Changes the size of the screen.
    pub fn resize(&mut self, rows: u16, columns: u16) -> &mut Self {
        let size = Size::new(rows, columns);
        self.surface.reset(size);
        self.runner.resize(size);
        self.frame();
        self
    }

    /// Draws everything anew, as for a terminal that shows nothing yet.
    pub fn redraw(&mut self) -> &mut Self {
        self.surface.reset(self.surface.size());
        self.runner.draw_all();
        self.frame();
        self
    }

    /// From now on the terminal gives this answer whenever it is asked `query`. What is asked already and was not
    /// answered stays so; a test of what an app asks when it is opened hands the answer to [`Pilot::input`].
    pub fn answer(&mut self, query: Query, reply: Reply) -> &mut Self {
        self.answers.retain(|(asked, _)| *asked != query);
        self.answers.push((query, reply));
        self
    }

    /// The terminal turns out to be of `profile`.
    pub fn refine(&mut self, profile: Profile) -> &mut Self {
        self.runner.refine(&profile);
        self.frame();
        self
    }

    /// Lets time pass.
    pub fn advance(&mut self, by: Duration) -> &mut Self {
        let end = self.now.saturating_add(by);
        // Every timer is let run at its own time, as it would.
        while let Some(next) = self.runner.next_deadline().filter(|&next| next <= end) {
            self.now = self.now.max(next);
            self.runner.advance(self.now);
            self.frame();
        }
        self.now = end;
        self.runner.advance(end);
        self.frame();
        self
    }

    /// Lets work in the background go on, and draws.
    pub fn frame(&mut self) -> &mut Self {
        let woken = Arc::new(Woken::default());
        let waker = Waker::from(Arc::clone(&woken));
        // Work that is always ready, and a widget that asks for another layout whenever it is told its size, would never
        // let the test go on.
        for _ in 0..1000 {
            woken.0.store(false, Ordering::Relaxed);
            self.runner.poll(&mut Context::from_waker(&waker));
            if woken.0.load(Ordering::Relaxed) {
                continue;
            }
            for _ in 0..4 {
                if self.runner.needs_frame() {
                    self.runner.draw(&mut self.surface);
                }
            }
            let asked = self.runner.take_queries();
            for query in &asked {
                let answer = self.answers.iter().find(|(known, _)| known == query);
                if let Some((_, reply)) = answer {
                    self.runner.input(Input::Reply(reply.clone()));
                }
            }
            // What is drawn first may have begun something.
            if asked.is_empty() && !woken.0.load(Ordering::Relaxed) {
                break;
            }
        }
        self.clipboard = self.runner.take_copied().or(self.clipboard.take());
        self.departure = self.runner.take_departure().or(self.departure.take());
        self
    }

    /// Where the cursor is, if it is shown.
    #[must_use]
    pub const fn cursor(&self) -> Option<Position> {
        self.surface.cursor()
    }

    /// What the person's clipboard holds, if anything was copied.
    #[must_use]
    pub fn clipboard(&self) -> Option<&str> {
        self.clipboard.as_deref()
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

    /// The app.
    #[must_use]
    pub const fn app(&self) -> &A {
        self.runner.app()
    }
}

impl<A: App> std::fmt::Debug for Pilot<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pilot")
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
