//! Rows and columns that line up; a widget may span several.

use std::convert::Infallible;

use strombus_widgets::{Border, Grid, Label, Length, Rule, Session};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let framed = |says: &str| Border::new(Label::new(says));
        let grid = Grid::new(3)
            .gap(0, 1)
            .column(2, Length::flexible())
            .with(framed("1"))
            .with(framed("as wide as its column"))
            .spanning(framed("two rows"), 2, 1)
            .with(framed("no. 2"))
            .with(framed("3"))
            .spanning(Rule::horizontal().title("all columns"), 1, 3)
            .spanning(framed("two columns"), 1, 2)
            .with(framed("the rest"));
        ui.set_root(grid);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
