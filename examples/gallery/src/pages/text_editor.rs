//! A text of many lines that the person writes.

use strombus_widgets::{
    Child, EditorEvent, Id, Label, Session, TextEditor, VBox,
};

use crate::stage::{App, Ui};

const POEM: &str = "\
This is the ship of pearl, which, poets feign,
    Sails the unshadowed main,
    The venturous bark that flings
On the sweet summer wind its purpled wings
In gulfs enchanted, where the Siren sings,
    And coral reefs lie bare,
Where the cold sea-maids rise to sun their streaming hair.";

pub(crate) struct Demo {
    editor: Id<TextEditor>,
    said: Id<Label>,
}

pub(crate) enum Message {
    Edited(EditorEvent),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let editor = TextEditor::new().with_text(POEM).line_numbers();
        let editor = ui.add_with(editor, Message::Edited);
        let said = ui.add(Label::new(
            "Shift with the arrows selects, Ctrl-Z takes back.",
        ));
        ui.set_root(VBox::of([Child::new(editor).flex(1), said.into()]));
        ui.focus(editor);
        Self { editor, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        let said = match message {
            Message::Edited(EditorEvent::Copied(text)) => {
                format!("Copied {} bytes.", text.len())
            }
            Message::Edited(EditorEvent::Changed) => {
                format!(
                    "{} words",
                    ui[self.editor].text().split_whitespace().count()
                )
            }
        };
        ui[self.said].set_text(said);
    }
}
