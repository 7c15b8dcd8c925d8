//! Keys, as a person presses them: what the decoder reports and what widgets handle.

use std::fmt;

/// The modifier keys held while another key was pressed.
///
/// The bits are xterm's modifier parameter minus one (`CSI 1 ; m X`), so decoding is a cast:
/// Shift 1, Alt 2, Control 4, Super 8 (Meta in xterm's own words).
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Modifiers(u8);

impl Modifiers {
    /// No modifier.
    pub const NONE: Self = Self(0);
    /// Shift.
    pub const SHIFT: Self = Self(1);
    /// Alt (what terminals send as an ESC prefix).
    pub const ALT: Self = Self(2);
    /// Control.
    pub const CONTROL: Self = Self(4);
    /// Super, which xterm calls Meta.
    pub const SUPER: Self = Self(8);

    /// The modifiers of an xterm modifier parameter, which is one more than the bits; 0 and 1 are none.
    #[must_use]
    pub const fn from_parameter(parameter: u16) -> Self {
        Self((parameter.saturating_sub(1) & 0x0f) as u8)
    }

    /// Whether every modifier of `other` is held.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether none is held.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These modifiers and those of `other`.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These modifiers less those of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl fmt::Debug for Modifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = f.debug_set();
        for (bit, name) in [
            (Self::SHIFT, "Shift"),
            (Self::ALT, "Alt"),
            (Self::CONTROL, "Control"),
            (Self::SUPER, "Super"),
        ] {
            if self.contains(bit) {
                names.entry(&format_args!("{name}"));
            }
        }
        names.finish()
    }
}

/// Which key it was, apart from its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A key that types this character. With Control, the character is the lower-case letter
    /// or the sign on the key: Ctrl-A is `Char('a')` with [`Modifiers::CONTROL`].
    /// Shift is not reported where the character already tells it (`A`).
    Char(char),
    /// Enter, or Return: CR.
    Enter,
    /// Tab: HT. Shift-Tab (`CSI Z`) is Tab with [`Modifiers::SHIFT`].
    Tab,
    /// Backspace: DEL (0x7F) or BS (0x08).
    Backspace,
    /// Escape, alone.
    Escape,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home, or DEC's Find.
    Home,
    /// End, or DEC's Select.
    End,
    /// Page up, or DEC's Previous Screen.
    PageUp,
    /// Page down, or DEC's Next Screen.
    PageDown,
    /// Insert.
    Insert,
    /// Delete, or DEC's Remove.
    Delete,
    /// The 5 in the middle of the keypad without Num Lock (xterm's Begin).
    Begin,
    /// A function key, 1 to 35.
    Function(u8),
}

/// One press of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// What was held with it.
    pub modifiers: Modifiers,
}

impl Key {
    /// A key with nothing held.
    #[must_use]
    pub const fn new(code: KeyCode) -> Self {
        Self {
            code,
            modifiers: Modifiers::NONE,
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
        Self {
            code: KeyCode::Char(c),
            modifiers: Modifiers::CONTROL,
        }
    }

    /// `c` with Alt held.
    #[must_use]
    pub const fn alt(c: char) -> Self {
        Self {
            code: KeyCode::Char(c),
            modifiers: Modifiers::ALT,
        }
    }

    /// This key with `modifiers` held too.
    #[must_use]
    pub const fn with(self, modifiers: Modifiers) -> Self {
        Self {
            code: self.code,
            modifiers: self.modifiers.with(modifiers),
        }
    }

    /// The character that this key types into a text: none where Control, Alt or Super is held.
    #[must_use]
    pub fn typed(&self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.without(Modifiers::SHIFT).is_empty() => Some(c),
            _ => None,
        }
    }
}
