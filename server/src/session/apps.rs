//! The apps of a session: the one that is shown, and those that opened it.

use std::sync::Arc;

use strombus_terminal::Size;
use strombus_widgets::{Catalogue, Departure, Entry, Running, Session};
use tokio::time::Instant;

use super::crash::{Crash, guard};
use super::error_page::Failure;

/// Apps opened from one another, in one session.
const DEEPEST: usize = 8;

/// An app that was opened.
pub(super) struct Opened {
    name: Arc<str>,
    pub(super) app: Box<dyn Running>,
    /// The title of the window while it is shown.
    pub(super) title: String,
    /// Its time counts from here.
    since: Instant,
}

impl Opened {
    /// Tells it the time.
    pub(super) fn advance(&mut self, now: Instant) {
        self.app.advance(now.saturating_duration_since(self.since));
    }

    /// When it wants to be told the time next; `None` also for what no clock reaches.
    pub(super) fn next_deadline(&self) -> Option<Instant> {
        self.since.checked_add(self.app.next_deadline()?)
    }
}

/// The apps; the last is shown.
#[derive(Default)]
pub(super) struct Apps {
    stack: Vec<Opened>,
    /// Whether the one that is shown has come to be since its background work was last polled.
    pub(super) changed: bool,
}

/// What became of a wish to go elsewhere.
pub(super) enum Followed {
    /// It was followed, or could not be.
    Gone,
    /// The last app was left, with this status.
    Left(u32),
    /// This app failed when it was opened.
    Failed(Arc<str>, Crash),
}

impl Apps {
    pub(super) fn shown(&mut self) -> Option<&mut Opened> {
        self.stack.last_mut()
    }

    /// The name of the app that is shown.
    pub(super) fn name(&self) -> Option<Arc<str>> {
        self.stack.last().map(|opened| Arc::clone(&opened.name))
    }

    pub(super) fn open(
        &mut self,
        entry: &Entry,
        size: Size,
        session: &Session,
    ) -> Result<(), (Arc<str>, Crash)> {
        let name: Arc<str> = entry.name().into();
        let since = Instant::now();
        match guard(|| entry.open(size, session)) {
            Ok(app) => {
                let title = format!("{name} - strombus");
                self.stack.push(Opened {
                    name,
                    app,
                    title,
                    since,
                });
                self.changed = true;
                Ok(())
            }
            Err(crash) => Err((name, crash)),
        }
    }

    /// Shows a page that says what became of an app. `is_open` says whether that is the one that is shown: it goes.
    /// False if there cannot be a page.
    pub(super) fn fail(
        &mut self,
        is_open: bool,
        failure: &mut Failure<'_>,
        size: Size,
        session: &Session,
    ) -> bool {
        if is_open {
            self.leave();
        }
        failure.has_others = !self.stack.is_empty();
        let Ok(Some(app)) = guard(|| failure.open(size, session)) else {
            return false;
        };
        self.stack.push(Opened {
            name: failure.app.into(),
            app,
            title: format!("{} - strombus", failure.app),
            since: Instant::now(),
        });
        self.changed = true;
        true
    }

    /// Goes where the app that is shown wants to go, if anywhere.
    pub(super) fn follow(
        &mut self,
        catalogue: &Catalogue,
        size: Size,
        session: &Session,
    ) -> Option<Followed> {
        match self.shown()?.app.take_departure()? {
            Departure::Leave(status) => {
                self.leave();
                let Some(below) = self.shown() else {
                    return Some(Followed::Left(status));
                };
                below.app.resize(size);
                below.app.refine(&session.profile);
                below.app.choose_theme(session.theme);
                // What the screen shows is not its own.
                below.app.draw_all();
                below.advance(Instant::now());
                self.changed = true;
            }
            Departure::Open(name) => match catalogue.find(&name) {
                Some(entry) if self.stack.len() < DEEPEST => {
                    if let Err((name, crash)) = self.open(entry, size, session) {
                        return Some(Followed::Failed(name, crash));
                    }
                }
                _ => tracing::warn!(
                    user = session.user,
                    app = name,
                    "an app asked for one that cannot be opened"
                ),
            },
        }
        Some(Followed::Gone)
    }

    /// Leaves the app that is shown if it does not fit, and returns its name.
    pub(super) fn leave_unless(&mut self, fits: fn(&dyn Running) -> bool) -> Option<Arc<str>> {
        let shown = self.stack.last()?;
        if fits(shown.app.as_ref()) {
            return None;
        }
        let name = Arc::clone(&shown.name);
        self.leave();
        Some(name)
    }

    /// Drops the app that is shown.
    fn leave(&mut self) {
        if let Some(Opened { name, app, .. }) = self.stack.pop()
            && let Err(Crash(panic)) = guard(|| drop(app))
        {
            tracing::error!(app = &*name, "app failed when it was dropped: {panic}");
        }
    }

    /// Drops all of them, the one that is shown first.
    pub(super) fn clear(&mut self) {
        while !self.stack.is_empty() {
            self.leave();
        }
    }
}
