//! A part of a widget that is larger than its place; the app says which.

use std::time::Duration;

use strombus_widgets::terminal::Position;
use strombus_widgets::{Border, Child, Id, Label, Session, VBox, Viewport};

use crate::stage::{App, Ui};

const STEP: Duration = Duration::from_millis(400);

pub(crate) struct Demo {
    viewport: Id<Viewport>,
    heading: Position,
}

pub(crate) enum Message {
    Step,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let row = |a: u16| (1..=20).map(|b| format!("{:>5}", a * b)).collect();
        let table: Vec<String> = (1..=20).map(row).collect();
        let viewport = ui.add(Viewport::new(Label::new(table.join("\n"))));
        let window = Border::new(viewport).title("20 x 20, by itself");
        ui.set_root(VBox::of([Child::new(window).fixed(8)]));
        ui.every(STEP, || Message::Step);
        Self {
            viewport,
            heading: Position::new(1, 1),
        }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Step => {
                let viewport = &ui[self.viewport];
                let (at, end) = (viewport.offset(), viewport.end());
                self.heading = Position::new(
                    turn(at.row, end.row, self.heading.row),
                    turn(at.column, end.column, self.heading.column),
                );
                ui[self.viewport].set_offset(at.offset(self.heading));
            }
        }
    }
}

/// Where to go on to: back from the ends.
fn turn(at: i32, end: i32, heading: i32) -> i32 {
    match at + heading {
        next if next < 0 => 1,
        next if next > end => -1,
        _ => heading,
    }
}
