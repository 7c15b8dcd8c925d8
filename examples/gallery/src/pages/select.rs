//! One of many, from a list that drops down.

use strombus_widgets::{Choice, Grid, Id, Label, Select, Session, VBox};

use crate::stage::{App, Ui};

const SEAS: [&str; 10] = [
    "Adriatic",
    "Aegean",
    "Baltic",
    "Barents",
    "Black",
    "Caribbean",
    "Coral",
    "Ionian",
    "Red",
    "Tasman",
];

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Sea(usize),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let sea = Select::new(SEAS).placeholder("a sea");
        let sea = ui.add_with(sea, |Choice(number)| Message::Sea(number));
        let size =
            ui.add(Select::new(["a dinghy", "a sloop", "a barque"]).chosen(1));
        let said =
            ui.add(Label::new("Enter opens a list, a letter goes to an item."));
        let form = Grid::new(2)
            .gap(1, 2)
            .with(Label::new("Sail"))
            .with(sea)
            .with(Label::new("With"))
            .with(size);
        ui.set_root(VBox::of([form.into(), said.into()]).gap(1));
        ui.focus(sea);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Sea(number) => {
                let sea = SEAS.get(number).copied().unwrap_or_default();
                ui[self.said].set_text(format!("You sail the {sea} Sea."));
            }
        }
    }
}
