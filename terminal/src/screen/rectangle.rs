//! Rectangular areas (VT420): DECCRA, DECFRA, DECERA, DECSERA, DECCARA, DECRARA.

use super::cell::{Cell, Glyph, Look, bg, fg};
use super::dispatch::Args;
use super::encoded::Encoded;
use super::modes::ModeBit;
use super::rendition::Underline;
use super::row::{erase, erase_unprotected, split_wide};
use super::state::{Protection, State};
use crate::text;

/// A rectangle of cells, counted from 0, the last row and column included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    top: u16,
    left: u16,
    bottom: u16,
    right: u16,
}

impl Area {
    /// The rows.
    pub(super) const fn rows(self) -> std::ops::RangeInclusive<u16> {
        self.top..=self.bottom
    }

    /// The columns as a range of indices.
    pub(super) const fn columns(self) -> (usize, usize) {
        (self.left as usize, self.right as usize + 1)
    }
}

impl State {
    /// The rectangle that four parameters from `first` on say, clipped to the screen, or in origin mode to the margins.
    pub(super) fn area(&self, args: Args<'_>, first: usize) -> Option<Area> {
        self.corners(args, first)
            .filter(|area| area.top <= area.bottom && area.left <= area.right)
    }

    /// The same without looking whether its corners are in order. What begins outside is none.
    fn corners(&self, args: Args<'_>, first: usize) -> Option<Area> {
        let origin = self.has(ModeBit::Origin);
        let (rows, columns) = if origin {
            let margins = self.margins;
            ((margins.top, margins.bottom), (margins.left, margins.right))
        } else {
            ((0, self.last_row()), (0, self.last_column()))
        };
        let place = |value: u16, default: u16, (low, _): (u16, u16)| match value {
            0 => default,
            value => low.saturating_add(value - 1),
        };
        let area = Area {
            top: place(args.get(first), rows.0, rows),
            left: place(args.get(first + 1), columns.0, columns),
            bottom: place(args.get(first + 2), rows.1, rows).min(rows.1),
            right: place(args.get(first + 3), columns.1, columns).min(columns.1),
        };
        (area.top <= rows.1 && area.left <= columns.1).then_some(area)
    }

    /// DECCRA: copies an area to another place.
    pub(super) fn copy_area(&mut self, args: Args<'_>) {
        let Some(from) = self.area(args, 0) else {
            return;
        };
        let (last_row, last_column, low_row, low_column) = if self.has(ModeBit::Origin) {
            let margins = self.margins;
            (margins.bottom, margins.right, margins.top, margins.left)
        } else {
            (self.last_row(), self.last_column(), 0, 0)
        };
        let top = low_row.saturating_add(args.get(5).max(1) - 1);
        let left = low_column.saturating_add(args.get(6).max(1) - 1);
        if top > last_row || left > last_column {
            return;
        }
        let is_whole = from.columns() == (0, self.size.columns.into());
        if (top, left) == (from.top, from.left) && is_whole {
            return;
        }
        let width = (from.right - from.left).min(last_column - left) + 1;
        let height = (from.bottom - from.top).min(last_row - top) + 1;
        let (start, length) = (usize::from(from.left), usize::from(width));
        let copy_row = |state: &mut Self, nth: u16| {
            let mut part = std::mem::take(&mut state.workshop.moved);
            part.clear();
            let cells = state.cells(from.top + nth);
            part.extend_from_slice(cells.get(start..start + length).unwrap_or_default());
            cut_edges(&mut part);
            draw(&mut part);
            let at = usize::from(left);
            let cells = state.cells(top + nth);
            split_wide(cells, at, at + length);
            if let Some(place) = cells.get_mut(at..at + length) {
                place.copy_from_slice(&part);
            }
            state.workshop.moved = part;
        };
        // An area may overlap its copy.
        if top > from.top {
            (0..height).rev().for_each(|nth| copy_row(self, nth));
        } else {
            (0..height).for_each(|nth| copy_row(self, nth));
        }
    }

    /// DECFRA: fills an area with a character in the pen's look.
    pub(super) fn fill_area(&mut self, args: Args<'_>) {
        let Some(c) = char::from_u32(args.get(0).into()) else {
            return;
        };
        if !text::is_printable(c) || text::char_width(c) != 1 {
            return;
        }
        let c = self.cursor.charsets.peek(c);
        let (Some(area), look) = (self.area(args, 1), self.stamp) else {
            return;
        };
        let (from, to) = area.columns();
        let cell = Cell {
            glyph: Glyph::char(c, false),
            look,
        };
        if let Some(filling) = self.filling(area, cell) {
            return self.show_in(area, &filling);
        }
        for row in area.rows() {
            let cells = self.cells(row);
            split_wide(cells, from, to);
            if let Some(part) = cells.get_mut(from..to) {
                part.fill(cell);
            }
        }
    }

    /// What fills a whole row with a cell; nothing if the tables say something of it, or the area is not as wide.
    fn filling(&mut self, area: Area, cell: Cell) -> Option<Encoded> {
        if area.columns() != (0, self.size.columns.into())
            || self.workshop.tables.extra(cell.look).is_some()
        {
            return None;
        }
        self.workshop.is_open = true;
        Some(Encoded::filled(cell, self.size.columns))
    }

    fn show_in(&mut self, area: Area, filling: &Encoded) {
        for row in area.rows() {
            if let Some(row) = self.grid.get_mut(row) {
                row.show_copy(filling, self.size.columns, &mut self.workshop.spare);
            }
        }
    }

    /// DECERA, or DECSERA if it is `selective`.
    pub(super) fn erase_area(&mut self, args: Args<'_>, selective: bool) {
        let Some(area) = self.area(args, 0) else {
            return;
        };
        let blank = Cell::cleared(self.erasure());
        let spares = selective && self.protection == Protection::Selective;
        let (from, to) = area.columns();
        if !spares && let Some(filling) = self.filling(area, blank) {
            return self.show_in(area, &filling);
        }
        for row in area.rows() {
            let cells = self.cells(row);
            if spares {
                erase_unprotected(cells, from, to, |_| blank);
            } else {
                erase(cells, from, to, blank);
            }
        }
    }

    /// DECCARA changes attributes as SGR would; DECRARA, if `reverse`, turns them over. DECSACE says whether that is in
    /// a rectangle or from one place to another.
    pub(super) fn change_attributes(&mut self, args: Args<'_>, reverse: bool) {
        let Some(area) = self.corners(args, 0) else {
            return;
        };
        // From one place to another, the right one may be in a later row.
        let goes_on = !self.rectangles && area.top < area.bottom;
        if area.left > area.right && !goes_on {
            return;
        }
        // An attribute that was left out is none, and not 0.
        let omitted = self.omitted;
        let given = |nth: &usize| *nth >= 8 || omitted >> *nth & 1 == 0;
        let codes = (4..args.len()).filter(given).map(|nth| args.get(nth));
        let change = if reverse {
            Change::turn(codes)
        } else {
            Change::set(codes)
        };
        if change.is_none() {
            return;
        }
        let edge = if self.has(ModeBit::Origin) {
            (self.margins.left, self.margins.right)
        } else {
            (0, self.last_column())
        };
        for row in area.top..=area.bottom {
            let (from, to) = if self.rectangles {
                (area.left, area.right)
            } else {
                (
                    if row == area.top { area.left } else { edge.0 },
                    if row == area.bottom {
                        area.right
                    } else {
                        edge.1
                    },
                )
            };
            for cell in self
                .cells(row)
                .get_mut(from.into()..=to.into())
                .unwrap_or_default()
            {
                cell.look = change.apply(cell.look);
            }
        }
    }
}

/// Lets blanks that are copied count as drawn.
fn draw(part: &mut [Cell]) {
    for cell in part.iter_mut().filter(|cell| cell.glyph.is_blank()) {
        cell.glyph = Glyph::CLEARED;
    }
}

/// Takes away halves of wide characters at the edges of a copy.
fn cut_edges(part: &mut [Cell]) {
    if let Some(first) = part.first_mut()
        && first.glyph.is_right_half()
    {
        *first = first.halved();
    }
    if let Some(last) = part.last_mut()
        && last.glyph.is_wide()
    {
        *last = last.halved();
    }
}

/// What DECCARA and DECRARA make of bold, underlined, blinking and inverse cells; all else of a look stays.
#[derive(Clone, Copy, Default)]
struct Change {
    /// Flags of [`Look::fg`] that are cleared first, then those that are turned over, which setting is after clearing.
    cleared: u32,
    turned: u32,
    underline: Line,
}

/// What becomes of the underline.
#[derive(Clone, Copy, Default)]
enum Line {
    #[default]
    Stays,
    Goes,
    Comes,
    Turns,
}

impl Change {
    /// DECCARA: 0 clears all four.
    fn set(codes: impl Iterator<Item = u16>) -> Self {
        let mut change = Self::default();
        for code in codes {
            let (clear, set) = match code {
                0 => (fg::BOLD | fg::BLINK | fg::INVERSE, 0),
                1 => (fg::BOLD, fg::BOLD),
                5 => (fg::BLINK, fg::BLINK),
                7 => (fg::INVERSE, fg::INVERSE),
                22 => (fg::BOLD, 0),
                25 => (fg::BLINK, 0),
                27 => (fg::INVERSE, 0),
                _ => (0, 0),
            };
            change.cleared |= clear;
            change.turned = change.turned & !clear | set;
            match code {
                0 | 24 => change.underline = Line::Goes,
                4 => change.underline = Line::Comes,
                _ => {}
            }
        }
        change
    }

    /// DECRARA.
    fn turn(codes: impl Iterator<Item = u16>) -> Self {
        let mut change = Self::default();
        for code in codes {
            match code {
                1 => change.turned ^= fg::BOLD,
                5 => change.turned ^= fg::BLINK,
                7 => change.turned ^= fg::INVERSE,
                4 => {
                    change.underline = match change.underline {
                        Line::Turns => Line::Stays,
                        _ => Line::Turns,
                    }
                }
                _ => {}
            }
        }
        change
    }

    fn is_none(self) -> bool {
        self.cleared | self.turned == 0 && matches!(self.underline, Line::Stays)
    }

    fn apply(self, mut look: Look) -> Look {
        look.fg = look.fg & !self.cleared ^ self.turned;
        let is_underlined = look.bg & bg::UNDERLINE != 0;
        match self.underline {
            Line::Comes | Line::Turns if !is_underlined => look.set_underline(Underline::Single),
            Line::Goes | Line::Turns => look.set_underline(Underline::None),
            _ => {}
        }
        look
    }
}
