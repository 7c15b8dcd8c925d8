//! What `docs/guide/6-testing.md` leads to.

use std::process::ExitCode;
use strombus::terminal::{Color, Style};
use strombus::{App, Button, Id, Label, Pressed, Session, Tone, Ui, VBox};

struct Counter {
    label: Id<Label>,
    count: u32,
}

impl App for Counter {
    type Message = Pressed;

    fn open(ui: &mut Ui<Pressed>, session: &Session) -> Self {
        let green = Style::new().fg(Color::GREEN);
        let hello = format!("Hello, {}", session.user);
        let label = ui.add(Label::new(hello).style(green));
        let button = ui.add_with(Button::new("More"), |pressed| pressed);
        ui.set_root(VBox::of([label.into(), button.into()]));
        Counter { label, count: 0 }
    }

    fn update(&mut self, ui: &mut Ui<Pressed>, Pressed: Pressed) {
        self.count += 1;
        ui[self.label].set_text(self.count.to_string());
        ui.toast(Tone::Info, "Counted");
    }
}

fn main() -> ExitCode {
    strombus::run::<Counter>()
}

#[test]
fn the_button_counts() {
    let ann = Session {
        user: "ann".into(),
        ..Session::pilot()
    };
    let mut pilot = strombus::Pilot::start(8, 30, |ui| Counter::open(ui, &ann));
    assert_eq!(pilot.screen(), "Hello, ann\n[ More ]");

    pilot.keys("<Enter>").click(1, 3);
    assert!(pilot.screen().starts_with("2\n"));
    assert!(pilot.screen().contains("Counted"));

    pilot.advance(std::time::Duration::from_secs(5));
    assert!(!pilot.screen().contains("Counted"));

    pilot.keys("q");
    assert!(pilot.departure().is_some());
}

#[test]
fn the_greeting_is_green() {
    let pilot = strombus::Pilot::<Counter>::new(3, 20);
    insta::assert_snapshot!(pilot.styled(), @r"
    |Hello, guest
    :aaaaaaaaaaaa
    |[ More ]
    :bbbbbbbb

    a = fg green
    b = reverse
    ");
}
