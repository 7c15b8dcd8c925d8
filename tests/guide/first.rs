//! What `docs/guide/1-first.md` leads to.

use std::process::ExitCode;
use strombus::{App, Border, Id, Label, List, ListEvent, Session, Ui, VBox};

struct Jobs {
    details: Id<Label>,
}

enum Message {
    Selected(usize),
}

const JOBS: [&str; 3] = ["Primes", "Twin primes", "Palindromes"];

impl App for Jobs {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, session: &Session) -> Self {
        let list = ui.add_filtered(List::new(JOBS), |event| match event {
            ListEvent::Selected(number) => Some(Message::Selected(number)),
            ListEvent::Chosen(_) | ListEvent::Picked => None,
        });
        let details = ui.add(Label::new(format!("Welcome, {}.", session.user)));
        let jobs = Border::new(list).title("Jobs");
        ui.set_root(VBox::of([jobs.into(), details.into()]));
        Jobs { details }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        let Message::Selected(number) = message;
        ui[self.details].set_text(format!("{}: waiting", JOBS[number]));
    }
}

fn main() -> ExitCode {
    strombus::run::<Jobs>()
}

#[test]
fn the_arrows_select_a_job() {
    let mut pilot = strombus::Pilot::<Jobs>::new(6, 30);
    pilot.keys("<Down>");
    let expected = "\
┌─ Jobs ─────────────────────┐
│  Primes                    │
│› Twin primes               │
│  Palindromes               │
└────────────────────────────┘
Twin primes: waiting";
    assert_eq!(pilot.screen(), expected);
}
