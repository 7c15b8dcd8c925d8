//! Two quantities over the same time: one stands, the other hangs.

use std::time::Duration;

use strombus_widgets::{Id, Marks, MirrorChart, Session, Unit};

use crate::stage::{App, Ui};

const STEP: Duration = Duration::from_secs(1);

/// More than any screen has columns of dots.
const SAMPLES: u32 = 600;

pub(crate) struct Demo {
    chart: Id<MirrorChart>,
    seconds: u32,
}

pub(crate) enum Message {
    Second,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let unit = || Unit::si("B/s");
        let mut chart = MirrorChart::new(unit(), unit());
        chart.set_step(STEP);
        chart.set_marks(Marks::of(ui.profile()));
        let chart = ui.add(chart);
        ui.set_root(chart);
        ui.every(STEP, || Message::Second);
        let mut demo = Self {
            chart,
            seconds: SAMPLES,
        };
        demo.update(ui, Message::Second);
        demo
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Second => {
                self.seconds += 1;
                let samples = self.seconds - SAMPLES..self.seconds;
                ui[self.chart].set(samples.map(traffic));
            }
        }
    }
}

/// What comes in and what goes out in this second.
fn traffic(second: u32) -> (f64, f64) {
    let time = f64::from(second);
    let came = 1.2e6 + 8e5 * (time / 9.0).sin();
    let went = 4e5 + 3e5 * (time / 5.0).cos();
    (came, went)
}
