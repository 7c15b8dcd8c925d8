//! Tab stops: HT, CHT, CBT, HTS, TBC.

use super::modes::ModeBit;
use super::state::State;

/// Where the tab stops are.
#[derive(Clone, Debug, Default)]
pub(super) struct Tabs(Vec<bool>);

impl Tabs {
    /// A stop at every eighth column.
    pub(super) fn every_eighth(columns: u16) -> Self {
        Self((0..columns).map(is_eighth).collect())
    }

    /// Goes on with a stop at every eighth column where the screen becomes wider.
    pub(super) fn resize(&mut self, columns: u16) {
        let known = self.0.len() as u16;
        self.0.extend((known..columns).map(is_eighth));
    }

    pub(super) fn set(&mut self, column: u16, stop: bool) {
        if let Some(place) = self.0.get_mut(usize::from(column)) {
            *place = stop;
        }
    }

    pub(super) fn clear(&mut self) {
        self.0.fill(false);
    }

    fn has(&self, column: u16) -> bool {
        self.0.get(usize::from(column)).copied().unwrap_or(false)
    }

    /// The columns that have one, from 0.
    pub(super) fn iter(&self) -> impl Iterator<Item = u16> {
        (0_u16..)
            .zip(&self.0)
            .filter(|(_, stop)| **stop)
            .map(|(column, _)| column)
    }
}

const fn is_eighth(column: u16) -> bool {
    column.is_multiple_of(8)
}

impl State {
    /// HT and CHT: to the `count`th tab stop, but not beyond the right margin.
    pub(super) fn tab(&mut self, count: u16) {
        if self.cursor.pending_wrap && self.has(ModeBit::MoreFix) && self.has(ModeBit::Autowrap) {
            self.wrap();
        }
        // As in xterm, also from behind the right margin.
        let right = self.margins.right.min(self.last_column_of(self.cursor.row));
        for _ in 0..count.min(self.size.columns) {
            let next = (self.cursor.column + 1..right).find(|&column| self.tabs.has(column));
            self.cursor.column = next.unwrap_or(right);
            if next.is_none() {
                break;
            }
        }
    }

    /// CBT: to the `count`th tab stop on the left.
    pub(super) fn tab_back(&mut self, count: u16) {
        let left = if self.has(ModeBit::Origin) {
            self.margins.left
        } else {
            0
        };
        for _ in 0..count.min(self.size.columns) {
            let before = (left..self.cursor.column)
                .rev()
                .find(|&column| self.tabs.has(column));
            self.cursor.column = before.unwrap_or(left.min(self.cursor.column));
            if before.is_none() {
                break;
            }
        }
    }

    /// TBC, and DECST8C.
    pub(super) fn clear_tabs(&mut self, which: u16) {
        match which {
            0 => self.tabs.set(self.cursor.column, false),
            3 => self.tabs.clear(),
            _ => {}
        }
    }
}
