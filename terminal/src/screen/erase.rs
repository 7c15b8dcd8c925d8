//! Erasing: ED, EL, DECSED, DECSEL, DECALN.

use super::cell::{Cell, Glyph, Look};
use super::encoded::Encoded;
use super::row::{LineSize, erase, erase_unprotected};
use super::state::{Protection, State};

impl State {
    /// ED, or DECSED if it is `selective`.
    pub(super) fn erase_display(&mut self, which: u16, selective: bool) {
        let row = self.cursor.row;
        match which {
            0 => {
                self.erase_line(0, selective);
                self.erase_rows(row + 1, self.size.rows, selective);
            }
            1 => {
                self.erase_rows(0, row, selective);
                self.erase_line(1, selective);
            }
            2 => self.erase_rows(0, self.size.rows, selective),
            3 if !selective => self.scrollback.clear(),
            _ => {}
        }
        if which <= 2 {
            self.cursor.pending_wrap = false;
        }
    }

    /// EL, or DECSEL if it is `selective`.
    pub(super) fn erase_line(&mut self, which: u16, selective: bool) {
        let column = usize::from(self.cursor.column);
        let end = usize::from(self.size.columns);
        let (from, to) = match which {
            0 => (column, end),
            1 => (0, column + 1),
            2 => (0, end),
            _ => return,
        };
        let row = self.cursor.row;
        if which != 1
            && let Some(row) = self.grid.get_mut(row)
        {
            row.wrapped = false;
        }
        self.erase_part(row, from, to, selective);
        self.cursor.pending_wrap = false;
    }

    fn erase_part(&mut self, row: u16, from: usize, to: usize, selective: bool) {
        let blank = self.blank();
        let spares = self.spares_protected(selective);
        let cells = self.cells(row);
        if spares {
            erase_unprotected(cells, from, to, blank);
        } else {
            erase(cells, from, to, blank(to));
        }
    }

    /// What erasing leaves in the cells before a column. As in xterm, whose checksums tell it, that is a space like those
    /// that were written, unless nothing is behind it.
    pub(super) fn blank(&self) -> impl Fn(usize) -> Cell + use<> {
        let (look, columns) = (self.erasure(), usize::from(self.size.columns));
        move |to| {
            if to < columns {
                Cell::cleared(look)
            } else {
                Cell::erased(look)
            }
        }
    }

    /// Whether protected cells stay.
    pub(super) const fn spares_protected(&self, selective: bool) -> bool {
        match self.protection {
            Protection::None => false,
            Protection::Selective => selective,
            Protection::Guarded => true,
        }
    }

    fn erase_rows(&mut self, from: u16, to: u16, selective: bool) {
        if self.spares_protected(selective) {
            for row in from..to {
                self.erase_part(row, 0, self.size.columns.into(), selective);
            }
            return;
        }
        let look = self.erasure();
        self.grid
            .clear(from, to, look, self.size.columns, &mut self.workshop);
    }

    /// Erases the whole screen, protected or not.
    pub(super) fn wipe(&mut self) {
        let look = self.erasure();
        self.grid.clear(
            0,
            self.size.rows,
            look,
            self.size.columns,
            &mut self.workshop,
        );
    }

    /// DECALN: the screen full of E, for adjusting the tube; the margins are the edges again.
    pub(super) fn align(&mut self) {
        self.reset_margins();
        self.modes.set(super::modes::ModeBit::Origin, false);
        self.goto(1, 1);
        let letter = Cell {
            glyph: Glyph::ascii(b'E'),
            look: Look::PLAIN,
        };
        self.workshop.is_open = true;
        let encoded = Encoded::filled(letter, self.size.columns);
        for row in 0..self.size.rows {
            if let Some(row) = self.grid.get_mut(row) {
                row.show_copy(&encoded, self.size.columns, &mut self.workshop.spare);
                row.wrapped = false;
                row.size = LineSize::Single;
            }
        }
    }
}
