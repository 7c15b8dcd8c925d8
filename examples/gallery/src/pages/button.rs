//! A button says that it was pressed.

use strombus_widgets::{Button, HBox, Id, Label, Pressed, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
    count: i32,
}

pub(crate) enum Message {
    Add(i32),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let more = ui.add_with(Button::new("More"), |Pressed| Message::Add(1));
        let less = ui.add_with(Button::new("Less"), |Pressed| Message::Add(-1));
        let said = ui.add(Label::new("0 shells"));
        let buttons = HBox::of([more.into(), less.into()]).gap(2);
        ui.set_root(VBox::of([buttons.into(), said.into()]).gap(1));
        Self { said, count: 0 }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Add(n) => {
                self.count += n;
                ui[self.said].set_text(format!("{} shells", self.count));
            }
        }
    }
}
