//! Two widgets and a line between them that the arrows and the mouse move.

use std::convert::Infallible;

use strombus_widgets::{Child, Session, Split, Text};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let right = Split::above(
            Text::new(
                "The arrows move a line that has the focus, with Shift farther.",
            ),
            Text::new("Enter, or a second click on it, puts it back."),
        );
        let left = Text::new("Drag the lines.");
        ui.set_root(
            Split::beside(Child::new(left).fixed(18), right).minimum(8),
        );
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
