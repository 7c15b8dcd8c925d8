//! A short text in the corner, for some seconds.

use strombus_widgets::{
    Button, Label, Packer, Pressed, Session, Toast, Tone, VBox,
};

use crate::stage::{App, Ui};

const NEWS: [(&str, Tone, &str); 4] = [
    ("News", Tone::Info, "The tide turns."),
    ("Good", Tone::Good, "The net is full."),
    ("Warning", Tone::Warning, "Fog is coming up."),
    ("Bad", Tone::Bad, "The anchor is lost."),
];

pub(crate) struct Demo;

pub(crate) enum Message {
    Tell(Tone, &'static str),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let buttons = NEWS.map(|(name, tone, text)| {
            ui.add_with(Button::new(name), move |Pressed| {
                Message::Tell(tone, text)
            })
        });
        let parts = VBox::new()
            .with(Packer::of(buttons.map(Into::into)).gap(1, 2))
            .with(Label::new(
                "They come in the lower right corner, and look so:",
            ))
            .with(Toast::new(Tone::Good, "The net is full."))
            .gap(1);
        ui.set_root(parts);
        Self
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Tell(tone, text) => ui.toast(tone, text),
        }
    }
}
