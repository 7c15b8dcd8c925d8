//! What a menu and an open menu of a bar have in common: the items, and where among them the person is.

use std::cell::Cell;

use strombus_terminal::{Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Rect};

use super::item::{Leads, MenuItem};
use crate::bindings::KeyHelp;

/// What became of a key or a click.
pub(super) enum Reply<T> {
    Ignored,
    Consumed,
    Chosen(T),
}

/// The items of one menu and of those inside of it, and where the person is in each that is open.
///
/// The menus that are open are counted from the outermost, which is number 0 and always open. The keys go to the innermost.
#[derive(Debug)]
pub(super) struct Items<T> {
    items: Vec<MenuItem<T>>,
    /// The open menus: each is inside of the marked item of the one before.
    pub(super) open: Vec<Open>,
    /// All that there is, in rows and columns of the widget, as it was said last.
    pub(super) screen: Cell<Rect>,
}

/// An open menu.
#[derive(Debug)]
pub(super) struct Open {
    /// The item that is marked; none where the mouse opened it.
    pub(super) at: Option<usize>,
    /// The first that is seen, where there is no room for all.
    pub(super) first: Cell<usize>,
    /// Where it lies, in rows and columns of the widget. Only who asks what floats knows the screen around that.
    pub(super) place: Cell<Rect>,
}

impl Open {
    fn at(at: Option<usize>) -> Self {
        Self {
            at,
            first: Cell::default(),
            place: Cell::default(),
        }
    }
}

impl<T> Items<T> {
    pub(super) fn new(items: impl IntoIterator<Item = MenuItem<T>>) -> Self {
        let mut items = Self {
            items: items.into_iter().collect(),
            open: Vec::new(),
            screen: Cell::default(),
        };
        items.begin();
        items
    }

    /// Goes to the first that can be chosen, of the outermost menu, and closes all others.
    pub(super) fn begin(&mut self) {
        self.open.clear();
        self.open.push(Open::at(first(&self.items)));
    }

    /// Closes all but the outermost.
    pub(super) fn close_inside(&mut self) {
        self.open.truncate(1);
    }

    /// The items of an open menu, or of the one that would be open next.
    pub(super) fn of(&self, level: usize) -> &[MenuItem<T>] {
        let mut items = &self.items[..];
        for open in self.open.iter().take(level) {
            let marked = open.at.and_then(|at| items.get(at));
            items = marked.map_or(&[], MenuItem::inside);
        }
        items
    }

    /// The item of an open menu that is marked.
    pub(super) fn marked(&self, level: usize) -> Option<&MenuItem<T>> {
        self.of(level).get(self.open.get(level)?.at?)
    }

    fn innermost(&self) -> usize {
        self.open.len().saturating_sub(1)
    }

    /// The keys for who is in the menu.
    pub(super) fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "select"));
        show(KeyHelp::new("Enter", "choose"));
        show(KeyHelp::new("Left", "back").enabled(self.innermost() > 0));
    }

    /// Marks an item of an open menu, and closes those that another led into.
    fn mark(&mut self, level: usize, item: usize) {
        self.open.truncate(level + 1);
        if let Some(open) = self.open.get_mut(level) {
            open.at = Some(item);
        }
        self.reveal(level);
    }

    /// Goes to the next item of an open menu that can be chosen, in the order of the numbers.
    fn go(&mut self, level: usize, mut order: impl Iterator<Item = usize>) {
        let items = self.of(level);
        let found = order.find(|&n| items.get(n).is_some_and(|item| item.enabled));
        if let Some(found) = found {
            self.mark(level, found);
        }
    }

    /// Opens the menu that the marked item of the innermost leads into, at its first item; returns whether there is one.
    fn enter(&mut self) -> bool {
        let inside = self.of(self.open.len());
        let leads_there = !inside.is_empty();
        if leads_there {
            self.open.push(Open::at(first(inside)));
        }
        leads_there
    }

    /// Closes the innermost, unless it is the outermost.
    fn leave(&mut self) -> bool {
        let is_inside = self.innermost() > 0;
        if is_inside {
            self.open.pop();
        }
        is_inside
    }

    /// The mouse is on an item. What that leads into opens beside it; over it only if the person asks, so that the mouse
    /// can go on to the other items.
    fn point(&mut self, level: usize, item: usize, asked: bool) {
        let is_marked = |items: &Self| {
            let open = items.open.get(level);
            open.is_some_and(|open| open.at == Some(item))
        };
        if !is_marked(self) {
            self.go(level, std::iter::once(item));
        }
        // What cannot be chosen is not marked.
        let is_innermost = self.innermost() == level;
        if !is_marked(self) || !is_innermost || self.of(level + 1).is_empty() {
            return;
        }
        let place = self.place_inside(level);
        let around = self.open.get(level).map(|open| open.place.get());
        let hides = around.is_some_and(|around| !around.intersection(place).is_empty());
        if asked || !hides {
            self.open.push(Open::at(None));
        }
    }
}

/// The first item that can be chosen.
fn first<T>(items: &[MenuItem<T>]) -> Option<usize> {
    items.iter().position(|item| item.enabled)
}

/// The numbers below `count` from behind `at`, all around.
fn onwards(at: Option<usize>, count: usize) -> impl Iterator<Item = usize> {
    let next = at.map_or(0, |at| at + 1);
    (next..count).chain(0..next.min(count))
}

/// The numbers below `count` from before `at`, all around.
fn backwards(at: Option<usize>, count: usize) -> impl Iterator<Item = usize> {
    let at = at.unwrap_or(0);
    (at..count).chain(0..at).rev()
}

impl<T: Clone> Items<T> {
    /// Chooses the marked item of the innermost.
    fn choose(&mut self) -> Reply<T> {
        let level = self.innermost();
        // The mouse opened it, and did not go on into it.
        if level > 0 && self.marked(level).is_none() {
            self.go(level, 0..self.of(level).len());
            return Reply::Consumed;
        }
        if self.enter() {
            return Reply::Consumed;
        }
        let item = self.marked(level).filter(|item| item.enabled);
        match item.map(|item| &item.leads) {
            Some(Leads::To(value)) => Reply::Chosen(value.clone()),
            _ => Reply::Consumed,
        }
    }

    fn letter(&mut self, letter: char) -> Reply<T> {
        let level = self.innermost();
        let items = self.of(level);
        let at = self.open.get(level).and_then(|open| open.at);
        let fits = |item: &MenuItem<T>| item.enabled && item.begins_with(letter);
        let mut fitting = onwards(at, items.len()).filter(|&n| items.get(n).is_some_and(fits));
        let (next, is_only) = (fitting.next(), fitting.next().is_none());
        match next {
            None => Reply::Ignored,
            Some(next) => {
                self.mark(level, next);
                match is_only {
                    true => self.choose(),
                    false => Reply::Consumed,
                }
            }
        }
    }

    /// Does what a key says, in the innermost of the open menus.
    pub(super) fn key(&mut self, key: &Key) -> Reply<T> {
        let level = self.innermost();
        let count = self.of(level).len();
        let at = self.open.get(level).and_then(|open| open.at);
        match (key.code, key.modifiers) {
            (KeyCode::Down, Modifiers::NONE) => self.go(level, onwards(at, count)),
            (KeyCode::Up, Modifiers::NONE) => self.go(level, backwards(at, count)),
            (KeyCode::Home | KeyCode::PageUp, Modifiers::NONE) => self.go(level, 0..count),
            (KeyCode::End | KeyCode::PageDown, Modifiers::NONE) => {
                self.go(level, (0..count).rev());
            }
            (KeyCode::Enter | KeyCode::Char(' '), Modifiers::NONE) => return self.choose(),
            (KeyCode::Right, Modifiers::NONE) if level > 0 && at.is_none() => {
                self.go(level, 0..count);
            }
            (KeyCode::Right, Modifiers::NONE) if self.enter() => {}
            (KeyCode::Left | KeyCode::Escape, Modifiers::NONE) if self.leave() => {}
            _ => {
                return match key.typed() {
                    Some(letter) => self.letter(letter),
                    None => Reply::Ignored,
                };
            }
        }
        Reply::Consumed
    }

    /// Does what the mouse says, in rows and columns of the widget, as the places are.
    pub(super) fn mouse(&mut self, mouse: &Mouse) -> Reply<T> {
        let Some(level) = self.level_at(mouse.at) else {
            return Reply::Consumed;
        };
        let item = self.item_at(level, mouse.at);
        let Some(open) = self.open.get(level) else {
            return Reply::Consumed;
        };
        let (at, top) = (open.at, open.place.get().top());
        match (mouse.action, item) {
            // The frame's first row names what led here.
            (MouseAction::Press(MouseButton::Left), _)
                if mouse.at.row == top && self.is_over(level) =>
            {
                self.open.truncate(level);
            }
            (MouseAction::Press(MouseButton::Left), Some(item)) => self.point(level, item, true),
            (MouseAction::Drag(MouseButton::Left) | MouseAction::Move, Some(item)) => {
                self.point(level, item, false);
            }
            // What the item leads into is open already where there are others inside.
            (MouseAction::Release(_), Some(item))
                if at == Some(item) && level == self.innermost() =>
            {
                return self.choose();
            }
            (MouseAction::ScrollDown, _) => {
                let next = at.map_or(0, |at| at + 1);
                self.go(level, next..self.of(level).len());
            }
            (MouseAction::ScrollUp, _) => self.go(level, (0..at.unwrap_or(0)).rev()),
            _ => {}
        }
        Reply::Consumed
    }
}
