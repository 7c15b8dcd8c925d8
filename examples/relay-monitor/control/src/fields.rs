//! The words of a line: positional ones, then `KEY=VALUE`.

use std::borrow::Cow;

use crate::quoting::unquote;

/// Walks over the words of a line, which are separated by spaces.
#[derive(Clone, Debug)]
pub(crate) struct Fields<'a> {
    rest: &'a str,
}

impl<'a> Fields<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self { rest: text.trim() }
    }

    /// The next word, as it stands.
    pub(crate) fn word(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (word, rest) = self.rest.split_once(' ').unwrap_or((self.rest, ""));
        self.rest = rest.trim_start_matches(' ');
        Some(word)
    }

    /// The next word if it is no `KEY=VALUE`.
    pub(crate) fn positional(&mut self) -> Option<&'a str> {
        let before = self.rest;
        let word = self.word()?;
        if keyword(word).is_some() {
            self.rest = before;
            return None;
        }
        Some(word)
    }

    /// The next word, read as a number.
    pub(crate) fn number<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.word()?.parse().ok()
    }

    /// The next word, in quotes or not.
    pub(crate) fn text(&mut self) -> Option<Cow<'a, str>> {
        if self.rest.starts_with('"') {
            let (bytes, rest) = unquote(self.rest)?;
            self.rest = rest.trim_start_matches(' ');
            return Some(Cow::Owned(lossy(bytes)));
        }
        self.word().map(Cow::Borrowed)
    }

    /// The next `KEY=VALUE`, whose value may be in quotes. Words that are none are passed over: tor may add some.
    pub(crate) fn pair(&mut self) -> Option<(&'a str, Cow<'a, str>)> {
        loop {
            let before = self.rest;
            let word = self.word()?;
            let Some(key) = keyword(word) else { continue };
            let value = before.get(key.len() + 1..)?;
            if value.starts_with('"')
                && let Some((bytes, rest)) = unquote(value)
            {
                self.rest = rest.trim_start_matches(' ');
                return Some((key, Cow::Owned(lossy(bytes))));
            }
            return Some((key, Cow::Borrowed(word.get(key.len() + 1..)?)));
        }
    }

    /// What is left of the line.
    pub(crate) fn rest(&self) -> &'a str {
        self.rest
    }
}

/// The key of a word that is `KEY=VALUE`: letters, digits, `_`, `-` and `/` before the first `=`.
fn keyword(word: &str) -> Option<&str> {
    let (key, _) = word.split_once('=')?;
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/');
    (!key.is_empty() && key.bytes().all(is_key)).then_some(key)
}

/// Text of bytes; those that are no UTF-8 are replaced.
pub(crate) fn lossy(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Words separated by commas, without empty ones.
pub(crate) fn comma_separated(text: &str) -> Vec<String> {
    text.split(',')
        .filter(|word| !word.is_empty())
        .map(Into::into)
        .collect()
}
