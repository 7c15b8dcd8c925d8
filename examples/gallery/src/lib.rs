//! Every widget on one screen: `strombus run gallery`, or `strombus serve --app gallery` and `ssh` to it.
//!
//! It is the demonstration that Twisted Insults' window library came with, and then some: what is typed and chosen
//! is told in the output, the poem moves by a timer until the button stops it, and everything can be reached with
//! Tab, clicked and scrolled.

mod content;

use std::time::Duration;

use strombus_widgets::terminal::{Color, Position, Size, Style};
use strombus_widgets::{
    App, Border, Button, Child, Content, Drawing, HBox, Id, Label, List, ListEvent, Pressed,
    ScrolledArea, Session, Submitted, TextArea, TextInput, TimerId, Ui, VBox, Viewport,
};

/// How long the poem rests before its next step.
const STEP: Duration = Duration::from_millis(500);

/// What the app says itself.
const NOTE: Style = Style::new().fg(Color::GREY);

/// The sheet to draw on: as large as anybody's pane may be.
const SHEET: Size = Size::new(100, 300);

const KEYS: &str = "Ctrl-C leave   Tab next   Shift-Tab back   arrows move   Enter choose";

/// The app.
#[derive(Debug)]
pub struct Gallery {
    output: Id<TextArea>,
    poem: Id<Viewport>,
    pause: Id<Button>,
    /// Runs while the poem moves.
    timer: Option<TimerId>,
    /// Where the poem's next step leads.
    heading: Position,
}

/// What the widgets and the timer say.
#[derive(Clone, Debug)]
pub enum Message {
    /// A line was typed.
    Said(String),
    /// The element of this number was chosen, from 0.
    Element(usize),
    /// The numeral of this number was chosen, from 0.
    Numeral(usize),
    /// The button was pressed.
    Pause,
    /// It is time for the poem's next step.
    Step,
}

impl App for Gallery {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        ui.set_title("Strombus gallery");
        let mut output = TextArea::new().limit(500);
        output.push_styled("Lines and choices are told here.", NOTE);
        let output = ui.add(output);
        let input = TextInput::new()
            .placeholder("Say something, then Enter")
            .clear_on_submit()
            .history(50);
        let input = ui.add_with(input, |Submitted(line)| Message::Said(line));

        let elements = chooser(ui, content::ELEMENTS, Message::Element);
        let numerals = chooser(ui, (1..=100).map(content::numeral), Message::Numeral);

        let drawing = ui.add(sketch());
        let poem = ui.add(Viewport::new(Label::new(content::POEM)));
        let pause = ui.add_with(Button::new("Pause"), |Pressed| Message::Pause);

        let table = ui.add(ScrolledArea::new(Label::new(content::times_table())));
        let wrapped = ui.add(TextArea::new().with_text(content::CONCHS));
        let truncated = ui.add(TextArea::new().with_text(content::CONCHS).truncating());

        let conversation = VBox::of([input.into(), output.into()]);
        let moving = VBox::of([poem.into(), pause.into()]);
        let panes = [
            pane("Say", conversation),
            beside(pane("Elements", elements), pane("Numerals", numerals)),
            pane("Draw with keys or mouse", drawing),
            pane("Moving", moving),
            pane("Times table", table),
            beside(pane("Wrapped", wrapped), pane("Truncated", truncated)),
        ];
        let foot = Label::new(KEYS).style(NOTE).seen_only();
        ui.set_root(VBox::of([rows_of_two(panes), foot.into()]));
        ui.focus(input);

        Self {
            output,
            poem,
            pause,
            timer: Some(ui.every(STEP, || Message::Step)),
            heading: Position::new(1, 1),
        }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Said(line) => ui[self.output].push(&line),
            Message::Element(index) => {
                let name = content::ELEMENTS.get(index).copied().unwrap_or_default();
                self.tell(ui, &format!("{name} is element {}.", index + 1));
            }
            Message::Numeral(index) => {
                let number = index + 1;
                self.tell(ui, &format!("{} is {number}.", content::numeral(number)));
            }
            Message::Pause => self.pause(ui),
            Message::Step => self.step(ui),
        }
    }
}

impl Gallery {
    fn tell(&self, ui: &mut Ui<Message>, what: &str) {
        ui[self.output].push_styled(what, NOTE);
    }

    /// Stops the poem, or lets it go on. While it stands still there is no timer, and the session rests.
    fn pause(&mut self, ui: &mut Ui<Message>) {
        let label = if let Some(timer) = self.timer.take() {
            ui.cancel(timer);
            self.tell(ui, "The poem rests.");
            "Go on"
        } else {
            self.timer = Some(ui.every(STEP, || Message::Step));
            self.tell(ui, "The poem goes on.");
            "Pause"
        };
        ui[self.pause].set_label(label);
    }

    /// Moves the poem on, back and forth both ways. Where it has no room it is left alone: nobody sees it.
    fn step(&mut self, ui: &mut Ui<Message>) {
        let Some(poem) = ui.get(self.poem) else {
            return;
        };
        let (here, end) = (poem.offset(), poem.end());
        if poem.window().is_empty() || end == Position::ORIGIN {
            return;
        }
        let turn = |at: i32, end: i32, heading: i32| match at + heading {
            next if next < 0 => 1,
            next if next > end => -1,
            _ => heading,
        };
        self.heading = Position::new(
            turn(here.row, end.row, self.heading.row),
            turn(here.column, end.column, self.heading.column),
        );
        ui[self.poem].set_offset(here.offset(self.heading));
    }
}

/// A list of which only the choices matter.
fn chooser(
    ui: &mut Ui<Message>,
    items: impl IntoIterator<Item = impl Into<Content>>,
    message: fn(usize) -> Message,
) -> Id<List> {
    ui.add_filtered(List::new(items), move |event| match event {
        ListEvent::Chosen(index) => Some(message(index)),
        ListEvent::Selected(_) | ListEvent::Picked => None,
    })
}

/// A shell, to draw on.
fn sketch() -> Drawing {
    let mut drawing = Drawing::new(SHEET);
    for (row, line) in (0..).zip(content::SHELL.lines()) {
        for (column, character) in (0..).zip(line.chars()) {
            drawing.set(Position::new(row, column), character, Style::PLAIN);
        }
    }
    drawing
}

fn pane(title: &str, child: impl Into<Child>) -> Child {
    Child::from(Border::new(child).title(title)).flex(1)
}

fn beside(left: Child, right: Child) -> Child {
    Child::from(HBox::of([left, right])).flex(1)
}

/// Three equal rows of two equal halves.
fn rows_of_two(panes: [Child; 6]) -> Child {
    let [a, b, c, d, e, f] = panes;
    let row = |left, right| Child::from(HBox::of([left, right])).flex(1);
    Child::from(VBox::of([row(a, b), row(c, d), row(e, f)])).flex(1)
}
