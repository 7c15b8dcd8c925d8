//! The apps that a host has to offer.

use std::sync::Arc;

use strombus_terminal::Size;

use crate::app::App;
use crate::running::{Runner, Running};
use crate::session::Session;
use crate::terminal_app::{Bare, Terminal, TerminalApp};
use crate::ui::Ui;

type Open = dyn Fn(Size, &Session) -> Box<dyn Running> + Send + Sync;

/// An app that can be opened: its name, what it is, and how it is started.
#[derive(Clone)]
pub struct Entry {
    name: Arc<str>,
    summary: Arc<str>,
    open: Arc<Open>,
}

impl Entry {
    /// What a person types to open it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is, in a few words.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// Starts it for a session, on a screen of `size`.
    #[must_use]
    pub fn open(&self, size: Size, session: &Session) -> Box<dyn Running> {
        (self.open)(size, session)
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// The apps that a host has to offer, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
}

impl Catalogue {
    /// No apps.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With the app `A`, which needs nothing but its session.
    #[must_use]
    pub fn app<A: App>(self, name: &str, summary: &str) -> Self {
        self.add(name, summary, |size, session| {
            Box::new(Runner::<A>::open(size, session))
        })
    }

    /// With the app `A`, opened by `open`: for an app that shares something with its other sessions.
    #[must_use]
    pub fn app_with<A: App>(
        self,
        name: &str,
        summary: &str,
        open: impl Fn(&mut Ui<A::Message>, &Session) -> A + Send + Sync + 'static,
    ) -> Self {
        self.add(name, summary, move |size, session| {
            Box::new(Runner::start(size, |ui| {
                ui.set_profile(session.profile);
                ui.follow_choice(session.theme);
                open(ui, session)
            }))
        })
    }

    /// With the app `A`, which writes to the terminal by itself.
    #[must_use]
    pub fn terminal_app<A: TerminalApp>(self, name: &str, summary: &str) -> Self {
        self.terminal_app_with(name, summary, A::open)
    }

    /// With the app `A`, which writes to the terminal by itself, opened by `open`.
    #[must_use]
    pub fn terminal_app_with<A: TerminalApp>(
        self,
        name: &str,
        summary: &str,
        open: impl Fn(&mut Terminal, &Session) -> A + Send + Sync + 'static,
    ) -> Self {
        self.add(name, summary, move |size, session| {
            Box::new(Bare::start(size, session, &open))
        })
    }

    fn add(
        mut self,
        name: &str,
        summary: &str,
        open: impl Fn(Size, &Session) -> Box<dyn Running> + Send + Sync + 'static,
    ) -> Self {
        self.entries.retain(|entry| &*entry.name != name);
        self.entries.push(Entry {
            name: name.into(),
            summary: summary.into(),
            open: Arc::new(open),
        });
        self
    }

    /// The app of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.name == name)
    }

    /// All apps.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }
}
