//! What a menu and an open menu of a bar have in common: the items, drawn in a frame.

use std::borrow::Cow;

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use crate::plain::SpokenItems;
use crate::widgets::Lines;
use crate::wrap;

/// One line of a menu: something to choose, or a line between.
#[derive(Clone, Debug)]
pub struct MenuItem<T> {
    label: String,
    hint: String,
    checked: Option<bool>,
    enabled: bool,
    /// None is a line between items.
    value: Option<T>,
}

impl<T> MenuItem<T> {
    /// Says `label`; `value` is what choosing it comes to.
    #[must_use]
    pub fn new(label: impl Into<String>, value: T) -> Self {
        Self {
            label: label.into(),
            hint: String::new(),
            checked: None,
            enabled: true,
            value: Some(value),
        }
    }

    /// A line between items.
    #[must_use]
    pub const fn separator() -> Self {
        Self {
            label: String::new(),
            hint: String::new(),
            checked: None,
            enabled: false,
            value: None,
        }
    }

    /// With this at the right: the key that does the same, say.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Something that is on or off.
    #[must_use]
    pub const fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Whether it can be chosen now.
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }
}

/// Those that may be chosen at some time, in their order.
impl<T> SpokenItems for Items<T> {
    fn end(&self) -> u64 {
        self.choices().count() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let item = self.choice(number);
        item.map(|(_, item)| &*item.label)
            .unwrap_or_default()
            .into()
    }

    fn state(&self, number: u64) -> Cow<'_, str> {
        let Some((_, item)) = self.choice(number) else {
            return "".into();
        };
        match (item.enabled, item.checked) {
            (false, _) => "not available",
            (true, Some(true)) => "ticked",
            (true, Some(false)) => "not ticked",
            (true, None) => "",
        }
        .into()
    }
}

impl<T> Items<T> {
    /// The items that are no lines between others, each with its number among all.
    fn choices(&self) -> impl Iterator<Item = (usize, &MenuItem<T>)> {
        let items = self.items.iter().enumerate();
        items.filter(|(_, item)| item.value.is_some())
    }

    fn choice(&self, number: u64) -> Option<(usize, &MenuItem<T>)> {
        self.choices().nth(usize::try_from(number).ok()?)
    }
}

/// What became of a key or a click.
pub(super) enum Reply<T> {
    Ignored,
    Consumed,
    Chosen(T),
}

/// The items of one menu, and where among them the person is.
#[derive(Debug)]
pub(super) struct Items<T> {
    items: Vec<MenuItem<T>>,
    at: Option<usize>,
    /// The first that is seen, where there is no room for all.
    first: usize,
}

/// Between a label and what stands at the right.
const GAP: usize = 2;

impl<T: Clone> Items<T> {
    pub(super) fn new(items: impl IntoIterator<Item = MenuItem<T>>) -> Self {
        Self {
            items: items.into_iter().collect(),
            at: None,
            first: 0,
        }
    }

    /// Goes to the first that can be chosen.
    pub(super) fn begin(&mut self) {
        self.at = self.items.iter().position(|item| item.enabled);
        self.first = 0;
    }

    /// How wide the column of the signs is: there is one where anything is on or off.
    fn signs(&self) -> usize {
        let any = self.items.iter().any(|item| item.checked.is_some());
        if any { 2 } else { 0 }
    }

    /// With the frame.
    pub(super) fn size(&self) -> Size {
        let width = |item: &MenuItem<T>| {
            let hint = match text::width(&item.hint) {
                0 => 0,
                columns => columns + GAP,
            };
            text::width(&item.label) + hint
        };
        let widest = self.items.iter().map(width).max().unwrap_or(0);
        let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Size::new(
            cells(self.items.len()).saturating_add(2),
            cells(widest + self.signs()).saturating_add(4),
        )
    }

    /// Scrolls to where the person is, in a frame of `size`.
    pub(super) fn reveal(&mut self, size: Size) {
        let visible = usize::from(size.rows.saturating_sub(2)).max(1);
        let at = self.at.unwrap_or(0);
        self.first = self
            .first
            .min(at)
            .max((at + 1).saturating_sub(visible))
            .min(self.items.len().saturating_sub(visible));
    }

    fn chosen(&self) -> Reply<T> {
        let item = self.at.and_then(|at| self.items.get(at));
        match item.filter(|item| item.enabled) {
            Some(MenuItem {
                value: Some(value), ..
            }) => Reply::Chosen(value.clone()),
            _ => Reply::Consumed,
        }
    }

    /// Chooses the item of this number among those that are no lines between others, in plain mode.
    pub(super) fn answer(&mut self, number: u64) -> Reply<T> {
        let Some((at, item)) = self.choice(number) else {
            return Reply::Ignored;
        };
        if !item.enabled {
            return Reply::Ignored;
        }
        self.at = Some(at);
        self.chosen()
    }

    /// Goes to the next item that `fits`, in the order of the numbers.
    fn go(&mut self, mut order: impl Iterator<Item = usize>, size: Size) -> Reply<T> {
        let found = order.find(|&n| self.items.get(n).is_some_and(|item| item.enabled));
        if let Some(found) = found {
            self.at = Some(found);
            self.reveal(size);
        }
        Reply::Consumed
    }

    /// The numbers from behind where the person is, all around.
    fn onwards(&self) -> impl DoubleEndedIterator<Item = usize> + use<T> {
        let (count, at) = (self.items.len(), self.at);
        let next = at.map_or(0, |at| at + 1);
        (next..count).chain(0..next.min(count))
    }

    /// The numbers from before where the person is, all around.
    fn backwards(&self) -> impl Iterator<Item = usize> + use<T> {
        let (count, at) = (self.items.len(), self.at.unwrap_or(0));
        (at..count).chain(0..at).rev()
    }

    fn letter(&mut self, letter: char, size: Size) -> Reply<T> {
        let begins = |item: &MenuItem<T>| {
            let first = item.label.chars().next();
            item.enabled && first.is_some_and(|c| c.to_lowercase().eq(letter.to_lowercase()))
        };
        let fitting: Vec<usize> = self
            .onwards()
            .filter(|&n| self.items.get(n).is_some_and(begins))
            .collect();
        match fitting[..] {
            [] => Reply::Ignored,
            [only] => {
                self.at = Some(only);
                self.chosen()
            }
            [next, ..] => self.go(std::iter::once(next), size),
        }
    }

    /// Does what a key says; the items are shown in a frame of `size`.
    pub(super) fn key(&mut self, key: &Key, size: Size) -> Reply<T> {
        let count = self.items.len();
        match (key.code, key.modifiers) {
            (KeyCode::Down, Modifiers::NONE) => self.go(self.onwards(), size),
            (KeyCode::Up, Modifiers::NONE) => self.go(self.backwards(), size),
            (KeyCode::Home | KeyCode::PageUp, Modifiers::NONE) => self.go(0..count, size),
            (KeyCode::End | KeyCode::PageDown, Modifiers::NONE) => self.go((0..count).rev(), size),
            (KeyCode::Enter | KeyCode::Char(' '), Modifiers::NONE) => self.chosen(),
            _ => match key.typed() {
                Some(letter) => self.letter(letter, size),
                None => Reply::Ignored,
            },
        }
    }

    /// The item at a place in the frame.
    fn item_at(&self, at: Position, size: Size) -> Option<usize> {
        let inner = Rect::of(size).inset(1);
        let row = usize::try_from(at.row - inner.top()).ok();
        let item = self.first + row.filter(|_| inner.contains(at))?;
        (item < self.items.len()).then_some(item)
    }

    /// Does what the mouse says, in rows and columns of the frame, which is of `size`.
    pub(super) fn mouse(&mut self, mouse: &Mouse, size: Size) -> Reply<T> {
        let item = self.item_at(mouse.at, size);
        match mouse.action {
            MouseAction::Press(MouseButton::Left)
            | MouseAction::Drag(MouseButton::Left)
            | MouseAction::Move => {
                if let Some(item) = item {
                    self.go(std::iter::once(item), size);
                }
                Reply::Consumed
            }
            MouseAction::Release(_) => match item {
                Some(item) if self.at == Some(item) => self.chosen(),
                _ => Reply::Consumed,
            },
            MouseAction::ScrollDown => {
                self.go(self.at.map_or(0, |at| at + 1)..self.items.len(), size)
            }
            MouseAction::ScrollUp => self.go((0..self.at.unwrap_or(0)).rev(), size),
            _ => Reply::Consumed,
        }
    }

    /// Draws the frame and what is seen in it.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let (theme, size) = (*canvas.theme(), canvas.size());
        Lines::Single.draw(canvas, theme.quiet);
        let inner = Rect::of(size).inset(1);
        let last = inner.bottom() - 1;
        let end = self.first + usize::from(inner.size.rows);
        for (row, (n, item)) in
            (inner.top()..=last).zip(self.items.iter().enumerate().skip(self.first))
        {
            if item.value.is_none() {
                let right = i32::from(size.columns) - 1;
                canvas.horizontal(inner_row(row), inner.size.columns, "─", theme.quiet);
                canvas.text(Position::new(row, 0), "├", theme.quiet);
                canvas.text(Position::new(row, right), "┤", theme.quiet);
                continue;
            }
            let style = match (self.at == Some(n), item.enabled) {
                (true, _) => theme.selected,
                (false, true) => theme.text,
                (false, false) => theme.quiet,
            };
            let hint = match self.at == Some(n) {
                true => style,
                false => theme.quiet,
            };
            let line = Rect::new(inner_row(row), Size::new(1, inner.size.columns));
            self.draw_item(&mut canvas.part(line), item, style, hint);
        }
        // Signs that there is more, in the frame.
        let column = i32::from(size.columns) - 3;
        if self.first > 0 {
            canvas.text(Position::new(0, column), "▲", theme.quiet);
        }
        if end < self.items.len() && last >= inner.top() {
            canvas.text(Position::new(last + 1, column), "▼", theme.quiet);
        }
    }

    fn draw_item(&self, line: &mut Canvas<'_>, item: &MenuItem<T>, style: Style, hint: Style) {
        line.clear(style);
        if style == line.theme().selected {
            line.set_cursor(Position::new(0, 1));
        }
        let columns = usize::from(line.size().columns);
        let cell = |n: usize| Position::new(0, i32::try_from(n).unwrap_or(i32::MAX));
        let start = 1 + self.signs();
        if item.checked == Some(true) {
            line.text(cell(1), "✓", style);
        }
        let hint_columns = text::width(&item.hint);
        let room = columns.saturating_sub(start + 1);
        let with_hint = hint_columns > 0 && text::width(&item.label) + GAP + hint_columns <= room;
        match wrap::cut(&item.label, room) {
            None => line.text(cell(start), &item.label, style),
            Some(beginning) => {
                let end = start + line.text(cell(start), beginning, style);
                line.text(cell(end), "…", style)
            }
        };
        if with_hint {
            line.text(cell(columns - 1 - hint_columns), &item.hint, hint);
        }
    }
}

const fn inner_row(row: i32) -> Position {
    Position::new(row, 1)
}
