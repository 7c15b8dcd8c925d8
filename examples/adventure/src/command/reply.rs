//! What a command answers to the one who gave it.

use std::fmt;

/// The answer to a command: some paragraphs, and whether the visitor wants to leave.
///
/// Its `Display` is the paragraphs, one a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    lines: Vec<String>,
    farewell: bool,
}

impl Reply {
    /// The paragraphs, to be wrapped to the width of the pane. None for an empty line.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// True if the visitor said goodbye: show the lines, then drop the visit.
    pub fn is_farewell(&self) -> bool {
        self.farewell
    }

    pub(crate) fn nothing() -> Reply {
        Reply::default()
    }

    pub(crate) fn farewell() -> Reply {
        Reply {
            lines: vec!["You turn back into the mist. Mind the planks.".to_owned()],
            farewell: true,
        }
    }

    /// Adds another reply's lines.
    pub(super) fn append(&mut self, other: Reply) {
        self.lines.extend(other.lines);
    }

    pub(super) fn and(mut self, line: impl Into<String>) -> Reply {
        self.lines.push(line.into());
        self
    }
}

impl From<String> for Reply {
    fn from(line: String) -> Reply {
        Reply::from(vec![line])
    }
}

impl From<&str> for Reply {
    fn from(line: &str) -> Reply {
        Reply::from(line.to_owned())
    }
}

impl From<Vec<String>> for Reply {
    fn from(lines: Vec<String>) -> Reply {
        Reply {
            lines,
            farewell: false,
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}
