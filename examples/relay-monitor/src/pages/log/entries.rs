//! The lines of a log that a viewer has, and those of them that are shown.

use std::collections::VecDeque;
use std::time::SystemTime;

use regex::Regex;

use crate::model::LogLine;

/// How many lines are kept, and how many bytes of text.
const LINES: usize = 10_000;
const BYTES: usize = 4 << 20;

#[derive(Debug)]
struct Entry {
    line: LogLine,
    /// Whether the filter lets it through.
    passes: bool,
    /// Whether a later line says the same.
    superseded: bool,
}

/// The lines that are kept, the oldest first. A line costs a constant time, however many there are, and lines that come together
/// as much as there are shown.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    kept: VecDeque<Entry>,
    bytes: usize,
    /// How many were dropped: the turn of the first that is kept.
    dropped: u64,
    filter: Option<Regex>,
    shows_duplicates: bool,
    /// The turns of those that are shown, counted from the first line that ever came.
    shown: VecDeque<u64>,
}

impl Entries {
    /// Adds lines at the end.
    pub(crate) fn add(&mut self, lines: impl IntoIterator<Item = LogLine>) {
        let first = self.next_turn();
        for line in lines {
            if let Some(entry) = self.numbered(line.before()) {
                entry.superseded = true;
            }
            self.bytes += line.text().len();
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
        self.choose(first);
    }

    /// The turn of the next line to come.
    fn next_turn(&self) -> u64 {
        self.dropped + self.kept.len() as u64
    }

    /// The line of this number, if it is kept; there is none numbered 0.
    fn numbered(&mut self, number: u64) -> Option<&mut Entry> {
        let first = self.kept.front()?.line.number();
        let distance = usize::try_from(number.checked_sub(first)?).ok()?;
        let number_at = |place| {
            self.kept
                .get(place)
                .map(|entry: &Entry| entry.line.number())
        };
        // Without gaps it is there.
        let place = match number_at(distance) {
            Some(found) if found == number => distance,
            _ => self
                .kept
                .partition_point(|entry| entry.line.number() < number),
        };
        let entry = self.kept.get_mut(place)?;
        (entry.line.number() == number).then_some(entry)
    }

    fn drop_oldest(&mut self) {
        if let Some(Entry { line, .. }) = self.kept.pop_front() {
            self.bytes -= line.text().len();
            self.dropped += 1;
        }
    }

    pub(crate) fn clear(&mut self) {
        self.dropped = self.next_turn();
        self.kept.clear();
        self.shown.clear();
        self.bytes = 0;
    }

    pub(crate) const fn shows_duplicates(&self) -> bool {
        self.shows_duplicates
    }

    pub(crate) fn show_duplicates(&mut self, shows: bool) {
        self.shows_duplicates = shows;
        self.choose_anew();
    }

    pub(crate) const fn filter(&self) -> Option<&Regex> {
        self.filter.as_ref()
    }

    pub(crate) fn set_filter(&mut self, filter: Option<Regex>) {
        self.filter = filter;
        for entry in &mut self.kept {
            entry.passes = passes(self.filter.as_ref(), &entry.line);
        }
        self.choose_anew();
    }

    fn choose_anew(&mut self) {
        self.shown.clear();
        self.choose(self.dropped);
    }

    /// Leaves out what was shown and is not any more, and shows what came with the turn `first` or later.
    fn choose(&mut self, first: u64) {
        let shows = self.shows_duplicates;
        let shows = |entry: &Entry| entry.passes && (shows || !entry.superseded);
        let (kept, dropped) = (&self.kept, self.dropped);
        let entry = |turn: u64| kept.get(usize::try_from(turn.checked_sub(dropped)?).ok()?);
        match self.shows_duplicates {
            // Then only the oldest go.
            true => {
                let gone = self.shown.partition_point(|turn| *turn < dropped);
                self.shown.drain(..gone);
            }
            false => self.shown.retain(|turn| entry(*turn).is_some_and(shows)),
        }
        let first = first.max(dropped);
        let start = usize::try_from(first - dropped).unwrap_or(usize::MAX);
        let new = (first..).zip(kept.iter().skip(start));
        self.shown
            .extend(new.filter(|(_, entry)| shows(entry)).map(|(turn, _)| turn));
    }

    /// How many lines are shown.
    pub(crate) fn count(&self) -> usize {
        self.shown.len()
    }

    /// When the newest line was said.
    pub(crate) fn newest(&self) -> Option<SystemTime> {
        self.kept.back().map(|entry| entry.line.at())
    }

    /// How many lines are kept.
    pub(crate) fn kept(&self) -> usize {
        self.kept.len()
    }

    /// A line that is shown.
    pub(crate) fn line(&self, place: usize) -> Option<&LogLine> {
        self.of_turn(*self.shown.get(place)?)
    }

    fn of_turn(&self, turn: u64) -> Option<&LogLine> {
        let place = usize::try_from(turn.checked_sub(self.dropped)?).ok()?;
        self.kept.get(place).map(|entry| &entry.line)
    }

    /// Where the line of this number is shown, or the next that is.
    pub(crate) fn place_of(&self, number: u64) -> usize {
        self.shown.partition_point(|&turn| {
            let line = self.of_turn(turn);
            line.is_some_and(|line| line.number() < number)
        })
    }

    /// Where the first line is shown that was said then or later.
    pub(crate) fn place_at(&self, at: SystemTime) -> Option<usize> {
        let mut places = 0..self.count();
        places.find(|place| self.line(*place).is_some_and(|line| line.at() >= at))
    }

    /// How many lines that say the same are hidden behind this one.
    pub(crate) fn hidden_behind(&self, line: &LogLine) -> u64 {
        if self.shows_duplicates {
            return 0;
        }
        line.nth().saturating_sub(1)
    }
}

fn passes(filter: Option<&Regex>, line: &LogLine) -> bool {
    filter.is_none_or(|filter| filter.is_match(line.text()) || filter.is_match(line.event()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{About, Stretch};

    fn lines(lines: impl IntoIterator<Item = (u64, u64, u64)>) -> Vec<LogLine> {
        let mut stretch = Stretch::default();
        for (number, before, nth) in lines {
            let about = About {
                number,
                at: SystemTime::UNIX_EPOCH,
                runlevel: None,
                before,
                nth,
            };
            let text = format!("line {number} after {before}");
            stretch.push(about, &"NOTICE".into(), &text);
        }
        stretch.seal().all()
    }

    fn shown(entries: &Entries) -> Vec<u64> {
        (0..entries.count())
            .filter_map(|place| entries.line(place))
            .map(LogLine::number)
            .collect()
    }

    #[test]
    fn of_duplicates_the_newest_is_shown() {
        let mut entries = Entries::default();
        // A gap, and what comes later.
        entries.add(lines([(1, 0, 1), (2, 0, 1), (5, 1, 2)]));
        assert_eq!(shown(&entries), [2, 5]);
        entries.add(lines([(6, 5, 3), (7, 3, 9)]));
        assert_eq!(shown(&entries), [2, 6, 7]);
        entries.show_duplicates(true);
        assert_eq!(shown(&entries), [1, 2, 5, 6, 7]);
        entries.add(lines([(8, 2, 2)]));
        entries.show_duplicates(false);
        assert_eq!(shown(&entries), [6, 7, 8]);
        entries.set_filter(Regex::new("after [56]").ok());
        assert_eq!(shown(&entries), [6]);
        entries.add(lines([(9, 6, 4), (10, 0, 1)]));
        assert_eq!(shown(&entries), [9]);
        entries.clear();
        entries.add(lines([(11, 9, 5)]));
        entries.set_filter(None);
        assert_eq!(shown(&entries), [11]);
    }

    #[test]
    fn what_is_kept_is_bounded_and_so_is_what_is_shown() {
        for shows_duplicates in [false, true] {
            let mut entries = Entries::default();
            entries.show_duplicates(shows_duplicates);
            for first in (1..2 * LINES as u64).step_by(100) {
                entries.add(lines((first..first + 100).map(|number| (number, 0, 1))));
            }
            assert_eq!((entries.kept(), entries.count()), (LINES, LINES));
            assert_eq!(entries.place_of(0), 0);
            assert_eq!(entries.place_of(u64::MAX), LINES);
        }
    }
}
