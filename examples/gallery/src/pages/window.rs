//! What the window library of Twisted Insults was shown with, rebuilt.

use std::time::Duration;

use strombus_widgets::terminal::{Position, Size};
use strombus_widgets::{
    AbsoluteBox, Border, Button, Child, Drawing, HBox, Id, Label, List,
    ListEvent, Packer, Pressed, ScrolledArea, Session, Submitted, TextArea,
    TextInput, TimerId, VBox, Viewport,
};

use crate::stage::{App, Ui};

const STEP: Duration = Duration::from_millis(250);

/// As large as anybody's pane may be; the ball stays in a part of it.
const SHEET: Size = Size::new(100, 300);
const COURT: Position = Position::new(3, 16);

pub(crate) struct Demo {
    output: Id<TextArea>,
    drawing: Id<Drawing>,
    viewport: Id<Viewport>,
    pause: Id<Button>,
    /// Runs while anything moves.
    timer: Option<TimerId>,
    steps: i32,
}

pub(crate) enum Message {
    Said(String),
    Chose(usize),
    Pause,
    Wipe,
    Step,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let output = ui.add(TextArea::new().limit(200));
        let input = TextInput::new()
            .placeholder("Say something")
            .clear_on_submit()
            .history(50);
        let input = ui.add_with(input, |Submitted(line)| Message::Said(line));

        let list = List::new((1..=100).map(|n| format!("shell {n}")));
        let list = ui.add_filtered(list, |event| match event {
            ListEvent::Chosen(item) => Some(Message::Chose(item)),
            _ => None,
        });

        let drawing = ui.add(Drawing::new(SHEET));
        let words = (1..=200).map(|n| Label::new(format!("wave {n}")).into());
        let sea = Packer::of(words).gap(0, 2);
        let viewport = Viewport::new(sea).content_size(Size::new(30, 70));
        let viewport = ui.add(viewport);

        let row = |a: u16| (1..=20).map(|b| format!("{:>4}", a * b)).collect();
        let table: Vec<String> = (1..=20).map(row).collect();
        let table = ui.add(ScrolledArea::new(Label::new(table.join("\n"))));

        let pause = ui.add_with(Button::new("Pause"), |Pressed| Message::Pause);
        let wipe = ui.add_with(Button::new("Wipe"), |Pressed| Message::Wipe);
        let buttons = AbsoluteBox::new()
            .with(pause, Position::new(0, 1))
            .with(wipe, Position::new(2, 7));

        let say = VBox::of([input.into(), output.into()]);
        let rows = [
            row_of(pane("Say", say), pane("Choose", list)),
            row_of(pane("Draw", drawing), pane("Drifting by", viewport)),
            row_of(pane("Scrolled", table), pane("Placed", buttons)),
        ];
        ui.set_root(Border::new(VBox::of(rows)).title("A window"));
        ui.focus(input);
        let timer = Some(ui.every(STEP, || Message::Step));
        Self {
            output,
            drawing,
            viewport,
            pause,
            timer,
            steps: 0,
        }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Said(line) => ui[self.output].push(&line),
            Message::Chose(item) => {
                let line = format!("You took shell {}.", item + 1);
                ui[self.output].push(&line);
            }
            Message::Wipe => ui[self.drawing].clear(),
            Message::Step => self.step(ui),
            Message::Pause => {
                let label = match self.timer.take() {
                    Some(timer) => {
                        ui.cancel(timer);
                        "Go on"
                    }
                    None => {
                        self.timer = Some(ui.every(STEP, || Message::Step));
                        "Pause"
                    }
                };
                ui[self.pause].set_label(label);
            }
        }
    }
}

impl Demo {
    /// Moves the ball, and what is seen of the sea.
    fn step(&mut self, ui: &mut Ui<Message>) {
        let style = ui.theme().bar;
        let ball = self.within(COURT);
        ui[self.drawing].set(ball, ' ', style);
        self.steps = self.steps.wrapping_add(1);
        let ball = self.within(COURT);
        ui[self.drawing].set(ball, 'o', style);
        let end = ui[self.viewport].end();
        let offset = self.within(end);
        ui[self.viewport].set_offset(offset);
    }

    /// Where one is after so many steps who turns round at the edges.
    fn within(&self, end: Position) -> Position {
        let bounce = |end: i32| match end {
            0 => 0,
            end => end - (self.steps.rem_euclid(2 * end) - end).abs(),
        };
        Position::new(bounce(end.row), bounce(end.column))
    }
}

fn pane(title: &str, child: impl Into<Child>) -> Child {
    Child::from(Border::new(child).title(title)).flex(1)
}

fn row_of(left: Child, right: Child) -> Child {
    Child::from(HBox::of([left, right])).flex(1)
}
