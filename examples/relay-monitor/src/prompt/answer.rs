//! What is shown of an answer.

use strombus_tor_control::{Event, Reply};
use strombus_widgets::{Content, Role};

/// What a piece of a row is; a page makes a colour of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Text.
    Plain,
    /// A title.
    Heading,
    /// A name: a key, an option, a command.
    Name,
    /// A status of success, and the dot behind data.
    Quiet,
    /// What went wrong.
    Bad,
}

/// One row: pieces without control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row(pub Vec<(Tone, String)>);

impl Row {
    pub(super) fn new(tone: Tone, text: &str) -> Self {
        Self::default().and(tone, text)
    }

    pub(super) fn and(mut self, tone: Tone, text: &str) -> Self {
        if !text.is_empty() {
            self.0.push((tone, presentable(text)));
        }
        self
    }

    /// With colours for what its pieces are.
    #[must_use]
    pub fn content(&self) -> Content {
        let mut content = Content::new();
        for (tone, text) in &self.0 {
            let role = match tone {
                Tone::Plain => Role::Text,
                Tone::Heading => Role::Focus,
                Tone::Name => Role::Key,
                Tone::Quiet => Role::Quiet,
                Tone::Bad => Role::Bad,
            };
            content.push(text, role);
        }
        content
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|(_, text)| text.as_str()).collect()
    }
}

/// Text without what could move a cursor. A tab stays apart.
fn presentable(text: &str) -> String {
    let chars = text.chars().map(|char| match char {
        '\t' => ' ',
        char if char.is_control() => '\u{fffd}',
        char => char,
    });
    chars.collect()
}

/// What came of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What is shown.
    pub rows: Vec<Row>,
    /// Tor's own reply, if it was asked for one thing.
    pub reply: Option<Reply>,
    /// Whether it worked.
    pub is_ok: bool,
}

impl Answer {
    pub(super) fn rows(rows: Vec<Row>) -> Self {
        Self {
            rows,
            reply: None,
            is_ok: true,
        }
    }

    /// It did not work, for this reason.
    #[must_use]
    pub fn failure(why: &str) -> Self {
        Self {
            rows: vec![Row::new(Tone::Bad, why)],
            reply: None,
            is_ok: false,
        }
    }

    /// Shows a reply as tor sent it: statuses, separators, data.
    pub(super) fn of(reply: Reply) -> Self {
        let mut rows = Vec::new();
        for (at, line) in reply.lines.iter().enumerate() {
            let is_last = at + 1 == reply.lines.len();
            let separator = match line.data {
                Some(_) => '+',
                None if is_last => ' ',
                None => '-',
            };
            let tone = match line.status {
                0..400 => Tone::Quiet,
                _ => Tone::Bad,
            };
            let row = Row::new(tone, &format!("{:03}{separator}", line.status));
            rows.push(match line.text.split_once('=') {
                Some((key, value)) if tone == Tone::Quiet => row
                    .and(Tone::Name, key)
                    .and(Tone::Quiet, "=")
                    .and(Tone::Plain, value),
                _ => row.and(
                    if tone == Tone::Bad { tone } else { Tone::Plain },
                    &line.text,
                ),
            });
            if let Some(data) = &line.data {
                rows.extend(data.split('\n').map(|line| Row::new(Tone::Plain, line)));
                rows.push(Row::new(Tone::Quiet, "."));
            }
        }
        Self {
            is_ok: reply.is_ok(),
            rows,
            reply: Some(reply),
        }
    }
}

/// Shows an event, as tor sent it but for the statuses of its lines.
#[must_use]
pub fn event_row(event: &Event) -> Vec<Row> {
    let mut rows = vec![
        Row::new(Tone::Name, event.name.as_str())
            .and(Tone::Plain, " ")
            .and(Tone::Plain, event.text()),
    ];
    for (at, line) in event.raw.lines.iter().enumerate() {
        if at > 0 && line.text != "OK" {
            rows.push(Row::new(Tone::Plain, &line.text));
        }
        if let Some(data) = &line.data {
            rows.extend(data.split('\n').map(|line| Row::new(Tone::Plain, line)));
        }
    }
    rows
}
