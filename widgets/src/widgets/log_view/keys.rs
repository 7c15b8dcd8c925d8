//! The keys of a log.

use strombus_terminal::{Key, KeyCode};

use super::{Level, LogView};
use crate::bindings::KeyHelp;
use crate::seek::Sought;
use crate::widget::Outcome;

/// How far Left and Right go.
const STEP: usize = 8;

impl LogView {
    pub(super) fn show_keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        let help = if self.follows { "pause" } else { "follow" };
        show(KeyHelp::new("Space", help));
        show(KeyHelp::new("/", "search"));
        show(KeyHelp::new("n N", "next match").enabled(!self.search.needle().is_empty()));
        show(KeyHelp::new("&", "filter"));
        show(KeyHelp::new("l", "level").enabled(self.lines.has_levels()));
    }

    pub(super) fn take_key(&mut self, key: &Key) -> Outcome {
        if self.key_of_search(key) == Outcome::Consumed
            || self.key_of_filter(key) == Outcome::Consumed
            || self.key_of_scrolling(key) == Outcome::Consumed
        {
            return Outcome::Consumed;
        }
        // What is written as a capital letter may come with Shift.
        let Some(c) = key.typed() else {
            return Outcome::Ignored;
        };
        match c {
            ' ' if self.follows => self.pause(),
            ' ' => self.follow(),
            '/' => self.search.open(),
            '&' => self.filter.open(),
            'n' if !self.search.needle().is_empty() => self.search_back(),
            'N' if !self.search.needle().is_empty() => self.search_on(),
            'l' if self.lines.has_levels() => self.next_level(),
            _ => return Outcome::Ignored,
        }
        self.lay_out();
        Outcome::Consumed
    }

    fn key_of_search(&mut self, key: &Key) -> Outcome {
        if self.filter.is_open() {
            return Outcome::Ignored;
        }
        match self.search.key(key) {
            Sought::Ignored => return Outcome::Ignored,
            Sought::Consumed => self.lay_out(),
            Sought::Changed => {
                self.lay_out();
                self.search_from_what_is_seen();
            }
        }
        Outcome::Consumed
    }

    fn key_of_filter(&mut self, key: &Key) -> Outcome {
        match self.filter.key(key) {
            Sought::Ignored => return Outcome::Ignored,
            Sought::Consumed => self.lay_out(),
            Sought::Changed => {
                self.lay_out();
                self.apply_filter();
            }
        }
        Outcome::Consumed
    }

    fn key_of_scrolling(&mut self, key: &Key) -> Outcome {
        if self.scroll.key(key) {
            self.follows = self.scroll.is_at_end();
            return Outcome::Consumed;
        }
        match key.code {
            _ if !key.modifiers.is_empty() => Outcome::Ignored,
            KeyCode::End if !self.follows => {
                self.follow();
                Outcome::Consumed
            }
            KeyCode::Left if self.column > 0 => {
                self.column = self.column.saturating_sub(STEP);
                Outcome::Consumed
            }
            KeyCode::Right if self.is_cut() => {
                self.column += STEP;
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    /// Shows what matters more, and behind that everything again.
    fn next_level(&mut self) {
        let next = Level::ALL.into_iter().find(|&level| level > self.level());
        self.set_level(next.unwrap_or(Level::Trace));
    }
}
