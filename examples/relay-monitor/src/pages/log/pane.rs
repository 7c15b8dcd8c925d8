//! The log as it is scrolled and searched.

use std::time::SystemTime;

use regex::{Regex, RegexBuilder};
use strombus_widgets::terminal::{Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, Size};
use strombus_widgets::{Emitter, Focus, KeyHelp, Length, Measure, Outcome, Widget, Wish};

use super::entries::Entries;
use super::rows::{Laid, lay_out};
use crate::model::LogLine;

/// How far the wheel scrolls.
const WHEEL: usize = 3;

/// The log was scrolled, or what is searched in it is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moved;

/// What is seen first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// So much that the newest line is seen last.
    End,
    /// So many rows into the line of this number.
    Line(u64, usize),
}

/// Lines under their days, wrapped, the newest last.
///
/// Only what is seen is laid out, from where the person is: what lies elsewhere costs nothing.
#[derive(Debug)]
pub(crate) struct LogPane {
    pub(crate) entries: Entries,
    at: At,
    search: Option<Regex>,
    /// What the person wrote that is searched.
    sought: String,
    /// When the line was said that the person stood at before all came anew, until it is there again.
    held: Option<SystemTime>,
    /// The number of the line that was found last.
    found: Option<u64>,
    pub(super) focus: Focus,
    size: Size,
}

impl Default for LogPane {
    fn default() -> Self {
        Self {
            entries: Entries::default(),
            at: At::End,
            search: None,
            sought: String::new(),
            held: None,
            found: None,
            focus: Focus::None,
            size: Size::new(0, 0),
        }
    }
}

impl LogPane {
    /// Whether the newest line stays in sight.
    pub(crate) fn follows(&self) -> bool {
        self.at == At::End
    }

    pub(crate) const fn follow(&mut self) {
        self.at = At::End;
        self.held = None;
    }

    /// Shows only lines that match.
    pub(super) fn set_filter(&mut self, filter: Option<Regex>) {
        self.entries.set_filter(filter);
        self.fill();
    }

    /// Shows repeated lines, or counts them.
    pub(super) fn show_duplicates(&mut self, shows: bool) {
        self.entries.show_duplicates(shows);
        self.fill();
    }

    /// Goes back as far as there would be room behind the newest line. Who holds the log goes on with that.
    fn fill(&mut self) {
        if !self.follows() {
            let (place, skip) = self.top().min(self.end());
            self.stand(place, skip);
        }
    }

    /// Keeps in sight what is seen now.
    pub(crate) fn pause(&mut self) {
        let (place, skip) = self.top();
        self.stand(place, skip);
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.at = At::End;
        self.held = None;
        self.found = None;
    }

    /// Forgets all lines, since all come again, with older ones among them. Who holds the log is led back to where they were.
    pub(super) fn begin_anew(&mut self) {
        let held = match self.at {
            At::End => None,
            At::Line(number, _) => self.entries.line(self.entries.place_of(number)),
        };
        self.held = held.map(LogLine::at).or(self.held);
        self.entries.clear();
        self.found = None;
    }

    /// Adds lines at the end.
    pub(super) fn add(&mut self, lines: Vec<LogLine>) {
        self.entries.add(lines);
        if let Some(place) = self.held.and_then(|at| self.entries.place_at(at)) {
            self.held = None;
            self.stand(place, 0);
        }
    }

    pub(crate) const fn search(&self) -> Option<&Regex> {
        self.search.as_ref()
    }

    /// What the person wrote that is searched; empty if nothing is.
    pub(crate) fn sought(&self) -> &str {
        &self.sought
    }

    /// Whether something is searched, and is not there.
    pub(crate) const fn is_missing(&self) -> bool {
        self.search.is_some() && self.found.is_none()
    }

    pub(super) const fn found(&self) -> Option<u64> {
        self.found
    }

    /// Looks for `text`, whatever the case of its letters, from the newest line that is seen back; for nothing, if it is empty.
    pub(crate) fn set_search(&mut self, text: &str) {
        let escaped = regex::escape(text);
        let built = RegexBuilder::new(&escaped).case_insensitive(true).build();
        self.search = built.ok().filter(|_| !text.is_empty());
        self.sought = text.to_owned();
        self.found = None;
        let (top, _) = self.top();
        let last = self.seen_from(top).saturating_add(1);
        self.find((0..last.min(self.entries.count())).rev());
    }

    /// The place of the last line that is seen, where the first has this one.
    fn seen_from(&self, top: usize) -> usize {
        let mut rows = 0;
        let mut place = top;
        while place + 1 < self.entries.count() {
            rows += self.laid(place).height();
            if rows >= usize::from(self.size.rows) {
                break;
            }
            place += 1;
        }
        place
    }

    /// Goes to the first of these places whose line is searched. Returns whether there is one.
    fn find(&mut self, places: impl Iterator<Item = usize>) -> bool {
        let Some(search) = &self.search else {
            return false;
        };
        let mut found = None;
        for place in places {
            if let Some(line) = self.entries.line(place)
                && (search.is_match(line.text()) || search.is_match(line.event()))
            {
                found = Some((place, line.number()));
                break;
            }
        }
        let Some((place, number)) = found else {
            return false;
        };
        self.found = Some(number);
        // In the middle, so that what was said around it is seen too.
        self.stand(place, 0);
        self.scroll_back(usize::from(self.size.rows) / 2);
        self.end_if_reached();
        true
    }

    fn find_next(&mut self, newer: bool) {
        let count = self.entries.count();
        let at = self
            .found
            .map_or(count, |number| self.entries.place_of(number));
        match newer {
            true => self.find(at.saturating_add(1)..count),
            false => self.find((0..at.min(count)).rev()),
        };
    }

    /// A line as it is laid out.
    pub(super) fn laid(&self, place: usize) -> Laid {
        let before = place
            .checked_sub(1)
            .and_then(|place| self.entries.line(place));
        match self.entries.line(place) {
            Some(line) => {
                let hidden = self.entries.hidden_behind(line);
                lay_out(line, before.map(LogLine::at), hidden, self.size.columns)
            }
            None => Laid::default(),
        }
    }

    /// What is seen first: the place of a line, and how many of its rows lie above.
    pub(super) fn top(&self) -> (usize, usize) {
        match self.at {
            At::End => self.end(),
            At::Line(number, skip) => {
                let place = self.entries.place_of(number);
                let is_it = self
                    .entries
                    .line(place)
                    .is_some_and(|line| line.number() == number);
                (place, if is_it { skip } else { 0 })
            }
        }
    }

    /// The top where the newest line is seen last.
    fn end(&self) -> (usize, usize) {
        let mut rows = usize::from(self.size.rows);
        let mut place = self.entries.count();
        while place > 0 {
            place -= 1;
            let height = self.laid(place).height();
            if height >= rows {
                return (place, height - rows);
            }
            rows -= height;
        }
        (0, 0)
    }

    fn stand(&mut self, place: usize, skip: usize) {
        self.at = match self.entries.line(place) {
            Some(line) => At::Line(line.number(), skip),
            None => At::End,
        };
    }

    fn scroll_back(&mut self, rows: usize) {
        let (mut place, mut skip) = self.top();
        let mut left = rows;
        while left > skip {
            left -= skip;
            let Some(before) = place.checked_sub(1) else {
                left = 0;
                skip = 0;
                break;
            };
            place = before;
            skip = self.laid(place).height();
        }
        self.stand(place, skip - left);
    }

    fn scroll_on(&mut self, rows: usize) {
        let (mut place, mut skip) = self.top();
        skip += rows;
        while place < self.entries.count() {
            let height = self.laid(place).height();
            if skip < height {
                break;
            }
            skip -= height;
            place += 1;
        }
        self.stand(place, skip);
        self.end_if_reached();
    }

    /// Who has scrolled to the newest line wants to see the next too.
    fn end_if_reached(&mut self) {
        if self.at != At::End && self.top() >= self.end() {
            self.at = At::End;
        }
    }
}

impl Widget for LogPane {
    type Event = Moved;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(1), Length::flexible().min(8))
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Moved>) -> Outcome {
        if key.modifiers != Modifiers::NONE {
            return Outcome::Ignored;
        }
        let page = usize::from(self.size.rows).saturating_sub(1).max(1);
        let is_searching = self.search.is_some();
        match key.code {
            KeyCode::Up => self.scroll_back(1),
            KeyCode::Down => self.scroll_on(1),
            KeyCode::PageUp => self.scroll_back(page),
            KeyCode::PageDown => self.scroll_on(page),
            KeyCode::Home => self.stand(0, 0),
            KeyCode::End => self.follow(),
            KeyCode::Char(' ') if self.follows() => self.pause(),
            KeyCode::Char(' ') => self.follow(),
            KeyCode::Char('n') if is_searching => self.find_next(false),
            KeyCode::Char('N') if is_searching => self.find_next(true),
            KeyCode::Escape if is_searching => self.set_search(""),
            _ => return Outcome::Ignored,
        }
        emit.emit(Moved);
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Moved>) -> Outcome {
        match mouse.action {
            MouseAction::ScrollUp => self.scroll_back(WHEEL),
            MouseAction::ScrollDown => self.scroll_on(WHEEL),
            _ => return Outcome::Ignored,
        }
        emit.emit(Moved);
        Outcome::Consumed
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        if self.search.is_some() {
            show(KeyHelp::new("n", "match before"));
            show(KeyHelp::new("N", "match after"));
            show(KeyHelp::new("Esc", "end search"));
        }
        show(KeyHelp::new(
            "Space",
            if self.follows() { "hold" } else { "follow" },
        ));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
    }
}
