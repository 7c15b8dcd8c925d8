//! A widget below a title that hides and shows it.

use std::convert::Infallible;

use strombus_widgets::{Checkbox, Collapsible, Session, Text, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let letters = ui.add(Checkbox::new("Send me letters"));
        let parts = VBox::new()
            .with(Collapsible::new(
                "What it is",
                Text::new("Enter, or a click on the title, hides this."),
            ))
            .with(Collapsible::new("Settings", letters))
            .with(
                Collapsible::new("Small print", Text::new("There is none."))
                    .collapsed(),
            );
        ui.set_root(parts);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
