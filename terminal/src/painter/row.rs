//! One row: from the cells that are shown to those that shall be.

use std::ops::Range;

use super::brush::Brush;
use super::{characters, extent, motion, sgr, shift};
use crate::cell::{Cell, Glyph};
use crate::geometry::Position;
use crate::profile::{Glyphs, Profile};
use crate::shown::Place;
use crate::style::Style;
use crate::surface::Surface;

/// EL without a parameter has as many bytes.
const ERASING: usize = 3;
/// From so many changed cells on it may pay to erase or to shift first.
const MANY: usize = 6;

/// A row being painted; both slices are as long as the terminal is wide.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// Where the texts of the graphemes are.
    surface: &'a Surface,
    y: i32,
    old: &'a [Cell],
    pub(super) new: &'a [Cell],
    /// The column up to which a terminal may have overwritten cells, when it took more columns for a grapheme than we do.
    smeared: usize,
}

/// Paints row `y` from the cells `old` to the cells `new`, in the cheapest way.
pub(super) fn paint(
    brush: &mut Brush<'_>,
    surface: &Surface,
    y: usize,
    (old, new): (&[Cell], &[Cell]),
) {
    if old == new {
        return;
    }
    let row = Row::of(surface, y, (old, new));
    let profile = brush.profile;
    let Some((first, last)) = changed(profile, old, new) else {
        return;
    };
    let plain = |brush: &mut Brush<'_>| row.plain(brush, first, last);
    // Does something to all of the row before the rest of it is written; both note what the row shows then.
    let after = |brush: &mut Brush<'_>, prepare: &dyn Fn(&mut Brush<'_>, &mut Vec<Cell>)| {
        let mut cells = std::mem::take(brush.spare);
        prepare(brush, &mut cells);
        let old = &cells;
        Row { old, ..row }.plain(brush, first, new.len());
        *brush.spare = cells;
    };
    if last - first < MANY {
        plain(brush);
    } else if let Some(edit) = shift::find(profile, old, new, first) {
        brush.shorter(plain, |brush| {
            after(brush, &|brush, cells| {
                edit.apply(brush, row.y, old, new, cells);
            });
        });
    } else if erased((old, new), first..last + 1) >= MANY {
        brush.shorter(plain, |brush| {
            after(brush, &|brush, cells| row.erase_from(brush, first, cells));
        });
    } else {
        plain(brush);
    }
}

/// Paints no more than the columns `part` of row `y`, from left to right.
pub(super) fn paint_part(
    brush: &mut Brush<'_>,
    surface: &Surface,
    y: usize,
    (old, new): (&[Cell], &[Cell]),
    part: Range<usize>,
) {
    let row = Row::of(surface, y, (old, new));
    row.plain(brush, part.start, part.end.saturating_sub(1));
}

/// The first and the last column that must be written to.
pub(super) fn changed(profile: &Profile, old: &[Cell], new: &[Cell]) -> Option<(usize, usize)> {
    let differs = |(old, new): (&Cell, &Cell)| !looks_same(profile, *old, *new);
    let mut pairs = old.iter().zip(new);
    let first = pairs.clone().position(differs)?;
    Some((first, pairs.rposition(differs)?))
}

/// Whether it may pay to move or to erase cells of the row first, for which it must be painted as a whole.
pub(super) fn is_better_whole(
    profile: &Profile,
    (old, new): (&[Cell], &[Cell]),
    (first, last): (usize, usize),
) -> bool {
    last - first >= MANY
        && (shift::find(profile, old, new, first).is_some()
            || erased((old, new), first..last + 1) >= MANY)
}

/// How many cells of `range` become blank.
fn erased((old, new): (&[Cell], &[Cell]), range: Range<usize>) -> usize {
    let pairs = old.iter().zip(new);
    pairs
        .take(range.end)
        .skip(range.start)
        .filter(|(old, new)| new.glyph == Glyph::SPACE && old.glyph != Glyph::SPACE)
        .count()
}

/// Brings the cursor to column `x` of row `y`, which shows `cells`.
pub(super) fn go(brush: &mut Brush<'_>, surface: &Surface, y: usize, x: usize, cells: &[Cell]) {
    let mut row = Row::of(surface, y, (cells, cells));
    row.approach(brush, x);
}

/// Whether two cells look the same on this terminal. The right half of a wide grapheme looks as its left half does.
pub(super) fn looks_same(profile: &Profile, old: Cell, new: Cell) -> bool {
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
pub(super) fn blank_rest(profile: &Profile, new: &[Cell]) -> (usize, Style) {
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

impl<'a> Row<'a> {
    fn of(surface: &'a Surface, y: usize, (old, new): (&'a [Cell], &'a [Cell])) -> Self {
        Self {
            surface,
            y: i32::try_from(y).unwrap_or(i32::MAX),
            old,
            new,
            smeared: 0,
        }
    }

    fn at(&self, x: usize) -> Position {
        Position::new(self.y, i32::try_from(x).unwrap_or(i32::MAX))
    }

    fn differs(&self, profile: &Profile, x: usize) -> bool {
        self.old
            .get(x)
            .zip(self.new.get(x))
            .is_some_and(|(old, new)| !looks_same(profile, *old, *new))
    }

    /// Whether column `x` must be written to.
    pub(super) fn wants(&self, profile: &Profile, x: usize) -> bool {
        x < self.smeared || self.differs(profile, x)
    }

    /// Erases the row from column `x` on, and notes in `erased` what it shows then.
    fn erase_from(mut self, brush: &mut Brush<'_>, x: usize, erased: &mut Vec<Cell>) {
        let (from, style) = blank_rest(brush.profile, self.new);
        let style = if from < self.new.len() {
            style
        } else {
            Style::PLAIN
        };
        self.approach(brush, x);
        brush.style_for_blank(style, None);
        brush.csi(1, b'K');
        erased.clear();
        erased.extend(self.old.iter().take(x));
        erased.resize(self.new.len(), Cell::blank(style));
    }

    /// Writes what differs in the columns from `first` to `last`, from left to right.
    fn plain(mut self, brush: &mut Brush<'_>, first: usize, last: usize) {
        let profile = brush.profile;
        let (blank_from, blank_style) = blank_rest(profile, self.new);
        let mut x = first;
        loop {
            let end = self.smeared.max(last + 1).min(self.new.len());
            if x >= end {
                return;
            }
            if !self.wants(profile, x) {
                x += 1;
                continue;
            }
            // Erasing pays where it replaces more blanks than it has bytes.
            if x >= blank_from && self.last_wanted(profile, x, end) - x >= ERASING {
                self.approach(brush, x);
                brush.style_for_blank(blank_style, None);
                brush.csi(1, b'K');
                return;
            }
            let run = self.run(profile, x, end);
            if run > 1
                && let Some(columns) = self.write_run(brush, x, run, end)
            {
                x += columns;
                continue;
            }
            self.approach(brush, x);
            x += self.write(brush, x);
        }
    }

    /// The last column of `x..end` that must be written to.
    pub(super) fn last_wanted(&self, profile: &Profile, x: usize, end: usize) -> usize {
        let wanted = (x..end).rfind(|&x| self.wants(profile, x));
        wanted.unwrap_or(x)
    }

    /// The style of the next character from `x` on that is no blank, if only blanks of one style are before it.
    pub(super) fn next_style(&self, profile: &Profile, x: usize) -> Option<Style> {
        let rest = self.new.get(x..)?;
        let blank = rest.first()?.style;
        let next = rest
            .iter()
            .find(|cell| cell.glyph != Glyph::SPACE || cell.style != blank)?;
        Some(sgr::shown(profile, next.style))
    }

    /// Brings the cursor to column `x`: by a motion, or by writing again what stands before it if that is shorter.
    pub(super) fn approach(&mut self, brush: &mut Brush<'_>, x: usize) {
        /// No motion to the right is shorter.
        const SHORTEST: usize = 3;
        let target = self.at(x);
        let here = match brush.pen.place {
            Place::At(here) if here.row == self.y => usize::try_from(here.column).ok(),
            _ => None,
        };
        if here == Some(x) {
            return;
        }
        let before = here.filter(|&from| from < x);
        let between = before.and_then(|from| self.rewriting(brush, from..x, SHORTEST - 1));
        if let Some(from) = before.filter(|_| between.is_some()) {
            return self.rewrite(brush, from..x);
        }
        let way = motion::shortest(brush.profile, brush.pen.place, target);
        let most = way.length.saturating_sub(1);
        if let Some(from) = before
            && self.rewriting(brush, from..x, most).is_some()
        {
            return self.rewrite(brush, from..x);
        }
        if x < most {
            let start = motion::shortest(brush.profile, brush.pen.place, self.at(0));
            if let Some(most) = most.checked_sub(start.length)
                && self.rewriting(brush, 0..x, most).is_some()
            {
                motion::take(start, brush.pen, self.at(0), brush.out);
                return self.rewrite(brush, 0..x);
            }
        }
        motion::take(way, brush.pen, target, brush.out);
    }

    /// How many bytes it takes to write `range` again with the pen as it is; `None` if that is not possible, or more than `most`.
    fn rewriting(&self, brush: &Brush<'_>, range: Range<usize>, most: usize) -> Option<usize> {
        if range.len() > most {
            return None;
        }
        let mut bytes = 0;
        for x in range {
            let cell = *self.new.get(x)?;
            let c = cell.glyph.as_char()?;
            let written_in_one =
                c.is_ascii() && (!brush.pen.graphics || characters::is_in_both_sets(c));
            let written = if written_in_one {
                1
            } else if brush.profile.glyphs == Glyphs::Unicode && extent::is_settled(c) {
                c.len_utf8()
            } else {
                return None;
            };
            bytes += written;
            if bytes > most || !brush.suits(cell) {
                return None;
            }
        }
        Some(bytes)
    }

    fn rewrite(&mut self, brush: &mut Brush<'_>, range: Range<usize>) {
        let mut x = range.start;
        while x < range.end {
            x += self.write(brush, x);
        }
    }

    /// Writes the grapheme at column `x`, where the cursor is; returns the columns that it takes.
    pub(super) fn write(&mut self, brush: &mut Brush<'_>, x: usize) -> usize {
        let Some(&cell) = self.new.get(x) else {
            return 1;
        };
        let wide = self
            .new
            .get(x + 1)
            .is_some_and(|next| next.glyph == Glyph::RIGHT_HALF);
        let columns = if wide { 2 } else { 1 };
        let style = sgr::shown(brush.profile, cell.style);
        if cell.glyph != Glyph::SPACE {
            brush.style(style);
        } else if !brush.suits(cell) {
            brush.style_for_blank(style, self.next_style(brush.profile, x));
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
        if let Some(near) = brush.profile.in_its_font(first).filter(|_| columns == 1) {
            brush
                .out
                .extend_from_slice(near.encode_utf8(&mut [0; 4]).as_bytes());
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
            brush.go(self.at(x));
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
    pub(super) fn place(&self, x: usize) -> Place {
        if x < self.new.len() {
            Place::At(self.at(x))
        } else {
            Place::Row(self.y)
        }
    }
}
