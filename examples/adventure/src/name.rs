//! What people are called.

use crate::parser::is_printable;

/// The longest name, in characters.
pub const NAME_CHARS: usize = 24;

/// What someone is called whose name has nothing in it to show.
const NAMELESS: &str = "stranger";

/// The name as it may be shown: printable, single spaces, at most [`NAME_CHARS`].
///
/// Brackets and punctuation that our own sentences use are left out, so that nobody can be called
/// "ann (2)" but the second Ann, nor pass off a whole line of news as a name.
pub(crate) fn sanitise(name: &str) -> String {
    let mut clean = String::new();
    let mut chars = 0;
    for word in name.split_whitespace() {
        let word = word.chars().filter(|c| is_name_char(*c));
        let mut gap = chars > 0;
        for c in word {
            if chars + 1 + usize::from(gap) > NAME_CHARS {
                return clean;
            }
            if std::mem::take(&mut gap) {
                clean.push(' ');
                chars += 1;
            }
            clean.push(c);
            chars += 1;
        }
    }
    if clean.is_empty() {
        clean.push_str(NAMELESS);
    }
    clean
}

fn is_name_char(c: char) -> bool {
    // The joiners (U+200C, U+200D) show nothing by themselves: two names would look alike.
    is_printable(c)
        && !matches!(c, '\u{200c}' | '\u{200d}')
        && !"()[]{}<>:;,\"“”*|/\\@!?".contains(c)
}

/// The name with a number that tells it from others: "ann (2)". Never longer than a name may be.
pub(crate) fn numbered(name: &str, number: usize) -> String {
    let suffix = format!(" ({number})");
    let room = NAME_CHARS.saturating_sub(suffix.len());
    let stem: String = name.chars().take(room).collect();
    format!("{}{suffix}", stem.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cleaned() {
        let check = |given: &str, expected: &str| assert_eq!(sanitise(given), expected);
        check("ann", "ann");
        check("  Ann \t of\nthe  Sea ", "Ann of the Sea");
        check("\x1b[31mred\x07", "31mred");
        check("ann (2)", "ann 2");
        check("", "stranger");
        check("\u{202e}\u{200b}", "stranger");
        check("a\u{200d}nn", "ann");
        check("🐌", "🐌");
        check(&"x".repeat(100), &"x".repeat(24));
        check(&format!("{} y", "x".repeat(23)), &"x".repeat(23));
        check("a () b", "a b");
    }

    #[test]
    fn numbers_fit_into_the_length() {
        assert_eq!(numbered("ann", 2), "ann (2)");
        let long = numbered(&"x".repeat(24), 1000);
        assert_eq!(long.chars().count(), NAME_CHARS);
        assert!(long.ends_with("x (1000)"));
    }
}
