//! A frame with a title and a footer, that stands out while the focus is inside.

use std::convert::Infallible;

use strombus_widgets::{Align, Border, Grid, Length, Lines, List, Session};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let mut grid = Grid::new(2)
            .gap(0, 1)
            .column(0, Length::flexible())
            .column(1, Length::flexible());
        let lines = [
            ("Single", Lines::Single),
            ("Rounded", Lines::Rounded),
            ("Heavy", Lines::Heavy),
            ("Double", Lines::Double),
        ];
        for (name, lines) in lines {
            let list = ui.add(List::new(["one", "two"]));
            let border = Border::new(list).title(name).footer("2 items");
            grid.push(border.lines(lines).align(Align::Start, Align::End));
        }
        ui.set_root(grid);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
