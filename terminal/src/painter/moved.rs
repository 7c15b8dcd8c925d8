//! Rows that moved up or down between two screens.

use super::row;
use super::scroll::Scroll;
use crate::cell::{Cell, Glyph};
use crate::profile::Profile;
use crate::style::Style;

/// The most scrolls that lead from one screen to another.
pub(super) const MOST: usize = 4;
/// The most distances that are looked at closer, from those over which the most rows moved.
const CANDIDATES: usize = 3;
/// A row that stands more than so many times on a screen says nothing of where it came from.
const COMMON: usize = 3;
/// A scroll must save at least this part of all that is to be painted.
const WORTH: i32 = 24;
/// What a scroll takes, roughly, in bytes.
const PRICE: i32 = 14;

/// Rows of cells, one after the other.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    cells: &'a [Cell],
    columns: usize,
}

impl<'a> Rows<'a> {
    pub(super) const fn of(cells: &'a [Cell], columns: usize) -> Self {
        Self { cells, columns }
    }

    pub(super) fn row(self, y: usize) -> &'a [Cell] {
        let start = y * self.columns;
        self.cells
            .get(start..start + self.columns)
            .unwrap_or_default()
    }

    pub(super) const fn columns(self) -> usize {
        self.columns
    }

    pub(super) const fn cells(self) -> &'a [Cell] {
        self.cells
    }

    pub(super) fn count(self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0)
    }
}

/// The scroll that brings the most of `old` to where it is in `new`, if any seems worth it; its rows count from theirs.
pub(super) fn find(profile: &Profile, old: Rows<'_>, new: Rows<'_>) -> Option<Scroll> {
    let keep: Vec<i32> = (0..new.count())
        .map(|y| cost(old.row(y), new.row(y)))
        .collect();
    let distances = distances(old, new, &keep);
    let scrolls = distances
        .into_iter()
        .filter_map(|distance| best_over(profile, old, new, &keep, distance));
    let (gain, scroll) = scrolls.max_by_key(|(gain, _)| *gain)?;
    // What saves little by this rough measure may save nothing, and to find out costs as much as to paint.
    let all: i32 = keep.iter().sum();
    (gain > all / WORTH).then_some(scroll)
}

/// The distances by which rows may have moved, upwards positive, those first over which the most did.
fn distances(old: Rows<'_>, new: Rows<'_>, keep: &[i32]) -> Vec<isize> {
    let count = new.count();
    let mut places: Vec<(u64, usize)> = (0..count)
        .filter_map(|y| Some((hash(old.row(y))?, y)))
        .collect();
    places.sort_unstable();
    let mut votes = vec![0_i32; 2 * count];
    for (y, _) in keep.iter().enumerate().filter(|(_, keep)| **keep > 0) {
        let Some(wanted) = hash(new.row(y)) else {
            continue;
        };
        let from = places.partition_point(|(hash, _)| *hash < wanted);
        let alike = places
            .iter()
            .skip(from)
            .take_while(|(hash, _)| *hash == wanted);
        if alike.clone().take(COMMON + 1).count() > COMMON {
            continue;
        }
        for (_, source) in alike {
            if let Some(votes) = votes.get_mut(source + count - y) {
                *votes += 1;
            }
        }
    }
    let mut voted: Vec<(i32, usize)> = votes
        .into_iter()
        .zip(0..)
        .filter(|(votes, _)| *votes > 0)
        .collect();
    voted.sort_unstable_by_key(|(votes, _)| std::cmp::Reverse(*votes));
    let mut distances: Vec<isize> = voted
        .into_iter()
        .take(CANDIDATES)
        .map(|(_, at)| at as isize - count as isize)
        .collect();
    // Where something stands beside a pane that scrolls, no row is the same as before.
    for distance in [1, -1] {
        if !distances.contains(&distance) {
            distances.push(distance);
        }
    }
    distances
}

/// A number that is the same for equal rows; none for a blank one.
fn hash(row: &[Cell]) -> Option<u64> {
    let mut hash = 0_u64;
    let mut blank = true;
    for cell in row {
        if *cell != Cell::BLANK {
            blank = false;
            let style = u64::from(cell.style.attributes.bits());
            hash ^= (u64::from(cell.glyph.bits()) << 16) ^ style;
        }
        hash = (hash.rotate_left(5) ^ 1).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    (!blank).then_some(hash)
}

/// What it takes, roughly, in bytes, to lead from one row to another.
fn cost(old: &[Cell], new: &[Cell]) -> i32 {
    const PLACING: i32 = 4;
    const ERASING: i32 = 3;
    let end = |row: &[Cell]| row.iter().rposition(|cell| *cell != Cell::BLANK);
    let content = end(new).map_or(0, |last| last + 1);
    let pairs = old.iter().zip(new).take(content);
    let different = pairs.filter(|(old, new)| old != new).count();
    let rest = old.get(content..).and_then(end).is_some();
    if different == 0 && !rest {
        return 0;
    }
    i32::try_from(different).unwrap_or(i32::MAX / 4) + PLACING + if rest { ERASING } else { 0 }
}

/// What it takes to write a row anew.
fn cost_of_new(new: &[Cell]) -> i32 {
    let blanks = new.iter().filter(|cell| cell.glyph == Glyph::SPACE).count();
    let written = new.len() - blanks;
    i32::try_from(written).unwrap_or(i32::MAX / 4) + if written > 0 { 4 } else { 0 }
}

/// The rows for which a scroll over `distance` saves the most, and how much.
fn best_over(
    profile: &Profile,
    old: Rows<'_>,
    new: Rows<'_>,
    keep: &[i32],
    distance: isize,
) -> Option<(i32, Scroll)> {
    let by = distance.unsigned_abs();
    let count = new.count();
    if by == 0 || by >= count {
        return None;
    }
    // The rows of `new` that have a source: the sum of what they save is largest between two of them.
    let targets = if distance > 0 {
        0..count - by
    } else {
        by..count
    };
    let mut best = (0, 0..0);
    let mut open = (0, targets.start);
    for y in targets {
        let source = y.checked_add_signed(distance)?;
        let gain = keep.get(y)? - cost(old.row(source), new.row(y));
        if open.0 <= 0 {
            open = (0, y);
        }
        open.0 += gain;
        if open.0 > best.0 {
            best = (open.0, open.1..y + 1);
        }
    }
    let (gain, moved) = best;
    if moved.is_empty() {
        return None;
    }
    let (top, bottom, freed) = if distance > 0 {
        let freed = moved.end..moved.end + by;
        (moved.start, freed.end - 1, freed)
    } else {
        let freed = moved.start - by..moved.start;
        (freed.start, moved.end - 1, freed)
    };
    let lost: i32 = freed
        .clone()
        .map(|y| cost_of_new(new.row(y)) - keep.get(y).copied().unwrap_or(0))
        .sum();
    let scroll = Scroll {
        top,
        bottom,
        by,
        up: distance > 0,
        fill: fill(profile, new.row(freed.start)),
    };
    Some((gain - lost - PRICE, scroll))
}

/// The style of the blank rows that move in where `row` shall be: that of its end, if scrolling can make it.
fn fill(profile: &Profile, row: &[Cell]) -> Style {
    let (from, style) = row::blank_rest(profile, row);
    if from < row.len() {
        style
    } else {
        Style::PLAIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Color;

    const COLUMNS: usize = 20;

    /// A row for each letter, full of it; a blank row for a blank.
    fn screen(letters: &str) -> Vec<Cell> {
        let row = |c| {
            std::iter::repeat_n(
                Cell {
                    glyph: Glyph::char(c),
                    style: Style::PLAIN,
                },
                COLUMNS,
            )
        };
        letters.chars().flat_map(row).collect()
    }

    fn check(old: &str, new: &str, expected: Option<(usize, usize, usize, bool)>) {
        let (old_cells, new_cells) = (screen(old), screen(new));
        let found = find(
            &Profile::XTERM,
            Rows::of(&old_cells, COLUMNS),
            Rows::of(&new_cells, COLUMNS),
        );
        let found = found.map(|scroll| (scroll.top, scroll.bottom, scroll.by, scroll.up));
        assert_eq!(found, expected, "{old} {new}");
    }

    #[test]
    fn rows_that_moved_are_found() {
        check("abcdef", "bcdefg", Some((0, 5, 1, true)));
        check("abcdef", "xabcde", Some((0, 5, 1, false)));
        check("abcdef", "defxyz", Some((0, 5, 3, true)));
        check("abcdef", "acdexf", Some((1, 4, 1, true)));
        check("abcdef", "abxcde", Some((2, 5, 1, false)));
    }

    #[test]
    fn rows_that_moved_in_part_are_found_too() {
        let (mut old, mut new) = (screen("abcdef"), screen("bcdefg"));
        for rows in [&mut old, &mut new] {
            for row in rows.chunks_mut(COLUMNS) {
                row[COLUMNS - 1] = Cell::blank(Style::new().bg(Color::RED));
            }
            rows[COLUMNS - 1] = Cell::BLANK;
        }
        let found = find(
            &Profile::XTERM,
            Rows::of(&old, COLUMNS),
            Rows::of(&new, COLUMNS),
        );
        assert_eq!(found.map(|scroll| (scroll.by, scroll.up)), Some((1, true)));
    }

    #[test]
    fn where_nothing_moved_nothing_scrolls() {
        check("abcdef", "uvwxyz", None);
        check("abcdef", "abcdef", None);
        check("aaaaaa", "aaaaab", None);
        check("", "", None);
        check("a", "b", None);
    }
}
