//! What a terminal was asked to send, as far as its bytes cannot be understood without.

use super::{InputModes, MouseEncoding};
use crate::key::{Key, KeyAction, KeyCode, Modifiers};

/// kitty's flag "disambiguate escape codes".
pub(crate) const DISAMBIGUATE: u8 = 1;
/// kitty's flag "report event types".
pub(crate) const EVENTS: u8 = 2;
/// kitty's flag "report alternate keys".
pub(crate) const ALTERNATES: u8 = 4;
/// kitty's flag "report all keys as escape codes".
pub(crate) const ALL: u8 = 8;

/// kitty's flag "report associated text".
pub(crate) const TEXT: u8 = 16;

/// What was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked {
    /// kitty's flags.
    flags: u8,
    /// Whether the keypad sends sequences of its own.
    pub(super) keypad: bool,
    /// How the mouse writes.
    pub(super) mouse: MouseEncoding,
}

impl Asked {
    pub(super) const fn of(modes: &InputModes) -> Self {
        Self {
            flags: modes.kitty_keyboard,
            keypad: modes.application_keypad,
            mouse: modes.mouse_encoding,
        }
    }

    /// `key` without the details that nobody asked for; nothing if it is such a detail itself. A terminal may tell more than it
    /// was asked for (after another program left it so), and no app may be troubled by that.
    pub(super) fn admit(self, key: Key) -> Option<Key> {
        let has = |flag| self.flags & flag != 0;
        let mut key = key;
        if !has(EVENTS) {
            if key.action == KeyAction::Release {
                return None;
            }
            key.action = KeyAction::Press;
        }
        if !has(ALTERNATES) {
            key.base = None;
        }
        if !has(ALL) {
            if matches!(
                key.code,
                KeyCode::CapsLock | KeyCode::ScrollLock | KeyCode::NumLock | KeyCode::Modifier(_)
            ) {
                return None;
            }
            key.modifiers = key.modifiers.without(Modifiers::LOCKS);
            key.keypad &= self.keypad;
        }
        Some(key)
    }
}
