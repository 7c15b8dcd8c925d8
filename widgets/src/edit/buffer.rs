//! A text with a cursor, changed by graphemes and words, as Readline and Emacs do it.

mod apply;

use std::ops::Range;

use strombus_terminal::text;
use zeroize::Zeroize as _;

use super::command::Motion;
use super::undo::{Change, Undo};
use super::words;

/// What [`TextInput`](crate::TextInput) and its kin hold at most, if they are not told otherwise.
const MAX_LENGTH: usize = 4096;

/// How long a text may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Graphemes(usize),
    Bytes(usize),
}

/// What became of a command.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Done {
    /// Whether the text is another one now.
    pub(crate) changed: bool,
    /// Whether there was no room for all that was to be inserted.
    pub(crate) full: bool,
    /// What was copied or cut.
    pub(crate) copied: Option<String>,
}

/// A text and the cursor in it. Of the control characters it holds newlines and tabs at most.
///
/// The cursor stands between graphemes, and nothing here splits one. Of a secret text no copy is made, and whatever
/// memory it leaves is wiped before.
pub(crate) struct Buffer {
    text: String,
    /// In bytes.
    cursor: usize,
    /// The other end of what is selected, in bytes.
    anchor: Option<usize>,
    /// Whether whatever the cursor passes is selected.
    marking: bool,
    /// What was cut last; nothing of a secret text.
    killed: String,
    /// Whether the last command cut something, so that the next adds to it.
    kills: bool,
    undo: Undo,
    secret: bool,
    /// Whether it may have more than one line.
    lines: bool,
    limit: Limit,
}

impl Buffer {
    /// An empty line.
    pub(crate) const fn line() -> Self {
        Self {
            text: String::new(),
            cursor: 0,
            anchor: None,
            marking: false,
            killed: String::new(),
            kills: false,
            undo: Undo::new(),
            secret: false,
            lines: false,
            limit: Limit::Graphemes(MAX_LENGTH),
        }
    }

    /// An empty line that keeps no copy of its text.
    pub(crate) const fn secret() -> Self {
        let mut buffer = Self::line();
        buffer.secret = true;
        buffer
    }

    /// An empty text of any number of lines, and of so many bytes at most. To take changes back, twice as much is kept
    /// again: all may be replaced at once.
    pub(crate) const fn lines(bytes: usize) -> Self {
        let mut buffer = Self::line();
        buffer.lines = true;
        buffer.limit = Limit::Bytes(bytes);
        buffer
            .undo
            .set_most(bytes.saturating_mul(2).saturating_add(buffer.undo.most()));
        buffer
    }

    pub(crate) const fn set_limit(&mut self, limit: Limit) {
        self.limit = limit;
    }

    pub(crate) const fn limit(&self) -> Limit {
        self.limit
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor is, in bytes.
    pub(crate) const fn cursor(&self) -> usize {
        self.cursor
    }

    /// What is selected, in bytes; empty if nothing is.
    pub(crate) fn selection(&self) -> Range<usize> {
        let anchor = self.anchor.unwrap_or(self.cursor).min(self.text.len());
        anchor.min(self.cursor)..anchor.max(self.cursor)
    }

    /// What is selected.
    pub(crate) fn selected(&self) -> &str {
        self.text.get(self.selection()).unwrap_or_default()
    }

    /// Holds `text` from now on, with the cursor behind it. What was done before is forgotten. Returns whether all
    /// of it fitted.
    pub(crate) fn set_text(&mut self, text: &str) -> bool {
        self.clear();
        let whole = self.insert(text);
        self.undo.clear();
        whole
    }

    /// Replaces all that it holds as the person could, who can take that back.
    pub(crate) fn replace_all(&mut self, text: &str) {
        self.undo.part();
        self.anchor = Some(0);
        self.cursor = self.text.len();
        self.insert(text);
        self.undo.part();
    }

    /// Holds nothing from now on.
    pub(crate) fn clear(&mut self) {
        self.text.zeroize();
        self.cursor = 0;
        self.unmark();
        self.undo.clear();
    }

    /// Inserts `text` at the cursor, in place of what is selected, and no more than fits: of a line, newlines and tabs
    /// as blanks; other control characters not at all. Returns whether all of it fitted.
    pub(crate) fn insert(&mut self, text: &str) -> bool {
        // Large enough from the start: what a string grows out of is not wiped.
        let mut added = String::with_capacity(text.len());
        added.extend(text.chars().filter_map(|c| self.typed(c)));
        let range = self.selection();
        let whole = self.cut_to_room(&mut added, range.clone());
        self.replace(range, &added);
        added.zeroize();
        self.unmark();
        whole
    }

    /// What a character becomes in this text.
    fn typed(&self, c: char) -> Option<char> {
        match c {
            '\n' | '\t' if self.lines => Some(c),
            '\n' | '\t' => Some(' '),
            c => text::is_printable(c).then_some(c),
        }
    }

    /// Shortens `added` to as much as the text may still take in place of `range`. Returns whether that is all.
    fn cut_to_room(&self, added: &mut String, range: Range<usize>) -> bool {
        let held = self.text.len() - range.len();
        // A grapheme has a byte at least, so a text that is short in bytes need not be counted.
        let (Limit::Graphemes(most) | Limit::Bytes(most)) = self.limit;
        if held + added.len() <= most {
            return true;
        }
        let end = match self.limit {
            Limit::Bytes(most) => {
                let room = most.saturating_sub(held);
                let end = text::boundary_from(added, room);
                if end > room {
                    words::before(added, end)
                } else {
                    end
                }
            }
            Limit::Graphemes(most) => {
                let count = |text: &str| match text.is_ascii() {
                    // The usual case at little cost, since a client may send letters to a full line for ever.
                    true => text.len(),
                    false => text::boundaries(text).count() - 1,
                };
                let selected = self.text.get(range).unwrap_or_default();
                let held = count(&self.text).saturating_sub(count(selected));
                let room = most.saturating_sub(held);
                text::boundaries(added).nth(room).unwrap_or(added.len())
            }
        };
        let whole = end >= added.len();
        added.truncate(end);
        whole
    }

    /// Replaces a range of bytes, and notes that to be taken back. Returns whether anything changed.
    fn replace(&mut self, range: Range<usize>, with: &str) -> bool {
        let Some(removed) = self.text.get(range.clone()) else {
            return false;
        };
        if removed == with {
            return false;
        }
        let removed = match self.secret {
            true => String::new(),
            false => removed.to_owned(),
        };
        let before = self.cursor;
        self.swap(range.clone(), with);
        let end = range.start + with.len();
        if !with.is_ascii() && !self.has_no_stack_around(range.start..end) {
            self.swap(range.start..end, &removed);
            self.cursor = before.min(self.text.len());
            return false;
        }
        self.put_cursor(end);
        if !self.secret {
            self.undo.note(Change {
                at: range.start,
                removed,
                inserted: with.to_owned(),
                cursor: before,
            });
        }
        true
    }

    /// Replaces a range of bytes.
    fn swap(&mut self, range: Range<usize>, with: &str) {
        if self.text.get(range.clone()).is_some() {
            self.make_room(with.len());
            self.text.replace_range(range, with);
        }
    }

    /// Grows without leaving a copy of the text in memory that is given back.
    fn make_room(&mut self, added: usize) {
        let length = self.text.len() + added;
        if length > self.text.capacity() {
            let mut larger = String::with_capacity(length.next_power_of_two().max(64));
            larger.push_str(&self.text);
            self.text.zeroize();
            self.text = larger;
        }
    }

    /// Whether every grapheme that reaches into `range` is short enough to be shown. Beyond that are stacks of
    /// marks, which would make a line of few graphemes cost any amount of memory.
    fn has_no_stack_around(&self, range: Range<usize>) -> bool {
        let mut start = text::boundary_before(&self.text, range.start);
        while start < range.end {
            let end = text::boundary_from(&self.text, start + 1);
            if end - start > text::GRAPHEME_BYTES {
                return false;
            }
            start = end;
        }
        true
    }

    /// Puts the cursor at `at` in bytes, or behind the grapheme that `at` is in: an inserted letter may have become
    /// one with the mark behind it.
    fn put_cursor(&mut self, at: usize) {
        self.cursor = text::boundary_from(&self.text, at);
    }

    /// Moves the cursor to `at` in bytes; what is passed is selected or not.
    pub(crate) fn go(&mut self, at: usize, select: bool) {
        self.undo.part();
        self.kills = false;
        if select || self.marking {
            self.anchor.get_or_insert(self.cursor);
        } else {
            self.anchor = None;
        }
        self.put_cursor(at);
    }

    /// Selects a range of bytes.
    pub(crate) fn select(&mut self, range: Range<usize>) {
        self.go(range.start, false);
        self.marking = false;
        self.go(range.end, true);
    }

    /// Selects the word at `at`, or what else is there; all of a secret text, whose words are nobody's business.
    pub(crate) fn select_word(&mut self, at: usize) {
        let range = match self.secret {
            true => 0..self.text.len(),
            false => words::word_around(&self.text, at),
        };
        self.select(range);
    }

    /// Selects the line that `at` is in.
    pub(crate) fn select_line(&mut self, at: usize) {
        self.select(words::line_start(&self.text, at)..words::line_end(&self.text, at));
    }

    fn unmark(&mut self) {
        self.anchor = None;
        self.marking = false;
    }

    /// Forgets what was selected. Returns whether anything was.
    fn deselect(&mut self) -> bool {
        let was = self.anchor.is_some();
        self.unmark();
        was
    }

    /// Where a motion leads to; those by rows lead nowhere here.
    fn target(&self, motion: Motion) -> Option<usize> {
        let (text, at) = (&*self.text, self.cursor);
        Some(match motion {
            Motion::WordLeft | Motion::BlankLeft if self.secret => 0,
            Motion::WordRight if self.secret => text.len(),
            Motion::Left => words::before(text, at),
            Motion::Right => words::behind(text, at),
            Motion::WordLeft => words::word_before(text, at),
            Motion::WordRight => words::word_behind(text, at),
            Motion::BlankLeft => words::blank_before(text, at),
            Motion::LineStart => words::line_start(text, at),
            Motion::LineEnd => words::line_end(text, at),
            Motion::TextStart => 0,
            Motion::TextEnd => text.len(),
            Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown => return None,
        })
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// Says nothing of the text, which may be secret.
impl std::fmt::Debug for Buffer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Buffer").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
