//! What the app is told.

use std::sync::Arc;

use strombus_widgets::InputEvent;

use super::command::Command;
use crate::model::{AlertNews, Overview, RelayView};
use crate::prompt::{Answer, Row};
use crate::{Act, Details, Done, LogBatch, Refusal};

/// What the app is told.
#[derive(Clone, Debug)]
pub enum Message {
    /// The relays are like this now.
    Overview(Arc<Overview>),
    /// An alert was raised or cleared.
    Alert(AlertNews),
    /// The person ordered this.
    Do(Command),
    /// The person chose the relay on this row.
    Open(usize),
    /// A relay is like this now; with the number of the visit to it that this is for.
    View(u64, Arc<RelayView>),
    /// There are lines for its log.
    Log(u64, LogBatch),
    /// The person went to the tab of this number.
    Tab(usize),
    /// The person wants this done at the relay of this visit, or thought better of it.
    Confirmed(u64, Act, bool),
    /// Something was done at a relay of that name, or was not.
    Acted(Arc<str>, Act, Result<Done, Refusal>),
    /// Nothing is to be done: something was read.
    Nothing,
    /// The person chose a theme.
    Theme(Option<usize>),
    /// Something for the graph and the log.
    Graph(GraphMessage),
    /// Something for the connections.
    Connections(ConnectionsMessage),
    /// Something for the configuration.
    Configuration(ConfigurationMessage),
    /// Something for the torrc.
    Torrc(usize),
    /// Something for the prompt.
    Prompt(PromptMessage),
    /// Something for the prompt of this visit.
    PromptOf(u64, PromptMessage),
}

/// Something for the page of the graph and the log.
#[derive(Clone, Debug)]
pub enum GraphMessage {
    /// The person has picked events, or thought better of it.
    Events(bool),
    /// The log was scrolled, or what is searched in it is another.
    Moved,
    /// The person chose a filter of those before; the one behind the last is a new one.
    PickFilter(usize),
    /// The person wrote a filter.
    Filter(Option<String>),
    /// The person wrote what to search for.
    Search(Option<String>),
}

/// Something for the page of connections.
#[derive(Clone, Debug)]
pub enum ConnectionsMessage {
    /// The person went to this row.
    Selected(usize),
    /// The person chose this row.
    Chosen(usize),
    /// The person clicked on the title of this column.
    Title(usize),
    /// The person chose what to sort by, the first first.
    Sort(Option<Vec<usize>>),
    /// This is known of the relay with this fingerprint.
    Details(Arc<str>, Result<Details, Refusal>),
}

/// Something for the page of the configuration.
#[derive(Clone, Debug)]
pub enum ConfigurationMessage {
    /// The person went to this row.
    Selected(usize),
    /// The person chose this row.
    Chosen(usize),
    /// The person clicked on the title of this column.
    Title(usize),
    /// The person wrote the values of an option, or thought better of it.
    Edited(Arc<str>, Option<Vec<String>>),
    /// The person saw what saving would change, and wants it or not.
    Saved(bool),
    /// The person chose a category; the first is all.
    Category(Option<usize>),
    /// The person chose what to sort by, the first first.
    Sort(Option<Vec<usize>>),
}

/// Something for the prompt.
#[derive(Clone, Debug)]
pub enum PromptMessage {
    /// The person types.
    Input(InputEvent),
    /// This came of a question.
    Answered(Answer),
    /// Events were heard.
    Heard(Vec<Row>),
    /// These lines were typed at visits before, the oldest first.
    Recalled(Vec<String>),
    /// The words of the running tor are known, if it told them.
    Learnt,
}
