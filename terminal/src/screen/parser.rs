//! From bytes to functions: text here, escape sequences by `vte`, control strings here again.
//!
//! `vte` knows what ESC and CSI sequences are, and it is asked for nothing else: text goes past it, since a run of
//! letters is put into a row at once; so do the simplest CSI sequences, and control strings, since it would keep at most 1024 bytes of an OSC (or,
//! with its feature `std`, all of a gigabyte) and end a string at a byte that is part of a UTF-8 character.

use super::dispatch::Args;
use super::modes::ModeBit;
use super::state::State;

/// The most bytes of a control string (OSC, DCS) that are kept. A longer one does nothing.
pub(super) const STRING_BYTES: usize = 256 * 1024;

const BEL: u8 = 0x07;
const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;
const ESC: u8 = 0x1b;

/// The kinds of control strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Osc,
    Dcs,
    /// SOS, PM and APC, which mean nothing here.
    Ignored,
}

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

/// So much text that is not ASCII is looked at at a time: more would be looked at again and again where C1 controls
/// interrupt it.
const TEXT_BYTES: usize = 256;

/// The most parameters of the sequences that do not go to `vte`.
const SIMPLE: usize = 8;

/// What comes behind a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// A control character.
    Control,
    /// More text, which is at hand.
    Here,
    /// It has not come yet.
    Unknown,
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

    /// Takes text and C0 controls up to the next ESC.
    fn text(&mut self, bytes: &[u8], state: &mut State) -> usize {
        let mut taken = 0;
        loop {
            let rest = bytes.get(taken..).unwrap_or_default();
            let ascii = rest
                .iter()
                .position(|byte| !(0x20..0x7f).contains(byte))
                .unwrap_or(rest.len());
            if ascii > 0 {
                state.print_ascii(rest.get(..ascii).unwrap_or_default());
                taken += ascii;
            }
            match rest.get(ascii) {
                None => return taken,
                Some(&ESC) if !state.has(ModeBit::Ansi) => {
                    self.place = Place::Vt52;
                    return taken + 1;
                }
                Some(&ESC) => {
                    let rest = rest.get(ascii..).unwrap_or_default();
                    if let Some(length) = csi(rest, state) {
                        taken += length;
                        continue;
                    }
                    self.enter(Place::Escape, state);
                    return taken + 1;
                }
                Some(b'\n') => {
                    let rest = rest.get(ascii..).unwrap_or_default();
                    let same = rest.iter().take_while(|byte| **byte == b'\n').count();
                    state.line_feeds(same);
                    taken += same;
                }
                Some(&byte) if byte < 0x80 => {
                    state.control(byte);
                    taken += 1;
                }
                Some(_) => {
                    let rest = rest.get(ascii..).unwrap_or_default();
                    let text = rest.get(..whole_characters(rest)).unwrap_or(rest);
                    let end = text.iter().position(|byte| *byte < 0x20 || *byte == 0x7f);
                    let next = match end {
                        Some(_) => Next::Control,
                        None if text.len() < rest.len() => Next::Here,
                        None => Next::Unknown,
                    };
                    let text = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
                    taken += self.unicode(text, next, state);
                    if self.place != Place::Ground || self.partial_length > 0 || state.is_crowded()
                    {
                        return taken;
                    }
                }
            }
        }
    }

    /// Takes text that is not ASCII; it has no C0 controls.
    fn unicode(&mut self, text: &[u8], next: Next, state: &mut State) -> usize {
        let mut taken = 0;
        while taken < text.len() {
            let rest = text.get(taken..).unwrap_or_default();
            let (valid, wrong) = match std::str::from_utf8(rest) {
                Ok(valid) => (valid, Some(0)),
                Err(error) => {
                    let valid = rest.get(..error.valid_up_to()).unwrap_or_default();
                    (std::str::from_utf8(valid).unwrap_or(""), error.error_len())
                }
            };
            let valid = match c1_at(valid) {
                None => valid,
                Some(at) => {
                    let (text, rest) = valid.split_at(at);
                    state.print_text(text);
                    self.c1(rest.chars().next().map_or(0, |c| c as u8), state);
                    taken += at + 2;
                    if self.place != Place::Ground {
                        return taken;
                    }
                    continue;
                }
            };
            state.print_text(valid);
            taken += valid.len();
            let rest = rest.get(valid.len()..).unwrap_or_default();
            match wrong {
                Some(0) => {}
                Some(length) => {
                    self.malformed(rest.get(..length).unwrap_or_default(), state);
                    taken += length;
                    if self.place != Place::Ground {
                        return taken;
                    }
                }
                None if next == Next::Here && taken > 0 => return taken,
                None if next == Next::Unknown && rest.len() < self.partial.len() => {
                    for (to, from) in self.partial.iter_mut().zip(rest) {
                        *to = *from;
                    }
                    self.partial_length = rest.len();
                    return text.len();
                }
                None => {
                    state.print(char::REPLACEMENT_CHARACTER);
                    return text.len();
                }
            }
        }
        taken
    }

    /// Bytes that are no UTF-8: one U+FFFD for as many as could have begun a character (the "maximal subpart" of the
    /// Unicode Standard, section 3.9). A C1 control as one byte is one only where a program asked for such (S8C1T).
    fn malformed(&mut self, bytes: &[u8], state: &mut State) {
        match bytes {
            [byte @ 0x80..=0x9f] if state.eight_bit => self.c1(*byte, state),
            _ => state.print(char::REPLACEMENT_CHARACTER),
        }
    }

    /// Goes on with a character of which the first bytes came before.
    fn complete(&mut self, bytes: &[u8], state: &mut State) -> usize {
        let Some(&byte) = bytes.first() else { return 0 };
        let length = self.partial_length;
        if let Some(place) = self.partial.get_mut(length) {
            *place = byte;
        }
        let partial = self.partial;
        match std::str::from_utf8(partial.get(..=length).unwrap_or_default()) {
            Ok(text) => {
                self.partial_length = 0;
                match text.chars().next() {
                    Some(c @ '\u{80}'..='\u{9f}') => self.c1(c as u8, state),
                    Some(c) => state.print(c),
                    None => {}
                }
                1
            }
            Err(error) if error.error_len().is_none() && length + 1 < self.partial.len() => {
                self.partial_length += 1;
                1
            }
            // The new byte does not belong to it.
            Err(_) => {
                self.partial_length = 0;
                state.print(char::REPLACEMENT_CHARACTER);
                0
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

    fn open_string(&mut self, introducer: u8) {
        self.string.clear();
        self.overflowed = false;
        self.place = Place::String(match introducer {
            b']' => Kind::Osc,
            b'P' => Kind::Dcs,
            _ => Kind::Ignored,
        });
    }

    /// Takes a control string, or as much of it as has come.
    fn string(&mut self, bytes: &[u8], kind: Kind, state: &mut State) -> usize {
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
    fn string_escape(&mut self, bytes: &[u8], kind: Kind, state: &mut State) -> usize {
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

/// How many bytes to look at at a time: so that no character is cut, if they are well-formed.
fn whole_characters(bytes: &[u8]) -> usize {
    let is_continuation = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
    (TEXT_BYTES - 3..=TEXT_BYTES)
        .rev()
        .find(|at| !is_continuation(at))
        .unwrap_or(TEXT_BYTES)
}

/// Where the first C1 control is.
fn c1_at(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let rest = text.as_bytes().get(from..)?;
        let at = from + rest.iter().position(|byte| *byte == 0xc2)?;
        if text.as_bytes().get(at + 1).is_some_and(|byte| *byte < 0xa0) {
            return Some(at);
        }
        from = at + 2;
    }
}

/// Performs the CSI sequence that `bytes` begin with, if it is whole, and of the simplest form: numbers and a final
/// byte. Two thirds of the time of programs that move the cursor about went into these; how many bytes it took.
fn csi(bytes: &[u8], state: &mut State) -> Option<usize> {
    let sequence = bytes.strip_prefix(b"\x1b[")?;
    let mut values = [0_u16; SIMPLE];
    let (mut count, mut omitted, mut has_digits) = (0, 0_u8, false);
    for (at, &byte) in sequence.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                let value = values.get_mut(count)?;
                *value = value
                    .saturating_mul(10)
                    .saturating_add(u16::from(byte - b'0'));
                has_digits = true;
            }
            b';' | 0x40..0x7f => {
                if !has_digits {
                    omitted |= 1 << count;
                }
                count += 1;
                has_digits = false;
                if byte == b';' {
                    values.get(count)?;
                    continue;
                }
                state.omitted = omitted;
                state.csi(Args(values.get(..count)?), char::from(byte));
                return Some(2 + at + 1);
            }
            _ => return None,
        }
    }
    None
}
