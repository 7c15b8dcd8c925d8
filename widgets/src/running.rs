//! A running app, as its host sees it: without the types of its messages.

use std::task::Context;
use std::time::Duration;

use strombus_terminal::{Input, Key, KeyCode, Modifiers, Profile, Query, Size, Surface, Theme};

use crate::app::App;
use crate::bindings::{Binding, KeyHelp};
use crate::id::WidgetId;
use crate::plain::{Answer, SpokenWidget};
use crate::session::Session;
use crate::ui::{Departure, Layer, Ui};
use crate::widget::Outcome;
use crate::widgets::HelpOverlay;

/// An app that runs. The host feeds it with input, time and wake-ups, and asks for a frame when it can show one.
pub trait Running: Send {
    /// Something that the person did.
    fn input(&mut self, input: Input);

    /// The person interrupts: a break, or a signal.
    fn interrupt(&mut self);

    /// The screen has another size.
    fn resize(&mut self, size: Size);

    /// It is `now`, counted from when the app was opened.
    fn advance(&mut self, now: Duration);

    /// When the app wants to be told the time next.
    fn next_deadline(&self) -> Option<Duration>;

    /// Lets the work in the background go on. The context is woken when there is more, also by work that is
    /// started later, so a host polls once when it opens the app and then whenever it is woken.
    fn poll(&mut self, context: &mut Context<'_>);

    /// Whether [`Running::draw`] would change anything.
    fn needs_frame(&self) -> bool;

    /// The next frame draws everything.
    fn draw_all(&mut self);

    /// Draws what changed onto the frame before.
    fn draw(&mut self, surface: &mut Surface);

    /// Shows `hear` what every widget says of itself, in reading order: what takes the place of [`Running::draw`] in plain mode.
    fn say(&mut self, hear: &mut dyn FnMut(&SpokenWidget<'_>)) {
        let _ = hear;
    }

    /// Hands a widget, or a part of it, an answer that was given in plain mode. Ignored means that it cannot be.
    fn answer(&mut self, id: WidgetId, part: Option<usize>, answer: &Answer<'_>) -> Outcome {
        let _ = (id, part, answer);
        Outcome::Ignored
    }

    /// Gives a widget, or a part of it, the focus.
    fn focus(&mut self, id: WidgetId, part: Option<usize>) {
        let _ = (id, part);
    }

    /// The keys that the app itself has a use for now, and what for.
    fn commands(&self) -> Vec<(Key, String)> {
        Vec::new()
    }

    /// Whether the app wants to be left, or another to be opened.
    fn take_departure(&mut self) -> Option<Departure>;

    /// Whether the terminal is to report every movement of the mouse, and not only those with a button down: something is
    /// seen that does something by it.
    fn wants_motion(&self) -> bool {
        false
    }

    /// A new title for the window.
    fn take_title(&mut self) -> Option<String>;

    /// Whether the bell is to ring.
    fn take_bell(&mut self) -> bool;

    /// What the terminal is to be asked; answers come as [`Input::Reply`].
    fn take_queries(&mut self) -> Vec<Query>;

    /// The terminal turned out to be of `profile`.
    fn refine(&mut self, profile: &Profile);

    /// What is to be put into the person's clipboard: at most [`CLIPBOARD_LIMIT`](strombus_terminal::CLIPBOARD_LIMIT) bytes.
    fn take_copied(&mut self) -> Option<String> {
        None
    }

    /// The theme that the person chose since this was asked last; the inner `None` is the one that fits the terminal.
    fn take_theme(&mut self) -> Option<Option<Theme>> {
        None
    }

    /// Whether the person wants the screen painted anew, since what is on it was disturbed: asked once after each input.
    fn take_repaint(&mut self) -> bool {
        false
    }

    /// The person chose this theme in another app of the session.
    fn choose_theme(&mut self, choice: Option<Theme>) {
        let _ = choice;
    }

    /// Whether it writes to the terminal by itself: then [`Running::take_output`] takes the place of
    /// [`Running::draw`], and [`Running::draw_all`] has it write all of the screen, which the host has made blank.
    fn takes_terminal(&self) -> bool {
        false
    }

    /// Appends what it wrote to `out`.
    fn take_output(&mut self, out: &mut Vec<u8>) {
        let _ = out;
    }

    /// Whether so much of what it wrote waits that it is to be given nothing more to do until that is taken.
    fn is_full(&self) -> bool {
        false
    }
}

/// Starts an app on a screen of `size`.
pub(crate) struct Runner<A: App> {
    ui: Ui<A::Message>,
    app: A,
    repaint: bool,
}

impl<A: App> Runner<A> {
    pub(crate) fn start(size: Size, open: impl FnOnce(&mut Ui<A::Message>) -> A) -> Self {
        let mut ui = Ui::new(size);
        let app = open(&mut ui);
        ui.ensure_focus();
        let mut runner = Self {
            ui,
            app,
            repaint: false,
        };
        runner.update();
        runner
    }

    /// Starts it the way that the app itself says.
    pub(crate) fn open(size: Size, session: &Session) -> Self {
        Self::start(size, |ui| {
            ui.set_profile(session.profile);
            ui.follow_choice(session.theme);
            A::open(ui, session)
        })
    }

    pub(crate) const fn ui(&self) -> &Ui<A::Message> {
        &self.ui
    }

    pub(crate) const fn app(&self) -> &A {
        &self.app
    }

    /// Sends the app a message from outside.
    pub(crate) fn send(&mut self, message: A::Message) {
        self.ui.send(message);
        self.update();
    }

    /// Hands the app what waits for it.
    fn update(&mut self) {
        self.update_after(true);
    }

    /// The same; where nothing `happened` and no message comes of it, the keys have the uses that they had.
    fn update_after(&mut self, happened: bool) {
        let mut happened = happened;
        while let Some(message) = self.ui.next_message() {
            self.app.update(&mut self.ui, message);
            happened = true;
        }
        self.ui.ensure_focus();
        if (happened || self.ui.needs_frame()) && self.ui.shows_keys() {
            let keys = self.keys();
            self.ui.tell_keys(keys);
        }
    }

    /// Offers a key to the widgets, then to the app; what is left has its usual meaning.
    fn key(&mut self, key: &Key) {
        if *key == Key::control('c') && !self.ui.takes_interrupt() {
            self.app.interrupt(&mut self.ui);
            return;
        }
        if self.ui.key(key) == Outcome::Consumed || self.ui.escape(key) {
            return;
        }
        // What lies below a dialog hears nothing while that is open.
        let modal = self.ui.is_modal();
        if !modal && self.offer(key) == Outcome::Consumed {
            return;
        }
        match (key.code, key.modifiers) {
            (KeyCode::Char('l'), Modifiers::CONTROL) => self.repaint = true,
            (KeyCode::Tab, Modifiers::NONE) => self.ui.focus_next(),
            (KeyCode::Tab, Modifiers::SHIFT) => self.ui.focus_previous(),
            (KeyCode::Function(1), Modifiers::NONE) if !modal => self.show_help(),
            (KeyCode::Char(c), Modifiers::NONE) if !modal && !self.ui.takes_text() => match c {
                '?' => self.show_help(),
                'q' => self.ui.leave(),
                _ => {}
            },
            _ => {}
        }
    }

    /// Offers the app a key that no widget took.
    fn offer(&mut self, key: &Key) -> Outcome {
        let bindings = self.app.bindings();
        if let Some(binding) = bindings.into_iter().find(|binding| binding.takes(key)) {
            self.ui.send(binding.message);
            return Outcome::Consumed;
        }
        self.app.key(&mut self.ui, key)
    }

    /// The keys that have a use now, and what for.
    fn keys(&mut self) -> Vec<KeyHelp> {
        let mut keys = self.ui.keys();
        let modal = self.ui.is_modal();
        if modal {
            if !keys.iter().any(|key| key.enabled && key.names("Esc")) {
                keys.push(KeyHelp::new("Esc", "close"));
            }
        } else {
            let writes = self.ui.focus_takes_text();
            let bindings = self.app.bindings();
            let left = bindings
                .iter()
                .filter_map(|it| it.help_beside(&keys, writes));
            keys = keys.iter().cloned().chain(left).collect();
        }
        if self.ui.has_others_to_focus() {
            keys.push(KeyHelp::new("Tab", "next"));
        }
        if !modal {
            let text = self.ui.takes_text();
            let help = KeyHelp::new(if text { "F1" } else { "?" }, "help");
            // By it all others are found; where the app tells of its own, that is enough.
            let is_told = keys.iter().any(|key| key.pinned && key.help == help.help);
            keys.push(if is_told { help } else { help.pinned() });
            let leave = if text { "Ctrl-C" } else { "q" };
            keys.push(KeyHelp::new(leave, "leave"));
        }
        keys
    }

    /// Shows all keys above the rest.
    fn show_help(&mut self) {
        let mut keys = self.keys();
        if self.ui.offered().is_some() && !keys.iter().any(|key| key.names("Alt-w")) {
            keys.push(KeyHelp::new("Alt-w", "copy"));
        }
        let help = HelpOverlay::new(keys);
        self.ui.show(help, Layer::dialog().closed_by_click());
    }
}

impl<A: App> Running for Runner<A> {
    fn input(&mut self, input: Input) {
        match input {
            Input::Key(key) => self.key(&key),
            Input::Mouse(mouse) => {
                self.ui.mouse(&mouse);
            }
            Input::Paste(paste) => {
                self.ui.paste(&paste.text);
            }
            Input::Resize(size) => self.ui.resize(size),
            Input::Reply(reply) => self.ui.hear(reply),
            Input::Focus(_) => {}
        }
        self.update();
    }

    fn interrupt(&mut self) {
        self.app.interrupt(&mut self.ui);
        self.update();
    }

    fn resize(&mut self, size: Size) {
        self.ui.resize(size);
    }

    fn advance(&mut self, now: Duration) {
        self.ui.advance(now);
        self.update_after(false);
    }

    fn next_deadline(&self) -> Option<Duration> {
        self.ui.next_deadline()
    }

    fn poll(&mut self, context: &mut Context<'_>) {
        self.ui.poll_tasks(context);
        self.update_after(false);
    }

    fn needs_frame(&self) -> bool {
        self.ui.needs_frame()
    }

    fn draw_all(&mut self) {
        self.ui.draw_all();
    }

    fn draw(&mut self, surface: &mut Surface) {
        self.ui.draw(surface);
    }

    fn say(&mut self, hear: &mut dyn FnMut(&SpokenWidget<'_>)) {
        self.ui.say(hear);
    }

    fn answer(&mut self, id: WidgetId, part: Option<usize>, answer: &Answer<'_>) -> Outcome {
        let outcome = self.ui.answer(id, part, answer);
        self.update();
        outcome
    }

    fn focus(&mut self, id: WidgetId, part: Option<usize>) {
        self.ui.focus(id);
        if part.is_some() {
            self.ui.answer(id, part, &Answer::Focus);
        }
        self.update();
    }

    fn commands(&self) -> Vec<(Key, String)> {
        if self.ui.is_modal() {
            return Vec::new();
        }
        let bindings = self.app.bindings();
        bindings.iter().filter_map(Binding::command).collect()
    }

    fn take_departure(&mut self) -> Option<Departure> {
        self.ui.take_departure()
    }

    fn wants_motion(&self) -> bool {
        self.ui.wants_motion()
    }

    fn take_title(&mut self) -> Option<String> {
        self.ui.take_title()
    }

    fn take_bell(&mut self) -> bool {
        self.ui.take_bell()
    }

    fn take_copied(&mut self) -> Option<String> {
        self.ui.take_copied()
    }

    fn take_queries(&mut self) -> Vec<Query> {
        self.ui.take_queries()
    }

    fn take_theme(&mut self) -> Option<Option<Theme>> {
        self.ui.take_choice()
    }

    fn take_repaint(&mut self) -> bool {
        std::mem::take(&mut self.repaint)
    }

    fn choose_theme(&mut self, choice: Option<Theme>) {
        self.ui.follow_choice(choice);
    }

    fn refine(&mut self, profile: &Profile) {
        if *self.ui.profile() != *profile {
            self.ui.set_profile(*profile);
            self.app.profile_refined(&mut self.ui);
            self.update();
        }
    }
}
