//! Widgets in one place, the later above the earlier.

use strombus_widgets::{
    Align, Border, Button, Child, Id, Label, Pressed, Session, Stack, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    stack: Id<Stack>,
    cards: [Id<Border>; 3],
    /// The number of the card that is raised next.
    next: usize,
}

pub(crate) enum Message {
    Raise,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let mut card = |name: &str| {
            let text = Label::new(format!("{name:^24}\n\n\n"));
            ui.add(Border::new(text).title(name))
        };
        let cards = [card("one"), card("two"), card("three")];
        let stack = Stack::new()
            .with_aligned(cards[0], Align::Start, Align::Start)
            .with_aligned(cards[1], Align::Middle, Align::Middle)
            .with_aligned(cards[2], Align::End, Align::End);
        let stack = ui.add(stack);
        let raise = Button::new("Raise the next");
        let raise = ui.add_with(raise, |Pressed| Message::Raise);
        ui.set_root(VBox::of([Child::new(stack).flex(1).max(9), raise.into()]));
        Self {
            stack,
            cards,
            next: 0,
        }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Raise => {
                ui[self.stack].raise(self.cards[self.next]);
                self.next = (self.next + 1) % self.cards.len();
            }
        }
    }
}
