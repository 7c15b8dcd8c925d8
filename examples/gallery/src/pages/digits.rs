//! Numerals of three rows: a clock, a price, a score.

use std::time::Duration;

use strombus_widgets::{Digits, Id, Label, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    clock: Id<Digits>,
    seconds: u64,
}

pub(crate) enum Message {
    Second,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let clock = ui.add(Digits::new("00:00:00"));
        ui.set_root(
            VBox::new()
                .with(Label::new("You have been here for"))
                .with(clock)
                .with(Digits::new("$ 1,234,567.89"))
                .gap(1),
        );
        ui.every(Duration::from_secs(1), || Message::Second);
        Self { clock, seconds: 0 }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Second => {
                self.seconds += 1;
                let (h, m, s) = (
                    self.seconds / 3600,
                    self.seconds / 60 % 60,
                    self.seconds % 60,
                );
                ui[self.clock].set_text(format!("{h:02}:{m:02}:{s:02}"));
            }
        }
    }
}
