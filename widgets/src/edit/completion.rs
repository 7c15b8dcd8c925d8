//! The lines that a field offers for what is typed, in a list that floats below it.

use strombus_terminal::text;
use strombus_terminal::{Canvas, KeyCode, Position, Rect, Size};

use super::notice::beside;
use crate::content::Content;
use crate::scroll::Scroll;

/// How many lines are offered at most: whoever wants another types on.
const OFFERED: usize = 50;

/// How many rows the list has at most.
const ROWS: u16 = 6;

/// Lines to offer, and the list of those that go on from what is typed.
#[derive(Debug)]
pub(crate) struct Completion {
    lines: Vec<String>,
    offered: Vec<String>,
    /// Whether the person typed on and did not close the list, which there may have been nothing for.
    is_sought: bool,
    /// The line that the person went to.
    at: Option<usize>,
    scroll: Scroll,
}

impl Completion {
    pub(crate) const fn none() -> Self {
        Self {
            lines: Vec::new(),
            offered: Vec::new(),
            is_sought: false,
            at: None,
            scroll: Scroll::EMPTY,
        }
    }

    /// Takes other lines, and offers those of them that go on from `typed` where the person waits for some.
    pub(crate) fn set_lines(&mut self, lines: Vec<String>, typed: &str) {
        let is_sought = self.is_sought;
        self.lines = lines;
        self.close();
        if is_sought {
            self.offer(typed);
        }
    }

    pub(crate) const fn is_open(&self) -> bool {
        !self.offered.is_empty()
    }

    /// Returns whether the list was open.
    pub(crate) fn close(&mut self) -> bool {
        let was = self.is_open();
        self.offered.clear();
        self.is_sought = false;
        self.at = None;
        self.scroll = Scroll::EMPTY;
        was
    }

    /// Offers what goes on from `typed`, upper case or lower.
    pub(crate) fn offer(&mut self, typed: &str) {
        self.close();
        self.is_sought = true;
        // Without lines to offer no copy is made of what is typed, which may be a password.
        if typed.is_empty() || self.lines.is_empty() {
            return;
        }
        let typed = typed.to_lowercase();
        let goes_on = |line: &&String| {
            let line = line.to_lowercase();
            line.starts_with(&typed) && line != typed
        };
        let offered = self.lines.iter().filter(goes_on).take(OFFERED);
        self.offered = offered.cloned().collect();
        self.scroll.set_content(self.offered.len());
        let rows = self.offered.len().min(ROWS.into());
        self.scroll.set_visible(rows);
    }

    /// Moves in the list with a key. Returns whether that had a meaning.
    pub(crate) fn key(&mut self, key: KeyCode) -> bool {
        let Some(last) = self.offered.len().checked_sub(1) else {
            return false;
        };
        self.at = match (key, self.at) {
            (KeyCode::Escape, _) => return self.close(),
            (KeyCode::Down, None) => Some(0),
            (KeyCode::Down, Some(at)) => Some((at + 1).min(last)),
            (KeyCode::Up, None | Some(0)) => None,
            (KeyCode::Up, Some(at)) => Some(at - 1),
            _ => return false,
        };
        let at = self.at.unwrap_or(0);
        self.scroll.reveal(at..at + 1);
        true
    }

    /// What is taken by Enter: the line that the person went to.
    pub(crate) fn chosen(&self) -> Option<String> {
        self.offered.get(self.at?).cloned()
    }

    /// What is taken by Tab: that, or else the first.
    pub(crate) fn first(&self) -> Option<String> {
        self.offered.get(self.at.unwrap_or(0)).cloned()
    }

    /// The line at a row of the list, from 0.
    pub(crate) fn line_at(&self, row: i32) -> Option<String> {
        let row = usize::try_from(row).ok()?;
        self.offered.get(self.scroll.offset() + row).cloned()
    }

    /// How many rows the list has.
    pub(crate) fn rows(&self) -> u16 {
        u16::try_from(self.scroll.visible()).unwrap_or(ROWS)
    }

    pub(crate) fn float(&self, screen: Rect) -> Option<Rect> {
        if !self.is_open() {
            return None;
        }
        let widest = self.offered.iter().map(|line| text::width(line)).max();
        let columns = u16::try_from(widest.unwrap_or(0) + 2).unwrap_or(u16::MAX);
        Some(beside(1, Size::new(self.rows(), columns), screen))
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) {
        let room = usize::from(canvas.size().columns).saturating_sub(2);
        for (row, at) in (0..).zip(self.scroll.shown()) {
            let Some(line) = self.offered.get(at) else {
                return;
            };
            let style = match self.at == Some(at) {
                true => canvas.theme().selected,
                // Told from what it lies above.
                false => canvas.theme().floating,
            };
            let whole = Rect::new(Position::new(row, 0), Size::new(1, canvas.size().columns));
            canvas.blank(whole, style);
            let content = Content::from(line);
            content.draw_cut(canvas, Position::new(row, 1), 0..line.len(), room, style);
            if self.at == Some(at) {
                canvas.text(Position::new(row, 0), "›", style);
            }
        }
    }
}
