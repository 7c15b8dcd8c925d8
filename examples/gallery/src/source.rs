//! Rust to read: comments quiet, strings in the colour of bars, and nothing else that would call for attention.

use std::convert::Infallible;

use strombus_widgets::terminal::{Canvas, Position, Size, Style, Theme, text};
use strombus_widgets::{Length, Measure, Spoken, Widget, Wish};

/// A source that does not wrap. It keeps nothing but where the text lies, and looks at it when it is drawn.
pub(crate) struct Source {
    text: &'static str,
    /// Whether the person asked for it: nobody has it read to them unasked.
    is_wanted: bool,
}

impl Source {
    pub(crate) const fn new(text: &'static str, is_wanted: bool) -> Self {
        Self { text, is_wanted }
    }

    pub(crate) const fn set_wanted(&mut self, is_wanted: bool) {
        self.is_wanted = is_wanted;
    }
}

impl Widget for Source {
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let visible = canvas.visible();
        let mut at = Position::ORIGIN;
        for (piece, kind) in pieces(self.text) {
            let style = kind.style(&theme);
            for (number, part) in piece.split('\n').enumerate() {
                if number > 0 {
                    at = Position::new(at.row + 1, 0);
                }
                if at.row >= visible.bottom() {
                    return;
                }
                let columns = match at.row >= visible.top() {
                    true => canvas.text(at, part, style),
                    false => text::width(part),
                };
                at.column = at
                    .column
                    .saturating_add(i32::try_from(columns).unwrap_or(0));
            }
        }
    }

    fn say(&self) -> Spoken<'_> {
        match self.is_wanted {
            true => Spoken::text(self.text),
            false => Spoken::nothing(),
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let cells =
            |n: usize| Length::preferred(u16::try_from(n).unwrap_or(u16::MAX));
        let widest = self.text.lines().map(text::width).max();
        Wish::new(cells(self.text.lines().count()), cells(widest.unwrap_or(0)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Text,
}

impl Kind {
    const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Code => theme.text,
            Self::Comment => theme.quiet,
            Self::Text => theme.bar,
        }
    }
}

/// The pieces of a source, in order; together they are all of it.
fn pieces(source: &str) -> impl Iterator<Item = (&str, Kind)> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let (length, kind) = first(rest)?;
        let (piece, behind) = rest.split_at_checked(length)?;
        rest = behind;
        Some((piece, kind))
    })
}

/// How long the first piece is, in bytes, and what it is.
fn first(rest: &str) -> Option<(usize, Kind)> {
    let end_of = |found: Option<usize>| found.unwrap_or(rest.len());
    if rest.starts_with("//") {
        return Some((end_of(rest.find('\n')), Kind::Comment));
    }
    if rest.starts_with("r#\"") {
        let end = rest.find("\"#").map(|at| at + 2);
        return Some((end_of(end), Kind::Text));
    }
    if rest.starts_with('"') {
        return Some((end_of(end_of_string(rest)), Kind::Text));
    }
    let beginnings = ["//", "r#\"", "\""];
    // A quotation mark may be a character of its own: '"'.
    let starts = |at: usize| {
        let here = rest.get(at..).unwrap_or_default();
        let is_char = rest
            .get(..at)
            .is_some_and(|before| before.ends_with(['\'', '\\']));
        !is_char && beginnings.iter().any(|start| here.starts_with(start))
    };
    let next = rest
        .char_indices()
        .map(|(at, _)| at)
        .find(|&at| at > 0 && starts(at));
    (!rest.is_empty()).then(|| (end_of(next), Kind::Code))
}

/// Behind the quotation mark that ends the string which `rest` begins with.
fn end_of_string(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(&str, Kind)]) {
        assert_eq!(pieces(source).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn comments_and_strings_are_told_from_code() {
        use Kind::{Code, Comment, Text};
        check("", &[]);
        check(
            "let a = \"b \\\" // c\"; // d\ne",
            &[
                ("let a = ", Code),
                ("\"b \\\" // c\"", Text),
                ("; ", Code),
                ("// d", Comment),
                ("\ne", Code),
            ],
        );
        check("b\"x\"", &[("b", Code), ("\"x\"", Text)]);
        check(
            "r#\" \" \"# '\"' y",
            &[("r#\" \" \"#", Text), (" '\"' y", Code)],
        );
        check("\"never ends", &[("\"never ends", Text)]);
    }

    #[test]
    fn nothing_of_a_page_is_lost() {
        for page in crate::PAGES {
            let together: String =
                pieces(page.source).map(|(piece, _)| piece).collect();
            assert_eq!(together, page.source);
        }
    }
}
