//! What the person may order by a key, in a menu, or from the palette.

use strombus_widgets::terminal::{Key, KeyCode};
use strombus_widgets::{Extent, Marks};

use super::page::Page;
use crate::Signal;
use crate::model::{Interval, Resolver, Statistic};

/// Something that the person may order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    // Everywhere.
    /// Opens the menu.
    Menu,
    /// Goes back from the menus to what is below.
    LeaveMenu,
    /// Opens the palette of all commands.
    Palette,
    /// Shows the keys.
    Help,
    /// Stops what is shown, or lets it go on; the monitor goes on watching.
    Pause,
    /// Shows the next theme.
    Theme,
    /// Leaves the page, the relay or the app.
    Leave,
    // At a relay.
    /// Back to all relays.
    Overview,
    /// Shows a page.
    Show(Page),
    /// Shows the page before.
    PreviousPage,
    /// Shows the page after.
    NextPage,
    /// Sends a signal to tor, once confirmed where it is harsh.
    Signal(Signal),
    /// Asks which signal to send.
    AskSignal,
    /// Connects again at once.
    Reconnect,
    // The graph.
    /// Graphs a statistic, or none.
    Statistic(Option<Statistic>),
    /// Asks what to graph.
    AskStatistic,
    /// Sets how long a column of the graph lasts.
    Interval(Interval),
    /// Asks for that.
    AskInterval,
    /// Sets what the height of the graph stands for.
    Extent(Extent),
    /// The next of these.
    NextExtent,
    /// Sets what the graph is drawn with.
    Marks(Marks),
    /// Resizes the graph by the arrow keys.
    Resize,
    // The log.
    /// Asks which events of tor to log.
    Events,
    /// Searches the log.
    Search,
    /// Shows only the lines that a regular expression matches.
    Filter,
    /// Shows repeated lines, or counts them.
    Duplicates,
    /// Saves the log to a file.
    Snapshot,
    /// Empties the log.
    Clear,
    /// Goes to the newest line, and stays there.
    Follow,
    // Connections.
    /// Shows all of what is known of a connection.
    Details,
    /// Shows a relay's descriptor.
    Descriptor,
    /// Asks what to sort by.
    SortConnections,
    /// Shows circuits, or hides them.
    Circuits,
    /// Counts clients by country.
    Countries,
    /// Counts what leaves by port.
    ExitPorts,
    /// Asks by what connections are found.
    AskResolver,
    /// Finds them by this.
    Resolver(Resolver),
    /// Closes a circuit, once confirmed.
    CloseCircuit,
    // Configuration.
    /// Edits the option.
    Edit,
    /// Sets the option to tor's default, once confirmed.
    Reset,
    /// Saves the configuration to tor's torrc, once confirmed.
    Save,
    /// Shows all options, or the common ones.
    AllOptions,
    /// Shows only what is set, or all.
    CustomOnly,
    /// Asks which options to show.
    Category,
    /// Asks what to sort by.
    SortOptions,
    // Torrc.
    /// Shows comments, or leaves them out.
    Comments,
    /// Goes to the next line that is wrong or has no effect.
    NextProblem,
    // The prompt.
    /// Empties the prompt's page.
    ClearPrompt,
    /// Copies what stands there.
    CopyPrompt,
}

/// Where a command has a use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Everywhere,
    Relay,
    On(Page),
}

/// A command with a key: what the key bar, the help and the palette show.
pub(crate) struct Entry {
    pub(crate) command: Command,
    pub(crate) key: Key,
    pub(crate) word: &'static str,
    pub(crate) place: Place,
}

const fn entry(key: char, word: &'static str, command: Command, place: Place) -> Entry {
    Entry {
        command,
        key: Key::char(key),
        word,
        place,
    }
}

const fn code(code: KeyCode, word: &'static str, command: Command, place: Place) -> Entry {
    Entry {
        command,
        key: Key::new(code),
        word,
        place,
    }
}

const GRAPH: Place = Place::On(Page::Graph);
const CONNECTIONS: Place = Place::On(Page::Connections);
const CONFIGURATION: Place = Place::On(Page::Configuration);
const TORRC: Place = Place::On(Page::Torrc);
const PROMPT: Place = Place::On(Page::Prompt);

/// Every command that has a key, those of a page before those that are everywhere. The keys are Nyx's, where it has one.
pub(crate) static ENTRIES: &[Entry] = &[
    entry('e', "events", Command::Events, GRAPH),
    entry('f', "regex filter", Command::Filter, GRAPH),
    entry('/', "search", Command::Search, GRAPH),
    entry('u', "duplicates", Command::Duplicates, GRAPH),
    entry('s', "graphed", Command::AskStatistic, GRAPH),
    entry('i', "interval", Command::AskInterval, GRAPH),
    entry('b', "bounds", Command::NextExtent, GRAPH),
    entry('g', "resize graph", Command::Resize, GRAPH),
    entry('a', "copy log", Command::Snapshot, GRAPH),
    entry('c', "clear log", Command::Clear, GRAPH),
    entry('d', "descriptor", Command::Descriptor, CONNECTIONS),
    entry('s', "sort", Command::SortConnections, CONNECTIONS),
    entry('t', "circuits", Command::Circuits, CONNECTIONS),
    entry('c', "countries", Command::Countries, CONNECTIONS),
    entry('e', "exit ports", Command::ExitPorts, CONNECTIONS),
    entry('o', "resolver", Command::AskResolver, CONNECTIONS),
    entry('K', "close circuit", Command::CloseCircuit, CONNECTIONS),
    entry('a', "all options", Command::AllOptions, CONFIGURATION),
    entry('v', "custom only", Command::CustomOnly, CONFIGURATION),
    entry('g', "category", Command::Category, CONFIGURATION),
    entry('s', "sort", Command::SortOptions, CONFIGURATION),
    entry('w', "save", Command::Save, CONFIGURATION),
    code(KeyCode::Delete, "reset", Command::Reset, CONFIGURATION),
    entry('c', "comments", Command::Comments, TORRC),
    entry('.', "next problem", Command::NextProblem, TORRC),
    Entry {
        command: Command::ClearPrompt,
        key: Key::control('l'),
        word: "clear",
        place: PROMPT,
    },
    code(
        KeyCode::Left,
        "page before",
        Command::PreviousPage,
        Place::Relay,
    ),
    code(KeyCode::Right, "next page", Command::NextPage, Place::Relay),
    entry(
        'n',
        "new identity",
        Command::Signal(Signal::Newnym),
        Place::Relay,
    ),
    entry('x', "reload", Command::Signal(Signal::Reload), Place::Relay),
    entry('z', "signal", Command::AskSignal, Place::Relay),
    entry('r', "reconnect", Command::Reconnect, Place::Relay),
    entry('p', "pause", Command::Pause, Place::Relay),
    entry('m', "menu", Command::Menu, Place::Everywhere),
    entry('h', "help", Command::Help, Place::Everywhere),
    Entry {
        command: Command::Palette,
        key: Key::control('p'),
        word: "commands",
        place: Place::Everywhere,
    },
    code(KeyCode::Escape, "relays", Command::Overview, Place::Relay),
    code(KeyCode::Function(10), "menu", Command::Menu, PROMPT),
];

/// Whether a field in which somebody types takes the key for itself.
pub(crate) fn is_typed(key: &Key) -> bool {
    let is_letter = matches!(key.code, KeyCode::Char(_)) && key.modifiers.is_empty();
    let is_taken = matches!(key.code, KeyCode::Left | KeyCode::Right);
    is_letter || is_taken || *key == Key::control('p')
}

/// The key of a command, as a menu shows it.
pub(crate) fn hint(command: Command) -> String {
    let entry = ENTRIES.iter().find(|entry| entry.command == command);
    entry.map_or_else(String::new, |entry| strombus_widgets::name_of(&entry.key))
}

/// What a signal does, in a menu.
pub(crate) const fn signal_words(signal: Signal) -> &'static str {
    match signal {
        Signal::Newnym => "New identity",
        Signal::Reload => "Reload the configuration",
        Signal::ClearDnsCache => "Forget resolved names",
        Signal::Heartbeat => "Log a heartbeat",
        Signal::Dump => "Log statistics",
        Signal::Debug => "Log at debug level",
        Signal::Active => "Wake up",
        Signal::Dormant => "Go dormant",
        Signal::Shutdown => "Shut down when idle",
        Signal::Halt => "Halt at once",
    }
}

/// What a statistic is called.
pub(crate) const fn statistic_words(statistic: Option<Statistic>) -> &'static str {
    match statistic {
        None => "None",
        Some(Statistic::Bandwidth) => "Bandwidth",
        Some(Statistic::Connections) => "Connections",
        Some(Statistic::Resources) => "Resources",
        Some(Statistic::Circuits) => "Circuits",
    }
}

/// What a way to find connections is called, in a menu.
pub(crate) const fn resolver_words(resolver: Resolver) -> &'static str {
    match resolver {
        Resolver::Auto => "Auto: its process, else tor",
        Resolver::Tor => "Tor: what it tells itself",
        Resolver::Proc => "Proc: sockets of its process",
        Resolver::User => "User: sockets of its user",
    }
}

/// What an interval is called, behind the word "each".
pub(crate) const fn interval_words(interval: Interval) -> &'static str {
    match interval {
        Interval::Second => "second",
        Interval::FiveSeconds => "5 seconds",
        Interval::HalfMinute => "30 seconds",
        Interval::Minute => "minute",
        Interval::QuarterHour => "15 minutes",
        Interval::HalfHour => "30 minutes",
        Interval::Hour => "hour",
        Interval::Day => "day",
    }
}

/// What the ends of the axes are found from.
pub(crate) const fn extent_words(extent: Extent) -> &'static str {
    match extent {
        Extent::Global => "global maximum",
        Extent::Local => "local maximum",
        Extent::Tight => "tight bounds",
    }
}

/// What a graph is drawn with.
pub(crate) const fn marks_words(marks: Marks) -> &'static str {
    match marks {
        Marks::Braille => "Braille",
        Marks::Blocks => "Blocks",
        Marks::Ascii => "ASCII",
    }
}
