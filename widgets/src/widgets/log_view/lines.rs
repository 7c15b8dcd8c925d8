//! The lines of a log: as many as are kept, and those of them that are shown.

use std::collections::VecDeque;

use strombus_terminal::{Style, Theme};

use crate::content::Content;
use crate::needle::Needle;
use crate::shown::shown;

/// How many bytes the lines may have on average, so that no sender of long lines makes a log cost more than that.
const BYTES_A_LINE: usize = 128;

/// A line that needs no look at its graphemes is at most so long, in bytes.
const PLAIN: usize = 4096;

/// How much a line of a log matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// What only who looks for something in particular wants to know.
    Trace,
    /// What helps to find a mistake.
    Debug,
    /// What happened, as it should.
    Info,
    /// What needs attention.
    Warning,
    /// What failed.
    Error,
}

impl Level {
    /// From what matters least.
    pub const ALL: [Self; 5] = [
        Self::Trace,
        Self::Debug,
        Self::Info,
        Self::Warning,
        Self::Error,
    ];

    /// What stands before a line of it, so that levels are told without colours too.
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Trace => "T",
            Self::Debug => "D",
            Self::Info => "I",
            Self::Warning => "W",
            Self::Error => "E",
        }
    }

    pub(super) const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Trace | Self::Debug => theme.quiet,
            Self::Info => theme.text,
            Self::Warning => theme.warning,
            Self::Error => theme.bad,
        }
    }
}

#[derive(Debug)]
pub(super) struct Line {
    /// None where the program did not say.
    pub(super) level: Option<Level>,
    pub(super) content: Content,
}

/// Lines, each with a number that it keeps: how many came before it.
#[derive(Debug)]
pub(super) struct Lines {
    kept: VecDeque<Line>,
    /// How many were dropped: the number of the first that is kept.
    dropped: u64,
    bytes: usize,
    pub(super) limit: usize,
    /// The numbers of those that are shown; none if all are.
    left: Option<VecDeque<u64>>,
    level: Level,
    has_levels: bool,
}

impl Lines {
    pub(super) const fn new(limit: usize) -> Self {
        Self {
            kept: VecDeque::new(),
            dropped: 0,
            bytes: 0,
            limit,
            left: None,
            level: Level::Trace,
            has_levels: false,
        }
    }

    /// Whether any line has a level.
    pub(super) const fn has_levels(&self) -> bool {
        self.has_levels
    }

    /// Lines that matter less are not shown.
    pub(super) const fn level(&self) -> Level {
        self.level
    }

    pub(super) fn set_level(&mut self, level: Level, needle: &Needle) {
        self.level = level;
        self.choose(needle);
    }

    pub(super) fn clear(&mut self) {
        self.dropped += self.kept.len() as u64;
        self.kept.clear();
        self.bytes = 0;
        if let Some(left) = &mut self.left {
            left.clear();
        }
    }

    /// The number of the first line that is kept.
    pub(super) const fn first(&self) -> u64 {
        self.dropped
    }

    /// How many lines are kept, and how many of them are shown.
    pub(super) fn kept(&self) -> usize {
        self.kept.len()
    }

    pub(super) fn count(&self) -> usize {
        self.left.as_ref().map_or(self.kept.len(), VecDeque::len)
    }

    /// The number of the line that is shown on a row.
    pub(super) fn number_at(&self, row: usize) -> Option<u64> {
        match &self.left {
            None => Some(self.dropped + row as u64),
            Some(left) => left.get(row).copied(),
        }
    }

    /// The row on which a line is shown, or the next that is.
    pub(super) fn row_of(&self, number: u64) -> usize {
        match &self.left {
            None => usize::try_from(number.saturating_sub(self.dropped)).unwrap_or(usize::MAX),
            Some(left) => left.partition_point(|&other| other < number),
        }
    }

    /// The line that is shown on a row.
    pub(super) fn at(&self, row: usize) -> Option<&Line> {
        let number = self.number_at(row)?.checked_sub(self.dropped)?;
        self.kept.get(usize::try_from(number).ok()?)
    }

    fn is_shown(&self, line: &Line, needle: &Needle) -> bool {
        line.level.is_none_or(|level| level >= self.level) && needle.is_in(line.content.text())
    }

    /// Finds anew which lines are shown.
    pub(super) fn choose(&mut self, needle: &Needle) {
        if needle.is_empty() && self.level == Level::Trace {
            self.left = None;
            return;
        }
        let numbered = (self.dropped..).zip(&self.kept);
        let left = numbered.filter(|(_, line)| self.is_shown(line, needle));
        self.left = Some(left.map(|(number, _)| number).collect());
    }

    /// Adds lines at the end. Returns how many rows went from the beginning.
    pub(super) fn add(&mut self, level: Option<Level>, content: Content, needle: &Needle) -> usize {
        self.has_levels |= level.is_some();
        let text = content.text().as_bytes();
        // Nearly all lines are as they are to be shown.
        if !text.is_empty()
            && text.len() <= PLAIN
            && text.iter().all(|byte| (b' '..=b'~').contains(byte))
        {
            return self.add_line(Line { level, content }, needle);
        }
        let mut gone = 0;
        for line in (content.lines()).chain(content.is_empty().then_some(0..0)) {
            for content in shown(&content, line) {
                gone += self.add_line(Line { level, content }, needle);
            }
        }
        gone
    }

    fn add_line(&mut self, line: Line, needle: &Needle) -> usize {
        let number = self.dropped + self.kept.len() as u64;
        if self.left.is_some()
            && self.is_shown(&line, needle)
            && let Some(left) = &mut self.left
        {
            left.push_back(number);
        }
        self.bytes += line.content.text().len();
        self.kept.push_back(line);
        self.drop_oldest()
    }

    /// Drops what is too much. Returns how many rows went from the beginning.
    pub(super) fn drop_oldest(&mut self) -> usize {
        let mut gone = 0;
        let most = self.limit.saturating_mul(BYTES_A_LINE);
        while self.kept.len() > self.limit || (self.bytes > most && self.kept.len() > 1) {
            let Some(line) = self.kept.pop_front() else {
                break;
            };
            self.bytes -= line.content.text().len();
            match &mut self.left {
                None => gone += 1,
                Some(left) if left.front() == Some(&self.dropped) => {
                    left.pop_front();
                    gone += 1;
                }
                Some(_) => {}
            }
            self.dropped += 1;
        }
        gone
    }
}
