//! A number between two others.

use strombus_widgets::{Grid, Id, Label, Length, Session, Slid, Slider};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Depth(i64),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let depth = Slider::new(0..=200).step(5).value(60);
        let depth = ui.add_with(depth, |Slid(metres)| Message::Depth(metres));
        let warmth = ui.add(Slider::new(-2..=30).value(21));
        let said =
            ui.add(Label::new("Left and Right go by a step, Page Up by ten."));
        let form = Grid::new(2)
            .gap(1, 2)
            .column(1, Length::flexible().max(40))
            .with(Label::new("Depth, m"))
            .with(depth)
            .with(Label::new("Water, °C"))
            .with(warmth)
            .spanning(said, 1, 2);
        ui.set_root(form);
        ui.focus(depth);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Depth(metres) => ui[self.said].set_text(match metres {
                0..50 => "Sun, sand and seagrass.",
                50..150 => "It is getting blue.",
                _ => "It is dark down here.",
            }),
        }
    }
}
