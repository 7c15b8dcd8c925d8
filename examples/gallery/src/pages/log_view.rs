//! Lines that come at any rate; the newest stay in sight.

use std::time::Duration;

use strombus_widgets::{Id, Level, LogView, Session};

use crate::stage::{App, Ui};

const WATCH: [(Level, &str); 6] = [
    (Level::Info, "the tide turns"),
    (Level::Debug, "wind from the west, force 4"),
    (Level::Info, "a sail on the horizon"),
    (Level::Warning, "the lamp burns low"),
    (Level::Trace, "a gull passes"),
    (Level::Error, "the lamp went out"),
];

pub(crate) struct Demo {
    log: Id<LogView>,
    hour: usize,
}

pub(crate) enum Message {
    Hour,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let log = ui.add(LogView::new().limit(500));
        ui.set_root(log);
        ui.focus(log);
        ui.every(Duration::from_secs(1), || Message::Hour);
        let mut demo = Self { log, hour: 0 };
        for _ in 0..WATCH.len() {
            demo.update(ui, Message::Hour);
        }
        demo
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Hour => {
                self.hour += 1;
                let (level, what) = WATCH[self.hour % WATCH.len()];
                let line = format!("hour {:>3}: {what}", self.hour);
                ui[self.log].log(level, line);
            }
        }
    }
}
