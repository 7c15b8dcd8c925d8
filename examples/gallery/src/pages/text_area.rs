//! Lines that wrap and scroll; the newest stay in sight.

use strombus_widgets::{Button, Child, Id, Pressed, Session, TextArea, VBox};

use crate::stage::{App, Ui};

const STORY: &str = "\
True conchs are sea snails with a wide, flaring lip.
They live in warm shallows, over sand and seagrass.
Most snails glide; a conch digs in its foot and leaps.
Its eyes stand on long stalks and look out through notches in the shell.
With the tip cut off, the shell is a trumpet that is heard for miles.";

pub(crate) struct Demo {
    area: Id<TextArea>,
    added: usize,
}

pub(crate) enum Message {
    Add,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let area = ui.add(TextArea::new().with_text(STORY).limit(500));
        let add =
            ui.add_with(Button::new("Add a line"), |Pressed| Message::Add);
        ui.set_root(VBox::of([Child::new(area).flex(1), add.into()]));
        ui.focus(add);
        Self { area, added: 0 }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Add => {
                self.added += 1;
                let line = format!("Wave {} rolls in.", self.added);
                ui[self.area].push(&line);
            }
        }
    }
}
