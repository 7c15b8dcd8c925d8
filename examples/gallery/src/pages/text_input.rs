//! A field for one line: with history, completion and a check.

use strombus_widgets::{
    Grid, Id, Label, Length, Session, Submitted, TextInput,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Said(String),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let mut add = |field: TextInput| {
            ui.add_with(field, |Submitted(line)| Message::Said(line))
        };
        let command = TextInput::new()
            .placeholder("Enter submits, Up brings it back")
            .clear_on_submit()
            .history(50);
        let command = add(command);
        let shell = add(TextInput::new()
            .placeholder("co, then Tab")
            .completions(["conch", "cone", "cowrie", "murex", "whelk"]));
        let mail = add(TextInput::new().max_length(40).validate(|line| {
            match line.contains('@') {
                true => Ok(()),
                false => Err("an address has an @".into()),
            }
        }));
        let said = ui.add(Label::new("Nothing was submitted yet."));
        let form = Grid::new(2)
            .gap(1, 2)
            .column(1, Length::flexible())
            .with(Label::new("Command"))
            .with(command)
            .with(Label::new("Shell"))
            .with(shell)
            .with(Label::new("Address"))
            .with(mail)
            .spanning(said, 1, 2);
        ui.set_root(form);
        ui.focus(command);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Said(line) => {
                ui[self.said].set_text(format!("Submitted: {line}"))
            }
        }
    }
}
