//! Code page 437, the character set of the IBM PC and of bulletin boards.

/// 0x80 to 0xFF.
#[rustfmt::skip]
const HIGH: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', '¢', '£', '¥', '₧', 'ƒ',
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '⌐', '¬', '½', '¼', '¡', '«', '»',
    '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛', '┐',
    '└', '┴', '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧',
    '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫', '╪', '┘', '┌', '█', '▄', '▌', '▐', '▀',
    'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ', 'Θ', 'Ω', 'δ', '∞', 'φ', 'ε', '∩',
    '≡', '±', '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²', '■', '\u{a0}',
];

/// The character that `byte` is. Below 0x80 it is ASCII, controls included: the pictures that the PC
/// had in their places (smiling faces and the like) exist on screens only, never on a line.
#[must_use]
pub fn to_unicode(byte: u8) -> char {
    let high = usize::from(byte).checked_sub(0x80);
    high.and_then(|at| HIGH.get(at))
        .copied()
        .unwrap_or(char::from(byte))
}

/// The byte that `c` is, if it is in the code page.
#[must_use]
pub fn from_unicode(c: char) -> Option<u8> {
    if c.is_ascii() {
        return u8::try_from(c).ok();
    }
    let at = HIGH.iter().position(|&high| high == c)?;
    u8::try_from(at + 0x80).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_a_character_that_is_this_byte() {
        for byte in 0..=u8::MAX {
            assert_eq!(from_unicode(to_unicode(byte)), Some(byte), "{byte:#04x}");
        }
    }

    #[test]
    fn the_places_that_everybody_knows() {
        for (byte, c) in [
            (b'A', 'A'),
            (0x80, 'Ç'),
            (0x81, 'ü'),
            (0xb0, '░'),
            (0xc4, '─'),
            (0xdb, '█'),
            (0xe1, 'ß'),
            (0xfe, '■'),
            (0xff, '\u{a0}'),
        ] {
            assert_eq!(to_unicode(byte), c, "{byte:#04x}");
        }
        assert_eq!(from_unicode('€'), None);
    }
}
