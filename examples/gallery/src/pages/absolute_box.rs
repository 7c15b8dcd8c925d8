//! Widgets where the app says, on a sheet.

use strombus_widgets::terminal::Position;
use strombus_widgets::{AbsoluteBox, Button, Id, Label, Pressed, Session};

use crate::stage::{App, Ui};

const STEPS: [(&str, i32, i32); 4] = [
    ("up", -1, 0),
    ("left", 0, -4),
    ("right", 0, 4),
    ("down", 1, 0),
];

pub(crate) struct Demo {
    sheet: Id<AbsoluteBox>,
    shell: Id<Label>,
    at: Position,
}

pub(crate) enum Message {
    Go(Position),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let at = Position::new(4, 30);
        let shell = ui.add(Label::new("(@)"));
        let mut sheet = AbsoluteBox::new().with(shell, at);
        for (name, rows, columns) in STEPS {
            let step = Position::new(rows, columns);
            let button = ui
                .add_with(Button::new(name), move |Pressed| Message::Go(step));
            let place = Position::new(2 + 2 * rows, 8 + 2 * columns);
            sheet.push(button, place, None);
        }
        let sheet = ui.add(sheet);
        ui.set_root(sheet);
        Self { sheet, shell, at }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Go(step) => {
                self.at = self.at.offset(step);
                ui[self.sheet].move_to(self.shell, self.at);
            }
        }
    }
}
