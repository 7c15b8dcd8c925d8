//! Searching a log: from the newest line that is seen back to the oldest, and round.

use super::LogView;

impl LogView {
    /// Something else is looked for: what is found is the newest line that is seen or lies before those.
    pub(super) fn search_from_what_is_seen(&mut self) {
        self.found = None;
        if !self.search.needle().is_empty() {
            self.find_back(self.scroll.shown().end);
        }
    }

    /// Goes to the match before the one that was found last.
    pub(super) fn search_back(&mut self) {
        self.find_back(self.start(self.scroll.shown().end));
    }

    /// Goes to the match after it.
    pub(super) fn search_on(&mut self) {
        let from = self.start(self.scroll.offset()).saturating_add(1);
        let count = self.lines.count();
        let row = (from..count)
            .chain(0..from.min(count))
            .find(|&row| self.holds(row));
        self.go_to_found(row);
    }

    /// The row that was found last, or another.
    fn start(&self, other: usize) -> usize {
        self.found.map_or(other, |found| self.lines.row_of(found))
    }

    /// Goes to the last match before the row `end`, or else to the last of all.
    fn find_back(&mut self, end: usize) {
        let count = self.lines.count();
        let end = end.min(count);
        let rows = (0..end).rev().chain((end..count).rev());
        let row = rows.into_iter().find(|&row| self.holds(row));
        self.go_to_found(row);
    }

    fn holds(&self, row: usize) -> bool {
        let line = self.lines.at(row);
        line.is_some_and(|line| self.search.needle().is_in(line.content.text()))
    }

    fn go_to_found(&mut self, row: Option<usize>) {
        self.found = row.and_then(|row| self.lines.number_at(row));
        if let Some(row) = row {
            // What was found does not run away while more comes.
            self.follows = false;
            // One more: at the end of the last row stands how much more there is.
            self.scroll.reveal(row..row.saturating_add(2));
        }
    }
}
