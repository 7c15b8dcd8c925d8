//! The rows that changed, painted as they come, piece by piece in another order, or on what was erased first.

use super::brush::Brush;
use super::moved::Rows;
use super::pieces::{self, Pieces};
use super::row;
use crate::cell::{Cell, Glyph};
use crate::geometry::Position;
use crate::style::Style;
use crate::surface::Surface;

/// So many cells together that stay as they are save a motion over them.
const KEPT: usize = 5;
/// To erase the rest of a row takes about as many bytes.
const ERASING: usize = 4;

/// Rows to be painted from above.
pub(super) struct Task<'a> {
    pub(super) surface: &'a Surface,
    /// Which rows, from above.
    pub(super) ys: &'a [usize],
    pub(super) new: Rows<'a>,
    /// The row from which on all shall be blank.
    pub(super) blank_from: usize,
}

impl Task<'_> {
    /// Paints them where `old` is shown, in the shortest of the ways that may be short.
    pub(super) fn paint(&self, brush: &mut Brush<'_>, old: Rows<'_>) {
        let is_blank = |y: &usize| *y >= self.blank_from;
        let above = self.ys.iter().position(is_blank).unwrap_or(self.ys.len());
        let start = brush.mark();
        self.paint_above(brush, old, above);
        let changed = self.ys.get(..above).unwrap_or_default();
        if pieces::may_pay(brush.written_since(&start))
            && let Some(pieces) = Pieces::of(brush.profile, &start.pen, changed, (old, self.new))
        {
            brush.or_shorter(start, None, |brush| {
                pieces.paint(brush, self.surface, (old, self.new));
            });
        }
        self.erase_below(brush, old, above);
        if let Some(&first) = self.ys.first()
            && self.is_mostly_new(old, above)
        {
            brush.or_shorter(start, None, |brush| {
                Self::erase_from(brush, first);
                let blank = vec![Cell::BLANK; self.new.cells().len()];
                self.paint_above(brush, Rows::of(&blank, self.new.columns()), above);
            });
        }
    }

    /// Paints the rows of which some shall not be blank, from left to right and from above.
    fn paint_above(&self, brush: &mut Brush<'_>, old: Rows<'_>, above: usize) {
        for (n, &y) in self.ys.iter().enumerate().take(above) {
            row::paint(brush, self.surface, y, (old.row(n), self.new.row(n)));
        }
    }

    /// Erases the rows that shall be blank, as all behind them are.
    fn erase_below(&self, brush: &mut Brush<'_>, old: Rows<'_>, above: usize) {
        let rows = self.ys.iter().enumerate().skip(above);
        let mut below = rows.filter(|(n, _)| old.row(*n) != self.new.row(*n));
        let Some((n, &y)) = below.next() else {
            return;
        };
        if below.next().is_none() {
            row::paint(brush, self.surface, y, (old.row(n), self.new.row(n)));
        } else {
            Self::erase_from(brush, y);
        }
    }

    /// ED erases all that is below in one go.
    fn erase_from(brush: &mut Brush<'_>, y: usize) {
        brush.go(Position::new(i32::try_from(y).unwrap_or(i32::MAX), 0));
        brush.style_for_blank(Style::PLAIN, None);
        brush.csi(1, b'J');
    }

    /// Whether it may pay to erase all from the first of the rows on, since little stays and much vanishes.
    fn is_mostly_new(&self, old: Rows<'_>, above: usize) -> bool {
        let (Some(&first), Some(&last)) = (self.ys.first(), self.ys.last()) else {
            return false;
        };
        // What is not among the rows would be erased too.
        if last - first + 1 != self.ys.len() || self.blank_from > last + 1 {
            return false;
        }
        let (mut kept, mut erased) = (0, 0);
        for n in 0..above {
            let mut alike = 0;
            let mut vanishes = false;
            for (old, new) in old.row(n).iter().zip(self.new.row(n)) {
                vanishes |= *new == Cell::BLANK && old.glyph != Glyph::SPACE;
                if old == new && *new != Cell::BLANK {
                    alike += 1;
                    kept += match alike {
                        KEPT => KEPT,
                        1..KEPT => 0,
                        _ => 1,
                    };
                } else {
                    alike = 0;
                }
            }
            erased += usize::from(vanishes);
        }
        erased * ERASING > kept + ERASING
    }
}
