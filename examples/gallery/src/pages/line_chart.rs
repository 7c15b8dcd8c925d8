//! How quantities went, over an axis of time.

use std::time::Duration;

use strombus_widgets::{Id, LineChart, Marks, Session, Unit};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    chart: Id<LineChart>,
    samples: u32,
}

pub(crate) enum Message {
    Sample,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let mut chart = LineChart::new(60)
            .unit(Unit::si("B/s"))
            .steps(1.0, Unit::si("s"))
            .low(0.0)
            .marks(Marks::of(ui.profile()));
        chart.add("received");
        chart.add("sent");
        let chart = ui.add(chart);
        ui.set_root(chart);
        ui.every(Duration::from_secs(1), || Message::Sample);
        let mut demo = Self { chart, samples: 0 };
        for _ in 0..60 {
            demo.update(ui, Message::Sample);
        }
        demo
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Sample => {
                self.samples += 1;
                let time = f64::from(self.samples);
                let received = 1.2e6 + 8e5 * (time / 9.0).sin();
                let sent = 4e5 + 3e5 * (time / 5.0).cos();
                ui[self.chart].push(0, received);
                ui[self.chart].push(1, sent);
            }
        }
    }
}
