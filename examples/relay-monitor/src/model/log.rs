//! Lines of a log.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

/// How important a message is, as tor grades it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Runlevel {
    /// What a developer looks for.
    Debug,
    /// What happens all the time.
    Info,
    /// What an operator may want to know.
    Notice,
    /// What an operator should know.
    Warn,
    /// What ends tor.
    Err,
}

impl Runlevel {
    /// All of them, the least important first.
    pub const ALL: [Self; 5] = [Self::Debug, Self::Info, Self::Notice, Self::Warn, Self::Err];

    /// As tor writes it: `NOTICE`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Debug => "DEBUG",
            Self::Info => "INFO",
            Self::Notice => "NOTICE",
            Self::Warn => "WARN",
            Self::Err => "ERR",
        }
    }
}

/// Lines that were said one after another. Their texts are one, so that thousands of lines a second need no memory of their own.
#[derive(Debug, Default)]
pub(crate) struct Stretch {
    lines: Vec<Said>,
    text: String,
    /// The names of their events, each once.
    events: Vec<Arc<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Said {
    about: About,
    /// The place of the event's name.
    event: u16,
    /// Where its text ends; it begins where that before it ends.
    end: u32,
}

/// What there is to say of a line beside its event and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) number: u64,
    pub(crate) at: SystemTime,
    pub(crate) runlevel: Option<Runlevel>,
    pub(crate) before: u64,
    pub(crate) nth: u64,
}

impl Stretch {
    /// How many lines, and bytes of text, make a stretch full.
    const LINES: usize = 256;
    const BYTES: usize = 32 << 10;

    /// Whether no line should be added any more, so that those who keep one line of it do not keep too much.
    pub(crate) fn is_full(&self) -> bool {
        self.lines.len() >= Self::LINES || self.text.len() >= Self::BYTES
    }

    /// Adds a line at the end.
    pub(crate) fn push(&mut self, about: About, event: &Arc<str>, text: &str) {
        // The newest is of the same event, as a rule.
        let last = self.lines.last().map(|said| said.event);
        let is_it = |place: &u16| {
            let known = self.events.get(usize::from(*place));
            known.is_some_and(|known| **known == **event)
        };
        let found = last.filter(is_it).or_else(|| {
            let place = self.events.iter().position(|known| **known == **event)?;
            u16::try_from(place).ok()
        });
        let place = found.unwrap_or_else(|| {
            self.events.push(Arc::clone(event));
            u16::try_from(self.events.len() - 1).unwrap_or(u16::MAX)
        });
        self.text.push_str(text);
        self.lines.push(Said {
            about,
            event: place,
            end: u32::try_from(self.text.len()).unwrap_or(u32::MAX),
        });
    }

    /// No line is added any more.
    pub(crate) fn seal(mut self) -> Arc<Self> {
        self.lines.shrink_to_fit();
        self.text.shrink_to_fit();
        self.events.shrink_to_fit();
        Arc::new(self)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The number of the first line and that of the last; zero if there is none.
    pub(crate) fn ends(&self) -> (u64, u64) {
        let number = |said: Option<&Said>| said.map_or(0, |said| said.about.number);
        (number(self.lines.first()), number(self.lines.last()))
    }

    /// How many lines there are.
    pub(crate) const fn count(&self) -> usize {
        self.lines.len()
    }

    /// The number of the line at this place; that behind the last if there is none.
    pub(crate) fn number(&self, place: usize) -> u64 {
        let said = self.lines.get(place);
        said.map_or_else(|| self.ends().1 + 1, |said| said.about.number)
    }

    /// How many lines there are up to the one numbered so.
    pub(crate) fn until(&self, number: u64) -> usize {
        self.lines
            .partition_point(|said| said.about.number <= number)
    }

    /// How many bytes of text the line at this place has.
    pub(crate) fn bytes_of(&self, place: usize) -> usize {
        self.span(place).len()
    }

    fn span(&self, place: usize) -> Range<usize> {
        let end = |said: &Said| usize::try_from(said.end).unwrap_or(usize::MAX);
        let before = place.checked_sub(1).and_then(|place| self.lines.get(place));
        let start = before.map_or(0, end);
        start..self.lines.get(place).map_or(start, end)
    }

    /// The lines from the one numbered `first` to the one numbered `last` whose events are wished for, at most `most` of them.
    ///
    /// Who has one line keeps the whole stretch. Where that is more than twice of what is wished for, it is copied instead: a
    /// viewer of few lines is not to keep a flood that others look at.
    pub(crate) fn part(
        self: &Arc<Self>,
        (first, last): (u64, u64),
        most: usize,
        wished: impl Fn(&str) -> bool,
    ) -> Vec<LogLine> {
        let wished: Vec<bool> = self.events.iter().map(|event| wished(event)).collect();
        let start = self.lines.partition_point(|said| said.about.number < first);
        let lines = self.lines.iter().enumerate().skip(start);
        let until = lines.take_while(|(_, said)| said.about.number <= last);
        let chosen: Vec<usize> = until
            .filter(|(_, said)| wished.get(usize::from(said.event)) == Some(&true))
            .map(|(place, _)| place)
            .take(most)
            .collect();
        let bytes: usize = chosen.iter().map(|place| self.span(*place).len()).sum();
        if chosen.len() * 2 >= self.lines.len() && bytes * 2 >= self.text.len() {
            return chosen.into_iter().map(|place| self.line(place)).collect();
        }
        let mut copied = Self::default();
        for place in &chosen {
            if let Some(said) = self.lines.get(*place)
                && let Some(event) = self.events.get(usize::from(said.event))
            {
                copied.push(
                    said.about,
                    event,
                    self.text.get(self.span(*place)).unwrap_or(""),
                );
            }
        }
        copied.seal().all()
    }

    /// All lines.
    pub(crate) fn all(self: &Arc<Self>) -> Vec<LogLine> {
        (0..self.lines.len())
            .map(|place| self.line(place))
            .collect()
    }

    fn line(self: &Arc<Self>, place: usize) -> LogLine {
        LogLine {
            stretch: Arc::clone(self),
            place: u32::try_from(place).unwrap_or(u32::MAX),
        }
    }
}

/// One line of a relay's log: a message of tor, an event, or a word of the monitor.
#[derive(Clone)]
pub struct LogLine {
    stretch: Arc<Stretch>,
    place: u32,
}

impl LogLine {
    /// Counts the lines of this relay, from one; a gap is a line that was not wished for.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.about().map_or(0, |about| about.number)
    }

    /// When tor said it, or the monitor heard it.
    #[must_use]
    pub fn at(&self) -> SystemTime {
        self.about()
            .map_or(SystemTime::UNIX_EPOCH, |about| about.at)
    }

    /// The event's name: `NOTICE`, `BW`, `CIRC`; `MONITOR` for what the monitor says itself.
    #[must_use]
    pub fn event(&self) -> &str {
        let said = self.said();
        let event = said.and_then(|said| self.stretch.events.get(usize::from(said.event)));
        event.map_or("", |event| event)
    }

    /// How important it is; none for what is no log message.
    #[must_use]
    pub fn runlevel(&self) -> Option<Runlevel> {
        self.about().and_then(|about| about.runlevel)
    }

    /// What it says. May be long, and may have line breaks; has no other control characters.
    #[must_use]
    pub fn text(&self) -> &str {
        let span = self.stretch.span(self.place());
        self.stretch.text.get(span).unwrap_or_default()
    }

    /// The number of the line before that says the same, up to its variable part, on the same day (UTC); 0 if there is none.
    #[must_use]
    pub fn before(&self) -> u64 {
        self.about().map_or(0, |about| about.before)
    }

    /// How many lines said the same up to this one; 1 for the first.
    #[must_use]
    pub fn nth(&self) -> u64 {
        self.about().map_or(1, |about| about.nth)
    }

    /// How many lines are kept with this one.
    #[cfg(test)]
    pub(crate) fn beside(&self) -> usize {
        self.stretch.lines.len()
    }

    /// Whether it is kept with these.
    #[cfg(test)]
    pub(crate) fn is_of(&self, stretch: &Arc<Stretch>) -> bool {
        Arc::ptr_eq(&self.stretch, stretch)
    }

    fn place(&self) -> usize {
        usize::try_from(self.place).unwrap_or(usize::MAX)
    }

    fn said(&self) -> Option<&Said> {
        self.stretch.lines.get(self.place())
    }

    fn about(&self) -> Option<&About> {
        self.said().map(|said| &said.about)
    }
}

impl PartialEq for LogLine {
    fn eq(&self, other: &Self) -> bool {
        self.about() == other.about()
            && self.event() == other.event()
            && self.text() == other.text()
    }
}

impl Eq for LogLine {}

impl fmt::Debug for LogLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LogLine")
            .field("about", &self.about())
            .field("event", &self.event())
            .field("text", &self.text())
            .finish()
    }
}
