//! A page of Markdown that wraps and scrolls, with links to follow.

use strombus_widgets::{Child, Followed, Id, Label, Markdown, Session, VBox};

use crate::stage::{App, Ui};

const PAGE: &str = "\
# Shells

A *conch* is a sea snail, and so is a **whelk**; see the
[queen conch](https://example.org/queen) and `strombus`.

- [x] found on the beach
- [ ] blown as a horn
  1. cut off the tip
  2. blow

| Shell  | Length |
|--------|-------:|
| conch  |  30 cm |
| cowrie |   7 cm |

> Triton blew one to calm the waves.
";

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Followed(String),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let page = ui.add_with(Markdown::new(PAGE), |Followed(target)| {
            Message::Followed(target)
        });
        let said = ui.add(Label::new(""));
        ui.set_root(VBox::of([Child::new(page).flex(1), said.into()]));
        ui.focus(page);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Followed(target) => {
                ui[self.said].set_text(format!("That leads to {target}"));
            }
        }
    }
}
