//! The kitty keyboard protocol: `CSI u`, and the codes of its keys without a character.

use super::{coded, held, modified, printable};
use crate::input::sequence::Parameters;
use crate::key::{Key, KeyAction, KeyCode, MediaKey, ModifierKey, Modifiers};

/// The private use codes that are keys.
pub(in crate::input) const CODES: std::ops::RangeInclusive<u32> = 57344..=63743;

/// The last code in use.
const LAST: u32 = 57454;

const MEDIA: [MediaKey; 13] = [
    MediaKey::Play,
    MediaKey::Pause,
    MediaKey::PlayPause,
    MediaKey::Reverse,
    MediaKey::Stop,
    MediaKey::FastForward,
    MediaKey::Rewind,
    MediaKey::TrackNext,
    MediaKey::TrackPrevious,
    MediaKey::Record,
    MediaKey::LowerVolume,
    MediaKey::RaiseVolume,
    MediaKey::MuteVolume,
];

const MODIFIERS: [ModifierKey; 14] = [
    ModifierKey::LeftShift,
    ModifierKey::LeftControl,
    ModifierKey::LeftAlt,
    ModifierKey::LeftSuper,
    ModifierKey::LeftHyper,
    ModifierKey::LeftMeta,
    ModifierKey::RightShift,
    ModifierKey::RightControl,
    ModifierKey::RightAlt,
    ModifierKey::RightSuper,
    ModifierKey::RightHyper,
    ModifierKey::RightMeta,
    ModifierKey::Level3Shift,
    ModifierKey::Level5Shift,
];

/// The key without a character that has this code.
pub(crate) fn functional(code: u32) -> Option<Key> {
    let keypad = matches!(code, 57399..=57427);
    let code = match code {
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
        57358 => KeyCode::CapsLock,
        57359 => KeyCode::ScrollLock,
        57360 => KeyCode::NumLock,
        57361 => KeyCode::PrintScreen,
        57362 => KeyCode::Pause,
        57363 => KeyCode::Menu,
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
        57428..=57440 => KeyCode::Media(*MEDIA.get((code - 57428) as usize)?),
        57441..=LAST => KeyCode::Modifier(*MODIFIERS.get((code - 57441) as usize)?),
        _ => return None,
    };
    let key = Key::new(code);
    Some(if keypad { key.on_keypad() } else { key })
}

/// The code of a key without a character, or on the keypad.
pub(crate) fn code_of(code: KeyCode, keypad: bool) -> Option<u32> {
    (*CODES.start()..=LAST)
        .find(|&n| functional(n).is_some_and(|key| key.code == code && key.keypad == keypad))
}

/// `CSI code : shifted : base ; modifiers : event ; text u`, all but the code optional.
pub(in crate::input) fn unicode(parameters: Parameters<'_>, out: &mut dyn FnMut(Key)) {
    // Code 0 is text without a key.
    let key = parameters
        .get(0)
        .filter(|&code| code > 0)
        .and_then(coded)
        .map(|key| Key {
            base: parameters.sub(0, 2).and_then(printable),
            ..modified(key, parameters, 1)
        });
    if !parameters.has_subs()
        && parameters.count() < 3
        && let Some(key) = key
    {
        return out(held(key, None));
    }
    let around = key.unwrap_or_else(|| modified(Key::new(KeyCode::Escape), parameters, 1));
    let locks = around.modifiers.without(Modifiers::LOCKS);
    // With Control and the like the key is meant, not the text that it might give.
    if locks.without(Modifiers::SHIFT).is_empty() && around.action != KeyAction::Release {
        let mut typed = false;
        for c in parameters.subs(2).flatten().filter_map(printable) {
            typed = true;
            let code = KeyCode::Char(c);
            if around.code == code {
                out(held(around, None));
            } else {
                let modifiers = around.modifiers.without(Modifiers::SHIFT);
                out(Key {
                    code,
                    modifiers,
                    ..around
                });
            }
        }
        if typed {
            return;
        }
    }
    if let Some(key) = key {
        out(held(key, parameters.sub(0, 1).and_then(printable)));
    }
}
