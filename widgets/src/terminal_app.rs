//! Apps without widgets, which write to the terminal by themselves.

use std::task::Context;
use std::time::Duration;

use strombus_terminal::{Input, Key, Operations, Profile, Query, Size, Surface};

use crate::running::Running;
use crate::session::Session;
use crate::ui::Departure;

/// More output than this waits for the client before the app is called again, in bytes.
const FULL: usize = 16 * 1024;

/// An app that wants no widgets: it writes control functions ([`Operations`]) and gets all input, decoded.
///
/// What it writes in one call is sent as it is, together. While a client leaves more than 16 KiB unread, the app is not
/// called: its input and its time wait. So a slow client costs that much, and what the app writes in one call.
/// In the end the terminal is put back as it was found, whatever the app did to it.
///
/// Nothing is translated for the terminal: what it can do, and whether it has a screen at all
/// ([`Profile::addressing`]), the app finds in [`Terminal::profile`].
pub trait TerminalApp: Sized + Send + 'static {
    /// Begins one person's visit. Nothing need be written yet.
    fn open(terminal: &mut Terminal, session: &Session) -> Self;

    /// Writes all that is to be seen. The screen is blank, the cursor in its upper left corner, everything else as when
    /// a terminal is switched on, but that mouse and pastes report. This comes first, and again when the
    /// screen has another size, when what it showed was disturbed, and when an app that was opened from here is left.
    fn show(&mut self, terminal: &mut Terminal);

    /// The person did something, or the terminal answered.
    fn input(&mut self, terminal: &mut Terminal, input: Input);

    /// The time has come that [`Terminal::wake_after`] asked for.
    fn woken(&mut self, terminal: &mut Terminal) {
        let _ = terminal;
    }

    /// Ctrl-C, or a telnet client's interrupt: leaves, unless the app has something to lose and asks first.
    fn interrupt(&mut self, terminal: &mut Terminal) {
        terminal.leave();
    }
}

/// The terminal, as a [`TerminalApp`] has it.
#[derive(Debug)]
pub struct Terminal {
    out: Vec<u8>,
    queries: Vec<Query>,
    size: Size,
    profile: Profile,
    now: Duration,
    wake_at: Option<Duration>,
    departure: Option<Departure>,
}

impl Terminal {
    fn new(size: Size, profile: Profile) -> Self {
        Self {
            out: Vec::new(),
            queries: Vec::new(),
            size,
            profile,
            now: Duration::ZERO,
            wake_at: None,
            departure: None,
        }
    }

    /// Writes.
    pub const fn write(&mut self) -> Operations<'_> {
        Operations::new(&mut self.out)
    }

    /// Asks the terminal; the answer comes as [`Input::Reply`], or never. Only where the profile says that it
    /// answers questions; elsewhere nothing is sent.
    pub fn ask(&mut self, query: Query) {
        if self.profile.queries {
            self.queries.push(query);
        }
    }

    /// How large the screen is.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// What the terminal can do. [`Operations`] does not look at it.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// How long the app has been open.
    #[must_use]
    pub const fn now(&self) -> Duration {
        self.now
    }

    /// Wakes the app once, after `delay`. There is one such time: the last that was asked for counts.
    pub fn wake_after(&mut self, delay: Duration) {
        self.wake_at = Some(self.now.saturating_add(delay));
    }

    /// Leaves the app, with exit status 0.
    pub fn leave(&mut self) {
        self.leave_with(0);
    }

    /// Leaves the app, with an exit status to report (0 to 255 reach an SSH client).
    pub fn leave_with(&mut self, status: u32) {
        self.departure = Some(Departure::Leave(status));
    }

    /// Opens the app `name`; this one goes on when that one is left.
    pub fn open(&mut self, name: impl Into<String>) {
        self.departure = Some(Departure::Open(name.into()));
    }

    const fn is_full(&self) -> bool {
        self.out.len() >= FULL
    }
}

/// A [`TerminalApp`] as its host sees it.
pub(crate) struct Bare<A> {
    terminal: Terminal,
    app: A,
}

impl<A: TerminalApp> Bare<A> {
    pub(crate) fn start(
        size: Size,
        session: &Session,
        open: impl FnOnce(&mut Terminal, &Session) -> A,
    ) -> Self {
        let mut terminal = Terminal::new(size, session.profile);
        let app = open(&mut terminal, session);
        Self { terminal, app }
    }
}

impl<A: TerminalApp> Running for Bare<A> {
    fn input(&mut self, input: Input) {
        match input {
            Input::Key(key) if key == Key::control('c') => self.interrupt(),
            input => self.app.input(&mut self.terminal, input),
        }
    }

    fn interrupt(&mut self) {
        self.app.interrupt(&mut self.terminal);
    }

    fn resize(&mut self, size: Size) {
        self.terminal.size = size;
    }

    fn advance(&mut self, now: Duration) {
        self.terminal.now = self.terminal.now.max(now);
        let is_due = |at: &mut Duration| *at <= now;
        if !self.terminal.is_full() && self.terminal.wake_at.take_if(is_due).is_some() {
            self.app.woken(&mut self.terminal);
        }
    }

    fn next_deadline(&self) -> Option<Duration> {
        self.terminal.wake_at.filter(|_| !self.terminal.is_full())
    }

    fn poll(&mut self, _context: &mut Context<'_>) {}

    fn needs_frame(&self) -> bool {
        !self.terminal.out.is_empty()
    }

    fn draw_all(&mut self) {
        // What was to change a screen that is gone.
        self.terminal.out.clear();
        self.app.show(&mut self.terminal);
    }

    fn draw(&mut self, _surface: &mut Surface) {}

    fn take_departure(&mut self) -> Option<Departure> {
        self.terminal.departure.take()
    }

    fn take_title(&mut self) -> Option<String> {
        None
    }

    fn take_bell(&mut self) -> bool {
        false
    }

    fn takes_terminal(&self) -> bool {
        true
    }

    fn take_output(&mut self, out: &mut Vec<u8>) {
        out.append(&mut self.terminal.out);
        // A session at rest keeps no buffer.
        self.terminal.out = Vec::new();
    }

    fn is_full(&self) -> bool {
        self.terminal.is_full()
    }

    fn take_queries(&mut self) -> Vec<Query> {
        std::mem::take(&mut self.terminal.queries)
    }

    fn refine(&mut self, profile: &Profile) {
        self.terminal.profile = *profile;
    }
}
