//! A track and a thumb, for what scrolls in a way of its own.

use strombus_widgets::{
    Child, HBox, Id, Label, Scrollbar, Scrolled, Session, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Rows(usize),
    Columns(usize),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let mut rows = Scrollbar::vertical();
        rows.set_content(100, 20);
        let rows = ui.add_with(rows, |Scrolled(row)| Message::Rows(row));
        let mut columns = Scrollbar::horizontal();
        columns.set_content(300, 60);
        let columns =
            ui.add_with(columns, |Scrolled(column)| Message::Columns(column));
        let said = ui
            .add(Label::new("Drag a thumb, click beside it, turn the wheel."));
        let upper = HBox::of([Child::new(said).flex(1), rows.into()]);
        ui.set_root(VBox::of([
            Child::new(upper).flex(1).max(8),
            columns.into(),
        ]));
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        let text = match message {
            Message::Rows(row) => {
                format!("Row {row} of 100 is the first that is seen.")
            }
            Message::Columns(column) => {
                format!("Column {column} of 300 is the first.")
            }
        };
        ui[self.said].set_text(text);
    }
}
