//! Filling in a form.

mod stage;

use stage::{Message, Stage, act, check_screen, heard, stage};
use strombus_widgets::terminal::{MouseAction, Position};
use strombus_widgets::*;

fn form() -> Form {
    Form::new("Sign up")
        .field("name", "Name", TextInput::new())
        .required("a name is needed")
        .field("word", "Password", PasswordInput::new())
        .rule(|value| match value {
            Value::Password(word) if word.expose().len() < 4 => Err("too short".into()),
            _ => Ok(()),
        })
        .field("born", "Born", MaskedInput::new("99/99"))
        .field("colour", "Colour", Select::new(["red", "green"]))
        .field("letters", "Letters", Checkbox::new("monthly"))
}

fn show(rows: u16, columns: u16, form: Form) -> (Pilot<Stage>, Id<Form>) {
    stage(rows, columns, |ui| {
        let id = ui.add_with(form, |filled| Message::Said(format!("{filled:?}")));
        ui.set_root(id);
        id
    })
}

#[test]
fn enter_in_an_only_line_submits_it() {
    let only = Form::new("Set").field("name", "Name", TextInput::new());
    let (mut pilot, form) = show(4, 30, only.required("a name is needed"));
    act(&mut pilot, move |ui| ui.focus(form));
    pilot.keys("<Enter>");
    assert_eq!(heard(&pilot).len(), 0);
    pilot.keys("ann<Enter>");
    let said = heard(&pilot).join("");
    assert!(said.contains("ann"), "{said}");
}

#[test]
fn labels_and_fields_are_aligned() {
    let (pilot, _) = show(8, 30, form());
    check_screen(
        &pilot,
        &[
            "Name",
            "Password",
            "Born      __/__",
            "Colour           ▼",
            "Letters   [ ] monthly",
            "",
            "          [ Sign up ]",
        ],
    );
    assert_eq!(pilot.cursor(), Some(Position::new(0, 10)));
}

#[test]
fn what_was_filled_in_is_submitted() {
    let (mut pilot, id) = show(8, 30, form());
    pilot.keys("Ann<Enter>secret<Tab>2412<Down><Space><Down><Enter><Tab><Space><Tab><Enter>");
    let filled = pilot.ui()[id].values();
    assert_eq!(filled.text("name"), "Ann");
    assert_eq!(filled.text("born"), "24/12");
    assert_eq!(
        (filled.choice("colour"), filled.flag("letters")),
        (Some(1), true)
    );
    assert!(matches!(filled.get("word"), Some(Value::Password(w)) if w.expose() == "secret"));
    let said = heard(&pilot);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("Ann") && !said[0].contains("secret"),
        "{}",
        said[0]
    );
}

#[test]
fn the_keys_are_told_of_the_field_that_has_them_and_of_the_button() {
    let (mut pilot, _) = show(10, 40, form());
    let mut check = |keys: &str, expected: &str| {
        let told = pilot.keys(keys).ui().keys();
        let enabled = told.iter().filter(|key| key.enabled);
        let told: Vec<String> = enabled
            .map(|key| format!("{} {}", key.keys, key.help))
            .collect();
        assert_eq!(told.join(", "), expected, "{keys}");
    };
    check("", "Enter next, Ctrl-S submit");
    check("<Tab><Tab><Tab>", "Enter open, Ctrl-S submit");
    check("<Tab><Tab>", "Enter press, Ctrl-S submit");
}

#[test]
fn errors_are_said_below_their_fields_and_the_first_gets_the_cursor() {
    let (mut pilot, _) = show(11, 30, form());
    pilot.keys("<Tab>abc<Tab>2<C-s>");
    check_screen(
        &pilot,
        &[
            "Name",
            "          ! a name is needed",
            "Password  •••",
            "          ! too short",
            "Born      2_/__",
            "          ! a digit is missing",
            "Colour           ▼",
            "Letters   [ ] monthly",
            "",
            "          [ Sign up ]",
        ],
    );
    assert_eq!(pilot.cursor(), Some(Position::new(0, 10)));
    assert_eq!(heard(&pilot), [""; 0]);
    pilot.keys("A");
    let screen = pilot.screen();
    assert!(
        screen.starts_with("Name      A\nPassword  •••\n          ! too short"),
        "{screen}"
    );
}

#[test]
fn tab_leads_around_and_out() {
    let (mut pilot, ()) = stage(9, 30, |ui| {
        let form = ui.add(form());
        let link = ui.add(Link::new("elsewhere", ""));
        ui.set_root(VBox::of([form.into(), link.into()]));
    });
    let row = |pilot: &Pilot<Stage>| pilot.cursor().map(|at| at.row);
    for expected in [1, 2, 3, 4, 6, 7, 0] {
        pilot.keys("<Tab>");
        assert_eq!(row(&pilot), Some(expected));
    }
    for expected in [7, 6, 4] {
        pilot.keys("<S-Tab>");
        assert_eq!(row(&pilot), Some(expected));
    }
}

#[test]
fn a_form_that_is_alone_begins_again_after_its_button() {
    let (mut pilot, _) = show(8, 30, form());
    pilot.keys("<Tab><Tab><Tab><Tab><Tab><Tab>");
    assert_eq!(pilot.cursor(), Some(Position::new(0, 10)));
    pilot.keys("<S-Tab>");
    assert_eq!(pilot.cursor(), Some(Position::new(6, 12)));
}

#[test]
fn the_mouse_reaches_fields_lists_and_the_button() {
    let (mut pilot, id) = show(10, 30, form());
    pilot.click(4, 12).click(3, 12);
    check_screen(
        &pilot,
        &[
            "Name",
            "Password",
            "Born      __/__",
            "Colour           ▼",
            "Letters   › red    ly",
            "            green",
            "          [ Sign up ]",
        ],
    );
    pilot.mouse(MouseAction::ScrollDown, 5, 12).click(5, 12);
    let filled = pilot.ui()[id].values();
    assert_eq!(
        (filled.choice("colour"), filled.flag("letters")),
        (Some(1), true)
    );
    pilot.click(6, 12);
    assert_eq!(pilot.cursor(), Some(Position::new(0, 10)));
    assert!(pilot.screen().contains("! a name is needed"));
}

#[test]
fn the_app_refuses_a_value() {
    let (mut pilot, id) = show(9, 30, form());
    pilot.keys("Ann<Tab><Tab>");
    act(&mut pilot, move |ui| ui[id].refuse("name", "is taken"));
    assert!(
        pilot
            .screen()
            .starts_with("Name      Ann\n          ! is taken\n")
    );
    assert_eq!(pilot.cursor(), Some(Position::new(0, 13)));
    pilot.keys("a");
    assert!(!pilot.screen().contains("taken"));
}

#[test]
fn where_it_is_narrow_labels_stand_above() {
    let form = Form::new("Send")
        .field("text", "Your message", TextEditor::new())
        .field("name", "Your name", TextInput::new());
    let (mut pilot, _) = show(8, 16, form);
    pilot.keys("one<Enter>two<Tab>Ann");
    check_screen(
        &pilot,
        &[
            "Your message",
            "one",
            "two",
            "",
            "Your name",
            "Ann",
            "",
            "[ Send ]",
        ],
    );
    pilot.resize(6, 30);
    check_screen(
        &pilot,
        &[
            "Your message  one",
            "              two",
            "",
            "Your name     Ann",
            "",
            "              [ Send ]",
        ],
    );
}

#[test]
fn a_form_scrolls_to_the_field_that_has_the_keys() {
    let (mut pilot, ()) = stage(3, 30, |ui| {
        let form = ui.add(form());
        ui.set_root(ScrolledArea::new(form));
        ui.focus(form);
    });
    pilot.keys("<Tab><Tab><Tab><Tab>");
    assert!(pilot.screen().contains("Letters"), "{}", pilot.screen());
    pilot.keys("<Tab>");
    assert!(pilot.screen().contains("[ Sign up ]"), "{}", pilot.screen());
    pilot.keys("<Enter>");
    assert!(
        pilot.screen().contains("! a name is needed"),
        "{}",
        pilot.screen()
    );
}
