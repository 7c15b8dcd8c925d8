//! An app around the widgets that a test builds: what they tell it is said below them.

use strombus_widgets::{App, Child, Id, Label, PlainPilot, Session, Ui, VBox};

pub(crate) struct Stage {
    told: Id<Label>,
}

impl App for Stage {
    type Message = String;

    fn open(_ui: &mut Ui<String>, _session: &Session) -> Self {
        unreachable!("a test builds it")
    }

    fn update(&mut self, ui: &mut Ui<String>, message: String) {
        ui[self.told].set_text(format!("Told: {message}"));
    }
}

/// A dialogue with what `build` adds, after the words with which it began.
pub(crate) fn open(build: impl FnOnce(&mut Ui<String>) -> Child) -> PlainPilot<Stage> {
    let mut pilot = begin(build);
    pilot.said();
    pilot
}

/// A dialogue with what `build` adds.
pub(crate) fn begin(build: impl FnOnce(&mut Ui<String>) -> Child) -> PlainPilot<Stage> {
    PlainPilot::start(200, |ui| {
        ui.set_title("Stage");
        let child = build(ui);
        let told = ui.add(Label::new(""));
        ui.set_root(VBox::of([child, Child::new(told).fixed(2)]));
        Stage { told }
    })
}

/// What is said of `build` when it is met first, without the words that each dialogue begins with.
pub(crate) fn met(build: impl FnOnce(&mut Ui<String>) -> Child) -> String {
    let said = begin(build).said();
    let opening = "Stage.\nPlain mode: type ? and Enter for help.\n";
    said.strip_prefix(opening)
        .unwrap_or_else(|| panic!("{said}"))
        .to_owned()
}

/// A dialogue as a test writes it down: what is typed stands behind `> `.
pub(crate) fn check(pilot: &mut PlainPilot<Stage>, dialogue: &str) {
    let mut heard = String::new();
    for line in dialogue.lines() {
        if let Some(typed) = line.strip_prefix("> ").or((line == ">").then_some("")) {
            heard.push_str(line);
            heard.push('\n');
            heard.push_str(&pilot.line(typed));
        }
    }
    assert_eq!(heard.trim_end(), dialogue.trim_end(), "\n{heard}");
}
