//! Words that lead somewhere; the app says what following them means.

use strombus_widgets::{Followed, Id, Label, Link, Session, VBox};

use crate::stage::{App, Ui};

const LINKS: [(&str, &str); 3] = [
    ("The queen conch", "https://example.org/queen"),
    ("The horse conch", "https://example.org/horse"),
    ("Back to the beach", "beach"),
];

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Followed(String),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let mut lines = VBox::new();
        for (label, target) in LINKS {
            let link = Link::new(label, target);
            lines.push(
                ui.add_with(link, |Followed(target)| Message::Followed(target)),
            );
        }
        let said = ui.add(Label::new("Enter or a click follows one."));
        ui.set_root(VBox::of([lines.into(), said.into()]).gap(1));
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Followed(target) => {
                ui[self.said].set_text(format!("To {target}"))
            }
        }
    }
}
