//! Commands, found by a few letters of their names.

use strombus_widgets::{
    Button, CommandPalette, Id, Label, Layer, Pressed, Session, VBox,
};

use crate::stage::{App, Ui};

const COMMANDS: [(&str, &str); 7] = [
    ("Weigh anchor", "w"),
    ("Set the mainsail", "s"),
    ("Reef the mainsail", "r"),
    ("Come about", "c"),
    ("Man the pumps", "p"),
    ("Drop anchor", "d"),
    ("Splice the mainbrace", ""),
];

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Open,
    Command(&'static str),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let open = ui.add_with(Button::new("Command"), |Pressed| Message::Open);
        let here = ui.add_with(palette(), Message::Command);
        let said = ui.add(Label::new("Type \"man\"."));
        ui.set_root(VBox::of([open.into(), here.into(), said.into()]).gap(1));
        ui.focus(here);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Open => {
                ui.show_once(palette(), Layer::dialog(), Message::Command);
            }
            Message::Command(name) => {
                ui[self.said].set_text(format!("{name}: aye!"))
            }
        }
    }
}

fn palette() -> CommandPalette<&'static str> {
    let palette = CommandPalette::new();
    COMMANDS.iter().fold(palette, |palette, &(name, key)| {
        palette.with(name, key, name)
    })
}
