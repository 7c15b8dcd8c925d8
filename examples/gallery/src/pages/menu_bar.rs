//! Titles in a row, below each of which a menu opens.

use strombus_widgets::{Id, Label, MenuBar, MenuItem, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
}

#[derive(Clone)]
pub(crate) enum Message {
    Chose(&'static str),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let item = |name| MenuItem::new(name, Message::Chose(name));
        let bar = MenuBar::new()
            .with(
                "File",
                [
                    item("New"),
                    item("Open").hint("Ctrl-O"),
                    MenuItem::separator(),
                    item("Save").hint("Ctrl-S").enabled(false),
                ],
            )
            .with(
                "View",
                [
                    item("Line numbers").checked(true),
                    item("Wrap").checked(false),
                    MenuItem::menu(
                        "Zoom",
                        [
                            item("Larger"),
                            item("Smaller"),
                            MenuItem::menu(
                                "To",
                                ["50%", "100%", "200%"].map(item),
                            ),
                        ],
                    ),
                ],
            )
            .with("Help", [item("About")]);
        let bar = ui.add_with(bar, |message| message);
        let said = ui.add(Label::new(
            "Enter or Down opens a menu, a letter goes to it.",
        ));
        ui.set_root(VBox::of([bar.into(), said.into()]).gap(1));
        ui.focus(bar);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Chose(name) => {
                ui[self.said].set_text(format!("You chose: {name}"))
            }
        }
    }
}
