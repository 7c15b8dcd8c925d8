//! Large numerals.

use std::convert::Infallible;

use strombus_terminal::text;
use strombus_terminal::{Canvas, Position, Size, Style};

use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::Measure;
use crate::widget::Widget;

/// The rows of a numeral.
const ROWS: u16 = 3;

/// A number, a time or an amount in numerals of three rows, each three columns wide. Other characters stand on the last row as they
/// are; where there are less than three rows, all do.
#[derive(Clone, Debug, Default)]
pub struct Digits {
    text: String,
    style: Style,
}

impl Digits {
    /// The numerals of `text`.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            style: Style::PLAIN,
        }
    }

    /// In this style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Shows `text` from now on.
    pub fn set_text(&mut self, text: impl Into<String>) {
        self.text = text.into();
    }

    /// What it shows.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The rows of a character, all of one width; none if it has no large form.
fn large(grapheme: &str) -> Option<[&'static str; 3]> {
    Some(match grapheme {
        "0" => ["┌─┐", "│ │", "└─┘"],
        "1" => [" ┐ ", " │ ", " ┴ "],
        "2" => ["──┐", "┌─┘", "└──"],
        "3" => ["──┐", " ─┤", "──┘"],
        "4" => ["│ │", "└─┤", "  │"],
        "5" => ["┌──", "└─┐", "──┘"],
        "6" => ["┌──", "├─┐", "└─┘"],
        "7" => ["──┐", "  │", "  │"],
        "8" => ["┌─┐", "├─┤", "└─┘"],
        "9" => ["┌─┐", "└─┤", "──┘"],
        "-" => ["   ", " ──", "   "],
        "+" => ["   ", "─┼─", "   "],
        ":" => [" ", "·", "·"],
        " " => [" ", " ", " "],
        _ => return None,
    })
}

impl Widget for Digits {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::text(&*self.text)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        if canvas.size().rows < ROWS {
            canvas.text(Position::ORIGIN, &self.text, self.style);
            return;
        }
        let mut at = 0_i32;
        for (grapheme, width) in text::graphemes(&self.text) {
            if at >= canvas.visible().right() {
                return;
            }
            match large(grapheme) {
                Some(rows) => {
                    for (row, part) in (0..).zip(rows) {
                        canvas.text(Position::new(row, at), part, self.style);
                    }
                }
                None => {
                    canvas.text(Position::new(2, at), grapheme, self.style);
                }
            }
            at = at.saturating_add(i32::try_from(columns(grapheme, width)).unwrap_or(3));
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let columns = text::graphemes(&self.text).map(|(grapheme, width)| columns(grapheme, width));
        let columns = u16::try_from(columns.sum::<usize>()).unwrap_or(u16::MAX);
        Wish::new(Length::fixed(ROWS), Length::preferred(columns))
    }
}

fn columns(grapheme: &str, width: usize) -> usize {
    large(grapheme).map_or(width, |[row, ..]| text::width(row))
}
