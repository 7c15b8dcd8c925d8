//! TRANSPORT_LAUNCHED, PT_LOG and PT_STATUS.

use crate::fields::Fields;

/// Which of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportWord {
    /// It was started.
    Launched,
    /// A line of its log.
    Log,
    /// What it says of its state.
    Status,
}

/// Something of a pluggable transport.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transport {
    /// Which of the three.
    pub word: TransportWord,
    /// `client` or `server`, the transport's name, the address and the port, for one that was started; nothing otherwise.
    pub positional: Vec<String>,
    /// What it says by keys: PT, SEVERITY, MESSAGE, TRANSPORT ….
    pub values: Vec<(String, String)>,
}

impl Transport {
    pub(super) fn read(word: TransportWord, mut fields: Fields<'_>) -> Option<Self> {
        let mut positional = Vec::new();
        while let Some(word) = fields.positional() {
            positional.push(word.to_owned());
        }
        let mut values = Vec::new();
        while let Some((key, value)) = fields.pair() {
            values.push((key.to_owned(), value.into_owned()));
        }
        let is_whole = match word {
            TransportWord::Launched => positional.len() >= 4,
            TransportWord::Log | TransportWord::Status => !values.is_empty(),
        };
        is_whole.then_some(Self {
            word,
            positional,
            values,
        })
    }
}
