//! Text of more than one style: what labels, pages, logs and cells of tables show.

mod look;

use std::ops::Range;

use strombus_terminal::text;
use strombus_terminal::{Attributes, Canvas, Position, Style};

pub use look::{Look, Role};

/// A piece of text that looks the same all through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    text: String,
    look: Look,
}

impl Span {
    /// `text`, in the style that is around it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            look: Look::PLAIN,
        }
    }

    /// `text`, that looks so.
    #[must_use]
    pub fn styled(text: impl Into<String>, look: impl Into<Look>) -> Self {
        Self {
            text: text.into(),
            look: look.into(),
        }
    }

    /// With `attributes` too.
    #[must_use]
    pub fn with(mut self, attributes: Attributes) -> Self {
        self.look = self.look.with(attributes);
        self
    }

    /// Bold too.
    #[must_use]
    pub fn bold(self) -> Self {
        self.with(Attributes::BOLD)
    }
}

impl<T: Into<String>> From<T> for Span {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

/// Text of one or more lines whose parts may look different. Newlines end lines.
///
/// ```
/// use strombus_widgets::{Content, Role, Span};
///
/// let content = Content::of([Span::from("The disk is "), Span::styled("full", Role::Bad)]);
/// assert_eq!(content.text(), "The disk is full");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    text: String,
    /// What looks the same, one behind the other; what is behind the last looks plain.
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// Behind its last byte.
    end: usize,
    look: Look,
}

impl Content {
    /// No text.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            text: String::new(),
            runs: Vec::new(),
        }
    }

    /// The text of `spans`, one behind the other.
    #[must_use]
    pub fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut content = Self::new();
        for span in spans {
            content.push(&span.text, span.look);
        }
        content
    }

    /// `text`, all of which looks so.
    #[must_use]
    pub fn styled(text: impl Into<String>, look: impl Into<Look>) -> Self {
        Span::styled(text, look).into()
    }

    /// Adds `text` at the end, that looks so.
    pub fn push(&mut self, text: &str, look: impl Into<Look>) {
        let (start, look) = (self.text.len(), look.into());
        self.text.push_str(text);
        self.note(start, look);
    }

    /// Adds all of `other` at the end.
    pub fn append(&mut self, other: &Self) {
        for (text, look) in other.pieces(0..other.text.len()) {
            self.push(text, look);
        }
    }

    /// What is behind `start` looks so.
    fn note(&mut self, start: usize, look: Look) {
        let end = self.text.len();
        let known = self.runs.last().map_or(0, |run| run.end);
        if end == start || (look == Look::PLAIN && self.runs.is_empty()) {
            return;
        }
        if known < start {
            let look = Look::PLAIN;
            self.runs.push(Run { end: start, look });
        }
        match self.runs.last_mut() {
            Some(last) if last.look == look => last.end = end,
            _ => self.runs.push(Run { end, look }),
        }
    }

    /// The text, without its looks.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The lines, as ranges of bytes of [`Content::text`] without their newlines: none of an empty text.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut start = 0;
        self.text.split_inclusive('\n').map(move |line| {
            let kept = line.strip_suffix('\n').unwrap_or(line);
            let kept = kept.strip_suffix('\r').unwrap_or(kept);
            let range = start..start + kept.len();
            start += line.len();
            range
        })
    }

    /// The part `range`, in bytes, as a content of its own.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self::new();
        for (text, look) in self.pieces(range) {
            part.push(text, look);
        }
        part
    }

    /// The pieces of the part `range`, in bytes, each of which looks the same all through.
    pub fn pieces(&self, range: Range<usize>) -> impl Iterator<Item = (&str, Look)> {
        let end_of_all = range.end.min(self.text.len());
        let mut at = range.start;
        let mut run = self.runs.partition_point(|run| run.end <= at);
        std::iter::from_fn(move || {
            if at >= end_of_all {
                return None;
            }
            let (end, look) = match self.runs.get(run) {
                Some(run) => (run.end.min(end_of_all), run.look),
                None => (end_of_all, Look::PLAIN),
            };
            let text = self.text.get(at..end)?;
            (at, run) = (end, run + 1);
            Some((text, look))
        })
    }

    /// Draws the part `range`, in bytes, on one row from `at` on, in the style `around` where it looks plain.
    /// Returns the columns that it takes, clipped or not.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        at: Position,
        range: Range<usize>,
        around: Style,
    ) -> usize {
        let mut columns = 0;
        for (text, look) in self.pieces(range) {
            let style = look.style(canvas.theme(), around);
            let right = i32::try_from(columns).unwrap_or(i32::MAX);
            columns += canvas.text(at.offset(Position::new(0, right)), text, style);
        }
        columns
    }

    /// Draws the part `range`, in bytes, on one row from `at` on and not beyond `room` columns, with a `…` where it
    /// is cut. Returns the columns that are drawn.
    pub fn draw_cut(
        &self,
        canvas: &mut Canvas<'_>,
        at: Position,
        range: Range<usize>,
        room: usize,
        around: Style,
    ) -> usize {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let Some(kept) = crate::wrap::cut(text, room) else {
            return self.draw(canvas, at, range, around);
        };
        if room == 0 {
            return 0;
        }
        let end = range.start + kept.len();
        let columns = self.draw(canvas, at, range.start..end, around);
        let right = i32::try_from(columns).unwrap_or(i32::MAX);
        let look = self.pieces(end..range.end).next();
        let style = look.map_or(around, |(_, look)| look.style(canvas.theme(), around));
        columns + canvas.text(at.offset(Position::new(0, right)), "…", style)
    }

    /// The columns that the widest line takes.
    #[must_use]
    pub fn width(&self) -> usize {
        self.text.lines().map(text::width).max().unwrap_or(0)
    }
}

macro_rules! from_text {
    ($($text:ty),*) => {$(
        impl From<$text> for Content {
            fn from(text: $text) -> Self {
                Self {
                    text: text.into(),
                    runs: Vec::new(),
                }
            }
        }
    )*};
}

// One for all that become a string would rule out those of spans.
from_text!(
    &str,
    String,
    &String,
    Box<str>,
    std::borrow::Cow<'_, str>,
    char
);

impl From<Span> for Content {
    fn from(span: Span) -> Self {
        let end = span.text.len();
        let runs = match span.look {
            Look::PLAIN => Vec::new(),
            look => vec![Run { end, look }],
        };
        Self {
            text: span.text,
            runs,
        }
    }
}

impl<const N: usize> From<[Span; N]> for Content {
    fn from(spans: [Span; N]) -> Self {
        Self::of(spans)
    }
}

impl From<Vec<Span>> for Content {
    fn from(spans: Vec<Span>) -> Self {
        Self::of(spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> Content {
        Content::of([
            Span::new("plain "),
            Span::styled("bad\nworse", Role::Bad),
            Span::new(" end"),
        ])
    }

    #[track_caller]
    fn check(range: Range<usize>, expected: &[(&str, Look)]) {
        assert_eq!(content().pieces(range).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn any_part_keeps_its_looks() {
        let bad = Look::from(Role::Bad);
        check(0..4, &[("plai", Look::PLAIN)]);
        check(4..8, &[("n ", Look::PLAIN), ("ba", bad)]);
        check(6..9, &[("bad", bad)]);
        check(14..19, &[("e", bad), (" end", Look::PLAIN)]);
        check(7..7, &[]);
        check(18..40, &[("d", Look::PLAIN)]);
        check(40..41, &[]);
        assert_eq!(content().part(6..19).text(), "bad\nworse end");
        let mut copy = Content::new();
        copy.append(&content());
        assert_eq!(copy, content());
    }

    #[test]
    fn lines_are_those_of_the_text() {
        for text in ["", "a", "a\n", "a\r\nb", "\n\n", "a\n\nb"] {
            let content = Content::from(text);
            let lines = content.lines().map(|line| &text[line]);
            assert_eq!(lines.collect::<Vec<_>>(), text.lines().collect::<Vec<_>>());
        }
    }
}
