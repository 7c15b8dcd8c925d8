//! Fields and buttons, asked line by line.

use strombus_widgets::{
    App, Border, Button, Id, Label, PasswordInput, PasswordSubmitted, Pilot, Pressed, Session,
    Submitted, TextInput, Ui, VBox,
};

/// A name, a password, a button.
struct Form {
    result: Id<Label>,
    name: Id<TextInput>,
    password: String,
}

enum Said {
    Named,
    Password(String),
    Done,
}

impl App for Form {
    type Message = Said;

    fn open(ui: &mut Ui<Said>, _session: &Session) -> Self {
        ui.set_title("Sign up");
        let name = ui.add_with(TextInput::new(), |Submitted(_)| Said::Named);
        let password = ui.add_with(PasswordInput::new(), |PasswordSubmitted(password)| {
            Said::Password(password.expose().to_owned())
        });
        let done = ui.add_with(Button::new("Sign up"), |Pressed| Said::Done);
        let result = ui.add(Label::new(""));
        ui.set_root(Border::new(VBox::of([
            Label::new("Name:").into(),
            name.into(),
            Label::new("Password:").into(),
            password.into(),
            done.into(),
            result.into(),
        ])));
        Self {
            result,
            name,
            password: String::new(),
        }
    }

    fn update(&mut self, ui: &mut Ui<Said>, message: Said) {
        match message {
            Said::Named => {}
            Said::Password(password) => self.password = password,
            Said::Done => {
                let text = format!(
                    "{} has a password of {}.",
                    ui[self.name].text(),
                    self.password.len()
                );
                ui[self.result].set_text(text);
            }
        }
    }
}

#[test]
fn a_form_is_asked_line_by_line() {
    let mut pilot = Pilot::<Form>::plain(80);
    assert_eq!(
        pilot.said(),
        "Sign up.\n\
         Plain mode: type ? and Enter for help.\n\
         Name:\n\
         Password:\n\
         Things to do here:\n\
         /1 Name: text field, empty.\n\
         /2 Password: password.\n\
         /3 Sign up: button.\n\
         Name: text field, empty. Type a line, then Enter.\n"
    );
    assert_eq!(
        pilot.line("Ann"),
        "Password: password. Type it, then Enter; it is not shown.\n"
    );
    assert_eq!(pilot.line("secret"), "Sign up: button. Enter presses it.\n");
    assert_eq!(pilot.line(""), "Ann has a password of 6.\n");
}

#[test]
fn an_empty_line_leaves_an_empty_field_and_keeps_what_is_in_one() {
    let mut pilot = Pilot::<Form>::plain(80);
    pilot.said();
    assert_eq!(
        pilot.line(""),
        "Password: password. Type it, then Enter; it is not shown.\n"
    );
    assert_eq!(pilot.line("/back"), "Name: text field, empty.\n");
    assert_eq!(pilot.line("Bob"), "Password: password.\n");
    assert_eq!(pilot.line("/1"), "Name: text field, Bob.\n");
    assert_eq!(pilot.line(""), "Password: password.\n");
}

#[test]
fn a_thing_is_found_by_number_and_by_name() {
    let mut pilot = Pilot::<Form>::plain(80);
    pilot.said();
    assert_eq!(
        pilot.line("/pass"),
        "Password: password. Type it, then Enter; it is not shown.\n"
    );
    assert_eq!(
        pilot.line("/3"),
        "has a password of 0.\nSign up: button. Enter presses it.\n"
    );
    assert_eq!(
        pilot.line("/nonsense"),
        "Nothing here is called nonsense. Type ? for help.\n"
    );
}

#[test]
fn a_slash_is_typed_as_two() {
    let mut pilot = Pilot::<Form>::plain(80);
    pilot.said();
    pilot.line("//etc");
    assert_eq!(pilot.line("/1"), "Name: text field, /etc.\n");
}

#[test]
fn lines_are_wrapped_at_words() {
    let mut pilot = Pilot::<Form>::plain(24);
    let said = pilot.said();
    assert!(said.lines().all(|line| line.len() < 24), "{said}");
    assert!(
        said.contains("Name: text field,\nempty. Type a line,\nthen Enter.\n"),
        "{said}"
    );
}

#[test]
fn leaving_is_a_command_everywhere() {
    let mut pilot = Pilot::<Form>::plain(80);
    pilot.line("/leave");
    assert!(pilot.departure().is_some());
}

#[test]
fn what_cannot_hide_a_password_is_told_before() {
    let mut pilot = Pilot::<Form>::plain(200).showing_all();
    pilot.said();
    assert_eq!(
        pilot.line("Ann"),
        "Password: password. It is shown as you type it: your connection cannot hide it.\n"
    );
}
