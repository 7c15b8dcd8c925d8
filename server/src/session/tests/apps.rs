//! The apps of the tests.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use strombus_terminal::{
    Bank, Canvas, CharacterSet, Color, Input, Key, KeyCode, Mode, Position, Query, Reply, Style,
};
use strombus_widgets::{
    App, Catalogue, Id, Label, Outcome, Session, Terminal, TerminalApp, Ui, Widget,
};

pub(super) fn catalogue() -> Catalogue {
    Catalogue::new()
        .app::<Keys>("keys", "shows the keys that were pressed")
        .app::<Menu>("menu", "goes elsewhere")
        .app::<Busy>("busy", "has something new to show all the time")
        .app_with(
            "works",
            "has work in the background",
            |ui: &mut Ui<String>, _: &Session| {
                ui.spawn(async { "the work is done".to_owned() });
                Page::open_with(ui, "working")
            },
        )
        .app_with(
            "timed",
            "has a timer from the beginning",
            |ui: &mut Ui<String>, _: &Session| {
                ui.after(Duration::from_secs(5), "it is time".to_owned());
                Page::open_with(ui, "waiting")
            },
        )
        .app_with(
            "panics when opened",
            "",
            |_: &mut Ui<String>, _: &Session| -> Page { panic!("told to, in open") },
        )
        .app_with("draws nothing", "", |ui: &mut Ui<String>, _: &Session| {
            ui.set_root(Fragile { broken: true });
            Page {
                shown: ui.add(Label::new("")),
            }
        })
        .app::<Panics>("panics", "panics where it is told to")
        .app::<Refined>("refined", "shows what is known of the terminal")
        .terminal_app::<Bare>("bare", "writes to the terminal by itself")
}

/// Shows the keys that were pressed, in order: the last of them, and how many there were if they are many. D sets a
/// timer of five seconds, N one that never ends.
struct Keys {
    shown: Id<Label>,
    count: usize,
    last: VecDeque<String>,
}

/// The keys that fit on a row.
const SHOWN: usize = 12;

impl Keys {
    fn say(&mut self, ui: &mut Ui<&'static str>, what: impl ToString) {
        self.count += 1;
        self.last.push_back(what.to_string());
        if self.last.len() > SHOWN {
            self.last.pop_front();
        }
        let count = if self.count > SHOWN {
            format!("{} ", self.count)
        } else {
            String::new()
        };
        let last: String = self.last.iter().map(|key| format!(" {key}")).collect();
        ui[self.shown].set_text(format!("{count}keys:{last}"));
    }
}

impl App for Keys {
    type Message = &'static str;

    fn open(ui: &mut Ui<Self::Message>, _session: &Session) -> Self {
        let shown = ui.add(Label::new("keys:"));
        ui.set_root(shown);
        Self {
            shown,
            count: 0,
            last: VecDeque::new(),
        }
    }

    fn update(&mut self, ui: &mut Ui<Self::Message>, message: Self::Message) {
        self.say(ui, message);
    }

    fn key(&mut self, ui: &mut Ui<Self::Message>, key: &Key) -> Outcome {
        match key.code {
            KeyCode::Char('D') => {
                ui.after(Duration::from_secs(5), "ding");
            }
            KeyCode::Char('N') => {
                ui.after(Duration::MAX, "never");
            }
            KeyCode::Char(c) if key.typed().is_some() => self.say(ui, c),
            KeyCode::Char(c) => self.say(ui, format_args!("{c}/{:?}", key.modifiers)),
            code => self.say(ui, format_args!("{code:?}")),
        }
        Outcome::Consumed
    }
}

/// Shows what its messages say.
struct Page {
    shown: Id<Label>,
}

impl Page {
    fn open_with(ui: &mut Ui<String>, text: &str) -> Self {
        let shown = ui.add(Label::new(text));
        ui.set_root(shown);
        Self { shown }
    }
}

impl App for Page {
    type Message = String;

    fn open(ui: &mut Ui<String>, _session: &Session) -> Self {
        Self::open_with(ui, "")
    }

    fn update(&mut self, ui: &mut Ui<String>, text: String) {
        ui[self.shown].set_text(text);
    }
}

/// Opens other apps: by a key, by a timer, by work in the background; or leaves with a status.
struct Menu;

impl App for Menu {
    type Message = &'static str;

    fn open(ui: &mut Ui<Self::Message>, _session: &Session) -> Self {
        ui.set_title("Menu");
        ui.set_root(Label::new("the menu"));
        Self
    }

    fn update(&mut self, ui: &mut Ui<Self::Message>, name: Self::Message) {
        ui.open(name);
    }

    fn key(&mut self, ui: &mut Ui<Self::Message>, key: &Key) -> Outcome {
        match key.code {
            KeyCode::Char('k') => ui.open("keys"),
            KeyCode::Char('w') => ui.open("works"),
            KeyCode::Char('t') => ui.open("timed"),
            KeyCode::Char('m') => ui.open("menu"),
            KeyCode::Char('e') => ui.open("bare"),
            KeyCode::Char('n') => ui.open("no such app"),
            KeyCode::Char('p') => ui.open("panics when opened"),
            KeyCode::Char('l') => {
                ui.after(Duration::from_secs(1), "works");
            }
            KeyCode::Char('b') => ui.spawn(async { "works" }),
            KeyCode::Char('7') => ui.leave_with(7),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}

/// Shows a number that has become another one whenever anybody looks; its timer is always due.
struct Busy {
    shown: Id<Label>,
    count: u64,
}

impl App for Busy {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        let shown = ui.add(Label::new("0"));
        ui.set_root(shown);
        ui.after(Duration::ZERO, ());
        Self { shown, count: 0 }
    }

    fn update(&mut self, ui: &mut Ui<()>, (): ()) {
        self.count += 1;
        ui[self.shown].set_text(self.count.to_string());
        ui.after(Duration::ZERO, ());
    }
}

/// Draws, or panics.
struct Fragile {
    broken: bool,
}

impl Widget for Fragile {
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        canvas.text(Position::ORIGIN, "still whole", Style::default());
        assert!(!self.broken, "told to, in draw");
    }
}

/// Panics where it is told to.
struct Panics {
    fragile: Id<Fragile>,
    when_dropped: bool,
}

impl App for Panics {
    type Message = &'static str;

    fn open(ui: &mut Ui<Self::Message>, _session: &Session) -> Self {
        let fragile = ui.add(Fragile { broken: false });
        ui.set_root(fragile);
        Self {
            fragile,
            when_dropped: false,
        }
    }

    fn update(&mut self, _ui: &mut Ui<Self::Message>, what: Self::Message) {
        panic!("told to, {what}");
    }

    fn key(&mut self, ui: &mut Ui<Self::Message>, key: &Key) -> Outcome {
        match key.code {
            KeyCode::Char('k') => panic!("told to by a key"),
            KeyCode::Char('u') => ui.send("in update"),
            KeyCode::Char('d') => ui[self.fragile].broken = true,
            KeyCode::Char('t') => {
                ui.after(Duration::from_secs(1), "in time");
            }
            KeyCode::Char('b') => ui.spawn(async { panic!("told to, in the background") }),
            KeyCode::Char('r') => {
                self.when_dropped = true;
                ui.leave();
            }
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn interrupt(&mut self, _ui: &mut Ui<Self::Message>) {
        panic!("told to, in interrupt");
    }
}

impl Drop for Panics {
    fn drop(&mut self) {
        assert!(!self.when_dropped, "told to, when dropped");
    }
}

/// Shows what is known of the terminal, how often it was told, and what its `?` found out.
struct Refined {
    shown: Id<Label>,
    times: usize,
}

impl Refined {
    fn show(&self, ui: &mut Ui<String>) {
        let profile = ui.profile();
        let dark = profile
            .dark
            .map_or("unknown", |dark| if dark { "dark" } else { "light" });
        let text = format!("{:?} {dark} {}", profile.colors, self.times);
        ui[self.shown].set_text(text);
    }
}

impl App for Refined {
    type Message = String;

    fn open(ui: &mut Ui<String>, _session: &Session) -> Self {
        let shown = ui.add(Label::new("").style(Style::new().fg(Color::Rgb(200, 100, 50))));
        ui.set_root(shown);
        let refined = Self { shown, times: 0 };
        refined.show(ui);
        refined
    }

    fn update(&mut self, ui: &mut Ui<String>, text: String) {
        ui[self.shown].set_text(text);
    }

    fn key(&mut self, ui: &mut Ui<String>, key: &Key) -> Outcome {
        match key.code {
            KeyCode::Char('?') => ui.ask(Query::CursorPosition, |reply| format!("{reply:?}")),
            KeyCode::Char('c') => ui.ask(Query::PrimaryAttributes, |reply| format!("{reply:?}")),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn profile_refined(&mut self, ui: &mut Ui<String>) {
        self.times += 1;
        self.show(ui);
    }
}

/// How much [`Bare`] writes at `f`.
pub(super) const FLOOD: usize = 1000;

/// Writes by itself: its size; `f` a thousand characters, `t` something after five seconds, `d` makes a mess, `m` opens
/// the menu, `k` panics. Says what else it gets.
struct Bare;

impl TerminalApp for Bare {
    fn open(_terminal: &mut Terminal, _session: &Session) -> Self {
        Self
    }

    fn show(&mut self, terminal: &mut Terminal) {
        let size = terminal.size();
        let text = format!("bare {}x{}", size.rows, size.columns);
        terminal.write().text(&text).next_line();
    }

    fn input(&mut self, terminal: &mut Terminal, input: Input) {
        let key = match input {
            Input::Key(key) => key,
            Input::Reply(Reply::Version(version)) => {
                terminal.write().text(&version);
                return;
            }
            _ => return,
        };
        match key.code {
            KeyCode::Char('f') => {
                let text = "f".repeat(FLOOD - 1);
                terminal.write().text(&text).text("!");
            }
            KeyCode::Char('t') => terminal.wake_after(Duration::from_secs(5)),
            KeyCode::Char('v') => terminal.ask(Query::Version),
            KeyCode::Char('m') => terminal.open("menu"),
            KeyCode::Char('k') => panic!("told to by a key"),
            KeyCode::Char('q') => terminal.leave_with(3),
            KeyCode::Char('d') => {
                terminal
                    .write()
                    .set_mode(Mode::ORIGIN)
                    .set_mode(Mode::INSERT)
                    .set_mode(Mode::CURSOR_KEYS)
                    .reset_mode(Mode::CURSOR_VISIBLE)
                    .application_keypad()
                    .designate(Bank::G0, CharacterSet::DecGraphics)
                    .scroll_region(2..4)
                    .background(Color::RED)
                    .text("mess");
            }
            code => {
                let text = format!("{code:?}");
                terminal.write().text(&text);
            }
        }
    }

    fn woken(&mut self, terminal: &mut Terminal) {
        terminal.write().text("it is time");
    }
}
