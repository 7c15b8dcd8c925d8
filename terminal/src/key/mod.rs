//! Keys, as a person presses them: what the decoder reports and what widgets handle.

mod code;
mod modifiers;

pub use code::{KeyCode, MediaKey, ModifierKey};
pub use modifiers::Modifiers;

/// What was done with a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KeyAction {
    /// It was pressed. Where nobody asked for more, a repeat is a press too.
    #[default]
    Press,
    /// It is held, and repeats.
    Repeat,
    /// It was released. Only who asked for releases gets them.
    Release,
}

/// One press of a key; or, for who asked, its repeating or its release.
///
/// Only `code` and `modifiers` matter to most apps. The other fields, the locks among the modifiers, and the keys that type
/// nothing by themselves are details: a decoder that wasn't [told](crate::Decoder::set_modes) that somebody asked for them
/// leaves them at what [`Key::new`] gives, so that comparing two keys compares what the person pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// What was held with it.
    pub modifiers: Modifiers,
    /// What was done with it.
    pub action: KeyAction,
    /// Whether it is on the keypad.
    pub keypad: bool,
    /// The character that the key types on a keyboard of the standard (US) layout, where the person's layout is another: `c` for
    /// the Cyrillic `с`. For shortcuts that should not depend on the layout.
    pub base: Option<char>,
}

impl Key {
    /// A key with nothing held.
    #[must_use]
    pub const fn new(code: KeyCode) -> Self {
        Self {
            code,
            modifiers: Modifiers::NONE,
            action: KeyAction::Press,
            keypad: false,
            base: None,
        }
    }

    /// The key that types `c`.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::new(KeyCode::Char(c))
    }

    /// `c` with Control held.
    #[must_use]
    pub const fn control(c: char) -> Self {
        Self::char(c).with(Modifiers::CONTROL)
    }

    /// `c` with Alt held.
    #[must_use]
    pub const fn alt(c: char) -> Self {
        Self::char(c).with(Modifiers::ALT)
    }

    /// This key with `modifiers` held too.
    #[must_use]
    pub const fn with(self, modifiers: Modifiers) -> Self {
        Self {
            modifiers: self.modifiers.with(modifiers),
            ..self
        }
    }

    /// This key on the keypad.
    #[must_use]
    pub const fn on_keypad(self) -> Self {
        Self {
            keypad: true,
            ..self
        }
    }

    /// This key, with which `action` was done.
    #[must_use]
    pub const fn action(self, action: KeyAction) -> Self {
        Self { action, ..self }
    }

    /// The character that this key types into a text: none where Control, Alt, Super or the like is held, nor when it is released.
    #[must_use]
    pub fn typed(&self) -> Option<char> {
        let held = self
            .modifiers
            .without(Modifiers::SHIFT)
            .without(Modifiers::LOCKS);
        match self.code {
            KeyCode::Char(c) if held.is_empty() && self.action != KeyAction::Release => Some(c),
            _ => None,
        }
    }
}
