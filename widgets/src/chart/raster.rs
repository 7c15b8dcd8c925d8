//! Dots that are finer than cells.

use strombus_terminal::{Canvas, Position, Size, Style};

use super::marks::Marks;

/// The dots of a Braille cell, by column and row of the dot (Unicode 17, section 21.1).
const BRAILLE: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// Quarters of a cell, by their bits: upper left 1, upper right 2, lower left 4, lower right 8.
const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// What lines of ASCII are drawn with, one for each line.
const ASCII: [&str; 5] = ["*", "+", "o", "x", "#"];

/// Cells of which each has some dots, and the line that set one there last.
#[derive(Debug)]
pub(crate) struct Raster {
    size: Size,
    marks: Marks,
    cells: Vec<(u8, u8)>,
}

impl Raster {
    pub(crate) fn new(size: Size, marks: Marks) -> Self {
        let size = Size::new(
            size.rows.min(Size::MAX.rows),
            size.columns.min(Size::MAX.columns),
        );
        Self {
            size,
            marks,
            cells: vec![(0, 0); size.cells()],
        }
    }

    /// How many dots there are in a cell: rows and columns.
    const fn dots(&self) -> (i32, i32) {
        match self.marks {
            Marks::Braille => (4, 2),
            Marks::Blocks => (2, 2),
            Marks::Ascii => (1, 1),
        }
    }

    /// The rows and the columns of dots.
    pub(crate) fn extent(&self) -> (i32, i32) {
        let (rows, columns) = self.dots();
        (
            i32::from(self.size.rows) * rows,
            i32::from(self.size.columns) * columns,
        )
    }

    fn set(&mut self, row: i32, column: i32, line: u8) {
        let (rows, columns) = self.dots();
        let extent = self.extent();
        if !(0..extent.0).contains(&row) || !(0..extent.1).contains(&column) {
            return;
        }
        let (Ok(cell_row), Ok(cell_column)) = (
            usize::try_from(row / rows),
            usize::try_from(column / columns),
        ) else {
            return;
        };
        let bit = match (self.marks, row % rows, column % columns) {
            (Marks::Braille, row, column) => {
                let column = BRAILLE[usize::from(column == 1)];
                usize::try_from(row)
                    .ok()
                    .and_then(|row| column.get(row))
                    .copied()
                    .unwrap_or(0)
            }
            (Marks::Blocks, row, column) => 1 << (row * 2 + column),
            (Marks::Ascii, ..) => 1,
        };
        let index = cell_row * usize::from(self.size.columns) + cell_column;
        if let Some(cell) = self.cells.get_mut(index) {
            *cell = (cell.0 | bit, line);
        }
    }

    /// Sets the dots from one to another, given by row and column, for the line of this number. What is far outside is
    /// not walked through.
    pub(crate) fn line(&mut self, from: (i32, i32), to: (i32, i32), line: u8) {
        let (rows, columns) = self.extent();
        let near = |(row, column): (i32, i32)| {
            (
                row.clamp(-rows, 2 * rows),
                column.clamp(-columns, 2 * columns),
            )
        };
        let (from, to) = (near(from), near(to));
        let (down, right) = (to.0 - from.0, to.1 - from.1);
        let steps = down.abs().max(right.abs());
        for step in 0..=steps {
            let part = |way: i32| (way * step * 2 + steps * way.signum()) / (2 * steps.max(1));
            self.set(from.0 + part(down), from.1 + part(right), line);
        }
    }

    /// Draws the cells that have dots, each in the style of its line.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, style: impl Fn(u8) -> Style) {
        let seen = canvas.visible();
        let mut text = [0; 4];
        let rows = self.cells.chunks(usize::from(self.size.columns).max(1));
        for (row, cells) in (0..seen.bottom()).zip(rows) {
            for (column, &(dots, line)) in (0..seen.right()).zip(cells) {
                if dots == 0 || row < seen.top() || column < seen.left() {
                    continue;
                }
                let sign = match self.marks {
                    Marks::Braille => char::from_u32(0x2800 + u32::from(dots))
                        .map_or("", |sign| sign.encode_utf8(&mut text)),
                    Marks::Blocks => QUARTERS.get(usize::from(dots)).copied().unwrap_or(" "),
                    Marks::Ascii => ascii(line),
                };
                canvas.text(Position::new(row, column), sign, style(line));
            }
        }
    }
}

/// What a line of ASCII is drawn with.
pub(crate) fn ascii(line: u8) -> &'static str {
    ASCII
        .get(usize::from(line) % ASCII.len())
        .copied()
        .unwrap_or("*")
}
