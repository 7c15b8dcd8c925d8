//! Bytes become replies and events.

use std::collections::VecDeque;

use crate::reply::{Line, Reply};
use crate::stranger::presentable;

/// A whole message of tor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The answer to a command.
    Reply(Reply),
    /// An asynchronous event (status 6xx).
    Event(Reply),
}

/// Why bytes are no control protocol. The connection cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FramingError {
    /// A line that does not begin with three digits and a separator: whoever sent it is no tor.
    #[error("it says `{0}`, which is no reply of the control protocol")]
    NotAReply(String),
    /// One message is longer than the cap.
    #[error("a reply is longer than {0} bytes, which is as much as is taken")]
    TooLong(usize),
}

/// Takes bytes apart into messages (control-spec, "Message format"). It does no I/O, and how the bytes are split does not matter.
///
/// It holds at most twice the cap (a reply and an event that are under way) and what one call of [`Framer::push`] completed.
#[derive(Debug)]
pub struct Framer {
    cap: usize,
    /// The beginning of a line whose end did not come yet.
    partial: Vec<u8>,
    reply: Assembly,
    event: Assembly,
    /// Whose data is being read, until a line that is a lone dot.
    data_of: Option<Kind>,
    ready: VecDeque<Message>,
    failed: Option<FramingError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Reply,
    Event,
}

/// A message that is under way.
#[derive(Debug, Default)]
struct Assembly {
    lines: Vec<Line>,
    data: Vec<u8>,
    has_data_line: bool,
    /// The bytes of it so far, and what keeping a line costs.
    size: usize,
}

impl Framer {
    /// The most that one message may have, unless said otherwise: 16 MiB. `GETINFO ns/all` of today's network is about 2 MB,
    /// `desc/all-recent` of a relay that mirrors the directory about 25 KB per relay that it knows in full.
    pub const CAP: usize = 16 << 20;

    /// With the usual cap.
    #[must_use]
    pub fn new() -> Self {
        Self::with_cap(Self::CAP)
    }

    /// With a cap of `cap` bytes for each message.
    #[must_use]
    pub fn with_cap(cap: usize) -> Self {
        Self {
            cap,
            partial: Vec::new(),
            reply: Assembly::default(),
            event: Assembly::default(),
            data_of: None,
            ready: VecDeque::new(),
            failed: None,
        }
    }

    /// Takes what came. After an error it takes nothing any more.
    pub fn push(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while self.failed.is_none() && !rest.is_empty() {
            let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
                self.keep_partial(rest);
                return;
            };
            let (head, tail) = rest.split_at(end);
            rest = tail.get(1..).unwrap_or_default();
            if self.partial.is_empty() {
                self.line(head);
            } else {
                self.keep_partial(head);
                let line = std::mem::take(&mut self.partial);
                if self.failed.is_none() {
                    self.line(&line);
                }
            }
        }
    }

    /// The next whole message; none until more bytes came. The error comes when the messages before it were taken, and stays.
    pub fn next_message(&mut self) -> Result<Option<Message>, FramingError> {
        match self.ready.pop_front() {
            Some(message) => Ok(Some(message)),
            None => self.failed.clone().map_or(Ok(None), Err),
        }
    }

    /// Whether a reply has begun that has not ended.
    #[must_use]
    pub fn is_inside_reply(&self) -> bool {
        !self.reply.is_empty() || self.data_of == Some(Kind::Reply)
    }

    fn keep_partial(&mut self, bytes: &[u8]) {
        if self.partial.len() + bytes.len() > self.cap {
            self.fail(FramingError::TooLong(self.cap));
            return;
        }
        self.partial.extend_from_slice(bytes);
        // What is no tor may never send a line end; four bytes are enough to know.
        if self.data_of.is_none() && self.partial.len() >= 4 && header(&self.partial).is_none() {
            self.fail(not_a_reply(&self.partial));
        }
    }

    fn fail(&mut self, error: FramingError) {
        self.failed = Some(error);
        self.partial = Vec::new();
        self.reply = Assembly::default();
        self.event = Assembly::default();
    }

    fn line(&mut self, line: &[u8]) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match self.data_of {
            Some(kind) => self.data_line(kind, line),
            None => self.reply_line(line),
        }
    }

    fn data_line(&mut self, kind: Kind, line: &[u8]) {
        if line == b"." {
            self.data_of = None;
            self.assembly(kind).end_data();
            return;
        }
        let cap = self.cap;
        let line = line.strip_prefix(b".").unwrap_or(line);
        if !self.assembly(kind).add_data(line, cap) {
            self.fail(FramingError::TooLong(cap));
        }
    }

    fn reply_line(&mut self, line: &[u8]) {
        let Some((status, separator, text)) = header(line) else {
            self.fail(not_a_reply(line));
            return;
        };
        let kind = match status / 100 {
            6 => Kind::Event,
            _ => Kind::Reply,
        };
        let cap = self.cap;
        if !self.assembly(kind).add_line(status, text, cap) {
            self.fail(FramingError::TooLong(cap));
            return;
        }
        match separator {
            b'+' => self.data_of = Some(kind),
            b' ' => {
                let reply = Reply {
                    lines: std::mem::take(self.assembly(kind)).lines,
                };
                self.ready.push_back(match kind {
                    Kind::Reply => Message::Reply(reply),
                    Kind::Event => Message::Event(reply),
                });
            }
            _ => {}
        }
    }

    fn assembly(&mut self, kind: Kind) -> &mut Assembly {
        match kind {
            Kind::Reply => &mut self.reply,
            Kind::Event => &mut self.event,
        }
    }
}

impl Default for Framer {
    fn default() -> Self {
        Self::new()
    }
}

impl Assembly {
    /// What is counted for a line beside its bytes, so that millions of empty lines do not fit under the cap.
    const OF_A_LINE: usize = size_of::<Line>();

    fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether it fits.
    fn add_line(&mut self, status: u16, text: &[u8], cap: usize) -> bool {
        self.size += text.len() + Self::OF_A_LINE;
        if self.size > cap {
            return false;
        }
        // Nearly all have one line; a vector that grows would make room for four.
        if self.lines.is_empty() {
            self.lines.reserve_exact(1);
        }
        self.lines.push(Line {
            status,
            text: String::from_utf8_lossy(text).into_owned(),
            data: None,
        });
        true
    }

    /// Whether it fits.
    fn add_data(&mut self, line: &[u8], cap: usize) -> bool {
        self.size += line.len() + 1;
        if self.size > cap {
            return false;
        }
        if self.has_data_line {
            self.data.push(b'\n');
        }
        self.has_data_line = true;
        self.data.extend_from_slice(line);
        true
    }

    fn end_data(&mut self) {
        let data = std::mem::take(&mut self.data);
        self.has_data_line = false;
        let data = String::from_utf8(data)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        if let Some(line) = self.lines.last_mut() {
            line.data = Some(data);
        }
    }
}

/// The status, the separator and the text of a line.
fn header(line: &[u8]) -> Option<(u16, u8, &[u8])> {
    let (head, text) = line.split_at_checked(4)?;
    let [a, b, c, separator] = *head else {
        return None;
    };
    if ![a, b, c].iter().all(u8::is_ascii_digit) || !matches!(separator, b' ' | b'-' | b'+') {
        return None;
    }
    let digit = |byte: u8| u16::from(byte - b'0');
    Some((digit(a) * 100 + digit(b) * 10 + digit(c), separator, text))
}

/// The error quotes the beginning, without what could move a cursor.
fn not_a_reply(line: &[u8]) -> FramingError {
    let line = String::from_utf8_lossy(line.get(..80).unwrap_or(line));
    FramingError::NotAReply(presentable(&line))
}
