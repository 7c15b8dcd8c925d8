//! Rows to choose one of, or several.

use strombus_widgets::{Child, Id, Label, List, ListEvent, Session, VBox};

use crate::stage::{App, Ui};

const SHELLS: [&str; 12] = [
    "abalone",
    "auger",
    "conch",
    "cone",
    "cowrie",
    "limpet",
    "murex",
    "nerite",
    "periwinkle",
    "triton",
    "turban",
    "whelk",
];

pub(crate) struct Demo {
    list: Id<List>,
    said: Id<Label>,
}

pub(crate) enum Message {
    List(ListEvent),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let list = List::new(SHELLS).multiple().filterable();
        let list = ui.add_with(list, Message::List);
        let said = ui.add(Label::new("Space picks, / filters, Enter chooses."));
        ui.set_root(VBox::of([Child::new(list).flex(1), said.into()]));
        ui.focus(list);
        Self { list, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        let text = match message {
            Message::List(ListEvent::Chosen(item)) => {
                format!("You chose the {}.", SHELLS.get(item).unwrap_or(&""))
            }
            Message::List(ListEvent::Picked) => {
                format!("You picked {}.", ui[self.list].picked().count())
            }
            Message::List(ListEvent::Selected(_)) => return,
        };
        ui[self.said].set_text(text);
    }
}
