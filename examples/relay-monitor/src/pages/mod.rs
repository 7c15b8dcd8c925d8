//! The app: what one person sees of the relays.
//!
//! [`RelayApp`] holds the overview and, while a relay is open, its page. What comes from the monitor is a message;
//! what the person orders by a key, a menu or the palette is a [`Command`], so that all three do the same.

mod app;
mod command;
mod configuration;
mod connections;
mod graph;
mod header;
mod log;
mod menus;
mod message;
mod order;
mod overview;
mod page;
mod pieces;
mod prompt;
mod relay;
mod torrc;
mod words;

pub use app::RelayApp;
pub use command::Command;
pub use message::{ConfigurationMessage, ConnectionsMessage, GraphMessage, Message, PromptMessage};
pub use page::Page;
