//! Lines of text that the person only reads.

use std::convert::Infallible;

use strombus_widgets::{Label, Role, Session, Span, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let mixed = Label::new([
            Span::from("The disk is "),
            Span::styled("nearly full", Role::Warning),
            Span::from(", and "),
            Span::styled("Ctrl-S", Role::Key),
            Span::from(" saves nothing any more."),
        ]);
        let labels = VBox::new()
            .with(Label::new("One line,\nand a second."))
            .with(mixed)
            .with(Label::new(Span::styled("quiet", Role::Quiet)))
            .with(Label::new(Span::styled("good", Role::Good)))
            .with(Label::new(Span::styled("bad", Role::Bad)))
            .with(Label::new("A label that is longer than its place is only cut; Text wraps."));
        ui.set_root(labels.gap(1));
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
