//! Printing: characters into cells.

use super::cell::{Cell, Glyph, Look};
use super::modes::ModeBit;
use super::parser::utf8;
use super::row::{erase, split_wide};
use super::state::State;
use crate::text;

impl State {
    /// Prints a run of characters from space to tilde.
    pub(super) fn print_ascii(&mut self, mut run: &[u8]) {
        if !self.cursor.charsets.is_ascii() {
            for &byte in run {
                self.print(byte.into());
            }
            return;
        }
        let stamp = self.stamp;
        while !run.is_empty() {
            if self.cursor.pending_wrap && self.has(ModeBit::Autowrap) {
                self.wrap();
            }
            let right = self.right_edge();
            let column = self.cursor.column.min(right);
            let room = usize::from(right - column) + 1;
            let (mut now, mut later) = run.split_at(run.len().min(room));
            if self.has(ModeBit::Insert) {
                // Once for all of them: each by itself would move the rest of the row again and again.
                self.insert_cells(now.len() as u16);
            }
            if !self.has(ModeBit::Autowrap) && !later.is_empty() {
                // All that is too much falls on the last cell; the last of it stays.
                let before = now.split_last().map_or(0, |(_, before)| before.len());
                put(
                    self.cells(self.cursor.row),
                    column,
                    now.get(..before).unwrap_or_default(),
                    stamp,
                );
                now = later.last().map_or(&[], std::slice::from_ref);
                put(self.cells(self.cursor.row), right, now, stamp);
                self.last = now.last().map(|&byte| byte.into());
                self.cursor.column = right;
                self.cursor.pending_wrap = true;
                return;
            }
            put(self.cells(self.cursor.row), column, now, stamp);
            self.last = now.last().map(|&byte| byte.into());
            self.cursor.pending_wrap = now.len() == room;
            self.cursor.column = (column + now.len() as u16).min(right);
            std::mem::swap(&mut run, &mut later);
        }
    }

    /// Prints a run of characters that are no controls.
    pub(super) fn print_text(&mut self, mut run: &str) {
        loop {
            run = run.get(self.print_simple(run.as_bytes())..).unwrap_or("");
            let mut chars = run.chars();
            let Some(c) = chars.next() else { return };
            self.print(c);
            run = chars.as_str();
        }
    }

    /// Prints as many of the characters in UTF-8 as go into the row in the simplest way; gives back how many bytes they
    /// are. Behind them is what has no width, is no text, needs a wrap, or does not fit.
    pub(super) fn print_simple(&mut self, bytes: &[u8]) -> usize {
        if self.cursor.pending_wrap
            || self.has(ModeBit::Insert)
            || self.has(ModeBit::GraphemeClusters)
            || !self.cursor.charsets.is_ascii()
        {
            return 0;
        }
        let (right, look) = (usize::from(self.right_edge()), self.stamp);
        let mut at = usize::from(self.cursor.column);
        let mut last = None;
        let cells = self.cells(self.cursor.row);
        let mut taken = 0;
        while let Some((c, length)) = bytes.get(taken..).and_then(utf8::first) {
            let width = width(c);
            if width == 0 || at + width > right || c < ' ' || ('\x7f'..'\u{a0}').contains(&c) {
                break;
            }
            if last.is_none() {
                split_wide(cells, at, at);
            }
            let glyph = Glyph::char(c, width == 2);
            match cells.get_mut(at..at + width) {
                Some([cell]) => *cell = Cell { glyph, look },
                Some([left, right]) => {
                    *left = Cell { glyph, look };
                    *right = Cell {
                        glyph: Glyph::RIGHT_HALF,
                        look,
                    };
                }
                _ => break,
            }
            at += width;
            taken += length;
            last = Some(c);
        }
        if last.is_some()
            && let Some(next) = cells.get_mut(at)
            && next.glyph.is_right_half()
        {
            // Its left half was printed over.
            *next = next.halved();
        }
        self.cursor.column = at as u16;
        self.last = last.or(self.last);
        taken
    }

    /// Prints a character, through the character sets.
    pub(super) fn print(&mut self, c: char) {
        let c = if self.cursor.charsets.is_ascii() {
            c
        } else {
            self.cursor.charsets.translate(c)
        };
        let width = width(c);
        if width == 0 {
            self.combine(c);
            return;
        }
        if self.has(ModeBit::GraphemeClusters) && !c.is_ascii() && self.join(c) {
            return;
        }
        self.last = Some(c);
        self.put_glyph(Glyph::char(c, width == 2));
    }

    /// Puts a glyph where the cursor is, and moves on.
    fn put_glyph(&mut self, glyph: Glyph) {
        let width: u16 = if glyph.is_wide() { 2 } else { 1 };
        if self.cursor.pending_wrap && self.has(ModeBit::Autowrap) {
            self.wrap();
        }
        let mut right = self.right_edge();
        if self.cursor.column + width > right + 1 {
            if !self.has(ModeBit::Autowrap) || self.cursor.column == 0 {
                self.cursor.pending_wrap = false;
                return;
            }
            // The cell that is too little for it is none of the text.
            let (row, from) = (self.cursor.row, self.cursor.column.into());
            let blank = Cell::erased(self.erasure());
            erase(self.cells(row), from, usize::from(right) + 1, blank);
            self.wrap();
            right = self.right_edge();
            if self.cursor.column + width > right + 1 {
                return;
            }
        }
        if self.has(ModeBit::Insert) {
            self.insert_cells(width);
        }
        let (row, column, look) = (self.cursor.row, self.cursor.column, self.stamp);
        let cells = self.cells(row);
        let at = usize::from(column);
        split_wide(cells, at, at + usize::from(width));
        if let Some(cell) = cells.get_mut(at) {
            *cell = Cell { glyph, look };
        }
        if width == 2
            && let Some(cell) = cells.get_mut(at + 1)
        {
            *cell = Cell {
                glyph: Glyph::RIGHT_HALF,
                look,
            };
        }
        self.cursor.pending_wrap = column + width > right;
        self.cursor.column = (column + width).min(right);
    }

    /// The last column that text may reach from where the cursor is.
    pub(super) fn right_edge(&self) -> u16 {
        let last = self.last_column_of(self.cursor.row);
        if self.cursor.column <= self.margins.right {
            last.min(self.margins.right)
        } else {
            last
        }
    }

    /// Goes on in the next row.
    pub(super) fn wrap(&mut self) {
        if let Some(row) = self.grid.get_mut(self.cursor.row) {
            row.wrapped = true;
        }
        self.index();
        self.cursor.column = self.margins.left;
        self.cursor.pending_wrap = false;
    }

    /// Where the last character was put: the cell before the cursor, the left half of it.
    fn cell_before(&mut self) -> Option<(u16, u16)> {
        let (row, column) = (self.cursor.row, self.cursor.column);
        let before = if self.cursor.pending_wrap {
            column
        } else {
            column.checked_sub(1)?
        };
        let is_right = |cell: &Cell| cell.glyph.is_right_half();
        if self
            .cells(row)
            .get(usize::from(before))
            .is_some_and(is_right)
        {
            return Some((row, before.checked_sub(1)?));
        }
        Some((row, before))
    }

    /// Adds a character that has no width to the one before.
    fn combine(&mut self, c: char) {
        if !text::is_printable(c) {
            return;
        }
        if self.has(ModeBit::GraphemeClusters) && self.join(c) {
            return;
        }
        let Some((row, column)) = self.cell_before() else {
            return;
        };
        let Some(cell) = self.cells(row).get(usize::from(column)).copied() else {
            return;
        };
        let Some(glyph) = self.workshop.tables.combine(cell.glyph, c) else {
            return;
        };
        if let Some(cell) = self.cells(row).get_mut(usize::from(column)) {
            cell.glyph = glyph;
        }
    }

    /// Adds a character to the grapheme before, if the two belong together (mode 2027, UAX #29). A grapheme that
    /// becomes wide by it takes the next cell too.
    fn join(&mut self, c: char) -> bool {
        let Some((row, column)) = self.cell_before() else {
            return false;
        };
        let Some(cell) = self.cells(row).get(usize::from(column)).copied() else {
            return false;
        };
        let mut grapheme = String::with_capacity(text::GRAPHEME_BYTES);
        self.workshop.tables.push_text(cell.glyph, &mut grapheme);
        let length = grapheme.len();
        grapheme.push(c);
        if length == 0
            || text::boundary_from(&grapheme, length) != grapheme.len()
            || text::boundary_before(&grapheme, grapheme.len()) != 0
        {
            return false;
        }
        if grapheme.len() > text::GRAPHEME_BYTES {
            return true;
        }
        let wide = cell.glyph.is_wide()
            || text::grapheme_width(&grapheme) == 2 && column < self.right_edge();
        let glyph = self.workshop.tables.glyph(&grapheme, wide);
        if wide && !cell.glyph.is_wide() {
            self.cursor.column = column;
            self.cursor.pending_wrap = false;
            let stamp = std::mem::replace(&mut self.stamp, cell.look);
            self.put_glyph(glyph);
            self.stamp = stamp;
        } else if let Some(cell) = self.cells(row).get_mut(usize::from(column)) {
            cell.glyph = glyph;
        }
        true
    }
}

/// The width of a character, of which the most frequent are not looked up. Terminals show a soft hyphen.
pub(super) fn width(c: char) -> usize {
    match c {
        ' '..='~' | '\u{a0}'..='\u{2ff}' => 1,
        '\u{300}'..='\u{34e}' => 0,
        // Lines and blocks.
        '\u{2500}'..='\u{259f}' => 1,
        // The unified ideographs, the syllables of Hangul.
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => 2,
        _ => text::char_width(c),
    }
}

/// Puts characters from space to tilde into cells.
fn put(cells: &mut [Cell], column: u16, run: &[u8], look: Look) {
    let from = usize::from(column);
    let to = from + run.len();
    split_wide(cells, from, to);
    let cells = cells.get_mut(from..to).unwrap_or_default();
    for (cell, &byte) in cells.iter_mut().zip(run) {
        *cell = Cell {
            glyph: Glyph::ascii(byte),
            look,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_that_are_not_looked_up_are_those_of_the_table() {
        for c in ('\0'..='\u{d7ff}').filter(|c| *c != '\u{ad}') {
            assert_eq!(width(c), text::char_width(c), "{c:?}");
        }
    }
}
