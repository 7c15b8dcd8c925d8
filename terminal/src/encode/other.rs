//! xterm's modifyOtherKeys: `CSI 27 ; modifiers ; code ~` for what the older forms cannot say.

use super::decimal;
use super::key::{control, parameter};
use crate::key::{Key, KeyCode, Modifiers};

/// Appends `key` in this form, if at `level` (0, 1 or 2) it has it; whether it has.
///
/// At level 1, keys that have an older form keep it: Control with a letter, Alt with anything that types.
/// At level 2 every key with a modifier has the new form, but for Shift with what types a character by itself.
pub(super) fn encode(key: &Key, level: u8, out: &mut Vec<u8>) -> bool {
    let mut held = key.modifiers.without(Modifiers::LOCKS);
    let code = match key.code {
        KeyCode::Char(c) => u32::from(c),
        KeyCode::Enter => 0x0d,
        KeyCode::Tab => 0x09,
        KeyCode::Escape => 0x1b,
        KeyCode::Backspace => 0x7f,
        _ => return false,
    };
    let is_other = match key.code {
        _ if level == 0 || held.is_empty() || key.keypad => false,
        KeyCode::Char(c) if level == 1 => match held {
            Modifiers::CONTROL => control(c).is_none(),
            Modifiers::SHIFT | Modifiers::ALT | Modifiers::META => false,
            _ => true,
        },
        KeyCode::Char(' ') => true,
        KeyCode::Char(_) => held != Modifiers::SHIFT,
        KeyCode::Tab if level == 1 => held != Modifiers::SHIFT,
        KeyCode::Backspace => level > 1 && held != Modifiers::CONTROL,
        _ => true,
    };
    if !is_other {
        return false;
    }
    let mut code = code;
    if let KeyCode::Char(c) = key.code {
        // The code is the one with Shift, and Shift is told beside it.
        if c.is_uppercase() && !c.to_lowercase().eq([c]) {
            held = held.with(Modifiers::SHIFT);
        } else if held.contains(Modifiers::SHIFT) && c.is_ascii_lowercase() {
            code = u32::from(c.to_ascii_uppercase());
        }
    }
    out.extend_from_slice(b"\x1b[27;");
    decimal(parameter(held), out);
    out.push(b';');
    decimal(code, out);
    out.push(b'~');
    true
}
