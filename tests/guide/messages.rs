//! What `docs/guide/3-messages.md` leads to.

use std::process::ExitCode;
use strombus::terminal::Key;
use strombus::{App, Binding, Child, Id, KeyBar, List, Session, Transport, Ui, VBox};

struct Jobs {
    list: Id<List>,
    may_cancel: bool,
}

#[derive(Clone)]
enum Message {
    Cancel,
}

impl App for Jobs {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, session: &Session) -> Self {
        let list = ui.add(List::new(["Primes", "Twin primes"]));
        ui.set_root(VBox::of([Child::new(list).flex(1), KeyBar::new().into()]));
        let is_local = session.transport == Transport::Local;
        let may_cancel = is_local || session.has_role("operator");
        Jobs { list, may_cancel }
    }

    fn bindings(&self) -> Vec<Binding<Message>> {
        let cancel = Binding::new(Key::char('x'), "cancel", Message::Cancel);
        vec![cancel.enabled(self.may_cancel)]
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Cancel => ui[self.list].set_items(["Twin primes"]),
        }
    }
}

fn main() -> ExitCode {
    strombus::run::<Jobs>()
}

#[test]
fn only_operators_cancel() {
    use strombus::Pilot;
    let operator = Session {
        roles: vec!["operator".into()],
        ..Session::pilot()
    };
    let mut ann = Pilot::start(4, 60, |ui| Jobs::open(ui, &operator));
    assert!(ann.screen().contains("x cancel"));
    assert!(!ann.keys("x").screen().contains("› Primes"));

    let mut bob = Pilot::<Jobs>::new(4, 60);
    assert!(!bob.screen().contains("cancel"));
    assert!(bob.keys("x").screen().contains("› Primes"));
}
