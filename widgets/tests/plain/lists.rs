//! Lists, numbered.

use strombus_widgets::{App, Border, Id, Label, List, ListEvent, PlainPilot, Session, Ui, VBox};

struct Chooser {
    told: Id<Label>,
}

impl Chooser {
    fn of(count: usize) -> PlainPilot<Self> {
        PlainPilot::start(80, |ui| Self::with(ui, count))
    }

    fn with(ui: &mut Ui<usize>, count: usize) -> Self {
        let items = (1..=count).map(|n| format!("Item {n}"));
        let list = ui.add_filtered(List::new(items), |event| match event {
            ListEvent::Chosen(item) => Some(item),
            ListEvent::Selected(_) | ListEvent::Picked => None,
        });
        let told = ui.add(Label::new(""));
        ui.set_root(VBox::of([
            Border::new(list).title("Things").into(),
            told.into(),
        ]));
        Self { told }
    }
}

impl App for Chooser {
    type Message = usize;

    fn open(ui: &mut Ui<usize>, _session: &Session) -> Self {
        Self::with(ui, 3)
    }

    fn update(&mut self, ui: &mut Ui<usize>, item: usize) {
        ui[self.told].set_text(format!("You chose {}.", item + 1));
    }
}

#[test]
fn a_list_is_numbered_and_a_number_chooses() {
    let mut pilot = Chooser::of(3);
    let said = pilot.said();
    assert!(
        said.ends_with(
            "List of 3. Type a number or a name to choose.\n1. Item 1\n2. Item 2\n3. Item 3\n"
        ),
        "{said}"
    );
    assert_eq!(pilot.line("2"), "You chose 2.\n");
    assert_eq!(pilot.line("item 3"), "You chose 3.\n");
    assert_eq!(pilot.line("4"), "There is no 4, only 1 to 3.\n");
    assert_eq!(
        pilot.line("item"),
        "Several fit:\n1. Item 1\n2. Item 2\n3. Item 3\n"
    );
}

#[test]
fn a_long_list_is_said_twenty_at_a_time() {
    let mut pilot = Chooser::of(50);
    assert!(
        pilot
            .said()
            .ends_with("20. Item 20\n30 more: Enter goes on.\n")
    );
    let more = pilot.line("");
    assert!(
        more.starts_with("21. Item 21\n")
            && more.ends_with("40. Item 40\n10 more: Enter goes on.\n"),
        "{more}"
    );
    assert!(pilot.line("more").ends_with("50. Item 50\n"));
    assert_eq!(pilot.line("/more"), "That was all.\n");
    assert_eq!(pilot.line("35"), "You chose 35.\n");
    assert!(
        pilot
            .line("where")
            .starts_with("Things: list of 50.\n1. Item 1\n")
    );
}

#[test]
fn many_items_are_said_as_few_are() {
    let mut pilot = Chooser::of(100_000);
    assert!(pilot.said().ends_with("99980 more: Enter goes on.\n"));
    assert_eq!(pilot.line("100000"), "You chose 100000.\n");
    assert_eq!(pilot.line("Item 77777"), "You chose 77777.\n");
    let several = pilot.line("9");
    assert_eq!(several, "You chose 9.\n");
}

#[test]
fn an_empty_list_is_one_of_nothing() {
    let mut pilot = Chooser::of(0);
    assert!(pilot.said().contains("List of 0"));
    assert_eq!(pilot.line("1"), "There is nothing to choose.\n");
}
