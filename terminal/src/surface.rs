//! The grid of cells that is drawn on.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use crate::canvas::Canvas;
use crate::cell::{Cell, Glyph, Graphemes};
use crate::geometry::{Position, Rect, Size};
use crate::painter::Scratch;
use crate::shown::{Shown, decode};
use crate::style::Style;
use crate::text;
use crate::theme::Theme;

/// A grid of styled cells and a cursor: what a frame is to show.
///
/// A surface is large (16 bytes a cell) and is needed only while a frame is drawn, so a host keeps one
/// for many sessions: [`Painter::draw`](crate::Painter::draw) lends it what a client shows, widgets change it,
/// and the difference becomes bytes.
#[derive(Debug, Default)]
pub struct Surface {
    size: Size,
    cells: Vec<Cell>,
    /// The rows that were written to since they were loaded.
    touched: Vec<bool>,
    /// What the client shows, while a painter lends it: a row that was not touched lies here, and its cells mean nothing.
    /// Most frames touch one row, and decoding all of them was most of what such a frame cost.
    lent: Option<Shown>,
    /// Whether it was filled by borrowing, so that rows that were not touched have no cells.
    borrowed: bool,
    pub(crate) graphemes: Graphemes,
    cursor: Option<Position>,
    theme: Theme,
    pub(crate) scratch: Scratch,
}

impl Surface {
    /// A blank surface.
    #[must_use]
    pub fn new(size: Size) -> Self {
        let mut surface = Self::default();
        surface.reset(size);
        surface
    }

    /// Makes it blank and of `size`, without a cursor, keeping its memory.
    pub fn reset(&mut self, size: Size) {
        self.size = size;
        self.cells.clear();
        self.cells.resize(size.cells(), Cell::BLANK);
        self.touched.clear();
        self.touched.resize(usize::from(size.rows), true);
        self.borrowed = false;
        self.graphemes.clear();
        self.cursor = None;
    }

    /// Borrows what a client shows; its rows become cells when they are written to.
    pub(crate) fn borrow(&mut self, shown: Shown) {
        self.size = shown.size();
        self.cells.resize(self.size.cells(), Cell::BLANK);
        self.touched.clear();
        self.touched.resize(usize::from(self.size.rows), false);
        self.graphemes.clear();
        self.cursor = None;
        self.lent = Some(shown);
        self.borrowed = true;
    }

    /// Gives back what was borrowed. Rows that were not touched have no cells from here on.
    pub(crate) fn give_back(&mut self) -> Option<Shown> {
        self.lent.take()
    }

    /// How large it is.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// The whole of it, to draw on.
    pub fn canvas(&mut self) -> Canvas<'_> {
        let area = Rect::of(self.size);
        Canvas::new(self, area, area)
    }

    /// The part `area` of it, of which `clip` is visible; both in rows and columns of the surface.
    pub fn part(&mut self, area: Rect, clip: Rect) -> Canvas<'_> {
        Canvas::new(self, area, clip)
    }

    /// Where the cursor is to be; `None` hides it.
    #[must_use]
    pub const fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the cursor at `position`, or hides it. Outside of the surface it is hidden.
    pub fn set_cursor(&mut self, position: Option<Position>) {
        self.cursor = position.filter(|&at| Rect::of(self.size).contains(at));
    }

    /// The styles by meaning that whoever draws is to use.
    #[must_use]
    pub const fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Has what is drawn from now on use `theme`.
    pub const fn set_theme(&mut self, theme: Theme) {
        self.theme = theme;
    }

    /// What stands in the cell at `position`: its grapheme and style. The right half of a wide grapheme is empty text.
    #[must_use]
    pub fn cell(&self, position: Position) -> Option<(String, Style)> {
        let (row, graphemes) = self.read_row(usize::try_from(position.row).ok()?)?;
        let cell = row.get(usize::try_from(position.column).ok()?)?;
        let mut text = String::new();
        graphemes.push_text(cell.glyph, &mut text);
        Some((text, cell.style))
    }

    /// The rows as text, without their trailing blanks.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        (0..usize::from(self.size.rows)).map(|row| {
            let mut line = String::new();
            if let Some((cells, graphemes)) = self.read_row(row) {
                for cell in cells.iter() {
                    graphemes.push_text(cell.glyph, &mut line);
                }
            }
            line.truncate(line.trim_end_matches(' ').len());
            line
        })
    }

    /// A row to look at, wherever it lies, with what its glyphs mean.
    fn read_row(&self, row: usize) -> Option<(Cow<'_, [Cell]>, Cow<'_, Graphemes>)> {
        let lent = self.lent.as_ref().filter(|_| !self.has_cells(row));
        let Some(shown) = lent else {
            return Some((self.row(row)?.into(), Cow::Borrowed(&self.graphemes)));
        };
        let (mut cells, mut graphemes) = (Vec::new(), Graphemes::default());
        let columns = usize::from(self.size.columns);
        decode(shown.row(row), columns, &mut graphemes, &mut cells);
        Some((cells.into(), Cow::Owned(graphemes)))
    }

    /// The text of a glyph of several characters; none for others.
    pub(crate) fn text(&self, glyph: Glyph) -> &str {
        self.graphemes.text_of(glyph)
    }

    pub(crate) fn row(&self, row: usize) -> Option<&[Cell]> {
        self.cells.get(self.place_of(row)?)
    }

    /// Where a row lies in the cells.
    fn place_of(&self, row: usize) -> Option<Range<usize>> {
        let columns = usize::from(self.size.columns);
        let start = row.checked_mul(columns)?;
        Some(start..start.checked_add(columns)?)
    }

    /// A row to write to, marked as touched.
    pub(crate) fn row_mut(&mut self, row: usize) -> Option<&mut [Cell]> {
        let place = self.place_of(row)?;
        let touched = self.touched.get_mut(row)?;
        if !std::mem::replace(touched, true)
            && let Some(shown) = &self.lent
        {
            let (columns, cells) = (usize::from(self.size.columns), &mut self.scratch.old);
            decode(shown.row(row), columns, &mut self.graphemes, cells);
            self.cells.get_mut(place.clone())?.copy_from_slice(cells);
        }
        self.cells.get_mut(place)
    }

    /// A row to write to what the client shows already.
    pub(crate) fn loaded_row_mut(&mut self, row: usize) -> Option<&mut [Cell]> {
        let place = self.place_of(row)?;
        self.cells.get_mut(place)
    }

    pub(crate) fn is_touched(&self, row: usize) -> bool {
        self.touched.get(row).copied().unwrap_or(false)
    }

    /// Whether the cells of a row are what it is to show.
    pub(crate) fn has_cells(&self, row: usize) -> bool {
        !self.borrowed || self.is_touched(row)
    }

    /// Says that every row is what the client shows already.
    pub(crate) fn forget_touches(&mut self) {
        self.touched.fill(false);
    }

    /// Writes one grapheme of `columns` columns at a cell, inside of `clip`. A wide grapheme that
    /// is cut by the edge of `clip` leaves a blank, since no terminal shows half of it.
    pub(crate) fn put(
        &mut self,
        at: Position,
        grapheme: &str,
        columns: usize,
        style: Style,
        clip: Rect,
    ) {
        let glyph = self.graphemes.glyph(grapheme);
        let left = clip.contains(at);
        if columns < 2 {
            if left {
                self.set(at, Cell { glyph, style });
            }
            return;
        }
        let next = Position::new(at.row, at.column.saturating_add(1));
        let right = clip.contains(next);
        if left && right {
            self.set(at, Cell { glyph, style });
            self.set(
                next,
                Cell {
                    glyph: Glyph::RIGHT_HALF,
                    style,
                },
            );
        } else if left {
            self.set(at, Cell::blank(style));
        } else if right {
            self.set(next, Cell::blank(style));
        }
    }

    /// Writes a cell and keeps wide graphemes whole: one that loses a half becomes blank.
    fn set(&mut self, at: Position, cell: Cell) {
        let (Ok(row), Ok(column)) = (usize::try_from(at.row), usize::try_from(at.column)) else {
            return;
        };
        let Some(cells) = self.row_mut(row) else {
            return;
        };
        let Some(old) = cells.get(column).copied() else {
            return;
        };
        if old.glyph == Glyph::RIGHT_HALF
            && cell.glyph != Glyph::RIGHT_HALF
            && let Some(left) = column.checked_sub(1).and_then(|left| cells.get_mut(left))
        {
            *left = Cell::blank(left.style);
        }
        if let Some(next) = cells.get_mut(column + 1)
            && next.glyph == Glyph::RIGHT_HALF
        {
            *next = Cell::blank(next.style);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
    }

    /// Blanks `rect`, which must lie within the surface, in `style`.
    pub(crate) fn blank(&mut self, rect: Rect, style: Style) {
        if rect.is_empty() {
            return;
        }
        let (Ok(left), Ok(right)) = (usize::try_from(rect.left()), usize::try_from(rect.right()))
        else {
            return;
        };
        for row in rect.top()..rect.bottom() {
            for edge in [rect.left(), rect.right().saturating_sub(1)] {
                // Through `set`, so that wide graphemes that reach across the edge are not left with one half.
                self.set(Position::new(row, edge), Cell::blank(style));
            }
            if let Some(cells) = usize::try_from(row)
                .ok()
                .and_then(|row| self.row_mut(row))
                .and_then(|row| row.get_mut(left..right))
            {
                cells.fill(Cell::blank(style));
            }
        }
    }

    /// Changes the styles in `rect`, which must lie within the surface. A wide grapheme has one style, that of its left half.
    pub(crate) fn restyle(&mut self, rect: Rect, change: impl Fn(Style) -> Style) {
        let (Ok(left), Ok(right)) = (usize::try_from(rect.left()), usize::try_from(rect.right()))
        else {
            return;
        };
        for row in rect.top()..rect.bottom() {
            let Some(cells) = usize::try_from(row).ok().and_then(|row| self.row_mut(row)) else {
                continue;
            };
            let mut before = None;
            let reach = cells.iter_mut().enumerate().take(right.saturating_add(1));
            for (column, cell) in reach.skip(left.saturating_sub(1)) {
                if cell.glyph == Glyph::RIGHT_HALF {
                    cell.style = before.unwrap_or(cell.style);
                } else if (left..right).contains(&column) {
                    cell.style = change(cell.style);
                }
                before = Some(cell.style);
            }
        }
    }
}

impl std::fmt::Display for Surface {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for line in self.lines() {
            f.write_str(&line)?;
            f.write_char('\n')?;
        }
        Ok(())
    }
}

/// Draws `text` from `at` on, inside of `clip`, and returns the columns that it takes, clipped or not.
pub(crate) fn draw_text(
    surface: &mut Surface,
    at: Position,
    text: &str,
    style: Style,
    clip: Rect,
) -> usize {
    let mut column = 0_usize;
    let reach = usize::try_from(clip.right().saturating_sub(at.column).max(0)).unwrap_or(0);
    for (grapheme, columns) in text::graphemes(text) {
        if column < reach {
            let place = Position::new(
                at.row,
                at.column
                    .saturating_add(i32::try_from(column).unwrap_or(i32::MAX)),
            );
            surface.put(place, grapheme, columns, style, clip);
        }
        column += columns;
    }
    column
}
