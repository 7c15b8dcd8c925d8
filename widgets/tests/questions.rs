//! Questions to the terminal: each gets one message, with the answer or without.

use std::time::Duration;

use strombus_widgets::terminal::{Input, Key, KeyCode, Mode, ModeState, Profile, Query, Reply};
use strombus_widgets::{App, Id, Label, Outcome, Pilot, Session, Ui};

/// Asks by keys, and shows what comes of it.
struct Curious {
    shown: Id<Label>,
    said: Vec<String>,
}

impl App for Curious {
    type Message = String;

    fn open(ui: &mut Ui<String>, _session: &Session) -> Self {
        let shown = ui.add(Label::new(""));
        ui.set_root(shown);
        Self {
            shown,
            said: Vec::new(),
        }
    }

    fn update(&mut self, ui: &mut Ui<String>, message: String) {
        self.said.push(message);
        ui[self.shown].set_text(self.said.join(", "));
    }

    fn key(&mut self, ui: &mut Ui<String>, key: &Key) -> Outcome {
        let query = match key.code {
            KeyCode::Char('v') => Query::Version,
            KeyCode::Char('d') => Query::DarkColors,
            KeyCode::Char('s') => Query::Mode(Mode::SYNCHRONIZED),
            KeyCode::Char('i') => Query::Mode(Mode::INSERT),
            _ => return Outcome::Ignored,
        };
        let name = key.typed().unwrap_or_default();
        ui.ask(query, move |reply| match reply {
            None => format!("{name} none"),
            Some(Reply::Version(version)) => format!("{name} {version}"),
            Some(Reply::DarkColors(dark)) => format!("{name} {dark}"),
            Some(Reply::Mode { mode, .. }) => format!("{name} {mode}"),
            Some(other) => panic!("{other:?} answers something else"),
        });
        Outcome::Consumed
    }

    fn profile_refined(&mut self, ui: &mut Ui<String>) {
        let dark = ui.profile().dark;
        ui.send(format!("dark: {dark:?}"));
    }
}

fn version() -> Reply {
    Reply::Version("XTerm(400)".into())
}

fn mode(mode: u16, private: bool) -> Reply {
    Reply::Mode {
        mode,
        private,
        state: ModeState::Reset,
    }
}

#[test]
fn an_answer_comes_as_the_message_that_the_app_made_of_it() {
    let mut pilot = Pilot::<Curious>::new(1, 60);
    pilot.answer(Query::Version, version()).keys("v");
    assert_eq!(pilot.screen(), "v XTerm(400)");
    pilot.keys("v");
    assert_eq!(pilot.screen(), "v XTerm(400), v XTerm(400)");
}

#[test]
fn who_is_not_answered_in_time_is_told_so_and_then_nothing_waits() {
    let mut pilot = Pilot::<Curious>::new(1, 60);
    pilot.keys("vd").advance(Duration::from_millis(2999));
    assert_eq!(pilot.screen(), "");
    pilot.advance(Duration::from_millis(1));
    assert_eq!(pilot.screen(), "v none, d none");
    // What comes now nobody waits for.
    pilot.input(Input::Reply(version()));
    assert_eq!(pilot.screen(), "v none, d none");
}

#[test]
fn answers_find_their_questions_in_any_order() {
    let mut pilot = Pilot::<Curious>::new(1, 60);
    pilot.keys("visv");
    for reply in [mode(2026, true), version(), mode(4, false), version()] {
        pilot.input(Input::Reply(reply));
    }
    assert_eq!(pilot.screen(), "s 2026, v XTerm(400), i 4, v XTerm(400)");
}

#[test]
fn an_answer_to_nothing_goes_nowhere() {
    let mut pilot = Pilot::<Curious>::new(1, 60);
    pilot.input(Input::Reply(version())).keys("d");
    pilot.input(Input::Reply(version()));
    pilot.input(Input::Reply(mode(2027, true)));
    assert_eq!(pilot.screen(), "");
    pilot.input(Input::Reply(Reply::DarkColors(true)));
    assert_eq!(pilot.screen(), "d true");
}

#[test]
fn a_terminal_that_answers_nothing_is_not_waited_for() {
    let mut pilot = Pilot::<Curious>::new(1, 60);
    pilot.refine(Profile::VT100).keys("v");
    assert_eq!(pilot.screen(), "dark: None, v none");
}

#[test]
fn an_app_hears_of_a_profile_that_is_known_better_once() {
    let mut pilot = Pilot::<Curious>::new(1, 60);
    let dark = Profile {
        dark: Some(true),
        ..Profile::XTERM_256
    };
    pilot.refine(dark).refine(dark);
    assert_eq!(pilot.screen(), "dark: Some(true)");
}

#[test]
fn an_app_that_asks_without_end_is_told_so() {
    let mut pilot = Pilot::<Curious>::new(1, 60);
    pilot.keys(&"v".repeat(33));
    assert_eq!(pilot.screen(), "v none");
}
