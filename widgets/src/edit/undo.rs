//! What was done to a text, to be taken back.

/// How many bytes of text are kept to take changes back with, unless more is allowed.
const BYTES: usize = 64 * 1024;

/// What one change costs besides its text.
const OVERHEAD: usize = 64;

/// One change: at `at`, `removed` was replaced by `inserted`.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// Where the cursor was before.
    pub(super) cursor: usize,
}

impl Change {
    fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len() + OVERHEAD
    }
}

/// The changes of a text. The oldest are forgotten when they cost too much.
pub(super) struct Undo {
    done: std::collections::VecDeque<Change>,
    undone: Vec<Change>,
    bytes: usize,
    most: usize,
    /// Whether the next change may become one with the last.
    joins: bool,
}

impl Undo {
    pub(super) const fn new() -> Self {
        Self {
            done: std::collections::VecDeque::new(),
            undone: Vec::new(),
            bytes: 0,
            most: BYTES,
            joins: false,
        }
    }

    pub(super) const fn most(&self) -> usize {
        self.most
    }

    pub(super) const fn set_most(&mut self, bytes: usize) {
        self.most = bytes;
    }

    pub(super) fn clear(&mut self) {
        let most = self.most;
        *self = Self::new();
        self.most = most;
    }

    /// What comes next is a change of its own.
    pub(super) const fn part(&mut self) {
        self.joins = false;
    }

    /// Notes a change. Letters typed one after the other are taken back a word at a time.
    pub(super) fn note(&mut self, change: Change) {
        self.undone.clear();
        let typed = change.removed.is_empty() && is_one(&change.inserted);
        match self.done.back_mut() {
            Some(last) if typed && self.joins && goes_on(last, &change) => {
                last.inserted.push_str(&change.inserted);
                self.bytes += change.inserted.len();
            }
            _ => {
                self.bytes += change.bytes();
                self.done.push_back(change);
            }
        }
        self.joins = typed;
        while self.bytes > self.most
            && let Some(oldest) = self.done.pop_front()
        {
            self.bytes -= oldest.bytes();
        }
    }

    /// The change to take back.
    pub(super) fn undo(&mut self) -> Option<&Change> {
        let change = self.done.pop_back()?;
        self.bytes -= change.bytes();
        self.joins = false;
        self.undone.push(change);
        self.undone.last()
    }

    /// The change to do again.
    pub(super) fn redo(&mut self) -> Option<&Change> {
        let change = self.undone.pop()?;
        self.bytes += change.bytes();
        self.joins = false;
        self.done.push_back(change);
        self.done.back()
    }
}

/// Whether it is one character but no newline.
fn is_one(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c != '\n') && chars.next().is_none()
}

/// Whether `next` is typed right behind `last`, and begins no new word there.
fn goes_on(last: &Change, next: &Change) -> bool {
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let begins_word =
        blank(last.inserted.chars().next_back()) && !blank(next.inserted.chars().next());
    last.at + last.inserted.len() == next.at && !begins_word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(undo: &mut Undo, text: &str) {
        for (at, c) in text.char_indices() {
            undo.note(Change {
                at,
                inserted: c.into(),
                cursor: at,
                ..Change::default()
            });
        }
    }

    #[test]
    fn words_are_taken_back_one_at_a_time() {
        let mut undo = Undo::new();
        typed(&mut undo, "one two");
        assert_eq!(undo.undo().map(|change| &*change.inserted), Some("two"));
        assert_eq!(undo.undo().map(|change| &*change.inserted), Some("one "));
        assert_eq!(undo.redo().map(|change| &*change.inserted), Some("one "));
        assert!(undo.undo().is_some() && undo.undo().is_none());
    }

    #[test]
    fn no_more_is_kept_than_may_be() {
        let mut undo = Undo::new();
        undo.set_most(10 * OVERHEAD);
        for _ in 0..1000 {
            undo.note(Change {
                removed: "x".repeat(OVERHEAD),
                ..Change::default()
            });
        }
        assert_eq!(undo.done.len(), 5);
        typed(&mut undo, &"x".repeat(100 * OVERHEAD));
        assert!(undo.bytes <= 10 * OVERHEAD);
    }
}
