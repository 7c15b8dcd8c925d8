//! What is typed, where the server shows it.

use strombus_widgets::terminal::{Key, KeyCode};
use strombus_widgets::{
    App, Id, PasswordInput, PlainPilot, Session, TextArea, TextInput, Ui, VBox,
};

struct Talk {
    log: Id<TextArea>,
}

impl App for Talk {
    type Message = &'static str;

    fn open(ui: &mut Ui<Self::Message>, _session: &Session) -> Self {
        let log = ui.add(TextArea::new());
        let line = ui.add(TextInput::new().name("Say"));
        let password = ui.add(PasswordInput::new().name("Password"));
        ui.set_root(VBox::of([log.into(), line.into(), password.into()]));
        ui.focus(line);
        Self { log }
    }

    fn update(&mut self, ui: &mut Ui<Self::Message>, line: Self::Message) {
        ui[self.log].push(line);
    }
}

fn opened() -> PlainPilot<Talk> {
    let mut pilot = PlainPilot::<Talk>::new(80).echoing();
    pilot.said();
    pilot
}

#[test]
fn what_is_typed_is_shown_and_mended() {
    let mut pilot = opened();
    assert_eq!(pilot.type_text("abc").said(), "abc");
    assert_eq!(
        pilot.press(&Key::new(KeyCode::Backspace)).said(),
        "\u{8} \u{8}"
    );
    assert_eq!(pilot.type_text("世").said(), "世");
    assert_eq!(
        pilot.press(&Key::new(KeyCode::Backspace)).said(),
        "\u{8} \u{8}\u{8} \u{8}"
    );
    assert_eq!(
        pilot.press(&Key::control('u')).said(),
        "\u{8} \u{8}\u{8} \u{8}"
    );
    assert_eq!(
        pilot.type_text("one two").press(&Key::control('w')).said(),
        "one two\u{8} \u{8}\u{8} \u{8}\u{8} \u{8}"
    );
}

#[test]
fn news_make_way_for_themselves_and_leave_the_line() {
    let mut pilot = opened();
    pilot.type_text("hel").said();
    assert_eq!(pilot.send("News.").said(), "\nNews.\nhel");
    assert_eq!(pilot.type_text("lo").said(), "lo");
}

#[test]
fn a_password_is_not_shown() {
    let mut pilot = opened();
    pilot.line("/next");
    pilot.said();
    assert_eq!(pilot.type_text("secret").said(), "");
    assert_eq!(pilot.line(""), "\nPassword: password.\n");
}

#[test]
fn an_endless_line_is_cut() {
    let mut pilot = opened();
    pilot.type_text(&"x".repeat(5000));
    assert_eq!(pilot.said().len(), 4096);
}
