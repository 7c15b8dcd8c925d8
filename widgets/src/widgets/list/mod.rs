//! Rows of text, one of which is selected.

mod draw;
mod picked;
mod say;
mod type_ahead;

use strombus_terminal::{Canvas, Key, KeyCode, Modifiers, Mouse, Position, Rect, Size};

use crate::bindings::KeyHelp;
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken};
use crate::rows::{Rows, Touch};
use crate::seek::{Seek, Sought};
use crate::ui::Measure;
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};

use picked::Picked;

/// The mark of the selected item and a blank.
const MARGIN: u16 = 2;

/// `[x]` and a blank.
const BOX: u16 = 4;

/// How many items are measured to learn how wide a list wants to be: a hundred thousand are not all looked at.
const MEASURED: usize = 1000;

/// What happened in a [`List`]; the number is the item's, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListEvent {
    /// The person went to this item.
    Selected(usize),
    /// The person wants this item: Enter, or a second click on it.
    Chosen(usize),
    /// The person picked other items: see [`List::picked`].
    Picked,
}

/// Rows of text to choose one from, or several.
///
/// The arrows (or `j` and `k`), Page Up, Page Down, Home and End select, Enter chooses; a click selects, a second
/// click on the same item chooses; the wheel and the thumb scroll. Only the rows that are seen are drawn.
///
/// With [`multiple`](Self::multiple), Space or a click on its box picks an item, Shift with an arrow or a click picks all
/// on the way, Ctrl-A picks all or none. With [`filterable`](Self::filterable), `/` opens a row to write in, and only the
/// items that hold what is written are shown; Enter keeps that, Esc shows all again. With
/// [`type_ahead`](Self::type_ahead), letters go to the next item that begins with them.
///
/// ```
/// use strombus_widgets::List;
///
/// let mut list = List::new(["dune", "emma", "ulysses"]).multiple().filterable();
/// list.pick(0, true);
/// list.set_filter("U");
/// assert_eq!(list.selected_item(), Some("dune"));
/// assert_eq!(list.picked().collect::<Vec<_>>(), [0]);
/// list.set_filter("em");
/// assert_eq!(list.selected(), Some(1));
/// ```
#[derive(Debug, Default)]
pub struct List {
    items: Vec<Content>,
    /// The numbers of the items that the filter leaves, in their order; all if there is none.
    shown: Option<Vec<usize>>,
    rows: Rows,
    picked: Option<Picked>,
    seek: Option<Seek>,
    /// What was typed so far to go to an item; none if letters are not for that.
    ahead: Option<String>,
    focus: Focus,
    widest: u16,
    size: Size,
}

impl List {
    /// A list of `items`; the first is selected.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = impl Into<Content>>) -> Self {
        let mut list = Self::default();
        list.set_items(items);
        list
    }

    /// Lets the person pick any number of items.
    #[must_use]
    pub fn multiple(mut self) -> Self {
        self.picked = Some(Picked::default());
        self
    }

    /// Lets the person choose which items are shown.
    #[must_use]
    pub fn filterable(mut self) -> Self {
        self.seek = Some(Seek::new("/"));
        self
    }

    /// Letters go to the next item that begins with them; so they are no commands while the list has the focus.
    #[must_use]
    pub fn type_ahead(mut self) -> Self {
        self.ahead = Some(String::new());
        self
    }

    /// Shows `items` from now on. The selection stays at its number, or goes to the last item; nothing is picked.
    pub fn set_items(&mut self, items: impl IntoIterator<Item = impl Into<Content>>) {
        self.items = items.into_iter().map(Into::into).collect();
        let widths = self.items.iter().take(MEASURED).map(Content::width);
        self.widest = u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX);
        if let Some(picked) = &mut self.picked {
            picked.clear();
        }
        self.apply_filter();
    }

    /// The items, shown or not.
    #[must_use]
    pub fn items(&self) -> &[Content] {
        &self.items
    }

    /// The number of the selected item; none if no item is shown.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.item_of(self.rows.at()?)
    }

    /// The selected item.
    #[must_use]
    pub fn selected_item(&self) -> Option<&str> {
        self.items.get(self.selected()?).map(Content::text)
    }

    /// Selects an item, or the last if there are not so many, and scrolls to it. Of items that the filter leaves out,
    /// the next is selected that it does not.
    pub fn select(&mut self, item: usize) {
        self.rows.go(self.row_of(item));
    }

    /// What the filter is; empty if all items are shown.
    #[must_use]
    pub fn filter(&self) -> &str {
        self.seek.as_ref().map_or("", Seek::text)
    }

    /// Shows only the items that hold `text`, whatever the case of its letters, if the list is
    /// [`filterable`](Self::filterable).
    pub fn set_filter(&mut self, text: &str) {
        if self.seek.as_mut().is_some_and(|seek| seek.set_text(text)) {
            self.apply_filter();
        }
    }

    /// The item on a row, and the row of an item.
    fn item_of(&self, row: usize) -> Option<usize> {
        match &self.shown {
            None => Some(row),
            Some(shown) => shown.get(row).copied(),
        }
    }

    fn row_of(&self, item: usize) -> usize {
        match &self.shown {
            None => item,
            Some(shown) => shown.partition_point(|&other| other < item),
        }
    }

    /// Looks through all items. The selection stays at its item, or goes to the next that is shown.
    fn apply_filter(&mut self) {
        let selected = self.selected();
        let needle = self.seek.as_ref().map(Seek::needle);
        self.shown = needle.filter(|needle| !needle.is_empty()).map(|needle| {
            let all = self.items.iter().enumerate();
            all.filter(|(_, item)| needle.is_in(item.text()))
                .map(|(number, _)| number)
                .collect()
        });
        let count = self.shown.as_ref().map_or(self.items.len(), Vec::len);
        self.lay_out();
        self.rows.set_count(count);
        if let Some(item) = selected
            && self.selected() != Some(item)
        {
            self.rows.go(self.row_of(item));
        }
    }

    /// Where the items stand: all but the row of the filter.
    fn area(&self) -> Rect {
        let row = u16::from(self.seek.as_ref().is_some_and(Seek::is_shown));
        Rect::of(Size::new(
            self.size.rows.saturating_sub(row),
            self.size.columns,
        ))
    }

    fn lay_out(&mut self) {
        self.rows.set_visible(usize::from(self.area().size.rows));
    }

    /// Selects an item for the person. There was nothing to do if it is selected already.
    fn go(&mut self, row: usize, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        if !self.rows.go(row) {
            return Outcome::Ignored;
        }
        self.say_selected(emit);
        Outcome::Consumed
    }

    fn say_selected(&self, emit: &mut Emitter<'_, ListEvent>) {
        if let Some(item) = self.selected() {
            emit.emit(ListEvent::Selected(item));
        }
    }

    /// What the row of the filter did with a key or a paste.
    fn sought(&mut self, sought: Sought, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        match sought {
            Sought::Ignored => return Outcome::Ignored,
            Sought::Consumed => self.lay_out(),
            Sought::Changed => {
                let before = self.selected();
                self.apply_filter();
                if self.selected() != before {
                    self.say_selected(emit);
                }
            }
        }
        Outcome::Consumed
    }

    fn key_of_filter(&mut self, key: &Key, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        let Some(seek) = &mut self.seek else {
            return Outcome::Ignored;
        };
        if !seek.is_open() && *key == Key::char('/') {
            seek.open();
            return self.sought(Sought::Consumed, emit);
        }
        let sought = seek.key(key);
        self.sought(sought, emit)
    }
}

impl Widget for List {
    type Event = ListEvent;

    fn say(&self) -> Spoken<'_> {
        self.spoken()
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        self.take_answer(answer, emit)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let rows = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
        let columns = self.widest.saturating_add(self.margin());
        Wish::new(
            Length::preferred(rows).min(1).flex(1),
            Length::preferred(columns).min(columns.min(8)),
        )
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        if self.key_of_filter(key, emit) == Outcome::Consumed
            || self.key_of_picks(key, emit) == Outcome::Consumed
            || self.key_of_type_ahead(key, emit) == Outcome::Consumed
        {
            return Outcome::Consumed;
        }
        if let Some(row) = self.rows.target(key, self.ahead.is_none()) {
            self.forget_typed();
            return self.go(row, emit);
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
        let area = self.area();
        if mouse.at.row == area.bottom()
            && let Some(seek) = self.seek.as_mut().filter(|seek| seek.is_shown())
        {
            let at = Position::new(0, mouse.at.column);
            return seek.mouse(&Mouse { at, ..*mouse });
        }
        let before = self.rows.at();
        match self.rows.mouse(mouse, area) {
            Touch::Ignored => return Outcome::Ignored,
            Touch::Scrolled => {}
            Touch::Row { row, moved, again } => {
                self.forget_typed();
                if moved {
                    self.say_selected(emit);
                }
                if self.picked.is_some() && mouse.modifiers.contains(Modifiers::SHIFT) {
                    self.pick_rows(before.unwrap_or(row), row, emit);
                } else if self.picks_at(mouse) {
                    self.toggle(row, emit);
                } else if again && let Some(item) = self.item_of(row) {
                    emit.emit(ListEvent::Chosen(item));
                }
            }
        }
        Outcome::Consumed
    }

    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, ListEvent>) -> Outcome {
        let sought = self.seek.as_mut().map(|seek| seek.paste(text));
        self.sought(sought.unwrap_or(Sought::Ignored), emit)
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "select"));
        show(KeyHelp::new("Enter", "choose"));
        if self.picked.is_some() {
            show(KeyHelp::new("Space", "pick"));
            show(KeyHelp::new("Ctrl-A", "all"));
        }
        if let Some(seek) = &self.seek {
            show(KeyHelp::new("/", "filter").enabled(!seek.is_open()));
            show(KeyHelp::new("Esc", "show all").enabled(seek.is_shown()));
        }
    }

    fn copied(&self, by: Copying) -> Option<String> {
        let item = self.selected_item().filter(|_| by == Copying::Asked);
        item.map(str::to_owned)
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        self.ahead.is_some() || self.seek.as_ref().is_some_and(Seek::is_open)
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
        self.forget_typed();
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
        if let Some(seek) = &mut self.seek {
            seek.resized(size.columns);
        }
        self.lay_out();
    }
}
