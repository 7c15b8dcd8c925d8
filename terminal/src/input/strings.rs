//! Strings: OSC, DCS and those that no terminal sends; and the clipboard, which is read as it comes.

use std::mem;

use super::base64::Base64;
use super::decoder::{BEL, CAN, Decoder, ESC, Emit, LONGEST, SUB};
use super::paste::Paste;
use super::state::{Opener, State};
use super::{Input, Reply, reply};

/// How OSC 52 begins; the names of the clipboards and another `;` follow.
const CLIPBOARD: &[u8] = b"52;";

impl Decoder {
    pub(super) fn string(&mut self, opener: Opener, byte: u8, emit: Emit<'_>) {
        match byte {
            BEL => self.finish_string(opener, emit),
            ESC => self.state = State::StringEscape(opener),
            b';' if opener == Opener::OperatingSystemCommand
                && self
                    .sequence
                    .strip_prefix(CLIPBOARD)
                    .is_some_and(|names| !names.contains(&b';')) =>
            {
                self.sequence.clear();
                self.state = State::Clipboard(Base64::default());
            }
            b' '..=b'~' | 0x80.. => self.keep(byte),
            // The answers of terminals hold no controls; one that comes first, or after a pause,
            // comes from a person.
            _ if self.paused || self.sequence.is_empty() => self.interrupt(byte, emit),
            CAN | SUB => self.abandon(emit),
            _ => {}
        }
    }

    pub(super) fn string_escape(&mut self, opener: Opener, byte: u8, emit: Emit<'_>) {
        if byte == b'\\' {
            return self.finish_string(opener, emit);
        }
        self.abandon(emit);
        self.escape(byte, emit);
    }

    fn finish_string(&mut self, opener: Opener, emit: Emit<'_>) {
        let payload = mem::take(&mut self.sequence);
        self.reset();
        if payload.len() > LONGEST {
            return;
        }
        let mut out = |reply: Reply| emit(Input::Reply(reply));
        match opener {
            Opener::OperatingSystemCommand => reply::operating_system_command(&payload, &mut out),
            Opener::DeviceControl => reply::device_control(&payload, &mut out),
            Opener::Other(_) => {}
        }
    }

    pub(super) fn clipboard(&mut self, mut base64: Base64, byte: u8, emit: Emit<'_>) {
        match byte {
            BEL => self.finish_clipboard(emit),
            ESC => self.state = State::ClipboardEscape(base64),
            b' '..=b'~' | 0x80.. => match base64.push(byte) {
                Ok(decoded) => {
                    self.state = State::Clipboard(base64);
                    if let Some(decoded) = decoded {
                        self.paste
                            .push_text(decoded, &mut |piece| emit(clip(piece)));
                    }
                }
                Err(_) if base64.is_begun() => self.break_clipboard(emit),
                // A question, or nothing of ours: its rest is swallowed.
                Err(_) => {
                    self.keep(byte);
                    self.state = State::String(Opener::Other(b']'));
                }
            },
            _ if self.paused => self.interrupt(byte, emit),
            CAN | SUB => self.abandon(emit),
            _ => {}
        }
    }

    pub(super) fn clipboard_escape(&mut self, base64: Base64, byte: u8, emit: Emit<'_>) {
        if byte == b'\\' {
            return self.finish_clipboard(emit);
        }
        self.state = State::Clipboard(base64);
        self.abandon(emit);
        self.escape(byte, emit);
    }

    fn finish_clipboard(&mut self, emit: Emit<'_>) {
        self.paste.finish(&mut |piece| emit(clip(piece)));
        self.reset();
    }

    /// What follows is no Base64: the clipboard ends here, and what follows is swallowed.
    fn break_clipboard(&mut self, emit: Emit<'_>) {
        self.paste.finish(&mut |piece| emit(clip(piece)));
        self.keep(b']');
        self.state = State::String(Opener::Other(b']'));
    }
}

/// A piece of the clipboard.
pub(super) fn clip(piece: Paste) -> Input {
    Input::Reply(Reply::Clipboard(piece))
}
