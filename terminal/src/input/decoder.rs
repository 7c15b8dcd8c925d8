//! The state machine: where a sequence begins and ends.

use std::mem;

use super::paste::PasteReader;
use super::sequence::{ControlSequence, Parameters};
use super::utf8::Utf8;
use super::{Input, Reply, keys, mouse, reply};
use crate::geometry::Size;
use crate::key::{Key, KeyCode, Modifiers};

const NUL: u8 = 0x00;
const ETX: u8 = 0x03;
const BEL: u8 = 0x07;
const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;
const ESC: u8 = 0x1b;

/// The most bytes that are kept of one sequence or string. What is longer is swallowed to its end
/// and has no meaning; of all that terminals send, only large clipboards are.
const LONGEST: usize = 1024;

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
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    state: State,
    /// Whether an ESC stands before what is being read: Alt, if it becomes a key.
    escaped: bool,
    /// Whether there was a pause since the last byte, as [`Decoder::settle`] tells.
    paused: bool,
    /// How many cursor reports were asked for and have not come.
    cursor_reports: u8,
    utf8: Utf8,
    /// What has come of a sequence or string, at most one byte more than [`LONGEST`].
    /// Without heap while nothing has.
    sequence: Vec<u8>,
    paste: PasteReader,
}

/// What the bytes so far began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing, or a character of text.
    #[default]
    Ground,
    /// ESC.
    Escape,
    /// ESC ESC.
    EscapeEscape,
    /// CSI: `ESC [`.
    Control,
    /// `CSI [`, the Linux console's F1 to F5.
    Console,
    /// `CSI M`, of which three bytes of any value follow.
    Mouse,
    /// SS3: `ESC O`.
    SingleShift,
    /// A string, to which this byte after ESC led.
    String(Opener),
    /// ESC in a string: the first half of ST, or the end of patience.
    StringEscape(Opener),
    /// Between the brackets of a paste.
    Paste,
}

/// What opens a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    /// DCS: `ESC P`.
    DeviceControl,
    /// OSC: `ESC ]`.
    OperatingSystemCommand,
    /// SOS (`X`), PM (`^`) or APC (`_`): by that byte. No terminal says anything with them that
    /// is of use here.
    Other(u8),
}

impl Opener {
    const fn of(byte: u8) -> Option<Self> {
        match byte {
            b'P' => Some(Self::DeviceControl),
            b']' => Some(Self::OperatingSystemCommand),
            b'X' | b'^' | b'_' => Some(Self::Other(byte)),
            _ => None,
        }
    }

    const fn byte(self) -> u8 {
        match self {
            Self::DeviceControl => b'P',
            Self::OperatingSystemCommand => b']',
            Self::Other(byte) => byte,
        }
    }
}

type Emit<'a> = &'a mut dyn FnMut(Input);

impl Decoder {
    /// A decoder that has seen nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Decodes what came, and hands each input to `emit`.
    pub fn feed(&mut self, bytes: &[u8], mut emit: impl FnMut(Input)) {
        for &byte in bytes {
            self.push(byte, &mut emit);
            self.paused = false;
        }
        self.paste.flush(&mut |paste| emit(Input::Paste(paste)));
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
    pub fn settle(&mut self, mut emit: impl FnMut(Input)) {
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
            State::Paste => self.paste(byte, emit),
        }
    }

    fn ground(&mut self, byte: u8, emit: Emit<'_>) {
        if byte >= 0x80 {
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
            _ => self.emit_key(keys::control(byte), emit),
        }
    }

    fn escape(&mut self, byte: u8, emit: Emit<'_>) {
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
    fn escape_escape(&mut self, byte: u8, emit: Emit<'_>) {
        match byte {
            b'[' | b'O' => self.escaped = true,
            _ => self.emit_key(Key::new(KeyCode::Escape), emit),
        }
        self.escape(byte, emit);
    }

    fn control(&mut self, byte: u8, emit: Emit<'_>) {
        match byte {
            b'[' if self.sequence.is_empty() => self.state = State::Console,
            b'M' if self.sequence.is_empty() => self.state = State::Mouse,
            // rxvt ends a sequence with `$`, which elsewhere stands before the final byte.
            b'$' if self.sequence.len() < 3 && self.sequence.iter().all(u8::is_ascii_digit) => {
                let number = Parameters::new(&self.sequence).get(0);
                match number.and_then(|number| keys::rxvt(number, byte)) {
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

    /// What a whole control sequence means.
    fn control_sequence(&mut self, sequence: &ControlSequence<'_>, out: Emit<'_>) {
        let parameters = sequence.parameters;
        let first = parameters.get(0);
        let key = |key: Option<Key>| key.map(Input::Key);
        let input = match (sequence.private, sequence.intermediates, sequence.last) {
            (None, [], b'~') => match first {
                Some(200) => {
                    self.state = State::Paste;
                    None
                }
                Some(27) if parameters.count() > 2 => key(keys::other(parameters)),
                _ => key(keys::function(parameters, b'~')),
            },
            (None, [], b'u') => {
                keys::unicode(parameters, &mut |key| out(Input::Key(key)));
                None
            }
            (None, [], b'I') if parameters.is_empty() => Some(Input::Focus(true)),
            (None, [], b'O') if parameters.is_empty() => Some(Input::Focus(false)),
            (None, [], b'M') => mouse::urxvt(parameters).map(Input::Mouse),
            (Some(b'<'), [], last @ (b'M' | b'm')) => {
                mouse::sgr(parameters, last).map(Input::Mouse)
            }
            (None, [], b't') if first == Some(48) => {
                let size = parameters.get(1).zip(parameters.get(2));
                size.map(|(rows, columns)| Input::Resize(Size::from_client(rows, columns)))
            }
            (None, [], b'R') if self.is_cursor_report(parameters) => {
                reply::control_sequence(sequence).map(Input::Reply)
            }
            (None, [], last) => key(keys::function(parameters, last))
                .or_else(|| reply::control_sequence(sequence).map(Input::Reply)),
            _ => reply::control_sequence(sequence).map(Input::Reply),
        };
        if let Some(input) = input {
            out(input);
        }
    }

    /// Whether `CSI ... R` is a cursor report and not F3.
    fn is_cursor_report(&mut self, parameters: Parameters<'_>) -> bool {
        if parameters.count() != 2 || parameters.has_subs() {
            return false;
        }
        if self.cursor_reports > 0 {
            self.cursor_reports -= 1;
            return true;
        }
        // F3 is `1 ; m`, and of four modifiers there are sixteen parameters.
        let is_f3 = parameters.get(0) == Some(1)
            && parameters.get(1).is_some_and(|modifiers| modifiers <= 16);
        !is_f3
    }

    fn console(&mut self, byte: u8, emit: Emit<'_>) {
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

    fn mouse(&mut self, byte: u8, emit: Emit<'_>) {
        match byte {
            NUL | b' '.. => self.keep(byte),
            _ => return self.interrupt(byte, emit),
        }
        if let &[buttons, column, row] = self.sequence.as_slice() {
            self.finish(
                |_, out| {
                    if let Some(mouse) = mouse::normal(buttons, column, row) {
                        out(Input::Mouse(mouse));
                    }
                },
                emit,
            );
        }
    }

    fn single_shift(&mut self, byte: u8, emit: Emit<'_>) {
        match byte {
            b'0'..=b'9' | b';' => self.keep(byte),
            b' '..=b'~' => self.finish(
                |decoder, out| {
                    let parameters = Parameters::new(&decoder.sequence);
                    if decoder.sequence.len() <= LONGEST
                        && let Some(key) = keys::keypad(parameters, byte)
                    {
                        out(Input::Key(key));
                    }
                },
                emit,
            ),
            _ => self.interrupt(byte, emit),
        }
    }

    fn string(&mut self, opener: Opener, byte: u8, emit: Emit<'_>) {
        match byte {
            BEL => self.finish_string(opener, emit),
            ESC => self.state = State::StringEscape(opener),
            b' '..=b'~' | 0x80.. => self.keep(byte),
            // The answers of terminals hold no controls; one that comes first, or after a pause,
            // comes from a person.
            _ if self.paused || self.sequence.is_empty() => self.interrupt(byte, emit),
            CAN | SUB => self.abandon(emit),
            _ => {}
        }
    }

    fn string_escape(&mut self, opener: Opener, byte: u8, emit: Emit<'_>) {
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

    fn paste(&mut self, byte: u8, emit: Emit<'_>) {
        let mut out = |paste| emit(Input::Paste(paste));
        let is_way_out = self.paused && byte == ETX;
        if is_way_out || self.paste.push(byte, &mut out) {
            self.paste.finish(&mut out);
            self.reset();
        }
        if is_way_out {
            self.ground(byte, emit);
        }
    }

    fn keep(&mut self, byte: u8) {
        if self.sequence.len() <= LONGEST {
            self.sequence.push(byte);
        }
    }

    /// Ends a sequence with what `meaning` hands out. If an ESC stood before it, a key gets Alt;
    /// what is no key cannot, so that it was the Escape key.
    fn finish(&mut self, meaning: impl FnOnce(&mut Self, Emit<'_>), emit: Emit<'_>) {
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
    fn interrupt(&mut self, byte: u8, emit: Emit<'_>) {
        self.abandon(emit);
        self.ground(byte, emit);
    }

    /// Breaks a sequence off: it was a key with Alt, or has no meaning.
    fn abandon(&mut self, emit: Emit<'_>) {
        let escape = Key::new(KeyCode::Escape);
        if mem::take(&mut self.escaped) {
            emit(Input::Key(escape));
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

    fn reset(&mut self) {
        self.state = State::Ground;
        self.escaped = false;
        self.sequence.clear();
    }

    fn emit_key(&mut self, key: Key, emit: Emit<'_>) {
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

/// Emits a character of text; C1 controls, which UTF-8 can encode, are no keys.
fn emit_character(c: char, alt: bool, emit: Emit<'_>) {
    if !c.is_control() {
        let key = if alt { Key::alt(c) } else { Key::char(c) };
        emit(Input::Key(key));
    }
}
