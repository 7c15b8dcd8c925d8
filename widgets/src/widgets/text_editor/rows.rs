//! The rows in which a long text stands, each found from what is near it.

use std::cell::Cell;
use std::ops::Range;

use strombus_terminal::text;

use crate::wrap;

/// A line that is longer is laid out in pieces of so many bytes, each of which begins a row: so what a key costs does
/// not grow with the line.
const PIECE: usize = if cfg!(test) { 64 } else { 1024 };

/// A text on so many columns. Rows are named by where they begin, in bytes.
pub(super) struct Rows<'a> {
    pub(super) text: &'a str,
    columns: usize,
    /// The line that was looked at last: its ends are far to seek where it is long, and mostly it is the next one too.
    line: Cell<Option<(usize, usize)>>,
}

impl<'a> Rows<'a> {
    pub(super) const fn new(text: &'a str, columns: usize) -> Self {
        Self {
            text,
            columns,
            line: Cell::new(None),
        }
    }
}

impl Rows<'_> {
    /// The line that `at` is in, without its newline.
    fn line(&self, at: usize) -> Range<usize> {
        if let Some((start, end)) = self.line.get()
            && (start..=end).contains(&at)
        {
            return start..end;
        }
        let line = self.find_line(at);
        self.line.set(Some((line.start, line.end)));
        line
    }

    fn find_line(&self, at: usize) -> Range<usize> {
        let start = self.text.get(..at).and_then(|text| text.rfind('\n'));
        let end = self.text.get(at..).and_then(|text| text.find('\n'));
        start.map_or(0, |start| start + 1)..end.map_or(self.text.len(), |end| at + end)
    }

    /// The piece of a line that `at` is in.
    fn piece(&self, at: usize) -> Range<usize> {
        let line = self.line(at);
        let text = self.text.get(line.clone()).unwrap_or_default();
        let within = at - line.start;
        let begin = |number: usize| text::boundary_from(text, number.saturating_mul(PIECE));
        let mut number = within / PIECE;
        // At the end of a line, no new piece begins.
        while number > 0 && (begin(number) > within || begin(number) == text.len()) {
            number -= 1;
        }
        let start = begin(number);
        let mut end = begin(number + 1);
        while end <= start && end < text.len() {
            number += 1;
            end = begin(number + 1);
        }
        line.start + start..line.start + end
    }

    /// The rows of the piece that `at` is in: where each begins and ends. Blanks at the end are not in them.
    fn rows_around(&self, at: usize) -> impl Iterator<Item = Range<usize>> {
        let piece = self.piece(at);
        let start = piece.start;
        let text = self.text.get(piece).unwrap_or_default();
        wrap::wrap(text, self.columns.max(1)).map(move |row| start + row.start..start + row.end)
    }

    /// The row that `at` is in.
    pub(super) fn row_of(&self, at: usize) -> usize {
        let starts = self.rows_around(at).map(|row| row.start);
        let row = starts.take_while(|&start| start <= at).last();
        row.unwrap_or(at)
    }

    /// Where the text of `row` ends, its blanks at the end too, and where the next row begins, if there is one.
    pub(super) fn end_and_next(&self, row: usize) -> (usize, Option<usize>) {
        let mut later = self.rows_around(row).skip_while(|other| other.start <= row);
        if let Some(next) = later.next() {
            return (next.start, Some(next.start));
        }
        let end = self.piece(row).end;
        match self.text.as_bytes().get(end) {
            Some(b'\n') => (end, Some(end + 1)),
            Some(_) => (end, Some(end)),
            None => (end, None),
        }
    }

    pub(super) fn next(&self, row: usize) -> Option<usize> {
        self.end_and_next(row).1
    }

    pub(super) fn before(&self, row: usize) -> Option<usize> {
        let last = text::boundary_before(self.text, row);
        (row > 0).then(|| self.row_of(last))
    }

    /// The row so many rows on, back if it is negative, or the last or first.
    pub(super) fn by(&self, row: usize, distance: isize) -> usize {
        let mut row = row;
        for _ in 0..distance.unsigned_abs() {
            let step = match distance > 0 {
                true => self.next(row),
                false => self.before(row),
            };
            match step {
                Some(other) => row = other,
                None => break,
            }
        }
        row
    }

    /// The graphemes of `row`, each with its range and the column where it begins and the one behind it.
    pub(super) fn graphemes(
        &self,
        row: usize,
    ) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let (end, _) = self.end_and_next(row);
        let text = self.text.get(row..end).unwrap_or_default();
        let ends = text::boundaries(text).skip(1);
        let mut column = 0;
        text::boundaries(text).zip(ends).map(move |(from, to)| {
            let grapheme = text.get(from..to).unwrap_or_default();
            let start = column;
            column += wrap::columns_at(grapheme, start);
            (row + from..row + to, start..column)
        })
    }

    /// The column of `at` in its row.
    pub(super) fn column(&self, row: usize, at: usize) -> usize {
        let before = self.graphemes(row).take_while(|(part, _)| part.end <= at);
        before.last().map_or(0, |(_, columns)| columns.end)
    }

    /// What is at a column of `row`: behind its last character where it is shorter, and before it where it goes on.
    pub(super) fn at(&self, row: usize, column: usize) -> usize {
        let (end, next) = self.end_and_next(row);
        let hit = self
            .graphemes(row)
            .find(|(_, columns)| columns.end > column);
        match hit {
            Some((part, _)) => part.start,
            None if next == Some(end) => text::boundary_before(self.text, end),
            None => end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All rows from the first on.
    fn all(rows: &Rows<'_>) -> Vec<usize> {
        std::iter::successors(Some(0), |&row| rows.next(row)).collect()
    }

    #[track_caller]
    fn check_laws(text: &str, columns: usize) {
        let rows = Rows::new(text, columns);
        let all = all(&rows);
        for (number, &row) in all.iter().enumerate() {
            assert_eq!(rows.row_of(row), row, "{columns}");
            let before = number.checked_sub(1).and_then(|before| all.get(before));
            assert_eq!(rows.before(row), before.copied(), "{columns}: {row}");
            let (end, _) = rows.end_and_next(row);
            assert_eq!(rows.row_of(text::boundary_before(text, end).max(row)), row);
        }
        assert_eq!(rows.by(0, isize::MAX), all.last().copied().unwrap_or(0));
        assert_eq!(rows.by(text.len(), 0), text.len());
    }

    #[test]
    fn rows_are_the_same_from_wherever_they_are_found() {
        let long = "the quick brown 世界 fox\tjumps e\u{301}👩\u{200d}🚀 ".repeat(6);
        let texts = [
            "",
            "\n",
            "a",
            "a\n",
            "one two three\n\n\tfour\nfive",
            &long,
            &"x".repeat(200),
        ];
        for text in texts {
            for columns in [0, 1, 2, 7, 80, 10_000] {
                check_laws(text, columns);
            }
        }
    }

    #[test]
    fn a_line_wraps_at_its_words() {
        let rows = Rows::new("one two three\nfour", 8);
        assert_eq!(all(&rows), [0, 8, 14]);
        assert_eq!(rows.end_and_next(8), (13, Some(14)));
        assert_eq!(rows.end_and_next(14), (18, None));
    }

    #[test]
    fn columns_lead_to_places_and_back() {
        let rows = Rows::new("a\t世b", 20);
        for (at, column) in [(0, 0), (1, 1), (2, 8), (5, 10), (6, 11)] {
            assert_eq!(rows.column(0, at), column);
            assert_eq!(rows.at(0, column), at);
        }
        assert_eq!(rows.at(0, 9), 2);
        assert_eq!(rows.at(0, 99), 6);
        // Behind a row that goes on is the next row's place.
        let wrapped = Rows::new("one two", 4);
        assert_eq!(wrapped.at(0, 99), 3);
    }
}
