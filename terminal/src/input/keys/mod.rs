//! The keys: which bytes and sequences each terminal sends for them.

mod control;
mod dialect;
mod function;
mod kitty;
mod other;
pub(super) mod rxvt;

pub(super) use control::control;
pub use dialect::KeyDialect;
pub(super) use dialect::{Pressed, console};
pub(super) use function::{function, keypad};
pub(crate) use function::{lettered, numbered};
pub(crate) use kitty::code_of;
pub(super) use kitty::unicode;
pub(super) use other::other;

use super::sequence::Parameters;
use crate::key::{Key, KeyAction, KeyCode, Modifiers};

/// The modifiers that parameter `n` tells.
fn modifiers(parameters: Parameters<'_>, n: usize) -> Modifiers {
    let parameter = parameters.get(n).unwrap_or(1);
    Modifiers::from_parameter(u16::try_from(parameter).unwrap_or(1))
}

/// `key` with the modifiers that parameter `n` tells, and with what was done: the kitty protocol puts that into a
/// sub-parameter (1 pressed, 2 repeated, 3 released).
fn modified(key: Key, parameters: Parameters<'_>, n: usize) -> Key {
    let action = match parameters
        .has_subs()
        .then(|| parameters.sub(n, 1))
        .flatten()
    {
        Some(2) => KeyAction::Repeat,
        Some(3) => KeyAction::Release,
        _ => KeyAction::Press,
    };
    key.with(modifiers(parameters, n)).action(action)
}

/// The key of a code point, before its modifiers.
fn coded(code: u32) -> Option<Key> {
    match u8::try_from(code) {
        Ok(byte @ (..=0x1f | 0x7f)) => Some(control(byte)),
        // The block is kitty's: what has no meaning here is a key, not a character.
        _ if kitty::CODES.contains(&code) => kitty::functional(code),
        _ => printable(code).map(Key::char),
    }
}

/// The character of a code, if it is one that prints.
fn printable(code: u32) -> Option<char> {
    char::from_u32(code).filter(|c| !c.is_control())
}

/// `key`, whose character is the one without Shift, in the one form that [`KeyCode::Char`] promises: with Control the
/// character of the key, without it the character that Shift makes of it (`shifted` if that was told), and then no Shift.
fn held(key: Key, shifted: Option<char>) -> Key {
    let KeyCode::Char(c) = key.code else {
        return key;
    };
    let char = |c| Key {
        code: KeyCode::Char(c),
        ..key
    };
    let unshifted = |key: Key| Key {
        modifiers: key.modifiers.without(Modifiers::SHIFT),
        ..key
    };
    if key.modifiers.contains(Modifiers::CONTROL) {
        return char(only(c.to_lowercase()).unwrap_or(c));
    }
    let shift = key.modifiers.contains(Modifiers::SHIFT);
    // There are capitals without small letters (𝔖), which tell nothing of Shift.
    let has_case = !c.to_lowercase().eq(c.to_uppercase());
    let upper = only(c.to_uppercase()).filter(|_| has_case);
    match (shift, upper) {
        // Caps Lock and Shift undo each other, on letters only.
        (_, Some(upper)) if shift != key.modifiers.contains(Modifiers::CAPS_LOCK) => {
            let shifted = shifted.filter(|_| shift);
            unshifted(char(shifted.unwrap_or(upper)))
        }
        (true, Some(_)) => unshifted(key),
        (true, None) => match shifted {
            Some(c) => unshifted(char(c)),
            None => key,
        },
        (false, _) => key,
    }
}

/// The character, if the change of case gave just one.
fn only(mut characters: impl Iterator<Item = char>) -> Option<char> {
    characters.next().filter(|_| characters.next().is_none())
}
