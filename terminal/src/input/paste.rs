//! Bracketed paste: text between `CSI 200 ~` and `CSI 201 ~`, handed on in pieces.

use super::charset::Charset;
use super::utf8::Utf8;

const ESC: u8 = 0x1b;

/// What ends a paste.
const END: &[u8] = b"\x1b[201~";

/// A piece of pasted text, or of a clipboard that was asked for. A paste is one or more of them; its text is all of theirs in a row.
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
    written: String,
    text: PlainText,
    /// How many bytes of [`END`] were the last ones.
    matched: u8,
}

impl PasteReader {
    /// Takes a byte of text in `charset`; whether the paste ends with it.
    pub(super) fn push(&mut self, byte: u8, charset: Charset, out: &mut dyn FnMut(Paste)) -> bool {
        if END.get(usize::from(self.matched)) == Some(&byte) {
            self.matched += 1;
            return usize::from(self.matched) == END.len();
        }
        self.unmatch();
        if byte == ESC {
            self.matched = 1;
        } else {
            self.text.push(byte, charset, &mut self.written);
        }
        self.flush_if_full(out);
        false
    }

    /// Takes a byte of text in UTF-8 that no mark ends.
    pub(super) fn push_text(&mut self, byte: u8, out: &mut dyn FnMut(Paste)) {
        self.text.push(byte, Charset::Utf8, &mut self.written);
        self.flush_if_full(out);
    }

    fn flush_if_full(&mut self, out: &mut dyn FnMut(Paste)) {
        // Room is left for the most that one byte can add: two characters and a broken end mark.
        if self.written.len() > Paste::LONGEST - 16 {
            self.flush(out);
        }
    }

    /// Hands on what has come, if anything has.
    pub(super) fn flush(&mut self, out: &mut dyn FnMut(Paste)) {
        if !self.written.is_empty() {
            let text = std::mem::take(&mut self.written);
            out(Paste { text, last: false });
        }
    }

    /// Ends the paste, whether or not the mark came.
    pub(super) fn finish(&mut self, out: &mut dyn FnMut(Paste)) {
        if usize::from(self.matched) < END.len() {
            self.unmatch();
        }
        let Self {
            written: mut text,
            text: plain,
            ..
        } = std::mem::take(self);
        plain.finish(&mut text);
        out(Paste { text, last: true });
    }

    /// What seemed to be the end mark was text, apart from its ESC.
    fn unmatch(&mut self) {
        let matched = usize::from(std::mem::take(&mut self.matched));
        for &byte in END.get(1..matched).unwrap_or_default() {
            self.text.push(byte, Charset::Utf8, &mut self.written);
        }
    }

    #[cfg(test)]
    pub(super) fn capacity(&self) -> usize {
        self.written.capacity()
    }
}

/// Makes bytes into text of printable characters, line feeds and tabs.
#[derive(Clone, Debug, Default)]
pub(super) struct PlainText {
    utf8: Utf8,
    /// Whether the last byte was CR, so that a line feed belongs to it.
    after_return: bool,
}

impl PlainText {
    /// The text in `bytes`.
    pub(super) fn of(bytes: &[u8]) -> String {
        let (mut text, mut written) = (Self::default(), String::new());
        for &byte in bytes {
            text.push(byte, Charset::Utf8, &mut written);
        }
        text.finish(&mut written);
        written
    }

    fn push(&mut self, byte: u8, charset: Charset, written: &mut String) {
        let after_return = std::mem::replace(&mut self.after_return, byte == b'\r');
        if byte >= 0x80 && charset != Charset::Utf8 {
            written.extend(charset.high(byte));
            return;
        }
        if byte >= 0x80 {
            self.utf8.push(byte, &mut |c| {
                if !c.is_control() {
                    written.push(c);
                }
            });
            return;
        }
        written.extend(self.utf8.cut());
        match byte {
            b'\n' if after_return => {}
            b'\n' | b'\r' => written.push('\n'),
            b'\t' | b' '..=b'~' => written.push(char::from(byte)),
            _ => {}
        }
    }

    fn finish(mut self, written: &mut String) {
        written.extend(self.utf8.cut());
    }
}
