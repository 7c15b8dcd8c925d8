//! The line that is being typed, and what the client's terminal shows of it.

use strombus_terminal::text;
use strombus_terminal::{Key, KeyCode, Modifiers};
use zeroize::Zeroizing;

/// The longest line, in bytes.
const LONGEST: usize = 4096;

/// A line being typed. Where the client echoes by itself, it is kept in step but nothing is shown.
#[derive(Debug, Default)]
pub(super) struct Typing {
    line: Zeroizing<String>,
    /// What the terminal shows of it on its last line.
    shown: String,
    /// Whether what is typed is shown: not while it is a password, nor where the client does it.
    pub(super) echoes: bool,
}

impl Typing {
    /// Takes a key that mends the line or adds to it. Returns whether it did.
    pub(super) fn key(&mut self, key: &Key) -> bool {
        let control = key.modifiers == Modifiers::CONTROL;
        match key.code {
            KeyCode::Backspace => self.rub_out(),
            KeyCode::Char('h') if control => self.rub_out(),
            KeyCode::Char('u') if control => self.line.clear(),
            KeyCode::Char('w') if control => {
                let kept = self.line.trim_end().rfind(' ').map_or(0, |at| at + 1);
                self.line.truncate(kept);
            }
            _ => return key.typed().is_some_and(|c| self.add(c)),
        }
        true
    }

    pub(super) fn add(&mut self, c: char) -> bool {
        // Reserved at once, so that no copy of a password stays behind where it grew.
        if self.line.capacity() == 0 {
            self.line.reserve_exact(256);
        }
        let fits = self.line.len() + c.len_utf8() <= LONGEST && text::is_printable(c);
        if fits {
            self.line.push(c);
        }
        fits
    }

    fn rub_out(&mut self) {
        let last = text::boundary_before(&self.line, self.line.len());
        self.line.truncate(last);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// Ends the line.
    pub(super) fn enter(&mut self, client_echoes: bool, out: &mut String) -> Zeroizing<String> {
        self.show(out);
        if !client_echoes {
            out.push_str("\r\n");
        }
        self.shown.clear();
        std::mem::take(&mut self.line)
    }

    /// Begins a new line of the terminal before something is said.
    pub(super) fn make_way(&mut self, out: &mut String) {
        if !self.shown.is_empty() {
            out.push_str("\r\n");
            self.shown.clear();
        }
    }

    /// Shows what is typed by now.
    pub(super) fn show(&mut self, out: &mut String) {
        let wanted: &str = if self.echoes { &self.line } else { "" };
        let same = |(a, b): &(char, char)| a == b;
        let kept = self.shown.chars().zip(wanted.chars()).take_while(same);
        let kept: usize = kept.map(|(c, _)| c.len_utf8()).sum();
        let gone = text::width(self.shown.get(kept..).unwrap_or_default());
        out.extend(std::iter::repeat_n("\u{8} \u{8}", gone));
        out.push_str(wanted.get(kept..).unwrap_or_default());
        self.shown.truncate(kept);
        self.shown.push_str(wanted.get(kept..).unwrap_or_default());
    }
}
