//! UTF-8, byte by byte, as the WHATWG Encoding Standard decodes it.

use std::char::REPLACEMENT_CHARACTER;

/// A character of which some bytes may have come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Utf8 {
    /// The bits so far.
    point: u32,
    /// How many bytes are missing; 0 when no character is begun.
    missing: u8,
    /// The least and the greatest byte that may follow. They differ from 80 and BF only for the
    /// second byte, where they rule out overlong forms, surrogates and what is above U+10FFFF.
    low: u8,
    high: u8,
}

impl Utf8 {
    /// Whether a character is begun and not ended.
    pub(super) const fn is_pending(self) -> bool {
        self.missing > 0
    }

    /// Ends a character that something else interrupts: it becomes U+FFFD.
    pub(super) fn cut(&mut self) -> Option<char> {
        self.is_pending().then(|| {
            self.missing = 0;
            REPLACEMENT_CHARACTER
        })
    }

    /// Takes a byte of 0x80 or more; gives the characters that it ends, at most two.
    ///
    /// Stray bytes from 80 to 9F are dropped: they are C1 controls of terminals that do not send
    /// UTF-8, and would only put a U+FFFD before the rest of their sequence.
    pub(super) fn push(&mut self, byte: u8, out: &mut impl FnMut(char)) {
        if self.is_pending() {
            if (self.low..=self.high).contains(&byte) {
                self.point = self.point << 6 | u32::from(byte & 0x3f);
                self.missing -= 1;
                (self.low, self.high) = (0x80, 0xbf);
                if self.missing == 0 {
                    out(char::from_u32(self.point).unwrap_or(REPLACEMENT_CHARACTER));
                }
                return;
            }
            self.missing = 0;
            out(REPLACEMENT_CHARACTER);
        }
        let (mask, missing, low, high) = match byte {
            0x80..=0x9f => return,
            0xc2..=0xdf => (0x1f, 1, 0x80, 0xbf),
            0xe0 => (0x0f, 2, 0xa0, 0xbf),
            0xed => (0x0f, 2, 0x80, 0x9f),
            0xe1..=0xef => (0x0f, 2, 0x80, 0xbf),
            0xf0 => (0x07, 3, 0x90, 0xbf),
            0xf1..=0xf3 => (0x07, 3, 0x80, 0xbf),
            0xf4 => (0x07, 3, 0x80, 0x8f),
            _ => return out(REPLACEMENT_CHARACTER),
        };
        *self = Self {
            point: u32::from(byte & mask),
            missing,
            low,
            high,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decode(bytes: &[u8]) -> String {
        let mut utf8 = Utf8::default();
        let mut text = String::new();
        for &byte in bytes {
            if byte < 0x80 {
                text.extend(utf8.cut());
                text.push(char::from(byte));
            } else {
                utf8.push(byte, &mut |c| text.push(c));
            }
        }
        text.extend(utf8.cut());
        text
    }

    #[test]
    fn the_example_of_the_unicode_standard_gives_one_replacement_per_maximal_subpart() {
        // Table 3-8 of Unicode 15, less its stray 80 and BF, which are tested below.
        let bytes = b"a\xf1\x80\x80\xe1\x80\xc2b\xc2c\xbfd";
        assert_eq!(
            decode(bytes),
            "a\u{fffd}\u{fffd}\u{fffd}b\u{fffd}c\u{fffd}d"
        );
    }

    #[test]
    fn stray_c1_bytes_are_dropped() {
        assert_eq!(decode(b"a\x9bA\x80"), "aA");
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_standard_library_where_no_c1_byte_is_stray(
            bytes in prop::collection::vec(
                prop::sample::select(vec![
                    "a".as_bytes(), "é".as_bytes(), "€".as_bytes(), "🐚".as_bytes(),
                    b"\xff", b"\xe2\x82", b"\xf0\x9f\x90", b"\xc0", b"\xbf",
                ]),
                0..12,
            )
        ) {
            let bytes = bytes.concat();
            prop_assert_eq!(decode(&bytes), String::from_utf8_lossy(&bytes));
        }
    }
}
