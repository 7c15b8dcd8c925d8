//! Cursor, editing, function and keypad keys, as the VT220, xterm, the Linux console, rxvt and
//! PuTTY send them.

use super::{modifiers, unicode};
use crate::input::sequence::Parameters;
use crate::key::{Key, KeyCode, Modifiers};

/// The keys that `CSI X` and `SS3 X` share, `X` being `last`.
const fn lettered(last: u8) -> Option<KeyCode> {
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

/// rxvt's cursor keys with a modifier: `CSI a` (Shift) and `SS3 a` (Control).
const fn lower_case(last: u8) -> Option<KeyCode> {
    match last {
        b'a'..=b'd' => lettered(last.to_ascii_uppercase()),
        _ => None,
    }
}

/// The keys of `CSI n ~`.
const fn numbered(n: u32) -> Option<KeyCode> {
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
        _ => return None,
    })
}

/// `CSI X`, `CSI 1 ; m X`, `CSI m X`, `CSI n ~`, `CSI n ; m ~` and rxvt's `CSI n ^` and `CSI n @`.
pub(in crate::input) fn function(parameters: Parameters<'_>, last: u8) -> Option<Key> {
    // Before it settled on `1 ; m`, xterm sent the modifier alone, and some still do.
    let held = || modifiers(parameters, usize::from(parameters.count() > 1));
    match last {
        b'~' => {
            let n = parameters.get(0)?;
            let code = numbered(n).or_else(|| unicode::functional(n))?;
            Some(Key::new(code).with(modifiers(parameters, 1)?))
        }
        b'^' | b'@' => rxvt(parameters.get(0)?, last),
        b'Z' => Some(Key::new(KeyCode::Tab).with(Modifiers::SHIFT).with(held()?)),
        b'a'..=b'd' if parameters.is_empty() => {
            Some(Key::new(lower_case(last)?).with(Modifiers::SHIFT))
        }
        _ => Some(Key::new(lettered(last)?).with(held()?)),
    }
}

/// rxvt's `CSI n $` (Shift), `CSI n ^` (Control) and `CSI n @` (both).
pub(in crate::input) fn rxvt(n: u32, last: u8) -> Option<Key> {
    let modifiers = match last {
        b'$' => Modifiers::SHIFT,
        b'^' => Modifiers::CONTROL,
        b'@' => Modifiers::SHIFT.with(Modifiers::CONTROL),
        _ => return None,
    };
    Some(Key::new(numbered(n)?).with(modifiers))
}

/// `SS3 X` and `SS3 m X`: cursor and function keys in application mode, and the keypad's own.
pub(in crate::input) fn keypad(parameters: Parameters<'_>, last: u8) -> Option<Key> {
    if let Some(code) = lower_case(last) {
        return Some(Key::new(code).with(Modifiers::CONTROL));
    }
    let code = match last {
        b' ' => KeyCode::Char(' '),
        b'I' => KeyCode::Tab,
        b'M' => KeyCode::Enter,
        b'X' => KeyCode::Char('='),
        // `* + , - . / 0` to `9`, in the order of ASCII.
        b'j'..=b'y' => KeyCode::Char((last - 0x40) as char),
        _ => lettered(last)?,
    };
    let held = modifiers(parameters, usize::from(parameters.count() > 1))?;
    Some(Key::new(code).with(held))
}

/// The Linux console's F1 to F5: `CSI [ A` to `CSI [ E`.
pub(in crate::input) const fn console(last: u8) -> Option<Key> {
    match last {
        b'A'..=b'E' => Some(Key::new(KeyCode::Function(last - b'A' + 1))),
        _ => None,
    }
}
