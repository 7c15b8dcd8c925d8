//! What was said already of each widget, so that nothing is said twice.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Duration;

use super::spoken::{Place, SpokenWidget};
use super::words;

/// How many of the lines that a widget said are known again.
const LINES: usize = 256;

/// A text that changes by itself rests this long before it is said again, and each time twice as long.
const REST: Duration = Duration::from_secs(2);
const LONGEST_REST: Duration = Duration::from_secs(300);

/// How far something has to come before it is said again, in percent, or for how long.
const STEP: u8 = 25;
const PROGRESS_REST: Duration = Duration::from_secs(10);

/// Figures rest this long at first.
const PICTURE_REST: Duration = Duration::from_secs(60);

/// What was said of one widget.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// When it was last in the tree.
    turn: u64,
    /// Hashes of its lines.
    lines: Vec<u64>,
    /// The number behind the last line of a log.
    end: u64,
    /// What it was called and held.
    state: u64,
    percent: u8,
    rest: Duration,
    not_before: Duration,
    /// Whether it goes on by itself, whatever the person does.
    is_steady: bool,
}

impl Heard {
    /// It was said now, and is not said again for a while.
    fn take_rest(&mut self, now: Duration) {
        self.rest = (self.rest * 2).clamp(REST, LONGEST_REST);
        self.not_before = now.saturating_add(self.rest);
    }
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Memory {
    heard: HashMap<Place, Heard>,
    turn: u64,
}

/// What is new of a widget.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Nothing.
    None,
    /// It changed, but is said only then.
    Later(Duration),
    /// It was not there before.
    New(Vec<String>),
    /// These lines of it are new, after so many that were left out.
    More(u64, Vec<String>),
}

/// What became of something that can be answered, or of a title.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    None,
    New,
    Changed,
    /// It changed, but is said only then.
    Later(Duration),
}

impl Memory {
    pub(super) fn begin_turn(&mut self) {
        self.turn += 1;
    }

    /// Forgets the widgets that are not there any more.
    pub(super) fn end_turn(&mut self) {
        let turn = self.turn;
        self.heard.retain(|_, heard| heard.turn == turn);
    }

    /// The person did something: what changes now is not by itself.
    pub(super) fn wake(&mut self) {
        for heard in self.heard.values_mut().filter(|heard| !heard.is_steady) {
            (heard.rest, heard.not_before) = (Duration::ZERO, Duration::ZERO);
        }
    }

    pub(super) fn forget(&mut self) {
        self.heard.clear();
    }

    /// Whether the widget was there in the turn before; from now on it was.
    fn meet(&mut self, spoken: &SpokenWidget<'_>) -> (bool, &mut Heard) {
        let is_new = !self.heard.contains_key(&spoken.place());
        let heard = self.heard.entry(spoken.place()).or_default();
        heard.turn = self.turn;
        (is_new, heard)
    }

    /// Keeps what was said of a widget that is covered by a dialog.
    pub(super) fn keep(&mut self, spoken: &SpokenWidget<'_>) {
        if let Some(heard) = self.heard.get_mut(&spoken.place()) {
            heard.turn = self.turn;
        }
    }

    /// What is new of a text. All of it is, where `whole`: what names it changed.
    pub(super) fn text(&mut self, spoken: &SpokenWidget<'_>, whole: bool, now: Duration) -> News {
        let (is_new, heard) = self.meet(spoken);
        let lines = words::clean(&spoken.said.value);
        let hashes = hashes(&lines);
        if heard.lines == hashes {
            return News::None;
        }
        if is_new {
            heard.lines = hashes;
            return News::New(lines);
        }
        if now < heard.not_before {
            return News::Later(heard.not_before);
        }
        heard.take_rest(now);
        let before = std::mem::replace(&mut heard.lines, hashes);
        let is_known = |hash: &u64| !whole && before.contains(hash);
        let changed = lines.into_iter().zip(&heard.lines);
        let changed = changed
            .filter(|(_, hash)| !is_known(hash))
            .map(|(line, _)| line);
        News::More(0, changed.collect())
    }

    /// What is new of a log, at most the last `most` lines. What was cleared and written again is text.
    pub(super) fn log(&mut self, spoken: &SpokenWidget<'_>, whole: bool, most: usize) -> News {
        let (is_new, heard) = self.meet(spoken);
        let Some(items) = spoken.said.items else {
            return News::None;
        };
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        let replaced = items.first() >= heard.end;
        let from = heard.end.max(items.first()).min(items.end());
        let first = from.max(items.end().saturating_sub(most));
        let lines = (first..items.end()).flat_map(|number| words::clean(&items.item(number)));
        let lines: Vec<String> = lines.collect();
        heard.end = items.end();
        let hashes = hashes(&lines);
        if is_new {
            heard.lines = hashes;
            return News::More(first - from, lines);
        }
        if lines.is_empty() {
            return News::None;
        }
        if !replaced {
            heard.lines = hashes;
            return News::More(first - from, lines);
        }
        let before = std::mem::replace(&mut heard.lines, hashes);
        let is_known = |hash: &u64| !whole && before.contains(hash);
        let changed = lines.into_iter().zip(&heard.lines);
        let changed = changed
            .filter(|(_, hash)| !is_known(hash))
            .map(|(line, _)| line);
        News::More(0, changed.collect())
    }

    /// Whether a thing is new, or is called or holds something else than before.
    pub(super) fn thing(
        &mut self,
        spoken: &SpokenWidget<'_>,
        words: &str,
        now: Duration,
    ) -> Change {
        let (is_new, heard) = self.meet(spoken);
        let state = hash(words);
        if is_new {
            heard.state = state;
            return Change::New;
        }
        if heard.state == state {
            return Change::None;
        }
        if now < heard.not_before {
            return Change::Later(heard.not_before);
        }
        heard.take_rest(now);
        heard.state = state;
        Change::Changed
    }

    /// Whether it is time to say what a picture shows; else when it is, if that changed.
    pub(super) fn picture(
        &mut self,
        spoken: &SpokenWidget<'_>,
        now: Duration,
    ) -> Result<bool, Duration> {
        let (is_new, heard) = self.meet(spoken);
        heard.is_steady = true;
        let state = hash(&spoken.said.value);
        if heard.state == state && !is_new {
            return Ok(false);
        }
        if !is_new && now < heard.not_before {
            return Err(heard.not_before);
        }
        heard.state = state;
        heard.rest = (heard.rest * 2).clamp(PICTURE_REST, LONGEST_REST);
        heard.not_before = now.saturating_add(heard.rest);
        Ok(true)
    }

    /// Whether it is time to say how far something has come; else when it is, if it went on.
    pub(super) fn progress(
        &mut self,
        spoken: &SpokenWidget<'_>,
        now: Duration,
    ) -> Result<bool, Duration> {
        let (is_new, heard) = self.meet(spoken);
        heard.is_steady = true;
        let percent = spoken.said.percent.unwrap_or(0).min(100);
        if percent == heard.percent && !is_new {
            return Ok(false);
        }
        let is_far = percent.abs_diff(heard.percent) >= STEP || percent == 100;
        if !is_new && !is_far && now < heard.not_before {
            return Err(heard.not_before);
        }
        heard.percent = percent;
        heard.not_before = now.saturating_add(PROGRESS_REST);
        Ok(true)
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn hashes(lines: &[String]) -> Vec<u64> {
    let known = lines.iter().take(LINES);
    known.map(|line| hash(line)).collect()
}
