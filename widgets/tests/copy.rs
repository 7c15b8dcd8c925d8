//! What goes to the person's clipboard, and what does not.

mod stage;

use stage::{Message, Stage, act, stage};
use strombus_widgets::terminal::{CLIPBOARD_LIMIT, MouseAction, MouseButton, Profile};
use strombus_widgets::*;

fn shown(widget: impl Widget<Event: Send>) -> Pilot<Stage> {
    let build = |ui: &mut Ui<Message>| {
        let id = ui.add(widget);
        ui.set_root(id);
        ui.focus(id);
    };
    stage(8, 40, build).0
}

#[track_caller]
fn check(widget: impl Widget<Event: Send>, keys: &str, expected: Option<&str>) {
    let mut pilot = shown(widget);
    pilot.keys(keys);
    assert_eq!(pilot.clipboard(), expected);
}

fn editor() -> TextEditor {
    TextEditor::new().with_text("one\ntwo")
}

fn table() -> Table {
    let rows = [["pear", "3"], ["fig", "12"]].map(|row| row.map(str::to_owned).to_vec());
    Table::new([Column::new("Fruit"), Column::new("Count")], rows.to_vec())
}

#[test]
fn the_key_copies_what_is_selected() {
    for key in ["<A-w>", "<C-Insert>"] {
        check(
            TextInput::new(),
            &format!("ab cd<S-Home>{key}"),
            Some("ab cd"),
        );
        check(editor(), &format!("<A-a>{key}"), Some("one\ntwo"));
        check(table(), &format!("<Down>{key}"), Some("fig\t12"));
        check(List::new(["x", "y"]), &format!("<Down>{key}"), Some("y"));
    }
}

#[test]
fn where_nothing_is_selected_nothing_is_copied() {
    check(TextInput::new(), "ab<A-w>", None);
    check(editor(), "<A-w>", None);
    check(List::new([""; 0]), "<A-w>", None);
}

#[test]
fn of_text_that_is_only_read_it_is_the_lines_that_are_seen() {
    let text: Vec<_> = (0..20).map(|n| format!("line {n}")).collect();
    check(
        TextArea::new().with_text(&text.join("\n")),
        "<Down><A-w>",
        Some("line 1\nline 2\nline 3\nline 4\nline 5\nline 6\nline 7\nline 8"),
    );
    let log = || {
        let mut log = LogView::new();
        (0..20).for_each(|n| log.push(format!("line {n}")));
        log
    };
    let end: Vec<_> = (12..20).map(|n| format!("line {n}")).collect();
    check(log(), "<A-w>", Some(&end.join("\n")));
    check(log(), "/7<Enter><A-w>", Some("line 17"));
}

#[test]
fn a_password_is_never_copied() {
    for keys in ["secret<S-Home><A-w>", "secret<A-a><C-Insert>"] {
        check(PasswordInput::new(), keys, None);
        let form = Form::new("Enter").field("password", "Password", PasswordInput::new());
        check(form, keys, None);
    }
    let mut pilot = shown(PasswordInput::new());
    pilot.keys("secret");
    drag(&mut pilot, 0, 5);
    assert_eq!(pilot.clipboard(), None);
}

fn drag(pilot: &mut Pilot<Stage>, from: i32, to: i32) {
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, from);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 0, to);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Left)), 0, to);
}

#[test]
fn letting_go_of_the_mouse_copies_what_a_drag_selected() {
    let mut pilot = shown(editor());
    drag(&mut pilot, 0, 2);
    assert_eq!(pilot.clipboard(), Some("on"));
    let mut pilot = shown(editor());
    pilot.click(0, 1);
    assert_eq!(pilot.clipboard(), None);
    // To go to a row is not to select its text.
    let mut pilot = shown(table());
    drag(&mut pilot, 0, 4);
    assert_eq!(pilot.clipboard(), None);
}

#[test]
fn a_terminal_that_takes_nothing_is_said_to() {
    let mut pilot = shown(editor());
    pilot.refine(Profile::VT220);
    drag(&mut pilot, 0, 2);
    assert!(!pilot.screen().contains("clipboard"), "nobody asked");
    pilot.keys("<A-w>");
    assert!(pilot.screen().contains("This terminal takes"));
    assert_eq!(pilot.clipboard(), None);
}

#[test]
fn what_is_too_long_is_not_copied_in_part() {
    let mut pilot = shown(Label::new(""));
    act(&mut pilot, |ui| {
        assert!(ui.copy("x".repeat(CLIPBOARD_LIMIT)));
    });
    assert_eq!(pilot.clipboard().map(str::len), Some(CLIPBOARD_LIMIT));
    act(&mut pilot, |ui| {
        assert!(!ui.copy("y".repeat(CLIPBOARD_LIMIT + 1)));
        assert!(!ui.copy(""));
    });
    assert!(pilot.screen().contains("65 KiB are too much"));
    assert_eq!(pilot.clipboard().map(str::len), Some(CLIPBOARD_LIMIT));
}
