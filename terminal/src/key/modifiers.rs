//! The modifier keys.

use std::fmt;

/// The modifier keys held while another key was pressed.
///
/// The bits are those of the kitty keyboard protocol, whose lower four are xterm's modifier parameter minus one
/// (`CSI 1 ; m X`), so decoding is a cast: Shift 1, Alt 2, Control 4, Super 8 (Meta in xterm's own words),
/// Hyper 16, Meta 32, Caps Lock 64, Num Lock 128.
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
    /// Hyper, which only the kitty protocol tells.
    pub const HYPER: Self = Self(16);
    /// Meta where it is neither Alt nor Super, which only the kitty protocol tells.
    pub const META: Self = Self(32);
    /// Caps Lock is on. Told only to who asked for it ([`Decoder::set_modes`](crate::Decoder::set_modes)).
    pub const CAPS_LOCK: Self = Self(64);
    /// Num Lock is on. Told only to who asked for it.
    pub const NUM_LOCK: Self = Self(128);
    /// Both locks.
    pub const LOCKS: Self = Self(64 | 128);

    /// The modifiers of an xterm or kitty modifier parameter, which is one more than the bits; 0 and 1 are none,
    /// and so is what is above 256.
    #[must_use]
    pub const fn from_parameter(parameter: u16) -> Self {
        match parameter {
            1..=256 => Self((parameter - 1) as u8),
            _ => Self::NONE,
        }
    }

    /// The modifier parameter that says these: 1 for none, 256 at most.
    #[must_use]
    pub const fn parameter(self) -> u16 {
        self.0 as u16 + 1
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
            (Self::HYPER, "Hyper"),
            (Self::META, "Meta"),
            (Self::CAPS_LOCK, "CapsLock"),
            (Self::NUM_LOCK, "NumLock"),
        ] {
            if self.contains(bit) {
                names.entry(&format_args!("{name}"));
            }
        }
        names.finish()
    }
}
