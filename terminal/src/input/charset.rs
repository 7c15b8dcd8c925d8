//! Character sets that clients write in.

use crate::charset::cp437;

/// The character set of what a client sends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Charset {
    /// UTF-8.
    #[default]
    Utf8,
    /// ISO 8859-1: each byte from 0xA0 is the character of that number. Those from 0x80 are C1 controls.
    Latin1,
    /// Code page 437, of SyncTERM and other visitors of bulletin boards.
    Cp437,
}

impl Charset {
    /// The character that a byte from 0x80 is; `None` for a control, and in UTF-8, where one byte is no character.
    pub(super) fn high(self, byte: u8) -> Option<char> {
        match self {
            Self::Utf8 => None,
            Self::Latin1 => Some(char::from(byte)).filter(|c| !c.is_control()),
            Self::Cp437 => Some(cp437::decode(byte)),
        }
    }
}
