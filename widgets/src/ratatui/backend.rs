//! ratatui's backend, drawing on a canvas.

use std::convert::Infallible;

use ratatui_core::backend::{Backend, ClearType, WindowSize};
use ratatui_core::buffer::Cell;
use ratatui_core::layout::{Position as Place, Size as Extent};
use ratatui_core::style::{Color as Hue, Modifier};
use strombus_terminal::{Attributes, Canvas, Color, Position, Style};

/// A canvas as ratatui sees it: a terminal that is blank at the beginning of each frame.
pub(super) struct CanvasBackend<'a, 'c> {
    pub(super) canvas: &'a mut Canvas<'c>,
    pub(super) cursor: Place,
    pub(super) cursor_shown: bool,
}

impl Backend for CanvasBackend<'_, '_> {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (column, row, cell) in content {
            let at = Position::new(row.into(), column.into());
            self.canvas.text(at, cell.symbol(), style_of(cell));
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor_shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor_shown = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Place, Infallible> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Place>>(&mut self, position: P) -> Result<(), Infallible> {
        self.cursor = position.into();
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.canvas.clear(Style::PLAIN);
        Ok(())
    }

    fn clear_region(&mut self, _clear_type: ClearType) -> Result<(), Infallible> {
        // ratatui clears parts for inline viewports only, and there are none here.
        self.clear()
    }

    fn size(&self) -> Result<Extent, Infallible> {
        let size = self.canvas.size();
        Ok(Extent::new(size.columns, size.rows))
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Extent::default(),
        })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

fn style_of(cell: &Cell) -> Style {
    let mut style = Style::new().fg(color_of(cell.fg)).bg(color_of(cell.bg));
    for (modifier, attribute) in [
        (Modifier::BOLD, Attributes::BOLD),
        (Modifier::DIM, Attributes::DIM),
        (Modifier::ITALIC, Attributes::ITALIC),
        (Modifier::UNDERLINED, Attributes::UNDERLINE),
        (Modifier::SLOW_BLINK, Attributes::BLINK),
        (Modifier::RAPID_BLINK, Attributes::BLINK),
        (Modifier::REVERSED, Attributes::REVERSE),
        (Modifier::HIDDEN, Attributes::HIDDEN),
        (Modifier::CROSSED_OUT, Attributes::STRIKE),
    ] {
        if cell.modifier.contains(modifier) {
            style = style.with(attribute);
        }
    }
    style
}

/// ratatui calls ANSI's colour 7 grey, 8 dark grey and 15 white.
const fn color_of(hue: Hue) -> Color {
    match hue {
        Hue::Reset => Color::Default,
        Hue::Black => Color::Indexed(0),
        Hue::Red => Color::Indexed(1),
        Hue::Green => Color::Indexed(2),
        Hue::Yellow => Color::Indexed(3),
        Hue::Blue => Color::Indexed(4),
        Hue::Magenta => Color::Indexed(5),
        Hue::Cyan => Color::Indexed(6),
        Hue::Gray => Color::Indexed(7),
        Hue::DarkGray => Color::Indexed(8),
        Hue::LightRed => Color::Indexed(9),
        Hue::LightGreen => Color::Indexed(10),
        Hue::LightYellow => Color::Indexed(11),
        Hue::LightBlue => Color::Indexed(12),
        Hue::LightMagenta => Color::Indexed(13),
        Hue::LightCyan => Color::Indexed(14),
        Hue::White => Color::Indexed(15),
        Hue::Rgb(r, g, b) => Color::Rgb(r, g, b),
        Hue::Indexed(index) => Color::Indexed(index),
    }
}
