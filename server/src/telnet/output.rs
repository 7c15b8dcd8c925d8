//! The answers that wait to be sent.

use super::command::{IAC, SB, SE, Verb};
use super::option::TelnetOption;

/// How many bytes of negotiation may wait for the transport: more than a thousand answers.
pub const OUTPUT_LIMIT: usize = 4096;

/// Whole commands only: one that would pass the limit is left out, and so is all after it.
#[derive(Default)]
pub(super) struct Output {
    bytes: Vec<u8>,
    overflowed: bool,
}

impl Output {
    pub(super) fn text(&mut self, text: &[u8]) {
        if self.overflowed || self.bytes.len() + text.len() > OUTPUT_LIMIT {
            self.overflowed = true;
        } else {
            self.bytes.extend_from_slice(text);
        }
    }

    pub(super) fn verb(&mut self, verb: Verb, option: TelnetOption) {
        self.text(&[IAC, verb.byte(), option.0]);
    }

    /// `IAC SB option body IAC SE`, with the body's IACs doubled (RFC 855).
    pub(super) fn subnegotiation(&mut self, option: TelnetOption, body: &[u8]) {
        let mut whole = vec![IAC, SB, option.0];
        for &byte in body {
            whole.push(byte);
            if byte == IAC {
                whole.push(IAC);
            }
        }
        whole.extend_from_slice(&[IAC, SE]);
        self.text(&whole);
    }

    /// Gives all and keeps no memory.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn has_overflowed(&self) -> bool {
        self.overflowed
    }
}
