//! What a byte means in text, behind ESC and in control sequences; strings are in `strings`.

use std::mem;

use super::charset::Charset;
use super::decoder::{Decoder, ESC, Emit, LONGEST};
use super::keys::{KeyDialect, Pressed};
use super::sequence::{ControlSequence, Parameters};
use super::state::{Opener, State};
use super::{Input, MouseEncoding, keys, mouse};
use crate::key::{Key, KeyCode};

const NUL: u8 = 0x00;
const ETX: u8 = 0x03;

impl Decoder {
    pub(super) fn ground(&mut self, byte: u8, emit: Emit<'_>) {
        if byte >= 0x80 {
            if self.charset != Charset::Utf8 {
                let escaped = mem::take(&mut self.escaped);
                if let Some(c) = self.charset.high(byte) {
                    emit_character(c, escaped, emit);
                }
                return;
            }
            let escaped = &mut self.escaped;
            self.utf8.push(byte, &mut |c| {
                emit_character(c, mem::take(escaped), emit);
            });
            self.escaped &= self.utf8.is_pending();
            return;
        }
        if let Some(c) = self.utf8.cut() {
            emit_character(c, mem::take(&mut self.escaped), emit);
        }
        match byte {
            ESC => self.state = State::Escape,
            b' '..=b'~' => self.emit_key(Key::char(char::from(byte)), emit),
            _ => match self.dialect.control(byte, self.escaped) {
                Pressed::With(key) => self.emit_key(key, emit),
                Pressed::Alone(key) => {
                    self.escaped = false;
                    emit(Input::Key(key));
                }
            },
        }
    }

    pub(super) fn escape(&mut self, byte: u8, emit: Emit<'_>) {
        self.state = match byte {
            ESC => State::EscapeEscape,
            b'[' => State::Control,
            b'O' => State::SingleShift,
            _ => match Opener::of(byte) {
                Some(opener) => State::String(opener),
                None => {
                    self.escaped = true;
                    self.state = State::Ground;
                    return self.ground(byte, emit);
                }
            },
        };
    }

    /// rxvt and PuTTY put ESC before the sequence of a key with Alt. Before anything else it was
    /// the Escape key, and a second key came at once.
    pub(super) fn escape_escape(&mut self, byte: u8, emit: Emit<'_>) {
        match byte {
            b'[' | b'O' => self.escaped = true,
            _ => self.emit_key(Key::new(KeyCode::Escape), emit),
        }
        self.escape(byte, emit);
    }

    pub(super) fn control(&mut self, byte: u8, emit: Emit<'_>) {
        if self.dialect != KeyDialect::Common
            && let Some(key) = self.dialect.control_sequence(&self.sequence, byte)
        {
            return self.finish(|_, out| out(Input::Key(key)), emit);
        }
        match byte {
            b'[' if self.sequence.is_empty() => self.state = State::Console,
            b'M' if self.sequence.is_empty() => self.state = State::Mouse,
            // rxvt ends a sequence with `$`, which elsewhere stands before the final byte.
            b'$' if self.sequence.len() < 3 && self.sequence.iter().all(u8::is_ascii_digit) => {
                let number = Parameters::new(&self.sequence).get(0);
                match number.and_then(|number| keys::rxvt::numbered(number, byte)) {
                    Some(key) => self.finish(|_, out| out(Input::Key(key)), emit),
                    None => self.keep(byte),
                }
            }
            b' '..=b'?' => self.keep(byte),
            b'@'..=b'~' => self.finish(
                |decoder, out| {
                    let bytes = mem::take(&mut decoder.sequence);
                    if bytes.len() <= LONGEST
                        && let Some(sequence) = ControlSequence::parse(&bytes, byte)
                    {
                        decoder.control_sequence(&sequence, out);
                    }
                    decoder.sequence = bytes;
                },
                emit,
            ),
            _ => self.interrupt(byte, emit),
        }
    }

    pub(super) fn console(&mut self, byte: u8, emit: Emit<'_>) {
        match byte {
            b' '..=b'~' => self.finish(
                |_, out| {
                    if let Some(key) = keys::console(byte) {
                        out(Input::Key(key));
                    }
                },
                emit,
            ),
            _ => self.interrupt(byte, emit),
        }
    }

    pub(super) fn mouse(&mut self, byte: u8, emit: Emit<'_>) {
        match byte {
            NUL | b' '.. => self.keep(byte),
            _ => return self.interrupt(byte, emit),
        }
        let read = match self.asked.mouse {
            MouseEncoding::Utf8 => mouse::utf8(&self.sequence),
            _ => mouse::normal(&self.sequence),
        };
        if let Some(mouse) = read {
            self.finish(
                |_, out| mouse.map(Input::Mouse).into_iter().for_each(out),
                emit,
            );
        }
    }

    pub(super) fn single_shift(&mut self, byte: u8, emit: Emit<'_>) {
        match byte {
            b'0'..=b'9' | b';' => self.keep(byte),
            b' '..=b'~' => self.finish(
                |decoder, out| {
                    if decoder.sequence.len() > LONGEST {
                        return;
                    }
                    let parameters = Parameters::new(&decoder.sequence);
                    let asked = decoder.asked;
                    let key = keys::rxvt::controlled(byte)
                        .or_else(|| keys::keypad(parameters, byte, asked.keypad));
                    if let Some(key) = key.and_then(|key| asked.admit(key)) {
                        out(Input::Key(key));
                    }
                },
                emit,
            ),
            _ => self.interrupt(byte, emit),
        }
    }

    pub(super) fn paste(&mut self, byte: u8, emit: Emit<'_>) {
        let mut out = |paste| emit(Input::Paste(paste));
        let is_way_out = self.paused && byte == ETX;
        if is_way_out || self.paste.push(byte, self.charset, &mut out) {
            self.paste.finish(&mut out);
            self.reset();
        }
        if is_way_out {
            self.ground(byte, emit);
        }
    }
}

/// Emits a character of text; C1 controls, which UTF-8 can encode, are no keys.
fn emit_character(c: char, alt: bool, emit: Emit<'_>) {
    if !c.is_control() {
        let key = if alt { Key::alt(c) } else { Key::char(c) };
        emit(Input::Key(key));
    }
}
