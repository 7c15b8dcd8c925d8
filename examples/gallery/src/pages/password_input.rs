//! A field for a password, which it never shows.

use strombus_widgets::{
    Child, HBox, Id, Label, PasswordInput, PasswordSubmitted, Session, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    field: Id<PasswordInput>,
    said: Id<Label>,
}

pub(crate) enum Message {
    Submitted(PasswordSubmitted),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let field = PasswordInput::new().placeholder("not open sesame");
        let field = ui.add_with(field, Message::Submitted);
        let said = ui.add(Label::new("The cave is shut."));
        let row = HBox::of([
            Label::new("Password").into(),
            Child::new(field).flex(1),
        ]);
        ui.set_root(VBox::of([row.gap(2).into(), said.into()]).gap(1));
        ui.focus(field);
        Self { field, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Submitted(PasswordSubmitted(password)) => {
                if password.expose() == "open sesame" {
                    ui[self.field].refuse("everybody knows that one");
                } else {
                    let length = password.expose().chars().count();
                    ui[self.said].set_text(format!(
                        "{length} characters, and the cave opens."
                    ));
                }
            }
        }
    }
}
