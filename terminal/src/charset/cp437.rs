//! Code page 437, the IBM PC's: what terminals show that imitate a PC's screen (`ansi`, SyncTERM).
//!
//! The bytes below 0x20 and 0x7f have pictures too, but a terminal takes them for control characters. So they can be
//! read here and are not made.

/// 0x80 to 0xff.
const UPPER: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', //
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', '¢', '£', '¥', '₧', 'ƒ', //
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '⌐', '¬', '½', '¼', '¡', '«', '»', //
    '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛', '┐', //
    '└', '┴', '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧', //
    '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫', '╪', '┘', '┌', '█', '▄', '▌', '▐', '▀', //
    'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ', 'Θ', 'Ω', 'δ', '∞', 'φ', 'ε', '∩', //
    '≡', '±', '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²', '■', '\u{a0}',
];

/// 0x01 to 0x1f, as pictures.
const LOWER: [char; 31] = [
    '☺', '☻', '♥', '♦', '♣', '♠', '•', '◘', '○', '◙', '♂', '♀', '♪', '♫', '☼', '►', //
    '◄', '↕', '‼', '¶', '§', '▬', '↨', '↑', '↓', '→', '←', '∟', '↔', '▲', '▼',
];

/// The byte that shows `c`; `None` if there is none, or only one that is a control character.
#[must_use]
pub fn encode(c: char) -> Option<u8> {
    if (' '..='~').contains(&c) {
        return u8::try_from(c).ok();
    }
    let index = UPPER.iter().position(|&upper| upper == c)?;
    u8::try_from(0x80 + index).ok()
}

/// The character that `byte` shows; for a control character itself (0x00 to 0x1f and 0x7f).
#[must_use]
pub fn decode(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        Some(index) => UPPER.get(usize::from(index)).copied().unwrap_or(' '),
        None => byte.into(),
    }
}

/// The character that `byte` shows where no byte is a control character: on a PC's screen.
#[must_use]
pub fn picture(byte: u8) -> char {
    match byte {
        0 => ' ',
        0x7f => '⌂',
        _ => LOWER
            .get(usize::from(byte) - 1)
            .copied()
            .unwrap_or_else(|| decode(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back_unless_it_is_a_control_character() {
        for byte in 0..=u8::MAX {
            let back = encode(decode(byte));
            let is_control = byte < 0x20 || byte == 0x7f;
            assert_eq!(back, (!is_control).then_some(byte), "{byte:#x}");
        }
        let pictures: std::collections::HashSet<char> = (1..=u8::MAX).map(picture).collect();
        assert_eq!(pictures.len(), 255);
    }

    /// Sums over the mapping that Python's codec `cp437` has, so that no two letters are exchanged.
    #[test]
    fn the_upper_half_is_what_others_have() {
        let (mut sum, mut weighted) = (0_u64, 0_u64);
        for byte in 0x80..=u8::MAX {
            let code = u64::from(u32::from(decode(byte)));
            sum += code;
            weighted += code * u64::from(byte);
        }
        assert_eq!((sum, weighted), (605_137, 124_883_996));
    }
}
