//! Widgets side by side; each gets what it wishes, or its share of what is left over.

use std::convert::Infallible;

use strombus_widgets::{Align, Border, Child, HBox, Label, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let framed = |says: &str| Border::new(Label::new(says));
        let shares = HBox::new()
            .with(Child::new(framed("fixed")).fixed(9))
            .with(framed("its own wish"))
            .with(Child::new(framed("a share")).flex(1))
            .with(Child::new(framed("two shares")).flex(2));
        let spread = HBox::new()
            .with(Label::new("justified:"))
            .with(Label::new("Fill"))
            .with(Label::new("spreads"))
            .with(Label::new("them"))
            .justify(Align::Fill);
        let end = HBox::new()
            .with(Label::new("a gap"))
            .with(Label::new("of three,"))
            .with(Label::new("at the end"))
            .gap(3)
            .justify(Align::End);
        ui.set_root(
            VBox::of([shares.into(), spread.into(), end.into()]).gap(1),
        );
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
