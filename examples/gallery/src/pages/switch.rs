//! Something that is so at once, or not.

use strombus_widgets::{Id, Label, Session, Switch, Switched, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Lamp(bool),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let lamp = Switch::new("The lamp of the lighthouse");
        let lamp = ui.add_with(lamp, |Switched(on)| Message::Lamp(on));
        let horn = ui.add(Switch::new("Its horn").on(true));
        let said = ui.add(Label::new("The sea is dark."));
        let switches = VBox::of([lamp.into(), horn.into()]);
        ui.set_root(VBox::of([switches.into(), said.into()]).gap(1));
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Lamp(on) => ui[self.said].set_text(match on {
                true => "A beam sweeps over the waves.",
                false => "The sea is dark.",
            }),
        }
    }
}
