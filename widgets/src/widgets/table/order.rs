//! In which order a table shows its rows, and which of them.

use super::key::{Entry, SortKey, common};
use super::merge::Merge;
use super::records::Records;
use crate::needle::Needle;

/// Which way a [`Table`](crate::Table) is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The smallest first.
    Ascending,
    /// The greatest first.
    Descending,
}

impl Direction {
    /// The other one.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

/// The rows as they are shown, and what is being done to show them otherwise. What was shown stays until that is done.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// All rows, sorted; as they lie if there is none.
    sorted: Option<Vec<u32>>,
    /// Those of them that the filter leaves; all if there is none.
    left: Option<Vec<u32>>,
    sort: Option<(usize, Direction)>,
    job: Option<Job>,
}

#[derive(Debug)]
enum Job {
    /// With how many bytes all texts begin alike, which are not looked at when they are compared. `rows` are all rows, as
    /// much in order as they are.
    Begin {
        rows: Vec<u32>,
        next: usize,
        alike: Option<String>,
    },
    /// What each row is sorted by, in short.
    Keys {
        rows: Vec<u32>,
        alike: usize,
        entries: Vec<Entry>,
    },
    Sort(Merge<Entry>),
    /// Which rows hold what is looked for. `sorted` is the new order, if it is one.
    Filter {
        sorted: Option<Vec<u32>>,
        next: usize,
        left: Vec<u32>,
    },
}

/// What work costs: to ask for a cell is what a budget counts, and to compare what is at hand is an eighth of that.
const CELL: usize = 8;
const COMPARISON: usize = 1;

/// So many rows that are taken over at once cost as much as a comparison.
const MOVES: usize = 16;

impl Order {
    /// By which column the rows are sorted, or are being.
    pub(super) const fn sort(&self) -> Option<(usize, Direction)> {
        self.sort
    }

    /// Whether there is work left.
    pub(super) const fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// How many rows are shown, of `count`.
    pub(super) fn shown(&self, count: usize) -> usize {
        let numbers = self.left.as_ref().or(self.sorted.as_ref());
        numbers.map_or(count, Vec::len)
    }

    /// Which row is shown at `place`.
    pub(super) fn row_at(&self, place: usize) -> usize {
        match self.left.as_ref().or(self.sorted.as_ref()) {
            None => place,
            Some(numbers) => numbers.get(place).map_or(usize::MAX, |&row| row as usize),
        }
    }

    /// Where `row` is shown.
    pub(super) fn place_of(&self, row: usize) -> Option<usize> {
        match self.left.as_ref().or(self.sorted.as_ref()) {
            None => Some(row),
            Some(numbers) => numbers.iter().position(|&other| other as usize == row),
        }
    }

    /// Begins to sort. The order the other way round is the same read from its end, and is there at once.
    pub(super) fn begin_sort(&mut self, count: usize, column: usize, direction: Direction) {
        let before = self.sort.replace((column, direction));
        if before == self.sort && !self.is_working() {
            return;
        }
        if before == Some((column, direction.turned())) {
            match &mut self.job {
                // A sort that is under way is turned round when it is done.
                Some(Job::Begin { .. } | Job::Keys { .. } | Job::Sort(_)) => return,
                Some(Job::Filter { sorted, next, left }) => {
                    (*next, *left) = (0, Vec::new());
                    if let Some(sorted) = sorted {
                        sorted.reverse();
                        return;
                    }
                }
                None => {}
            }
            for numbers in [&mut self.sorted, &mut self.left].into_iter().flatten() {
                numbers.reverse();
            }
            return;
        }
        self.sort_anew(count, before);
    }

    /// Sorts from what is sorted already, as much as that is.
    fn sort_anew(&mut self, count: usize, before: Option<(usize, Direction)>) {
        let mut numbers = self.sorted.clone().unwrap_or_default();
        if before.is_some_and(|(_, direction)| direction == Direction::Descending) {
            numbers.reverse();
        }
        let known = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        numbers.extend(known..u32::try_from(count).unwrap_or(u32::MAX));
        self.job = Some(Job::Begin {
            rows: numbers,
            next: 0,
            alike: None,
        });
    }

    /// Begins to filter. Without anything to look for, all is shown at once.
    pub(super) fn begin_filter(&mut self, needle: &Needle) {
        let sorted = match self.job.take() {
            Some(Job::Filter { sorted, .. }) => sorted,
            Some(sort) => {
                // That is filtered when it is sorted.
                self.job = Some(sort);
                if needle.is_empty() {
                    self.left = None;
                }
                return;
            }
            None => None,
        };
        if needle.is_empty() {
            self.sorted = sorted.or(self.sorted.take());
            self.left = None;
        } else {
            self.job = Some(Job::Filter {
                sorted,
                next: 0,
                left: Vec::new(),
            });
        }
    }

    /// The rows are others now, or more: their order and what the filter leaves are found anew.
    pub(super) fn renew(&mut self, count: usize, needle: &Needle) {
        self.job = None;
        let known = self.sorted.as_ref().map_or(0, Vec::len);
        let is_beyond = |row: &u32| *row as usize >= count;
        if count < known || self.left.iter().flatten().any(is_beyond) {
            (self.sorted, self.left) = (None, None);
        }
        if let Some(sort) = self.sort {
            self.sort_anew(count, Some(sort));
        } else {
            self.begin_filter(needle);
        }
    }

    /// Shows the rows as they lie.
    pub(super) fn unsort(&mut self, needle: &Needle) {
        self.sort = None;
        self.sorted = None;
        self.job = None;
        self.begin_filter(needle);
    }

    /// Does a piece of the work, for about as much as it costs to ask for `budget` cells. Returns whether the rows are
    /// shown otherwise now.
    pub(super) fn work<R: Records>(
        &mut self,
        rows: &R,
        columns: usize,
        needle: &Needle,
        budget: usize,
    ) -> bool {
        let mut budget = budget.saturating_mul(CELL);
        let (column, direction) = self.sort.unwrap_or((0, Direction::Ascending));
        while budget > 0 {
            let next = match self.job.take() {
                None => return false,
                Some(Job::Filter { sorted, left, next }) => {
                    let job = (sorted, next, left);
                    if self.go_on_filtering(rows, columns, needle, &mut budget, job) {
                        return true;
                    }
                    continue;
                }
                Some(Job::Begin {
                    rows: numbers,
                    next,
                    alike,
                }) => begin(rows, column, &mut budget, (numbers, next, alike)),
                Some(Job::Keys {
                    rows: numbers,
                    alike,
                    entries,
                }) => take_keys(rows, column, &mut budget, (numbers, alike, entries)),
                Some(Job::Sort(merge)) => {
                    go_on_sorting(rows, column, direction, &mut budget, merge)
                }
            };
            self.job = Some(next);
        }
        false
    }

    /// Returns whether it is done.
    fn go_on_filtering<R: Records>(
        &mut self,
        rows: &R,
        columns: usize,
        needle: &Needle,
        budget: &mut usize,
        (sorted, mut next, mut left): (Option<Vec<u32>>, usize, Vec<u32>),
    ) -> bool {
        let order = sorted.as_ref().or(self.sorted.as_ref());
        let all = order.map_or(rows.count(), Vec::len);
        while next < all && !needle.is_empty() {
            if *budget == 0 {
                self.job = Some(Job::Filter { sorted, next, left });
                return false;
            }
            let row = match order {
                None => u32::try_from(next).unwrap_or(u32::MAX),
                Some(order) => order.get(next).copied().unwrap_or(u32::MAX),
            };
            let holds = |column| needle.is_in(&rows.cell(row as usize, column));
            if (0..columns).any(holds) {
                left.push(row);
            }
            next += 1;
            *budget = budget.saturating_sub(columns.saturating_mul(CELL).max(1));
        }
        self.left = (!needle.is_empty()).then_some(left);
        if sorted.is_some() {
            self.sorted = sorted;
        }
        true
    }
}

/// Looks at every row for what all begin with.
fn begin<R: Records>(
    rows: &R,
    column: usize,
    budget: &mut usize,
    (numbers, mut next, mut alike): (Vec<u32>, usize, Option<String>),
) -> Job {
    while *budget > 0 {
        let is_found = alike.as_ref().is_some_and(String::is_empty);
        let Some(&row) = numbers.get(next).filter(|_| !is_found) else {
            return Job::Keys {
                entries: Vec::with_capacity(numbers.len()),
                rows: numbers,
                alike: alike.map_or(0, |alike| alike.len()),
            };
        };
        next += 1;
        *budget = budget.saturating_sub(CELL);
        if let SortKey::Text(text) = rows.key(row as usize, column) {
            match &mut alike {
                None => alike = Some(text.into_owned()),
                Some(alike) => alike.truncate(common(alike, &text)),
            }
        }
    }
    Job::Begin {
        rows: numbers,
        next,
        alike,
    }
}

/// Asks every row what it is sorted by.
fn take_keys<R: Records>(
    rows: &R,
    column: usize,
    budget: &mut usize,
    (numbers, alike, mut entries): (Vec<u32>, usize, Vec<Entry>),
) -> Job {
    while *budget > 0 {
        let Some(&row) = numbers.get(entries.len()) else {
            return Job::Sort(Merge::new(entries));
        };
        *budget = budget.saturating_sub(CELL);
        entries.push(Entry::of(row, &rows.key(row as usize, column), alike));
    }
    Job::Keys {
        rows: numbers,
        alike,
        entries,
    }
}

fn go_on_sorting<R: Records>(
    rows: &R,
    column: usize,
    direction: Direction,
    budget: &mut usize,
    mut merge: Merge<Entry>,
) -> Job {
    let is_done = merge.go_on(budget, |one, other, budget| {
        *budget = budget.saturating_sub(COMPARISON);
        let order = one.compare(other).then_with(|| {
            *budget = budget.saturating_sub(2 * CELL);
            let key = |entry: Entry| rows.key(entry.row() as usize, column);
            key(one).compare(&key(other))
        });
        // Of equal rows, the one that lies first comes first, wherever it was shown before.
        order.then(one.row().cmp(&other.row()))
    });
    if !is_done {
        return Job::Sort(merge);
    }
    let mut sorted: Vec<u32> = merge.into_sorted().into_iter().map(Entry::row).collect();
    if direction == Direction::Descending {
        sorted.reverse();
    }
    // All rows are gone through at once: of a large table, that is enough for one piece.
    *budget = budget.saturating_sub(sorted.len() / MOVES);
    Job::Filter {
        sorted: Some(sorted),
        next: 0,
        left: Vec::new(),
    }
}
