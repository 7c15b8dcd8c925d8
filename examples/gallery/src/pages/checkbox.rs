//! A choice by itself, that is made or not.

use strombus_widgets::{Checkbox, Checked, Id, Label, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    boxes: [Id<Checkbox>; 3],
    said: Id<Label>,
}

pub(crate) enum Message {
    Changed,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let boxes = ["a conch", "a whelk", "a cowrie"].map(|name| {
            ui.add_with(Checkbox::new(name), |Checked(_)| Message::Changed)
        });
        let said = ui.add(Label::new("Your bag is empty."));
        let rows = VBox::of(boxes.map(Into::into));
        ui.set_root(VBox::of([rows.into(), said.into()]).gap(1));
        Self { boxes, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Changed => {
                let packed = self
                    .boxes
                    .iter()
                    .filter(|&&id| ui[id].is_checked())
                    .count();
                ui[self.said]
                    .set_text(format!("{packed} of 3 are in your bag."));
            }
        }
    }
}
