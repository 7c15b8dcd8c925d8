//! One of a few, all of which are seen.

use strombus_widgets::{Choice, Id, Label, RadioGroup, Session, VBox};

use crate::stage::{App, Ui};

const TIDES: [&str; 4] = ["ebb", "low water", "flood", "high water"];

pub(crate) struct Demo {
    tides: Id<RadioGroup>,
    said: Id<Label>,
}

pub(crate) enum Message {
    Chose,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let tides = RadioGroup::new(TIDES).chosen(1);
        let tides = ui.add_with(tides, |Choice(_)| Message::Chose);
        let said = ui.add(Label::new("Choose a tide."));
        ui.set_root(VBox::of([tides.into(), said.into()]).gap(1));
        Self { tides, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Chose => {
                let tide =
                    ui[self.tides].chosen_item().unwrap_or_default().to_owned();
                ui[self.said].set_text(format!("It is {tide}."));
            }
        }
    }
}
