//! The lines that were submitted.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Back,
    On,
}

/// The lines that were submitted, and where among them the person is.
#[derive(Debug)]
pub(crate) struct History {
    lines: Vec<String>,
    limit: usize,
    /// Which line is in the field; none if it is the person's own.
    at: Option<usize>,
    /// What was in the field before the person went back.
    draft: String,
}

impl History {
    pub(crate) const fn new() -> Self {
        Self {
            lines: Vec::new(),
            limit: 0,
            at: None,
            draft: String::new(),
        }
    }

    /// Remembers so many lines from now on.
    pub(crate) const fn set_limit(&mut self, lines: usize) {
        self.limit = lines;
    }

    /// Whether it remembers anything at all.
    pub(crate) const fn is_kept(&self) -> bool {
        self.limit > 0
    }

    /// Remembers a line, unless it is the same as the last, or blank.
    pub(crate) fn add(&mut self, line: &str) {
        self.stop();
        let is_new = self.lines.last().is_none_or(|last| last != line);
        if self.limit == 0 || line.trim().is_empty() || !is_new {
            return;
        }
        if self.lines.len() >= self.limit {
            self.lines.remove(0);
        }
        self.lines.push(line.to_owned());
    }

    /// The lines that are remembered, the oldest first.
    pub(crate) fn lines(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// What is in the field is the person's own from now on.
    pub(crate) fn stop(&mut self) {
        self.at = None;
        self.draft.clear();
    }

    /// The line one further on the way from what is in the field.
    pub(crate) fn recall(&mut self, way: Way, held: &str) -> Option<String> {
        let to = match (self.at, way) {
            (None, Way::Back) => self.lines.len().checked_sub(1)?,
            (Some(at), Way::Back) => at.checked_sub(1)?,
            (None, Way::On) => return None,
            (Some(at), Way::On) => at + 1,
        };
        if self.at.is_none() {
            self.draft = held.to_owned();
        }
        let line = self.lines.get(to).cloned();
        self.at = line.is_some().then_some(to);
        Some(line.unwrap_or_else(|| std::mem::take(&mut self.draft)))
    }
}
