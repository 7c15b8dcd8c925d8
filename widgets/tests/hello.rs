//! The first app, as `examples/hello.rs` has it.

use strombus_widgets::{App, Border, Id, Label, Pilot, Session, Submitted, TextInput, Ui, VBox};

struct Greeter {
    greeting: Id<Label>,
}

enum Message {
    Named(String),
}

impl App for Greeter {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let greeting = ui.add(Label::new("Who is there?"));
        let name = ui.add_with(TextInput::new(), |Submitted(who)| Message::Named(who));
        ui.set_root(Border::new(VBox::of([greeting.into(), name.into()])).title("Hello"));
        ui.focus(name);
        Greeter { greeting }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Named(who) => ui[self.greeting].set_text(format!("Hello, {who}!")),
        }
    }
}

#[test]
fn it_asks_for_a_name_and_greets() {
    let mut pilot = Pilot::<Greeter>::new(5, 24);
    assert_eq!(
        pilot.screen(),
        "\
┌─ Hello ──────────────┐
│Who is there?         │
│                      │
│                      │
└──────────────────────┘"
    );
    pilot.keys("Ada<Enter>");
    assert_eq!(
        pilot.screen(),
        "\
┌─ Hello ──────────────┐
│Hello, Ada!           │
│Ada                   │
│                      │
└──────────────────────┘"
    );
}
