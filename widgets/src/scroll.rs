//! Where a thing stands that is longer than what shows it, on one axis: the same for every widget that scrolls.

use std::ops::Range;

use strombus_terminal::{Canvas, Key, KeyCode, MouseAction, Position, Rect, Style};

/// How far one turn of the wheel goes.
const WHEEL: isize = 3;

/// A window of `visible` rows (or columns) onto `content` of them, of which `offset` lie before it.
///
/// It never stands beyond the end: every change keeps the window filled while there is content to fill it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    offset: usize,
    content: usize,
    visible: usize,
}

impl Scroll {
    /// Nothing, and nothing of it seen.
    pub(crate) const EMPTY: Self = Self {
        offset: 0,
        content: 0,
        visible: 0,
    };

    /// How much lies before the window.
    pub(crate) const fn offset(&self) -> usize {
        self.offset
    }

    /// How much there is in all.
    pub(crate) const fn content(&self) -> usize {
        self.content
    }

    /// How much the window shows.
    pub(crate) const fn visible(&self) -> usize {
        self.visible
    }

    /// What the window shows of the content; shorter than the window at most where the content is.
    pub(crate) fn shown(&self) -> Range<usize> {
        self.offset..self.offset.saturating_add(self.visible).min(self.content)
    }

    /// What the window shows of the content where only the rows `seen` of the window reach the screen.
    pub(crate) fn seen(&self, seen: Rect) -> Range<usize> {
        let rows = |row: i32| {
            self.offset
                .saturating_add(usize::try_from(row).unwrap_or(0))
        };
        let end = rows(seen.bottom()).min(self.shown().end);
        rows(seen.top()).min(end)..end
    }

    /// Whether there is more than the window shows.
    pub(crate) const fn overflows(&self) -> bool {
        self.content > self.visible
    }

    /// The farthest that the window goes.
    pub(crate) const fn end(&self) -> usize {
        self.content.saturating_sub(self.visible)
    }

    /// Whether the window shows the end.
    pub(crate) const fn is_at_end(&self) -> bool {
        self.offset >= self.end()
    }

    /// There is so much content now. Returns whether the window moved.
    pub(crate) fn set_content(&mut self, content: usize) -> bool {
        self.content = content;
        self.to(self.offset)
    }

    /// The window is so long now. Returns whether it moved.
    pub(crate) fn set_visible(&mut self, visible: usize) -> bool {
        self.visible = visible;
        self.to(self.offset)
    }

    /// Goes to `offset`, or as far as there is content. Returns whether the window moved.
    pub(crate) fn to(&mut self, offset: usize) -> bool {
        let to = offset.min(self.end());
        let before = std::mem::replace(&mut self.offset, to);
        self.offset != before
    }

    /// Goes on by so much, back if it is negative. Returns whether the window moved.
    pub(crate) fn by(&mut self, distance: isize) -> bool {
        self.to(self.offset.saturating_add_signed(distance))
    }

    /// Goes on by so many windows, with one row of each kept in sight. Returns whether the window moved.
    pub(crate) fn by_pages(&mut self, pages: isize) -> bool {
        self.by(self.page().saturating_mul(pages))
    }

    /// Goes no farther than it must to show `range`; of one that is longer than the window, its beginning.
    /// Returns whether the window moved.
    pub(crate) fn reveal(&mut self, range: Range<usize>) -> bool {
        if range.start < self.offset || range.len() > self.visible {
            self.to(range.start)
        } else {
            self.to(self.offset.max(range.end.saturating_sub(self.visible)))
        }
    }

    /// Does what a key for scrolling says. Returns whether the window moved.
    pub(crate) fn key(&mut self, key: &Key) -> bool {
        if !key.modifiers.is_empty() {
            return false;
        }
        match key.code {
            KeyCode::Up => self.by(-1),
            KeyCode::Down => self.by(1),
            KeyCode::PageUp => self.by_pages(-1),
            KeyCode::PageDown => self.by_pages(1),
            KeyCode::Home => self.to(0),
            KeyCode::End => self.to(usize::MAX),
            _ => false,
        }
    }

    /// Does what a wheel along the rows says. Returns whether the window moved.
    pub(crate) fn wheel(&mut self, action: MouseAction) -> bool {
        match action {
            MouseAction::ScrollUp => self.by(-WHEEL),
            MouseAction::ScrollDown => self.by(WHEEL),
            _ => false,
        }
    }

    /// How far a page goes.
    pub(crate) fn page(&self) -> isize {
        isize::try_from(self.visible.saturating_sub(1).max(1)).unwrap_or(isize::MAX)
    }

    /// Draws the thumb into the last column of `canvas`, if there is more than the window shows.
    pub(crate) fn draw_thumb(&self, canvas: &mut Canvas<'_>, style: Style) {
        let size = canvas.size();
        if let Some((start, length)) = thumb(size.rows, self.content, self.visible, self.offset) {
            let at = Position::new(i32::from(start), i32::from(size.columns) - 1);
            canvas.vertical(at, length, "┃", style);
        }
    }
}

/// Where the thumb of a scrollbar of `track` cells begins, and how long it is; none if all is visible.
///
/// The thumb touches an end of the track only where the window touches that end of the content, so that it never
/// promises an end that is not there (where the track is long enough to tell).
pub(crate) fn thumb(
    track: u16,
    content: usize,
    visible: usize,
    offset: usize,
) -> Option<(u16, u16)> {
    if track == 0 || content <= visible {
        return None;
    }
    let cells = u128::from(track);
    let part = |of: usize| of as u128;
    let length = (cells * part(visible) / part(content)).clamp(1, (cells - 1).max(1));
    let (room, end) = (cells - length, part(content - visible));
    let at = part(offset).min(end);
    let start = match at {
        0 => 0,
        at if at == end => room,
        at if room < 2 => (room * at + end / 2) / end,
        at => (room * at / end).clamp(1, room - 1),
    };
    Some((u16::try_from(start).ok()?, u16::try_from(length).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(content: usize, visible: usize) -> Scroll {
        let mut scroll = Scroll::default();
        scroll.set_content(content);
        scroll.set_visible(visible);
        scroll
    }

    #[test]
    fn the_window_stays_within_the_content() {
        let mut scroll = window(10, 4);
        assert!(scroll.to(99));
        assert_eq!((scroll.offset(), scroll.is_at_end()), (6, true));
        assert!(!scroll.by(1));
        assert!(scroll.by(-99));
        assert_eq!(scroll.offset(), 0);
        assert!(!window(3, 4).by(1));
    }

    #[test]
    fn content_that_shrinks_pulls_the_window_back() {
        let mut scroll = window(10, 4);
        scroll.to(6);
        assert!(scroll.set_content(7));
        assert_eq!(scroll.shown(), 3..7);
        scroll.set_content(2);
        assert_eq!(scroll.shown(), 0..2);
    }

    #[test]
    fn what_is_revealed_is_reached_by_the_shortest_way() {
        let mut scroll = window(100, 10);
        assert!(!scroll.reveal(3..5));
        scroll.reveal(20..21);
        assert_eq!(scroll.offset(), 11);
        scroll.reveal(5..6);
        assert_eq!(scroll.offset(), 5);
        scroll.reveal(30..60);
        assert_eq!(scroll.offset(), 30);
    }

    #[test]
    fn a_page_keeps_a_row_in_sight() {
        let mut scroll = window(100, 10);
        scroll.by_pages(1);
        assert_eq!(scroll.offset(), 9);
    }

    #[test]
    fn the_thumb_touches_an_end_only_where_the_window_does() {
        assert_eq!(thumb(10, 10, 10, 0), None);
        assert_eq!(thumb(0, 100, 10, 0), None);
        assert_eq!(thumb(10, 100, 10, 0), Some((0, 1)));
        assert_eq!(thumb(10, 100, 10, 1), Some((1, 1)));
        assert_eq!(thumb(10, 100, 10, 89), Some((8, 1)));
        assert_eq!(thumb(10, 100, 10, 90), Some((9, 1)));
        assert_eq!(thumb(10, 20, 10, 5), Some((2, 5)));
    }

    #[test]
    fn the_thumb_always_lies_on_its_track() {
        for track in 0..12 {
            for content in [0, 1, 5, 11, 1000, usize::MAX] {
                for visible in [0, 1, 4, 10, 999] {
                    for offset in [0, 1, 7, 500, usize::MAX] {
                        if let Some((start, length)) = thumb(track, content, visible, offset) {
                            assert!(length >= 1 && start + length <= track);
                        }
                    }
                }
            }
        }
    }
}
