//! How far something has come, how fast it goes and when it is done.

use std::time::Duration;

use strombus_widgets::{
    Button, Id, Marks, Pressed, ProgressBar, Session, TimerId, Unit, VBox,
};

use crate::stage::{App, Ui};

const TICK: Duration = Duration::from_millis(100);

pub(crate) struct Demo {
    /// One of known length, and one of which nobody knows it.
    bars: [Id<ProgressBar>; 2],
    /// Only what moves has a timer.
    timer: Option<TimerId>,
}

pub(crate) enum Message {
    Tick,
    Again,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let marks = Marks::of(ui.profile());
        let mut add =
            |bar: ProgressBar| ui.add(bar.unit(Unit::si("B")).marks(marks));
        let bars = [
            add(ProgressBar::new(30_000_000)),
            add(ProgressBar::unknown()),
        ];
        let again = ui.add_with(Button::new("Again"), |Pressed| Message::Again);
        let [known, unknown] = bars;
        ui.set_root(
            VBox::of([known.into(), unknown.into(), again.into()]).gap(1),
        );
        let timer = Some(ui.every(TICK, || Message::Tick));
        let mut demo = Self { bars, timer };
        for _ in 0..40 {
            demo.update(ui, Message::Tick);
        }
        demo
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Tick => {
                for bar in self.bars {
                    ui[bar].advance(250_000);
                    ui[bar].tick(TICK);
                }
                let [known, unknown] = self.bars;
                if !ui[known].is_moving() {
                    ui[unknown].finish();
                    if let Some(timer) = self.timer.take() {
                        ui.cancel(timer);
                    }
                }
            }
            Message::Again => {
                let [known, unknown] = self.bars;
                ui[known].set(0);
                ui[unknown].set(0);
                ui[unknown].set_total(None);
                self.timer
                    .get_or_insert_with(|| ui.every(TICK, || Message::Tick));
            }
        }
    }
}
