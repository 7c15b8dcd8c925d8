//! Fields with labels, rules, and a button that submits them all.

use strombus_widgets::{
    Checkbox, Child, Filled, Form, Id, Label, PasswordInput, ScrolledArea,
    Select, Session, TextInput, VBox, Value,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    form: Id<Form>,
    said: Id<Label>,
}

pub(crate) enum Message {
    Submitted(Filled),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let form = Form::new("Sign on")
            .field("name", "Name", TextInput::new().max_length(40))
            .required("a ship needs to know who is aboard")
            .field("word", "Password", PasswordInput::new())
            .rule(|value| match value {
                Value::Password(password) if password.expose().len() < 4 => {
                    Err("four characters at least".into())
                }
                _ => Ok(()),
            })
            .field("berth", "Berth", Select::new(["hammock", "bunk", "cabin"]))
            .required("everybody sleeps somewhere")
            .field("articles", "", Checkbox::new("I have read the articles"))
            .required("read them, then");
        let form = ui.add_with(form, Message::Submitted);
        let said = ui.add(Label::new(""));
        let scrolled = Child::new(ScrolledArea::new(form)).flex(1);
        ui.set_root(VBox::of([scrolled, said.into()]));
        ui.focus(form);
        Self { form, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Submitted(filled) if filled.text("name") == "Ahab" => {
                ui[self.form].refuse("name", "we do not sail with him");
            }
            Message::Submitted(filled) => {
                ui[self.said].set_text(format!(
                    "Welcome aboard, {}.",
                    filled.text("name")
                ));
            }
        }
    }
}
