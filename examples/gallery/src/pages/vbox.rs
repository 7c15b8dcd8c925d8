//! Widgets one above the other; what is left over goes to the flexible ones.

use std::convert::Infallible;

use strombus_widgets::{Align, Border, Child, HBox, Label, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let framed = |says: &str| Border::new(Label::new(says));
        let shares = VBox::new()
            .with(framed("its own wish"))
            .with(Child::new(framed("a share")).flex(1))
            .with(Child::new(framed("two shares")).flex(2));
        let middle = VBox::new()
            .with(Label::new("in the middle,"))
            .with(Label::new("a row apart,"))
            .with(Label::new("each as wide as it wishes"))
            .gap(1)
            .justify(Align::Middle)
            .align(Align::Middle);
        let shares = Child::new(shares).flex(1);
        let middle = Child::new(middle).flex(1);
        ui.set_root(HBox::of([shares, middle]).gap(2));
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
