//! What writes: a terminal's pen, and where the bytes go.

use super::{characters, motion, sgr};
use crate::cell::{Cell, Glyph};
use crate::geometry::Position;
use crate::profile::{Glyphs, Profile};
use crate::shown::{Pen, Place};
use crate::style::Style;

/// A terminal's pen, and where the bytes go.
pub(super) struct Brush<'a> {
    pub(super) profile: &'a Profile,
    pub(super) pen: &'a mut Pen,
    pub(super) out: &'a mut Vec<u8>,
    /// For a row after the terminal has moved or erased some of its cells.
    pub(super) spare: &'a mut Vec<Cell>,
}

/// How the pen was, and what was written, when something was begun.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) pen: Pen,
    length: usize,
}

impl Brush<'_> {
    /// Does what takes fewer bytes, `first` if both take as many.
    pub(super) fn shorter(
        &mut self,
        first: impl FnOnce(&mut Self),
        second: impl FnOnce(&mut Self),
    ) {
        self.shorter_towards(None, first, second);
    }

    /// Does what takes fewer bytes together with the way from there to `next`, `first` if both take as many.
    pub(super) fn shorter_towards(
        &mut self,
        next: Option<Position>,
        first: impl FnOnce(&mut Self),
        second: impl FnOnce(&mut Self),
    ) {
        let start = self.mark();
        first(self);
        self.or_shorter(start, next, second);
    }

    /// What was begun here can be compared with another way.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            pen: *self.pen,
            length: self.out.len(),
        }
    }

    /// What was written since.
    pub(super) fn written_since(&self, start: &Mark) -> &[u8] {
        self.out.get(start.length..).unwrap_or_default()
    }

    /// Does `second` in place of what was done since `start` if that takes fewer bytes together with the way from there to `next`.
    pub(super) fn or_shorter(
        &mut self,
        start: Mark,
        next: Option<Position>,
        second: impl FnOnce(&mut Self),
    ) {
        let after_first = std::mem::replace(self.pen, start.pen);
        let middle = self.out.len();
        second(self);
        let way = |pen| next.map_or(0, |next| motion::cost(self.profile, pen, next));
        let (first, second) = (middle - start.length, self.out.len() - middle);
        if second + way(self.pen) < first + way(&after_first) {
            self.out.drain(start.length..middle);
        } else {
            self.out.truncate(middle);
            *self.pen = after_first;
        }
    }

    /// Moves the cursor by the shortest sequence.
    pub(super) fn go(&mut self, to: Position) {
        motion::go(self.profile, self.pen, to, self.out);
    }

    /// A control sequence with one parameter, which is left out where it is 1.
    pub(super) fn csi(&mut self, count: usize, last: u8) {
        motion::csi(i32::try_from(count).unwrap_or(i32::MAX), last, self.out);
    }

    pub(super) fn style(&mut self, style: Style) {
        sgr::change(self.profile, self.pen.style, style, self.out);
        self.pen.style = Some(style);
    }

    /// Takes a style in which a blank looks as one in `style` does: the one that is had, or `next`, which will be needed
    /// soon, or the nearest to what is had.
    pub(super) fn style_for_blank(&mut self, style: Style, next: Option<Style>) {
        let Some(pen) = self.pen.style else {
            return self.style(style);
        };
        if sgr::suits_blank(pen, style) {
            return;
        }
        if let Some(next) = next.filter(|&next| sgr::suits_blank(next, style)) {
            return self.style(next);
        }
        if !sgr::is_background_only(style) {
            return self.style(style);
        }
        // Nearest is the shortest, unless it is shorter to end all that the pen has.
        let near = sgr::nearest_for_blank(pen, style);
        let bare = Style::PLAIN.bg(style.background);
        let shortest = [style, near, bare]
            .into_iter()
            .min_by_key(|&style| sgr::cost(self.profile, pen, style));
        self.style(shortest.unwrap_or(style));
    }

    pub(super) fn blanks(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(b' ', count));
    }

    /// Whether the pen's style is that of `cell`, as far as it shows.
    pub(super) fn suits(&self, cell: Cell) -> bool {
        let style = sgr::shown(self.profile, cell.style);
        let suits = |pen: Style| {
            pen == style || (cell.glyph == Glyph::SPACE && sgr::suits_blank(pen, style))
        };
        self.pen.style.is_some_and(suits)
    }

    /// Writes one character, or what this terminal shows for it, `columns` columns wide.
    pub(super) fn character(&mut self, c: char, columns: usize) {
        let byte = match characters::dec_graphics(c) {
            Some(line) if self.profile.glyphs == Glyphs::DecGraphics => {
                self.shift(true);
                line
            }
            _ if self.profile.glyphs == Glyphs::Cp437 => characters::cp437(c),
            _ => {
                if !characters::is_in_both_sets(c) {
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

    /// Says that the cursor is on row `y`, in a column that is certain only if it is the first.
    pub(super) fn stays_on(&mut self, y: i32) {
        let first = Position::new(y, 0);
        if self.pen.place != Place::At(first) {
            self.pen.place = Place::Row(y);
        }
    }
}
