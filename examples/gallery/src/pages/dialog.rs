//! A question, and buttons to answer it.

use strombus_widgets::{
    Button, Dialog, Id, Label, Layer, Packer, Pressed, Session, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
}

#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Message,
    Confirm,
    Prompt,
    Choose,
}

pub(crate) enum Message {
    Ask(Kind),
    Answered(String),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let kinds = [
            ("A message", Kind::Message),
            ("Yes or no", Kind::Confirm),
            ("A line", Kind::Prompt),
            ("One of many", Kind::Choose),
        ];
        let buttons = kinds.map(|(name, kind)| {
            ui.add_with(Button::new(name), move |Pressed| Message::Ask(kind))
        });
        let said = ui.add(Label::new("No question was asked yet."));
        let buttons = Packer::of(buttons.map(Into::into)).gap(1, 2);
        ui.set_root(VBox::of([buttons.into(), said.into()]).gap(1));
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        let layer = Layer::dialog();
        match message {
            Message::Ask(Kind::Message) => {
                let dialog = Dialog::message("The tide is out.").title("News");
                ui.show_once(dialog, layer, |()| {
                    Message::Answered("Read.".into())
                });
            }
            Message::Ask(Kind::Confirm) => {
                let dialog = Dialog::confirm("Sink the ship?").careful();
                ui.show_once(dialog, layer, |yes| {
                    Message::Answered(format!("{yes}"))
                });
            }
            Message::Ask(Kind::Prompt) => {
                let dialog =
                    Dialog::prompt("What is she called?").with_text("Argo");
                ui.show_once(dialog, layer, |name| {
                    Message::Answered(format!("{name:?}"))
                });
            }
            Message::Ask(Kind::Choose) => {
                let dialog =
                    Dialog::choose("Which sea?", ["Red", "Black", "Coral"]);
                ui.show_once(dialog, layer, |sea| {
                    Message::Answered(format!("{sea:?}"))
                });
            }
            Message::Answered(what) => {
                ui[self.said].set_text(format!("Answer: {what}"))
            }
        }
    }
}
