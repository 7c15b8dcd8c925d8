//! Text that wraps to the width that it is given.

use std::convert::Infallible;

use strombus_widgets::{Rule, Session, Text, VBox};

use crate::stage::{App, Ui};

const CONCH: &str = "True conchs are sea snails with a wide, flaring lip. Most snails \
    glide; a conch digs in its foot and leaps.";

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let texts = VBox::new()
            .with(Text::new(CONCH))
            .with(Rule::horizontal().title("centred"))
            .with(Text::new(CONCH).centered())
            .with(Rule::horizontal().title("at the right"))
            .with(Text::new(CONCH).right())
            .with(Rule::horizontal().title("cut"))
            .with(Text::new(CONCH).truncated());
        ui.set_root(texts);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
