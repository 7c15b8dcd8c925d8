//! How many columns terminals take for a grapheme: they agree about most, not about all.
//!
//! The tables of terminals are years apart, and many count each character of a grapheme by itself. What we
//! know is a range. Where it is one number the painter goes on writing; else it places the next text anew, and
//! writes again whatever a terminal with another opinion has overwritten.

use crate::text;

/// What is sent for a grapheme, and the columns that a terminal may take for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sent<'a> {
    pub(super) text: &'a str,
    /// Whether a blank follows, since the text alone is narrower than the grapheme.
    pub(super) padded: bool,
    /// The columns at the least.
    pub(super) least: usize,
    /// The columns at the most.
    pub(super) most: usize,
}

/// What to send for a grapheme of `columns` columns to a terminal that shows Unicode.
///
/// Most terminals count the columns of each character by itself. Where that does not add up to the
/// grapheme's own width, they would drift; they get the first character alone, and a blank where that is narrow.
pub(super) fn sent(grapheme: &str, columns: usize) -> Sent<'_> {
    let grapheme = based(grapheme);
    let first = grapheme.chars().next().unwrap_or(' ');
    let width = text::char_width(first).min(columns);
    let counted: usize = grapheme.chars().map(text::char_width).sum();
    let text = if counted == columns && width == columns {
        grapheme
    } else {
        grapheme.get(..first.len_utf8()).unwrap_or(" ")
    };
    let padding = columns.saturating_sub(width);
    let (least, most) = text
        .chars()
        .map(range)
        .fold((padding, padding), |(least, most), (at_least, at_most)| {
            (least + at_least, most + at_most)
        });
    Sent {
        text,
        padded: padding > 0,
        least,
        most,
    }
}

/// A grapheme without the marks that stand before its base, which would land on the cell before.
pub(super) fn based(grapheme: &str) -> &str {
    grapheme.trim_start_matches(|c| text::char_width(c) == 0)
}

/// The columns that terminals take for `c`, at the least and at the most.
fn range(c: char) -> (usize, usize) {
    match text::char_width(c) {
        width if is_settled(c) => (width, width),
        // Some terminals give a mark a cell of its own, and the marks of East Asia two.
        0 if c < '\u{1100}' => (0, 1),
        _ => (0, 2),
    }
}

/// Whether terminals agree on the width of a character: they do in the alphabets without marks, in lines and
/// blocks and in the ideographs and syllables of East Asia, not in what has an emoji's form too and in what Unicode added lately.
pub(super) fn is_settled(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{377}' | '\u{37a}'..='\u{482}'
        | '\u{48a}'..='\u{52f}' | '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' | '\u{5d0}'..='\u{5ea}'
        | '\u{e01}'..='\u{e30}' | '\u{10d0}'..='\u{10fa}' | '\u{1e00}'..='\u{1f15}'
        // Punctuation, currencies, letterlike signs, arrows, mathematics.
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{203d}'..='\u{2048}' | '\u{204a}'..='\u{205e}'
        | '\u{20a0}'..='\u{20b5}' | '\u{2100}'..='\u{2121}' | '\u{2123}'..='\u{2138}' | '\u{2190}'..='\u{2193}'
        | '\u{219a}'..='\u{21a8}' | '\u{21ab}'..='\u{22ff}'
        // Lines, blocks, shapes, Braille.
        | '\u{2500}'..='\u{25a9}' | '\u{25ac}'..='\u{25b5}' | '\u{25b7}'..='\u{25bf}' | '\u{25c1}'..='\u{25fa}'
        | '\u{2800}'..='\u{28ff}'
        // East Asia.
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{fa6d}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{2a6d6}'
        | char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(grapheme: &str, text: &str, padded: bool, least: usize, most: usize) {
        let columns = text::grapheme_width(grapheme);
        let expected = Sent {
            text,
            padded,
            least,
            most,
        };
        assert_eq!(sent(grapheme, columns), expected, "{grapheme:?}");
    }

    #[test]
    fn about_letters_lines_and_ideographs_terminals_agree() {
        check("a", "a", false, 1, 1);
        check("é", "é", false, 1, 1);
        check("─", "─", false, 1, 1);
        check("世", "世", false, 2, 2);
        check("。", "。", false, 2, 2);
    }

    #[test]
    fn a_mark_may_take_a_column_of_its_own() {
        check("e\u{301}", "e\u{301}", false, 1, 2);
        check("か\u{3099}", "か\u{3099}", false, 2, 4);
    }

    #[test]
    fn a_mark_before_its_letter_is_left_out() {
        check("\u{11f02}a", "a", false, 1, 1);
    }

    #[test]
    fn an_emoji_takes_what_the_terminal_thinks() {
        check("🚀", "🚀", false, 0, 2);
        check("☂", "☂", false, 0, 2);
    }

    #[test]
    fn of_a_sequence_the_first_character_alone_is_sent() {
        check("👩\u{200d}🚀", "👩", false, 0, 2);
        check("❤\u{fe0f}", "❤", true, 1, 3);
        check("🇩🇪", "🇩", true, 1, 3);
    }

    #[test]
    fn the_range_holds_our_own_width() {
        for c in '\u{20}'..=char::MAX {
            let width = text::char_width(c);
            let (least, most) = range(c);
            assert!(least <= width && width <= most, "{c:?}");
            assert!(width > 0 || !is_settled(c), "{c:?}");
        }
    }
}
