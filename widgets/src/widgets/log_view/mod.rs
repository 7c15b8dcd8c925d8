//! A log that grows while one looks at it.

mod draw;
mod keys;
mod lines;
mod say;
mod search;

use std::convert::Infallible;

use strombus_terminal::{Canvas, Key, Mouse, Position, Rect, Size};

use crate::axis::Axis;
use crate::bindings::KeyHelp;
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::scroll::Scroll;
use crate::seek::{Seek, Sought};
use crate::ui::Measure;
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};
use crate::widgets::scrollbar::Bar;

pub use lines::Level;
use lines::Lines;

/// How many lines are kept, unless another number is set.
const LIMIT: usize = 10_000;

/// A log: lines come at any rate, the newest stay in sight, and the oldest are dropped beyond [`limit`](Self::limit).
///
/// Each line takes one row; Left and Right show what is beyond the edge. The arrows, Page Up, Page Down and Home scroll
/// back, and then nothing moves until End; Space stops and follows again. `/` searches from the newest line that is seen
/// back, `n` goes to the match before, `N` to the one after; `&` shows only the lines that hold what is written; `l` shows
/// only what matters more. Esc ends the search, then the filter.
///
/// A line costs no more than being kept: ten thousand that come at once are one frame.
///
/// ```
/// use strombus_widgets::{Level, LogView};
///
/// let mut log = LogView::new().limit(2000);
/// log.log(Level::Warning, "the disk is nearly full");
/// log.push("a line that a program wrote");
/// assert_eq!(log.lines(), 2);
/// ```
#[derive(Debug)]
pub struct LogView {
    lines: Lines,
    scroll: Scroll,
    bar: Bar,
    follows: bool,
    /// How many columns of the lines lie before the left edge.
    column: usize,
    search: Seek,
    filter: Seek,
    /// The number of the line that was found last.
    found: Option<u64>,
    focus: Focus,
    size: Size,
}

impl Default for LogView {
    fn default() -> Self {
        Self::new()
    }
}

impl LogView {
    /// A log without lines, that keeps up to 10,000.
    #[must_use]
    pub fn new() -> Self {
        Self {
            lines: Lines::new(LIMIT),
            scroll: Scroll::EMPTY,
            bar: Bar::new(Axis::Rows),
            follows: true,
            column: 0,
            search: Seek::new("/"),
            filter: Seek::new("&"),
            found: None,
            focus: Focus::None,
            size: Size::new(0, 0),
        }
    }

    /// Keeps so many lines at most, one at least, of 128 bytes each on average. Searching and filtering look through all
    /// of them.
    #[must_use]
    pub fn limit(mut self, lines: usize) -> Self {
        self.lines.limit = lines.max(1);
        self.lines.drop_oldest();
        self.note_lines(0);
        self
    }

    /// Adds a line at the end, or several.
    pub fn push(&mut self, content: impl Into<Content>) {
        self.add(None, content.into());
    }

    /// Adds a line that matters so much at the end, or several.
    pub fn log(&mut self, level: Level, content: impl Into<Content>) {
        self.add(Some(level), content.into());
    }

    fn add(&mut self, level: Option<Level>, content: Content) {
        let gone = self.lines.add(level, content, self.filter.needle());
        self.note_lines(gone);
    }

    /// Drops all lines.
    pub fn clear(&mut self) {
        self.lines.clear();
        self.found = None;
        self.note_lines(0);
    }

    /// How many lines are kept.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines.kept()
    }

    /// How many of them are shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.lines.count()
    }

    /// Whether the newest line stays in sight.
    #[must_use]
    pub const fn follows(&self) -> bool {
        self.follows
    }

    /// Goes to the newest line, and keeps it in sight.
    pub fn follow(&mut self) {
        self.follows = true;
        self.scroll.to(usize::MAX);
    }

    /// Keeps in sight what is seen now.
    pub const fn pause(&mut self) {
        self.follows = false;
    }

    /// Shows only lines that matter so much, and those of which nobody said.
    pub fn set_level(&mut self, level: Level) {
        let top = self.top();
        self.lines.set_level(level, self.filter.needle());
        self.show_from(top);
    }

    /// Lines that matter less than this are not shown.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.lines.level()
    }

    /// Shows only lines that hold `text`, whatever the case of its letters; all, if it is empty.
    pub fn set_filter(&mut self, text: &str) {
        if self.filter.set_text(text) {
            self.apply_filter();
        }
    }

    /// What the filter is.
    #[must_use]
    pub fn filter(&self) -> &str {
        self.filter.text()
    }

    fn apply_filter(&mut self) {
        let top = self.top();
        self.lines.choose(self.filter.needle());
        self.show_from(top);
    }

    /// The number of the first line that is seen.
    fn top(&self) -> u64 {
        self.lines.number_at(self.scroll.offset()).unwrap_or(0)
    }

    /// Other lines are shown now: the first that was seen stays, unless the newest is to.
    fn show_from(&mut self, top: u64) {
        self.note_lines(0);
        if !self.follows {
            self.scroll.to(self.lines.row_of(top));
        }
    }

    /// There are other lines now; so many rows went from the beginning.
    fn note_lines(&mut self, gone: usize) {
        let offset = self.scroll.offset();
        self.scroll.set_content(self.lines.count());
        self.scroll.to(if self.follows {
            usize::MAX
        } else {
            offset.saturating_sub(gone)
        });
    }

    /// Where the lines stand: above what is looked for.
    fn area(&self) -> Rect {
        let feet = [&self.search, &self.filter].into_iter();
        let feet = feet.filter(|seek| seek.is_shown()).count();
        let feet = u16::try_from(feet).unwrap_or(0);
        Rect::of(Size::new(
            self.size.rows.saturating_sub(feet),
            self.size.columns,
        ))
    }

    fn lay_out(&mut self) {
        self.scroll.set_visible(usize::from(self.area().size.rows));
        if self.follows {
            self.scroll.to(usize::MAX);
        }
    }
}

impl Widget for LogView {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Log).items(self, None)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(1), Length::flexible().min(8))
    }

    fn key(&mut self, key: &Key, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        self.take_key(key)
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        let area = self.area();
        let foot = mouse.at.row - area.bottom();
        if foot >= 0 {
            let at = Position::new(0, mouse.at.column);
            let mut shown = [&mut self.filter, &mut self.search].into_iter();
            let mut shown = shown.by_ref().filter(|seek| seek.is_shown());
            let seek = usize::try_from(foot).ok().and_then(|foot| shown.nth(foot));
            return seek.map_or(Outcome::Ignored, |seek| seek.mouse(&Mouse { at, ..*mouse }));
        }
        let mut track = area;
        track.origin.column = area.right() - 1;
        track.size.columns = 1;
        let on_bar = self.bar.mouse(mouse, track, &mut self.scroll) == Outcome::Consumed;
        if on_bar || self.scroll.wheel(mouse.action) {
            self.follows = self.scroll.is_at_end();
            return Outcome::Consumed;
        }
        Outcome::Ignored
    }

    fn paste(&mut self, text: &str, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        if self.filter.paste(text) != Sought::Ignored {
            self.apply_filter();
            return Outcome::Consumed;
        }
        match self.search.paste(text) {
            Sought::Ignored => Outcome::Ignored,
            _ => {
                self.search_from_what_is_seen();
                Outcome::Consumed
            }
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        self.show_keys(show);
    }

    /// The line that was found, if it is seen; all that are seen otherwise.
    fn copied(&self, by: Copying) -> Option<String> {
        let rows = self.scroll.shown();
        let found = self.found.map(|found| self.lines.row_of(found));
        let rows = match found.filter(|row| rows.contains(row)) {
            Some(row) => row..row + 1,
            None => rows,
        };
        let lines = rows.filter_map(|row| self.lines.at(row));
        let lines: Vec<_> = lines.map(|line| line.content.text()).collect();
        (by == Copying::Asked && !lines.is_empty()).then(|| lines.join("\n"))
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        self.search.is_open() || self.filter.is_open()
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
        self.search.resized(size.columns);
        self.filter.resized(size.columns);
        self.lay_out();
    }
}
