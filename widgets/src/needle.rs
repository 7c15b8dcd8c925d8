//! What is looked for in a text, whatever the case of its letters.

use std::ops::Range;

/// A text that is looked for. Of letters, the case is left out of account (one character against one, so that what
/// was found has a place in the text: `ẞ` is not `ss`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Needle {
    folded: Vec<char>,
}

impl Needle {
    /// Nothing.
    pub(crate) const NONE: Self = Self { folded: Vec::new() };

    pub(crate) fn new(text: &str) -> Self {
        Self {
            folded: text.chars().map(fold).collect(),
        }
    }

    /// Whether nothing is looked for; that is found everywhere.
    pub(crate) const fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Whether it is in `text`.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.is_empty() || self.find(text, 0).is_some()
    }

    /// Whether `text` begins with it.
    pub(crate) fn begins(&self, text: &str) -> bool {
        self.end_in(text, 0).is_some()
    }

    /// Where it stands first in `text`, in bytes, at or behind `from`; nowhere if it is empty.
    pub(crate) fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let first = *self.folded.first()?;
        let rest = text.get(from..)?;
        let mut starts = rest.char_indices().filter(|(_, c)| fold(*c) == first);
        starts.find_map(|(at, _)| {
            let start = from + at;
            self.end_in(text, start).map(|end| start..end)
        })
    }

    /// Where it ends, if it begins at `start`.
    fn end_in(&self, text: &str, start: usize) -> Option<usize> {
        let mut chars = text.get(start..)?.char_indices();
        for &wanted in &self.folded {
            let (_, c) = chars.next()?;
            if fold(c) != wanted {
                return None;
            }
        }
        Some(start + chars.next().map_or(text.len() - start, |(at, _)| at))
    }
}

/// The small letter, if it is one character.
fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_whatever_its_case() {
        let check = |needle: &str, text: &str, expected: Option<&str>| {
            let found = Needle::new(needle).find(text, 0);
            assert_eq!(
                found.map(|range| &text[range]),
                expected,
                "{needle} in {text}"
            );
        };
        check("error", "an ERROR here", Some("ERROR"));
        check("ÄRGER", "viel ärger", Some("ärger"));
        check("aab", "aaab", Some("aab"));
        check("界", "世界", Some("界"));
        check("x", "", None);
        check("", "text", None);
        check("longer", "long", None);
    }

    #[test]
    fn it_is_found_again_behind_the_first_place() {
        let needle = Needle::new("a");
        assert_eq!(needle.find("banana", 2), Some(3..4));
        assert_eq!(needle.find("banana", 6), None);
        assert_eq!(needle.find("banana", 99), None);
    }

    #[test]
    fn nothing_is_everywhere() {
        assert!(Needle::default().is_in("text"));
        assert!(Needle::new("te").begins("Text"));
        assert!(!Needle::new("ex").begins("Text"));
    }
}
