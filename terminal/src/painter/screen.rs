//! A frame on a terminal that addresses its cursor: the rows that changed, in the cheapest of several ways.

use super::brush::Brush;
use super::moved::{self, Rows};
use super::scroll::Scroll;
use super::task::Task;
use super::{Painter, Scratch, motion, row};
use crate::cell::Cell;
use crate::geometry::Position;
use crate::profile::Glyphs;
use crate::shown::{Place, decode};
use crate::style::Style;
use crate::surface::Surface;

/// From so many changed rows on it is looked for rows that moved.
const SEVERAL: usize = 3;

/// The room that is kept for the next frame, in cells: enough for a large screen, not for the largest.
const KEPT: usize = 32 * 1024;

/// Rows to be painted, from what they are to what they shall be.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Which rows, from above.
    ys: Vec<usize>,
    /// Their cells as they are shown, row after row.
    old: Vec<Cell>,
    /// Their cells as they shall be.
    new: Vec<Cell>,
    /// Their cells after the terminal has moved some.
    moved: Vec<Cell>,
    /// Of one row, the cells after the terminal has moved or erased some.
    row: Vec<Cell>,
    /// The first two while the rows between are put in.
    spare: (Vec<Cell>, Vec<Cell>),
}

impl Painter {
    pub(super) fn paint_screen(
        &mut self,
        surface: &mut Surface,
        scratch: &mut Scratch,
        out: &mut Vec<u8>,
    ) {
        let whole = self.is_painted_whole(surface);
        if std::mem::take(&mut self.stale) {
            self.shown.clear();
            self.clear(out);
        }
        scratch.screen.ys.clear();
        scratch.screen.old.clear();
        scratch.screen.new.clear();
        for y in 0..usize::from(self.size().rows) {
            if self.take_changed_row(y, whole, surface, scratch) {
                let changes = &mut scratch.screen;
                changes.ys.push(y);
                changes.old.extend_from_slice(&scratch.old);
                changes.new.extend_from_slice(&scratch.new);
            }
        }
        let changes = &mut scratch.screen;
        if !changes.ys.is_empty() {
            let scrolls = self.scrolls(surface, changes);
            self.paint_changes(surface, changes, &scrolls, out);
        }
        if scratch.screen.old.capacity() > KEPT {
            scratch.screen = Changes::default();
        }
        self.place_cursor(surface, scratch, out);
    }

    /// The scrolls that seem to lead nearer to what shall be shown; `changes.moved` is what they make of it.
    fn scrolls(&self, surface: &mut Surface, changes: &mut Changes) -> Vec<Scroll> {
        let mut scrolls = Vec::new();
        let columns = usize::from(self.size().columns);
        let was_blank = || changes.old.iter().all(|cell| *cell == Cell::BLANK);
        if changes.ys.len() < SEVERAL || !self.profile.scroll_region || was_blank() {
            return scrolls;
        }
        self.fill_gaps(surface, changes);
        changes.moved.clone_from(&changes.old);
        for _ in 0..moved::MOST {
            let found = moved::find(
                &self.profile,
                Rows::of(&changes.moved, columns),
                Rows::of(&changes.new, columns),
            );
            let Some(scroll) = found else {
                break;
            };
            scroll.apply(&mut changes.moved, columns);
            scrolls.push(scroll);
        }
        scrolls
    }

    /// Adds the rows between the changed ones, which are as they shall be.
    fn fill_gaps(&self, surface: &mut Surface, changes: &mut Changes) {
        let columns = usize::from(self.size().columns);
        let (Some(&first), Some(&last)) = (changes.ys.first(), changes.ys.last()) else {
            return;
        };
        if last - first + 1 == changes.ys.len() {
            return;
        }
        let (old, new) = &mut changes.spare;
        old.clear();
        new.clear();
        let mut changed = changes.ys.iter().enumerate().peekable();
        for y in first..=last {
            if let Some((n, _)) = changed.next_if(|(_, at)| **at == y) {
                let cells = n * columns..(n + 1) * columns;
                old.extend_from_slice(changes.old.get(cells.clone()).unwrap_or_default());
                new.extend_from_slice(changes.new.get(cells).unwrap_or_default());
            } else {
                decode(
                    self.shown.row(y),
                    columns,
                    &mut surface.graphemes,
                    &mut changes.row,
                );
                old.extend_from_slice(&changes.row);
                new.extend_from_slice(&changes.row);
            }
        }
        std::mem::swap(&mut changes.old, old);
        std::mem::swap(&mut changes.new, new);
        changes.ys.clear();
        changes.ys.extend(first..=last);
    }

    /// Paints the changes with `scrolls` or without, whichever takes fewer bytes.
    fn paint_changes(
        &mut self,
        surface: &Surface,
        changes: &mut Changes,
        scrolls: &[Scroll],
        out: &mut Vec<u8>,
    ) {
        let size = self.size();
        let count = usize::from(size.rows);
        let columns = usize::from(size.columns);
        let blank = |y: &usize| self.shown.row(*y).is_empty();
        let blank_from = count - (0..count).rev().take_while(blank).count();
        let task = Task {
            surface,
            ys: &changes.ys,
            new: Rows::of(&changes.new, columns),
            blank_from,
        };
        let mut brush = Brush {
            profile: &self.profile,
            pen: &mut self.pen,
            out,
            spare: &mut changes.row,
        };
        let old = Rows::of(&changes.old, columns);
        if scrolls.is_empty() {
            task.paint(&mut brush, old);
            return;
        }
        let moved = Rows::of(&changes.moved, columns);
        let top = changes.ys.first().copied().unwrap_or(0);
        brush.shorter(
            |brush| task.paint(brush, old),
            |brush| {
                for scroll in scrolls {
                    scroll.below(top).emit(brush, count);
                }
                task.paint(brush, moved);
            },
        );
    }

    /// Clears a screen about which nothing is certain.
    pub(super) fn clear(&mut self, out: &mut Vec<u8>) {
        if self.profile.glyphs == Glyphs::DecGraphics {
            out.push(0x0f);
        }
        out.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
        self.pen.place = Place::At(Position::ORIGIN);
        self.pen.style = Some(Style::PLAIN);
        self.pen.graphics = false;
    }

    fn place_cursor(&mut self, surface: &mut Surface, scratch: &mut Scratch, out: &mut Vec<u8>) {
        let cursor = self.cursor(surface);
        if let Some(at) = cursor.filter(|&at| self.pen.place != Place::At(at))
            && let (Ok(y), Ok(x)) = (usize::try_from(at.row), usize::try_from(at.column))
        {
            // What is on the row may be a shorter way than the shortest sequence.
            let columns = usize::from(self.size().columns);
            scratch.new.clear();
            if motion::cost(&self.profile, &self.pen, at) > 1 {
                decode(
                    self.shown.row(y),
                    columns,
                    &mut surface.graphemes,
                    &mut scratch.new,
                );
            }
            let mut brush = Brush {
                profile: &self.profile,
                pen: &mut self.pen,
                out,
                spare: &mut scratch.old,
            };
            row::go(&mut brush, surface, y, x, &scratch.new);
        }
        if self.profile.cursor_visibility && self.pen.hidden != cursor.is_none() {
            self.pen.hidden = cursor.is_none();
            out.extend_from_slice(if self.pen.hidden {
                b"\x1b[?25l"
            } else {
                b"\x1b[?25h"
            });
        }
    }
}
