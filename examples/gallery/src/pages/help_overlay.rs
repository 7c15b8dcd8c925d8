//! All keys that have a use, as F1 shows them in every app.

use strombus_widgets::{
    Button, HelpOverlay, KeyHelp, Layer, Pressed, Session, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

pub(crate) enum Message {
    Show,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let show = Button::new("Show these as a layer");
        let show = ui.add_with(show, |Pressed| Message::Show);
        ui.set_root(VBox::of([help().into(), show.into()]).gap(1));
        ui.focus(show);
        Self
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Show => {
                ui.show(help(), Layer::dialog().closed_by_click());
            }
        }
    }
}

fn help() -> HelpOverlay {
    HelpOverlay::new(vec![
        KeyHelp::new("Up Down", "go"),
        KeyHelp::new("Enter", "choose"),
        KeyHelp::new("Ctrl-S", "save").enabled(false),
        KeyHelp::new("q", "leave"),
    ])
}
