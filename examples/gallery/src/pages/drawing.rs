//! A sheet of characters on which the app and the person draw.

use strombus_widgets::terminal::{Position, Size, Style};
use strombus_widgets::{Child, Drawing, Drawn, Id, Label, Session, VBox};

use crate::stage::{App, Ui};

const SHELL: &str = r#"
    .-""-.
  .'  __  '.
 /  .'  '.  \
 |  | () |  |
  \  '--'  /__
"#;

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Drew(Position),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        // As large as anybody's pane may be.
        let mut sheet = Drawing::new(Size::new(100, 300));
        for (row, line) in (0..).zip(SHELL.lines()) {
            for (column, character) in (0..).zip(line.chars()) {
                let at = Position::new(row, column);
                sheet.set(at, character, Style::PLAIN);
            }
        }
        let (sea, end) = (Position::new(7, 0), Position::new(7, 40));
        sheet.line(sea, end, '~', ui.theme().bar);
        let sheet = ui.add_with(sheet, |Drawn(at)| Message::Drew(at));
        let said = ui.add(Label::new("Type, and draw with the mouse."));
        ui.set_root(VBox::of([Child::new(sheet).flex(1), said.into()]));
        ui.focus(sheet);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Drew(at) => {
                let said = format!("row {}, column {}", at.row, at.column);
                ui[self.said].set_text(said);
            }
        }
    }
}
