//! Rows and columns.

mod column;
mod draw;
mod key;
mod keys;
mod merge;
mod order;
mod records;
mod say;

use strombus_terminal::{Canvas, Key, Mouse, Position, Rect, Size};

use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken};
use crate::rows::Rows;
use crate::seek::Seek;
use crate::ui::Measure;
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};

pub use column::Column;
use column::GAP;
pub use key::SortKey;
pub use order::Direction;
use order::Order;
pub use records::Records;

/// The mark of the selected row and a blank.
const MARGIN: u16 = 2;

/// What happened in a [`Table`]; the number is the row's in its [`Records`], from 0, however the table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableEvent {
    /// The person went to this row, or a filter did.
    Selected(usize),
    /// The person wants this row: Enter, or a second click on it.
    Chosen(usize),
    /// The person clicked on the title of this column, from 0, which the table [does not sort by](Column::unsorted): the app may.
    Title(usize),
    /// Sorting or filtering takes more than a moment: the app is to call [`Table::work`] until that is done.
    Working,
}

/// Rows and columns, under titles that stay where they are; of a million rows, only those that are seen are asked for.
///
/// The arrows (or `j` and `k`), Page Up, Page Down, Home and End select a row, Enter or a second click chooses it. Left and
/// Right go to a column, `s` or a click on its title sorts by it, and once more turns the order round. With
/// [`filterable`](Self::filterable), `/` opens a row to write in, and only the rows that hold what is written are shown.
///
/// Sorting a million rows takes a good part of a second, and a session has ten milliseconds to give. So a table works in pieces: what takes more
/// than one is announced by [`TableEvent::Working`], and the app calls [`work`](Self::work) once a turn
/// ([`next_turn`](crate::next_turn)) until that returns false. Meanwhile the old order is shown, and everything can be used.
///
/// ```
/// use strombus_widgets::{Column, Direction, Table, Ui, next_turn};
///
/// let rows = vec![vec!["pear".to_owned(), "3".to_owned()], vec!["fig".to_owned(), "12".to_owned()]];
/// let mut table = Table::new([Column::new("Fruit"), Column::new("Count").fixed(7).right()], rows);
/// table.sort(0, Direction::Ascending);
/// assert_eq!(table.selected(), Some(0));
/// ```
#[derive(Debug)]
pub struct Table<R: Records = Vec<Vec<String>>> {
    columns: Vec<Column>,
    /// Where the columns begin and how wide they are.
    places: Vec<(u16, u16)>,
    records: R,
    order: Order,
    rows: Rows,
    /// The column that `s` would sort by.
    column: usize,
    seek: Option<Seek>,
    focus: Focus,
    size: Size,
}

impl<R: Records> Table<R> {
    /// For how many cells a piece of work is to ask: some milliseconds at worst.
    pub const PIECE: usize = 8192;

    /// A table of `records`, in their own order.
    #[must_use]
    pub fn new(columns: impl IntoIterator<Item = Column>, records: R) -> Self {
        let mut rows = Rows::default();
        rows.set_count(records.count());
        Self {
            columns: columns.into_iter().collect(),
            places: Vec::new(),
            records,
            order: Order::default(),
            rows,
            column: 0,
            seek: None,
            focus: Focus::None,
            size: Size::new(0, 0),
        }
    }

    /// Lets the person choose which rows are shown.
    #[must_use]
    pub fn filterable(mut self) -> Self {
        self.seek = Some(Seek::new("/"));
        self
    }

    /// Changes the title of a column, from 0; nothing happens if there is none. The column stays as wide as it is.
    pub fn set_title(&mut self, column: usize, title: impl Into<String>) {
        if let Some(column) = self.columns.get_mut(column) {
            column.title = title.into();
        }
    }

    /// Whether there is a column to sort by.
    fn sorts(&self) -> bool {
        self.columns.iter().any(|column| column.sorts)
    }

    /// The rows.
    #[must_use]
    pub const fn records(&self) -> &R {
        &self.records
    }

    /// Changes the rows. They are sorted and filtered anew; rows that were added are seen when that is done.
    /// Returns whether [`work`](Self::work) is left.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut R) -> T) -> bool {
        change(&mut self.records);
        let selected = self.rows.at().map(|place| self.order.row_at(place));
        let needle = needle(&self.seek);
        self.order.renew(self.records.count(), needle);
        self.show_order(selected);
        self.work(Self::PIECE)
    }

    /// Sorts by a column, from 0. Returns whether [`work`](Self::work) is left.
    pub fn sort(&mut self, column: usize, direction: Direction) -> bool {
        if column >= self.columns.len() {
            return self.is_working();
        }
        let selected = self.selected();
        let count = self.records.count();
        self.column = column;
        self.order.begin_sort(count, column, direction);
        self.show_order(selected);
        self.work(Self::PIECE)
    }

    /// Shows the rows in their own order again. Returns whether [`work`](Self::work) is left.
    pub fn unsort(&mut self) -> bool {
        let selected = self.selected();
        self.order.unsort(needle(&self.seek));
        self.show_order(selected);
        self.work(Self::PIECE)
    }

    /// By which column the rows are sorted, or are being.
    #[must_use]
    pub const fn sorted_by(&self) -> Option<(usize, Direction)> {
        self.order.sort()
    }

    /// What the filter is; empty if all rows are shown.
    #[must_use]
    pub fn filter(&self) -> &str {
        self.seek.as_ref().map_or("", Seek::text)
    }

    /// Shows only the rows that hold `text` in any column, whatever the case of its letters, if the table is
    /// [`filterable`](Self::filterable). Returns whether [`work`](Self::work) is left.
    pub fn set_filter(&mut self, text: &str) -> bool {
        if self.seek.as_mut().is_some_and(|seek| seek.set_text(text)) {
            self.apply_filter();
        }
        self.is_working()
    }

    /// How many rows are shown.
    #[must_use]
    pub const fn shown(&self) -> usize {
        self.rows.count()
    }

    /// The number of the selected row; none if no row is shown.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        let row = self.order.row_at(self.rows.at()?);
        (row < self.records.count()).then_some(row)
    }

    /// Selects a row and scrolls to it, if it is shown.
    pub fn select(&mut self, row: usize) {
        if let Some(place) = self.order.place_of(row) {
            self.rows.go(place);
        }
    }

    /// Whether the rows are being sorted or filtered.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        self.order.is_working()
    }

    /// Goes on sorting and filtering, for what it costs to ask for about so many cells ([`Table::PIECE`] is a good number). Returns whether
    /// there is more to do.
    pub fn work(&mut self, cells: usize) -> bool {
        let selected = self.selected();
        let (columns, needle) = (self.columns.len(), needle(&self.seek));
        if (self.order).work(&self.records, columns, needle, cells) {
            self.show_order(selected);
        }
        self.order.is_working()
    }

    /// The rows are shown otherwise now; the cursor stays at its row, if that is shown still.
    fn show_order(&mut self, selected: Option<usize>) {
        self.lay_out();
        self.rows.set_count(self.order.shown(self.records.count()));
        if selected != self.selected()
            && let Some(row) = selected
        {
            self.rows.go(self.order.place_of(row).unwrap_or(0));
        }
    }

    fn apply_filter(&mut self) {
        let selected = self.selected();
        self.order.begin_filter(needle(&self.seek));
        self.show_order(selected);
        self.work(Self::PIECE);
    }

    /// Where the rows stand: below the titles, above the row of the filter.
    fn area(&self) -> Rect {
        let foot = u16::from(self.seek.as_ref().is_some_and(Seek::is_shown));
        let rows = self.size.rows.saturating_sub(1).saturating_sub(foot);
        Rect::new(Position::new(1, 0), Size::new(rows, self.size.columns))
    }

    fn lay_out(&mut self) {
        self.rows.set_visible(usize::from(self.area().size.rows));
    }
}

/// What is looked for.
fn needle(seek: &Option<Seek>) -> &crate::needle::Needle {
    static NONE: crate::needle::Needle = crate::needle::Needle::NONE;
    seek.as_ref().map_or(&NONE, Seek::needle)
}

impl<R: Records> Widget for Table<R> {
    type Event = TableEvent;

    fn say(&self) -> Spoken<'_> {
        self.spoken()
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, TableEvent>) -> Outcome {
        self.take_answer(answer, emit)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let preferred = self.columns.iter().map(|column| column.length.preferred);
        let columns = preferred.fold(MARGIN + 1, |sum, length| {
            sum.saturating_add(length).saturating_add(GAP)
        });
        let rows = u16::try_from(self.rows.count()).unwrap_or(u16::MAX);
        Wish::new(
            Length::preferred(rows.saturating_add(1)).min(2).flex(1),
            Length::preferred(columns).min(columns.min(8)).flex(1),
        )
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, TableEvent>) -> Outcome {
        self.take_key(key, emit)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, TableEvent>) -> Outcome {
        self.take_mouse(mouse, emit)
    }

    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, TableEvent>) -> Outcome {
        let sought = self.seek.as_mut().map(|seek| seek.paste(text));
        sought.map_or(Outcome::Ignored, |sought| self.sought(sought, emit))
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        self.show_keys(show);
    }

    /// The cells of the selected row, with tabs between them.
    fn copied(&self, by: Copying) -> Option<String> {
        let row = self.selected().filter(|_| by == Copying::Asked)?;
        let cells = (0..self.columns.len()).map(|column| self.records.cell(row, column));
        Some(cells.collect::<Vec<_>>().join("\t"))
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        self.seek.as_ref().is_some_and(Seek::is_open)
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
        // The last column is the thumb's.
        let room = size.columns.saturating_sub(MARGIN + 1);
        self.places = column::places(&self.columns, size.columns, room);
        if let Some(seek) = &mut self.seek {
            seek.resized(size.columns);
        }
        self.lay_out();
    }
}
