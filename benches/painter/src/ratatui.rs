//! The frames, drawn by ratatui with its crossterm backend, which knows one kind of terminal.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use anyhow::Result;
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier, Style};

use crate::Drawn;
use crate::frame::Frame;

/// What was written, reached from outside of the backend that owns its writer.
#[derive(Clone, Default)]
struct Written(Rc<RefCell<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Ratatui's own backend, which however asks no terminal for its size.
struct Counted {
    inner: CrosstermBackend<Written>,
    size: Size,
    cursor: Position,
}

impl Backend for Counted {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        self.inner.set_cursor_position(self.cursor)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::new(0, 0),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

/// Draws `frames`.
///
/// # Errors
///
/// None that a vector makes.
pub fn draw(frames: &[Frame]) -> Result<Drawn> {
    let blank = crate::blank_before(frames);
    let size = blank.as_ref().map_or(Size::new(0, 0), size_of);
    let mut written = Written::default();
    let mut terminal = Terminal::new(Counted {
        inner: CrosstermBackend::new(written.clone()),
        size,
        cursor: Position::ORIGIN,
    })?;
    // As `ratatui::init` does.
    written.write_all(b"\x1b[?1049h")?;
    terminal.clear()?;
    let mut paint = |frame: &Frame| -> Result<Vec<u8>> {
        terminal.backend_mut().size = size_of(frame);
        terminal.draw(|drawing| {
            for run in &frame.runs {
                let (x, y) = (run.at.column as u16, run.at.row as u16);
                drawing
                    .buffer_mut()
                    .set_string(x, y, &run.text, style(run.style));
            }
            if let Some(at) = frame.cursor {
                drawing.set_cursor_position((at.column as u16, at.row as u16));
            }
        })?;
        Ok(written.0.take())
    };
    let setup = blank.as_ref().map_or(Ok(Vec::new()), &mut paint)?;
    let frames = frames.iter().map(paint).collect::<Result<_>>()?;
    Ok(Drawn { setup, frames })
}

fn size_of(frame: &Frame) -> Size {
    Size::new(frame.size.columns, frame.size.rows)
}

fn style(style: strombus_terminal::Style) -> Style {
    let color = |color| match color {
        strombus_terminal::Color::Default => Color::Reset,
        strombus_terminal::Color::Indexed(index) => Color::Indexed(index),
        strombus_terminal::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    };
    // The first bits are in the same order, except that ratatui has two for blinking.
    let modifiers = [
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::ITALIC,
        Modifier::UNDERLINED,
        Modifier::SLOW_BLINK,
        Modifier::REVERSED,
        Modifier::HIDDEN,
        Modifier::CROSSED_OUT,
    ];
    let bits = style.attributes.bits();
    let set = (0..).zip(modifiers).filter(|(n, _)| bits >> n & 1 == 1);
    let modifier = set.fold(Modifier::empty(), |all, (_, one)| all | one);
    Style::new()
        .fg(color(style.foreground))
        .bg(color(style.background))
        .add_modifier(modifier)
}
