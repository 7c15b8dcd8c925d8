//! Text in rows of so many columns.

use std::ops::Range;

use strombus_terminal::text;

/// Where tabs lead to: columns that are multiples of this.
pub(crate) const TAB: usize = 8;

/// The columns that a grapheme takes at the column `at` of a row.
pub(crate) fn columns_at(grapheme: &str, at: usize) -> usize {
    match grapheme {
        "\t" => TAB - at % TAB,
        _ => text::grapheme_width(grapheme),
    }
}

/// Where a row may end: behind its last character, and where the next row begins.
#[derive(Clone, Copy)]
struct Break {
    end: usize,
    next: usize,
}

/// The rows, as ranges of bytes, in which `text` stands on `columns` columns: broken at blanks, which then belong to no
/// row, beside wide characters, and inside of words that are longer than a row. There is one row at least.
pub fn wrap(text: &str, columns: usize) -> impl Iterator<Item = Range<usize>> {
    let mut from = Some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let row = next_break(text, start, columns);
        from = row.map(|row| row.next);
        Some(start..row.map_or(text.len(), |row| row.end))
    })
}

/// The rows in which `text`, of one or more lines, stands on `columns` columns.
pub(crate) fn lines(text: &str, columns: usize) -> impl Iterator<Item = &str> {
    text.lines()
        .flat_map(move |line| wrap(line, columns).filter_map(move |row| line.get(row)))
}

/// The end of the row that begins at `start`; none if it is the last.
fn next_break(text: &str, start: usize, columns: usize) -> Option<Break> {
    let rest = text.get(start..)?;
    let mut used = 0;
    let mut last = None;
    let mut word = Word::None;
    let ends = text::boundaries(rest).skip(1);
    for (at, end) in text::boundaries(rest).zip(ends) {
        let grapheme = rest.get(at..end)?;
        let (at, end) = (start + at, start + end);
        let width = columns_at(grapheme, used);
        if matches!(grapheme, " " | "\t") {
            // Blanks that indent a row are no place to break it. Blanks behind its edge are not seen.
            if word != Word::None {
                let row_end = if word == Word::Blank {
                    last.map_or(at, |last: Break| last.end)
                } else {
                    at
                };
                last = Some(Break {
                    end: row_end,
                    next: end,
                });
                word = Word::Blank;
            }
        } else {
            let wide = width == 2;
            let beside = word == Word::Wide || (wide && word == Word::Narrow);
            if beside && !closes(grapheme) {
                last = Some(Break { end: at, next: at });
            }
            if used + width > columns && at > start {
                return last.or(Some(Break { end: at, next: at }));
            }
            word = if wide { Word::Wide } else { Word::Narrow };
        }
        used += width;
    }
    None
}

/// What stands at the end of the row so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// Nothing but blanks since its beginning.
    None,
    Blank,
    Narrow,
    Wide,
}

/// Whether a row does not begin with it: the signs that end a clause in Chinese and Japanese.
fn closes(grapheme: &str) -> bool {
    grapheme.starts_with(|c| "、。，．！？：；」』）】》〉".contains(c) || c == 'ー')
}

/// What of `text` is shown on one row of `columns` columns before a sign that there is more; none if all of it fits.
pub(crate) fn cut(text: &str, columns: usize) -> Option<&str> {
    let room = columns.saturating_sub(1);
    let (mut used, mut kept) = (0, 0);
    let ends = text::boundaries(text).skip(1);
    for (at, end) in text::boundaries(text).zip(ends) {
        used += text::grapheme_width(text.get(at..end)?);
        if used <= room {
            kept = end;
        }
        if used > columns {
            return text.get(..kept);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, columns: usize, expected: &[&str]) {
        let rows: Vec<&str> = wrap(text, columns).map(|row| &text[row]).collect();
        assert_eq!(rows, expected, "{text:?} on {columns}");
        for row in rows.iter().filter(|_| columns >= 2) {
            assert!(text::width(row.trim_end()) <= columns, "{row:?}");
        }
    }

    #[test]
    fn rows_end_between_words() {
        check("the quick brown fox", 10, &["the quick", "brown fox"]);
        check("the quick brown fox", 9, &["the quick", "brown fox"]);
        check("one  two", 4, &["one", "two"]);
        check("", 4, &[""]);
        check("fits", 4, &["fits"]);
    }

    #[test]
    fn a_word_that_is_longer_than_a_row_is_broken() {
        check(
            "a supercalifragilistic",
            8,
            &["a", "supercal", "ifragili", "stic"],
        );
    }

    #[test]
    fn an_indented_row_keeps_its_blanks() {
        check("  ab cd", 5, &["  ab", "cd"]);
        check("   abcdef", 5, &["   ab", "cdef"]);
    }

    #[test]
    fn graphemes_stay_whole() {
        check(
            "e\u{301}e\u{301}e\u{301}",
            2,
            &["e\u{301}e\u{301}", "e\u{301}"],
        );
        check(
            "👩\u{200d}🚀👩\u{200d}🚀",
            3,
            &["👩\u{200d}🚀", "👩\u{200d}🚀"],
        );
    }

    #[test]
    fn ideographs_are_broken_anywhere_but_before_a_full_stop() {
        check("世界世界", 5, &["世界", "世界"]);
        check("ab世界", 4, &["ab世", "界"]);
        check("世界。", 4, &["世", "界。"]);
    }

    #[test]
    fn a_tab_leads_to_the_next_eighth_column() {
        let rows = |columns| {
            wrap("a\tbc d", columns)
                .map(|row| row.len())
                .collect::<Vec<_>>()
        };
        assert_eq!(rows(12), [6]);
        assert_eq!(rows(11), [4, 1]);
        assert_eq!(rows(9), [1, 4]);
    }

    #[test]
    fn no_width_is_too_small() {
        check("世界 a", 1, &["世", "界", "a"]);
        check("ab", 0, &["a", "b"]);
    }

    #[test]
    fn what_does_not_fit_on_a_row_is_cut() {
        assert_eq!(cut("abcd", 4), None);
        assert_eq!(cut("abcde", 4), Some("abc"));
        assert_eq!(cut("a世界", 4), Some("a世"));
        assert_eq!(cut("世界", 3), Some("世"));
        assert_eq!(cut("ab", 0), Some(""));
    }
}
