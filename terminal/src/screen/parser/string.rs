//! Control strings: kept up to a bound until their end.

use super::{CAN, ESC, Parser, Place, SUB};
use crate::screen::state::State;

const BEL: u8 = 0x07;

/// The most bytes of a control string (OSC, DCS) that are kept. A longer one does nothing.
const STRING_BYTES: usize = 256 * 1024;

/// The kinds of control strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Osc,
    Dcs,
    /// SOS, PM and APC, which mean nothing here.
    Ignored,
}

impl Parser {
    pub(super) fn open_string(&mut self, introducer: u8) {
        self.string.clear();
        self.overflowed = false;
        self.place = Place::String(match introducer {
            b']' => Kind::Osc,
            b'P' => Kind::Dcs,
            _ => Kind::Ignored,
        });
    }

    /// Takes a control string, or as much of it as has come.
    pub(super) fn string(&mut self, bytes: &[u8], kind: Kind, state: &mut State) -> usize {
        let end = bytes.iter().position(|byte| {
            matches!(*byte, ESC | CAN | SUB | 0x9c) || *byte == BEL && kind == Kind::Osc
        });
        let Some(end) = end else {
            self.keep(bytes, kind);
            return bytes.len();
        };
        self.keep(bytes.get(..end).unwrap_or_default(), kind);
        match bytes.get(end) {
            Some(&ESC) => self.place = Place::StringEscape(kind),
            Some(&BEL) => self.end_string(kind, true, state),
            // ST as a C1 control, which is C2 9C in UTF-8; another 9C belongs to a character.
            Some(0x9c) => match self.string.last() {
                Some(0xc2) => {
                    self.string.pop();
                    self.end_string(kind, false, state);
                }
                Some(0x80..) => self.keep(&[0x9c], kind),
                _ if state.eight_bit => self.end_string(kind, false, state),
                _ => self.keep(&[0x9c], kind),
            },
            _ => self.forget_string(),
        }
        end + 1
    }

    /// ESC and a backslash end the string; with anything else it never was one.
    pub(super) fn string_escape(&mut self, bytes: &[u8], kind: Kind, state: &mut State) -> usize {
        if bytes.first() == Some(&b'\\') {
            self.end_string(kind, false, state);
            return 1;
        }
        self.forget_string();
        self.enter(Place::Escape, state);
        0
    }

    fn keep(&mut self, bytes: &[u8], kind: Kind) {
        if bytes.is_empty() {
            return;
        }
        if kind == Kind::Ignored {
            // Enough to know the end by.
            self.string.clear();
            self.string.extend(bytes.last());
        } else if self.string.len() + bytes.len() > STRING_BYTES {
            self.overflowed = true;
            self.string.clear();
            self.string.extend(bytes.last());
        } else {
            self.string.extend_from_slice(bytes);
        }
    }

    fn end_string(&mut self, kind: Kind, by_bell: bool, state: &mut State) {
        let string = std::mem::take(&mut self.string);
        if !self.overflowed {
            match kind {
                Kind::Osc => state.osc(&string, by_bell),
                Kind::Dcs => state.dcs(&string),
                Kind::Ignored => {}
            }
        }
        self.forget_string();
    }

    fn forget_string(&mut self) {
        self.string = Vec::new();
        self.place = Place::Ground;
    }
}
