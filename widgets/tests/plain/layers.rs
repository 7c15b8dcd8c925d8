//! Dialogs and toasts.

use std::time::Duration;

use strombus_widgets::terminal::Key;
use strombus_widgets::{
    App, Binding, Border, Button, Child, Label, Layer, Pilot, Pressed, Session, TextInput, Tone,
    Ui, VBox, WidgetId,
};

#[derive(Default)]
struct Asker {
    dialog: Option<WidgetId>,
}

#[derive(Clone)]
enum Message {
    Delete,
    Yes,
    No,
}

impl App for Asker {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        ui.set_title("Files");
        let name = ui.add(TextInput::new().name("File"));
        ui.set_root(VBox::of([Label::new("One file.").into(), name.into()]));
        Self::default()
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Delete => {
                let yes = ui.add_with(Button::new("Yes"), |Pressed| Message::Yes);
                let no = ui.add_with(Button::new("No"), |Pressed| Message::No);
                let body = VBox::of([
                    Label::new("It cannot be had back.").into(),
                    yes.into(),
                    no.into(),
                ]);
                let frame = Child::new(Border::new(body).title("Delete it?"));
                self.dialog = Some(ui.show(frame, Layer::dialog()));
            }
            Message::Yes => {
                ui.toast(Tone::Good, "It is gone.");
                self.dialog.take().into_iter().for_each(|id| ui.close(id));
            }
            Message::No => self.dialog.take().into_iter().for_each(|id| ui.close(id)),
        }
    }

    fn bindings(&self) -> Vec<Binding<Message>> {
        vec![Binding::new(Key::control('d'), "delete", Message::Delete)]
    }
}

#[test]
fn a_dialog_is_said_when_it_opens_and_only_it_is_offered() {
    let mut pilot = Pilot::<Asker>::plain(80);
    assert!(
        pilot
            .said()
            .ends_with("One file.\nFile: text field, empty. Type a line, then Enter.\n")
    );
    assert_eq!(pilot.line("/keys"), "/delete, or /key Ctrl-D.\n");
    assert_eq!(
        pilot.line("/delete"),
        "A dialog opens.\n\
         Delete it?\n\
         It cannot be had back.\n\
         Things to do here:\n\
         /1 Yes: button.\n\
         /2 No: button.\n\
         Yes: button. Enter presses it.\n"
    );
    assert_eq!(
        pilot.line("file"),
        "Nothing here is called file. Type ? for help.\n"
    );
    assert_eq!(pilot.line("no"), "File: text field, empty.\n");
}

#[test]
fn a_toast_is_said_at_once_and_its_end_is_not() {
    let mut pilot = Pilot::<Asker>::plain(80);
    pilot.line("/key Ctrl-D");
    assert_eq!(
        pilot.line(""),
        "Done: It is gone.\nFile: text field, empty.\n"
    );
    pilot.advance(Duration::from_secs(60));
    assert_eq!(pilot.said(), "");
}

#[test]
fn a_dialog_is_closed_by_a_command() {
    let mut pilot = Pilot::<Asker>::plain(80);
    pilot.line("/delete");
    assert_eq!(pilot.line("close"), "File: text field, empty.\n");
}
