//! Widgets in rows and columns that line up.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Rect, Size};

use crate::child::Child;
use crate::length::{Length, Wish, share};
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::Widget;

/// Widgets in rows and columns that line up: each comes after the one before, from the left to the right, and then
/// into the next row.
///
/// A column is as wide as the widest widget in it wishes, a row as high as the highest, unless they were told
/// otherwise; what is left over or missing is shared as [`VBox`](crate::VBox) shares it. A widget may span several columns and rows.
///
/// ```
/// use strombus_widgets::{Grid, Label, Length, TextInput};
///
/// # fn form<M: Send + 'static>(ui: &mut strombus_widgets::Ui<M>) {
/// let name = ui.add(TextInput::new());
/// let form = Grid::new(2)
///     .column(1, Length::flexible())
///     .gap(0, 2)
///     .with(Label::new("Name"))
///     .with(name)
///     .spanning(Label::new("All of this is kept."), 1, 2);
/// ui.set_root(form);
/// # }
/// ```
#[derive(Debug)]
pub struct Grid {
    cells: Vec<Cell>,
    columns: Vec<Option<Length>>,
    rows: Vec<Option<Length>>,
    gap: Size,
    /// How many rows there are.
    height: usize,
    /// For each column, the row from which on no widget is in it.
    taken: Vec<usize>,
}

/// A widget and the cells that it takes.
#[derive(Debug)]
struct Cell {
    child: Child,
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
}

/// More rows than any screen has are not kept apart.
const MOST: usize = u16::MAX as usize;

impl Grid {
    /// A grid of so many columns; of one, if that is 0.
    #[must_use]
    pub fn new(columns: u16) -> Self {
        Self {
            cells: Vec::new(),
            columns: vec![None; usize::from(columns.max(1))],
            rows: Vec::new(),
            gap: Size::new(0, 0),
            height: 0,
            taken: vec![0; usize::from(columns.max(1))],
        }
    }

    /// With so many rows left blank between rows, and columns between columns.
    #[must_use]
    pub const fn gap(mut self, rows: u16, columns: u16) -> Self {
        self.gap = Size::new(rows, columns);
        self
    }

    /// With the column of this number, from 0, so wide whatever is in it.
    #[must_use]
    pub fn column(mut self, column: u16, width: Length) -> Self {
        if let Some(given) = self.columns.get_mut(usize::from(column)) {
            *given = Some(width);
        }
        self
    }

    /// With the row of this number, from 0, so high whatever is in it.
    #[must_use]
    pub fn row(mut self, row: u16, height: Length) -> Self {
        let row = usize::from(row);
        if self.rows.len() <= row {
            self.rows.resize(row + 1, None);
        }
        if let Some(given) = self.rows.get_mut(row) {
            *given = Some(height);
        }
        self
    }

    /// With another widget in the next cell that is free.
    #[must_use]
    pub fn with(self, child: impl Into<Child>) -> Self {
        self.spanning(child, 1, 1)
    }

    /// With another widget in the next place where so many rows and columns are free.
    #[must_use]
    pub fn spanning(mut self, child: impl Into<Child>, rows: u16, columns: u16) -> Self {
        self.push_spanning(child, rows, columns);
        self
    }

    /// Puts another widget into the next cell that is free.
    pub fn push(&mut self, child: impl Into<Child>) {
        self.push_spanning(child, 1, 1);
    }

    /// Puts another widget into the next place where so many rows and columns are free.
    pub fn push_spanning(&mut self, child: impl Into<Child>, rows: u16, columns: u16) {
        let rows = usize::from(rows.max(1));
        let columns = usize::from(columns.max(1)).min(self.columns.len());
        let (row, column) = self.next_free(columns);
        let end = (row + rows).min(MOST);
        self.height = self.height.max(end);
        for taken in self.taken.iter_mut().skip(column).take(columns) {
            *taken = end;
        }
        self.cells.push(Cell {
            child: child.into(),
            row,
            column,
            rows,
            columns,
        });
    }

    /// Takes all widgets out. Those that were added with an id are there still, and can be put elsewhere.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.height = 0;
        self.taken.fill(0);
    }

    /// Where behind the last widget a row has so many columns that no widget from a row above reaches into.
    fn next_free(&self, columns: usize) -> (usize, usize) {
        let Some(last) = self.cells.last() else {
            return (0, 0);
        };
        let (mut row, mut column) = (last.row, last.column + last.columns);
        loop {
            if column + columns > self.columns.len() {
                (row, column) = (row + 1, 0);
            }
            let wanted = self.taken.get(column..column + columns);
            let wanted = wanted.unwrap_or_default();
            match wanted.iter().rposition(|&until| until > row) {
                Some(taken) => column += taken + 1,
                None => return (row, column),
            }
        }
    }

    /// How wide each column wants to be.
    fn widths(&self, available: Size, measure: &Measure<'_>) -> Vec<Length> {
        let mut widths = vec![Length::fixed(0); self.columns.len()];
        for cell in self.cells.iter().filter(|cell| cell.columns == 1) {
            if let Some(width) = widths.get_mut(cell.column) {
                let wished = measure.columns(&cell.child, available);
                *width = Length::most([*width, wished].into_iter());
            }
        }
        for (width, given) in widths.iter_mut().zip(&self.columns) {
            *width = given.unwrap_or(*width);
        }
        widths
    }

    /// How high each row wants to be where the columns are so wide.
    fn heights(&self, columns: &[Track], available: Size, measure: &Measure<'_>) -> Vec<Length> {
        let mut heights = vec![Length::fixed(0); self.height];
        for cell in self.cells.iter().filter(|cell| cell.rows == 1) {
            let (_, columns) = span(columns, cell.column, cell.columns);
            let wish = measure.wish(&cell.child, Size::new(available.rows, columns));
            if let Some(height) = heights.get_mut(cell.row) {
                *height = Length::most([*height, wish.rows].into_iter());
            }
        }
        for (height, given) in heights.iter_mut().zip(&self.rows) {
            *height = given.unwrap_or(*height);
        }
        heights
    }

    fn gaps(gap: u16, tracks: usize) -> u16 {
        gap.saturating_mul(u16::try_from(tracks.saturating_sub(1)).unwrap_or(u16::MAX))
    }

    /// The columns and the rows in a place of this size.
    fn tracks(&self, size: Size, measure: &Measure<'_>) -> (Vec<Track>, Vec<Track>) {
        let lay = |room: u16, gap: u16, lengths: &[Length]| {
            let room = room.saturating_sub(Self::gaps(gap, lengths.len()));
            tracks(&share(room, lengths), gap)
        };
        let columns = lay(size.columns, self.gap.columns, &self.widths(size, measure));
        let heights = self.heights(&columns, size, measure);
        let rows = lay(size.rows, self.gap.rows, &heights);
        (columns, rows)
    }
}

/// Where a row or a column begins, and where it ends.
type Track = (i32, i32);

/// Rows or columns of these lengths, one after the other.
fn tracks(lengths: &[u16], gap: u16) -> Vec<Track> {
    let mut next = 0;
    let track = |&length: &u16| {
        let start = next;
        let end = start + i32::from(length);
        next = end + i32::from(gap);
        (start, end)
    };
    lengths.iter().map(track).collect()
}

/// Where `count` tracks from `first` on begin, and how long they are together with what lies between them.
fn span(tracks: &[Track], first: usize, count: usize) -> (i32, u16) {
    let start = tracks.get(first).map_or(0, |track| track.0);
    let last = (first + count).saturating_sub(1);
    let end = tracks
        .get(last)
        .or(tracks.last())
        .map_or(start, |track| track.1);
    (start, u16::try_from(end - start).unwrap_or(0))
}

impl Widget for Grid {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let widths = self.widths(available, measure);
        let gaps = Size::new(
            Self::gaps(self.gap.rows, self.height),
            Self::gaps(self.gap.columns, widths.len()),
        );
        let shared = share(available.columns.saturating_sub(gaps.columns), &widths);
        let heights = self.heights(&tracks(&shared, self.gap.columns), available, measure);
        Wish::new(
            Length::sum(heights.into_iter()).plus(gaps.rows),
            Length::sum(widths.into_iter()).plus(gaps.columns),
        )
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        for cell in &mut self.cells {
            visit(&mut cell.child);
        }
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let (widths, heights) = self.tracks(size, arranger.measure());
        for cell in &self.cells {
            let (row, rows) = span(&heights, cell.row, cell.rows);
            let (column, columns) = span(&widths, cell.column, cell.columns);
            let wish = arranger
                .measure()
                .wish(&cell.child, Size::new(rows, columns));
            let size = Size::new(
                rows.min(wish.rows.maximum),
                columns.min(wish.columns.maximum),
            );
            arranger.place(&cell.child, Rect::new(Position::new(row, column), size));
        }
    }
}
