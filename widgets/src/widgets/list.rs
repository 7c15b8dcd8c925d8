//! Rows of text, one of which is selected.

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::scroll::Scroll;
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};
use crate::wrap;

/// Stands before the selected item, so that it is told from the others without any attribute too.
const MARK: &str = "›";

/// The mark and a blank.
const MARGIN: u16 = 2;

/// How many items are measured to learn how wide a list wants to be: a hundred thousand are not all looked at.
const MEASURED: usize = 1000;

/// What happened in a [`List`]; the number is the item's, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListEvent {
    /// The person went to this item.
    Selected(usize),
    /// The person wants this item: Enter, or a second click on it.
    Chosen(usize),
}

/// Rows of text to choose one from.
///
/// The arrows (or `j` and `k`), Page Up, Page Down, Home and End select, Enter chooses; a click selects, a second
/// click on the same item chooses; the wheel scrolls. Only the rows that are seen are drawn.
#[derive(Debug, Default)]
pub struct List {
    items: Vec<String>,
    selected: usize,
    scroll: Scroll,
    /// The item that was clicked last, if nothing else was done since.
    clicked: Option<usize>,
    focus: Focus,
    widest: u16,
}

impl List {
    /// A list of `items`; the first is selected.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut list = Self::default();
        list.set_items(items);
        list
    }

    /// Shows `items` from now on. The selection stays at its number, or goes to the last item.
    pub fn set_items(&mut self, items: impl IntoIterator<Item = impl Into<String>>) {
        self.items = items.into_iter().map(Into::into).collect();
        let widths = self
            .items
            .iter()
            .take(MEASURED)
            .map(|item| text::width(item));
        self.widest = u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX);
        // A person who scrolled away with the wheel is not torn back by news.
        let was_seen = self.scroll.shown().contains(&self.selected);
        let was_selected = self.selected;
        self.scroll.set_content(self.items.len());
        self.selected = self.last_or(was_selected);
        self.clicked = None;
        if was_seen || self.selected != was_selected {
            self.reveal_selected();
        }
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// The number of the selected item; none if there is no item.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        (!self.items.is_empty()).then_some(self.selected)
    }

    /// The selected item.
    #[must_use]
    pub fn selected_item(&self) -> Option<&str> {
        self.items.get(self.selected).map(String::as_str)
    }

    /// Selects an item, or the last if there are not so many, and scrolls to it.
    pub fn select(&mut self, item: usize) {
        self.selected = self.last_or(item);
        self.clicked = None;
        self.reveal_selected();
    }

    /// The item of this number, or the last.
    fn last_or(&self, item: usize) -> usize {
        item.min(self.items.len().saturating_sub(1))
    }

    fn reveal_selected(&mut self) {
        self.scroll.reveal(self.selected..self.selected + 1);
    }

    /// Which item a key goes to.
    fn target(&self, key: &Key) -> Option<usize> {
        if !key.modifiers.is_empty() {
            return None;
        }
        let distance = match key.code {
            KeyCode::Up | KeyCode::Char('k') => -1,
            KeyCode::Down | KeyCode::Char('j') => 1,
            KeyCode::PageUp => -self.scroll.page(),
            KeyCode::PageDown => self.scroll.page(),
            KeyCode::Home => isize::MIN,
            KeyCode::End => isize::MAX,
            _ => return None,
        };
        let last = self.items.len().checked_sub(1)?;
        Some(self.selected.saturating_add_signed(distance).min(last))
    }

    /// Selects an item for the person. There was nothing to do if it is selected already.
    fn go(&mut self, item: usize, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        let before = self.selected;
        self.select(item);
        if self.selected == before {
            return Outcome::Ignored;
        }
        emit.emit(ListEvent::Selected(item));
        Outcome::Consumed
    }

    fn click(&mut self, row: i32, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        let Ok(row) = usize::try_from(row) else {
            return Outcome::Ignored;
        };
        let item = self.scroll.offset() + row;
        if item >= self.items.len() {
            return Outcome::Ignored;
        }
        let again = self.clicked == Some(item);
        self.go(item, emit);
        if again {
            emit.emit(ListEvent::Chosen(item));
        } else {
            self.clicked = Some(item);
        }
        Outcome::Consumed
    }

    fn draw_item(&self, canvas: &mut Canvas<'_>, row: i32, item: &str, selected: bool) {
        let columns = canvas.size().columns;
        let style = match (selected, self.focus) {
            (false, _) => Style::PLAIN,
            (true, Focus::Own) => canvas.theme().selected,
            (true, _) => canvas.theme().selected_elsewhere,
        };
        if selected {
            let whole = Rect::new(Position::new(row, 0), Size::new(1, columns));
            canvas.blank(whole, style);
            canvas.text(whole.origin, MARK, style);
            canvas.set_cursor(whole.origin);
        }
        let at = Position::new(row, i32::from(MARGIN));
        match wrap::cut(item, usize::from(columns.saturating_sub(MARGIN))) {
            None => canvas.text(at, item, style),
            Some(beginning) => {
                let width = canvas.text(at, beginning, style);
                let end = i32::try_from(width).unwrap_or(i32::MAX);
                canvas.text(at.offset(Position::new(0, end)), "…", style)
            }
        };
    }
}

impl Widget for List {
    type Event = ListEvent;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let mut size = canvas.size();
        if self.scroll.overflows() {
            // The thumb has a column of its own.
            self.scroll.draw_thumb(canvas, canvas.theme().quiet);
            size.columns = size.columns.saturating_sub(1);
        }
        let mut rows = canvas.part(Rect::of(size));
        let seen = rows.visible();
        for (row, item) in (seen.top()..).zip(self.scroll.seen(seen)) {
            if let Some(text) = self.items.get(item) {
                self.draw_item(&mut rows, row, text, item == self.selected);
            }
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let rows = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
        let columns = self.widest.saturating_add(MARGIN);
        Wish::new(
            Length::preferred(rows).min(1).flex(1),
            Length::preferred(columns).min(columns.min(8)),
        )
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        if let Some(item) = self.target(key) {
            return self.go(item, emit);
        }
        match self.selected() {
            Some(selected) if *key == Key::new(KeyCode::Enter) => {
                emit.emit(ListEvent::Chosen(selected));
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        if mouse.action == MouseAction::Press(MouseButton::Left) {
            return self.click(mouse.at.row, emit);
        }
        if self.scroll.wheel(mouse.action) {
            self.clicked = None;
            return Outcome::Consumed;
        }
        Outcome::Ignored
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "select"));
        show(KeyHelp::new("Enter", "choose"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.scroll.set_visible(usize::from(size.rows));
        self.reveal_selected();
    }
}
