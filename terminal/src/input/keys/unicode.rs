//! Keys told by their code point: `CSI u` (fixterms, kitty) and xterm's modifyOtherKeys.

use super::{control, modifiers};
use crate::input::sequence::Parameters;
use crate::key::{Key, KeyCode, Modifiers};

/// `CSI code : shifted : base ; modifiers : event ; text u`, all but the code optional.
pub(in crate::input) fn unicode(parameters: Parameters<'_>, out: &mut dyn FnMut(Key)) {
    let Some(modifiers) = modifiers(parameters, 1) else {
        return;
    };
    // With Control and the like the key is meant, not the text that it might give.
    if modifiers.without(Modifiers::SHIFT).is_empty() {
        let mut typed = false;
        for c in parameters.subs(2).flatten().filter_map(printable) {
            typed = true;
            out(Key::char(c));
        }
        if typed {
            return;
        }
    }
    // Code 0 is text without a key.
    let code = parameters.get(0).filter(|&code| code > 0);
    if let Some(key) = code.and_then(coded) {
        let shifted = parameters.sub(0, 1).and_then(printable);
        out(held(key, modifiers, shifted));
    }
}

/// `CSI 27 ; modifiers ; code ~`.
pub(in crate::input) fn other(parameters: Parameters<'_>) -> Option<Key> {
    let key = coded(parameters.get(2)?)?;
    let modifiers = modifiers(parameters, 1)?;
    Some(match key.code {
        // The code is that of the sign with Shift already applied.
        KeyCode::Char(c) if c != ' ' && !c.is_alphabetic() => {
            key.with(modifiers.without(Modifiers::SHIFT))
        }
        _ => held(key, modifiers, None),
    })
}

/// The kitty protocol's keys without a character, from its private use codes.
pub(super) const fn functional(code: u32) -> Option<KeyCode> {
    Some(match code {
        57344 => KeyCode::Escape,
        57345 | 57414 => KeyCode::Enter,
        57346 => KeyCode::Tab,
        57347 => KeyCode::Backspace,
        57348 | 57425 => KeyCode::Insert,
        57349 | 57426 => KeyCode::Delete,
        57350 | 57417 => KeyCode::Left,
        57351 | 57418 => KeyCode::Right,
        57352 | 57419 => KeyCode::Up,
        57353 | 57420 => KeyCode::Down,
        57354 | 57421 => KeyCode::PageUp,
        57355 | 57422 => KeyCode::PageDown,
        57356 | 57423 => KeyCode::Home,
        57357 | 57424 => KeyCode::End,
        57364..=57398 => KeyCode::Function((code - 57363) as u8),
        57399..=57408 => KeyCode::Char((b'0' + (code - 57399) as u8) as char),
        57409 => KeyCode::Char('.'),
        57410 => KeyCode::Char('/'),
        57411 => KeyCode::Char('*'),
        57412 => KeyCode::Char('-'),
        57413 => KeyCode::Char('+'),
        57415 => KeyCode::Char('='),
        57416 => KeyCode::Char(','),
        57427 => KeyCode::Begin,
        _ => return None,
    })
}

/// The key of a code, before its modifiers.
fn coded(code: u32) -> Option<Key> {
    match u8::try_from(code) {
        Ok(byte @ (..=0x1f | 0x7f)) => Some(control(byte)),
        // The block is kitty's: what has no meaning here is a key, not a character.
        _ if (57344..=63743).contains(&code) => functional(code).map(Key::new),
        _ => printable(code).map(Key::char),
    }
}

/// The character of a code, if it is one that prints.
fn printable(code: u32) -> Option<char> {
    char::from_u32(code).filter(|c| !c.is_control())
}

/// `key` with `modifiers` held, in the one form that [`KeyCode::Char`] promises: with Control the
/// character of the key, without it the character that Shift makes of it, and then no Shift.
fn held(key: Key, modifiers: Modifiers, shifted: Option<char>) -> Key {
    let KeyCode::Char(c) = key.code else {
        return key.with(modifiers);
    };
    if modifiers.contains(Modifiers::CONTROL) {
        let code = KeyCode::Char(only(c.to_lowercase()).unwrap_or(c));
        return Key { code, ..key }.with(modifiers);
    }
    if !modifiers.contains(Modifiers::SHIFT) {
        return key.with(modifiers);
    }
    let upper = only(c.to_uppercase()).filter(|&upper| upper != c || c.is_uppercase());
    match shifted.or(upper) {
        Some(c) => Key {
            code: KeyCode::Char(c),
            ..key
        }
        .with(modifiers.without(Modifiers::SHIFT)),
        None => key.with(modifiers),
    }
}

/// The character, if the change of case gave just one.
fn only(mut characters: impl Iterator<Item = char>) -> Option<char> {
    characters.next().filter(|_| characters.next().is_none())
}
