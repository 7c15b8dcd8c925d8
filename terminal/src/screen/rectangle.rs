//! Rectangular areas (VT420): DECCRA, DECFRA, DECERA, DECSERA, DECCARA, DECRARA, DECRQCRA.

use super::cell::{Cell, Glyph, Look, bg, fg};
use super::dispatch::Args;
use super::encoded::Encoded;
use super::modes::Mode;
use super::rendition::Underline;
use super::row::{Row, erase, erase_unprotected, split_wide};
use super::sgr;
use super::state::State;
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
        let area = self.corners(args, first);
        (area.top <= area.bottom && area.left <= area.right).then_some(area)
    }

    /// The same without looking whether there is anything in it.
    fn corners(&self, args: Args<'_>, first: usize) -> Area {
        let origin = self.has(Mode::Origin);
        let (rows, columns) = if origin {
            let margins = self.margins;
            ((margins.top, margins.bottom), (margins.left, margins.right))
        } else {
            ((0, self.last_row()), (0, self.last_column()))
        };
        let place = |value: u16, default: u16, (low, high): (u16, u16)| match value {
            0 => default,
            value => low.saturating_add(value - 1).min(high),
        };
        Area {
            top: place(args.get(first), rows.0, rows),
            left: place(args.get(first + 1), columns.0, columns),
            bottom: place(args.get(first + 2), rows.1, rows),
            right: place(args.get(first + 3), columns.1, columns),
        }
    }

    /// DECCRA: copies an area to another place.
    pub(super) fn copy_area(&mut self, args: Args<'_>) {
        let Some(from) = self.area(args, 0) else {
            return;
        };
        let (last_row, last_column, low_row, low_column) = if self.has(Mode::Origin) {
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
        let width = (from.right - from.left).min(last_column - left) + 1;
        let height = (from.bottom - from.top).min(last_row - top) + 1;
        let (start, length) = (usize::from(from.left), usize::from(width));
        let copy_row = |state: &mut Self, nth: u16| {
            let mut part = std::mem::take(&mut state.workshop.moved);
            part.clear();
            let cells = state.cells(from.top + nth);
            part.extend_from_slice(cells.get(start..start + length).unwrap_or_default());
            cut_edges(&mut part);
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
        let c = self
            .cursor
            .charsets
            .peek(c, self.has(Mode::NationalReplacement));
        let (Some(area), look) = (self.area(args, 1), self.stamp) else {
            return;
        };
        let (from, to) = area.columns();
        let cell = Cell {
            glyph: Glyph::char(c, false),
            look,
        };
        for row in area.top..=area.bottom {
            if area.columns() == (0, self.size.columns.into()) && self.fill_row(row, cell) {
                continue;
            }
            let cells = self.cells(row);
            split_wide(cells, from, to);
            if let Some(part) = cells.get_mut(from..to) {
                part.fill(cell);
            }
        }
    }

    /// Fills a whole row with a cell; not if the tables say something of it.
    fn fill_row(&mut self, row: u16, cell: Cell) -> bool {
        if self.workshop.tables.extra(cell.look).is_some() {
            return false;
        }
        self.workshop.is_open = true;
        if let Some(row) = self.grid.get_mut(row) {
            let encoded = Encoded::filled(cell, self.size.columns);
            row.show(encoded, &mut self.workshop.spare);
        }
        true
    }

    /// DECERA, or DECSERA if it is `selective`.
    pub(super) fn erase_area(&mut self, args: Args<'_>, selective: bool) {
        let Some(area) = self.area(args, 0) else {
            return;
        };
        let look = self.erasure();
        let spares = selective && self.spares_protected(true);
        let (from, to) = area.columns();
        for row in area.top..=area.bottom {
            if !spares
                && area.columns() == (0, self.size.columns.into())
                && self.fill_row(row, Cell::erased(look))
            {
                continue;
            }
            let cells = self.cells(row);
            if spares {
                erase_unprotected(cells, from, to, look);
            } else {
                erase(cells, from, to, look);
            }
        }
    }

    /// DECCARA changes attributes as SGR would; DECRARA, if `reverse`, turns them over. DECSACE says whether that is in
    /// a rectangle or from one place to another.
    pub(super) fn change_attributes(&mut self, args: Args<'_>, reverse: bool) {
        let area = self.corners(args, 0);
        // From one place to another, the right one may be in a later row.
        let goes_on = !self.rectangles && area.top < area.bottom;
        if area.left > area.right && !goes_on {
            return;
        }
        let codes: Vec<u16> = if args.len() > 4 {
            args.iter().skip(4).collect()
        } else {
            vec![0]
        };
        let edge = if self.has(Mode::Origin) {
            (self.margins.left, self.margins.right)
        } else {
            (0, self.last_column())
        };
        let (changed, turned) = (Change::of(&codes), Turn::of(&codes));
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
                cell.look = if reverse {
                    turned.apply(cell.look)
                } else {
                    changed.apply(cell.look)
                };
            }
        }
    }

    /// DECRQCRA: a sum over the characters and attributes of an area, as xterm computes it. XTCHECKSUM changes how.
    pub(super) fn report_checksum(&mut self, args: Args<'_>) {
        if self.replies_are_full() {
            return;
        }
        let id = args.get(0);
        let sum = match self.area(args, 2) {
            Some(area) => self.checksum_of(area),
            None => 0,
        };
        self.reply_dcs(&format!("{id}!~{:04X}", sum & 0xffff));
    }

    fn checksum_of(&mut self, area: Area) -> u32 {
        let has = |bit: u16| self.checksum & bit != 0;
        let (positive, bare, untrimmed, drawn_only, whole) =
            (has(1), has(2), has(4), has(8), has(16));
        let (mut total, mut trimmed) = (0_u32, 0_u32);
        let mut first = true;
        let mut text = String::new();
        for row in area.top..=area.bottom {
            let (from, to) = area.columns();
            self.cells(row);
            let Some(cells) = self.grid.get(row).map(Row::cells) else {
                continue;
            };
            for cell in cells.get(from..to).unwrap_or_default() {
                let drawn = cell.glyph != Glyph::ERASED;
                text.clear();
                let single = cell.glyph.as_char();
                if single.is_none() {
                    self.workshop.tables.push_text(cell.glyph, &mut text);
                }
                let mut chars = text.chars().map(u32::from);
                let mut value = match single {
                    Some(c) => c.into(),
                    None => chars.next().unwrap_or(' '.into()),
                };
                if !whole {
                    value &= 0xff;
                }
                let look = cell.look;
                let mark = |set: bool, value: u32| if set { value } else { 0 };
                let marks = mark(look.bg & bg::UNDERLINE != 0, 0x10)
                    + mark(look.fg & fg::INVERSE != 0, 0x20)
                    + mark(look.fg & fg::BLINK != 0, 0x40)
                    + mark(look.fg & fg::BOLD != 0, 0x80);
                if !bare {
                    value += marks;
                }
                if first || value != u32::from(' ') || marks != 0 {
                    trimmed = trimmed.wrapping_add(value);
                }
                if drawn {
                    total = total.wrapping_add(value);
                    if !whole && single.is_none() {
                        total = chars.fold(total, u32::wrapping_add);
                    }
                } else if !drawn_only {
                    total = total.wrapping_add(value);
                }
                first = untrimmed;
            }
            first = untrimmed && first;
        }
        let sum = if untrimmed { total } else { trimmed };
        if positive { sum } else { sum.wrapping_neg() }
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

/// What DECCARA changes: colours too, as in xterm. SGR sets and clears bits whatever they were, so that it is enough to
/// see once what it makes of those that are clear and of those that are set.
#[derive(Clone, Copy)]
struct Change {
    clear: Look,
    set: Look,
}

impl Change {
    fn of(codes: &[u16]) -> Self {
        let apply = |mut look: Look| {
            let params = codes
                .iter()
                .map(std::slice::from_ref)
                .filter(|code| !matches!(code, [38 | 48 | 58]));
            sgr::apply(params, &mut look, &mut Default::default());
            look
        };
        Self {
            clear: apply(Look::PLAIN),
            set: apply(Look { fg: !0, bg: !0 }),
        }
    }

    const fn apply(self, look: Look) -> Look {
        Look {
            fg: look.fg & self.set.fg | !look.fg & self.clear.fg,
            bg: look.bg & self.set.bg | !look.bg & self.clear.bg,
        }
    }
}

/// What DECRARA turns over.
#[derive(Clone, Copy, Default)]
struct Turn {
    fg: u32,
    /// How often the underline is turned: an even number of times makes a single one of any.
    underline: usize,
}

impl Turn {
    fn of(codes: &[u16]) -> Self {
        let mut turn = Self::default();
        for code in codes {
            match code {
                0 => {
                    turn.fg ^= fg::BOLD | fg::BLINK | fg::INVERSE;
                    turn.underline += 1;
                }
                1 => turn.fg ^= fg::BOLD,
                4 => turn.underline += 1,
                5 => turn.fg ^= fg::BLINK,
                7 => turn.fg ^= fg::INVERSE,
                8 => turn.fg ^= fg::INVISIBLE,
                _ => {}
            }
        }
        turn
    }

    fn apply(self, mut look: Look) -> Look {
        look.fg ^= self.fg;
        for _ in 0..self.underline {
            let underline = if look.bg & bg::UNDERLINE == 0 {
                Underline::Single
            } else {
                Underline::None
            };
            look.set_underline(underline);
        }
        look
    }
}
