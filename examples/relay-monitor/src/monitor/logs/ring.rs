//! The lines of one kind. A flood of another kind takes no room from them that is theirs.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::SystemTime;

use super::groups::Groups;
use crate::model::{About, LogLine, Runlevel, Stretch};

/// Lines of one kind, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Ring {
    /// Of the first, some may be dropped already.
    sealed: VecDeque<Sealed>,
    /// What was said since lines were handed out last, or since a stretch was full.
    open: Stretch,
    groups: Groups,
    /// Of the texts that are kept.
    bytes: usize,
    /// How many lines there ever were, and how many of them are dropped.
    added: u64,
    dropped: u64,
}

#[derive(Debug)]
struct Sealed {
    /// How many lines there were before its first.
    before: u64,
    lines: Arc<Stretch>,
}

impl Ring {
    /// How many lines are kept.
    pub(super) const fn lines(&self) -> u64 {
        self.added - self.dropped
    }

    /// How many bytes their texts have.
    pub(super) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many were dropped.
    pub(super) const fn dropped(&self) -> u64 {
        self.dropped
    }

    /// How many there ever were.
    pub(super) const fn added(&self) -> u64 {
        self.added
    }

    pub(super) fn push(
        &mut self,
        (number, at): (u64, SystemTime),
        event: &Arc<str>,
        runlevel: Option<Runlevel>,
        text: &str,
    ) {
        let (before, nth) = self.groups.count(number, at, event, text);
        let about = About {
            number,
            at,
            runlevel,
            before,
            nth,
        };
        self.open.push(about, event, text);
        self.added += 1;
        self.bytes += text.len();
        if self.open.is_full() {
            self.seal();
        }
    }

    /// Has all lines handed out that were said.
    pub(super) fn seal(&mut self) {
        if !self.open.is_empty() {
            let lines = std::mem::take(&mut self.open).seal();
            self.sealed.push_back(Sealed {
                before: self.added - lines.count() as u64,
                lines,
            });
        }
    }

    /// Drops the oldest line. Returns how many bytes of text it had; none if no line is there that may be dropped.
    pub(super) fn drop_oldest(&mut self) -> Option<usize> {
        let first = self.sealed.front()?;
        let place = usize::try_from(self.dropped - first.before).ok()?;
        let bytes = first.lines.bytes_of(place);
        if place + 1 >= first.lines.count() {
            self.sealed.pop_front();
        }
        self.bytes -= bytes;
        self.dropped += 1;
        Some(bytes)
    }

    /// Drops all, since all are added anew under other numbers.
    pub(super) fn clear(&mut self) {
        self.sealed.clear();
        self.open = Stretch::default();
        self.groups = Groups::default();
        self.bytes = 0;
        self.dropped = self.added;
    }

    /// How many lines up to that numbered `number` there ever were; those that were not handed out do not count.
    pub(super) fn until(&self, number: u64) -> u64 {
        let at = self.place_behind(number);
        match self.sealed.get(at) {
            Some(sealed) => sealed.before + sealed.lines.until(number) as u64,
            None => self.added - self.open.count() as u64,
        }
    }

    /// Appends the lines from the one numbered `first` to the one numbered `last` whose events are wished for, at most `most`.
    pub(super) fn part(
        &self,
        (first, last): (u64, u64),
        most: usize,
        wished: impl Fn(&str) -> bool,
        lines: &mut Vec<LogLine>,
    ) {
        let first = first.max(self.oldest());
        let start = self.place_behind(first.saturating_sub(1));
        let mut left = most;
        for sealed in self.sealed.iter().skip(start) {
            if left == 0 || sealed.lines.ends().0 > last {
                break;
            }
            let part = sealed.lines.part((first, last), left, &wished);
            left -= part.len();
            lines.extend(part);
        }
    }

    /// The place of the first stretch that goes on behind the line of this number.
    fn place_behind(&self, number: u64) -> usize {
        self.sealed
            .partition_point(|sealed| sealed.lines.ends().1 <= number)
    }

    /// The number of the oldest line that is kept; zero if there is none.
    fn oldest(&self) -> u64 {
        let first = self.sealed.front();
        first.map_or(0, |first| {
            let place = usize::try_from(self.dropped - first.before);
            first.lines.number(place.unwrap_or(usize::MAX))
        })
    }

    /// The stretches.
    #[cfg(test)]
    pub(super) fn stretches(&self) -> impl Iterator<Item = &Arc<Stretch>> {
        self.sealed.iter().map(|sealed| &sealed.lines)
    }
}
