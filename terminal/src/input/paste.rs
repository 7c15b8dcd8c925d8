//! Bracketed paste: text between `CSI 200 ~` and `CSI 201 ~`, handed on in pieces.

use super::utf8::Utf8;

const ESC: u8 = 0x1b;

/// What ends a paste.
const END: &[u8] = b"\x1b[201~";

/// A piece of pasted text. A paste is one or more of them; its text is all of theirs in a row.
///
/// A piece ends where the bytes at hand end, or at [`Paste::LONGEST`]; so a paste that never ends
/// is never kept. The text is made fit to be typed: CR and CR LF are line feeds, and of all other
/// control characters only tabs are left. Escape sequences lose their ESC and stay visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// The text.
    pub text: String,
    /// Whether the paste ends with it. The last piece may be empty.
    pub last: bool,
}

impl Paste {
    /// The most bytes that one piece holds.
    pub const LONGEST: usize = 4096;
}

/// Reads what stands in the brackets.
#[derive(Clone, Debug, Default)]
pub(super) struct PasteReader {
    text: PlainText,
    /// How many bytes of [`END`] were the last ones.
    matched: u8,
}

impl PasteReader {
    /// Takes a byte; whether the paste ends with it.
    pub(super) fn push(&mut self, byte: u8, out: &mut dyn FnMut(Paste)) -> bool {
        if END.get(usize::from(self.matched)) == Some(&byte) {
            self.matched += 1;
            return usize::from(self.matched) == END.len();
        }
        self.unmatch();
        if byte == ESC {
            self.matched = 1;
        } else {
            self.text.push(byte);
        }
        // Room is left for the most that one byte can add: two characters and a broken end mark.
        if self.text.written.len() > Paste::LONGEST - 16 {
            self.flush(out);
        }
        false
    }

    /// Hands on what has come, if anything has.
    pub(super) fn flush(&mut self, out: &mut dyn FnMut(Paste)) {
        if !self.text.written.is_empty() {
            let text = std::mem::take(&mut self.text.written);
            out(Paste { text, last: false });
        }
    }

    /// Ends the paste, whether or not the mark came.
    pub(super) fn finish(&mut self, out: &mut dyn FnMut(Paste)) {
        if usize::from(self.matched) < END.len() {
            self.unmatch();
        }
        let text = std::mem::take(self).text.finish();
        out(Paste { text, last: true });
    }

    /// What seemed to be the end mark was text, apart from its ESC.
    fn unmatch(&mut self) {
        let matched = usize::from(std::mem::take(&mut self.matched));
        for &byte in END.get(1..matched).unwrap_or_default() {
            self.text.push(byte);
        }
    }

    #[cfg(test)]
    pub(super) fn capacity(&self) -> usize {
        self.text.written.capacity()
    }
}

/// Bytes that become text of printable characters, line feeds and tabs.
#[derive(Clone, Debug, Default)]
pub(super) struct PlainText {
    written: String,
    utf8: Utf8,
    /// Whether the last byte was CR, so that a line feed belongs to it.
    after_return: bool,
}

impl PlainText {
    /// The text in `bytes`.
    pub(super) fn of(bytes: &[u8]) -> String {
        let mut text = Self::default();
        for &byte in bytes {
            text.push(byte);
        }
        text.finish()
    }

    fn push(&mut self, byte: u8) {
        let after_return = std::mem::replace(&mut self.after_return, byte == b'\r');
        if byte >= 0x80 {
            let written = &mut self.written;
            self.utf8.push(byte, &mut |c| {
                if !c.is_control() {
                    written.push(c);
                }
            });
            return;
        }
        self.written.extend(self.utf8.cut());
        match byte {
            b'\n' if after_return => {}
            b'\n' | b'\r' => self.written.push('\n'),
            b'\t' | b' '..=b'~' => self.written.push(char::from(byte)),
            _ => {}
        }
    }

    fn finish(mut self) -> String {
        self.written.extend(self.utf8.cut());
        self.written
    }
}
