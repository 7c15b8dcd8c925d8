//! Where open menus lie.

use strombus_terminal::text;
use strombus_terminal::{Position, Rect, Size};

use super::item::{MenuItem, signs};
use super::items::Items;
use crate::beside::{aside, within};

impl<T> Items<T> {
    /// How large the outermost menu wants to be.
    pub(super) fn size(&self) -> Size {
        size(self.of(0), 0)
    }

    /// Gives each open menu its place; the outermost has it, in rows and columns of the widget, as is `screen`.
    /// Says them all, the outermost first.
    pub(super) fn place(&self, outermost: Rect, screen: Rect) -> Vec<Rect> {
        self.screen.set(screen);
        let mut places = Vec::with_capacity(self.open.len());
        for (level, open) in self.open.iter().enumerate() {
            let inside = level.checked_sub(1).map(|around| self.place_inside(around));
            let place = inside.unwrap_or(outermost);
            open.place.set(place);
            self.reveal(level);
            places.push(place);
        }
        places
    }

    /// The outermost takes all of a widget of `size`.
    pub(super) fn resized(&self, size: Size) {
        if let Some(outermost) = self.open.first() {
            outermost.place.set(Rect::of(size));
            self.reveal(0);
        }
    }

    /// Scrolls an open menu to where the person is.
    pub(super) fn reveal(&self, level: usize) {
        let Some(open) = self.open.get(level) else {
            return;
        };
        let rows = open.place.get().size.rows.saturating_sub(2);
        let visible = usize::from(rows).max(1);
        let at = open.at.unwrap_or(0);
        let first = open
            .first
            .get()
            .min(at)
            .max((at + 1).saturating_sub(visible));
        let last = self.of(level).len().saturating_sub(visible);
        open.first.set(first.min(last));
    }

    /// Where the menu comes to lie that the marked item of an open one leads into: beside it, its first item beside that which
    /// leads there; over it where there is no room for both.
    pub(super) fn place_inside(&self, around: usize) -> Rect {
        let open = self.open.iter().take(around + 1);
        let places: Vec<Rect> = open.map(|open| open.place.get()).collect();
        let (Some(&frame), Some(open)) = (places.last(), self.open.get(around)) else {
            return Rect::default();
        };
        let (screen, items) = (self.screen.get(), self.of(around + 1));
        let row = open.at.unwrap_or(0).saturating_sub(open.first.get());
        let row = frame.top() + i32::try_from(row).unwrap_or(0);
        let beside = Rect::new(Position::new(row, frame.left()), frame.size);
        let found = aside(beside, size(items, 0), &places, screen);
        found.unwrap_or_else(|| {
            // All of the other is hidden, and its title says what it was led by.
            let title = self.marked(around).map(|item| text::width(&item.label) + 2);
            let (inside, around) = (size(items, title.unwrap_or(0)), frame.size);
            let rows = inside.rows.max(around.rows).min(screen.size.rows);
            let columns = inside.columns.max(around.columns);
            let size = Size::new(rows, columns.min(screen.size.columns));
            within(frame.origin, size, screen)
        })
    }

    /// Whether an open menu lies over the one that it is inside of.
    pub(super) fn is_over(&self, level: usize) -> bool {
        let place = |level: usize| Some(self.open.get(level)?.place.get());
        let around = level.checked_sub(1).and_then(place);
        let shared = place(level).zip(around).map(|(a, b)| a.intersection(b));
        shared.is_some_and(|shared| !shared.is_empty())
    }

    /// The uppermost open menu that is seen at a place.
    pub(super) fn level_at(&self, at: Position) -> Option<usize> {
        let is_there = |open: &super::items::Open| open.place.get().contains(at);
        self.open.iter().rposition(is_there)
    }

    /// The item of an open menu that is seen at a place.
    pub(super) fn item_at(&self, level: usize, at: Position) -> Option<usize> {
        let open = self.open.get(level)?;
        let inner = open.place.get().inset(1);
        let row = usize::try_from(at.row - inner.top()).ok();
        let item = open.first.get() + row.filter(|_| inner.contains(at))?;
        (item < self.of(level).len()).then_some(item)
    }
}

/// How large a menu is, with the frame, in which a title of so many columns fits.
fn size<T>(items: &[MenuItem<T>], title: usize) -> Size {
    let widths = items.iter().map(MenuItem::columns);
    let widest = widths.max().unwrap_or(0).max(title);
    let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    Size::new(
        cells(items.len()).saturating_add(2),
        cells(widest + signs(items)).saturating_add(4),
    )
}
