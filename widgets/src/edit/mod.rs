//! Editing text: what the keys say, what that does to a text, and how one line of it stands in a field that may be
//! too short for it.

mod buffer;
mod command;
mod completion;
mod field;
mod history;
mod notice;
mod undo;
mod words;

pub(crate) use buffer::{Buffer, Done};
pub(crate) use command::{Command, Motion};
pub(crate) use completion::Completion;
pub(crate) use field::{Edited, Field};
pub(crate) use history::{History, Way};
pub(crate) use notice::{Notice, beside};
