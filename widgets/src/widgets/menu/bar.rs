//! A row of titles, below each of which a menu opens.

use std::borrow::Cow;

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size,
};

use super::item::MenuItem;
use super::items::{Items, Reply};
use crate::beside::beside;
use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenItems, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// A row of titles, below each of which a menu opens; its event is the value of the item that was chosen.
///
/// Left and Right go through the titles; Enter, Down, the first letter of a title or a click opens its menu; Esc or a click elsewhere
/// closes it. While one is open, the mouse on another title opens that instead. In an open menu the keys and the mouse do what they
/// do in a [`Menu`](crate::Menu). An app that wants F10 to lead
/// here binds it, and gives the bar the focus.
///
/// ```
/// use strombus_widgets::{MenuBar, MenuItem};
///
/// #[derive(Clone)]
/// enum Message {
///     Save,
///     Leave,
/// }
///
/// let bar = MenuBar::new().with("File", [
///     MenuItem::new("Save", Message::Save).hint("Ctrl-S"),
///     MenuItem::new("Leave", Message::Leave),
/// ]);
/// ```
#[derive(Debug)]
pub struct MenuBar<T> {
    menus: Vec<Titled<T>>,
    at: usize,
    open: bool,
    focus: Focus,
    /// What is emitted when Esc closes a menu.
    closed: Option<T>,
}

#[derive(Debug)]
struct Titled<T> {
    title: String,
    items: Items<T>,
}

impl<T> Titled<T> {
    /// With a blank on each side.
    fn columns(&self) -> u16 {
        u16::try_from(text::width(&self.title) + 2).unwrap_or(u16::MAX)
    }
}

impl<T: Clone + Send + 'static> Default for MenuBar<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Clone + Send + 'static> MenuBar<T> {
    /// A bar without menus.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            menus: Vec::new(),
            at: 0,
            open: false,
            focus: Focus::None,
            closed: None,
        }
    }

    /// With another menu at the right.
    #[must_use]
    pub fn with(
        mut self,
        title: impl Into<String>,
        items: impl IntoIterator<Item = MenuItem<T>>,
    ) -> Self {
        self.menus.push(Titled {
            title: title.into(),
            items: Items::new(items),
        });
        self
    }

    /// Emits `value` when Esc closes a menu, so that the app can give the focus back to where the person was.
    #[must_use]
    pub fn closing(mut self, value: T) -> Self {
        self.closed = Some(value);
        self
    }

    /// Changes the items of a menu, by its number from 0; nothing happens if there is none.
    pub fn set_items(&mut self, menu: usize, items: impl IntoIterator<Item = MenuItem<T>>) {
        if let Some(menu) = self.menus.get_mut(menu) {
            menu.items = Items::new(items);
        }
    }

    /// Opens a menu, by its number from 0. It is seen while the bar has the focus.
    pub fn open(&mut self, menu: usize) {
        self.at = menu.min(self.menus.len().saturating_sub(1));
        self.open = !self.menus.is_empty();
        if let Some(menu) = self.menus.get_mut(self.at) {
            menu.items.begin();
        }
    }

    /// Closes the open menu.
    pub const fn close(&mut self) {
        self.open = false;
    }

    fn columns(&self) -> u16 {
        let widths = self.menus.iter().map(Titled::columns);
        widths.fold(0, u16::saturating_add)
    }

    /// The titles' places.
    fn titles(&self) -> impl Iterator<Item = (usize, Rect)> + '_ {
        let mut column = 0_i32;
        self.menus.iter().enumerate().map(move |(n, menu)| {
            let size = Size::new(1, menu.columns());
            let place = Rect::new(Position::new(0, column), size);
            column = place.right();
            (n, place)
        })
    }

    /// Goes on by so many titles, around the ends; an open menu is closed for the next.
    fn turn(&mut self, by: isize) -> Outcome {
        if let (Ok(count @ 1..), Ok(at)) =
            (isize::try_from(self.menus.len()), isize::try_from(self.at))
        {
            let to = usize::try_from((at + by).rem_euclid(count)).unwrap_or(0);
            self.go(to);
        }
        Outcome::Consumed
    }

    fn go(&mut self, to: usize) {
        match self.open {
            true => self.open(to),
            false => self.at = to,
        }
    }

    fn tell(&mut self, reply: Reply<T>, emit: &mut Emitter<'_, T>) -> Outcome {
        match reply {
            Reply::Ignored => return Outcome::Ignored,
            Reply::Consumed => {}
            Reply::Chosen(value) => {
                self.close();
                emit.emit(value);
            }
        }
        Outcome::Consumed
    }

    fn key_to_menu(&mut self, key: &Key) -> Reply<T> {
        let menu = self.menus.get_mut(self.at);
        menu.map_or(Reply::Ignored, |menu| menu.items.key(key))
    }

    fn letter(&mut self, key: &Key) -> Outcome {
        let Some(typed) = key.typed() else {
            return Outcome::Ignored;
        };
        let begins = |menu: &Titled<T>| {
            let first = menu.title.chars().next();
            first.is_some_and(|c| c.to_lowercase().eq(typed.to_lowercase()))
        };
        match self.menus.iter().position(begins) {
            Some(menu) => {
                self.open(menu);
                Outcome::Consumed
            }
            None => Outcome::Ignored,
        }
    }

    fn on_title(&mut self, action: MouseAction, title: usize) -> Outcome {
        match action {
            MouseAction::Press(MouseButton::Left) if self.open && self.at == title => self.close(),
            MouseAction::Press(MouseButton::Left) => self.open(title),
            // From title to title, as from item to item.
            MouseAction::Drag(MouseButton::Left) | MouseAction::Move
                if self.open && self.at != title =>
            {
                self.open(title);
            }
            MouseAction::Release(_) => {}
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}

/// The items of all menus, one after the other, with the titles before them.
impl<T> SpokenItems for MenuBar<T> {
    fn end(&self) -> u64 {
        let counts = self.menus.iter().map(|menu| menu.items.end());
        counts.sum()
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        match self.menu_of(number) {
            Some((menu, number)) => {
                let item = menu.items.item(number);
                format!("{}: {item}", menu.title).into()
            }
            None => "".into(),
        }
    }

    fn state(&self, number: u64) -> Cow<'_, str> {
        let found = self.menu_of(number);
        found.map_or("".into(), |(menu, number)| menu.items.state(number))
    }
}

impl<T> MenuBar<T> {
    /// The menu that an item is in that was counted through all menus, and its number there.
    fn menu_of(&self, number: u64) -> Option<(&Titled<T>, u64)> {
        let mut left = number;
        for menu in &self.menus {
            match left.checked_sub(menu.items.end()) {
                Some(rest) => left = rest,
                None => return Some((menu, left)),
            }
        }
        None
    }
}

impl<T: Clone + Send + 'static> Widget for MenuBar<T> {
    type Event = T;

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Menu)
            .name("Menus")
            .items(self, None)
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, T>) -> Outcome {
        let Answer::Item(number) = answer else {
            return Outcome::Ignored;
        };
        let mut left = *number;
        for at in 0..self.menus.len() {
            let Some(menu) = self.menus.get_mut(at) else {
                break;
            };
            match left.checked_sub(menu.items.end()) {
                Some(rest) => left = rest,
                None => {
                    let reply = menu.items.answer(left);
                    return self.tell(reply, emit);
                }
            }
        }
        Outcome::Ignored
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        for (menu, (n, place)) in self.menus.iter().zip(self.titles()) {
            let style = match self.focus == Focus::Own && n == self.at {
                true => theme.selected,
                false => theme.text,
            };
            let mut place = canvas.part(place);
            place.clear(style);
            place.text(Position::new(0, 1), &menu.title, style);
            if n == self.at {
                place.set_cursor(Position::new(0, 1));
            }
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::fixed(1), Length::preferred(self.columns()))
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        let menu = self.menus.get(self.at).filter(|_| self.open);
        let Some((menu, (_, title))) = menu.zip(self.titles().nth(self.at)) else {
            return Vec::new();
        };
        let mut size = menu.items.size();
        size.columns = size.columns.min(screen.size.columns);
        menu.items.place(beside(title, size, screen), screen)
    }

    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        if let Some(menu) = self.menus.get(self.at) {
            let selected = canvas.theme().selected;
            menu.items.draw(number, canvas, selected);
        }
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, T>) -> Outcome {
        let at = self.at;
        let is_aside = matches!(key.code, KeyCode::Left | KeyCode::Right | KeyCode::Escape);
        if self.open && is_aside {
            // Within the open menu first: it may lead into another.
            let reply = self.key_to_menu(key);
            if !matches!(reply, Reply::Ignored) {
                return self.tell(reply, emit);
            }
        }
        match key.code {
            _ if !key.modifiers.is_empty() => {}
            KeyCode::Left => return self.turn(-1),
            KeyCode::Right => return self.turn(1),
            KeyCode::Escape if self.open => {
                self.close();
                if let Some(value) = self.closed.clone() {
                    emit.emit(value);
                }
                return Outcome::Consumed;
            }
            KeyCode::Enter | KeyCode::Down | KeyCode::Up | KeyCode::Char(' ') if !self.open => {
                self.open(at);
                return Outcome::Consumed;
            }
            _ => {}
        }
        if !self.open {
            return self.letter(key);
        }
        let reply = self.key_to_menu(key);
        self.tell(reply, emit)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, T>) -> Outcome {
        let menu = self.menus.get(self.at).filter(|_| self.open);
        let is_there = menu.is_some_and(|menu| menu.items.level_at(mouse.at).is_some());
        let title = self.titles().find(|(_, place)| place.contains(mouse.at));
        if let Some((title, _)) = title.filter(|_| !is_there) {
            return self.on_title(mouse.action, title);
        }
        let is_drag = matches!(mouse.action, MouseAction::Drag(_) | MouseAction::Release(_));
        if !self.open || !(is_there || is_drag) {
            let closes = self.open && matches!(mouse.action, MouseAction::Press(_));
            if closes {
                self.close();
                return Outcome::Consumed;
            }
            return Outcome::Ignored;
        }
        let menu = self.menus.get_mut(self.at);
        let reply = menu.map_or(Reply::Ignored, |menu| menu.items.mouse(mouse));
        self.tell(reply, emit)
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        match self.menus.get(self.at).filter(|_| self.open) {
            Some(menu) => {
                menu.items.keys(show);
                show(KeyHelp::new("Esc", "close"));
            }
            None => {
                show(KeyHelp::new("Left Right", "select"));
                show(KeyHelp::new("Enter", "open"));
            }
        }
    }

    fn focusable(&self) -> bool {
        !self.menus.is_empty()
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
        // What is opened before the bar gets the focus is opened for then.
        if focus == Focus::None {
            self.close();
        }
    }
}
