//! The dialogue in lines that takes the place of frames, for a person who hears the screen or has none.

use std::time::Duration;

use strombus_terminal::{Glyphs, Profile, Size};
use strombus_widgets::{Plain, Session};
use tokio::time::Instant;

use super::ending::Ending;
use super::stage::Stage;
use super::transport::{Incoming, Outgoing};

/// The dialogue of one session.
pub(super) struct Dialogue {
    pub(super) plain: Plain,
    /// What the way out was told last of how lines are typed.
    secret: Option<bool>,
    /// Whether the app that is shown was not said yet.
    pub(super) must_open: bool,
    since: Instant,
}

impl Dialogue {
    /// A dialogue, if the person asks for it or the terminal can do no more. What the session says of the terminal is then less.
    pub(super) fn for_session(session: &mut Session, size: Size) -> Option<Box<Self>> {
        let is_wanted = Plain::is_wanted(session.variable(Plain::VARIABLE));
        if session.profile.addressing && !is_wanted {
            return None;
        }
        session.profile = Plain::profile(&session.profile);
        if has_utf8(session) {
            session.profile.glyphs = Glyphs::Unicode;
        }
        Some(Box::new(Self {
            plain: Plain::new(size.columns, &session.profile),
            secret: None,
            must_open: true,
            since: Instant::now(),
        }))
    }

    /// Whether what is typed has to wait until something was said.
    pub(super) const fn is_full(&self) -> bool {
        self.must_open || self.plain.is_full()
    }

    fn now(&self) -> Duration {
        self.since.elapsed()
    }

    /// When there is something to say that rests now.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.since.checked_add(self.plain.next_deadline()?)
    }
}

/// Whether the locale says that the person has all characters. A terminal's name says nothing of it where that is `dumb`.
fn has_utf8(session: &Session) -> bool {
    let locale = |name: &str| (name != Profile::VARIABLE).then(|| session.variable(name))?;
    // A terminal that would have fewer without a locale that says so.
    Profile::find("vt220", locale).glyphs == Glyphs::Unicode
}

impl<I: Incoming, O: Outgoing> Stage<I, O> {
    /// Turns away an app that was opened and cannot be told in lines. Ends the session if nothing else is open.
    pub(super) fn turn_away(&mut self) -> Result<(), Ending> {
        let Some(dialogue) = &mut self.dialogue else {
            return Ok(());
        };
        let Some(name) = self.apps.leave_unless(Plain::is_for) else {
            dialogue.must_open = true;
            return Ok(());
        };
        if self.apps.shown().is_none() {
            return Err(Ending::NeedsScreen(name.to_string()));
        }
        let line = format!("{name} needs a screen, and cannot be told in lines.");
        dialogue.plain.note(line);
        Ok(())
    }

    /// Says what is new, if anything is, and sends it.
    pub(super) fn speak(&mut self) -> Result<(), Ending> {
        let Some(dialogue) = &mut self.dialogue else {
            return Ok(());
        };
        let shown = self.apps.shown().ok_or(Ending::Left(0))?;
        let app = shown.app.as_mut();
        let mut out = Vec::new();
        self.painter.take_back(&mut out);
        if let Some(title) = app.take_title() {
            shown.title = title;
        }
        let plain = &mut dialogue.plain;
        if std::mem::take(&mut dialogue.must_open) {
            let title = shown.title.strip_suffix(" - strombus");
            plain.open(title.unwrap_or(&shown.title));
        }
        // Nobody is there who could answer.
        app.take_queries();
        if let Some(echo) = self.output.lines(dialogue.secret.unwrap_or(false)) {
            plain.set_echo(echo);
        }
        let now = dialogue.now();
        let plain = &mut dialogue.plain;
        plain.say(app, now);
        let secret = plain.is_secret();
        if dialogue.secret.replace(secret) != Some(secret) {
            self.output.lines(secret);
        }
        out.append(&mut plain.take_output());
        if !out.is_empty() {
            self.output.send(out);
        }
        Ok(())
    }
}
