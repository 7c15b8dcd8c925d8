//! The menus.

use strombus_widgets::{Extent, Marks, MenuItem};

use super::command::{
    Command, extent_words, hint, interval_words, marks_words, signal_words, statistic_words,
};
use super::graph::Settings;
use super::page::Page;
use crate::Signal;
use crate::model::{Interval, Statistic};

/// What the menus tell of.
pub(crate) struct State {
    /// None at the overview.
    pub(crate) page: Option<Page>,
    pub(crate) settings: Option<Settings>,
    pub(crate) may_act: bool,
    pub(crate) is_paused: bool,
    pub(crate) shows_duplicates: bool,
    pub(crate) shows_all_options: bool,
    pub(crate) custom_only: bool,
    pub(crate) hides_comments: bool,
    pub(crate) opens_circuits: bool,
}

type Item = MenuItem<Command>;

fn item(label: &str, command: Command) -> Item {
    MenuItem::new(label, command).hint(hint(command))
}

/// The titles of all menus.
pub(crate) const TITLES: [&str; 9] = [
    "Actions",
    "View",
    "Graph",
    "Log",
    "Connections",
    "Configuration",
    "Torrc",
    "Prompt",
    "Help",
];

/// The items of each menu, in the order of [`TITLES`].
pub(crate) fn items(state: &State) -> [Vec<Item>; 9] {
    let at_relay = state.page.is_some();
    let on = |page: Page| state.page == Some(page);
    let enable = |items: Vec<Item>, enabled: bool| -> Vec<Item> {
        let items = items.into_iter();
        match enabled {
            true => items.collect(),
            false => items.map(|item| item.enabled(false)).collect(),
        }
    };
    [
        actions(state),
        view(state),
        enable(graph(state.settings), at_relay),
        enable(log(state), at_relay),
        enable(connections(state), on(Page::Connections)),
        configuration(state, on(Page::Configuration)),
        enable(torrc(state), on(Page::Torrc)),
        enable(prompt(), on(Page::Prompt)),
        vec![
            item("Keys of this page", Command::Help),
            item("All commands", Command::Palette),
        ],
    ]
}

fn actions(state: &State) -> Vec<Item> {
    let acts = state.page.is_some() && state.may_act;
    let mut items: Vec<Item> = Signal::ALL
        .into_iter()
        .map(|signal| item(signal_words(signal), Command::Signal(signal)).enabled(acts))
        .collect();
    items.push(MenuItem::separator());
    items.push(item("Reconnect", Command::Reconnect).enabled(acts));
    items.push(
        item("Pause the display", Command::Pause)
            .checked(state.is_paused)
            .enabled(state.page.is_some()),
    );
    items.push(MenuItem::separator());
    items.push(item("Leave", Command::Leave));
    items
}

fn view(state: &State) -> Vec<Item> {
    let at_relay = state.page.is_some();
    let mut items = vec![item("All relays", Command::Overview).enabled(at_relay)];
    items.push(MenuItem::separator());
    for page in Page::ALL {
        let hint = (page.number() + 1).to_string();
        let shown = state.page == Some(page);
        let item = MenuItem::new(page.title(), Command::Show(page)).hint(hint);
        items.push(item.checked(shown).enabled(at_relay));
    }
    items.push(MenuItem::separator());
    items.push(item("Colours…", Command::Theme));
    items
}

fn graph(settings: Option<Settings>) -> Vec<Item> {
    let is = |test: &dyn Fn(&Settings) -> bool| settings.as_ref().is_some_and(test);
    let mut items = Vec::new();
    for statistic in Statistic::ALL.map(Some).into_iter().chain([None]) {
        let checked = is(&|settings| settings.statistic == statistic);
        let words = statistic_words(statistic);
        items.push(MenuItem::new(words, Command::Statistic(statistic)).checked(checked));
    }
    items.push(MenuItem::separator());
    for interval in Interval::ALL {
        let checked = is(&|settings| settings.interval == interval);
        let words = format!("Each {}", interval_words(interval));
        items.push(MenuItem::new(words, Command::Interval(interval)).checked(checked));
    }
    items.push(MenuItem::separator());
    for extent in [Extent::Global, Extent::Local, Extent::Tight] {
        let checked = is(&|settings| settings.extent == extent);
        let words = capital(extent_words(extent));
        items.push(MenuItem::new(words, Command::Extent(extent)).checked(checked));
    }
    items.push(MenuItem::separator());
    for marks in [Marks::Braille, Marks::Blocks, Marks::Ascii] {
        let checked = is(&|settings| settings.marks == marks);
        items.push(MenuItem::new(marks_words(marks), Command::Marks(marks)).checked(checked));
    }
    items.push(MenuItem::separator());
    items.push(item("Resize", Command::Resize));
    items
}

fn log(state: &State) -> Vec<Item> {
    vec![
        item("Events…", Command::Events),
        item("Filter…", Command::Filter),
        item("Search…", Command::Search),
        item("Show duplicates", Command::Duplicates).checked(state.shows_duplicates),
        item("Follow the newest", Command::Follow),
        MenuItem::separator(),
        item("Copy to the clipboard", Command::Snapshot),
        item("Clear", Command::Clear),
    ]
}

fn connections(state: &State) -> Vec<Item> {
    vec![
        item("Details", Command::Details),
        item("Descriptor", Command::Descriptor),
        item("Sort…", Command::SortConnections),
        item("Open circuits", Command::Circuits).checked(state.opens_circuits),
        MenuItem::separator(),
        item("Countries of clients", Command::Countries),
        item("Exit ports used", Command::ExitPorts),
        MenuItem::separator(),
        item("Resolver…", Command::AskResolver).enabled(state.may_act),
        item("Close the circuit", Command::CloseCircuit),
    ]
}

fn configuration(state: &State, on_page: bool) -> Vec<Item> {
    let edits = on_page && state.may_act;
    vec![
        item("Edit", Command::Edit).enabled(edits),
        item("Reset to the default", Command::Reset).enabled(edits),
        item("Save to the torrc…", Command::Save).enabled(edits),
        MenuItem::separator(),
        item("All options", Command::AllOptions)
            .checked(state.shows_all_options)
            .enabled(on_page),
        item("Custom values only", Command::CustomOnly)
            .checked(state.custom_only)
            .enabled(on_page),
        item("Category…", Command::Category).enabled(on_page),
        item("Sort…", Command::SortOptions).enabled(on_page),
    ]
}

fn torrc(state: &State) -> Vec<Item> {
    vec![
        item("Hide comments", Command::Comments).checked(state.hides_comments),
        item("Next problem", Command::NextProblem),
    ]
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

fn prompt() -> Vec<Item> {
    vec![
        item("Copy to the clipboard", Command::CopyPrompt),
        item("Clear", Command::ClearPrompt),
    ]
}
