//! Keys as the kitty keyboard protocol has them.

use super::key::{legacy, letter, number};
use super::{CSI, decimal};
use crate::input::InputModes;
use crate::input::asked::{ALL, ALTERNATES, DISAMBIGUATE, EVENTS, TEXT};
use crate::input::keys::code_of;
use crate::key::{Key, KeyAction, KeyCode, Modifiers};

/// Appends `key` as `modes`' flags want it.
pub(super) fn encode(key: &Key, modes: &InputModes, out: &mut Vec<u8>) {
    let flags = modes.kitty_keyboard;
    let has = |flag| flags & flag != 0;
    if key.action == KeyAction::Release && !has(EVENTS) {
        return;
    }
    if !has(ALL) {
        let held = key.modifiers.without(Modifiers::LOCKS);
        let plain = Key {
            modifiers: held,
            ..*key
        };
        match key.code {
            KeyCode::CapsLock | KeyCode::ScrollLock | KeyCode::NumLock | KeyCode::Modifier(_) => {}
            KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace
                if is_legacy(&plain, flags) =>
            {
                // The protocol has 0x7F for Backspace, whatever DECBKM says, and no application keypad.
                if key.action != KeyAction::Release {
                    legacy(&plain, &InputModes::default(), out);
                }
            }
            _ if !has(DISAMBIGUATE) && (key.action == KeyAction::Press || !has(EVENTS)) => {
                legacy(&plain, modes, out);
            }
            _ => escape_code(&plain, flags, out),
        }
        return;
    }
    escape_code(key, flags, out);
}

/// Whether what types text, or a line's end, goes on doing so.
fn is_legacy(key: &Key, flags: u8) -> bool {
    match key.code {
        KeyCode::Char(c) if key.typed() == Some(c) => true,
        // A letter's release is told; that of these three is not, so that a shell left in this mode can be used.
        KeyCode::Char(_) => false,
        KeyCode::Enter if key.keypad && flags & DISAMBIGUATE != 0 => false,
        _ => key.modifiers.is_empty(),
    }
}

/// `CSI code : shifted : base ; modifiers : event ; text u`, or the older forms with an event.
fn escape_code(key: &Key, flags: u8, out: &mut Vec<u8>) {
    let Some(form) = Form::of(key, flags & (DISAMBIGUATE | ALL) != 0) else {
        return;
    };
    let has = |flag| flags & flag != 0;
    let base = key
        .base
        .filter(|base| has(ALTERNATES) && !base.is_control());
    let shifted = form.shifted.filter(|_| has(ALTERNATES));
    let action = match key.action {
        KeyAction::Repeat if has(EVENTS) => 2,
        KeyAction::Release => 3,
        _ => 1,
    };
    let text = key.typed().filter(|_| has(TEXT) && has(ALL));

    out.extend_from_slice(CSI);
    let rest = !form.held.is_empty() || action != 1 || text.is_some();
    if form.code != 1 || rest {
        decimal(form.code, out);
    }
    if form.last == b'u' && (shifted.is_some() || base.is_some()) {
        out.push(b':');
        if let Some(shifted) = shifted {
            decimal(u32::from(shifted), out);
        }
        if let Some(base) = base {
            out.push(b':');
            decimal(u32::from(base), out);
        }
    }
    if rest {
        out.push(b';');
        if !form.held.is_empty() || action != 1 {
            decimal(u32::from(form.held.parameter()), out);
        }
        if action != 1 {
            out.push(b':');
            decimal(action, out);
        }
    }
    if let Some(text) = text {
        out.push(b';');
        decimal(u32::from(text), out);
    }
    out.push(form.last);
}

/// How a key is told.
struct Form {
    code: u32,
    /// The final byte.
    last: u8,
    held: Modifiers,
    /// What Shift makes of it, if Shift is held.
    shifted: Option<char>,
}

impl Form {
    /// `distinct` tells that the keypad's keys are others than those with the same names.
    fn of(key: &Key, distinct: bool) -> Option<Self> {
        let form = |code, last| {
            Some(Self {
                code,
                last,
                held: key.modifiers,
                shifted: None,
            })
        };
        if key.keypad && distinct {
            if key.code == KeyCode::Begin {
                return form(57427, b'~');
            }
            if let Some(code) = code_of(key.code, true) {
                return form(code, b'u');
            }
        }
        match key.code {
            KeyCode::Char(c) => Some(Self::of_char(c, key.modifiers)),
            KeyCode::Escape => form(27, b'u'),
            KeyCode::Enter => form(13, b'u'),
            KeyCode::Tab => form(9, b'u'),
            KeyCode::Backspace => form(127, b'u'),
            // `CSI R` is a cursor report.
            KeyCode::Function(3) => form(13, b'~'),
            KeyCode::Function(13..) | KeyCode::Menu => form(code_of(key.code, false)?, b'u'),
            code => match (letter(code), number(code)) {
                (Some(last), _) => form(1, last),
                (None, Some(n)) => form(n, b'~'),
                (None, None) => form(code_of(code, false)?, b'u'),
            },
        }
    }

    /// The code is the one without Shift, which is told beside it. Caps Lock and Shift undo each other.
    fn of_char(c: char, held: Modifiers) -> Self {
        let (lower, upper) = (only(c.to_lowercase()), only(c.to_uppercase()));
        let is_upper =
            lower.is_some_and(|lower| lower != c && only(lower.to_uppercase()) == Some(c));
        let is_lower =
            upper.is_some_and(|upper| upper != c && only(upper.to_lowercase()) == Some(c));
        if held.contains(Modifiers::CONTROL) || !(is_upper || is_lower) {
            return Self {
                code: u32::from(c),
                last: b'u',
                held,
                shifted: None,
            };
        }
        let shift = is_upper != held.contains(Modifiers::CAPS_LOCK);
        let code = lower.filter(|_| is_upper).unwrap_or(c);
        Self {
            code: u32::from(code),
            last: b'u',
            held: if shift {
                held.with(Modifiers::SHIFT)
            } else {
                held.without(Modifiers::SHIFT)
            },
            shifted: only(code.to_uppercase()).filter(|_| shift),
        }
    }
}

/// The character, if the change of case gave just one.
fn only(mut characters: impl Iterator<Item = char>) -> Option<char> {
    characters.next().filter(|_| characters.next().is_none())
}
