//! Questions to the person, asked where the host's output will be.

use zeroize::Zeroizing;

use super::line::{CANCEL, Heard, Line};

/// The longest answer, in bytes.
const LONGEST: usize = 1024;

/// Ctrl-D: the person wants out.
const END: u8 = 0x04;
/// Ctrl-U: begin anew.
const KILL: u8 = 0x15;
/// What takes a character back on the screen.
const RUB_OUT: &[u8] = b"\x08 \x08";

/// What came of a typed byte.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Edited {
    /// The line goes on; this is shown.
    Echo(Vec<u8>),
    /// It is whole.
    Done,
    /// The person wants out.
    Cancelled,
}

/// A line that is being typed.
#[derive(Default)]
pub(super) struct Editor {
    line: Zeroizing<Vec<u8>>,
}

impl Editor {
    pub(super) fn new() -> Self {
        // Never grown, so that no copy of a password stays behind in freed memory.
        Self {
            line: Zeroizing::new(Vec::with_capacity(LONGEST)),
        }
    }

    pub(super) fn take(&mut self) -> Zeroizing<Vec<u8>> {
        std::mem::replace(self, Self::new()).line
    }

    pub(super) fn key(&mut self, byte: u8) -> Edited {
        let mut echo = Vec::new();
        match byte {
            b'\r' | b'\n' => return Edited::Done,
            CANCEL => return Edited::Cancelled,
            END if self.line.is_empty() => return Edited::Cancelled,
            0x08 | 0x7f => {
                let any = self.rub_out();
                echo.extend_from_slice(if any { RUB_OUT } else { b"" });
            }
            KILL => {
                while self.rub_out() {
                    echo.extend_from_slice(RUB_OUT);
                }
            }
            // Other keys, and what is too long, are nothing.
            0..b' ' => {}
            byte if self.line.len() < LONGEST => {
                self.line.push(byte);
                echo.push(byte);
            }
            _ => {}
        }
        Edited::Echo(echo)
    }

    /// Takes back one character, which in UTF-8 may be several bytes.
    fn rub_out(&mut self) -> bool {
        let mut any = false;
        while let Some(byte) = self.line.pop() {
            any = true;
            if byte & 0b1100_0000 != 0b1000_0000 {
                break;
            }
        }
        any
    }
}

/// A host's text as it may be shown: lines of characters, and nothing that acts on a terminal.
pub(super) fn harmless(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars() {
        match c {
            '\n' => shown.push_str("\r\n"),
            '\t' => shown.push(' '),
            c if c.is_control() => {}
            c => shown.push(c),
        }
    }
    shown
}

impl Line {
    /// Tells the person a line.
    pub(super) async fn say(&self, text: &str) -> Result<(), String> {
        let mut text = harmless(text);
        if self.can_ask() {
            text.push_str("\r\n");
            self.tell(Heard::Output(text.into())).await
        } else {
            text = text.replace('\r', "");
            text.push('\n');
            self.tell(Heard::Errors(text.into())).await
        }
    }

    /// Asks the person, who can be asked, and waits for the answer.
    pub(super) async fn ask(
        &self,
        question: &str,
        shown: bool,
    ) -> Result<Zeroizing<String>, String> {
        self.forget_typed();
        self.tell(Heard::Output(harmless(question).into())).await?;
        let mut editor = Editor::new();
        loop {
            let Some(typed) = self.answer().await else {
                return Err("nobody answers".into());
            };
            let typed = Zeroizing::new(typed);
            let mut echo = Vec::new();
            let mut done = None;
            for &byte in typed.iter() {
                match editor.key(byte) {
                    Edited::Echo(bytes) if shown => echo.extend_from_slice(&bytes),
                    Edited::Echo(_) => {}
                    ended => {
                        done = Some(ended);
                        break;
                    }
                }
            }
            if done.is_some() {
                echo.extend_from_slice(b"\r\n");
            }
            if !echo.is_empty() {
                self.tell(Heard::Output(echo)).await?;
            }
            match done {
                None => {}
                Some(Edited::Done) => {
                    let line = editor.take();
                    let text = String::from_utf8_lossy(&line);
                    return Ok(Zeroizing::new(text.into_owned()));
                }
                Some(_) => return Err("cancelled".into()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an answer is, and what is shown of it.
    #[track_caller]
    fn check(typed: &str, line: &str, shown: &str) {
        let mut editor = Editor::new();
        let mut echo = Vec::new();
        for byte in typed.bytes() {
            match editor.key(byte) {
                Edited::Echo(bytes) => echo.extend_from_slice(&bytes),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(editor.take().as_slice(), line.as_bytes());
        assert_eq!(String::from_utf8_lossy(&echo), shown);
    }

    #[test]
    fn a_line_is_edited_as_on_any_terminal() {
        check("yes", "yes", "yes");
        check("yé\x7fes", "yes", "yé\x08 \x08es");
        check("\x7fno\x15yes", "yes", "no\x08 \x08\x08 \x08yes");
        check("a\x1b\tb", "ab", "ab");
        let long = "x".repeat(LONGEST + 5);
        check(&long, &long[..LONGEST], &long[..LONGEST]);
    }

    #[test]
    fn a_line_ends_or_is_broken_off() {
        let mut editor = Editor::new();
        assert_eq!(editor.key(b'\r'), Edited::Done);
        assert_eq!(editor.key(END), Edited::Cancelled);
        editor.key(b'x');
        assert_eq!(editor.key(END), Edited::Echo(Vec::new()));
        assert_eq!(editor.key(CANCEL), Edited::Cancelled);
    }

    #[test]
    fn what_a_host_asks_cannot_act_on_the_terminal() {
        let evil = "Pass\x1b]0;title\x07word\u{9b}2J:\nnext";
        assert_eq!(harmless(evil), "Pass]0;titleword2J:\r\nnext");
    }
}
