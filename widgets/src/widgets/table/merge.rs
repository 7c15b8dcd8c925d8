//! A merge sort that can be put down at any comparison and taken up again.

use std::cmp::Ordering;

/// So many elements that are only moved cost as much as one comparison.
const MOVES: usize = 64;

/// Sorts bottom up: runs of one become runs of two, of four. What is in order already is moved without looking
/// at it, so that a table to which little was added is sorted anew with one comparison for each row.
#[derive(Debug)]
pub(super) struct Merge<T> {
    from: Vec<T>,
    to: Vec<T>,
    /// How long the runs of `from` are.
    width: usize,
    /// What is left of the two runs that are being merged: `left..middle` and `right..end`.
    left: usize,
    middle: usize,
    right: usize,
    end: usize,
}

impl<T: Copy> Merge<T> {
    pub(super) fn new(elements: Vec<T>) -> Self {
        Self {
            to: Vec::with_capacity(elements.len()),
            from: elements,
            width: 1,
            left: 0,
            middle: 0,
            right: 0,
            end: 0,
        }
    }

    /// Goes on until all is sorted or the `budget` is used up, from which `compare` takes what it costs. Returns whether
    /// all is sorted.
    pub(super) fn go_on(
        &mut self,
        budget: &mut usize,
        mut compare: impl FnMut(T, T, &mut usize) -> Ordering,
    ) -> bool {
        while *budget > 0 {
            if self.left == self.middle && self.right == self.end {
                if self.end == self.from.len() && !self.next_pass() {
                    return true;
                }
                self.next_pair();
                let (Some(&last), Some(&first)) = (
                    self.from.get(self.middle.wrapping_sub(1)),
                    self.from.get(self.right).filter(|_| self.right < self.end),
                ) else {
                    self.move_rest(budget);
                    continue;
                };
                if compare(last, first, budget) != Ordering::Greater {
                    self.move_rest(budget);
                }
                continue;
            }
            if self.left == self.middle || self.right == self.end {
                self.move_rest(budget);
                continue;
            }
            let (Some(&left), Some(&right)) = (self.from.get(self.left), self.from.get(self.right))
            else {
                return true;
            };
            if compare(left, right, budget) == Ordering::Greater {
                self.to.push(right);
                self.right += 1;
            } else {
                self.to.push(left);
                self.left += 1;
            }
        }
        false
    }

    /// Begins with runs of twice the length; there is nothing to do if one run is all.
    fn next_pass(&mut self) -> bool {
        let count = self.from.len();
        if !self.to.is_empty() {
            std::mem::swap(&mut self.from, &mut self.to);
            self.to.clear();
            self.width = self.width.saturating_mul(2);
        }
        (self.left, self.middle, self.right, self.end) = (0, 0, 0, 0);
        self.width < count
    }

    fn next_pair(&mut self) {
        let count = self.from.len();
        self.left = self.end;
        self.middle = self.left.saturating_add(self.width).min(count);
        self.right = self.middle;
        self.end = self.middle.saturating_add(self.width).min(count);
    }

    /// Moves what is left of both runs, of which one is empty or lies before the other as a whole.
    fn move_rest(&mut self, budget: &mut usize) {
        for rest in [self.left..self.middle, self.right..self.end] {
            let moved = self.from.get(rest).unwrap_or_default();
            self.to.extend_from_slice(moved);
            *budget = budget.saturating_sub(moved.len().div_ceil(MOVES));
        }
        (self.left, self.right) = (self.middle, self.end);
    }

    /// What was sorted, in order once [`go_on`](Self::go_on) said so.
    pub(super) fn into_sorted(self) -> Vec<T> {
        self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sorts in pieces of `budget`. Returns the comparisons.
    fn check(keys: &[u32], budget: usize) -> usize {
        let count = u32::try_from(keys.len()).unwrap();
        let mut expected: Vec<u32> = (0..count).collect();
        expected.sort_by_key(|&number| keys[number as usize]);
        let mut merge = Merge::new((0..count).collect());
        let mut compared = 0;
        loop {
            let (mut left, before) = (budget, compared);
            let is_done = merge.go_on(&mut left, |one: u32, other: u32, budget| {
                *budget -= 1;
                compared += 1;
                keys[one as usize].cmp(&keys[other as usize])
            });
            assert!(compared - before <= budget, "{compared} of {budget}");
            if is_done {
                break;
            }
        }
        assert_eq!(merge.into_sorted(), expected);
        compared
    }

    #[test]
    fn it_sorts_stably_in_pieces_of_any_size() {
        let mut state = 7_u32;
        for count in [0, 1, 2, 3, 5, 8, 33, 100, 257] {
            let keys: Vec<u32> = (0..count)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 16) % 50
                })
                .collect();
            for budget in [1, 2, 7, 100_000] {
                check(&keys, budget);
            }
        }
    }

    #[test]
    fn what_is_sorted_already_costs_one_comparison_for_each() {
        let mut keys: Vec<u32> = (0..4096).collect();
        assert!(check(&keys, 100) <= 4096);
        keys.push(17);
        assert!(check(&keys, 100) <= 3 * 4096);
    }
}
