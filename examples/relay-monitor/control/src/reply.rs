//! What tor answers: lines with a status each.

/// One line of a reply, with the data that follows it where it was announced by `+`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The status, three digits (control-spec, "Replies").
    pub status: u16,
    /// What stands behind the status. Bytes that are no UTF-8 are replaced by U+FFFD.
    pub text: String,
    /// The data, unstuffed, its lines separated by `\n` and none at the end; none for a line without data.
    pub data: Option<String>,
}

/// A whole reply or event: one line or more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The lines in their order. Only tests make a reply that has none.
    pub lines: Vec<Line>,
}

impl Reply {
    /// The status of the last line, which is the reply's; 0 for a reply without lines.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.lines.last().map_or(0, |line| line.status)
    }

    /// Whether tor did what it was asked: 2xx on all lines.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|line| line.status / 100 == 2)
    }

    /// The text of the first line that says what went wrong, otherwise of the last.
    #[must_use]
    pub fn text(&self) -> &str {
        let telling = self.lines.iter().find(|line| line.status / 100 >= 4);
        telling
            .or(self.lines.last())
            .map_or("", |line| line.text.as_str())
    }

    /// The whole as tor sent it, without line ends at the end: statuses, separators, data with its dots and its end.
    #[must_use]
    pub fn to_wire(&self) -> String {
        let mut wire = String::new();
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                wire.push('\n');
            }
            let last = at + 1 == self.lines.len();
            let separator = match line.data {
                Some(_) => '+',
                None if last => ' ',
                None => '-',
            };
            wire.push_str(&format!("{:03}{separator}{}", line.status, line.text));
            if let Some(data) = &line.data {
                for row in data.split('\n') {
                    let stuffed = if row.starts_with('.') { "." } else { "" };
                    wire.push_str(&format!("\n{stuffed}{row}"));
                }
                wire.push_str("\n.");
            }
        }
        wire
    }

    /// The whole as a person reads it: the texts, each followed by its data, without statuses.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&line.text);
            if let Some(data) = &line.data {
                text.push('\n');
                text.push_str(data);
            }
        }
        text
    }
}
