//! How much there is of something, and when that is too much.

use strombus_widgets::{Gauge, Id, Marks, Session, Slid, Slider, Unit, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    water: Id<Gauge>,
}

pub(crate) enum Message {
    Water(i64),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let marks = Marks::of(ui.profile());
        let gauge =
            |name: &str, most: f64| Gauge::new(name, 0.0, most).marks(marks);
        let mut water = gauge("water", 100.0)
            .unit(Unit::plain("%"))
            .limits(60.0, 85.0);
        water.set(42.0);
        let mut disk = gauge("disk ", 500e9)
            .unit(Unit::si("B"))
            .limits(400e9, 475e9);
        disk.set(430e9);
        // Here too little is bad.
        let mut oil =
            gauge("oil  ", 20.0).unit(Unit::plain("l")).limits(5.0, 2.0);
        oil.set(1.5);
        let water = ui.add(water);
        let pump = Slider::new(0..=100).value(42);
        let pump = ui.add_with(pump, |Slid(percent)| Message::Water(percent));
        let gauges = VBox::new().with(water).with(disk).with(oil);
        ui.set_root(VBox::of([gauges.into(), pump.into()]).gap(1));
        ui.focus(pump);
        Self { water }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Water(percent) => ui[self.water].set(percent as f64),
        }
    }
}
