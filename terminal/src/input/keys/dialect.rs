//! Keyboards whose sequences mean something else on most terminals, so that they count only where they are expected.

use super::control;
use crate::key::{Key, KeyCode, Modifiers};

/// Which terminal's keys are expected, where one sequence is two keys.
///
/// The first knows nearly all terminals at once: xterm and its kin, the VT100 to VT520, rxvt, PuTTY, screen and tmux.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KeyDialect {
    /// What nearly everything sends.
    #[default]
    Common,
    /// The Linux console: Shift-Tab is ESC HT.
    Linux,
    /// The SCO console, which PuTTY's SCO keyboard, FreeBSD's cons25 and xterm's sco imitate: function keys are `CSI M`
    /// and on, Page Up is `CSI I` (elsewhere the focus), Page Down `CSI G`.
    Sco,
    /// st, which outside the keypad's application mode sends `CSI P` for Delete (elsewhere F1), `CSI 4 h` for Insert and more.
    St,
    /// SyncTERM, where 0x7F is Delete, and Backspace is 0x08 only.
    SyncTerm,
}

impl KeyDialect {
    /// The dialect of a terminal named `term` (terminfo's or telnet's name, in any case).
    #[must_use]
    pub fn of_terminal(term: &str) -> Self {
        let term = term.to_ascii_lowercase();
        let family = term.split(['-', '.', '+']).next().unwrap_or_default();
        match family {
            "linux" => Self::Linux,
            "scoansi" | "cons25" | "cons25r" | "cons25l1" | "cons25w" => Self::Sco,
            "putty" | "xterm" if term.ends_with("-sco") => Self::Sco,
            "st" | "stterm" => Self::St,
            "syncterm" => Self::SyncTerm,
            _ => Self::Common,
        }
    }

    /// The key that sends the control `byte` here, `escaped` with ESC before it.
    pub(in crate::input) const fn control(self, byte: u8, escaped: bool) -> Pressed {
        match (self, byte) {
            (Self::SyncTerm, 0x7f) => Pressed::With(Key::new(KeyCode::Delete)),
            (Self::Linux, b'\t') if escaped => {
                Pressed::Alone(Key::new(KeyCode::Tab).with(Modifiers::SHIFT))
            }
            _ => Pressed::With(control(byte)),
        }
    }

    /// The key of `CSI bytes last` that is one only here.
    pub(in crate::input) fn control_sequence(self, bytes: &[u8], last: u8) -> Option<Key> {
        match self {
            Self::Common | Self::Linux | Self::SyncTerm => None,
            Self::Sco if bytes.is_empty() => sco(last),
            Self::Sco => None,
            Self::St => st(bytes, last),
        }
    }
}

/// What a control character was.
#[derive(Clone, Copy, Debug)]
pub(in crate::input) enum Pressed {
    /// This key; an ESC before it is Alt.
    With(Key),
    /// This key, of which an ESC before it is part.
    Alone(Key),
}

/// The SCO console's keys. F1 to F12 go on with Shift, then with Control, then with both.
fn sco(last: u8) -> Option<Key> {
    let place = match last {
        // Shift-Tab, for which all of these send the same as for Shift-F2.
        b'Z' => return None,
        b'F' => return Some(Key::new(KeyCode::End)),
        b'G' => return Some(Key::new(KeyCode::PageDown)),
        b'H' => return Some(Key::new(KeyCode::Home)),
        b'I' => return Some(Key::new(KeyCode::PageUp)),
        b'L' => return Some(Key::new(KeyCode::Insert)),
        b'M'..=b'Y' => last - b'M',
        b'a'..=b'z' => last - b'a' + 14,
        b'@' => 40,
        b'['..=b'`' => last - b'[' + 41,
        b'{' => 47,
        _ => return None,
    };
    let modifiers = match place / 12 {
        0 => Modifiers::NONE,
        1 => Modifiers::SHIFT,
        2 => Modifiers::CONTROL,
        _ => Modifiers::SHIFT.with(Modifiers::CONTROL),
    };
    Some(Key::new(KeyCode::Function(place % 12 + 1)).with(modifiers))
}

/// What st sends for the keys in the block of six while the keypad is in its numeric mode.
fn st(bytes: &[u8], last: u8) -> Option<Key> {
    let (code, modifiers) = match (bytes, last) {
        (b"", b'P') => (KeyCode::Delete, Modifiers::NONE),
        (b"2", b'K') => (KeyCode::Delete, Modifiers::SHIFT),
        (b"4", b'h') => (KeyCode::Insert, Modifiers::NONE),
        (b"4", b'l') => (KeyCode::Insert, Modifiers::SHIFT),
        (b"", b'L') => (KeyCode::Insert, Modifiers::CONTROL),
        (b"", b'K') => (KeyCode::End, Modifiers::SHIFT),
        (b"", b'J') => (KeyCode::End, Modifiers::CONTROL),
        (b"2", b'J') => (KeyCode::Home, Modifiers::SHIFT),
        _ => return None,
    };
    Some(Key::new(code).with(modifiers))
}

/// The Linux console's F1 to F5: `CSI [ A` to `CSI [ E`. They collide with nothing.
pub(in crate::input) const fn console(last: u8) -> Option<Key> {
    match last {
        b'A'..=b'E' => Some(Key::new(KeyCode::Function(last - b'A' + 1))),
        _ => None,
    }
}
