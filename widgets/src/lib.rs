//! The widget tree, the [`App`] trait, the widgets and the test [`Pilot`].
//!
//! An app is a struct and a `match`: [`App::open`] builds a tree of widgets, each of which says what happened to it in
//! events of its own type; the app maps them to its message where it adds the widget, and [`App::update`] answers.
//! The tree is an arena; a widget is reached by a typed [`Id`], `ui[id]`, and what is reached mutably is drawn again.
//!
//! Nothing here knows a socket, a clock or an async runtime. The host (a server, a local terminal, the pilot)
//! feeds a [`Running`] app with input, time and wake-ups, and asks it to draw when it can show a frame.
//! The price of ids in place of references is that an id can outlive its widget; then it is nobody's, never another's.
//!
//! An app that wants no widgets is a [`TerminalApp`], and writes to the terminal by itself.
//!
//! A person without a screen gets the same tree as a dialogue in lines ([`Plain`]).
//!
//! Enter at [`App`] and [`Widget`]; the tree itself is in `ui/`, one verb a file; the widgets are in `widgets/`.

mod align;
mod app;
mod axis;
mod beside;
mod bindings;
mod catalogue;
mod chart;
mod child;
mod content;
mod cut;
mod destination;
mod edit;
mod fuzzy;
mod id;
mod length;
mod lent_files;
mod needle;
mod node;
mod part;
mod pilot;
mod plain;
#[cfg(feature = "ratatui")]
mod ratatui;
mod rows;
mod running;
mod scroll;
mod seek;
mod session;
mod shown;
mod terminal_app;
mod turn;
mod ui;
mod widget;
mod widgets;
mod wire;
mod wrap;

pub use align::Align;
pub use app::App;
pub use bindings::{Binding, KeyHelp, key_named, name_of};
pub use catalogue::{Catalogue, Entry};
pub use chart::{Marks, Unit};
pub use child::Child;
pub use content::{Content, Look, Role, Span};
pub use destination::{Destination, Protocol};
pub use id::{Id, WidgetId};
pub use length::{Length, Wish};
pub use lent_files::LentFiles;
pub use part::{Part, Ring, Said};
pub use pilot::Pilot;
pub use plain::{Answer, Echo, Plain, PlainPilot, Spoken, SpokenItems, SpokenRole, SpokenWidget};
#[cfg(feature = "ratatui")]
pub use ratatui::{Flow, Hosted, Ratatui, RatatuiApp};
pub use running::Running;
pub use session::{Session, Transport};
pub use strombus_terminal as terminal;
pub use terminal_app::{Terminal, TerminalApp};
pub use turn::next_turn;
pub use ui::{Arranger, Departure, Layer, Measure, TimerId, Ui};
pub use widget::{Copying, Emitter, Focus, Outcome, Widget};
pub use widgets::*;
pub use wire::{Exit, FromWire, Invocation, Launch, Lender, Lent, Wire};
pub use wrap::wrap;
