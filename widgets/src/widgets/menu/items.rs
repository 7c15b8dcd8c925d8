//! What a menu and an open menu of a bar have in common: the items, drawn in a frame.

use std::borrow::Cow;

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use crate::bindings::KeyHelp;
use crate::plain::SpokenItems;
use crate::widgets::Lines;
use crate::wrap;

/// One line of a menu: something to choose, another menu, or a line between.
#[derive(Clone, Debug)]
pub struct MenuItem<T> {
    label: String,
    hint: String,
    checked: Option<bool>,
    enabled: bool,
    leads: Leads<T>,
}

/// Where an item leads.
#[derive(Clone, Debug)]
enum Leads<T> {
    /// It is a line between items.
    Nowhere,
    To(T),
    /// Into a menu of its own.
    Into(Vec<MenuItem<T>>),
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
            leads: Leads::To(value),
        }
    }

    /// Leads into a menu of `items`, which takes the place of this one: by Enter, Right or a click. Left or a click on its title
    /// leads back.
    #[must_use]
    pub fn menu(label: impl Into<String>, items: impl IntoIterator<Item = Self>) -> Self {
        Self {
            label: label.into(),
            hint: "›".into(),
            checked: None,
            enabled: true,
            leads: Leads::Into(items.into_iter().collect()),
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
            leads: Leads::Nowhere,
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

/// Those that may be chosen at some time, in their order, each of a menu inside after the name of that.
impl<T> SpokenItems for Items<T> {
    fn end(&self) -> u64 {
        self.choices().len() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let choice = self.choice(number);
        choice.map(|(label, _)| label).unwrap_or_default().into()
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
    /// The items that come to something, from the outermost menu on, whichever is open.
    fn choices(&self) -> Vec<(String, &MenuItem<T>)> {
        let mut choices = Vec::new();
        let outermost = self.around.first().map(|around| &around.items);
        gather(outermost.unwrap_or(&self.items), "", &mut choices);
        choices
    }

    fn choice(&self, number: u64) -> Option<(String, &MenuItem<T>)> {
        let number = usize::try_from(number).ok()?;
        self.choices().into_iter().nth(number)
    }
}

fn gather<'a, T>(
    items: &'a [MenuItem<T>],
    within: &str,
    into: &mut Vec<(String, &'a MenuItem<T>)>,
) {
    for item in items {
        let label = format!("{within}{}", item.label);
        match &item.leads {
            Leads::Nowhere => {}
            Leads::To(_) => into.push((label, item)),
            Leads::Into(inside) => gather(inside, &format!("{label}: "), into),
        }
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
    /// The menus that led into this one, the outermost first.
    around: Vec<Around<T>>,
}

/// A menu that another took the place of.
#[derive(Debug)]
struct Around<T> {
    items: Vec<MenuItem<T>>,
    at: Option<usize>,
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
            around: Vec::new(),
        }
    }

    /// Goes to the first that can be chosen, of the outermost menu.
    pub(super) fn begin(&mut self) {
        while self.leave() {}
        self.begin_here();
    }

    fn begin_here(&mut self) {
        self.at = self.items.iter().position(|item| item.enabled);
        self.first = 0;
    }

    /// How wide the column of the signs is: there is one where anything is on or off.
    fn signs(&self) -> usize {
        let any = self.items.iter().any(|item| item.checked.is_some());
        if any { 2 } else { 0 }
    }

    /// The keys for who is in the menu.
    pub(super) fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "select"));
        show(KeyHelp::new("Enter", "choose"));
        show(KeyHelp::new("Left", "back").enabled(!self.around.is_empty()));
    }

    /// The item that led into this menu.
    fn led_by(&self) -> Option<&MenuItem<T>> {
        let around = self.around.last()?;
        around.items.get(around.at?)
    }

    /// Goes into the menu that the item leads into, if it is one.
    fn enter(&mut self) -> bool {
        let item = self.at.and_then(|at| self.items.get(at));
        let Some(Leads::Into(inside)) = item.filter(|item| item.enabled).map(|item| &item.leads)
        else {
            return false;
        };
        let inside = inside.clone();
        self.around.push(Around {
            items: std::mem::replace(&mut self.items, inside),
            at: self.at,
            first: self.first,
        });
        self.begin_here();
        true
    }

    /// Goes back to the menu around.
    fn leave(&mut self) -> bool {
        let Some(around) = self.around.pop() else {
            return false;
        };
        (self.items, self.at, self.first) = (around.items, around.at, around.first);
        true
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
        let title = self.led_by().map(|item| text::width(&item.label) + 2);
        let widest = self.items.iter().map(width).chain(title).max().unwrap_or(0);
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

    fn chosen(&mut self) -> Reply<T> {
        if self.enter() {
            return Reply::Consumed;
        }
        let item = self.at.and_then(|at| self.items.get(at));
        match item.filter(|item| item.enabled).map(|item| &item.leads) {
            Some(Leads::To(value)) => Reply::Chosen(value.clone()),
            _ => Reply::Consumed,
        }
    }

    /// Chooses the item of this number among those that are no lines between others, in plain mode.
    pub(super) fn answer(&mut self, number: u64) -> Reply<T> {
        match self.choice(number) {
            Some((_, item)) if item.enabled => match &item.leads {
                Leads::To(value) => Reply::Chosen(value.clone()),
                _ => Reply::Ignored,
            },
            _ => Reply::Ignored,
        }
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
            (KeyCode::Right, Modifiers::NONE) if self.enter() => Reply::Consumed,
            (KeyCode::Left | KeyCode::Escape, Modifiers::NONE) if self.leave() => Reply::Consumed,
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
            // The frame's first row names what led here.
            MouseAction::Press(MouseButton::Left) if mouse.at.row == 0 && self.leave() => {
                Reply::Consumed
            }
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

    /// Draws the frame and what is seen in it; where the person is, in the style `selected`.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, selected: Style) {
        let (theme, size) = (*canvas.theme(), canvas.size());
        Lines::Single.draw(canvas, theme.quiet);
        if let Some(item) = self.led_by() {
            let end = 2 + canvas.text(Position::new(0, 2), "‹ ", theme.quiet);
            let at = Position::new(0, i32::try_from(end).unwrap_or(i32::MAX));
            canvas.text(at, &item.label, theme.quiet);
        }
        let inner = Rect::of(size).inset(1);
        let last = inner.bottom() - 1;
        let end = self.first + usize::from(inner.size.rows);
        for (row, (n, item)) in
            (inner.top()..=last).zip(self.items.iter().enumerate().skip(self.first))
        {
            if matches!(item.leads, Leads::Nowhere) {
                let right = i32::from(size.columns) - 1;
                canvas.horizontal(inner_row(row), inner.size.columns, "─", theme.quiet);
                canvas.text(Position::new(row, 0), "├", theme.quiet);
                canvas.text(Position::new(row, right), "┤", theme.quiet);
                continue;
            }
            let style = match (self.at == Some(n), item.enabled) {
                (true, _) => selected,
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
