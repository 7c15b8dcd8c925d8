//! From bytes to functions: text here, escape sequences by `vte`, control strings here again.
//!
//! `vte` knows what ESC and CSI sequences are, and it is asked for nothing else: text goes past it, since a run of
//! letters is put into a row at once; so do the simplest CSI sequences, and control strings, since it would keep at most 1024 bytes of an OSC (or,
//! with its feature `std`, all of a gigabyte) and end a string at a byte that is part of a UTF-8 character.

mod csi;
mod string;
mod text;
pub(super) mod utf8;

use self::string::Kind;
use super::modes::ModeBit;
use super::state::State;

const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;
const ESC: u8 = 0x1b;

/// Where in the stream we are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// In text.
    #[default]
    Ground,
    /// Behind ESC.
    Escape,
    /// Behind ESC and an intermediate byte.
    EscapeIntermediate,
    /// Behind CSI.
    Csi,
    /// Behind ESC, in a VT52.
    Vt52,
    /// Behind ESC and a byte that means nothing there; neither does the next.
    Vt52Ignored,
    /// Behind ESC Y, and the row if it has come.
    Vt52Goto(Option<u8>),
    /// In a control string.
    String(Kind),
    /// In a control string, behind an ESC.
    StringEscape(Kind),
}

/// The parser: a state between any two bytes.
#[derive(Default)]
pub(super) struct Parser {
    place: Place,
    /// OSC strings never reach it, so that it needs no room for them.
    sequences: vte::Parser<1>,
    /// The beginning of a character whose rest has not come.
    partial: [u8; 4],
    partial_length: usize,
    string: Vec<u8>,
    /// The string was longer than what is kept.
    overflowed: bool,
    /// The parameters of a CSI sequence so far: how many are ended, and whether the last has digits.
    ended: u8,
    has_digits: bool,
}

impl Parser {
    /// Takes bytes, split from the rest of the stream anywhere.
    pub(super) fn feed(&mut self, bytes: &[u8], state: &mut State) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = match self.place {
                Place::Ground if self.partial_length > 0 => self.complete(rest, state),
                Place::Ground => self.text(rest, state),
                Place::Escape | Place::EscapeIntermediate | Place::Csi => {
                    self.sequence(rest, state)
                }
                Place::Vt52 | Place::Vt52Ignored | Place::Vt52Goto(_) => self.vt52(rest, state),
                Place::String(kind) => self.string(rest, kind, state),
                Place::StringEscape(kind) => self.string_escape(rest, kind, state),
            };
            rest = rest.get(taken..).unwrap_or_default();
            if state.is_crowded() {
                state.rest();
            }
        }
    }

    /// A C1 control: what ESC and a letter are too (ECMA-48, section 5.2). The VT100 and the VT52 know none.
    fn c1(&mut self, byte: u8, state: &mut State) {
        if !state.has(ModeBit::Ansi) || state.conformance.level < 2 {
            return;
        }
        self.enter(Place::Escape, state);
        self.sequence(&[byte - 0x40], state);
    }

    fn enter(&mut self, place: Place, state: &mut State) {
        self.place = place;
        if place == Place::Escape {
            self.sequences.advance(state, &[ESC]);
        }
    }

    /// Takes an ESC or CSI sequence, or as much of it as has come. The end is found here, as `vte` finds it.
    fn sequence(&mut self, bytes: &[u8], state: &mut State) -> usize {
        let mut taken = 0;
        for &byte in bytes {
            taken += 1;
            self.place = match (self.place, byte) {
                (_, CAN | SUB) => Place::Ground,
                (_, ESC) => Place::Escape,
                (Place::Escape, b'[') => {
                    (self.ended, self.has_digits, state.omitted) = (0, false, 0);
                    Place::Csi
                }
                (Place::Csi, b'0'..=b'9') => {
                    self.has_digits = true;
                    Place::Csi
                }
                (Place::Csi, b';') => {
                    self.end_parameter(state);
                    Place::Csi
                }
                (Place::Escape, b'P' | b'X' | b']' | b'^' | b'_') => {
                    let before = bytes.get(..taken - 1).unwrap_or_default();
                    self.sequences.advance(state, before);
                    self.open_string(byte);
                    return taken;
                }
                (Place::Escape, 0x20..0x30) => Place::EscapeIntermediate,
                (Place::Escape | Place::EscapeIntermediate, 0x30..0x7f) => Place::Ground,
                (Place::Csi, 0x40..0x7f) => {
                    self.end_parameter(state);
                    Place::Ground
                }
                (place, _) => place,
            };
            if self.place == Place::Ground {
                break;
            }
        }
        self.sequences
            .advance(state, bytes.get(..taken).unwrap_or_default());
        taken
    }

    /// Takes a byte of an escape sequence of the VT52.
    fn vt52(&mut self, bytes: &[u8], state: &mut State) -> usize {
        let Some(&byte) = bytes.first() else { return 0 };
        self.place = match (self.place, byte) {
            (Place::Vt52Goto(None), _) => Place::Vt52Goto(Some(byte)),
            (Place::Vt52Goto(Some(row)), _) => {
                state.vt52_goto(row, byte);
                Place::Ground
            }
            (_, ESC) => Place::Vt52,
            (_, CAN | SUB) => Place::Ground,
            (place, 0x00..0x20) => {
                state.control(byte);
                place
            }
            (Place::Vt52, 0x20..0x30) => Place::Vt52Ignored,
            (Place::Vt52, b'Y') => Place::Vt52Goto(None),
            (Place::Vt52, _) => {
                state.vt52(byte);
                Place::Ground
            }
            _ => Place::Ground,
        };
        1
    }

    /// `vte` does not tell a parameter that was left out from a 0.
    fn end_parameter(&mut self, state: &mut State) {
        if !self.has_digits {
            state.omitted |= 1_u8.checked_shl(self.ended.into()).unwrap_or(0);
        }
        self.ended = self.ended.saturating_add(1);
        self.has_digits = false;
    }
}
