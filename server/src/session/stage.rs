//! The turn of a session: all that is there is handled, then one frame is drawn.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use strombus_terminal::{
    Charset, Decoder, Glyphs, Input, KeyDialect, Operations, Painter, Query, Reply, Size,
};
use strombus_widgets::{Entry, Plain, Running, Session};
use tokio::time::Instant;

use super::apps::{Apps, Followed};
use super::asking::Asking;
use super::clock::Clock;
use super::crash::guard;
use super::ending::Ending;
use super::output::Output;
use super::plain::Dialogue;
use super::transport::{Event, Incoming, Outgoing};
use super::{Visit, lent};
use crate::host::Host;
use crate::lifeline::Lifeline;
use crate::registry::{Order, Registered};

/// How long a lone ESC is kept, since it may be the beginning of a key's sequence. Over a
/// network the parts of one sequence come in one packet; this is for those that do not.
const ESCAPE_DELAY: Duration = Duration::from_millis(50);

/// How long input is handled before a frame is drawn and other sessions have their turn.
const TURN: Duration = Duration::from_millis(1);

/// How much input is handled between two looks at the clock, in bytes.
const PIECE: usize = 32;

/// How often one turn goes from app to app; an app may want to be elsewhere as soon as it is opened.
const MOVES_A_TURN: usize = 8;

pub(super) struct Stage<I: Incoming, O> {
    pub(super) host: Arc<Host>,
    pub(super) session: Session,
    pub(super) entry: Entry,
    pub(super) line: Lifeline,
    pub(super) registered: Registered,
    pub(super) incoming: I,
    pub(super) output: Output<O>,
    pub(super) decoder: Decoder,
    pub(super) asking: Asking,
    /// Input that the last turn left, and how much of it was handled.
    pub(super) rest: Option<(I::Bytes, usize)>,
    pub(super) painter: Painter,
    pub(super) apps: Apps,
    /// What takes the place of frames, for a person who hears them or has no screen.
    pub(super) dialogue: Option<Box<Dialogue>>,
    /// Whether the window shows another title than that of the app.
    pub(super) must_title: bool,
    /// How the session ends if the page is left that tells of it, while that is shown.
    pub(super) failure: Option<Ending>,
    clock: Clock,
    pub(super) started: Instant,
    last_input: Instant,
    /// When an unfinished sequence is taken for what it is.
    settle_at: Option<Instant>,
    pub(super) size: Size,
}

/// The character set in which a person types.
fn charset_of(session: &Session) -> Charset {
    if session.profile.glyphs == Glyphs::Cp437 {
        return Charset::Cp437;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| session.variable(name).filter(|set| !set.is_empty()));
    match locale {
        Some(locale) if locale.to_ascii_lowercase().contains("8859") => Charset::Latin1,
        _ => Charset::Utf8,
    }
}

impl<I: Incoming, O: Outgoing> Stage<I, O> {
    pub(super) fn new(host: Arc<Host>, visit: Visit, incoming: I, outgoing: O) -> Self {
        let Visit {
            mut session,
            entry,
            size,
            line,
        } = visit;
        let now = Instant::now();
        let dialogue = Dialogue::for_session(&mut session, size);
        Self {
            dialogue,
            registered: host.registry.enter(line.clone()),
            host,
            painter: Painter::new(session.profile, size),
            entry,
            line,
            incoming,
            output: Output::Free(outgoing),
            decoder: Decoder::new()
                .with_dialect(KeyDialect::of_terminal(&session.terminal))
                .with_charset(charset_of(&session)),
            session,
            asking: Asking::default(),
            rest: None,
            apps: Apps::default(),
            must_title: false,
            failure: None,
            clock: Clock::default(),
            started: now,
            last_input: now,
            settle_at: None,
            size,
        }
    }

    pub(super) async fn run(mut self: Box<Self>) -> Ending {
        self.log_opened();
        let opened = self.open();
        let ending = match opened {
            Ok(()) => poll_fn(|context| self.turn(context)).await,
            Err(ending) => ending,
        };
        // Boxed: it needs more room than a session at rest.
        Box::pin(self.finish(&ending)).await;
        let (id, user) = (self.registered.id, &self.session.user);
        let seconds = self.started.elapsed().as_secs();
        tracing::info!(session = id, user, seconds, "session ended: {ending}");
        ending
    }

    fn log_opened(&self) {
        let Session {
            user,
            transport,
            terminal,
            peer,
            ..
        } = &self.session;
        let peer = peer.map_or_else(|| "here".to_owned(), |peer| peer.to_string());
        let (session, app) = (self.registered.id, self.entry.name());
        tracing::info!(session, user, %transport, peer, app, terminal, "session opened");
    }

    fn open(&mut self) -> Result<(), Ending> {
        self.must_title = true;
        let opened = self.apps.open(&self.entry, self.sheet(), &self.session);
        match opened {
            Ok(()) => self.introduce(),
            Err((name, crash)) => self.fail(&name, &crash, false),
        }
    }

    /// How large a screen the apps have.
    pub(super) const fn sheet(&self) -> Size {
        match self.dialogue {
            Some(_) => Plain::SIZE,
            None => self.size,
        }
    }

    /// Another app is shown.
    pub(super) fn introduce(&mut self) -> Result<(), Ending> {
        self.must_title = true;
        self.turn_away()
    }

    /// Whether input has to wait, since what came of the input before is not on its way yet.
    fn is_full(&mut self) -> Result<bool, Ending> {
        match &self.dialogue {
            Some(dialogue) => Ok(dialogue.is_full()),
            None => Ok(self.app()?.is_full()),
        }
    }

    /// Handles all that is there, then draws. Ready when the session is over.
    fn turn(&mut self, context: &mut Context<'_>) -> Poll<Ending> {
        let turned = guard(|| self.try_turn(context)).unwrap_or_else(|crash| {
            context.waker().wake_by_ref();
            self.fail_shown(&crash)
        });
        match turned {
            Ok(()) => Poll::Pending,
            Err(ending) => Poll::Ready(ending),
        }
    }

    fn try_turn(&mut self, context: &mut Context<'_>) -> Result<(), Ending> {
        if let Poll::Ready(Order::ShutDown) = self.registered.control.poll(context) {
            return Err(Ending::ShutDown);
        }
        let now = Instant::now();
        // An app that sets a timer counts from the time that it was told last.
        if let Some(opened) = self.apps.shown() {
            opened.advance(now);
        }
        self.take_events(now, context)?;
        self.check_time(now)?;
        self.poll_background(context)?;
        if let Poll::Ready(Err(error)) = self.output.poll(context) {
            return Err(Ending::Broken(error.to_string()));
        }
        if self.output.is_free() {
            let was_full = self.is_full()?;
            if self.dialogue.is_some() {
                self.speak()?;
            } else {
                self.draw(context)?;
            }
            // The input that was left for that reason.
            if was_full {
                context.waker().wake_by_ref();
            }
            // It begins to leave only when it is polled.
            if let Poll::Ready(Err(error)) = self.output.poll(context) {
                return Err(Ending::Broken(error.to_string()));
            }
        }
        // What is due already waits for its turn behind the other sessions.
        let deadline = self.deadline();
        if self.clock.poll(deadline, context).is_ready() {
            context.waker().wake_by_ref();
        }
        Ok(())
    }

    /// The app that is shown. There is one until the session ends.
    fn app(&mut self) -> Result<&mut dyn Running, Ending> {
        let shown = self.apps.shown().ok_or(Ending::Left(0))?;
        Ok(shown.app.as_mut())
    }

    fn take_events(&mut self, now: Instant, context: &mut Context<'_>) -> Result<(), Ending> {
        loop {
            // What its client does not read, an app must not go on writing: its input waits where it is.
            if self.is_full()? {
                return Ok(());
            }
            if let Some((bytes, taken)) = self.rest.take() {
                self.take_bytes(bytes, taken, now)?;
            } else {
                let Poll::Ready(event) = self.incoming.poll_event(context) else {
                    return Ok(());
                };
                self.take_event(event, now)?;
            }
            if now.elapsed() >= TURN {
                context.waker().wake_by_ref();
                return Ok(());
            }
        }
    }

    fn take_event(&mut self, event: Event<I::Bytes>, now: Instant) -> Result<(), Ending> {
        // A client may ask for a repaint by itself, to see whether the server is there.
        if !matches!(event, Event::Repaint) {
            self.last_input = now;
        }
        match event {
            Event::Bytes(bytes) => self.rest = Some((bytes, 0)),
            Event::Resize(size) => self.resize(size)?,
            Event::Repaint => self.repaint(),
            Event::Interrupt => self.app()?.interrupt(),
            Event::Hangup => return Err(Ending::Hangup),
        }
        self.follow()
    }

    /// What the client shows was disturbed.
    fn repaint(&mut self) {
        match &mut self.dialogue {
            Some(dialogue) => dialogue.plain.say_again(),
            None => self.painter.resize(self.size),
        }
    }

    /// Handles a piece of `bytes`, of which `taken` are handled already, and keeps the rest.
    fn take_bytes(&mut self, bytes: I::Bytes, taken: usize, now: Instant) -> Result<(), Ending> {
        let left = bytes.as_ref().get(taken..).unwrap_or_default();
        // What an app writes by itself is looked at after each key, or a slow client would cost a piece of keys more.
        // So is a line that is typed, which may be for what the line before leads to.
        let length = if self.app()?.takes_terminal() || self.dialogue.is_some() {
            1
        } else {
            PIECE
        };
        let piece = left.get(..length).unwrap_or(left);
        let was_page = self.failure.is_some();
        self.decode(|decoder, sink| decoder.feed(piece, sink))?;
        if self.failure.is_some() && !was_page {
            // What was typed before the page was seen is not meant for it.
            return Ok(());
        }
        // While answers are on their way, an ESC is more likely to begin one.
        let settle_at = (now + ESCAPE_DELAY).max(self.asking.awaited_until().unwrap_or(now));
        self.settle_at = self.decoder.is_waiting().then_some(settle_at);
        if piece.len() < left.len() {
            let taken = taken + piece.len();
            self.rest = Some((bytes, taken));
        }
        Ok(())
    }

    /// Has the decoder work, and hands the app what comes of it.
    fn decode(
        &mut self,
        work: impl FnOnce(&mut Decoder, &mut dyn FnMut(Input)),
    ) -> Result<(), Ending> {
        let mut decoder = std::mem::take(&mut self.decoder);
        let mut result = Ok(Ok(()));
        work(&mut decoder, &mut |input| {
            if let Ok(Ok(())) = result {
                result = guard(|| self.take_input(input));
            }
        });
        self.decoder = decoder;
        result.unwrap_or_else(|crash| self.fail_shown(&crash))
    }

    fn take_input(&mut self, input: Input) -> Result<(), Ending> {
        match input {
            Input::Resize(size) => self.resize(size),
            Input::Reply(reply) => self.take_reply(reply),
            input => {
                let app = self.apps.shown().ok_or(Ending::Left(0))?.app.as_mut();
                match &mut self.dialogue {
                    Some(dialogue) => dialogue.plain.input(app, input),
                    None => app.input(input),
                }
                // The next key may be meant for the app that this one opened.
                self.follow()
            }
        }
    }

    /// An answer is the session's own, or may be the app's.
    fn take_reply(&mut self, reply: Reply) -> Result<(), Ending> {
        match self.asking.hear(&reply, Instant::now()) {
            Some(false) => return Ok(()),
            Some(true) => {
                let profile = &mut self.session.profile;
                profile.refine(&reply);
                let profile = *profile;
                self.app()?.refine(&profile);
            }
            None => self.app()?.input(Input::Reply(reply)),
        }
        self.follow()
    }

    fn resize(&mut self, size: Size) -> Result<(), Ending> {
        // Of the same size too: the window may have been another for a moment, and what it showed is gone since.
        self.painter.resize(size);
        if size != self.size {
            self.size = size;
            match &mut self.dialogue {
                // What the apps are laid out on stays.
                Some(dialogue) => dialogue.plain.set_columns(size.columns),
                None => self.app()?.resize(size),
            }
        }
        Ok(())
    }

    /// Goes where the app wants to go.
    fn follow(&mut self) -> Result<(), Ending> {
        if let Some(theme) = self.app()?.take_theme() {
            self.session.theme = theme;
            self.host.service.preferences.keep_theme(&self.session);
        }
        if self.app()?.take_repaint() {
            self.repaint();
        }
        for _ in 0..MOVES_A_TURN {
            let catalogue = &self.host.service.catalogue;
            let sheet = match self.dialogue {
                Some(_) => Plain::SIZE,
                None => self.size,
            };
            match self.apps.follow(catalogue, sheet, &self.session) {
                None => return Ok(()),
                Some(Followed::Gone) => {
                    self.failure = None;
                    if self.apps.changed {
                        self.introduce()?;
                    }
                }
                Some(Followed::Left(status)) => {
                    return Err(self.failure.take().unwrap_or(Ending::Left(status)));
                }
                Some(Followed::Failed(name, crash)) => self.fail(&name, &crash, false)?,
            }
        }
        Ok(())
    }

    /// Lets the work in the background go on, and goes where that leads.
    fn poll_background(&mut self, context: &mut Context<'_>) -> Result<(), Ending> {
        for _ in 0..MOVES_A_TURN {
            self.apps.changed = false;
            self.app()?.poll(context);
            self.follow()?;
            // An app that is shown now must be polled before anything can wake it.
            if !self.apps.changed {
                return Ok(());
            }
        }
        context.waker().wake_by_ref();
        Ok(())
    }

    /// Ends the session if the person or the client is silent for too long, and settles what was typed.
    fn check_time(&mut self, now: Instant) -> Result<(), Ending> {
        let has_passed = |deadline: Option<Instant>| deadline.is_some_and(|at| at <= now);
        if has_passed(self.idle_at()) {
            return Err(Ending::Idle);
        }
        if has_passed(self.stalled_at()) {
            return Err(Ending::Stalled);
        }
        if has_passed(self.settle_at) {
            self.settle_at = None;
            self.decode(|decoder, sink| decoder.settle(sink))?;
        }
        Ok(())
    }

    fn idle_at(&self) -> Option<Instant> {
        self.last_input.checked_add(self.host.service.limits.idle?)
    }

    fn stalled_at(&self) -> Option<Instant> {
        self.output
            .busy_since()?
            .checked_add(self.host.service.limits.stalled)
    }

    /// The earliest moment at which something is to be done.
    fn deadline(&mut self) -> Option<Instant> {
        let app = self.apps.shown().and_then(|opened| opened.next_deadline());
        let dialogue = self.dialogue.as_ref();
        let words = dialogue.and_then(|dialogue| dialogue.deadline());
        // What cannot be said now is said when the way out is free again.
        let words = words.filter(|_| self.output.is_free());
        [
            self.idle_at(),
            self.stalled_at(),
            self.settle_at,
            app,
            words,
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// Draws a frame and sends it, if there is anything new to show.
    fn draw(&mut self, context: &mut Context<'_>) -> Result<(), Ending> {
        let mut out = Vec::new();
        let drawn = guard(|| self.draw_into(&mut out));
        // Also if drawing failed: the painter counts on what it has said by then.
        if !out.is_empty() {
            self.output.send(out);
        }
        drawn.unwrap_or_else(|crash| {
            context.waker().wake_by_ref();
            self.fail_shown(&crash)
        })
    }

    fn draw_into(&mut self, out: &mut Vec<u8>) -> Result<(), Ending> {
        let shown = self.apps.shown().ok_or(Ending::Left(0))?;
        let (app, painter) = (shown.app.as_mut(), &mut self.painter);
        let takes_terminal = app.takes_terminal();
        if !takes_terminal {
            painter.take_back(out);
            painter.enter(out);
        } else if !painter.is_lent() || painter.is_stale() {
            painter.take_back(out);
            painter.report_motion(false, out);
            painter.lend(out);
            app.draw_all();
        }
        if *painter.profile() != self.session.profile {
            painter.refine(self.session.profile, out);
        }
        if let Some(title) = app.take_title() {
            shown.title = title;
            self.must_title = true;
        }
        if std::mem::take(&mut self.must_title) {
            painter.set_title(&shown.title, out);
        }
        if app.take_bell() {
            painter.bell(out);
        }
        if let Some(text) = app.take_copied() {
            Operations::new(out).copy(&text);
        }
        if takes_terminal {
            app.take_output(out);
        } else if painter.is_stale() || app.needs_frame() {
            lent::draw(app, painter, out);
            painter.report_motion(app.wants_motion(), out);
        }
        for query in app.take_queries() {
            // What F3 sends with a modifier is this answer too.
            if query == Query::CursorPosition {
                self.decoder.expect_cursor_report();
            }
            Operations::new(out).query(&query);
        }
        // An app that writes by itself may have saved the cursor, which these questions would move.
        if !takes_terminal && (!out.is_empty() || self.asking.is_due()) {
            let profile = &self.session.profile;
            self.asking.ask(profile, Instant::now(), out);
        }
        Ok(())
    }
}
