//! An app that does what the test tells it, and a widget that tells what it was told.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test is a crate of its own and uses a part of this"
)]

use strombus_widgets::terminal::{Canvas, Key, Mouse, MouseAction, Position, Rect, Size, Style};
use strombus_widgets::*;

/// Something to do to the tree.
pub type Act = Box<dyn FnOnce(&mut Ui<Message>) + Send>;

/// What is told to the stage.
pub enum Message {
    /// Do this to the tree.
    Do(Act),
    /// A widget, a timer or a task said this.
    Said(String),
}

/// An app whose tree the test builds and changes.
#[derive(Default)]
pub struct Stage {
    /// What was said, in order.
    pub heard: Vec<String>,
}

impl App for Stage {
    type Message = Message;

    fn open(_ui: &mut Ui<Message>, _session: &Session) -> Self {
        Self::default()
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Do(act) => act(ui),
            Message::Said(what) => self.heard.push(what),
        }
    }
}

/// A pilot of a stage with the tree that `build` makes, and what `build` returns.
pub fn stage<T>(
    rows: u16,
    columns: u16,
    build: impl FnOnce(&mut Ui<Message>) -> T,
) -> (Pilot<Stage>, T) {
    let mut built = None;
    let pilot = Pilot::start(rows, columns, |ui| {
        built = Some(build(ui));
        Stage::default()
    });
    (pilot, built.expect("the pilot builds the tree"))
}

/// Changes the tree, as the app would.
pub fn act(pilot: &mut Pilot<Stage>, act: impl FnOnce(&mut Ui<Message>) + Send + 'static) {
    pilot.send(Message::Do(Box::new(act)));
}

/// Takes what was said since the start.
pub fn heard(pilot: &Pilot<Stage>) -> Vec<&str> {
    pilot.app().heard.iter().map(String::as_str).collect()
}

/// Compares the screen with rows of text, blank rows at the end left out.
#[track_caller]
pub fn check_screen(pilot: &Pilot<Stage>, expected: &[&str]) {
    let screen = pilot.screen();
    let expected = expected.join("\n");
    assert!(
        screen == expected,
        "the screen is\n{screen}\n\nand is to be\n{expected}\n"
    );
}

/// A widget that fills its area with the first letter of its name, and says what reaches it.
pub struct Probe {
    name: String,
    wish: Wish,
    focusable: bool,
    takes_text: bool,
    consumes: bool,
    cursor: Option<Position>,
    /// What it was told of the focus last.
    pub focus: Focus,
    /// How large it was told to be last.
    pub size: Size,
}

/// A probe that takes whatever room there is.
pub fn probe(name: &str) -> Probe {
    Probe {
        name: name.into(),
        wish: Wish::FLEXIBLE,
        focusable: false,
        takes_text: false,
        consumes: true,
        cursor: None,
        focus: Focus::None,
        size: Size::default(),
    }
}

impl Probe {
    /// With this wish.
    pub fn wish(mut self, rows: Length, columns: Length) -> Self {
        self.wish = Wish::new(rows, columns);
        self
    }

    /// Of a size of its own.
    pub fn fixed(self, rows: u16, columns: u16) -> Self {
        self.wish(Length::fixed(rows), Length::fixed(columns))
    }

    /// Changes the wish.
    pub fn set_fixed(&mut self, rows: u16, columns: u16) {
        self.wish = Wish::fixed(Size::new(rows, columns));
    }

    /// That takes the focus.
    pub fn focusable(mut self) -> Self {
        self.focusable = true;
        self
    }

    /// To which letters are text.
    pub fn text(mut self) -> Self {
        self.takes_text = true;
        self.focusable()
    }

    /// That ignores everything, after saying it.
    pub fn ignoring(mut self) -> Self {
        self.consumes = false;
        self
    }

    /// With a cursor.
    pub fn cursor(mut self, row: i32, column: i32) -> Self {
        self.cursor = Some(Position::new(row, column));
        self
    }

    fn outcome(&self) -> Outcome {
        if self.consumes {
            Outcome::Consumed
        } else {
            Outcome::Ignored
        }
    }
}

impl Widget for Probe {
    type Event = String;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let letter = self.name.chars().take(1).collect::<String>();
        for row in 0..i32::from(canvas.size().rows) {
            let columns = canvas.size().columns;
            canvas.horizontal(Position::new(row, 0), columns, &letter, Style::PLAIN);
        }
        if let Some(at) = self.cursor {
            canvas.set_cursor(at);
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        self.wish
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, String>) -> Outcome {
        // Tab stays free to move the focus.
        let Some(c) = key.typed() else {
            return Outcome::Ignored;
        };
        emit.emit(format!("{} {c}", self.name));
        self.outcome()
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, String>) -> Outcome {
        let action = match mouse.action {
            MouseAction::Press(_) => "press",
            MouseAction::Release(_) => "release",
            MouseAction::Drag(_) => "drag",
            _ => "turn",
        };
        emit.emit(format!(
            "{} {action} {},{}",
            self.name, mouse.at.row, mouse.at.column
        ));
        self.outcome()
    }

    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, String>) -> Outcome {
        emit.emit(format!("{} pasted {text}", self.name));
        self.outcome()
    }

    fn focusable(&self) -> bool {
        self.focusable
    }

    fn takes_text(&self) -> bool {
        self.takes_text
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
    }
}

/// Widgets that lie where the test says, over one another if it says so.
#[derive(Default)]
pub struct Pile {
    /// What lies where; without a place it is not seen.
    pub placed: Vec<(Child, Option<Rect>)>,
    /// What it was told of the focus last.
    pub focus: Focus,
    /// Where the focus was said to be when it was asked to reveal it.
    pub revealed: Option<Rect>,
    /// How far it scrolls, when it is asked to reveal.
    pub scroll: i32,
}

impl Pile {
    /// With `child` at `row` and `column`, so large.
    pub fn with(
        mut self,
        child: impl Into<Child>,
        row: i32,
        column: i32,
        rows: u16,
        columns: u16,
    ) -> Self {
        let area = Rect::new(Position::new(row, column), Size::new(rows, columns));
        self.placed.push((child.into(), Some(area)));
        self
    }
}

impl Widget for Pile {
    type Event = std::convert::Infallible;

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        for (child, _) in &mut self.placed {
            visit(child);
        }
    }

    fn arrange(&mut self, _size: Size, arranger: &mut Arranger<'_>) {
        for (child, area) in &self.placed {
            if let Some(area) = area {
                arranger.place(child, area.offset(Position::new(-self.scroll, 0)));
            }
        }
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn reveal(&mut self, area: Rect) -> bool {
        self.revealed = Some(area);
        let before = self.scroll;
        self.scroll += area.top().min(0);
        self.scroll != before
    }
}

/// Takes in a probe whose events the stage hears.
pub fn add(ui: &mut Ui<Message>, probe: Probe) -> Id<Probe> {
    ui.add_with(probe, Message::Said)
}

/// Numbers that look like chance and are the same in each run (Knuth's MMIX generator).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `end`.
    pub fn below(&mut self, end: u16) -> u16 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = u16::try_from(self.0 >> 48).unwrap_or(0);
        high % end.max(1)
    }

    /// One of `items`.
    pub fn one<T: Copy>(&mut self, items: &[T]) -> Option<T> {
        let index = self.below(u16::try_from(items.len()).unwrap_or(u16::MAX));
        items.get(usize::from(index)).copied()
    }
}
