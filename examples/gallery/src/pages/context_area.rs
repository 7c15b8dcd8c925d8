//! The right button of the mouse, or Shift-F10, asks for a menu.

use strombus_widgets::{
    Child, ContextArea, ContextAsked, Id, Label, Layer, List, Menu, MenuItem,
    Session, VBox,
};

use crate::stage::{App, Ui};

const CATCH: [&str; 4] = ["a herring", "a boot", "a crab", "a bottle"];

pub(crate) struct Demo {
    list: Id<List>,
    said: Id<Label>,
}

pub(crate) enum Message {
    Asked,
    Do(&'static str),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let list = ui.add(List::new(CATCH));
        let area = ContextArea::new(list);
        let area = ui.add_with(area, |ContextAsked| Message::Asked);
        let said = ui.add(Label::new("Shift-F10, or a right click."));
        ui.set_root(VBox::of([Child::new(area).fixed(5), said.into()]));
        ui.focus(list);
        Self { list, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Asked => {
                let menu = Menu::new([
                    MenuItem::new("Keep", "keep"),
                    MenuItem::new("Throw back", "throw back"),
                ]);
                ui.show_once(menu, Layer::context(), Message::Do);
            }
            Message::Do(what) => {
                let catch = ui[self.list]
                    .selected_item()
                    .unwrap_or_default()
                    .to_owned();
                ui[self.said].set_text(format!("You {what} {catch}."));
            }
        }
    }
}
