//! A sign that turns while something goes on.

use strombus_widgets::{
    Button, Id, Marks, Pressed, Session, Spinner, TimerId, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    spinner: Id<Spinner>,
    /// Only what turns has a timer.
    timer: Option<TimerId>,
}

pub(crate) enum Message {
    Tick,
    Turn,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let marks = Marks::of(ui.profile());
        let spinner = ui.add(Spinner::new("waiting for the tide").marks(marks));
        let stop =
            ui.add_with(Button::new("Stop, or go on"), |Pressed| Message::Turn);
        ui.set_root(VBox::of([spinner.into(), stop.into()]).gap(1));
        let timer = Some(ui.every(Spinner::PERIOD, || Message::Tick));
        Self { spinner, timer }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Tick => ui[self.spinner].tick(Spinner::PERIOD),
            Message::Turn => match self.timer.take() {
                Some(timer) => {
                    ui.cancel(timer);
                    ui[self.spinner].stop();
                }
                None => {
                    ui[self.spinner].start();
                    self.timer =
                        Some(ui.every(Spinner::PERIOD, || Message::Tick));
                }
            },
        }
    }
}
