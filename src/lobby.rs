//! The lobby: the app that lists the apps.

use strombus_widgets::terminal::{Color, Key, Style, text};
use strombus_widgets::{
    App, Binding, Border, Child, HBox, Label, Length, List, ListEvent, Session, Transport, Ui, VBox,
};

/// No row of the lobby is longer, however wide the terminal: beyond that, eyes lose the row.
const COLUMNS: u16 = 76;

/// What explains, as the frames are drawn.
const QUIET: Style = Style::new().fg(Color::GREY);

/// The app that lists the apps, and opens the one that is chosen.
#[derive(Debug)]
pub struct Lobby {
    names: Vec<String>,
}

/// What the person wants.
#[derive(Clone, Copy, Debug)]
pub enum Chosen {
    /// An app, by its number.
    App(usize),
    /// Another theme is wanted.
    AskTheme,
}

impl Lobby {
    /// Opens the lobby for `session`, with the names and summaries of `apps`.
    pub fn open_with(ui: &mut Ui<Chosen>, session: &Session, apps: Vec<(String, String)>) -> Self {
        ui.set_title("Strombus");
        let welcome = Label::new(format!("Welcome, {}.", session.user));
        let carried = Label::new(carried(session)).style(QUIET);
        let (body, keys) = if apps.is_empty() {
            let nothing = Label::new("There is no app here for you.");
            (Border::new(nothing), "q leave   t theme")
        } else {
            let list = ui.add_filtered(List::new(rows(&apps)), |event| match event {
                ListEvent::Chosen(item) => Some(Chosen::App(item)),
                ListEvent::Selected(_) | ListEvent::Picked => None,
            });
            ui.focus(list);
            (
                Border::new(list),
                "↑↓ choose   Enter open   q leave   t theme",
            )
        };
        // With less room the lines above keep theirs and the list scrolls; with more it does not grow.
        let body = Child::new(body.title("Strombus")).length(Length::flexible().min(3));
        let page = VBox::new()
            .with(line(welcome))
            .with(line(carried))
            .with(line(Label::default()))
            .with(body)
            .with(line(Label::new(keys).style(QUIET).seen_only()));
        let rows = u16::try_from(apps.len().max(1))
            .unwrap_or(u16::MAX)
            .saturating_add(6);
        let page = Child::new(page).length(Length::preferred(rows).max(rows));
        let page = VBox::new().with(space(1)).with(page).with(space(2));
        let page = Child::new(page).length(Length::preferred(COLUMNS).max(COLUMNS));
        ui.set_root(HBox::new().with(space(1)).with(page).with(space(1)));
        Self {
            names: apps.into_iter().map(|(name, _)| name).collect(),
        }
    }
}

impl App for Lobby {
    type Message = Chosen;

    fn open(ui: &mut Ui<Chosen>, session: &Session) -> Self {
        Self::open_with(ui, session, Vec::new())
    }

    fn update(&mut self, ui: &mut Ui<Chosen>, chosen: Chosen) {
        match chosen {
            Chosen::App(item) => {
                if let Some(name) = self.names.get(item) {
                    ui.open(name);
                }
            }
            Chosen::AskTheme => ui.ask_theme(),
        }
    }

    fn bindings(&self) -> Vec<Binding<Chosen>> {
        vec![Binding::new(Key::char('t'), "theme", Chosen::AskTheme)]
    }
}

/// Blank, with a share of what is left over.
fn space(weight: u16) -> Child {
    Child::new(Label::default()).length(Length::flexible().flex(weight))
}

/// A row in line with the names in the frame. Where rows are few, the list gets them.
fn line(label: Label) -> Child {
    let margin = Child::new(Label::default()).fixed(3);
    let line = HBox::new().with(margin).with(label);
    Child::new(line).length(Length::preferred(1).max(1))
}

/// How the person came, and as what.
fn carried(session: &Session) -> String {
    let way = match session.transport {
        Transport::Ssh => "over SSH",
        Transport::Telnet => "over telnet, which encrypts nothing",
        Transport::Local => "from this terminal",
        Transport::Pilot => "in a test",
    };
    let who = if session.guest { "as a guest " } else { "" };
    format!("You are here {who}{way}.")
}

/// The names, padded so that the summaries stand in one column.
fn rows(apps: &[(String, String)]) -> Vec<String> {
    let widest = apps
        .iter()
        .map(|(name, _)| text::width(name))
        .max()
        .unwrap_or(0);
    let row = |(name, summary): &(String, String)| {
        let blanks = " ".repeat(widest - text::width(name));
        format!("{name}{blanks}   {summary}")
    };
    apps.iter().map(row).collect()
}
