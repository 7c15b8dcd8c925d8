//! What changes by itself: lines of a log, labels, progress.

use std::time::Duration;

use strombus_widgets::terminal::{Canvas, Position, Style};
use strombus_widgets::{
    App, Button, Id, Label, Pilot, PlainPilot, Session, Spoken, SpokenRole, TextArea, Ui, VBox,
    Widget,
};

struct Percent(u8);

impl Widget for Percent {
    type Event = std::convert::Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        canvas.text(Position::ORIGIN, &format!("{} %", self.0), Style::PLAIN);
    }

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Progress)
            .name("Copying")
            .percent(self.0)
    }
}

/// A widget that says nothing of itself.
struct Drawn(&'static str);

impl Widget for Drawn {
    type Event = std::convert::Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        canvas.text(Position::new(0, 0), "┌────┐", Style::PLAIN);
        canvas.text(Position::new(1, 1), self.0, Style::PLAIN);
    }
}

struct News {
    log: Id<TextArea>,
    label: Id<Label>,
    percent: Id<Percent>,
}

enum Message {
    Log(String),
    Label(&'static str),
    Percent(u8),
}

impl App for News {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        ui.set_title("News");
        let log = ui.add(TextArea::new().with_text("The first line."));
        let label = ui.add(Label::new("Calm"));
        let percent = ui.add(Percent(0));
        let button = ui.add(Button::new("Stop"));
        let drawn = ui.add(Drawn("drawn words"));
        ui.set_root(VBox::of([
            log.into(),
            label.into(),
            percent.into(),
            button.into(),
            drawn.into(),
        ]));
        Self {
            log,
            label,
            percent,
        }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Log(text) => ui[self.log].push(&text),
            Message::Label(text) => ui[self.label].set_text(text),
            Message::Percent(percent) => ui[self.percent].0 = percent,
        }
    }
}

fn opened() -> PlainPilot<News> {
    let mut pilot = Pilot::<News>::plain(80);
    let said = pilot.said();
    assert!(
        said.ends_with(
            "The first line.\nCalm\nCopying: 0 percent.\ndrawn words\nStop: button. Enter presses it.\n"
        ),
        "{said}"
    );
    pilot
}

#[test]
fn lines_of_a_log_are_said_as_they_come_and_never_twice() {
    let mut pilot = opened();
    assert_eq!(pilot.send(Message::Log("A\nB".into())).said(), "A\nB\n");
    assert_eq!(pilot.send(Message::Log("A".into())).said(), "A\n");
    assert_eq!(pilot.send(Message::Label("Calm")).said(), "");
}

#[test]
fn of_a_flood_the_newest_lines_are_said() {
    let mut pilot = opened();
    let flood: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
    let said = pilot.send(Message::Log(flood.join("\n"))).said();
    assert!(said.starts_with("960 lines are left out.\n960\n"), "{said}");
    assert!(said.ends_with("999\n"));
}

#[test]
fn a_text_that_changes_by_itself_is_said_ever_more_seldom() {
    let mut pilot = opened();
    let mut said = 0;
    for second in 0..600 {
        let text = if second % 2 == 0 { "Tick" } else { "Tock" };
        pilot
            .send(Message::Label(text))
            .advance(Duration::from_secs(1));
        said += pilot.said().lines().count();
    }
    assert!((5..=10).contains(&said), "{said} times in ten minutes");
    // What the person does makes it news again.
    pilot.advance(Duration::from_secs(600)).said();
    pilot.line("where");
    assert_eq!(pilot.send(Message::Label("Done")).said(), "Done\n");
}

#[test]
fn what_was_held_back_is_said_in_the_end() {
    let mut pilot = opened();
    assert_eq!(pilot.send(Message::Label("One")).said(), "One\n");
    assert_eq!(pilot.send(Message::Label("Two")).said(), "");
    assert_eq!(pilot.advance(Duration::from_secs(60)).said(), "Two\n");
}

#[test]
fn progress_is_said_by_quarters() {
    let mut pilot = opened();
    for percent in 1..=100 {
        pilot.send(Message::Percent(percent));
    }
    assert_eq!(
        pilot.said(),
        "Copying: 25 percent.\nCopying: 50 percent.\nCopying: 75 percent.\nCopying: 100 percent.\n"
    );
}

#[test]
fn slow_progress_is_said_after_some_seconds() {
    let mut pilot = opened();
    pilot.send(Message::Percent(3));
    assert_eq!(pilot.said(), "");
    assert_eq!(
        pilot.advance(Duration::from_secs(11)).said(),
        "Copying: 3 percent.\n"
    );
}

#[test]
fn reading_says_all_again() {
    let mut pilot = opened();
    pilot.send(Message::Label("Wild"));
    let said = pilot.line("read");
    assert!(
        said.starts_with("The first line.\nWild\nCopying: 0 percent.\ndrawn words\n"),
        "{said}"
    );
}

#[test]
fn no_control_character_comes_out() {
    let mut pilot = opened();
    let said = pilot
        .send(Message::Log("a\u{1b}[2J\u{7}b\u{9b}c\u{202e}d".into()))
        .said();
    assert_eq!(said, "a[2Jbcd\n");
}
