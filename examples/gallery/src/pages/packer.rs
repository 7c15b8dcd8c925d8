//! Widgets one after the other, as words are.

use strombus_widgets::{Button, Id, Label, Packer, Pressed, Session, VBox};

use crate::stage::{App, Ui};

const SHELLS: [&str; 9] = [
    "conch",
    "whelk",
    "cowrie",
    "limpet",
    "auger",
    "triton",
    "murex",
    "periwinkle",
    "abalone",
];

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Took(&'static str),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let buttons = SHELLS.map(|name| {
            ui.add_with(Button::new(name), |Pressed| Message::Took(name))
        });
        let packer = Packer::of(buttons.map(Into::into)).gap(1, 2);
        let said = ui.add(Label::new("Take one."));
        ui.set_root(VBox::of([packer.into(), said.into()]).gap(1));
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Took(name) => {
                ui[self.said].set_text(format!("You took the {name}."))
            }
        }
    }
}
