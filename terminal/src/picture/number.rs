//! Numbers and texts as SVG has them.

use std::fmt;

/// A length, with two digits behind the point at the most and no more than needed.
pub(super) struct Number(pub(super) f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

/// Text between tags or in an attribute. What XML cannot have is replaced.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\u{fffe}' | '\u{ffff}' => f.write_str("\u{fffd}")?,
                c if c.is_control() => f.write_str("\u{fffd}")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_digits_that_say_nothing() {
        for (number, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (9.0, "9"),
            (4.5, "4.5"),
            (2.375, "2.38"),
            (100.0, "100"),
        ] {
            assert_eq!(Number(number).to_string(), text);
        }
    }

    #[test]
    fn text_cannot_become_a_tag() {
        assert_eq!(
            Escaped("a<b>&\"c\u{1b}\u{ffff}").to_string(),
            "a&lt;b&gt;&amp;&quot;c\u{fffd}\u{fffd}"
        );
    }
}
