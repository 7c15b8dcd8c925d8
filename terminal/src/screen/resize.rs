//! Changing the size: the primary screen and the scrollback flow into the new width, the alternate screen is cut.

use std::collections::VecDeque;

use super::cell::{Cell, Glyph, Tables};
use super::encoded::{Encoded, Piece};
use super::grid::Grid;
use super::modes::ModeBit;
use super::row::{LineSize, Row};
use super::scrollback::Past;
use super::state::{Margins, State, clamp};
use crate::geometry::Size;

impl State {
    /// Changes the size. The margins become the edges. What a program asks for does not `flow`: xterm's text stays in
    /// its rows, and a few bytes could otherwise have a whole scrollback laid out anew.
    pub(super) fn resize(&mut self, size: Size, flow: bool) {
        let size = clamp(size);
        if size == self.size {
            return;
        }
        self.workshop.is_open = true;
        self.rest();
        let alternate = self.has(ModeBit::AlternateScreen);
        let shown = std::mem::take(&mut self.grid);
        let (primary, other) = if alternate {
            (
                self.hidden
                    .take()
                    .unwrap_or_else(|| Grid::blank(self.size.rows)),
                Some(shown),
            )
        } else {
            (shown, self.hidden.take())
        };
        // While the alternate screen is shown, the primary one's cursor is what was saved.
        let [saved, _] = &self.saved;
        let cursor = if alternate {
            &saved.cursor
        } else {
            &self.cursor
        };
        let pending_wrap = cursor.pending_wrap;
        // It may have been saved when the screen was larger.
        let place = Place {
            row: cursor.row.min(self.last_row()).into(),
            column: usize::from(cursor.column.min(self.last_column()))
                + usize::from(flow && pending_wrap),
        };
        let (primary, place) = self.refill(primary, place, size, flow);
        let other = other.map(|grid| {
            let row = if alternate { self.cursor.row } else { 0 };
            let (grid, above) = cut(grid, self.size.columns, size, row);
            if alternate {
                self.cursor.row = self.cursor.row.saturating_sub(above);
            }
            grid
        });
        self.size = size;
        let last = size.columns - 1;
        let [saved, _] = &mut self.saved;
        let cursor = if alternate {
            &mut saved.cursor
        } else {
            &mut self.cursor
        };
        cursor.row = place.row.min(usize::from(size.rows - 1)) as u16;
        cursor.pending_wrap = if flow {
            place.column > usize::from(last)
        } else {
            pending_wrap
        };
        cursor.column = place.column.min(last.into()) as u16;
        if alternate {
            self.cursor.pending_wrap = false;
            self.grid = other.unwrap_or_default();
            self.hidden = Some(primary);
        } else {
            self.grid = primary;
            self.hidden = other;
        }
        self.cursor.row = self.cursor.row.min(size.rows - 1);
        self.cursor.column = self.cursor.column.min(last);
        self.margins = Margins::whole(size);
        self.tabs.resize(size.columns);
        if self.has(ModeBit::SizeEvents) {
            self.report_resize();
        }
    }

    /// The rows of the primary screen and of the scrollback in the new size, and where the cursor is then.
    fn refill(&mut self, grid: Grid, cursor: Place, size: Size, flow: bool) -> (Grid, Place) {
        let mut rows = grid.into_rows();
        rows.iter_mut().for_each(Row::forget_cleared);
        // What is blank below the cursor makes room.
        while rows.len() > cursor.row + 1 && rows.back().is_some_and(|row| row.encoded().is_blank())
        {
            rows.pop_back();
        }
        let (mut rows, mut cursor) = if !flow || size.columns == self.size.columns {
            (rows, cursor)
        } else {
            let mut flow = Flow::new(self.size.columns, size.columns, cursor);
            let mut past = Vec::new();
            while let Some(row) = self.scrollback.pop() {
                past.push(row);
            }
            flow.before = past.len();
            for row in past.into_iter().rev() {
                let written = row.encoded.written(row.reach);
                flow.take(
                    written.as_ref().unwrap_or(&row.encoded),
                    row.wrapped,
                    row.size,
                );
            }
            for row in &rows {
                flow.take(row.encoded(), row.wrapped, row.size);
            }
            flow.finish()
        };
        let height = usize::from(size.rows);
        // Text that flows goes out at the top as far as it can; else no more than the cursor needs.
        let above = if flow {
            rows.len().saturating_sub(height).min(cursor.row)
        } else {
            (cursor.row + 1).saturating_sub(height)
        };
        for row in rows.drain(..above) {
            self.scrollback.push(Past::of(row));
        }
        cursor.row -= above;
        if rows.len() > height {
            rows.truncate(height);
            // What it went on in is gone.
            if let Some(last) = rows.back_mut() {
                last.wrapped = false;
            }
        }
        while rows.len() < height
            && let Some(past) = self.scrollback.pop()
        {
            rows.push_front(past.into_row());
            cursor.row += 1;
        }
        rows.resize_with(height, Row::default);
        rows.shrink_to_fit();
        if !flow {
            // What goes out at the top stays whole, and may come back.
            rows.iter_mut().for_each(|row| row.narrow(size.columns));
        }
        (Grid::from_rows(rows), cursor)
    }
}

/// A place in a screen of any width.
#[derive(Clone, Copy, Debug)]
struct Place {
    row: usize,
    /// The column; one more than the last where a wrap is pending.
    column: usize,
}

/// Rows of one width on their way into another.
struct Flow {
    from: usize,
    to: u16,
    tables: Tables,
    room: Vec<u8>,
    /// How many rows of scrollback come first.
    before: usize,
    taken: usize,
    cursor: Place,
    moved: Option<Place>,
    rows: VecDeque<Row>,
    /// The row that is being filled.
    cells: Vec<Cell>,
    /// The row before went on in the next.
    is_inside: bool,
    /// Blanks that the row before ended with, though it went on.
    owed: usize,
}

impl Flow {
    fn new(from: u16, to: u16, cursor: Place) -> Self {
        Self {
            from: from.into(),
            to,
            tables: Tables::default(),
            room: Vec::new(),
            before: 0,
            taken: 0,
            cursor,
            moved: None,
            rows: VecDeque::new(),
            cells: Vec::new(),
            is_inside: false,
            owed: 0,
        }
    }

    fn take(&mut self, row: &Encoded, wrapped: bool, size: LineSize) {
        let here = (self.taken == self.before + self.cursor.row).then_some(self.cursor.column);
        self.taken += 1;
        let mut column = 0;
        for piece in row.pieces() {
            for _ in 0..piece.count {
                // A blank before a wide character that did not fit was none of the text.
                if std::mem::take(&mut self.owed) > usize::from(piece.width == 2 && self.is_inside)
                {
                    self.put_blank();
                }
                if here == Some(column) {
                    self.settle(piece.width.into());
                    self.mark(self.cells.len());
                }
                self.put(&piece);
                column += usize::from(piece.width);
                if here.is_some_and(|here| here < column) && self.moved.is_none() {
                    // It was on the right half.
                    self.mark(self.cells.len().saturating_sub(1));
                }
            }
        }
        if let Some(here) = here.filter(|_| self.moved.is_none()) {
            // Directly behind text that fills the row a wrap is pending.
            let behind = here.saturating_sub(column);
            let most = usize::from(self.to) - usize::from(behind > 0);
            self.mark((self.cells.len() + behind).min(most));
        }
        self.is_inside = wrapped && size == LineSize::Single;
        if self.is_inside {
            let blanks = self.from.saturating_sub(column);
            for _ in 1..blanks {
                self.put_blank();
            }
            self.owed = blanks.min(1);
        } else {
            self.end_row(false, size);
        }
    }

    /// The cursor is in this column of the row that is being filled.
    fn mark(&mut self, column: usize) {
        self.moved = Some(Place {
            row: self.rows.len(),
            column,
        });
    }

    /// Begins another row if something so wide does not fit any more.
    fn settle(&mut self, width: usize) {
        if self.cells.len() + width > usize::from(self.to) {
            self.end_row(true, LineSize::Single);
        }
    }

    fn put(&mut self, piece: &Piece<'_>) {
        if usize::from(piece.width) > usize::from(self.to) {
            return;
        }
        self.settle(piece.width.into());
        let glyph = if piece.text.is_empty() {
            Glyph::ERASED
        } else {
            self.tables.glyph(piece.text, piece.width == 2)
        };
        let look = self
            .tables
            .look(piece.look, piece.underline_color, piece.link);
        self.cells.push(Cell { glyph, look });
        if piece.width == 2 {
            self.cells.push(Cell {
                glyph: Glyph::RIGHT_HALF,
                look,
            });
        }
    }

    fn put_blank(&mut self) {
        self.settle(1);
        self.cells.push(Cell::BLANK);
    }

    fn end_row(&mut self, wrapped: bool, size: LineSize) {
        let encoded = Encoded::of(&self.cells, &self.tables, &mut self.room);
        self.rows
            .push_back(Row::resting(encoded, wrapped, size, self.to));
        self.cells.clear();
        self.tables.clear();
    }

    fn finish(mut self) -> (VecDeque<Row>, Place) {
        if self.is_inside {
            self.end_row(false, LineSize::Single);
        }
        let end = Place {
            row: self.rows.len().saturating_sub(1),
            column: 0,
        };
        let cursor = self.moved.unwrap_or(end);
        if self.rows.len() <= cursor.row {
            self.rows.resize_with(cursor.row + 1, Row::default);
        }
        (self.rows, cursor)
    }
}

/// Cuts or fills up a screen that does not flow. Also how many rows went at the top, so that the cursor stays on it.
fn cut(grid: Grid, columns: u16, size: Size, cursor: u16) -> (Grid, u16) {
    let mut rows = grid.into_rows();
    let above = (cursor + 1).saturating_sub(size.rows);
    rows.drain(..usize::from(above).min(rows.len()));
    rows.resize_with(size.rows.into(), Row::default);
    rows.shrink_to_fit();
    if size.columns < columns {
        rows.iter_mut().for_each(|row| row.narrow(size.columns));
    }
    (Grid::from_rows(rows), above)
}
