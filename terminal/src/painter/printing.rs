//! Printing terminals: `TERM=dumb`, teletypes, pipes.
//!
//! They can only write, go back on a line (BS, CR) and begin another. So a frame prints the rows that changed, each on
//! a line of its own, and at last the row of the cursor, where typing then goes on in place: a character
//! typed at the end of it costs one byte here too. What changes on the row that is on the last line
//! already is changed there, so that a clock does not fill a roll of paper.

use super::{Painter, Scratch, characters, extent};
use crate::cell::Cell;
use crate::geometry::Position;
use crate::shown::Place;
use crate::surface::Surface;

const BACKSPACE: u8 = 0x08;

impl Painter {
    pub(super) fn print_rows(
        &mut self,
        surface: &mut Surface,
        scratch: &mut Scratch,
        out: &mut Vec<u8>,
    ) {
        let columns = usize::from(self.size().columns);
        let cursor = self.cursor(surface);
        let current = cursor.and_then(|at| usize::try_from(at.row).ok());
        let whole = self.is_painted_whole(surface);
        if std::mem::take(&mut self.stale) {
            self.shown.clear();
        }
        let mut before = None;
        for y in 0..usize::from(self.size().rows) {
            if !self.take_changed_row(y, whole, surface, scratch) {
                continue;
            }
            let old = line(surface, &scratch.old);
            if Some(y) == current {
                before = Some(old);
                continue;
            }
            let new = line(surface, &scratch.new);
            // A row that became blank is not worth a line, nor is one that only looks otherwise, which cannot be seen.
            if old != new && (!new.is_empty() || self.column_on(y, columns).is_some()) {
                self.print(y, &old, &new, new.len(), out);
            }
        }
        if let (Some(cursor), Some(y)) = (cursor, current) {
            self.wanted_row(y, surface, &mut scratch.new);
            // Behind the last column terminals differ in where BS leads, so no row is changed in place that reaches
            // there, and the cursor's row, which must be, does without that column.
            let most = columns.saturating_sub(1);
            let new = cut(line(surface, &scratch.new), most);
            let old = before.map_or_else(|| new.clone(), |old| cut(old, most));
            let column = usize::try_from(cursor.column).unwrap_or(0);
            self.print(y, &old, &new, column, out);
        }
    }

    /// The column of the cursor, if the last line shows row `y` and can be changed in place.
    fn column_on(&self, y: usize, columns: usize) -> Option<usize> {
        let Place::At(at) = self.pen.place else {
            return None;
        };
        let on_row = usize::try_from(at.row).is_ok_and(|row| row == y);
        usize::try_from(at.column)
            .ok()
            .filter(|&column| on_row && column < columns)
    }

    /// Makes the last line show row `y`, which was `old` and is `new`, and puts the cursor on `column` of it.
    fn print(&mut self, y: usize, old: &[u8], new: &[u8], column: usize, out: &mut Vec<u8>) {
        let columns = usize::from(self.size().columns);
        let reach = old.len().max(new.len());
        let here = match self.column_on(y, columns).filter(|_| reach < columns) {
            Some(here) => change_along(here, old, new, out),
            None => {
                if self.pen.line_begun {
                    out.extend_from_slice(b"\r\n");
                }
                out.extend_from_slice(new);
                new.len()
            }
        };
        go_along(here, column, new, out);
        let coordinate = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        self.pen.place = Place::At(Position::new(coordinate(y), coordinate(column)));
        self.pen.line_begun = true;
    }
}

/// Turns the line that shows `old`, with the cursor in column `from`, into `new`; returns where the cursor is then.
fn change_along(from: usize, old: &[u8], new: &[u8], out: &mut Vec<u8>) -> usize {
    let differs = |&x: &usize| byte(old, x) != byte(new, x);
    let longest = old.len().max(new.len());
    let (Some(first), Some(last)) = ((0..longest).find(differs), (0..longest).rfind(differs))
    else {
        return from;
    };
    go_along(from, first, new, out);
    go_along(first, last + 1, new, out);
    last + 1
}

/// From one column to another of the line that shows `text`: backwards by BS or CR, forwards by writing again.
fn go_along(from: usize, to: usize, text: &[u8], out: &mut Vec<u8>) {
    let start = if to + 1 < from.saturating_sub(to) {
        out.push(b'\r');
        0
    } else {
        out.extend(std::iter::repeat_n(BACKSPACE, from.saturating_sub(to)));
        from.min(to)
    };
    out.extend((start..to).map(|column| byte(text, column)));
}

/// What stands in a column of the line that shows `text`.
fn byte(text: &[u8], column: usize) -> u8 {
    text.get(column).copied().unwrap_or(b' ')
}

/// A row in ASCII, without its trailing blanks: one byte a column.
fn line(surface: &Surface, row: &[Cell]) -> Vec<u8> {
    let text = row.iter().map(|cell| ascii(surface, *cell)).collect();
    cut(text, row.len())
}

/// At most `columns` bytes of a line, without trailing blanks.
fn cut(mut text: Vec<u8>, columns: usize) -> Vec<u8> {
    text.truncate(columns);
    let end = text.iter().rposition(|&byte| byte != b' ');
    text.truncate(end.map_or(0, |last| last + 1));
    text
}

fn ascii(surface: &Surface, cell: Cell) -> u8 {
    let text = extent::based(surface.text(cell.glyph));
    // The right half of a wide grapheme has no text, and stands for a column all the same.
    let first = cell.glyph.as_char().or_else(|| text.chars().next());
    first.map_or(b'?', characters::ascii)
}
