//! A picture of a screen: an SVG that stands by itself.
//!
//! Characters are text, in whatever fixed-width font the viewer has; every word has its own place and length, so that columns
//! align in any font. Lines, blocks and Braille are drawn, so that they join whatever the font thinks of them. Colours of the palette
//! are those of a [`PictureTheme`], unless the program has set them. Hyperlinks lead to their targets on the web. The same screen always makes the same bytes.

mod blocks;
mod boxes;
mod braille;
mod color;
mod cursor;
mod decoration;
mod frame;
mod link;
mod look;
mod number;
mod row;
mod sheet;
#[cfg(test)]
mod tests;
mod text;
mod theme;

pub use theme::PictureTheme;

use crate::screen::{LineSize, Screen};
use frame::Frame;
use look::Looks;
use sheet::Sheet;

/// The width of a cell: 0.6 em, as most fixed-width fonts have it.
const CELL_WIDTH: f64 = 9.0;
/// The height of a cell.
const CELL_HEIGHT: f64 = 19.0;
/// The size of the font.
const FONT_SIZE: f64 = 15.0;
/// From the top of a cell to the base line.
const BASELINE: f64 = 14.0;

/// The fonts, the viewer's own first: what a terminal would use there.
const FONTS: &str = "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, \
                     'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono', monospace";

/// How a picture is to look.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    theme: PictureTheme,
    frame: Option<String>,
}

impl Picture {
    /// A dark picture without a frame.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With these colours.
    #[must_use]
    pub fn theme(mut self, theme: PictureTheme) -> Self {
        self.theme = theme;
        self
    }

    /// In a window with `title` on its bar.
    #[must_use]
    pub fn frame(mut self, title: impl Into<String>) -> Self {
        self.frame = Some(title.into());
        self
    }

    /// The picture of `screen`, as the text of an SVG file.
    #[must_use]
    pub fn svg(&self, screen: &Screen) -> String {
        let size = screen.size();
        let looks = Looks::new(self.theme, screen);
        let mut sheet = Sheet::default();
        let mut doubled = String::new();
        let (mut clips, mut top) = (String::new(), 0.0);
        for y in 0..size.rows {
            let line = screen.line_size(y);
            if line == LineSize::Single {
                row::draw(&mut sheet, screen, &looks, y, top);
            } else {
                let mut alone = Sheet::default();
                row::draw(&mut alone, screen, &looks, y, 0.0);
                sheet::doubled(&alone, line, top, size, &mut clips, &mut doubled);
            }
            top += CELL_HEIGHT;
        }
        let width = f64::from(size.columns) * CELL_WIDTH;
        let frame = Frame::new(self.theme, self.frame.as_deref(), width, top);
        let mut out = frame.open(&looks, &clips);
        sheet.write(&mut out);
        out += &doubled;
        frame.close(&mut out);
        out
    }
}
