//! Where words and lines begin and end. All is found from what is nearby, however long the text is.

use strombus_terminal::text;

/// Where the grapheme before `at` begins.
pub(crate) fn before(text: &str, at: usize) -> usize {
    text::boundary_before(text, at)
}

/// Where the grapheme behind `at` ends.
pub(crate) fn behind(text: &str, at: usize) -> usize {
    text::boundary_from(text, at.saturating_add(1))
}

/// Where the word before `at` begins; 0 if there is none.
pub(super) fn word_before(text: &str, at: usize) -> usize {
    back(text, back(text, at, |g| !is_word(g)), is_word)
}

/// Where the word behind `at` ends.
pub(super) fn word_behind(text: &str, at: usize) -> usize {
    on(text, on(text, at, |g| !is_word(g)), is_word)
}

/// Where what stands between blanks before `at` begins.
pub(super) fn blank_before(text: &str, at: usize) -> usize {
    back(text, back(text, at, is_blank), |g| !is_blank(g))
}

/// What is selected by two clicks at `at`: the word there, or the blanks, or the one sign.
pub(super) fn word_around(text: &str, at: usize) -> std::ops::Range<usize> {
    let end = behind(text, at);
    let here = text.get(at..end).unwrap_or_default();
    let same: fn(&str) -> bool = if is_word(here) {
        is_word
    } else if is_blank(here) && !here.starts_with('\n') {
        |g| is_blank(g) && !g.starts_with('\n')
    } else {
        return at..end;
    };
    back(text, at, same)..on(text, at, same)
}

/// Where the line that `at` is in begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line that `at` is in ends, before its newline.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let behind = text.get(at..).unwrap_or_default();
    behind.find('\n').map_or(text.len(), |newline| at + newline)
}

/// Back from `at` over the graphemes that are `inside`.
fn back(text: &str, at: usize, inside: impl Fn(&str) -> bool) -> usize {
    let mut at = at;
    while at > 0 {
        let start = before(text, at);
        if !inside(text.get(start..at).unwrap_or_default()) {
            break;
        }
        at = start;
    }
    at
}

/// On from `at` over the graphemes that are `inside`.
fn on(text: &str, at: usize, inside: impl Fn(&str) -> bool) -> usize {
    let mut at = at;
    while at < text.len() {
        let end = behind(text, at);
        if !inside(text.get(at..end).unwrap_or_default()) {
            break;
        }
        at = end;
    }
    at
}

fn is_word(grapheme: &str) -> bool {
    grapheme.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn is_blank(grapheme: &str) -> bool {
    grapheme.starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_clicks_take_what_is_of_one_kind() {
        let check = |text: &str, at, expected: &str| {
            assert_eq!(&text[word_around(text, at)], expected, "{text} {at}");
        };
        check("one two", 5, "two");
        check("one  two", 4, "  ");
        check("a/b", 1, "/");
        check("caf\u{65}\u{301} x", 1, "caf\u{65}\u{301}");
        check("one\n  two", 4, "  ");
        check("one", 3, "");
    }
}
