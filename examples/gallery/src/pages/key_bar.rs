//! The keys that have a use now: those of the focus first, then the app's.

use strombus_widgets::terminal::Key;
use strombus_widgets::{
    Binding, Child, Id, KeyBar, Label, List, Session, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
    nets: u32,
}

#[derive(Clone)]
pub(crate) enum Message {
    Cast,
    Haul,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let said =
            ui.add(Label::new("c casts a net; then the bar has a key more."));
        let boats = ui.add(List::new(["the Argo", "the Pequod"]).filterable());
        ui.set_root(VBox::of([
            said.into(),
            Child::new(boats).flex(1).max(4),
            KeyBar::new().into(),
        ]));
        ui.focus(boats);
        Self { said, nets: 0 }
    }

    fn bindings(&self) -> Vec<Binding<Message>> {
        vec![
            Binding::new(Key::char('c'), "cast", Message::Cast),
            Binding::new(Key::char('h'), "haul", Message::Haul)
                .enabled(self.nets > 0),
        ]
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Cast => self.nets += 1,
            Message::Haul => self.nets = self.nets.saturating_sub(1),
        }
        ui[self.said].set_text(format!("{} nets are out.", self.nets));
    }
}
