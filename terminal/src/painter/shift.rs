//! Characters inserted into a row or deleted from it, so that what moved along the row need not be written again.

use super::brush::Brush;
use super::{extent, sgr};
use crate::cell::{Cell, Glyph};
use crate::geometry::Position;
use crate::profile::{Glyphs, Profile};
use crate::style::Style;

/// The farthest that cells are looked for.
const FARTHEST: usize = 40;
/// So many cells together must be found elsewhere before it is looked closer.
const ALIKE: usize = 4;
/// What a motion and a sequence take at the least.
const PRICE: i32 = 6;

/// Part of a row moved along the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The first column of what is inserted or deleted.
    from: usize,
    /// The column behind all that moves: what follows stays where it is.
    to: usize,
    by: usize,
    insert: bool,
}

/// The shift that brings the most cells of `new` to where they belong, if any is worth it. All is the same before `first`.
pub(super) fn find(profile: &Profile, old: &[Cell], new: &[Cell], first: usize) -> Option<Shift> {
    if !profile.edit_characters {
        return None;
    }
    let moving = old.get(first..)?;
    // Nothing is seen of what is moved among its like, as on a row that was blank.
    if moving.iter().all(|cell| moving.first() == Some(cell)) {
        return None;
    }
    let farthest = FARTHEST.min(new.len().saturating_sub(first + ALIKE));
    let here = first..first + ALIKE;
    let (old_here, new_here) = (old.get(here.clone())?, new.get(here)?);
    let best = (1..=farthest)
        .flat_map(|by| {
            let insert = new.get(first + by..first + by + ALIKE) == Some(old_here);
            let delete = old.get(first + by..first + by + ALIKE) == Some(new_here);
            [insert.then_some((by, true)), delete.then_some((by, false))]
        })
        .flatten()
        .take(3)
        .filter_map(|(by, insert)| reach(old, new, first, by, insert))
        .max_by_key(|(gain, _)| *gain)?;
    let shift = best.1;
    (best.0 > PRICE && shift.is_safe(profile, old)).then_some(shift)
}

/// How far a shift from `from` on pays, and how many more cells are right after it.
fn reach(old: &[Cell], new: &[Cell], from: usize, by: usize, insert: bool) -> Option<(i32, Shift)> {
    let mut gain = 0;
    let mut best = (0, from);
    // Where a cell of `new` would come from, and the end of what moved if it is the last that does.
    for x in from..new.len() {
        let (moved, end) = if insert {
            (x.checked_sub(by).filter(|&source| source >= from), x + 1)
        } else {
            (Some(x + by), x + 1 + by)
        };
        if end > new.len() {
            break;
        }
        let cell = new.get(x)?;
        gain += i32::from(old.get(x) != Some(cell));
        gain -= i32::from(moved.and_then(|source| old.get(source)) != Some(cell));
        // To the end of the row it takes one sequence and not two.
        let is_free = insert || end == new.len();
        if gain > best.0 || (gain == best.0 && is_free) {
            best = (gain, end);
        }
    }
    let shift = Shift {
        from,
        to: best.1,
        by,
        insert,
    };
    Some((best.0, shift))
}

impl Shift {
    /// Whether every terminal agrees where each cell of the row is, and no wide one is cut.
    fn is_safe(self, profile: &Profile, old: &[Cell]) -> bool {
        let certain = |cell: &Cell| {
            cell.glyph == Glyph::RIGHT_HALF
                || profile.glyphs != Glyphs::Unicode
                || cell.glyph.as_char().is_some_and(extent::is_settled)
        };
        let cut = |x: usize| {
            old.get(x)
                .is_some_and(|cell| cell.glyph == Glyph::RIGHT_HALF)
        };
        let inner = if self.insert {
            self.to.saturating_sub(self.by)
        } else {
            self.from + self.by
        };
        let edges = [self.from, inner, self.to];
        old.iter().all(certain) && !edges.into_iter().any(cut)
    }

    /// Moves the cells, and notes in `shifted` what the row shows then.
    pub(super) fn apply(
        self,
        brush: &mut Brush<'_>,
        y: i32,
        old: &[Cell],
        new: &[Cell],
        shifted: &mut Vec<Cell>,
    ) {
        let columns = new.len();
        let inner = self.to < columns;
        let (deleted, inserted) = if self.insert {
            (
                inner.then_some(self.to.saturating_sub(self.by)),
                Some(self.from),
            )
        } else {
            (
                Some(self.from),
                inner.then_some(self.to.saturating_sub(self.by)),
            )
        };
        shifted.clear();
        shifted.extend_from_slice(old);
        // What is deleted last lets blanks in at the end; where both happen these are pushed out again.
        if let Some(at) = deleted {
            let fill = fill(brush.profile, new.last().filter(|_| inserted.is_none()));
            Self::edit(brush, y, at, self.by, b'P', fill);
            shifted.drain(at.min(columns)..(at + self.by).min(columns));
            shifted.resize(columns, Cell::blank(fill));
        }
        if let Some(at) = inserted {
            let fill = fill(brush.profile, new.get(at));
            Self::edit(brush, y, at, self.by, b'@', fill);
            let blanks = std::iter::repeat_n(Cell::blank(fill), self.by);
            shifted.splice(at.min(columns)..at.min(columns), blanks);
            shifted.truncate(columns);
        }
    }

    fn edit(brush: &mut Brush<'_>, y: i32, x: usize, by: usize, last: u8, fill: Style) {
        brush.go(Position::new(y, i32::try_from(x).unwrap_or(i32::MAX)));
        brush.style_for_blank(fill, None);
        brush.csi(by, last);
    }
}

/// The style of the blanks that come in where `cell` shall be: as it is, if erasing can make that.
fn fill(profile: &Profile, cell: Option<&Cell>) -> Style {
    let style = cell.map_or(Style::PLAIN, |cell| sgr::shown(profile, cell.style));
    let blank = Style {
        background: style.background,
        ..Style::PLAIN
    };
    if sgr::is_erasable(profile, blank) {
        blank
    } else {
        Style::PLAIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Vec<Cell> {
        let mut cells = Vec::new();
        for c in text.chars() {
            cells.push(Cell {
                glyph: Glyph::char(c),
                style: Style::PLAIN,
            });
            if crate::text::char_width(c) > 1 {
                cells.push(Cell {
                    glyph: Glyph::RIGHT_HALF,
                    style: Style::PLAIN,
                });
            }
        }
        cells
    }

    fn check(old: &str, new: &str, expected: Option<(usize, usize, usize, bool)>) {
        let (old, new) = (row(old), row(new));
        assert_eq!(old.len(), new.len());
        let first = old.iter().zip(&new).position(|(old, new)| old != new);
        let found = find(&Profile::XTERM, &old, &new, first.unwrap_or(0));
        let found = found.map(|shift| (shift.from, shift.to, shift.by, shift.insert));
        assert_eq!(found, expected, "{old:?} {new:?}");
    }

    #[test]
    fn what_moved_along_the_row_is_found() {
        check("ab0123456789 ", "abx0123456789", Some((2, 13, 1, true)));
        check(
            "ab0123456789|left",
            "ab23456789  |left",
            Some((2, 12, 2, false)),
        );
        check("abcdefghijkl", "mnopqrstuvwx", None);
        check("          ", "word word ", None);
    }

    #[test]
    fn a_row_on_which_terminals_may_differ_stays_as_it_is() {
        check("ab0123456789 ☂", "abx0123456789☂", None);
        check("ab世0123456789 ", "abx世0123456789", Some((2, 15, 1, true)));
        // The wide one would be cut by the edge.
        check("ab0123456789世", "abx0123456789 ", None);
    }

    #[test]
    fn a_terminal_that_cannot_is_not_asked_to() {
        let (old, new) = (row("0123456789 "), row("x0123456789"));
        assert_eq!(find(&Profile::VT100, &old, &new, 0), None);
        assert_eq!(find(&Profile::VT102, &old, &new, 0), None);
    }
}
