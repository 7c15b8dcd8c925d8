//! Rows of which one is the cursor's: the keys, the mouse and the scrolling of every widget that shows such.

use std::ops::Range;

use strombus_terminal::{Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Rect, Size};

use crate::axis::Axis;
use crate::scroll::Scroll;
use crate::widget::Outcome;
use crate::widgets::scrollbar::Bar;

/// So many rows, a cursor on one of them, and a window onto them.
#[derive(Debug)]
pub(crate) struct Rows {
    scroll: Scroll,
    at: usize,
    /// The row that was clicked last, if nothing else was done since.
    clicked: Option<usize>,
    bar: Bar,
}

/// What the mouse did to rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// Nothing.
    Ignored,
    /// It scrolled, or took hold of the thumb.
    Scrolled,
    /// It clicked on this row, where the cursor is now.
    Row {
        row: usize,
        /// Whether the cursor was elsewhere before.
        moved: bool,
        /// Whether the click before was on this row too.
        again: bool,
    },
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            scroll: Scroll::EMPTY,
            at: 0,
            clicked: None,
            bar: Bar::new(Axis::Rows),
        }
    }
}

impl Rows {
    /// The row with the cursor, if there is a row.
    pub(crate) const fn at(&self) -> Option<usize> {
        if self.count() == 0 {
            None
        } else {
            Some(self.at)
        }
    }

    /// How many rows there are.
    pub(crate) const fn count(&self) -> usize {
        self.scroll.content()
    }

    /// There are so many rows now. The cursor stays, or goes to the last.
    pub(crate) fn set_count(&mut self, count: usize) {
        // A person who scrolled away with the wheel is not torn back by news.
        let was_seen = self.scroll.shown().contains(&self.at);
        let before = self.at;
        self.scroll.set_content(count);
        self.at = self.at.min(count.saturating_sub(1));
        self.clicked = None;
        if was_seen || self.at != before {
            self.reveal();
        }
    }

    /// So many rows have a place on the screen now.
    pub(crate) fn set_visible(&mut self, rows: usize) {
        if self.scroll.visible() != rows {
            self.scroll.set_visible(rows);
            self.reveal();
        }
    }

    /// Puts the cursor on a row, or on the last. Returns whether it was elsewhere.
    pub(crate) fn go(&mut self, row: usize) -> bool {
        let row = row.min(self.count().saturating_sub(1));
        self.clicked = None;
        let moved = std::mem::replace(&mut self.at, row) != row;
        self.reveal();
        moved
    }

    fn reveal(&mut self) {
        self.scroll.reveal(self.at..self.at.saturating_add(1));
    }

    /// The rows that reach the screen where only `seen` of the window does, and where each stands.
    pub(crate) fn seen(&self, seen: Rect) -> impl Iterator<Item = (i32, usize)> + use<> {
        let rows: Range<usize> = self.scroll.seen(seen);
        (seen.top()..).zip(rows)
    }

    /// Which row a key goes to; with `letters`, `j` and `k` go too.
    pub(crate) fn target(&self, key: &Key, letters: bool) -> Option<usize> {
        if !key.modifiers.is_empty() {
            return None;
        }
        let distance = match key.code {
            KeyCode::Char('k') if letters => -1,
            KeyCode::Char('j') if letters => 1,
            KeyCode::Up => -1,
            KeyCode::Down => 1,
            KeyCode::PageUp => -self.scroll.page(),
            KeyCode::PageDown => self.scroll.page(),
            KeyCode::Home => isize::MIN,
            KeyCode::End => isize::MAX,
            _ => return None,
        };
        let last = self.count().checked_sub(1)?;
        Some(self.at.saturating_add_signed(distance).min(last))
    }

    /// Takes the mouse: `area` is where the rows stand, with the thumb in its last column.
    pub(crate) fn mouse(&mut self, mouse: &Mouse, area: Rect) -> Touch {
        let mut track = area;
        track.origin.column = area.right() - 1;
        track.size.columns = 1;
        let on_bar = self.scroll.overflows() || !matches!(mouse.action, MouseAction::Press(_));
        if on_bar && self.bar.mouse(mouse, track, &mut self.scroll) == Outcome::Consumed
            || self.scroll.wheel(mouse.action)
        {
            self.clicked = None;
            return Touch::Scrolled;
        }
        if mouse.action != MouseAction::Press(MouseButton::Left) || !area.contains(mouse.at) {
            return Touch::Ignored;
        }
        let row = usize::try_from(mouse.at.row - area.top()).unwrap_or(0);
        let row = self.scroll.offset().saturating_add(row);
        if row >= self.count() {
            return Touch::Ignored;
        }
        let again = self.clicked == Some(row);
        let moved = self.go(row);
        self.clicked = (!again).then_some(row);
        Touch::Row { row, moved, again }
    }

    /// Draws the thumb into the last column, if there is more than the window shows. Returns the room that is left for the rows.
    pub(crate) fn draw_thumb(&self, canvas: &mut Canvas<'_>) -> Size {
        let mut room = canvas.size();
        if self.scroll.overflows() {
            self.scroll.draw_thumb(canvas, canvas.theme().quiet);
            room.columns = room.columns.saturating_sub(1);
        }
        room
    }
}
