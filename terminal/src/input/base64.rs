//! Base64 (RFC 4648), digit by digit, to read what OSC 52 carries.

/// The bytes of a whole `text`; `None` if it is not Base64. Missing padding is forgiven.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut base64 = Base64::default();
    text.bytes()
        .filter_map(|digit| base64.push(digit).transpose())
        .collect::<Result<_, _>>()
        .ok()
}

/// Digits of which the bits are not all handed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Base64 {
    /// The latest bits.
    bits: u16,
    /// How many of them are not handed out.
    held: u8,
    begun: bool,
    /// Whether padding came, behind which nothing else may.
    ended: bool,
}

/// A character that is no digit of Base64, or is where none may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotBase64;

impl Base64 {
    /// Whether a digit has come.
    pub(super) const fn is_begun(self) -> bool {
        self.begun
    }

    /// Takes a digit; gives the byte that it completes. Missing padding is forgiven.
    pub(super) fn push(&mut self, digit: u8) -> Result<Option<u8>, NotBase64> {
        let value = match digit {
            b'=' if self.begun => {
                self.ended = true;
                return Ok(None);
            }
            _ if self.ended => return Err(NotBase64),
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return Err(NotBase64),
        };
        self.begun = true;
        self.bits = self.bits << 6 | u16::from(value);
        self.held += 6;
        Ok(self.held.checked_sub(8).map(|left| {
            self.held = left;
            (self.bits >> left & 0xff) as u8
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_vectors_of_rfc_4648_decode() {
        for (text, bytes) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9vYmE", "fooba"),
            ("Zm9vYmFy", "foobar"),
        ] {
            assert_eq!(decode(text), Some(bytes.as_bytes().to_vec()));
        }
        assert_eq!(decode("+/+/"), Some(vec![0xfb, 0xff, 0xbf]));
    }

    #[test]
    fn what_is_not_base64_is_none() {
        for text in ["?", "Zm 9v", "Zg==Zg==", "=", "Zm9v\u{e9}"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
