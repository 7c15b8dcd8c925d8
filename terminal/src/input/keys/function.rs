//! Cursor, editing, function and keypad keys, as the VT220, xterm, rxvt, PuTTY and most others send them.

use super::{kitty, modified, modifiers};
use crate::input::sequence::Parameters;
use crate::key::{Key, KeyCode, Modifiers};

/// The keys that `CSI X` and `SS3 X` share, `X` being `last`.
pub(crate) const fn lettered(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        // G is the Linux console's and PuTTY's.
        b'E' | b'G' => KeyCode::Begin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::Function(last - b'P' + 1),
        _ => return None,
    })
}

/// The keys of `CSI n ~`.
pub(crate) const fn numbered(n: u32) -> Option<KeyCode> {
    Some(match n {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The VT220 has gaps where its keyboard has them.
        11..=15 => KeyCode::Function((n - 10) as u8),
        17..=21 => KeyCode::Function((n - 11) as u8),
        23..=26 => KeyCode::Function((n - 12) as u8),
        28..=29 => KeyCode::Function((n - 13) as u8),
        31..=34 => KeyCode::Function((n - 14) as u8),
        // xterm goes on from there.
        42..=56 => KeyCode::Function((n - 21) as u8),
        _ => return None,
    })
}

/// `CSI X`, `CSI 1 ; m X`, `CSI m X`, `CSI n ~` and `CSI n ; m ~`, where `m` may have kitty's event behind it.
pub(in crate::input) fn function(parameters: Parameters<'_>, last: u8) -> Option<Key> {
    // Before it settled on `1 ; m`, xterm sent the modifier alone, and some still do.
    let at = usize::from(parameters.count() > 1);
    match last {
        b'~' => {
            let n = parameters.get(0)?;
            let key = match numbered(n) {
                Some(code) => Key::new(code),
                None => kitty::functional(n)?,
            };
            Some(modified(key, parameters, 1))
        }
        b'Z' => {
            let key = Key::new(KeyCode::Tab).with(Modifiers::SHIFT);
            Some(modified(key, parameters, at))
        }
        _ => match (lettered(last), parameters.is_empty()) {
            (Some(code), _) => Some(modified(Key::new(code), parameters, at)),
            (None, true) => bare(last),
            (None, false) => None,
        },
    }
}

/// `CSI X` of SyncTERM and others that follow ANSI.SYS. Elsewhere it is nothing that a key sends.
const fn bare(last: u8) -> Option<Key> {
    Some(Key::new(match last {
        b'@' | b'L' => KeyCode::Insert,
        b'K' => KeyCode::End,
        b'U' => KeyCode::PageDown,
        b'V' => KeyCode::PageUp,
        _ => return None,
    }))
}

/// `SS3 X` and `SS3 m X`: cursor and function keys in application mode, and the keypad's own.
/// `application` tells that the keypad was asked to send them.
pub(in crate::input) fn keypad(
    parameters: Parameters<'_>,
    last: u8,
    application: bool,
) -> Option<Key> {
    let code = match last {
        b' ' => KeyCode::Char(' '),
        b'I' => KeyCode::Tab,
        b'M' => KeyCode::Enter,
        // On a keypad that was not asked it is PuTTY's F9.
        b'X' if application => KeyCode::Char('='),
        // PuTTY's VT100+ goes on after F4.
        b'T'..=b'[' => return Some(Key::new(KeyCode::Function(last - b'P' + 1))),
        // `* + , - . / 0` to `9`, in the order of ASCII.
        b'j'..=b'y' => KeyCode::Char((last - 0x40) as char),
        _ => {
            let at = usize::from(parameters.count() > 1);
            return Some(Key::new(lettered(last)?).with(modifiers(parameters, at)));
        }
    };
    let at = usize::from(parameters.count() > 1);
    Some(Key::new(code).on_keypad().with(modifiers(parameters, at)))
}
