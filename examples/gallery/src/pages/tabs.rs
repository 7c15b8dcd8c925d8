//! Pages in one place, and a strip of their titles.

use std::convert::Infallible;

use strombus_widgets::{List, Session, Tabs, Text};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let list = ui.add(List::new(["conch", "whelk", "triton", "cowrie"]));
        let tabs = Tabs::new()
            .with("Summary", Text::new("Left and Right go through the titles while they have the focus."))
            .with("Shells", list)
            .with("Tides", Text::new("Ctrl-Page Up and Ctrl-Page Down do so from anywhere in a page."));
        let tabs = ui.add(tabs);
        ui.set_root(tabs);
        ui.focus(tabs);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
