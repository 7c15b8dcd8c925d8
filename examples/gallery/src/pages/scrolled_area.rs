//! Any widget, scrolled where it is larger than its place.

use std::convert::Infallible;

use strombus_widgets::{Button, Label, ScrolledArea, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let row = |a: u16| (1..=20).map(|b| format!("{:>5}", a * b)).collect();
        let table: Vec<String> = (1..=20).map(row).collect();
        let button =
            ui.add(Button::new("A button below it: Tab brings it into sight"));
        let content =
            VBox::of([Label::new(table.join("\n")).into(), button.into()]);
        let area = ui.add(ScrolledArea::new(content));
        ui.set_root(area);
        ui.focus(area);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
