//! Keys on the command line: text with the escapes of C.

/// What is typed for `text`: `\r` is Enter, `\e` Escape, `\t` Tab, `\xHH` any byte.
pub(super) fn parse_keys(text: &str) -> Result<Vec<u8>, String> {
    let mut keys = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            keys.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
            continue;
        }
        keys.push(match chars.next() {
            Some('r') => b'\r',
            Some('n') => b'\n',
            Some('t') => b'\t',
            Some('b') => 0x08,
            Some('e') => 0x1b,
            Some('\\') => b'\\',
            Some('x') => {
                let digits: String = chars.by_ref().take(2).collect();
                Some(&digits)
                    .filter(|digits| {
                        digits.len() == 2 && digits.chars().all(|c| c.is_ascii_hexdigit())
                    })
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                    .ok_or("two hexadecimal digits are wanted after \\x")?
            }
            other => {
                let other = other.map_or(String::new(), String::from);
                return Err(format!(
                    "\\{other} is no key; \\r, \\n, \\t, \\b, \\e, \\xHH and \\\\ are"
                ));
            }
        });
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_keys() {
        assert_eq!(
            parse_keys(r"a\r\e[A\x03\\é").unwrap(),
            "a\r\x1b[A\x03\\é".as_bytes()
        );
        for wrong in [r"\", r"\q", r"\x", r"\x1", r"\xgg", r"\x+1"] {
            assert!(parse_keys(wrong).is_err(), "{wrong}");
        }
    }
}
