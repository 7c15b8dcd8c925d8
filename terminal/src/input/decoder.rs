//! The state machine: where a sequence begins and ends. What bytes do in it is in `bytes` and `strings`.

use std::mem;

use super::asked::Asked;
use super::charset::Charset;
use super::keys::KeyDialect;
use super::paste::PasteReader;
use super::state::State;
use super::strings::clip;
use super::utf8::Utf8;
use super::{Input, InputModes};
use crate::key::{Key, KeyCode, Modifiers};
use crate::mouse::Pixel;

pub(super) const BEL: u8 = 0x07;
pub(super) const CAN: u8 = 0x18;
pub(super) const SUB: u8 = 0x1a;
pub(super) const ESC: u8 = 0x1b;

/// The most bytes that are kept of one sequence or string. What is longer is swallowed to its end and has no
/// meaning; of all that terminals send, only clipboards and pastes are, and they are handed on as they come.
pub(super) const LONGEST: usize = 1024;

/// Turns the bytes of one terminal into inputs.
///
/// Feed it what comes, in pieces of any size. While it [is waiting](Self::is_waiting), have a
/// timer run (25 to 100 ms are usual), and call [`settle`](Self::settle) if nothing comes before
/// it ends.
///
/// ```
/// use strombus_terminal::{Decoder, Input, Key, KeyCode};
///
/// let mut decoder = Decoder::new();
/// let mut inputs = Vec::new();
/// decoder.feed(b"a\x1b[", |input| inputs.push(input));
/// assert!(decoder.is_waiting());
/// decoder.feed(b"A", |input| inputs.push(input));
/// assert!(!decoder.is_waiting());
/// assert_eq!(
///     inputs,
///     [
///         Input::Key(Key::char('a')),
///         Input::Key(Key::new(KeyCode::Up)),
///     ]
/// );
/// ```
///
/// # The ways out
/// Whatever came before, a person gets back to typing. A control sequence ends with its next
/// letter, and any control character breaks it off. A string (OSC, DCS and the like) ends with ST
/// or BEL; ESC, CAN and SUB break it off, and after a pause so does any other control character,
/// Enter or Ctrl-C say, which then also counts as a key. A paste whose end is lost ends with
/// Ctrl-C after a pause. Ctrl-C *without* a pause before it is part of the paste, and is left out
/// of its text: otherwise whoever can write to a clipboard could end the paste early and have the
/// rest taken for typing.
///
/// # Bounds
/// At most 1024 bytes of a sequence or string are kept, and [`Paste::LONGEST`](crate::Paste::LONGEST) of a paste or
/// clipboard before they are handed on. Each byte costs a constant time, apart from the last one of a sequence, which
/// costs as much as the sequence is long.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    pub(super) state: State,
    /// Whether an ESC stands before what is being read: Alt, if it becomes a key.
    pub(super) escaped: bool,
    /// Whether there was a pause since the last byte, as [`Decoder::settle`] tells.
    pub(super) paused: bool,
    /// Whether answers are under way, so that a pause tells nothing.
    awaiting: bool,
    /// How many cursor reports were asked for and have not come.
    pub(super) cursor_reports: u8,
    pub(super) charset: Charset,
    pub(super) dialect: KeyDialect,
    pub(super) asked: Asked,
    /// A cell in pixels, if it is known.
    pub(super) cell: Option<Pixel>,
    pub(super) utf8: Utf8,
    /// What has come of a sequence or string, at most one byte more than [`LONGEST`].
    /// Without heap while nothing has.
    pub(super) sequence: Vec<u8>,
    pub(super) paste: PasteReader,
}

/// Where inputs go.
pub(super) type Emit<'a> = &'a mut dyn FnMut(Input);

impl Decoder {
    /// A decoder that has seen nothing, for UTF-8 and [the common keys](KeyDialect::Common).
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// This decoder, for text in `charset`.
    #[must_use]
    pub fn with_charset(self, charset: Charset) -> Self {
        Self { charset, ..self }
    }

    /// This decoder, for the keys that terminals of `dialect` send where they collide with those of others.
    #[must_use]
    pub fn with_dialect(self, dialect: KeyDialect) -> Self {
        Self { dialect, ..self }
    }

    /// Says what the terminal was asked to send. It settles
    /// - how mouse reports are written where that cannot be seen (modes 1005 and 1016);
    /// - which details of keys are told: their releases and repeats (kitty flag 2), the base layout's characters (flag 4), the
    ///   locks, the keypad, and keys that type nothing by themselves (flag 8), the keypad also with DECKPAM. What was not asked
    ///   for is never told, whatever comes.
    ///
    /// All else is understood whether or not it was asked for.
    pub fn set_modes(&mut self, modes: &InputModes) {
        self.asked = Asked::of(modes);
    }

    /// Says how large a cell of the terminal is ([`Reply::CellPixels`](crate::Reply::CellPixels)), by which mouse reports in
    /// pixels become cells. Until it is said, [`Pixel::NOMINAL_CELL`] is assumed; a side of 0 counts as 1.
    pub fn set_cell_size(&mut self, cell: Pixel) {
        self.cell = Some(cell);
    }

    /// Says whether answers of the terminal are under way. Then a pause after the ESC that may begin one tells nothing, so
    /// that the rest is not typed when it comes; the Escape key waits so long. After the last answer, or when nobody believes in
    /// it any more, set it to `false` and [`settle`](Self::settle).
    pub fn set_awaiting(&mut self, awaiting: bool) {
        self.awaiting = awaiting;
    }

    /// Decodes what came, and hands each input to `emit`.
    pub fn feed(&mut self, bytes: &[u8], mut emit: impl FnMut(Input)) {
        for &byte in bytes {
            // Text and numbers are most of all input, and the same in every character set and dialect.
            match (self.state, byte) {
                (State::Ground, b' '..=b'~') if !self.escaped && !self.utf8.is_pending() => {
                    emit(Input::Key(Key::char(char::from(byte))));
                }
                (State::Control, b'0'..=b';') => self.keep(byte),
                _ => self.push(byte, &mut emit),
            }
            self.paused = false;
        }
        match self.state {
            State::Clipboard(_) | State::ClipboardEscape(_) => {
                self.paste.flush(&mut |piece| emit(clip(piece)));
            }
            _ => self.paste.flush(&mut |paste| emit(Input::Paste(paste))),
        }
        if self.sequence.is_empty() {
            // An idle session holds no heap.
            self.sequence = Vec::new();
        }
    }

    /// Whether what came may be whole or may go on, so that a timer should run.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.state != State::Ground && !self.paused
    }

    /// Takes note of a pause: for a while nothing came.
    ///
    /// What one press of a key sends is then that key: `ESC` is Escape (and `ESC ESC` two of
    /// them), `ESC [` is Alt-\[, `ESC O` Alt-O, and so for the openers of strings, `P`, `]`, `X`,
    /// `^` and `_`. What is longer stays open, since its rest may just be late, but does not
    /// [wait](Self::is_waiting) any more; [the ways out](Self#the-ways-out) say how it ends.
    /// While answers are [awaited](Self::set_awaiting), none of this is so, and the decoder goes on waiting.
    pub fn settle(&mut self, mut emit: impl FnMut(Input)) {
        let is_early = self.state == State::Escape || self.is_one_press();
        if self.awaiting && is_early {
            return;
        }
        self.paused = true;
        if self.state == State::Escape {
            self.emit_key(Key::new(KeyCode::Escape), &mut emit);
            self.state = State::Ground;
        } else if self.is_one_press() {
            self.abandon(&mut emit);
        }
    }

    /// Says that the terminal was asked where its cursor is (`CSI 6 n`).
    ///
    /// The answer `CSI 1 ; 5 R` is the same as Ctrl-F3. Only as many reports as were announced
    /// here are taken for answers where both readings make sense. (The private form, `CSI ? 6 n`,
    /// is answered unmistakably, by the terminals that know it.)
    pub fn expect_cursor_report(&mut self) {
        self.cursor_reports = self.cursor_reports.saturating_add(1);
    }

    fn push(&mut self, byte: u8, emit: Emit<'_>) {
        match self.state {
            State::Ground => self.ground(byte, emit),
            State::Escape => self.escape(byte, emit),
            State::EscapeEscape => self.escape_escape(byte, emit),
            State::Control => self.control(byte, emit),
            State::Console => self.console(byte, emit),
            State::Mouse => self.mouse(byte, emit),
            State::SingleShift => self.single_shift(byte, emit),
            State::String(opener) => self.string(opener, byte, emit),
            State::StringEscape(opener) => self.string_escape(opener, byte, emit),
            State::Clipboard(base64) => self.clipboard(base64, byte, emit),
            State::ClipboardEscape(base64) => self.clipboard_escape(base64, byte, emit),
            State::Paste => self.paste(byte, emit),
        }
    }

    pub(super) fn keep(&mut self, byte: u8) {
        if self.sequence.len() <= LONGEST {
            self.sequence.push(byte);
        }
    }

    /// Ends a sequence with what `meaning` hands out. If an ESC stood before it, a key gets Alt;
    /// what is no key cannot, so that it was the Escape key.
    pub(super) fn finish(&mut self, meaning: impl FnOnce(&mut Self, Emit<'_>), emit: Emit<'_>) {
        let mut escaped = mem::take(&mut self.escaped);
        self.state = State::Ground;
        let was_escaped = escaped;
        meaning(self, &mut |input| match input {
            Input::Key(key) if was_escaped => {
                escaped = false;
                emit(Input::Key(key.with(Modifiers::ALT)));
            }
            input => {
                if mem::take(&mut escaped) {
                    emit(Input::Key(Key::new(KeyCode::Escape)));
                }
                emit(input);
            }
        });
        if escaped {
            emit(Input::Key(Key::new(KeyCode::Escape)));
        }
        self.sequence.clear();
    }

    /// Whether what came is what one press of a key (or two presses of Escape) sends.
    fn is_one_press(&self) -> bool {
        self.sequence.is_empty()
            && matches!(
                self.state,
                State::EscapeEscape | State::Control | State::SingleShift | State::String(_)
            )
    }

    /// Breaks a sequence off and takes `byte` for itself.
    pub(super) fn interrupt(&mut self, byte: u8, emit: Emit<'_>) {
        self.abandon(emit);
        self.ground(byte, emit);
    }

    /// Breaks a sequence off: it was a key with Alt, or has no meaning.
    pub(super) fn abandon(&mut self, emit: Emit<'_>) {
        let escape = Key::new(KeyCode::Escape);
        if mem::take(&mut self.escaped) {
            emit(Input::Key(escape));
        }
        if let State::Clipboard(base64) | State::ClipboardEscape(base64) = self.state
            && base64.is_begun()
        {
            self.paste.finish(&mut |piece| emit(clip(piece)));
        }
        if self.is_one_press() {
            match self.state {
                State::EscapeEscape => {
                    emit(Input::Key(escape));
                    emit(Input::Key(escape));
                }
                State::Control => emit(Input::Key(Key::alt('['))),
                State::SingleShift => emit(Input::Key(Key::alt('O'))),
                State::String(opener) => emit(Input::Key(Key::alt(char::from(opener.byte())))),
                _ => {}
            }
        }
        self.reset();
    }

    pub(super) fn reset(&mut self) {
        self.state = State::Ground;
        self.escaped = false;
        self.sequence.clear();
    }

    pub(super) fn emit_key(&mut self, key: Key, emit: Emit<'_>) {
        let alt = if mem::take(&mut self.escaped) {
            Modifiers::ALT
        } else {
            Modifiers::NONE
        };
        emit(Input::Key(key.with(alt)));
    }

    /// The heap held, for the tests of its bounds.
    #[cfg(test)]
    pub(super) fn capacity(&self) -> usize {
        self.sequence.capacity() + self.paste.capacity()
    }

    #[cfg(test)]
    pub(super) fn is_ground(&self) -> bool {
        self.state == State::Ground
    }
}
