//! What `docs/guide/2-layout.md` leads to.

use std::process::ExitCode;
use strombus::{App, Border, Child, Label, Lines, List, Session, Split, TextArea, Ui, VBox};

struct Panes;

impl App for Panes {
    // Nothing is to be heard of these widgets.
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        let list = ui.add(List::new(["Primes", "Twin primes"]));
        let log = ui.add(TextArea::new().limit(500));
        let details = Label::new("Primes below 100000\nwaiting");
        let right = VBox::of([
            Border::new(details).title("Details").into(),
            Child::new(Border::new(log).title("Log")).flex(1),
        ]);
        let jobs = Border::new(list).title("Jobs");
        let left = Child::new(jobs).fixed(18);
        ui.set_root(Split::beside(left, right).lines(Lines::Blank));
        ui.focus(list);
        Panes
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

fn main() -> ExitCode {
    strombus::run::<Panes>()
}

#[test]
fn there_are_three_panes() {
    let pilot = strombus::Pilot::<Panes>::new(7, 44);
    let expected = "\
┌─ Jobs ─────────┐ ┌─ Details ─────────────┐
│› Primes        │ │Primes below 100000    │
│  Twin primes   │ │waiting                │
│                │ └───────────────────────┘
│                │ ┌─ Log ─────────────────┐
│                │ │                       │
└────────────────┘ └───────────────────────┘";
    assert_eq!(pilot.screen(), expected);
}
