//! The sequences that are measured: made by a generator with a fixed seed, so the same everywhere and for ever.

mod editing;
mod lists;
mod meters;
mod pages;
mod scrolling;

use strombus_terminal::{Color, Position, Size, Style, Surface};

use crate::frame::{Frame, Sequence};

/// All of them.
#[must_use]
pub fn all() -> Vec<Sequence> {
    vec![
        editing::typing(),
        editing::inserting(),
        editing::editor(),
        scrolling::log(),
        scrolling::pane(),
        scrolling::pager(),
        scrolling::unicode(),
        lists::menus(),
        lists::table(),
        lists::selection(),
        lists::tree(),
        meters::graph(),
        meters::progress(),
        meters::heat(),
        meters::dashboard(),
        pages::redraw(),
        pages::resize(),
        pages::dialogs(),
    ]
}

/// Films a screen: each frame is drawn on a blank one.
struct Film {
    size: Size,
    frames: Vec<Frame>,
}

impl Film {
    fn new() -> Self {
        Self {
            size: Size::VT100,
            frames: Vec::new(),
        }
    }

    fn shoot(&mut self, draw: impl FnOnce(&mut Stage)) {
        let mut stage = Stage(Surface::new(self.size));
        draw(&mut stage);
        self.frames.push(Frame::of(&stage.0));
    }

    fn named(self, name: &'static str) -> Sequence {
        Sequence {
            name,
            frames: self.frames,
        }
    }
}

/// A screen to draw a frame on.
struct Stage(Surface);

impl Stage {
    fn rows(&self) -> i32 {
        self.0.size().rows.into()
    }

    fn columns(&self) -> i32 {
        self.0.size().columns.into()
    }

    fn text(&mut self, row: i32, column: i32, text: &str, style: Style) {
        self.0
            .canvas()
            .text(Position::new(row, column), text, style);
    }

    fn cursor(&mut self, row: i32, column: i32) {
        self.0.set_cursor(Some(Position::new(row, column)));
    }

    /// A row of one style from edge to edge, with a text at its left.
    fn bar(&mut self, row: i32, text: &str, style: Style) {
        self.text(row, 0, &" ".repeat(self.columns() as usize), style);
        self.text(row, 1, text, style);
    }

    /// A blank box with lines around it and a title in the upper one; `right` and `bottom` are in it.
    fn frame(&mut self, (top, left): (i32, i32), (bottom, right): (i32, i32), title: &str) {
        let between = (right - left - 1) as usize;
        let line = "─".repeat(between);
        self.text(top, left, &format!("┌{line}┐"), LINES);
        for row in top + 1..bottom {
            let blanks = " ".repeat(between);
            self.text(row, left, &format!("│{blanks}│"), LINES);
        }
        self.text(bottom, left, &format!("└{line}┘"), LINES);
        if !title.is_empty() {
            self.text(top, left + 2, &format!(" {title} "), Style::new().bold());
        }
    }
}

const LINES: Style = Style::new().fg(Color::BLUE);
const STATUS: Style = Style::new().reverse();
const CHOSEN: Style = Style::new().fg(Color::WHITE).bg(Color::BLUE).bold();

/// Random numbers by the xorshift of Marsaglia: the sequences must be the same whatever a library changes.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) % end.max(1) as u64) as usize
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A few words, at most `columns` wide.
    fn words(&mut self, columns: usize) -> String {
        const WORDS: [&str; 32] = [
            "harbour",
            "at",
            "dawn",
            "relay",
            "of",
            "slow",
            "signals",
            "the",
            "lighthouse",
            "keeper",
            "wrote",
            "in",
            "his",
            "log",
            "a",
            "storm",
            "passed",
            "north",
            "and",
            "left",
            "broken",
            "masts",
            "on",
            "every",
            "beach",
            "from",
            "here",
            "to",
            "cape",
            "turn",
            "again",
            "sailor",
        ];
        let mut text = String::new();
        loop {
            let word = self.pick(&WORDS);
            if text.len() + word.len() >= columns {
                return text;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
    }
}
