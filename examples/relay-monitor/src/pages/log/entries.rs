//! The lines of a log that a viewer has, and those of them that are shown.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::SystemTime;

use regex::Regex;

use crate::model::LogLine;

/// How many lines are kept, and how many bytes of text.
const LINES: usize = 10_000;
const BYTES: usize = 4 << 20;

#[derive(Debug)]
struct Entry {
    line: Arc<LogLine>,
    /// Whether the filter lets it through.
    passes: bool,
    /// Whether a later line says the same.
    superseded: bool,
}

/// The lines that are kept, the oldest first. A line costs a constant time, however many there are.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    kept: VecDeque<Entry>,
    bytes: usize,
    /// How many were dropped: the turn of the first that is kept.
    dropped: u64,
    /// The turn of the newest line of each group, counted from the first line that ever came.
    newest: HashMap<u64, u64>,
    filter: Option<Regex>,
    shows_duplicates: bool,
    /// The places of those that are shown.
    shown: Vec<usize>,
}

impl Entries {
    /// Adds lines at the end.
    pub(crate) fn add(&mut self, lines: impl IntoIterator<Item = Arc<LogLine>>) {
        for line in lines {
            let turn = self.dropped + self.kept.len() as u64;
            // Another says the same now.
            let before = self.newest.insert(line.group, turn);
            let place =
                before.and_then(|turn| usize::try_from(turn.checked_sub(self.dropped)?).ok());
            if let Some(entry) = place.and_then(|place| self.kept.get_mut(place)) {
                entry.superseded = true;
            }
            self.bytes += line.text.len();
            let passes = passes(self.filter.as_ref(), &line);
            self.kept.push_back(Entry {
                line,
                passes,
                superseded: false,
            });
            while self.kept.len() > LINES || self.bytes > BYTES {
                self.drop_oldest();
            }
        }
        self.choose();
    }

    fn drop_oldest(&mut self) {
        let Some(Entry { line, .. }) = self.kept.pop_front() else {
            return;
        };
        self.bytes -= line.text.len();
        if self.newest.get(&line.group) == Some(&self.dropped) {
            self.newest.remove(&line.group);
        }
        self.dropped += 1;
    }

    pub(crate) fn clear(&mut self) {
        self.dropped += self.kept.len() as u64;
        self.kept.clear();
        self.newest.clear();
        self.shown.clear();
        self.bytes = 0;
    }

    pub(crate) const fn shows_duplicates(&self) -> bool {
        self.shows_duplicates
    }

    pub(crate) fn show_duplicates(&mut self, shows: bool) {
        self.shows_duplicates = shows;
        self.choose();
    }

    pub(crate) const fn filter(&self) -> Option<&Regex> {
        self.filter.as_ref()
    }

    pub(crate) fn set_filter(&mut self, filter: Option<Regex>) {
        self.filter = filter;
        for entry in &mut self.kept {
            entry.passes = passes(self.filter.as_ref(), &entry.line);
        }
        self.choose();
    }

    fn choose(&mut self) {
        let shows = self.shows_duplicates;
        let places = self.kept.iter().enumerate();
        let shown = places.filter(|(_, entry)| entry.passes && (shows || !entry.superseded));
        self.shown.clear();
        self.shown.extend(shown.map(|(place, _)| place));
    }

    /// How many lines are shown.
    pub(crate) fn count(&self) -> usize {
        self.shown.len()
    }

    /// When the newest line was said.
    pub(crate) fn newest(&self) -> Option<SystemTime> {
        self.kept.back().map(|entry| entry.line.at)
    }

    /// How many lines are kept.
    pub(crate) fn kept(&self) -> usize {
        self.kept.len()
    }

    /// A line that is shown.
    pub(crate) fn line(&self, place: usize) -> Option<&Arc<LogLine>> {
        let kept = *self.shown.get(place)?;
        self.kept.get(kept).map(|entry| &entry.line)
    }

    /// Where the line of this number is shown, or the next that is.
    pub(crate) fn place_of(&self, number: u64) -> usize {
        self.shown.partition_point(|&kept| {
            let entry = self.kept.get(kept);
            entry.is_some_and(|entry| entry.line.number < number)
        })
    }

    /// Where the first line is shown that was said then or later.
    pub(crate) fn place_at(&self, at: SystemTime) -> Option<usize> {
        let mut places = 0..self.count();
        places.find(|place| self.line(*place).is_some_and(|line| line.at >= at))
    }

    /// How many lines of the same group are hidden behind this one.
    pub(crate) fn hidden_behind(&self, line: &LogLine) -> u64 {
        if self.shows_duplicates {
            return 0;
        }
        line.nth.saturating_sub(1)
    }
}

fn passes(filter: Option<&Regex>, line: &LogLine) -> bool {
    filter.is_none_or(|filter| filter.is_match(&line.text) || filter.is_match(&line.event))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u64, group: u64, nth: u64) -> Arc<LogLine> {
        Arc::new(LogLine {
            number,
            at: SystemTime::UNIX_EPOCH,
            event: "NOTICE".into(),
            runlevel: None,
            text: format!("line {number} of {group}").into(),
            group,
            nth,
        })
    }

    fn shown(entries: &Entries) -> Vec<u64> {
        (0..entries.count())
            .filter_map(|place| entries.line(place))
            .map(|line| line.number)
            .collect()
    }

    #[test]
    fn of_duplicates_the_newest_is_shown() {
        let mut entries = Entries::default();
        entries.add([line(1, 1, 1), line(2, 2, 1), line(3, 1, 2), line(4, 1, 3)]);
        assert_eq!(shown(&entries), [2, 4]);
        entries.show_duplicates(true);
        assert_eq!(shown(&entries), [1, 2, 3, 4]);
        entries.show_duplicates(false);
        entries.set_filter(Regex::new("of 1").ok());
        assert_eq!(shown(&entries), [4]);
    }

    #[test]
    fn what_is_kept_is_bounded_and_so_is_what_is_known_of_groups() {
        let mut entries = Entries::default();
        entries.add((1..=2 * LINES as u64).map(|number| line(number, number, 1)));
        assert_eq!(entries.kept(), LINES);
        assert_eq!(entries.newest.len(), LINES);
        assert_eq!(entries.place_of(0), 0);
        assert_eq!(entries.place_of(u64::MAX), LINES);
    }
}
