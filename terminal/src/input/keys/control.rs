//! The C0 controls and DEL, as keys.

use crate::key::{Key, KeyCode};

/// The key that sends the control `byte` (0x00 to 0x1F, 0x7F).
pub(in crate::input) const fn control(byte: u8) -> Key {
    match byte {
        0x00 => Key::control(' '),
        0x08 | 0x7f => Key::new(KeyCode::Backspace),
        0x09 => Key::new(KeyCode::Tab),
        0x0a | 0x0d => Key::new(KeyCode::Enter),
        0x1b => Key::new(KeyCode::Escape),
        0x01..=0x1a => Key::control((byte | 0x60) as char),
        _ => Key::control((byte & 0x1f | 0x40) as char),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_byte_is_a_key_with_a_control_character() {
        for byte in 0..=u8::MAX {
            if let KeyCode::Char(c) = control(byte).code {
                assert!(!c.is_control(), "{byte:#04x}");
            }
        }
        assert_eq!(control(0x01), Key::control('a'));
        assert_eq!(control(0x1a), Key::control('z'));
        assert_eq!(control(0x1c), Key::control('\\'));
        assert_eq!(control(0x1d), Key::control(']'));
        assert_eq!(control(0x1e), Key::control('^'));
        assert_eq!(control(0x1f), Key::control('_'));
    }
}
