//! Which theme everything is shown in: what the app says, what the person chose, or what fits the terminal.

use std::sync::{Arc, Mutex, PoisonError};

use strombus_terminal::{Profile, Theme};

use super::{Layer, Ui};
use crate::widgets::Dialog;

/// The first of the themes that a person chooses from.
const FITTING: &str = "as the terminal";

/// A theme that the person chose, or none: then what fits the terminal is shown.
type Choice = Option<Theme>;

/// The theme of one tree.
pub(super) struct Themes {
    pub(super) shown: Theme,
    /// Whether nobody chose, so that it is to fit the terminal.
    fits: bool,
    /// What the person chose since the host was told last.
    chosen: Option<Choice>,
    /// Where what the person answers goes, while they are asked.
    asked: Option<Arc<Mutex<Option<Choice>>>>,
}

impl Default for Themes {
    fn default() -> Self {
        Self {
            shown: Theme::default(),
            fits: true,
            chosen: None,
            asked: None,
        }
    }
}

impl<M: Send + 'static> Ui<M> {
    /// Shows this app in `theme` from now on, whatever the terminal's background is. It is the app's decision, and ends with
    /// the app; what a person chooses goes to [`choose_theme`](Self::choose_theme).
    pub fn set_theme(&mut self, theme: Theme) {
        self.themes.fits = false;
        self.show_theme(theme);
    }

    /// The person chose a theme: it is that of all apps of the session from now on, and the host keeps it for an account's
    /// next sessions. None is the one that [fits](Theme::fitting) the terminal.
    pub fn choose_theme(&mut self, choice: Option<Theme>) {
        self.follow_choice(choice);
        self.themes.chosen = Some(choice);
    }

    /// Asks the person which theme to show everything in, and does as they say: what a menu or a key leads to.
    ///
    /// ```
    /// use strombus_widgets::terminal::Key;
    /// use strombus_widgets::{App, Binding, Label, Pilot, Session, Ui};
    ///
    /// struct Page;
    ///
    /// impl App for Page {
    ///     type Message = ();
    ///
    ///     fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
    ///         ui.set_root(Label::new("a page"));
    ///         Self
    ///     }
    ///
    ///     fn update(&mut self, ui: &mut Ui<()>, (): ()) {
    ///         ui.ask_theme();
    ///     }
    ///
    ///     fn bindings(&self) -> Vec<Binding<()>> {
    ///         vec![Binding::new(Key::char('t'), "theme", ())]
    ///     }
    /// }
    ///
    /// let mut pilot = Pilot::<Page>::new(20, 40);
    /// pilot.keys("t<Down><Down><Enter>");
    /// assert_eq!(pilot.ui().theme().name, "dark");
    /// ```
    pub fn ask_theme(&mut self) {
        let names = Theme::ALL.map(|theme| theme.name);
        let at = Theme::ALL
            .iter()
            .position(|theme| !self.themes.fits && *theme == self.themes.shown);
        let question = Dialog::choose("Which theme?", std::iter::once(FITTING).chain(names))
            .default(at.map_or(0, |at| at + 1));
        let answer = Arc::new(Mutex::new(None));
        self.themes.asked = Some(Arc::clone(&answer));
        self.show_once_filtered(question, Layer::dialog(), move |number| {
            let themed = |number: usize| Theme::ALL.get(number).copied();
            let choice = number.map(|number| number.checked_sub(1).and_then(themed));
            *answer.lock().unwrap_or_else(PoisonError::into_inner) = choice;
            None
        });
    }

    /// The theme that everything is shown in.
    #[must_use]
    pub const fn theme(&self) -> &Theme {
        &self.themes.shown
    }

    /// Shows what the person chose, here or in another app of the session.
    pub(crate) fn follow_choice(&mut self, choice: Option<Theme>) {
        self.themes.fits = choice.is_none();
        self.show_theme(choice.unwrap_or_else(|| Theme::fitting(&self.profile)));
    }

    /// What the person chose since this was asked last.
    pub(crate) const fn take_choice(&mut self) -> Option<Option<Theme>> {
        self.themes.chosen.take()
    }

    pub(crate) fn set_profile(&mut self, profile: Profile) {
        self.profile = profile;
        if self.themes.fits {
            self.show_theme(Theme::fitting(&profile));
        }
    }

    /// Does as the person answered.
    pub(super) fn hear_theme(&mut self) {
        let Some(asked) = &self.themes.asked else {
            return;
        };
        let answer = asked.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(choice) = answer {
            self.themes.asked = None;
            self.choose_theme(choice);
        }
    }

    fn show_theme(&mut self, theme: Theme) {
        if self.themes.shown != theme {
            self.themes.shown = theme;
            self.must_draw_all = true;
        }
    }
}
