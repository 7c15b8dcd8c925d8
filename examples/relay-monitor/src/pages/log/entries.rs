//! The lines of a log that a viewer has, and those of them that are shown.

use std::collections::VecDeque;
use std::time::SystemTime;

use regex::Regex;

use crate::model::{LineKind, LogLine};

/// How many lines are kept, and how many bytes of text.
const LINES: usize = 10_000;
const BYTES: usize = 4 << 20;

/// Among how many of the newest lines of a kind one is looked for before it is looked for among all.
const RECENT: usize = 64;

#[derive(Debug)]
struct Entry {
    /// That of the line, where it is compared with thousands.
    number: u64,
    line: LogLine,
    /// Whether the filter lets it through.
    passes: bool,
    /// Whether a later line says the same.
    superseded: bool,
}

/// The lines of one kind, the oldest first.
#[derive(Debug, Default)]
struct Kept {
    entries: VecDeque<Entry>,
    bytes: usize,
}

impl Kept {
    /// The place of the line of this number, or of the next.
    fn place_of(&self, number: u64) -> usize {
        self.entries.partition_point(|entry| entry.number < number)
    }
}

/// Where a line is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Turn {
    number: u64,
    kind: LineKind,
}

/// The lines that are kept. As in the log that all share, the kind that has the most of the room gives way: a warning outlives
/// thousands of lines of DEBUG that came after it.
///
/// A line costs a constant time, however many there are, and lines that come together as much as there are shown.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// By their kind.
    kinds: [Kept; LineKind::ALL.len()],
    count: usize,
    bytes: usize,
    filter: Option<Regex>,
    shows_duplicates: bool,
    /// Those that are shown, of all kinds, the oldest first.
    shown: VecDeque<Turn>,
}

impl Entries {
    /// Adds lines at the end.
    pub(crate) fn add(&mut self, lines: impl IntoIterator<Item = LogLine>) {
        // Those that were to be shown and are not any more.
        let mut gone = Vec::new();
        for line in lines {
            let kind = LineKind::of(line.event());
            let number = line.number();
            let hides = !self.shows_duplicates;
            // What says the same is of the same kind.
            let before = line.before();
            if before > 0
                && let Some(entry) = self.numbered(kind, before)
            {
                entry.superseded = true;
                if hides {
                    gone.push(entry.number);
                }
            }
            let bytes = line.text().len();
            let passes = passes(self.filter.as_ref(), &line);
            let Some(kept) = self.kinds.get_mut(kind as usize) else {
                continue;
            };
            kept.entries.push_back(Entry {
                number,
                line,
                passes,
                superseded: false,
            });
            kept.bytes += bytes;
            self.count += 1;
            self.bytes += bytes;
            if passes {
                self.shown.push_back(Turn { number, kind });
            }
            while self.count > LINES || self.bytes > BYTES {
                gone.extend(self.drop_one());
            }
        }
        gone.sort_unstable();
        let mut gone = gone.into_iter().peekable();
        if gone.peek().is_some() {
            self.shown.retain(|turn| {
                while gone.next_if(|number| *number < turn.number).is_some() {}
                gone.peek() != Some(&turn.number)
            });
        }
    }

    /// The line of this number, if it is kept; there is none numbered 0.
    fn numbered(&mut self, kind: LineKind, number: u64) -> Option<&mut Entry> {
        let kept = self.kinds.get_mut(kind as usize)?;
        let entries = &kept.entries;
        // What says the same was said just now, as a rule.
        let mut recent = entries.iter().rev().take(RECENT);
        let place = match recent.position(|entry| entry.number <= number) {
            Some(back) => entries.len() - 1 - back,
            None => kept.place_of(number),
        };
        let entry = kept.entries.get_mut(place)?;
        (entry.number == number).then_some(entry)
    }

    /// Drops the oldest line of the kind that has the most. Returns its number.
    fn drop_one(&mut self) -> Option<u64> {
        let kinds = self.kinds.iter_mut();
        let fullest = match self.count > LINES {
            true => kinds.max_by_key(|kept| kept.entries.len()),
            false => kinds.max_by_key(|kept| kept.bytes),
        };
        let kept = fullest?;
        let Entry { line, number, .. } = kept.entries.pop_front()?;
        kept.bytes -= line.text().len();
        self.bytes -= line.text().len();
        self.count -= 1;
        Some(number)
    }

    pub(crate) fn clear(&mut self) {
        self.kinds = Default::default();
        self.shown.clear();
        self.count = 0;
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
        for entry in self.kinds.iter_mut().flat_map(|kept| &mut kept.entries) {
            entry.passes = passes(self.filter.as_ref(), &entry.line);
        }
        self.choose_anew();
    }

    fn choose_anew(&mut self) {
        let mut shown = Vec::with_capacity(self.count);
        for (kind, kept) in LineKind::ALL.into_iter().zip(&self.kinds) {
            let shows =
                |entry: &&Entry| entry.passes && (self.shows_duplicates || !entry.superseded);
            let numbers = kept.entries.iter().filter(shows).map(|entry| entry.number);
            shown.extend(numbers.map(|number| Turn { number, kind }));
        }
        // Each kind is in its order, so that they are merged rather than sorted.
        shown.sort_by_key(|turn| turn.number);
        self.shown = shown.into();
    }

    /// How many lines are shown.
    pub(crate) fn count(&self) -> usize {
        self.shown.len()
    }

    /// When the newest line was said.
    pub(crate) fn newest(&self) -> Option<SystemTime> {
        let newest = self.kinds.iter().filter_map(|kept| kept.entries.back());
        let newest = newest.max_by_key(|entry| entry.number);
        newest.map(|entry| entry.line.at())
    }

    /// How many lines are kept.
    pub(crate) const fn kept(&self) -> usize {
        self.count
    }

    /// A line that is shown.
    pub(crate) fn line(&self, place: usize) -> Option<&LogLine> {
        let turn = self.shown.get(place)?;
        let kept = self.kinds.get(turn.kind as usize)?;
        let entry = kept.entries.get(kept.place_of(turn.number))?;
        (entry.number == turn.number).then_some(&entry.line)
    }

    /// Where the line of this number is shown, or the next that is.
    pub(crate) fn place_of(&self, number: u64) -> usize {
        self.shown.partition_point(|turn| turn.number < number)
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
        of("NOTICE", lines)
    }

    fn of(event: &str, lines: impl IntoIterator<Item = (u64, u64, u64)>) -> Vec<LogLine> {
        let event = event.into();
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
            stretch.push(about, &event, &text);
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
    fn what_is_shown_line_by_line_is_what_is_shown_of_all() {
        let filter = Regex::new("[0-8] after").unwrap();
        for shows_duplicates in [false, true] {
            let mut entries = Entries::default();
            entries.show_duplicates(shows_duplicates);
            entries.set_filter(Some(filter.clone()));
            let mut last = [0; 3];
            let mut number = 0_u64;
            for round in 0..300 {
                let kind = round * round % 7 % 3;
                let event = ["DEBUG", "BW", "WARN"][kind];
                let batch = (0..round * 31 % 200).map(|at| {
                    number += 1;
                    // Some say the same as one of this batch, one of another, one long gone, or none.
                    let before = [last[kind], number.saturating_sub(40), number / 2, 0][at % 4];
                    last[kind] = number;
                    (number, before, 1)
                });
                entries.add(of(event, batch.collect::<Vec<_>>()));
            }
            assert!(number > 2 * LINES as u64);
            let before = shown(&entries);
            assert_eq!(before.len(), entries.count());
            entries.choose_anew();
            assert_eq!(before, shown(&entries));
        }
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

    #[test]
    fn what_is_rare_outlives_what_is_not_and_stands_where_it_was_said() {
        let filter = Regex::new("WARN|NOTICE").unwrap();
        for shows_duplicates in [false, true] {
            let mut entries = Entries::default();
            entries.show_duplicates(shows_duplicates);
            let mut rare = Vec::new();
            for first in (1..5 * LINES as u64).step_by(1000) {
                let event = ["WARN", "CIRC", "NOTICE"][rare.len() % 3];
                entries.add(of(
                    "DEBUG",
                    (first..first + 500).map(|number| (number, 0, 1)),
                ));
                entries.add(of(event, [(first + 500, 0, 1)]));
                entries.add(of("DEBUG", (first + 501..first + 1000).map(|n| (n, 0, 1))));
                rare.push(first + 500);
            }
            assert_eq!((entries.kept(), entries.count()), (LINES, LINES));
            let numbers = shown(&entries);
            assert!(numbers.is_sorted());
            assert!(rare.iter().all(|number| numbers.contains(number)));
            assert_eq!(numbers.last(), Some(&(5 * LINES as u64)));
            assert_eq!(entries.place_of(rare[1]), 1);
            entries.set_filter(Some(filter.clone()));
            let news = rare.iter().enumerate().filter(|(n, _)| n % 3 != 1);
            let news: Vec<_> = news.map(|(_, number)| *number).collect();
            assert_eq!(shown(&entries), news);
        }
    }
}
