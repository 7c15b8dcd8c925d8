//! How something went, in a row or a few.

use std::time::Duration;

use strombus_widgets::{Child, Id, Label, Marks, Session, Sparkline, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    lines: [Id<Sparkline>; 3],
    samples: u32,
}

pub(crate) enum Message {
    Sample,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let marks = [Marks::of(ui.profile()), Marks::Blocks, Marks::Ascii];
        let lines = marks.map(|marks| ui.add(Sparkline::new().marks(marks)));
        let [braille, blocks, ascii] = lines;
        ui.set_root(
            VBox::new()
                .with(Label::new("The swell, in dots,"))
                .with(Child::new(braille).fixed(2))
                .with(Label::new("in blocks,"))
                .with(Child::new(blocks).fixed(1))
                .with(Label::new("and in characters of ASCII"))
                .with(Child::new(ascii).fixed(3)),
        );
        ui.every(Duration::from_millis(500), || Message::Sample);
        let mut demo = Self { lines, samples: 0 };
        for _ in 0..150 {
            demo.update(ui, Message::Sample);
        }
        demo
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Sample => {
                self.samples += 1;
                let time = f64::from(self.samples);
                let swell = (time / 6.0).sin() + (time / 17.0).sin();
                for line in self.lines {
                    ui[line].push(swell);
                }
            }
        }
    }
}
