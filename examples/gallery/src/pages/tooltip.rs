//! A few words that float below a widget, while the focus or the mouse is there.

use std::convert::Infallible;

use strombus_widgets::{Grid, Label, Length, Session, TextInput, Tooltip};

use crate::stage::{App, Ui};

const FIELDS: [(&str, &str, &str); 2] = [
    (
        "Host",
        "localhost",
        "A name or an address; :: is all addresses.",
    ),
    (
        "Port",
        "2222",
        "From 1 to 65535; 22 is SSH's own, for which one must be root.",
    ),
];

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let mut form = Grid::new(2).gap(1, 2).column(1, Length::flexible());
        for (name, text, tip) in FIELDS {
            let field = ui.add(TextInput::new().with_text(text));
            form.push(Label::new(name));
            form.push(Tooltip::new(field, tip));
            if name == "Port" {
                ui.focus(field);
            }
        }
        ui.set_root(form);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
