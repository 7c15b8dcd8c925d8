//! A line that keeps things apart, with a title or without.

use std::convert::Infallible;

use strombus_widgets::{Align, Child, HBox, Label, Lines, Rule, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let beside = HBox::new()
            .with(Label::new("left "))
            .with(Rule::vertical())
            .with(Label::new(" middle "))
            .with(Rule::vertical().lines(Lines::Double))
            .with(Label::new(" right"));
        let rules = VBox::new()
            .with(Rule::horizontal())
            .with(Label::new("Below a plain one."))
            .with(Rule::horizontal().title("With a title"))
            .with(Label::new("Below a title."))
            .with(
                Rule::horizontal()
                    .lines(Lines::Double)
                    .title("In the middle")
                    .align(Align::Middle),
            )
            .with(Child::new(beside).fixed(3))
            .with(Rule::horizontal().lines(Lines::Heavy));
        ui.set_root(rules);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
