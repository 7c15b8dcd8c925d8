//! A header and events become text.

use std::time::Duration;

use strombus_terminal::Size;

use super::header::{self, Header, Version};
use super::whole::Whole;

/// Writes a recording. Each method returns the lines to append, with their ends: written in one piece, they leave a file that
/// can be read whenever the writer dies.
///
/// Times are since the start of the recording, and rounded so that no error adds up: to microseconds in version 2, to
/// milliseconds in version 3. A time before that of the last event counts as that.
#[derive(Debug)]
pub struct Writer {
    version: Version,
    output: Whole,
    input: Whole,
    /// The time of the last event, in the units of the version.
    last: u128,
}

impl Writer {
    /// At the start of a recording. The text is its first line.
    #[must_use]
    pub fn new(header: &Header) -> (Self, String) {
        let writer = Self {
            version: header.version,
            output: Whole::default(),
            input: Whole::default(),
            last: 0,
        };
        (writer, header::write(header) + "\n")
    }

    /// The terminal was sent this. A character that is cut off at the end comes with the rest of it.
    pub fn output(&mut self, time: Duration, bytes: &[u8]) -> String {
        let text = self.output.feed(bytes);
        self.text(time, "o", &text)
    }

    /// This was typed.
    pub fn input(&mut self, time: Duration, bytes: &[u8]) -> String {
        let text = self.input.feed(bytes);
        self.text(time, "i", &text)
    }

    /// The window got another size.
    pub fn resize(&mut self, time: Duration, size: Size) -> String {
        let held = self.held(time);
        held + &self.event(time, "r", &format!("{}x{}", size.columns, size.rows))
    }

    /// A place with a name.
    pub fn marker(&mut self, time: Duration, name: &str) -> String {
        let held = self.held(time);
        held + &self.event(time, "m", name)
    }

    /// The end, with the program's exit status, which version 2 cannot tell.
    pub fn finish(mut self, time: Duration, status: i32) -> String {
        let held = self.held(time);
        match self.version {
            Version::V2 => held,
            Version::V3 => held + &self.event(time, "x", &status.to_string()),
        }
    }

    /// What was held over, so that nothing that came first is written behind something that came later.
    fn held(&mut self, time: Duration) -> String {
        let (output, input) = (self.output.finish(), self.input.finish());
        self.text(time, "o", &output) + &self.text(time, "i", &input)
    }

    fn text(&mut self, time: Duration, code: &str, text: &str) -> String {
        if text.is_empty() {
            String::new()
        } else {
            self.event(time, code, text)
        }
    }

    fn event(&mut self, time: Duration, code: &str, data: &str) -> String {
        let time = match self.version {
            Version::V2 => {
                let time = time.as_micros().max(self.last);
                self.last = time;
                format!("{}.{:06}", time / 1_000_000, time % 1_000_000)
            }
            Version::V3 => {
                let time = (time.as_micros() + 500) / 1000;
                let passed = time.saturating_sub(self.last);
                self.last += passed;
                format!("{}.{:03}", passed / 1000, passed % 1000)
            }
        };
        // A text is always JSON.
        let data = serde_json::to_string(data).unwrap_or_default();
        format!("[{time}, \"{code}\", {data}]\n")
    }
}
