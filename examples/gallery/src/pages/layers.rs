//! Widgets above all others: in the middle, below a widget, over everything.

use strombus_widgets::{
    Border, Button, Id, Label, Layer, Packer, Pressed, Session, Text, VBox,
    WidgetId,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    below: WidgetId,
    said: Id<Label>,
}

#[derive(Clone, Copy)]
pub(crate) enum Message {
    Middle,
    Below,
    Cover,
    Closed,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let mut button = |name, message| {
            ui.add_with(Button::new(name), move |Pressed| message)
        };
        let middle = button("In the middle", Message::Middle);
        let below = button("Below this", Message::Below);
        let cover = button("Over everything", Message::Cover);
        let said =
            ui.add(Label::new("A layer keeps the focus, and gives it back."));
        let buttons =
            Packer::of([middle, below, cover].map(Into::into)).gap(1, 2);
        ui.set_root(VBox::of([buttons.into(), said.into()]).gap(1));
        Self {
            below: below.untyped(),
            said,
        }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        let layer = match message {
            Message::Middle => Layer::dialog().closed_by_click(),
            Message::Below => Layer::popup(self.below),
            Message::Cover => Layer::cover(),
            Message::Closed => return ui[self.said].set_text("It was closed."),
        };
        let text = Text::new("Esc closes what lies above the rest.");
        ui.show_with(
            Border::new(text).title("A layer"),
            layer,
            Message::Closed,
        );
    }
}
