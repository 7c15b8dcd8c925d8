//! One row: from the cells that are shown to those that shall be.

use std::ops::Range;

use super::{characters, extent, motion, sgr};
use crate::cell::{Cell, Glyph};
use crate::geometry::Position;
use crate::profile::{Glyphs, Profile};
use crate::shown::{Pen, Place};
use crate::style::Style;
use crate::surface::Surface;

/// EL without a parameter.
const ERASE_TO_END: &[u8] = b"\x1b[K";

/// What writes: a terminal's pen, and where the bytes go.
pub(super) struct Brush<'a> {
    pub(super) profile: &'a Profile,
    pub(super) pen: &'a mut Pen,
    pub(super) out: &'a mut Vec<u8>,
}

/// A row being painted; both slices are as long as the terminal is wide.
struct Row<'a> {
    /// Where the texts of the graphemes are.
    surface: &'a Surface,
    y: i32,
    old: &'a [Cell],
    new: &'a [Cell],
    /// The column up to which a terminal may have overwritten cells, when it took more columns for a grapheme than we do.
    smeared: usize,
}

/// Paints row `y` from the cells `old` to the cells `new`.
pub(super) fn paint(
    brush: &mut Brush<'_>,
    surface: &Surface,
    y: usize,
    old: &[Cell],
    new: &[Cell],
) {
    let mut row = Row {
        surface,
        y: i32::try_from(y).unwrap_or(i32::MAX),
        old,
        new,
        smeared: 0,
    };
    let profile = brush.profile;
    let Some(last) = (0..new.len()).rev().find(|&x| row.differs(profile, x)) else {
        return;
    };
    let (blank_from, blank_style) = blank_rest(profile, new);
    let mut x = 0;
    loop {
        let end = row.smeared.max(last + 1).min(new.len());
        if x >= end {
            return;
        }
        if x >= row.smeared && !row.differs(profile, x) {
            x += 1;
            continue;
        }
        // Erasing pays where it replaces more blanks than it has bytes.
        if x >= blank_from && end - x > ERASE_TO_END.len() {
            motion::go(profile, brush.pen, row.at(x), brush.out);
            brush.style_for_blank(blank_style);
            brush.out.extend_from_slice(ERASE_TO_END);
            return;
        }
        approach(brush, &mut row, x);
        x += row.write(brush, x);
    }
}

/// Whether two cells look the same on this terminal. The right half of a wide grapheme looks as its left half does.
fn looks_same(profile: &Profile, old: Cell, new: Cell) -> bool {
    if old == new || (old.glyph == Glyph::RIGHT_HALF && new.glyph == Glyph::RIGHT_HALF) {
        return true;
    }
    if old.glyph != new.glyph {
        return false;
    }
    let (old_style, new_style) = (
        sgr::shown(profile, old.style),
        sgr::shown(profile, new.style),
    );
    old_style == new_style || (new.glyph == Glyph::SPACE && sgr::suits_blank(old_style, new_style))
}

/// Where the blanks begin that the row ends with, all of one look that erasing can make; and that style.
fn blank_rest(profile: &Profile, new: &[Cell]) -> (usize, Style) {
    let Some(&last) = new.last() else {
        return (0, Style::PLAIN);
    };
    let style = sgr::shown(profile, last.style);
    if last.glyph != Glyph::SPACE || !sgr::is_erasable(profile, style) {
        return (new.len(), Style::PLAIN);
    }
    let from = new
        .iter()
        .rposition(|cell| !looks_same(profile, *cell, last))
        .map_or(0, |before| before + 1);
    (from, style)
}

/// Brings the cursor to column `x` of row `y`, which shows `cells`.
pub(super) fn go(brush: &mut Brush<'_>, surface: &Surface, y: usize, x: usize, cells: &[Cell]) {
    let mut row = Row {
        surface,
        y: i32::try_from(y).unwrap_or(i32::MAX),
        old: cells,
        new: cells,
        smeared: 0,
    };
    approach(brush, &mut row, x);
}

/// Brings the cursor to column `x`: by a motion, or by writing again what stands between if that is shorter.
fn approach(brush: &mut Brush<'_>, row: &mut Row<'_>, x: usize) {
    let target = row.at(x);
    let motion = motion::cost(brush.profile, brush.pen, target);
    if let Place::At(here) = brush.pen.place
        && here.row == row.y
        && let Ok(from) = usize::try_from(here.column)
        && from < x
        && x - from < motion
        && let Some(between) = row.new.get(from..x)
        && between.iter().all(|cell| brush.writes_in_one_byte(*cell))
    {
        for x in from..x {
            row.write(brush, x);
        }
        return;
    }
    motion::go(brush.profile, brush.pen, target, brush.out);
}

impl Row<'_> {
    fn at(&self, x: usize) -> Position {
        Position::new(self.y, i32::try_from(x).unwrap_or(i32::MAX))
    }

    fn differs(&self, profile: &Profile, x: usize) -> bool {
        self.old
            .get(x)
            .zip(self.new.get(x))
            .is_some_and(|(old, new)| !looks_same(profile, *old, *new))
    }

    /// Writes the grapheme at column `x`, where the cursor is; returns the columns that it takes.
    fn write(&mut self, brush: &mut Brush<'_>, x: usize) -> usize {
        let Some(&cell) = self.new.get(x) else {
            return 1;
        };
        let wide = self
            .new
            .get(x + 1)
            .is_some_and(|next| next.glyph == Glyph::RIGHT_HALF);
        let columns = if wide { 2 } else { 1 };
        let style = sgr::shown(brush.profile, cell.style);
        if cell.glyph == Glyph::SPACE {
            brush.style_for_blank(style);
        } else {
            brush.style(style);
        }
        let certain = match cell.glyph.as_char() {
            Some(c) => self.grapheme(brush, c.encode_utf8(&mut [0; 4]), x, columns),
            None => {
                let surface = self.surface;
                self.grapheme(brush, surface.text(cell.glyph), x, columns)
            }
        };
        brush.pen.place = if certain {
            self.place(x + columns)
        } else {
            Place::Row(self.y)
        };
        columns
    }

    /// Writes a grapheme at column `x`; returns whether every terminal agrees how wide it is.
    fn grapheme(
        &mut self,
        brush: &mut Brush<'_>,
        grapheme: &str,
        x: usize,
        columns: usize,
    ) -> bool {
        let first = extent::based(grapheme).chars().next().unwrap_or(' ');
        if first.is_ascii() && grapheme.len() == 1 || brush.profile.glyphs != Glyphs::Unicode {
            brush.character(first, columns);
            return true;
        }
        let sent = extent::sent(grapheme, columns);
        // What a terminal takes two columns for, it may put before the last column instead, over the neighbour.
        if sent.least == 0 && columns == 1 && x + 1 == self.new.len() {
            brush.out.push(characters::ascii(first));
            return true;
        }
        // A terminal that takes fewer columns would leave something old beside it.
        if sent.least < columns && !self.is_blank(brush, x..x + columns) {
            brush.blanks(columns);
            brush.pen.place = self.place(x + columns);
            motion::go(brush.profile, brush.pen, self.at(x), brush.out);
        }
        brush.out.extend_from_slice(sent.text.as_bytes());
        brush.blanks(usize::from(sent.padded));
        self.smeared = self.smeared.max(x + sent.most);
        sent.least == sent.most
    }

    /// Whether the terminal shows blanks in `range` that look as if written with the pen.
    fn is_blank(&self, brush: &Brush<'_>, range: Range<usize>) -> bool {
        let suits = |cell: &Cell| {
            let style = sgr::shown(brush.profile, cell.style);
            cell.glyph == Glyph::SPACE
                && brush
                    .pen
                    .style
                    .is_some_and(|pen| sgr::suits_blank(style, pen))
        };
        range.start >= self.smeared
            && self
                .old
                .get(range)
                .is_some_and(|cells| cells.iter().all(suits))
    }

    /// Where the cursor is after a text that ends before column `x`.
    fn place(&self, x: usize) -> Place {
        if x < self.new.len() {
            Place::At(self.at(x))
        } else {
            Place::Row(self.y)
        }
    }
}

impl Brush<'_> {
    fn writes_in_one_byte(&self, cell: Cell) -> bool {
        let style = sgr::shown(self.profile, cell.style);
        let suits = |pen: Style| {
            pen == style || (cell.glyph == Glyph::SPACE && sgr::suits_blank(pen, style))
        };
        self.pen.style.is_some_and(suits)
            && cell
                .glyph
                .as_char()
                .is_some_and(|c| c.is_ascii() && (!self.pen.graphics || is_in_both_sets(c)))
    }

    fn style(&mut self, style: Style) {
        sgr::change(self.profile, self.pen.style, style, self.out);
        self.pen.style = Some(style);
    }

    fn style_for_blank(&mut self, style: Style) {
        if !self
            .pen
            .style
            .is_some_and(|pen| sgr::suits_blank(pen, style))
        {
            self.style(style);
        }
    }

    fn blanks(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(b' ', count));
    }

    /// Writes one character, or what this terminal shows for it, `columns` columns wide.
    fn character(&mut self, c: char, columns: usize) {
        let byte = match characters::dec_graphics(c) {
            Some(line) if self.profile.glyphs == Glyphs::DecGraphics => {
                self.shift(true);
                line
            }
            _ => {
                if !is_in_both_sets(c) {
                    self.shift(false);
                }
                characters::ascii(c)
            }
        };
        self.out.push(byte);
        self.out
            .extend(std::iter::repeat_n(b'?', columns.saturating_sub(1)));
    }

    /// Shifts DEC Special Graphics in or out.
    fn shift(&mut self, graphics: bool) {
        if self.pen.graphics != graphics {
            self.pen.graphics = graphics;
            self.out.push(if graphics { 0x0e } else { 0x0f });
        }
    }
}

/// Whether a character is the same in ASCII and in DEC Special Graphics, which differ from 5/15 on.
fn is_in_both_sets(c: char) -> bool {
    (' '..='^').contains(&c)
}
