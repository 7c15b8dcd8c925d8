//! One of many choices, of which only the chosen one is in sight.

use std::cell::Cell;

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size,
};

use super::radio_group::Choice;
use crate::bindings::KeyHelp;
use crate::content::Content;
use crate::edit::beside;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::scroll::Scroll;
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// How many rows the list has at most.
const ROWS: usize = 10;

/// How many items are measured to learn how wide it wants to be.
const MEASURED: usize = 1000;

/// A choice of one item of many, from a list that drops down.
///
/// Enter, the space bar or a click opens the list; there the arrows, Page Up, Page Down, Home and End or the wheel go
/// through it, a letter goes to the next item that begins so, Enter or a click chooses, Esc closes it. While it is closed, Up and Down do nothing.
#[derive(Debug, Default)]
pub struct Select {
    items: Vec<String>,
    chosen: Option<usize>,
    placeholder: String,
    /// The item that the person is at, while the list is open.
    open: Option<usize>,
    scroll: Scroll,
    focus: Focus,
    widest: u16,
    /// How many rows the list got when it was placed last: there may be less room than it wants.
    placed: Cell<u16>,
    /// Whether the window keeps to the item that the person is at; the wheel leads it away.
    follows: bool,
}

impl Select {
    /// A choice of `items`; none is chosen.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut select = Self::default();
        select.set_items(items);
        select
    }

    /// The item of this number, from 0, is chosen, if there is one.
    #[must_use]
    pub fn chosen(mut self, item: usize) -> Self {
        self.choose(Some(item));
        self
    }

    /// Says `placeholder`, quietly, while nothing is chosen.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// Offers `items` from now on; none is chosen.
    pub fn set_items(&mut self, items: impl IntoIterator<Item = impl Into<String>>) {
        self.items = items.into_iter().map(Into::into).collect();
        let measured = self.items.iter().take(MEASURED);
        let widest = measured.map(|item| text::width(item)).max().unwrap_or(0);
        self.widest = u16::try_from(widest).unwrap_or(u16::MAX);
        self.scroll = Scroll::EMPTY;
        self.scroll.set_content(self.items.len());
        self.placed
            .set(u16::try_from(self.items.len().min(ROWS)).unwrap_or(0));
        (self.chosen, self.open) = (None, None);
    }

    /// Chooses the item of this number, from 0, or none.
    pub fn choose(&mut self, item: Option<usize>) {
        self.chosen = item.filter(|&item| item < self.items.len());
    }

    /// The number of the chosen item.
    #[must_use]
    pub const fn choice(&self) -> Option<usize> {
        self.chosen
    }

    /// The chosen item.
    #[must_use]
    pub fn chosen_item(&self) -> Option<&str> {
        self.items.get(self.chosen?).map(String::as_str)
    }

    fn open(&mut self) -> Outcome {
        if self.items.is_empty() {
            return Outcome::Ignored;
        }
        self.go(self.chosen.unwrap_or(0));
        Outcome::Consumed
    }

    fn go(&mut self, item: usize) {
        let item = item.min(self.items.len().saturating_sub(1));
        self.open = Some(item);
        self.follows = true;
        self.scroll = self.window();
    }

    fn take(&mut self, item: usize, emit: &mut Emitter<'_, Choice>) -> Outcome {
        self.open = None;
        if self.chosen != Some(item) {
            self.chosen = Some(item);
            emit.emit(Choice(item));
        }
        Outcome::Consumed
    }

    /// The next item behind `at` that begins with `c`, upper case or lower.
    fn next_with(&self, at: usize, c: char) -> Option<usize> {
        let begins = |item: &String| {
            let first = item.chars().next();
            first.is_some_and(|first| first.to_lowercase().eq(c.to_lowercase()))
        };
        let (before, behind) = self.items.split_at_checked(at + 1)?;
        let behind = behind.iter().position(begins).map(|n| at + 1 + n);
        behind.or_else(|| before.iter().position(begins))
    }

    fn key_in_list(&mut self, at: usize, key: &Key, emit: &mut Emitter<'_, Choice>) -> Outcome {
        let page = self.scroll.page().unsigned_abs();
        match key.code {
            KeyCode::Enter | KeyCode::Char(' ') => return self.take(at, emit),
            KeyCode::Escape => self.open = None,
            KeyCode::Up => self.go(at.saturating_sub(1)),
            KeyCode::Down => self.go(at + 1),
            KeyCode::PageUp => self.go(at.saturating_sub(page)),
            KeyCode::PageDown => self.go(at + page),
            KeyCode::Home => self.go(0),
            KeyCode::End => self.go(usize::MAX),
            KeyCode::Char(c) => self.go(self.next_with(at, c).unwrap_or(at)),
            KeyCode::Tab => {
                // On to the next widget, without a choice.
                self.open = None;
                return Outcome::Ignored;
            }
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    /// The part of the list that is seen.
    fn window(&self) -> Scroll {
        let mut window = self.scroll;
        window.set_visible(self.placed.get().into());
        if let (Some(at), true) = (self.open, self.follows) {
            window.reveal(at..at + 1);
        }
        window
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>) {
        let size = canvas.size();
        let window = self.window();
        // Told from what it lies above.
        let plain = canvas.theme().floating;
        canvas.clear(plain);
        let room = usize::from(size.columns).saturating_sub(3);
        for (row, at) in (0..).zip(window.shown()) {
            let Some(item) = self.items.get(at) else {
                break;
            };
            let style = match self.open == Some(at) {
                true => canvas.theme().selected,
                false => plain,
            };
            let whole = Rect::new(Position::new(row, 0), Size::new(1, size.columns));
            canvas.blank(whole, style);
            if self.open == Some(at) {
                canvas.text(whole.origin, "›", style);
            }
            let content = Content::from(item);
            content.draw_cut(canvas, Position::new(row, 2), 0..item.len(), room, style);
        }
        window.draw_thumb(canvas, plain);
    }
}

impl Widget for Select {
    type Event = Choice;

    fn say(&self) -> Spoken<'_> {
        let chosen = self.chosen.map(|item| item as u64);
        let select = Spoken::new(SpokenRole::Choice).items(&self.items, chosen);
        match self.chosen_item() {
            Some(item) => select.value(item),
            None => select.description(&*self.placeholder),
        }
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, Choice>) -> Outcome {
        match answer {
            Answer::Item(item) => match usize::try_from(*item) {
                Ok(item) if item < self.items.len() => self.take(item, emit),
                _ => Outcome::Ignored,
            },
            Answer::Press => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let size = canvas.size();
        let style = match self.focus {
            Focus::Own => canvas.theme().selected,
            _ => canvas.theme().field,
        };
        canvas.blank(Rect::of(Size::new(size.rows.min(1), size.columns)), style);
        let (shown, style_of_text) = match self.chosen_item() {
            Some(item) => (item, style),
            None if self.focus == Focus::Own => (&*self.placeholder, style),
            None => (&*self.placeholder, canvas.theme().hint),
        };
        let content = Content::from(shown);
        let room = usize::from(size.columns).saturating_sub(2);
        content.draw_cut(
            canvas,
            Position::ORIGIN,
            0..shown.len(),
            room,
            style_of_text,
        );
        let sign = Position::new(0, i32::from(size.columns) - 1);
        canvas.text(sign, "▼", style);
        canvas.set_cursor(Position::ORIGIN);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let hint = u16::try_from(text::width(&self.placeholder)).unwrap_or(u16::MAX);
        let columns = self.widest.max(hint).saturating_add(3);
        let length = Length::preferred(columns).min(columns.min(6)).max(columns);
        Wish::new(Length::fixed(1), length)
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        if self.open.is_none() {
            return Vec::new();
        }
        let rows = u16::try_from(self.items.len().min(ROWS)).unwrap_or(u16::MAX);
        let area = beside(1, Size::new(rows, self.widest.saturating_add(4)), screen);
        self.placed.set(area.size.rows);
        vec![area]
    }

    fn draw_float(&self, _number: usize, canvas: &mut Canvas<'_>) {
        self.draw_list(canvas);
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Choice>) -> Outcome {
        match (key.code, self.open) {
            _ if !key.modifiers.is_empty() => Outcome::Ignored,
            (_, Some(at)) => self.key_in_list(at, key, emit),
            (KeyCode::Enter | KeyCode::Char(' '), None) => self.open(),
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Choice>) -> Outcome {
        match mouse.action {
            MouseAction::Press(MouseButton::Left) => {}
            action if self.open.is_some() => {
                self.scroll = self.window();
                self.follows = !self.scroll.wheel(action) && self.follows;
                return Outcome::Consumed;
            }
            _ => return Outcome::Ignored,
        }
        match (self.open, mouse.at.row) {
            (None, _) => return self.open(),
            (Some(_), 0) => self.open = None,
            (Some(_), row) => {
                // Above the field, the list stands with its end beside it.
                let rows = i32::from(self.placed.get());
                let row = if row < 0 { row + rows } else { row - 1 };
                let row = usize::try_from(row).unwrap_or(0);
                let item = self.window().offset() + row;
                if item < self.items.len() {
                    return self.take(item, emit);
                }
            }
        }
        Outcome::Consumed
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        match self.open {
            Some(_) => {
                show(KeyHelp::new("Up Down", "select"));
                show(KeyHelp::new("Enter", "choose"));
                show(KeyHelp::new("Esc", "close"));
            }
            None => show(KeyHelp::new("Enter", "open")),
        }
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        // A letter goes to an item then.
        self.open.is_some()
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
        if focus != Focus::Own {
            self.open = None;
        }
    }
}
