//! Sessions whose client the test plays, in time that passes when the test says so.

mod apps;
mod asking;
mod behind;
mod client;
mod endings;
mod input;
mod navigation;
mod panics;
mod plain;
mod terminal_app;
mod time;

use client::Client;

/// Ctrl-C, as terminals send it.
const CONTROL_C: &str = "\x03";
