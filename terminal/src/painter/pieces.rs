//! What changed, piece by piece, in an order in which the ways and the styles between take few bytes.
//!
//! From row to row and from left to right is short where text changes. Where a few cells change in each of many rows (spinners,
//! bars, percentages, a heat map) it is shorter to write those of one colour, or of one column, after each other. The order is
//! found greedily: the cheapest of some pieces that are near, or of the same style. After each piece the screen is
//! one that could have been asked for, so each is painted as any row is.

use super::brush::Brush;
use super::moved::Rows;
use super::{extent, motion, row, sgr};
use crate::cell::{Cell, Glyph};
use crate::geometry::Position;
use crate::profile::{Glyphs, Profile};
use crate::shown::{Pen, Place};
use crate::style::Style;
use crate::surface::Surface;

/// There is nothing to choose between fewer.
const FEWEST: usize = 3;
/// The most that are put in order.
const MOST: usize = 2048;
/// One byte in so many must begin a control sequence.
const SEQUENCES: usize = 16;
/// Another order must promise to save at least one byte in so many.
const WORTH: usize = 8;
/// A way that is no longer than this is hoped for between any two.
const SHORT_WAY: usize = 2;
/// So many pieces before and behind the last one are near.
const NEAR: usize = 8;
/// The most styles of which it is known where the next piece of the same is.
const STYLES: usize = 64;
/// Cells that are right already and stand between two of a piece: no motion is shorter.
const GAP: usize = 2;

/// Some cells of a row that are written in one go.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// The row, as the changes count them.
    n: usize,
    at: Position,
    from: usize,
    to: usize,
    style: Style,
    /// What the style takes on a plain pen.
    price: usize,
    /// Whether there are only blanks in it.
    blank: bool,
    /// Whether it is all that changes on the row.
    whole: bool,
    /// The pieces of the same style before and behind it, of those that are left.
    same: [Option<usize>; 2],
}

/// Whether so much of `bytes`, which paint what changed as it comes, are sequences that another order may be shorter.
pub(super) fn may_pay(bytes: &[u8]) -> bool {
    let sequences = bytes.iter().filter(|byte| **byte == 0x1b).count();
    sequences * SEQUENCES > bytes.len()
}

/// The pieces that change, as they come.
#[derive(Debug)]
pub(super) struct Pieces(Vec<Piece>);

impl Pieces {
    /// Those of the rows `ys`, if it may pay to write them in another order.
    pub(super) fn of(
        profile: &Profile,
        pen: &Pen,
        ys: &[usize],
        (old, new): (Rows<'_>, Rows<'_>),
    ) -> Option<Self> {
        if ys.len() < FEWEST {
            return None;
        }
        let mut pieces = Self(Vec::new());
        for (n, &y) in ys.iter().enumerate() {
            let y = i32::try_from(y).unwrap_or(i32::MAX);
            pieces.add_row(profile, n, y, (old.row(n), new.row(n)));
            if pieces.0.len() > MOST {
                return None;
            }
        }
        if pieces.0.len() < FEWEST {
            return None;
        }
        let prices = pieces.link();
        pieces.may_pay(profile, *pen, prices).then_some(pieces)
    }

    fn add_row(&mut self, profile: &Profile, n: usize, y: i32, (old, new): (&[Cell], &[Cell])) {
        let Some((first, last)) = row::changed(profile, old, new) else {
            return;
        };
        let piece = |x: usize, style: Style| Piece {
            n,
            at: Position::new(y, i32::try_from(x).unwrap_or(i32::MAX)),
            from: x,
            to: x + 1,
            style,
            price: sgr::cost(profile, Style::PLAIN, style).max(sgr::SHORTEST),
            blank: true,
            whole: false,
            same: [None; 2],
        };
        let style = |x: usize| new.get(x).map_or(Style::PLAIN, |cell| cell.style);
        if row::is_better_whole(profile, (old, new), (first, last))
            || !old.iter().chain(new).all(|cell| is_certain(profile, *cell))
        {
            return self.0.push(Piece {
                to: last + 1,
                blank: false,
                whole: true,
                ..piece(first, sgr::shown(profile, style(first)))
            });
        }
        let (blank_from, _) = row::blank_rest(profile, new);
        let mut open: Option<Piece> = None;
        for (x, (old, new)) in old.iter().zip(new).enumerate().take(last + 1).skip(first) {
            if row::looks_same(profile, *old, *new) {
                continue;
            }
            let style = sgr::shown(profile, new.style);
            let is_blank = new.glyph == Glyph::SPACE;
            if let Some(open) = &mut open
                && (x <= open.to + GAP || x >= blank_from && open.from >= blank_from)
                && (open.style == style || is_blank && sgr::suits_blank(open.style, style))
            {
                open.to = x + 1;
                open.blank &= is_blank;
                continue;
            }
            self.0.extend(open.take());
            open = Some(Piece {
                blank: is_blank,
                ..piece(x, style)
            });
        }
        self.0.extend(open);
    }

    /// Lets the pieces of a style know of each other; returns what all the styles take.
    fn link(&mut self) -> usize {
        let mut styles: Vec<(Style, usize)> = Vec::new();
        let mut prices = 0;
        for n in 0..self.0.len() {
            let Some(style) = self.0.get(n).map(|piece| piece.style) else {
                continue;
            };
            match styles.iter_mut().find(|(known, _)| *known == style) {
                Some((_, last)) => {
                    let before = std::mem::replace(last, n);
                    self.join(Some(before), Some(n));
                }
                None => {
                    prices += self.0.get(n).map_or(0, |piece| piece.price);
                    if styles.len() < STYLES {
                        styles.push((style, n));
                    }
                }
            }
        }
        prices
    }

    fn join(&mut self, before: Option<usize>, behind: Option<usize>) {
        if let Some(piece) = before.and_then(|n| self.0.get_mut(n)) {
            piece.same[1] = behind;
        }
        if let Some(piece) = behind.and_then(|n| self.0.get_mut(n)) {
            piece.same[0] = before;
        }
    }

    /// Whether they may take clearly less if each style, which together take `prices`, is chosen but once and all ways are short.
    fn may_pay(&self, profile: &Profile, mut pen: Pen, prices: usize) -> bool {
        let (mut all, mut saved) = (0, 0);
        for piece in &self.0 {
            let way = motion::cost(profile, &pen, piece.at);
            let style = piece.style_cost(&pen);
            all += way + style + piece.to - piece.from;
            saved += style + way.saturating_sub(SHORT_WAY);
            pen.style = Some(piece.style);
            let columns = i32::try_from(piece.to - piece.from).unwrap_or(0);
            pen.place = Place::At(piece.at.offset(Position::new(0, columns)));
        }
        saved.saturating_sub(prices) * WORTH > all
    }

    /// Paints the pieces in a short order.
    pub(super) fn paint(
        mut self,
        brush: &mut Brush<'_>,
        surface: &Surface,
        (old, new): (Rows<'_>, Rows<'_>),
    ) {
        let mut left: Vec<usize> = (0..self.0.len()).collect();
        // What the rows show so far.
        let mut shown = old.cells().to_vec();
        let mut before = Vec::new();
        let mut place = 0;
        let mut same = [None; 2];
        while let Some(chosen) = self.cheapest(brush, &left, place, same) {
            let Some(&piece) = self.0.get(chosen) else {
                return;
            };
            place = left.partition_point(|&n| n < chosen);
            left.remove(place);
            same = piece.same;
            self.join(same[0], same[1]);
            let y = usize::try_from(piece.at.row).unwrap_or(0);
            let new = new.row(piece.n);
            if piece.whole {
                row::paint(brush, surface, y, (old.row(piece.n), new));
                continue;
            }
            let start = piece.n * new.len();
            let Some(after) = shown.get_mut(start..start + new.len()) else {
                continue;
            };
            before.clear();
            before.extend_from_slice(after);
            let part = piece.from..piece.to;
            if let (Some(to), Some(from)) = (after.get_mut(part.clone()), new.get(part.clone())) {
                to.copy_from_slice(from);
            }
            row::paint_part(brush, surface, y, (&before, after), part);
        }
    }

    /// The piece that is the cheapest to write, of those in `same` and of those around the place `at` in `left`.
    fn cheapest(
        &self,
        brush: &Brush<'_>,
        left: &[usize],
        at: usize,
        same: [Option<usize>; 2],
    ) -> Option<usize> {
        let (before, behind) = left.split_at_checked(at)?;
        let near = behind.iter().take(NEAR);
        let near = near.chain(before.iter().rev().take(NEAR)).copied();
        let mut best: Option<(usize, usize)> = None;
        for n in same.into_iter().rev().flatten().chain(near) {
            let piece = self.0.get(n)?;
            let style = piece.style_cost(brush.pen);
            if best.is_some_and(|(_, cost)| style >= cost) {
                continue;
            }
            let cost = style + motion::cost(brush.profile, brush.pen, piece.at);
            if best.is_none_or(|(_, least)| cost < least) {
                best = Some((n, cost));
            }
        }
        best.map(|(n, _)| n)
    }
}

impl Piece {
    /// What it takes to come to its style, roughly.
    fn style_cost(&self, pen: &Pen) -> usize {
        let suits = pen.style.is_some_and(|pen| {
            pen == self.style || (self.blank && sgr::suits_blank(pen, self.style))
        });
        if suits { 0 } else { self.price }
    }
}

/// Whether every terminal agrees how wide a cell is, and it is whole by itself.
fn is_certain(profile: &Profile, cell: Cell) -> bool {
    let settled = |c| profile.glyphs != Glyphs::Unicode || extent::is_settled(c);
    cell.glyph.as_char().is_some_and(settled)
}
