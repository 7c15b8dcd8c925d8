//! Lines that were said before anybody listened, put where they belong.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use super::{Kept, Logs, clean, lock};
use crate::model::Runlevel;

/// How far the time at which tor wrote a line may be from that at which it was heard: tor writes whole seconds, and what is
/// heard may have waited.
const TOLERANCE: Duration = Duration::from_secs(10);

/// A message of tor that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PastLine {
    pub(crate) at: SystemTime,
    pub(crate) runlevel: Runlevel,
    pub(crate) text: String,
}

impl Logs {
    /// Adds those of these lines, the oldest first, that were not heard, each where its time is. Viewers get all anew then.
    /// Returns how many were added.
    pub(crate) fn fill(&self, past: Vec<PastLine>) -> usize {
        let count = {
            let mut kept = lock(&self.kept);
            kept.seal();
            let unknown = unknown(past, &kept);
            let count = unknown.len();
            if count > 0 {
                kept.insert(unknown);
            }
            count
        };
        self.show();
        count
    }
}

/// What a line says, however it is broken into lines.
fn words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Those that are not kept. A line that is kept stands for one that was read, the newest first.
fn unknown(past: Vec<PastLine>, kept: &Kept) -> Vec<PastLine> {
    let mut heard: HashMap<(Runlevel, String), Vec<SystemTime>> = HashMap::new();
    for line in kept.lines() {
        if let Some(runlevel) = line.runlevel() {
            let times = heard.entry((runlevel, words(line.text()))).or_default();
            times.push(line.at());
        }
    }
    let mut is_unknown = |line: &PastLine| {
        let key = (line.runlevel, words(&clean(&line.text)));
        let Some(times) = heard.get_mut(&key) else {
            return true;
        };
        // Those that are newer than this one are newer than all that are still to come, too.
        while let Some(at) = times.pop() {
            let apart = at.duration_since(line.at);
            let apart = apart.unwrap_or_else(|error| error.duration());
            if apart <= TOLERANCE {
                return false;
            }
            if at < line.at {
                times.push(at);
                break;
            }
        }
        true
    };
    let mut unknown: Vec<_> = past.into_iter().rev().collect();
    unknown.retain(&mut is_unknown);
    unknown.reverse();
    unknown
}

impl Kept {
    /// Puts lines among those that are kept.
    fn insert(&mut self, past: Vec<PastLine>) {
        let before = self.lines();
        self.begin_filling();
        let mut past = past.into_iter().peekable();
        let push = |kept: &mut Self, line: PastLine| {
            let name = line.runlevel.name();
            kept.push(line.at, name, Some(line.runlevel), &clean(&line.text));
        };
        for line in before {
            while let Some(older) = past.next_if(|older| older.at <= line.at()) {
                push(self, older);
            }
            self.push(line.at(), line.event(), line.runlevel(), line.text());
        }
        for line in past {
            push(self, line);
        }
        self.end_filling();
    }
}
