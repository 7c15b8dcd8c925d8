//! Numbers that follow one another, as many as are kept.

use std::collections::VecDeque;

/// The newest samples, up to a window of them. What is no number is a gap.
#[derive(Clone, Debug)]
pub(crate) struct Samples {
    values: VecDeque<f64>,
    window: usize,
}

impl Samples {
    pub(crate) const fn new(window: usize) -> Self {
        Self {
            values: VecDeque::new(),
            window,
        }
    }

    /// Keeps so many, one at least.
    pub(crate) fn set_window(&mut self, window: usize) {
        self.window = window.max(1);
        let excess = self.values.len().saturating_sub(self.window);
        self.values.drain(..excess);
    }

    pub(crate) fn push(&mut self, value: f64) {
        if self.values.len() >= self.window {
            self.values.pop_front();
        }
        self.values.push_back(value);
    }

    pub(crate) fn clear(&mut self) {
        self.values.clear();
    }

    pub(crate) fn last(&self) -> Option<f64> {
        self.values.back().copied()
    }

    /// From the oldest to the newest.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = f64> + '_ {
        self.values.iter().copied()
    }
}
