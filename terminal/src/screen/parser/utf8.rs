//! UTF-8, a character at a time: text is not looked at twice, and no more of it than goes into a row.

/// The character that `bytes` begin with, and how many of them it takes; nothing if they are malformed or too few
/// (RFC 3629, section 4).
#[inline]
pub(in crate::screen) fn first(bytes: &[u8]) -> Option<(char, usize)> {
    let (value, least, length) = match *bytes {
        [a @ ..0x80, ..] => return Some((a.into(), 1)),
        [a @ 0xc0..0xe0, b, ..] if continues(b) => (u32::from(a & 0x1f) << 6 | low(b), 0x80, 2),
        [a @ 0xe0..0xf0, b, c, ..] if continues(b) && continues(c) => {
            let value = u32::from(a & 0x0f) << 12 | low(b) << 6 | low(c);
            (value, 0x800, 3)
        }
        [a @ 0xf0..0xf8, b, c, d, ..] if continues(b) && continues(c) && continues(d) => {
            let value = u32::from(a & 0x07) << 18 | low(b) << 12 | low(c) << 6 | low(d);
            (value, 0x1_0000, 4)
        }
        _ => return None,
    };
    if value < least {
        return None;
    }
    Some((char::from_u32(value)?, length))
}

const fn continues(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

fn low(byte: u8) -> u32 {
    (byte & 0x3f).into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::first;

    fn expected(bytes: &[u8]) -> Option<(char, usize)> {
        let valid = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap(),
        };
        valid.chars().next().map(|c| (c, c.len_utf8()))
    }

    #[test]
    fn every_character_is_read() {
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let text = c.encode_utf8(&mut bytes);
            assert_eq!(first(text.as_bytes()), Some((c, text.len())));
        }
    }

    #[test]
    fn any_beginning_is_read_as_the_standard_library_does() {
        let thirds = [0, 0x7f, 0x80, 0xbf, 0xc0, 0xff];
        for number in 0..=u16::MAX {
            let [a, b] = number.to_be_bytes();
            for c in thirds {
                for length in 0..=4 {
                    let bytes = &[a, b, c, 0x80][..length];
                    assert_eq!(first(bytes), expected(bytes), "{bytes:x?}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_as_the_standard_library_does(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0x80..0xc0_u8, 0xf0..=0xff_u8], 0..6)
        ) {
            prop_assert_eq!(first(&bytes), expected(&bytes));
        }
    }
}
