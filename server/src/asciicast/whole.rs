//! Text from bytes that come in pieces.

/// Holds a character over whose end has not come yet. What is no UTF-8 becomes U+FFFD, as it does on a screen.
#[derive(Debug, Default)]
pub(super) struct Whole {
    /// At most three bytes.
    held: Vec<u8>,
}

impl Whole {
    /// The text that is complete with `bytes`.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> String {
        self.held.extend_from_slice(bytes);
        let mut text = String::with_capacity(self.held.len());
        let mut chunks = self.held.utf8_chunks().peekable();
        let mut open = 0;
        while let Some(chunk) = chunks.next() {
            text.push_str(chunk.valid());
            let invalid = chunk.invalid();
            let cut_off =
                std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none());
            if chunks.peek().is_none() && cut_off {
                open = invalid.len();
            } else if !invalid.is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        self.held.drain(..self.held.len().saturating_sub(open));
        text
    }

    /// What stands for a character whose end will not come.
    pub(super) fn finish(&mut self) -> String {
        let cut_off = !std::mem::take(&mut self.held).is_empty();
        String::from(if cut_off { "\u{fffd}" } else { "" })
    }
}
