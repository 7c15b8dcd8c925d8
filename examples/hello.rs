//! The first app: it asks for a name and greets.
//!
//! Run it in this terminal with `cargo run --example hello`; leave it with Ctrl-C.

use strombus::{App, Border, Id, Label, Session, Submitted, TextInput, Ui, VBox};

pub(crate) struct Greeter {
    greeting: Id<Label>,
}

pub(crate) enum Message {
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

fn main() -> std::process::ExitCode {
    strombus::run::<Greeter>()
}
