//! The rows that have left the screen at its top, as many as a bound in bytes allows.

use std::collections::VecDeque;

use super::encoded::Encoded;
use super::row::{LineSize, Row};

/// A row that has left the screen.
#[derive(Debug)]
pub(super) struct Past {
    pub(super) encoded: Encoded,
    pub(super) wrapped: bool,
    pub(super) size: LineSize,
    /// It is at most so many columns wide.
    pub(super) reach: u16,
}

impl Past {
    /// Takes a row that rests.
    pub(super) fn of(row: Row) -> Self {
        let (wrapped, size, reach) = (row.wrapped, row.size, row.reach());
        Self {
            encoded: row.into_resting(),
            wrapped,
            size,
            reach,
        }
    }

    pub(super) fn into_row(self) -> Row {
        Row::resting(self.encoded, self.wrapped, self.size, self.reach)
    }
}

/// The oldest row comes first, and is the first to go.
#[derive(Debug, Default)]
pub(super) struct Scrollback {
    rows: VecDeque<Past>,
    bytes: usize,
    bound: usize,
}

impl Scrollback {
    /// What a row takes beside its encoding: the entry, and what an allocator adds.
    const ROW: usize = size_of::<Past>() + 16;

    pub(super) fn new(bound: usize) -> Self {
        Self {
            bound,
            ..Self::default()
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) const fn bound(&self) -> usize {
        self.bound
    }

    pub(super) fn keeps_any(&self) -> bool {
        self.bound >= Self::ROW
    }

    pub(super) fn get(&self, index: usize) -> Option<&Past> {
        self.rows.get(index)
    }

    pub(super) fn push(&mut self, past: Past) {
        self.bytes += Self::ROW + past.encoded.bytes();
        self.rows.push_back(past);
        while self.bytes > self.bound && self.pop_oldest().is_some() {}
    }

    /// Takes back the newest row.
    pub(super) fn pop(&mut self) -> Option<Past> {
        let past = self.rows.pop_back()?;
        self.bytes -= Self::ROW + past.encoded.bytes();
        Some(past)
    }

    fn pop_oldest(&mut self) -> Option<Past> {
        let past = self.rows.pop_front()?;
        self.bytes -= Self::ROW + past.encoded.bytes();
        Some(past)
    }

    /// Forgets all of it.
    pub(super) fn clear(&mut self) {
        self.rows = VecDeque::new();
        self.bytes = 0;
    }
}
