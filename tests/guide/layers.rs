//! What `docs/guide/4-layers.md` leads to.

use std::process::ExitCode;
use strombus::terminal::{Key, Theme};
use strombus::{App, Binding, Child, Dialog, Id, KeyBar, Layer, List, Session, Tone, Ui, VBox};

struct Jobs {
    list: Id<List>,
}

#[derive(Clone)]
enum Message {
    AskCancel,
    Cancel(usize, bool),
    AskTheme,
    Theme(Option<usize>),
}

const JOBS: [&str; 2] = ["Primes", "Twin primes"];

impl App for Jobs {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let list = ui.add(List::new(JOBS));
        ui.set_root(VBox::of([Child::new(list).flex(1), KeyBar::new().into()]));
        Jobs { list }
    }

    fn bindings(&self) -> Vec<Binding<Message>> {
        vec![
            Binding::new(Key::char('x'), "cancel", Message::AskCancel),
            Binding::new(Key::char('t'), "theme", Message::AskTheme),
        ]
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::AskCancel => self.ask_cancel(ui),
            Message::Cancel(number, true) => {
                ui.toast(Tone::Good, format!("{} is cancelled.", JOBS[number]));
            }
            Message::Cancel(_, false) | Message::Theme(None) => {}
            Message::AskTheme => ask_theme(ui),
            Message::Theme(Some(number)) => ui.set_theme(Theme::ALL[number]),
        }
    }
}

impl Jobs {
    fn ask_cancel(&self, ui: &mut Ui<Message>) {
        let Some(number) = ui[self.list].selected() else {
            return;
        };
        // With `careful`, Enter alone says no.
        let question = Dialog::confirm(format!("Cancel {}?", JOBS[number])).careful();
        ui.show_once(question, Layer::dialog(), move |yes| {
            Message::Cancel(number, yes)
        });
    }
}

fn ask_theme(ui: &mut Ui<Message>) {
    let names = Theme::ALL.map(|theme| theme.name);
    let question = Dialog::choose("Which theme?", names);
    ui.show_once(question, Layer::dialog(), Message::Theme);
}

fn main() -> ExitCode {
    strombus::run::<Jobs>()
}

#[test]
fn questions_are_answered() {
    let mut pilot = strombus::Pilot::<Jobs>::new(16, 50);
    pilot.keys("<Down>x");
    assert!(pilot.screen().contains("Cancel Twin primes?"));
    pilot.keys("y");
    assert!(pilot.screen().contains("Twin primes is cancelled."));
    assert_eq!(pilot.keys("t<Down><Enter>").ui().theme().name, "dark");
}
