//! Text and C0 controls: runs of letters go to the state at once.

use super::csi::csi;
use super::{ESC, Parser, Place};
use crate::screen::modes::ModeBit;
use crate::screen::state::State;

/// So much text that is not ASCII is looked at at a time: more would be looked at again and again where C1 controls
/// interrupt it.
const TEXT_BYTES: usize = 256;

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

impl Parser {
    /// Takes text and C0 controls up to the next ESC.
    pub(super) fn text(&mut self, bytes: &[u8], state: &mut State) -> usize {
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
    pub(super) fn complete(&mut self, bytes: &[u8], state: &mut State) -> usize {
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
