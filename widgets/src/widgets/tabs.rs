//! Pages in one place, and a strip of their titles.

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Position, Rect, Size,
};

use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::{Arranger, Measure};
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// The page of this number, from 0, of [`Tabs`] is shown now: the person went there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TabShown(pub usize);

/// Pages in one place, one of which is shown, and above it a strip of their titles.
///
/// Ctrl-Page Up and Ctrl-Page Down go through the pages wherever in them the focus is; on the strip so do Left and Right, Home
/// and End, a click on a title, and the wheel.
///
/// ```
/// use strombus_widgets::{Label, Tabs};
///
/// let pages = Tabs::new()
///     .with("Summary", Label::new("All is well."))
///     .with("Log", Label::new("Nothing yet."));
/// assert_eq!(pages.shown(), 0);
/// ```
#[derive(Debug, Default)]
pub struct Tabs {
    pages: Vec<Page>,
    shown: usize,
    size: Size,
    focus: Focus,
}

#[derive(Debug)]
struct Page {
    title: String,
    child: Child,
}

impl AsRef<str> for Page {
    fn as_ref(&self) -> &str {
        &self.title
    }
}

impl Page {
    /// How wide its title is, with a blank on each side.
    fn columns(&self) -> usize {
        text::width(&self.title) + 2
    }
}

/// A title on the strip.
struct Title<'a> {
    page: usize,
    text: &'a str,
    /// Its first column, which is blank, as is its last.
    column: u16,
    columns: u16,
}

impl Tabs {
    /// No pages.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            pages: Vec::new(),
            shown: 0,
            size: Size::new(0, 0),
            focus: Focus::None,
        }
    }

    /// With another page behind the others.
    #[must_use]
    pub fn with(mut self, title: impl Into<String>, child: impl Into<Child>) -> Self {
        self.push(title, child);
        self
    }

    /// Puts another page behind the others.
    pub fn push(&mut self, title: impl Into<String>, child: impl Into<Child>) {
        self.pages.push(Page {
            title: title.into(),
            child: child.into(),
        });
    }

    /// Takes out the page of this number, if there is one; what was added with an id is there still.
    pub fn take_out(&mut self, page: usize) {
        if page < self.pages.len() {
            self.pages.remove(page);
            let before = self.shown > page;
            self.show(self.shown - usize::from(before));
        }
    }

    /// Changes the title of a page; nothing happens if there is none of this number.
    pub fn set_title(&mut self, page: usize, title: impl Into<String>) {
        if let Some(page) = self.pages.get_mut(page) {
            page.title = title.into();
        }
    }

    /// The number of the page that is shown, from 0.
    #[must_use]
    pub const fn shown(&self) -> usize {
        self.shown
    }

    /// Shows the page of this number, or the last.
    pub fn show(&mut self, page: usize) {
        self.shown = page.min(self.pages.len().saturating_sub(1));
    }

    /// How many rows the titles and the line below them take.
    fn strip(size: Size) -> u16 {
        // The line is the first to go where there is too little room.
        if size.rows > 3 { 2 } else { size.rows.min(1) }
    }

    /// The titles that there is room for, that of the shown page among them, and whether there are more before and behind.
    fn titles(&self) -> (Vec<Title<'_>>, bool, bool) {
        let room = usize::from(self.size.columns);
        // As far to the left as the shown one allows. The signs that there is more stand in the blanks around titles.
        let (mut first, mut taken) = (self.shown, 0);
        for (page, tab) in self.pages.iter().enumerate().take(self.shown + 1).rev() {
            taken += tab.columns();
            if taken > room && page != self.shown {
                break;
            }
            first = page;
        }
        let (mut titles, mut column) = (Vec::new(), 0);
        for (page, tab) in self.pages.iter().enumerate().skip(first) {
            let left = room.saturating_sub(column);
            let columns = tab.columns();
            if columns > left && page != self.shown {
                break;
            }
            let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            titles.push(Title {
                page,
                text: &tab.title,
                column: cells(column),
                columns: cells(columns.min(left)),
            });
            column = column.saturating_add(columns);
        }
        let end = titles.last().map_or(first, |title| title.page + 1);
        (titles, first > 0, end < self.pages.len())
    }

    /// Goes on by so many pages; behind the last comes the first.
    fn turn(&mut self, by: isize, emit: &mut Emitter<'_, TabShown>) -> Outcome {
        let (Ok(count @ 1..), Ok(shown)) = (
            isize::try_from(self.pages.len()),
            isize::try_from(self.shown),
        ) else {
            return Outcome::Ignored;
        };
        let next = (shown + by).rem_euclid(count);
        self.go(usize::try_from(next).unwrap_or(0), emit)
    }

    fn go(&mut self, page: usize, emit: &mut Emitter<'_, TabShown>) -> Outcome {
        let before = self.shown;
        self.show(page);
        if self.shown == before {
            return Outcome::Ignored;
        }
        emit.emit(TabShown(self.shown));
        Outcome::Consumed
    }

    fn click(&mut self, column: i32, emit: &mut Emitter<'_, TabShown>) -> Outcome {
        let (titles, before, behind) = self.titles();
        if before && column == 0 {
            return self.turn(-1, emit);
        }
        if behind && column + 1 == i32::from(self.size.columns) {
            return self.turn(1, emit);
        }
        let hit = titles.iter().find(|title| {
            let first = i32::from(title.column);
            (first..first + i32::from(title.columns)).contains(&column)
        });
        let page = hit.map(|title| title.page);
        if let Some(page) = page {
            self.go(page, emit);
        }
        Outcome::Consumed
    }

    fn draw_title(&self, canvas: &mut Canvas<'_>, title: &Title<'_>) {
        let theme = *canvas.theme();
        let is_shown = title.page == self.shown;
        let style = match (is_shown, self.focus) {
            (false, _) => theme.text,
            (true, Focus::Own) => theme.selected,
            (true, _) => theme.selected_elsewhere,
        };
        let place = Rect::new(
            Position::new(0, title.column.into()),
            Size::new(1, title.columns),
        );
        let mut place = canvas.part(place);
        place.clear(style);
        let room = Rect::new(
            Position::new(0, 1),
            Size::new(1, title.columns.saturating_sub(2)),
        );
        place.part(room).text(Position::ORIGIN, title.text, style);
        if is_shown {
            place.set_cursor(Position::new(0, 1));
        }
    }
}

impl Widget for Tabs {
    type Event = TabShown;

    fn say(&self) -> Spoken<'_> {
        let tabs = Spoken::new(SpokenRole::Tabs).items(&self.pages, Some(self.shown as u64));
        let page = self.pages.get(self.shown);
        tabs.value(page.map_or("", |page| &page.title))
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, TabShown>) -> Outcome {
        match answer {
            Answer::Item(page) => match usize::try_from(*page) {
                Ok(page) if page < self.pages.len() => {
                    self.go(page, emit);
                    Outcome::Consumed
                }
                _ => Outcome::Ignored,
            },
            Answer::Press => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let (titles, before, behind) = self.titles();
        let lined = Self::strip(self.size) > 1;
        if lined {
            canvas.horizontal(Position::new(1, 0), self.size.columns, "─", theme.quiet);
        }
        for title in &titles {
            self.draw_title(canvas, title);
            if lined && title.page == self.shown {
                // Told from the others without colours and attributes too.
                let style = match self.focus {
                    Focus::None => theme.text,
                    _ => theme.focus,
                };
                let at = Position::new(1, title.column.into());
                canvas.horizontal(at, title.columns, "━", style);
            }
        }
        if before {
            canvas.text(Position::ORIGIN, "‹", theme.quiet);
        }
        if behind {
            let last = i32::from(self.size.columns) - 1;
            canvas.text(Position::new(0, last), "›", theme.quiet);
        }
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let strip = Self::strip(available);
        let inner = Size::new(available.rows.saturating_sub(strip), available.columns);
        // All are asked, so that the others around stay where they are when another page is shown.
        let wishes: Vec<Wish> = self
            .pages
            .iter()
            .map(|page| measure.wish(&page.child, inner))
            .collect();
        let titles: usize = self.pages.iter().map(Page::columns).sum();
        let strip_length = Length::preferred(u16::try_from(titles).unwrap_or(u16::MAX));
        Wish::new(
            Length::most(wishes.iter().map(|wish| wish.rows)).plus(strip),
            Length::most(wishes.iter().map(|wish| wish.columns).chain([strip_length])),
        )
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, TabShown>) -> Outcome {
        let own = self.focus == Focus::Own;
        match (key.code, key.modifiers) {
            (KeyCode::PageUp, Modifiers::CONTROL) => self.turn(-1, emit),
            (KeyCode::PageDown, Modifiers::CONTROL) => self.turn(1, emit),
            (KeyCode::Left, Modifiers::NONE) if own => self.turn(-1, emit),
            (KeyCode::Right, Modifiers::NONE) if own => self.turn(1, emit),
            (KeyCode::Home, Modifiers::NONE) if own => self.go(0, emit),
            (KeyCode::End, Modifiers::NONE) if own => self.go(usize::MAX, emit),
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, TabShown>) -> Outcome {
        if mouse.at.row >= i32::from(Self::strip(self.size)) || mouse.at.row < 0 {
            return Outcome::Ignored;
        }
        match mouse.action {
            MouseAction::Press(MouseButton::Left) => self.click(mouse.at.column, emit),
            MouseAction::ScrollUp => self.go(self.shown.saturating_sub(1), emit),
            MouseAction::ScrollDown => self.go(self.shown + 1, emit),
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        if self.focus == Focus::Own {
            show(KeyHelp::new("Left Right", "page"));
        }
        show(KeyHelp::new("Ctrl-Page Down", "next page"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn spot(&self) -> Option<Rect> {
        let strip = Size::new(Self::strip(self.size), self.size.columns);
        Some(Rect::of(strip))
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        for page in &mut self.pages {
            visit(&mut page.child);
        }
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        self.size = size;
        let strip = Self::strip(size);
        let room = Size::new(size.rows.saturating_sub(strip), size.columns);
        if let Some(page) = self.pages.get(self.shown) {
            let area = Rect::new(Position::new(strip.into(), 0), room);
            arranger.place(&page.child, area);
        }
    }
}
