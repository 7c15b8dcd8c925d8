//! What is kept of a log: each kind of line in a ring of its own, within one bound for all.

use std::sync::Arc;
use std::time::SystemTime;

use super::ring::Ring;
use super::{BATCH, LogBatch, LogWish};
use crate::model::{LineKind, LogLine, Runlevel};

/// How many lines are kept of a relay, of all kinds together.
pub(super) const LINES: usize = 10_000;

/// How many bytes of text are kept of a relay.
pub(super) const BYTES: usize = 2 << 20;

/// How many names of events are kept. Tor has some forty; more would be somebody's who plays tor.
const NAMES: usize = 256;

/// The lines of a relay's log.
///
/// When there is no more room, the kind that has the most of it loses its oldest line. So a kind that says little keeps
/// all, whatever another says, and one that is alone has all the room; each is sure of its equal part.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// By their kind.
    rings: [Ring; LineKind::ALL.len()],
    /// How many lines all rings have, and how many bytes of text.
    lines: u64,
    bytes: usize,
    /// The number of the newest line.
    newest: u64,
    names: Vec<Arc<str>>,
    /// How often older lines became known, and how many lines there were of each kind after the last time.
    fills: u64,
    filled: Counts,
}

/// How many lines there ever were of each kind, up to some point.
pub(super) type Counts = [u64; LineKind::ALL.len()];

/// How far a viewer has come.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The number of the last line that was looked at; none after a change of what is wished for.
    pub(super) last: u64,
    /// How many lines the viewer has had, or were there before the viewer.
    pub(super) seen: Counts,
    /// How often older lines had become known.
    pub(super) fills: u64,
}

impl Kept {
    fn name(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.names.iter().find(|known| ***known == *name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = name.into();
        if self.names.len() < NAMES {
            self.names.push(Arc::clone(&name));
        }
        name
    }

    /// Adds a line whose text is [clean](super::clean).
    pub(super) fn push(
        &mut self,
        at: SystemTime,
        event: &str,
        runlevel: Option<Runlevel>,
        text: &str,
    ) {
        let event = self.name(event);
        self.newest += 1;
        let about = (self.newest, at);
        if let Some(ring) = self.rings.get_mut(LineKind::of(&event) as usize) {
            ring.push(about, &event, runlevel, text);
            self.lines += 1;
            self.bytes += text.len();
        }
        self.drop_what_is_too_much();
    }

    fn drop_what_is_too_much(&mut self) {
        loop {
            let rings = self.rings.iter_mut();
            let fullest = if self.lines > LINES as u64 {
                rings.max_by_key(|ring| ring.lines())
            } else if self.bytes > BYTES {
                rings.max_by_key(|ring| ring.bytes())
            } else {
                break;
            };
            // What is not handed out yet stays. It is far less than an equal part.
            let Some(bytes) = fullest.and_then(Ring::drop_oldest) else {
                break;
            };
            self.lines -= 1;
            self.bytes -= bytes;
        }
    }

    /// Has all lines handed out that were said. Returns the number of the newest.
    pub(super) fn seal(&mut self) -> u64 {
        for ring in &mut self.rings {
            ring.seal();
        }
        self.newest
    }

    /// Where a viewer begins who comes now: whatever is gone is not lost for this one.
    pub(super) fn begin(&self) -> Taken {
        Taken {
            last: 0,
            seen: self.rings.each_ref().map(Ring::added),
            fills: self.fills,
        }
    }

    /// The lines up to the one numbered `until` that a viewer has not had and wishes for.
    pub(super) fn after(&self, taken: &mut Taken, until: u64, wish: &LogWish) -> LogBatch {
        let anew = taken.fills != self.fills;
        if anew {
            taken.fills = self.fills;
            taken.last = 0;
            for (seen, filled) in taken.seen.iter_mut().zip(&self.filled) {
                *seen = (*seen).max(*filled);
            }
        }
        let kinds =
            LineKind::ALL.map(|kind| wish.events.iter().any(|name| LineKind::of(name) == kind));
        let mut last = until;
        let mut lines: Vec<LogLine> = Vec::new();
        for (ring, _) in self
            .rings
            .iter()
            .zip(kinds)
            .filter(|(_, is_wished)| *is_wished)
        {
            let wished = |event: &str| wish.events.contains(event);
            ring.part((taken.last + 1, last), BATCH, wished, &mut lines);
            // Each ring adds its lines in their order, so that these are merged rather than sorted.
            lines.sort_by_key(LogLine::number);
            lines.truncate(BATCH);
            // Behind a full batch nothing more is looked for.
            if let Some(line) = lines.get(BATCH - 1) {
                last = line.number();
            }
        }
        let mut lost = 0;
        let seen = taken.seen.iter_mut().zip(kinds);
        for (ring, (seen, is_wished)) in self.rings.iter().zip(seen) {
            if is_wished {
                lost += ring.dropped().saturating_sub(*seen);
            }
            *seen = ring.until(last).max(ring.dropped()).max(*seen);
        }
        taken.last = last.max(taken.last);
        LogBatch { lines, lost, anew }
    }

    /// All lines that are handed out already, as they were said.
    pub(super) fn lines(&self) -> Vec<LogLine> {
        let mut lines = Vec::new();
        for ring in &self.rings {
            ring.part((0, u64::MAX), usize::MAX, |_| true, &mut lines);
        }
        lines.sort_by_key(LogLine::number);
        lines
    }

    /// Forgets all lines, since these and older ones are added anew. All get new numbers, since a number tells which is older.
    pub(super) fn begin_filling(&mut self) {
        self.fills += 1;
        for ring in &mut self.rings {
            ring.clear();
        }
        self.lines = 0;
        self.bytes = 0;
    }

    /// Whatever is there now came by filling, and what gave way to it is lost for nobody.
    pub(super) fn end_filling(&mut self) {
        self.filled = self.rings.each_ref().map(Ring::added);
    }

    #[cfg(test)]
    pub(super) const fn bytes(&self) -> usize {
        self.bytes
    }

    #[cfg(test)]
    pub(super) fn ring(&self, kind: LineKind) -> &Ring {
        &self.rings[kind as usize]
    }
}
