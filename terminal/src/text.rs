//! Graphemes and their widths: the one table that every path of text goes through.
//!
//! A *grapheme* is what a person takes for one character (UAX #29): a letter with its accents, an emoji with
//! its modifiers. Each takes one or two columns; what takes none, or would command the terminal, is not text.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::painter::characters;

/// The most bytes of UTF-8 that one grapheme may have. Beyond it lie stacks of combining
/// marks that no screen shows and that would make one cell cost as much as a page.
pub const GRAPHEME_BYTES: usize = 32;

/// What stands for a character that must not reach a screen: U+FFFD.
pub const REPLACEMENT: &str = "\u{fffd}";

/// The columns that `c` takes alone: 0, 1 or 2. A control character takes one, as its replacement does.
#[must_use]
pub fn char_width(c: char) -> usize {
    if (' '..='~').contains(&c) {
        return 1;
    }
    if is_unprintable(c) {
        return if is_silent(c) { 0 } else { 1 };
    }
    UnicodeWidthChar::width(c).unwrap_or(1).min(2)
}

/// The columns that `grapheme` takes: 0, 1 or 2.
#[must_use]
pub fn grapheme_width(grapheme: &str) -> usize {
    let mut chars = grapheme.chars();
    match (chars.next(), chars.next()) {
        (None, _) => 0,
        (Some(c), None) => char_width(c),
        _ => UnicodeWidthStr::width(grapheme).min(2),
    }
}

/// The columns that `text` takes on one row.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    graphemes(text).map(|(_, columns)| columns).sum()
}

/// The graphemes of `text` that a screen may show, each with its width of 1 or 2 columns.
///
/// Control characters become U+FFFD; what is invisible by itself (a lone joiner, a direction mark) is
/// left out; a grapheme that is too long keeps its first [`GRAPHEME_BYTES`] bytes.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    Graphemes(text)
}

/// What of a text is still to be taken apart.
struct Graphemes<'a>(&'a str);

impl<'a> Iterator for Graphemes<'a> {
    type Item = (&'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            // Nearly all text: nothing joins a character of ASCII to one of ASCII, so the tables need not be asked.
            if let [b' '..=b'~', rest @ ..] = self.0.as_bytes()
                && rest.first().is_none_or(u8::is_ascii)
            {
                let (shown, rest) = self.0.split_at(1);
                self.0 = rest;
                return Some((shown, 1));
            }
            let grapheme = first_grapheme(self.0)?;
            self.0 = self.0.get(grapheme.len()..).unwrap_or("");
            let shown = printable(grapheme);
            match grapheme_width(shown) {
                0 => {}
                columns => return Some((shown, columns)),
            }
        }
    }
}

/// The grapheme with which `text` begins. UAX #29 keeps CR LF together as one; here each is a control character by itself.
fn first_grapheme(text: &str) -> Option<&str> {
    if text.starts_with("\r\n") {
        return text.get(..1);
    }
    text.graphemes(true).next()
}

/// The indices of `text` in bytes at which its graphemes begin, and its end.
pub fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    text.grapheme_indices(true)
        .map(|(at, _)| at)
        .chain(std::iter::once(text.len()))
}

/// The first boundary between graphemes of `text` at or behind `at`, in bytes. It is found from the characters
/// nearby, so that it costs as much in a long text as in a short one.
#[must_use]
pub fn boundary_from(text: &str, at: usize) -> usize {
    let Some(at) = (at..text.len()).find(|&at| text.is_char_boundary(at)) else {
        return text.len();
    };
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => at,
        _ => cursor
            .next_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(text.len()),
    }
}

/// The last boundary between graphemes of `text` before `at`, in bytes; 0 if there is none.
#[must_use]
pub fn boundary_before(text: &str, at: usize) -> usize {
    let at = boundary_from(text, at);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The ASCII character that comes nearest to `grapheme`; `?` if none does.
#[must_use]
pub fn ascii(grapheme: &str) -> char {
    let first = grapheme.chars().find(|&c| char_width(c) > 0);
    first.map_or('?', |c| characters::ascii(c).into())
}

/// Whether `c` may stand in a text that is shown: it commands no terminal and turns no text around. It may still be
/// invisible by itself, as an accent is that waits for its letter.
#[must_use]
pub fn is_printable(c: char) -> bool {
    !is_unprintable(c)
}

/// What may be sent to a screen for `grapheme`: itself, its beginning, its replacement, or nothing.
fn printable(grapheme: &str) -> &str {
    let harmless = |c: char| !is_unprintable(c);
    if grapheme.chars().all(harmless) {
        if grapheme.len() <= GRAPHEME_BYTES {
            return grapheme;
        }
        let end = (0..=GRAPHEME_BYTES)
            .rev()
            .find(|&at| grapheme.is_char_boundary(at))
            .unwrap_or(0);
        return grapheme.get(..end).unwrap_or("");
    }
    if grapheme.chars().all(|c| is_unprintable(c) && is_silent(c)) {
        ""
    } else {
        REPLACEMENT
    }
}

/// Characters that command a terminal (C0, DEL, C1), and those that turn the direction of
/// text around and would so make a row read as something that it is not.
fn is_unprintable(c: char) -> bool {
    c.is_control() || is_silent(c)
}

/// The unprintable ones that vanish without a mark: direction marks, line separators, tags' carrier.
fn is_silent(c: char) -> bool {
    matches!(c,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}'
        | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, usize)]) {
        assert_eq!(graphemes(text).collect::<Vec<_>>(), expected, "{text:?}");
        assert_eq!(
            width(text),
            expected.iter().map(|(_, columns)| columns).sum::<usize>()
        );
    }

    #[test]
    fn letters_take_one_column_and_ideographs_two() {
        check("a世", &[("a", 1), ("世", 2)]);
    }

    #[test]
    fn an_accent_shares_the_cell_of_its_letter() {
        check("e\u{301}x", &[("e\u{301}", 1), ("x", 1)]);
    }

    #[test]
    fn an_emoji_sequence_is_one_wide_grapheme() {
        check("👩\u{200d}🚀", &[("👩\u{200d}🚀", 2)]);
        check("❤\u{fe0f}", &[("❤\u{fe0f}", 2)]);
    }

    #[test]
    fn nothing_that_commands_a_terminal_is_text() {
        check("\x1b[2J", &[(REPLACEMENT, 1), ("[", 1), ("2", 1), ("J", 1)]);
        check("\u{9b}1m", &[(REPLACEMENT, 1), ("1", 1), ("m", 1)]);
        check(
            "a\r\nb",
            &[("a", 1), (REPLACEMENT, 1), (REPLACEMENT, 1), ("b", 1)],
        );
        check("\u{202e}evil", &[("e", 1), ("v", 1), ("i", 1), ("l", 1)]);
    }

    #[test]
    fn boundaries_are_found_from_anywhere() {
        for text in ["", "abc", "e\u{301}x世", "👩\u{200d}🚀🇩🇪🇫🇷", "a\r\nb"] {
            let all: Vec<usize> = boundaries(text).collect();
            for at in 0..text.len() + 2 {
                let from = all.iter().copied().find(|&boundary| boundary >= at);
                assert_eq!(
                    boundary_from(text, at),
                    from.unwrap_or(text.len()),
                    "{text:?} {at}"
                );
                let before = all
                    .iter()
                    .rev()
                    .copied()
                    .find(|&boundary| boundary < boundary_from(text, at));
                assert_eq!(
                    boundary_before(text, at),
                    before.unwrap_or(0),
                    "{text:?} {at}"
                );
            }
        }
    }

    #[test]
    fn a_stack_of_marks_is_cut() {
        let zalgo = format!("a{}", "\u{301}".repeat(1000));
        let shown: Vec<_> = graphemes(&zalgo).collect();
        assert_eq!(shown.len(), 1);
        assert!(shown[0].0.len() <= GRAPHEME_BYTES);
    }

    proptest::proptest! {
        #[test]
        fn the_quick_way_through_ascii_leads_where_the_tables_do(
            text in "[a-c \\r\\n\u{301}\u{200d}\u{fe0f}世👩🚀🇩🇪क्ष\u{600}\u{1f3fd}]{0,24}"
        ) {
            let quick: String = graphemes(&text).flat_map(|(text, _)| [text, "|"]).collect();
            let whole = text.graphemes(true).flat_map(|grapheme| match grapheme {
                "\r\n" => vec!["\r", "\n"],
                other => vec![other],
            });
            let shown = whole.map(printable).filter(|shown| grapheme_width(shown) > 0);
            let slow: String = shown.flat_map(|text| [text, "|"]).collect();
            proptest::prop_assert_eq!(quick, slow);
        }
    }
}
