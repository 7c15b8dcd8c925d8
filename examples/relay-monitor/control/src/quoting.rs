//! Quoted strings (control-spec, "QuotedString" and "CString").
//!
//! Tor writes C escapes (`\n`, `\t`, `\r`, `\"`, `\'`, `\\`, octal, and it reads `\x` with hexadecimal digits, too); a
//! backslash before anything else stands for that character, as the older QuotedString has it. So one reader is right for both.

use std::fmt::Write as _;

use crate::fields::lossy;

/// `bytes` in quotes, with C escapes for quotes, backslashes and whatever is not printable ASCII.
#[must_use]
pub fn quote(bytes: impl AsRef<[u8]>) -> String {
    let bytes = bytes.as_ref();
    let mut quoted = String::with_capacity(bytes.len() + 2);
    quoted.push('"');
    for byte in bytes {
        match byte {
            b'"' => quoted.push_str("\\\""),
            b'\\' => quoted.push_str("\\\\"),
            b'\n' => quoted.push_str("\\n"),
            b'\r' => quoted.push_str("\\r"),
            b'\t' => quoted.push_str("\\t"),
            b' '..=b'~' => quoted.push(char::from(*byte)),
            // Three digits always, so that a digit that follows is not taken for one of them.
            other => {
                let _ = write!(quoted, "\\{other:03o}");
            }
        }
    }
    quoted.push('"');
    quoted
}

/// The string that `text` begins with, and what stands behind its closing quote; none if `text` does not begin with a quote, if
/// the closing one is missing, or if an escape is none.
#[must_use]
pub fn unquote(text: &str) -> Option<(Vec<u8>, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut bytes = Vec::new();
    loop {
        let special = rest.find(['"', '\\'])?;
        let (plain, from) = rest.split_at(special);
        bytes.extend_from_slice(plain.as_bytes());
        if let Some(behind) = from.strip_prefix('"') {
            return Some((bytes, behind));
        }
        rest = escape(from.strip_prefix('\\')?, &mut bytes)?;
    }
}

/// The value of an option as GETCONF and CONF_CHANGED have it: in quotes if it would be ambiguous (it begins with a quote or a
/// blank, or has a line end), as it stands otherwise.
pub(crate) fn plain(value: &str) -> String {
    match unquote(value) {
        Some((bytes, "")) => lossy(bytes),
        _ => value.into(),
    }
}

/// Takes one escape, whose backslash is gone already. Returns what stands behind it.
fn escape<'a>(text: &'a str, bytes: &mut Vec<u8>) -> Option<&'a str> {
    let char = text.chars().next()?;
    let behind = text.get(char.len_utf8()..)?;
    let (byte, behind) = match char {
        'n' => (b'\n', behind),
        'r' => (b'\r', behind),
        't' => (b'\t', behind),
        'x' => number(behind, 16, 2)?,
        '0'..='7' => number(text, 8, 3)?,
        other => {
            bytes.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes());
            return Some(behind);
        }
    };
    bytes.push(byte);
    Some(behind)
}

/// The byte that up to `most` digits at the beginning name, at least one.
fn number(text: &str, radix: u32, most: usize) -> Option<(u8, &str)> {
    let is_digit = |byte: &&u8| char::from(**byte).is_digit(radix);
    let count = text.bytes().take(most).collect::<Vec<_>>();
    let count = count.iter().take_while(is_digit).count();
    let (digits, behind) = text.split_at_checked(count)?;
    Some((u8::from_str_radix(digits, radix).ok()?, behind))
}
