//! Things to choose from, in a frame of their own.

use strombus_widgets::{
    Button, Id, Label, Layer, Menu, MenuItem, Pressed, Session, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
    button: Id<Button>,
}

pub(crate) enum Message {
    Open,
    Chose(&'static str),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let said = ui.add(Label::new("The list below is a menu, too."));
        let open = ui.add_with(Button::new("Sail to"), |Pressed| Message::Open);
        let here = ui.add_with(menu(), Message::Chose);
        ui.set_root(VBox::of([said.into(), open.into(), here.into()]).gap(1));
        ui.focus(open);
        Self { said, button: open }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Open => {
                ui.show_once(menu(), Layer::popup(self.button), Message::Chose);
            }
            Message::Chose(name) => {
                ui[self.said].set_text(format!("You sail to {name}."))
            }
        }
    }
}

fn port(name: &'static str) -> MenuItem<&'static str> {
    MenuItem::new(name, name)
}

fn menu() -> Menu<&'static str> {
    Menu::new([
        MenuItem::new("Bermuda", "Bermuda").hint("3 days"),
        MenuItem::new("Nassau", "Nassau").hint("1 day"),
        MenuItem::menu(
            "Azores",
            [
                MenuItem::new("Flores", "Flores").hint("9 days"),
                MenuItem::menu("Faial", ["Horta", "Varadouro"].map(port)),
            ],
        ),
        MenuItem::separator(),
        MenuItem::new("Atlantis", "Atlantis").enabled(false),
    ])
}
