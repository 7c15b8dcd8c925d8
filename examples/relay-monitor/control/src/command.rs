//! What tor is told.

use crate::quoting::quote;

/// One command: a line, and a body where its keyword has a `+`.
///
/// What is put in is checked or quoted: nobody's value becomes a second command. Its `Debug` shows the keyword only, as
/// the rest may be a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Command {
    line: String,
    body: Option<String>,
}

/// Why a line is no command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCommand {
    /// Nothing but blanks.
    #[error("a command needs a word")]
    Empty,
    /// A line end or another control character, which would be a second command.
    #[error("a command is one line, without control characters")]
    Control,
    /// Longer than tor reads.
    #[error("a command is at most {} bytes long", Command::MOST)]
    TooLong,
}

impl Command {
    /// The most bytes of a line and its body: tor closes connections that send more at once.
    pub const MOST: usize = 1 << 20;

    /// A command without arguments. The keyword is this library's, not a stranger's.
    pub(crate) fn new(keyword: &'static str) -> Self {
        Self {
            line: keyword.into(),
            body: None,
        }
    }

    /// A line as somebody typed it. A `+` before the keyword says that a body follows: see [`Command::with_body`].
    pub fn raw(line: &str) -> Result<Self, BadCommand> {
        let line = line.trim();
        if line.is_empty() {
            return Err(BadCommand::Empty);
        }
        if line.len() > Self::MOST {
            return Err(BadCommand::TooLong);
        }
        if line.chars().any(|char| char.is_control() && char != '\t') {
            return Err(BadCommand::Control);
        }
        Ok(Self {
            line: line.into(),
            body: None,
        })
    }

    /// With these lines as its body: dots are stuffed and the end is put behind by [`Command::to_wire`].
    pub fn with_body(mut self, body: &str) -> Result<Self, BadCommand> {
        if body.len() > Self::MOST {
            return Err(BadCommand::TooLong);
        }
        if body.contains('\0') {
            return Err(BadCommand::Control);
        }
        if !self.line.starts_with('+') {
            self.line.insert(0, '+');
        }
        self.body = Some(body.into());
        Ok(self)
    }

    /// With one more word; refused if it is not a single one.
    pub(crate) fn word(mut self, word: &str) -> Result<Self, BadCommand> {
        if word.is_empty() {
            return Err(BadCommand::Empty);
        }
        if word.chars().any(|char| char.is_control() || char == ' ') {
            return Err(BadCommand::Control);
        }
        self.line.push(' ');
        self.line.push_str(word);
        Ok(self)
    }

    /// With one more argument in quotes.
    pub(crate) fn quoted(mut self, value: impl AsRef<[u8]>) -> Self {
        self.line.push(' ');
        self.line.push_str(&quote(value));
        self
    }

    /// With `keyword="value"`, or the keyword alone.
    pub(crate) fn assignment(self, keyword: &str, value: Option<&str>) -> Result<Self, BadCommand> {
        let mut with = self.word(keyword)?;
        if let Some(value) = value {
            with.line.push('=');
            with.line.push_str(&quote(value));
        }
        Ok(with)
    }

    /// The keyword, in capitals, without the `+`.
    #[must_use]
    pub fn keyword(&self) -> String {
        let word = self.line.trim_start_matches('+').split(' ').next();
        word.unwrap_or_default().to_ascii_uppercase()
    }

    /// The line, without its end.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The body, if it has one.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }

    /// The bytes for tor. A line that has a `+` and no body gets an empty one: tor would wait for it.
    #[must_use]
    pub fn to_wire(&self) -> Vec<u8> {
        let mut wire = self.line.clone();
        wire.push_str("\r\n");
        if self.line.starts_with('+') {
            for line in self.body.as_deref().unwrap_or_default().lines() {
                if line.starts_with('.') {
                    wire.push('.');
                }
                wire.push_str(line);
                wire.push_str("\r\n");
            }
            wire.push_str(".\r\n");
        }
        wire.into_bytes()
    }
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Command({} …)", self.keyword())
    }
}
