//! A field that is filled in at the places of a template.

use strombus_widgets::{
    Grid, Id, Label, Length, MaskedInput, Session, Submitted,
};

use crate::stage::{App, Ui};

const TEMPLATES: [(&str, &str); 4] = [
    ("Date", "9999-99-99"),
    ("Ethernet", "HH:HH:HH:HH:HH:HH"),
    ("Licence", ">AA\\-9999"),
    ("Telephone", "+99 (999) 999-9999"),
];

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Said(String),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let mut form = Grid::new(2).gap(1, 2).column(1, Length::flexible());
        for (name, template) in TEMPLATES {
            let field = MaskedInput::new(template);
            form.push(Label::new(name));
            form.push(
                ui.add_with(field, |Submitted(text)| Message::Said(text)),
            );
        }
        let said = ui.add(Label::new("Enter submits, if nothing is missing."));
        form.push_spanning(said, 1, 2);
        ui.set_root(form);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Said(text) => {
                ui[self.said].set_text(format!("Submitted: {text}"))
            }
        }
    }
}
