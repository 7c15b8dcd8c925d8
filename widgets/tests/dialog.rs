//! Questions, and how a person answers them.

mod stage;

use std::fmt::Debug;

use stage::{Message, Stage, act, add, check_screen, heard, probe, stage};
use strombus_widgets::*;

/// A dialog above a widget that has the focus.
fn ask<A: Debug + Send + 'static>(
    rows: u16,
    columns: u16,
    dialog: Dialog<A>,
) -> (Pilot<Stage>, Id<Dialog<A>>) {
    let (pilot, dialog) = stage(rows, columns, |ui| {
        let below = add(ui, probe("below").text());
        ui.set_root(below);
        ui.focus(below);
        ui.show_once(dialog, Layer::dialog(), |answer| {
            Message::Said(format!("{answer:?}"))
        })
    });
    (pilot, dialog)
}

/// What the person answers by these keys.
#[track_caller]
fn check<A: Debug + Send + 'static>(dialog: Dialog<A>, keys: &str, expected: &[&str]) {
    let (mut pilot, id) = ask(12, 40, dialog);
    let below = pilot.keys(keys).ui().focused();
    assert_eq!(heard(&pilot), expected, "{keys}");
    let is_open = expected.is_empty();
    assert_eq!(pilot.ui().contains(id), is_open);
    assert_eq!(below == Some(id.untyped()), is_open);
}

#[test]
fn yes_and_no_are_buttons_and_letters() {
    let confirm = || Dialog::confirm("Delete it?");
    check(confirm(), "<Enter>", &["true"]);
    check(confirm(), "y", &["true"]);
    check(confirm(), "N", &["false"]);
    check(confirm(), "<A-n>", &["false"]);
    check(confirm(), "<Right><Enter>", &["false"]);
    check(confirm(), "<Tab><Space>", &["false"]);
    check(confirm(), "<Tab><Tab><Enter>", &["true"]);
    check(confirm(), "<S-Tab><Enter>", &["false"]);
    check(confirm(), "<Esc>", &["false"]);
    check(confirm().careful(), "<Enter>", &["false"]);
    check(confirm(), "xq<Up>", &[]);
}

#[test]
fn a_prompt_is_answered_with_its_text() {
    let prompt = || Dialog::prompt("Name?");
    check(prompt(), "ok<Enter>", &["Some(\"ok\")"]);
    check(prompt(), "ab<Down><Enter>", &["Some(\"ab\")"]);
    check(prompt(), "ab<Tab>c", &["None"]);
    check(prompt(), "ab<Tab><Tab><Tab>c<A-o>", &["Some(\"abc\")"]);
    check(
        prompt().with_text("old"),
        "<Backspace><Enter>",
        &["Some(\"ol\")"],
    );
    check(prompt(), "ab<Esc>", &["None"]);
    let (mut pilot, _) = ask(12, 40, prompt());
    pilot.paste("pasted").keys("<Enter>");
    assert_eq!(heard(&pilot), ["Some(\"pasted\")"]);
}

#[test]
fn one_of_several_is_chosen_in_a_list() {
    let choose = || Dialog::choose("Which?", ["one", "two", "three"]);
    check(choose(), "<Down><Enter>", &["Some(1)"]);
    check(choose().default(2), "<Enter>", &["Some(2)"]);
    check(choose(), "<End><Down><Enter>", &["Some(2)"]);
    check(choose(), "<End><Tab><Right><Enter>", &["None"]);
    check(choose(), "<Esc>", &["None"]);
    let three = || Dialog::buttons("Save?", ["Save", "Discard", "Don't leave"]);
    check(three(), "o", &["Some(2)"]);
    check(three(), "d", &["Some(1)"]);
    check(three().default(1), "<Enter>", &["Some(1)"]);
}

#[test]
fn a_dialog_is_as_large_as_its_question() {
    let (pilot, _) = ask(
        9,
        40,
        Dialog::confirm("Delete “notes.txt” for ever?").title("Delete"),
    );
    check_screen(
        &pilot,
        &[
            &*"b".repeat(40),
            &*"b".repeat(40),
            "bbbb┌─ Delete ─────────────────────┐bbbb",
            "bbbb│ Delete “notes.txt” for ever? │bbbb",
            "bbbb│                              │bbbb",
            "bbbb│              [ Yes ]  [ No ] │bbbb",
            "bbbb└──────────────────────────────┘bbbb",
            &*"b".repeat(40),
            &*"b".repeat(40),
        ],
    );
}

#[test]
fn in_too_little_room_the_buttons_stay() {
    let dialog = || {
        Dialog::choose(
            "A question that takes two rows here?",
            ["one", "two", "three"],
        )
    };
    let (mut pilot, _) = ask(10, 24, dialog());
    check_screen(
        &pilot,
        &[
            "┌──────────────────────┐",
            "│ A question that      │",
            "│ takes two rows here? │",
            "│                      │",
            "│ › one                │",
            "│   two                │",
            "│   three              │",
            "│                      │",
            "│   [ OK ]  [ Cancel ] │",
            "└──────────────────────┘",
        ],
    );
    pilot.resize(6, 24);
    check_screen(
        &pilot,
        &[
            "┌──────────────────────┐",
            "│ › one                │",
            "│   two                │",
            "│   three              │",
            "│   [ OK ]  [ Cancel ] │",
            "└──────────────────────┘",
        ],
    );
}

#[test]
fn the_mouse_presses_buttons_and_chooses_items() {
    let (mut pilot, _) = ask(10, 24, Dialog::choose("Which?", ["one", "two"]));
    // What is below takes no click.
    pilot.click(0, 0);
    let row = |pilot: &Pilot<Stage>, text: &str| {
        let screen = pilot.screen();
        let found = screen.lines().position(|line| line.contains(text));
        i32::try_from(found.unwrap()).unwrap()
    };
    let two = row(&pilot, "two");
    pilot.click(two, 8);
    assert_eq!(heard(&pilot), [""; 0]);
    let ok = row(&pilot, "OK");
    let line = pilot
        .screen()
        .lines()
        .nth(usize::try_from(ok).unwrap())
        .unwrap()
        .to_owned();
    let column = line.chars().position(|c| c == 'O').unwrap();
    pilot.click(ok, i32::try_from(column).unwrap());
    assert_eq!(heard(&pilot), ["Some(1)"]);
}

#[test]
fn the_cursor_is_where_the_keys_go() {
    let (mut pilot, _) = ask(9, 40, Dialog::prompt("Name?"));
    let field = pilot.keys("ab").cursor().unwrap();
    let buttons = pilot.keys("<Tab>").cursor().unwrap();
    assert!(buttons.row > field.row, "{field:?} {buttons:?}");
    assert_eq!(pilot.keys("<S-Tab>").cursor(), Some(field));
}

#[test]
fn an_answer_may_ask_the_next_question() {
    let (mut pilot, first) = ask(9, 40, Dialog::confirm("First?"));
    let before = pilot.ui().count();
    pilot.keys("y");
    act(&mut pilot, |ui| {
        ui.show_once(Dialog::message("Second"), Layer::dialog(), |()| {
            Message::Said("done".into())
        });
    });
    assert!(!pilot.ui().contains(first));
    assert_eq!(pilot.ui().count(), before);
    pilot.keys("<Enter>x");
    assert_eq!(heard(&pilot), ["true", "done", "below x"]);
    assert_eq!(pilot.ui().count(), before - 1);
}
