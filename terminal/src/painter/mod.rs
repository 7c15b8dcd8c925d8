//! The painter: leads a client's terminal from what it shows to what it should show, in few bytes.
//!
//! It keeps what the terminal shows ([`Shown`], a few hundred bytes for a usual screen) and the state of its pen.
//! A frame is [`Painter::draw`]: what is shown is lent to a [`Surface`], the widgets draw what changed, and the
//! bytes for the difference are appended to a buffer, to be sent in one write.
//! Nothing is painted that the terminal shows already, and whatever is certain about its cursor and pen is used.
//! Where a terminal may disagree about a width, certainty is given up and the next text is placed anew.

mod brush;
pub(crate) mod characters;
mod extent;
mod motion;
mod moved;
mod pieces;
mod printing;
mod row;
mod run;
mod screen;
mod scroll;
mod sgr;
mod shift;
mod takeover;
mod task;

use crate::cell::{Cell, Glyph};
use crate::geometry::{Position, Rect, Size};
use crate::profile::Profile;
use crate::shown::{Pen, Place, Shown, decode, encode};
use crate::surface::Surface;

/// What a painter needs while it paints and not between frames.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// A row as it is shown; also where a lent row is decoded.
    pub(crate) old: Vec<Cell>,
    /// The row as it shall be, as wide as the terminal.
    new: Vec<Cell>,
    /// Its encoding.
    bytes: Vec<u8>,
    /// The rows that are painted.
    screen: screen::Changes,
}

/// Paints one client's terminal.
#[derive(Debug)]
pub struct Painter {
    profile: Profile,
    shown: Shown,
    pen: Pen,
    /// Whether what the terminal shows is unknown, so that the next frame clears it; `shown` is blank until then.
    stale: bool,
    entered: bool,
    /// Whether all movements of the mouse are to be reported.
    motion: bool,
    /// Whether an app writes to the terminal by itself.
    lent: bool,
}

impl Painter {
    /// A painter for a terminal of `size`.
    #[must_use]
    pub fn new(profile: Profile, size: Size) -> Self {
        Self {
            profile,
            shown: Shown::blank(size),
            pen: Pen::default(),
            stale: true,
            entered: false,
            motion: false,
            lent: false,
        }
    }

    /// What the terminal can do.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// How large the terminal is.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.shown.size()
    }

    /// Sets the window's title, where there is one. Appends to `out`.
    pub fn set_title(&mut self, title: &str, out: &mut Vec<u8>) {
        if self.profile.title {
            out.extend_from_slice(b"\x1b]2;");
            for (grapheme, _) in crate::text::graphemes(title).take(200) {
                out.extend_from_slice(grapheme.as_bytes());
            }
            out.extend_from_slice(b"\x1b\\");
        }
    }

    /// Rings the bell. Appends to `out`.
    pub fn bell(&mut self, out: &mut Vec<u8>) {
        out.push(0x07);
    }

    /// The terminal is now of `size`, and what it shows is not certain: terminals cut, move or wrap their rows then.
    pub fn resize(&mut self, size: Size) {
        self.shown = Shown::blank(size);
        self.forget();
    }

    /// Takes nothing for certain of what the terminal shows.
    fn forget(&mut self) {
        self.shown.clear();
        self.stale = true;
        self.pen.place = Place::Unknown;
        self.pen.style = None;
    }

    /// Whether the next frame clears the screen, so that everything must be drawn.
    #[must_use]
    pub const fn is_stale(&self) -> bool {
        self.stale
    }

    /// One frame: `draw` changes what the terminal shows, and the bytes that lead there are appended to `out`.
    ///
    /// `surface` is any; what was on it is lost. If [`is_stale`](Self::is_stale), it is blank, and everything is to be drawn.
    pub fn draw(
        &mut self,
        surface: &mut Surface,
        out: &mut Vec<u8>,
        draw: impl FnOnce(&mut Surface),
    ) {
        let size = self.size();
        // If drawing panics, what is shown is lost with it, and the next frame is a whole one.
        let stale = std::mem::replace(&mut self.stale, true);
        surface.borrow(std::mem::replace(&mut self.shown, Shown::lent(size)));
        draw(surface);
        self.shown = surface.give_back().unwrap_or_else(|| Shown::blank(size));
        self.stale = stale;
        self.paint(surface, out);
    }

    /// Fills `surface` with what the terminal shows.
    pub fn load(&self, surface: &mut Surface) {
        self.shown.load(surface);
    }

    /// Appends the bytes that make the terminal show `surface`. None if it does already.
    ///
    /// A surface of another size than the terminal's is cut or filled up with blanks.
    pub fn paint(&mut self, surface: &mut Surface, out: &mut Vec<u8>) {
        let mut scratch = std::mem::take(&mut surface.scratch);
        if self.profile.addressing {
            self.paint_screen(surface, &mut scratch, out);
        } else {
            self.print_rows(surface, &mut scratch, out);
        }
        surface.scratch = scratch;
    }

    /// Whether rows must be looked at even if nothing was drawn on them, since `surface` was not filled with what is shown.
    fn is_painted_whole(&self, surface: &Surface) -> bool {
        self.stale || surface.size() != self.size()
    }

    /// Where `surface` wants the cursor, if that is on the terminal.
    fn cursor(&self, surface: &Surface) -> Option<Position> {
        let screen = Rect::of(self.size());
        surface.cursor().filter(|&at| screen.contains(at))
    }

    /// Whether the row differs from what is shown. If so, `scratch` holds both, and the new one is noted as shown.
    fn take_changed_row(
        &mut self,
        y: usize,
        whole: bool,
        surface: &mut Surface,
        scratch: &mut Scratch,
    ) -> bool {
        if !whole && !surface.is_touched(y) {
            return false;
        }
        self.wanted_row(y, surface, &mut scratch.new);
        scratch.bytes.clear();
        encode(surface, &scratch.new, &mut scratch.bytes);
        if scratch.bytes == self.shown.row(y) {
            return false;
        }
        let columns = usize::from(self.size().columns);
        decode(
            self.shown.row(y),
            columns,
            &mut surface.graphemes,
            &mut scratch.old,
        );
        self.shown.set_row(y, &scratch.bytes);
        true
    }

    /// Puts into `row` what row `y` is to show, as wide as the terminal.
    fn wanted_row(&self, y: usize, surface: &mut Surface, row: &mut Vec<Cell>) {
        let columns = usize::from(self.size().columns);
        if surface.has_cells(y) {
            fit(surface.row(y).unwrap_or_default(), columns, row);
        } else {
            decode(self.shown.row(y), columns, &mut surface.graphemes, row);
        }
    }
}

/// Copies `row` to `fitted`, cut or filled up with blanks to `columns`.
fn fit(row: &[Cell], columns: usize, fitted: &mut Vec<Cell>) {
    fitted.clear();
    fitted.extend(row.iter().take(columns));
    let cut = row
        .get(columns)
        .is_some_and(|cell| cell.glyph == Glyph::RIGHT_HALF);
    if let Some(last) = fitted.last_mut().filter(|_| cut) {
        *last = Cell::blank(last.style);
    }
    fitted.resize(columns, Cell::BLANK);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Style;

    /// The memory of a painter that shows what `draw` drew; each row is counted with what an allocator adds to it.
    fn memory(draw: impl FnOnce(&mut Surface)) -> usize {
        const ALLOCATOR: usize = 16;
        let mut painter = Painter::new(Profile::XTERM, Size::VT100);
        let mut surface = Surface::new(Size::VT100);
        draw(&mut surface);
        painter.paint(&mut surface, &mut Vec::new());
        let rows = 0..usize::from(Size::VT100.rows);
        let allocated = rows.filter(|&y| !painter.shown.row(y).is_empty()).count();
        size_of::<Painter>() + painter.shown.bytes() + (allocated + 1) * ALLOCATOR
    }

    #[test]
    fn a_blank_screen_takes_less_than_a_kilobyte() {
        let bytes = memory(|_| {});
        assert!(bytes < 1024, "{bytes}");
    }

    #[test]
    fn a_screen_with_a_box_around_it_takes_less_than_two() {
        let bytes = memory(|surface| {
            let mut canvas = surface.canvas();
            for (row, left, right) in [(0, "┌", "┐"), (23, "└", "┘")] {
                canvas.text(Position::new(row, 0), left, Style::PLAIN);
                canvas.horizontal(Position::new(row, 1), 78, "─", Style::PLAIN);
                canvas.text(Position::new(row, 79), right, Style::PLAIN);
            }
            canvas.vertical(Position::new(1, 0), 22, "│", Style::PLAIN);
            canvas.vertical(Position::new(1, 79), 22, "│", Style::PLAIN);
        });
        assert!(bytes < 2048, "{bytes}");
    }
}
