//! Text and C0 controls: runs of letters go to the state at once.

use super::csi::csi;
use super::utf8;
use super::{ESC, Parser, Place};
use crate::screen::modes::ModeBit;
use crate::screen::state::State;

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
                    let mut length = state.print_simple(rest);
                    if length == 0 {
                        length = self.character(rest, state);
                    }
                    taken += length;
                    if self.place != Place::Ground || self.partial_length > 0 || state.is_crowded()
                    {
                        return taken;
                    }
                }
            }
        }
    }

    /// Takes one character that is not ASCII, or what is none.
    fn character(&mut self, bytes: &[u8], state: &mut State) -> usize {
        match utf8::first(bytes) {
            Some((c @ '\u{80}'..='\u{9f}', length)) => {
                self.c1(c as u8, state);
                length
            }
            Some((c, length)) => {
                state.print(c);
                length
            }
            None => {
                let head = bytes.get(..self.partial.len()).unwrap_or(bytes);
                match std::str::from_utf8(head).map_err(|error| error.error_len()) {
                    Err(Some(length)) => {
                        self.malformed(head.get(..length).unwrap_or_default(), state);
                        length
                    }
                    // The rest of it has not come.
                    _ => {
                        for (to, from) in self.partial.iter_mut().zip(head) {
                            *to = *from;
                        }
                        self.partial_length = head.len();
                        head.len()
                    }
                }
            }
        }
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
