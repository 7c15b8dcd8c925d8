//! Keys as xterm sends them.

use super::{CSI, ESC, SS3, decimal, kitty, other, utf8};
use crate::input::InputModes;
use crate::input::keys::{lettered, numbered};
use crate::key::{Key, KeyAction, KeyCode, Modifiers};

/// Appends what a terminal in `modes` sends for `key`: nothing if the program did not ask for such a key.
pub fn encode_key(key: &Key, modes: &InputModes, out: &mut Vec<u8>) {
    if matches!(key.code, KeyCode::Char(c) if c.is_control()) {
        // No keyboard has it, and it could be the ESC that ends a paste.
    } else if modes.kitty_keyboard != 0 {
        kitty::encode(key, modes, out);
    } else if key.action != KeyAction::Release && !other::encode(key, modes.modify_other_keys, out)
    {
        legacy(key, modes, out);
    }
}

/// The forms from before modifyOtherKeys and kitty's flags.
pub(super) fn legacy(key: &Key, modes: &InputModes, out: &mut Vec<u8>) {
    let held = key.modifiers.without(Modifiers::LOCKS);
    if key.keypad
        && modes.application_keypad
        && let Some(last) = keypad(key.code)
    {
        out.extend_from_slice(SS3);
        if !held.is_empty() {
            decimal(parameter(held), out);
        }
        return out.push(last);
    }
    let has = |modifier| held.contains(modifier);
    let controls: &[u8] = match key.code {
        KeyCode::Char(c) => return character(c, held, out),
        KeyCode::Enter if modes.new_line => b"\r\n",
        KeyCode::Enter => b"\r",
        KeyCode::Tab if has(Modifiers::SHIFT) => b"\x1b[Z",
        KeyCode::Tab => b"\t",
        // Control makes it the other one.
        KeyCode::Backspace if modes.backarrow != has(Modifiers::CONTROL) => b"\x08",
        KeyCode::Backspace => b"\x7f",
        KeyCode::Escape => b"\x1b",
        code => return function(code, held, modes.application_cursor, out),
    };
    alt(held, out);
    out.extend_from_slice(controls);
}

/// A cursor, editing or function key.
fn function(code: KeyCode, held: Modifiers, application: bool, out: &mut Vec<u8>) {
    if let Some(last) = letter(code) {
        let is_cursor = !matches!(code, KeyCode::Function(_));
        if held.is_empty() {
            out.extend_from_slice(if is_cursor && !application { CSI } else { SS3 });
        } else {
            out.extend_from_slice(b"\x1b[1;");
            decimal(parameter(held), out);
        }
        out.push(last);
    } else if let Some(n) = number(code) {
        out.extend_from_slice(CSI);
        decimal(n, out);
        if !held.is_empty() {
            out.push(b';');
            decimal(parameter(held), out);
        }
        out.push(b'~');
    }
}

/// What types a character: with Control a control character if there is one, with Alt after ESC.
fn character(c: char, held: Modifiers, out: &mut Vec<u8>) {
    if held.contains(Modifiers::SUPER) || held.contains(Modifiers::HYPER) {
        // It types nothing.
        return;
    }
    alt(held, out);
    match control(c).filter(|_| held.contains(Modifiers::CONTROL)) {
        Some(byte) => out.push(byte),
        None => utf8(c, out),
    }
}

fn alt(held: Modifiers, out: &mut Vec<u8>) {
    if held.contains(Modifiers::ALT) || held.contains(Modifiers::META) {
        out.push(ESC);
    }
}

/// The control character that Control makes of `c`. Digits stand for the signs that the VT220 has beside them.
pub(super) const fn control(c: char) -> Option<u8> {
    Some(match c {
        ' ' | '@' | '2' => 0x00,
        'a'..='z' => c as u8 & 0x1f,
        '[' | '3' => 0x1b,
        '\\' | '4' => 0x1c,
        ']' | '5' => 0x1d,
        '^' | '~' | '6' => 0x1e,
        '_' | '/' | '7' => 0x1f,
        '?' | '8' => 0x7f,
        _ => return None,
    })
}

/// xterm's parameter for modifiers, of which it has four. Meta is its last one.
pub(super) fn parameter(held: Modifiers) -> u32 {
    let mut known = held
        .without(Modifiers::LOCKS)
        .without(Modifiers::HYPER)
        .without(Modifiers::META);
    if held.contains(Modifiers::META) {
        known = known.with(Modifiers::SUPER);
    }
    u32::from(known.parameter())
}

/// The `X` of `CSI X` and `SS3 X`.
pub(super) fn letter(code: KeyCode) -> Option<u8> {
    (b'A'..=b'S').find(|&last| lettered(last) == Some(code))
}

/// The `n` of `CSI n ~`.
pub(super) fn number(code: KeyCode) -> Option<u32> {
    match code {
        KeyCode::Menu => Some(29),
        _ => (1..=56).find(|&n| numbered(n) == Some(code)),
    }
}

/// The `X` of `SS3 X` that a key on the keypad sends in application mode.
fn keypad(code: KeyCode) -> Option<u8> {
    match code {
        KeyCode::Char(' ') => Some(b' '),
        KeyCode::Tab => Some(b'I'),
        KeyCode::Enter => Some(b'M'),
        KeyCode::Char('=') => Some(b'X'),
        KeyCode::Char(c @ '*'..='9') => u8::try_from(c).ok().map(|byte| byte + 0x40),
        _ => None,
    }
}
