//! Writing a password.

mod stage;

use std::sync::{Arc, Mutex};

use stage::{Message, Stage, stage};
use strombus_widgets::terminal::Position;
use strombus_widgets::{Password, PasswordInput, PasswordSubmitted, Pilot};

/// A field, and where the passwords come out.
fn field() -> (Pilot<Stage>, Arc<Mutex<Vec<Password>>>) {
    let submitted = Arc::new(Mutex::new(Vec::new()));
    let take = Arc::clone(&submitted);
    let (pilot, _) = stage(1, 12, |ui| {
        let id = ui.add_with(PasswordInput::new(), move |PasswordSubmitted(password)| {
            let told = format!("{password:?}");
            take.lock().expect("no test panics here").push(password);
            Message::Said(told)
        });
        ui.set_root(id);
    });
    (pilot, submitted)
}

#[test]
fn every_grapheme_is_shown_as_a_dot() {
    let (mut pilot, _) = field();
    pilot.keys("ae\u{301}世");
    assert_eq!(pilot.screen(), "•••");
    assert_eq!(pilot.cursor(), Some(Position::new(0, 3)));
    pilot.keys("<Backspace>");
    assert_eq!(pilot.screen(), "••");
}

#[test]
fn a_long_password_scrolls() {
    let (mut pilot, _) = field();
    pilot.keys("correct horse battery");
    assert!(pilot.cursor().is_some());
    assert!(pilot.screen().chars().all(|c| c == '•'));
}

#[test]
fn enter_submits_it_and_empties_the_field() {
    let (mut pilot, submitted) = field();
    pilot.keys("hunter2<Left>x").paste("\x1by").keys("<Enter>");
    assert_eq!(pilot.screen(), "");
    let submitted = submitted.lock().expect("no test panics here");
    let submitted: Vec<&str> = submitted.iter().map(Password::expose).collect();
    assert_eq!(submitted, ["hunterxy2"]);
}

#[test]
fn debug_does_not_tell_it() {
    let (mut pilot, submitted) = field();
    pilot.keys("hunter2<Enter>");
    assert_eq!(stage::heard(&pilot), ["Password(..)"]);
    let password = submitted.lock().expect("no test panics here").remove(0);
    assert!(!format!("{:?}", PasswordSubmitted(password)).contains("hunter2"));
}

#[test]
fn what_was_cut_cannot_be_put_back() {
    let (mut pilot, _) = field();
    pilot.keys("hunter2<C-u><C-y>");
    assert_eq!(pilot.screen(), "");
}

#[test]
fn the_field_itself_tells_nothing() {
    let (mut pilot, id) = stage(1, 12, |ui| {
        let id = ui.add(PasswordInput::new().placeholder("password"));
        ui.set_root(id);
        id
    });
    assert_eq!(pilot.screen(), "password");
    pilot.keys("hunter2");
    assert!(!format!("{:?}", pilot.ui()[id]).contains("hunter2"));
}

#[test]
fn nothing_leads_a_password_out_of_its_field() {
    let (mut pilot, _) = field();
    pilot.keys("correct horse<C-Left>x<A-a><A-w><C-x><C-y><C-z><A-z>");
    assert_eq!(pilot.screen(), "");
    pilot.keys("correct horse<C-Left>x");
    // The words of it are not told apart: the cursor is at the beginning.
    assert_eq!(pilot.cursor(), Some(Position::new(0, 1)));
}

#[test]
fn the_newline_of_a_copied_line_is_no_part_of_a_password() {
    let (mut pilot, submitted) = field();
    pilot.paste("hunter2\n").keys("<Enter>");
    let submitted = submitted.lock().expect("no test panics here");
    let submitted: Vec<&str> = submitted.iter().map(Password::expose).collect();
    assert_eq!(submitted, ["hunter2"]);
}
