//! What commands do to a text.

use std::ops::Range;

use super::{Buffer, Done};
use crate::edit::command::{Command, Motion};
use crate::edit::words;

impl Buffer {
    /// Does what a command says; none if it has no meaning here.
    pub(crate) fn apply(&mut self, command: Command) -> Option<Done> {
        let mut done = Done::default();
        let kills = std::mem::replace(&mut self.kills, false);
        match command {
            Command::Type(c) => {
                done.full = !self.insert(c.encode_utf8(&mut [0; 4]));
                done.changed = true;
            }
            Command::Newline if self.lines => {
                done.full = !self.insert("\n");
                done.changed = true;
            }
            Command::Newline => return None,
            Command::Go(motion, select) => self.go_by(motion, select)?,
            Command::Delete(motion) => {
                let range = self.range_to(motion)?;
                done.changed = self.delete(range);
            }
            Command::Kill(motion) => {
                let mut range = self.cursor..self.target(motion)?;
                if motion == Motion::LineEnd && range.is_empty() {
                    // At the end of a line, the newline goes.
                    range.end = words::behind(&self.text, range.end);
                }
                done.changed = self.kill(range, kills);
            }
            Command::KillRegion => {
                let range = self.range_to(Motion::BlankLeft)?;
                done.changed = self.kill(range, kills);
            }
            Command::Copy => done.copied = self.copy(),
            Command::Cut => {
                done.copied = self.copy();
                done.changed = self.delete(self.selection());
            }
            Command::Yank => {
                let killed = self.killed.clone();
                self.undo.part();
                done.full = !self.insert(&killed);
                done.changed = true;
            }
            Command::Undo => done.changed = self.take_back(),
            Command::Redo => done.changed = self.do_again(),
            Command::SelectAll => self.select(0..self.text.len()),
            // Where nothing is selected, the key may mean something to others.
            Command::Unmark if !self.deselect() => return None,
            Command::Unmark => {}
            Command::Mark => {
                self.marking = !self.marking;
                self.anchor = self.marking.then_some(self.cursor);
            }
        }
        Some(done)
    }

    fn go_by(&mut self, motion: Motion, select: bool) -> Option<()> {
        let selected = self.selection();
        let at = match motion {
            // The arrows leave what is selected on their side.
            Motion::Left if !select && !self.marking && !selected.is_empty() => selected.start,
            Motion::Right if !select && !self.marking && !selected.is_empty() => selected.end,
            _ => self.target(motion)?,
        };
        self.go(at, select);
        Some(())
    }

    /// What is selected, or else what lies between the cursor and there.
    fn range_to(&self, motion: Motion) -> Option<Range<usize>> {
        let selected = self.selection();
        if selected.is_empty() {
            Some(self.cursor..self.target(motion)?)
        } else {
            Some(selected)
        }
    }

    fn delete(&mut self, range: Range<usize>) -> bool {
        self.unmark();
        self.replace(range.start.min(range.end)..range.end.max(range.start), "")
    }

    /// Deletes a range, to be put back. What was killed `before` it is put back together with it.
    fn kill(&mut self, range: Range<usize>, before: bool) -> bool {
        let back = range.end < range.start;
        let range = range.start.min(range.end)..range.end.max(range.start);
        if !self.secret
            && !range.is_empty()
            && let Some(killed) = self.text.get(range.clone())
        {
            match (before, back) {
                (false, _) => self.killed = killed.to_owned(),
                (true, true) => self.killed.insert_str(0, killed),
                (true, false) => self.killed.push_str(killed),
            }
        }
        self.undo.part();
        self.kills = true;
        self.delete(range)
    }

    fn copy(&mut self) -> Option<String> {
        let copied = self.selected();
        if self.secret || copied.is_empty() {
            return None;
        }
        self.killed = copied.to_owned();
        Some(self.killed.clone())
    }

    pub(super) fn take_back(&mut self) -> bool {
        let Some(change) = self.undo.undo() else {
            return false;
        };
        let (at, removed, cursor) = (change.at, change.removed.clone(), change.cursor);
        let range = at..at + change.inserted.len();
        self.swap(range, &removed);
        self.unmark();
        self.put_cursor(cursor);
        true
    }

    pub(super) fn do_again(&mut self) -> bool {
        let Some(change) = self.undo.redo() else {
            return false;
        };
        let (at, inserted) = (change.at, change.inserted.clone());
        let range = at..at + change.removed.len();
        self.swap(range, &inserted);
        self.unmark();
        self.put_cursor(at + inserted.len());
        true
    }
}
