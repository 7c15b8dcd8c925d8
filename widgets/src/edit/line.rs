//! A line of text with a cursor, changed by graphemes and words, as Readline does it.

use std::ops::Range;

use strombus_terminal::text;
use zeroize::Zeroize as _;

/// What [`TextInput`](crate::TextInput) and its kin hold at most, if they are not told otherwise.
const MAX_LENGTH: usize = 4096;

/// A line of text and the cursor in it. It holds no control characters.
///
/// The cursor stands between graphemes, and nothing here splits one. Whatever memory the text leaves is wiped
/// before: a line may hold a password.
pub(crate) struct Line {
    text: String,
    /// In bytes.
    cursor: usize,
    /// What was cut last; nothing in a secret line, whose text must not outlive it.
    killed: String,
    secret: bool,
    /// In graphemes.
    max_length: usize,
}

impl Line {
    /// An empty line.
    pub(crate) const fn new() -> Self {
        Self {
            text: String::new(),
            cursor: 0,
            killed: String::new(),
            secret: false,
            max_length: MAX_LENGTH,
        }
    }

    /// An empty line that keeps no copy of its text.
    pub(crate) const fn secret() -> Self {
        let mut line = Self::new();
        line.secret = true;
        line
    }

    pub(crate) fn set_max_length(&mut self, graphemes: usize) {
        self.max_length = graphemes;
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor is, in bytes.
    pub(crate) const fn cursor(&self) -> usize {
        self.cursor
    }

    /// What stands before the cursor, and what behind it.
    pub(crate) fn halves(&self) -> (&str, &str) {
        self.text
            .split_at_checked(self.cursor)
            .unwrap_or((&self.text, ""))
    }

    /// Holds `text` from now on, with the cursor behind it.
    pub(crate) fn set_text(&mut self, text: &str) {
        self.clear();
        self.insert(text);
    }

    /// Holds nothing from now on.
    pub(crate) fn clear(&mut self) {
        self.text.zeroize();
        self.cursor = 0;
    }

    /// Inserts `text` at the cursor: newlines and tabs as blanks, other control characters not at all, and no more
    /// than fits.
    pub(crate) fn insert(&mut self, text: &str) {
        // Large enough from the start: what a string grows out of is not wiped.
        let mut added = String::with_capacity(text.len());
        added.extend(text.chars().filter_map(typed));
        self.cut_to_room(&mut added);
        let at = self.cursor;
        self.make_room(added.len());
        self.text.insert_str(at, &added);
        let end = at + added.len();
        if added.is_ascii() || self.has_no_stack_around(at..end) {
            self.put_cursor(end);
        } else {
            self.text.drain(at..end);
        }
        added.zeroize();
    }

    /// Shortens `added` to as many graphemes as the line may still take.
    fn cut_to_room(&self, added: &mut String) {
        // A grapheme has a byte at least, so a line that is short in bytes need not be counted.
        if self.text.len() + added.len() <= self.max_length {
            return;
        }
        let held = match self.text.is_ascii() {
            // The usual case at little cost, since a client may send letters to a full line for ever.
            true => self.text.len(),
            false => text::boundaries(&self.text).count() - 1,
        };
        let room = self.max_length.saturating_sub(held);
        let end = text::boundaries(added).nth(room).unwrap_or(added.len());
        added.truncate(end);
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
    pub(crate) fn put_cursor(&mut self, at: usize) {
        self.cursor = text::boundary_from(&self.text, at);
    }

    /// Deletes a range of bytes.
    fn delete(&mut self, range: Range<usize>) {
        if range.is_empty() || self.text.get(range.clone()).is_none() {
            return;
        }
        self.text.drain(range.clone());
        self.put_cursor(range.start);
    }

    /// Deletes a range of bytes, to be put back by [`Line::yank`].
    fn kill(&mut self, range: Range<usize>) {
        if let Some(killed) = self.text.get(range.clone())
            && !killed.is_empty()
            && !self.secret
        {
            self.killed = killed.into();
        }
        self.delete(range);
    }

    pub(crate) fn left(&mut self) {
        self.cursor = self.before();
    }

    pub(crate) fn right(&mut self) {
        self.cursor = self.behind();
    }

    pub(crate) fn home(&mut self) {
        self.cursor = 0;
    }

    pub(crate) fn end(&mut self) {
        self.cursor = self.text.len();
    }

    pub(crate) fn word_left(&mut self) {
        self.cursor = self.start_of(is_word);
    }

    pub(crate) fn word_right(&mut self) {
        self.cursor = self.end_of_word();
    }

    pub(crate) fn delete_left(&mut self) {
        self.delete(self.before()..self.cursor);
    }

    pub(crate) fn delete_right(&mut self) {
        self.delete(self.cursor..self.behind());
    }

    pub(crate) fn kill_word_left(&mut self) {
        self.kill(self.start_of(is_word)..self.cursor);
    }

    /// Back to the last blank, whatever the signs between.
    pub(crate) fn kill_to_blank(&mut self) {
        self.kill(self.start_of(|grapheme| !is_blank(grapheme))..self.cursor);
    }

    pub(crate) fn kill_word_right(&mut self) {
        self.kill(self.cursor..self.end_of_word());
    }

    pub(crate) fn kill_to_start(&mut self) {
        self.kill(0..self.cursor);
    }

    pub(crate) fn kill_to_end(&mut self) {
        self.kill(self.cursor..self.text.len());
    }

    /// Inserts what was killed last.
    pub(crate) fn yank(&mut self) {
        let killed = self.killed.clone();
        self.insert(&killed);
    }

    /// Where the grapheme before the cursor begins.
    fn before(&self) -> usize {
        text::boundary_before(&self.text, self.cursor)
    }

    /// Where the grapheme behind the cursor ends.
    fn behind(&self) -> usize {
        text::boundary_from(&self.text, self.cursor + 1)
    }

    /// Where what is made of `inside` and lies before the cursor begins.
    fn start_of(&self, inside: impl Fn(&str) -> bool) -> usize {
        let (before, _) = self.halves();
        let graphemes: Vec<(usize, &str)> = graphemes(before).collect();
        let mut back = graphemes
            .into_iter()
            .rev()
            .skip_while(|(_, grapheme)| !inside(grapheme));
        let last_outside = back.find(|(_, grapheme)| !inside(grapheme));
        last_outside.map_or(0, |(at, grapheme)| at + grapheme.len())
    }

    /// Where the word behind the cursor ends.
    fn end_of_word(&self) -> usize {
        let (_, behind) = self.halves();
        let mut on = graphemes(behind).skip_while(|(_, grapheme)| !is_word(grapheme));
        let end = on.find(|(_, grapheme)| !is_word(grapheme));
        end.map_or(self.text.len(), |(at, _)| self.cursor + at)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// Says nothing of the text, which may be secret.
impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Line").finish_non_exhaustive()
    }
}

/// The graphemes of `text`, each with where it begins.
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = text::boundaries(text);
    let ends = text::boundaries(text).skip(1);
    starts
        .zip(ends)
        .map(|(start, end)| (start, text.get(start..end).unwrap_or_default()))
}

/// What a character becomes in a line.
fn typed(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(' '),
        c => text::is_printable(c).then_some(c),
    }
}

fn is_word(grapheme: &str) -> bool {
    grapheme.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn is_blank(grapheme: &str) -> bool {
    grapheme.starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The `|` is the cursor.
    fn line(marked: &str) -> Line {
        let (before, behind) = marked.split_once('|').expect("a cursor");
        let mut line = Line::new();
        line.set_text(&format!("{before}{behind}"));
        line.put_cursor(before.len());
        line
    }

    fn check(marked: &str, edit: impl FnOnce(&mut Line), expected: &str) {
        let mut line = line(marked);
        edit(&mut line);
        let (before, behind) = line.halves();
        assert_eq!(format!("{before}|{behind}"), expected);
    }

    #[test]
    fn one_step_is_one_grapheme() {
        check("ae\u{301}|", Line::left, "a|e\u{301}");
        check("|👩\u{200d}🚀x", Line::right, "👩\u{200d}🚀|x");
        check("|", Line::left, "|");
        check("x|", Line::right, "x|");
    }

    #[test]
    fn one_deletion_takes_one_grapheme() {
        check("ae\u{301}|b", Line::delete_left, "a|b");
        check("世|界", Line::delete_right, "世|");
        check("|a", Line::delete_left, "|a");
        check("a|", Line::delete_right, "a|");
    }

    #[test]
    fn words_are_passed_as_readline_passes_them() {
        check("one, two|", Line::word_left, "one, |two");
        check("one, |two", Line::word_left, "|one, two");
        check("|one, two", Line::word_right, "one|, two");
        check("one|, two", Line::word_right, "one, two|");
        check("|cafe\u{301} x", Line::word_right, "cafe\u{301}| x");
    }

    #[test]
    fn words_are_killed_by_signs_or_by_blanks() {
        check("cd /usr/bin|", Line::kill_word_left, "cd /usr/|");
        check("cd /usr/bin|", Line::kill_to_blank, "cd |");
        check("one  |two", Line::kill_to_blank, "|two");
        check("one| two three", Line::kill_word_right, "one| three");
    }

    #[test]
    fn what_was_killed_can_be_put_back() {
        check(
            "one two|",
            |line| {
                line.kill_to_start();
                line.insert("x ");
                line.yank();
            },
            "x one two|",
        );
        check(
            "one| two",
            |line| {
                line.kill_to_end();
                line.home();
                line.yank();
            },
            " two|one",
        );
    }

    #[test]
    fn nothing_that_commands_a_terminal_comes_in() {
        check("a|", |line| line.insert("\x1b[2J\nb\u{202e}\t"), "a[2J b |");
    }

    #[test]
    fn a_line_takes_no_more_than_it_may() {
        check(
            "|",
            |line| {
                line.set_max_length(3);
                line.insert("e\u{301}世界x");
                line.insert("y");
            },
            "e\u{301}世界|",
        );
    }

    #[test]
    fn a_mark_joins_the_letter_before_it() {
        check("e|", |line| line.insert("\u{301}"), "e\u{301}|");
        check("|\u{301}x", |line| line.insert("e"), "e\u{301}|x");
    }

    #[test]
    fn marks_do_not_pile_up() {
        let mut line = line("e|");
        for _ in 0..1000 {
            line.insert("\u{301}");
        }
        assert!(line.text().len() <= text::GRAPHEME_BYTES);
    }

    #[test]
    fn a_secret_line_keeps_nothing_and_tells_nothing() {
        let mut line = Line::secret();
        line.insert("hunter2");
        assert!(!format!("{line:?}").contains("hunter2"));
        line.kill_to_start();
        line.yank();
        assert_eq!(line.text(), "");
    }
}
