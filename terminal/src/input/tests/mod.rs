//! Bytes to inputs, protocol by protocol.

mod charsets;
mod clipboards;
mod details;
mod dialects;
mod function_keys;
mod mouse;
mod pastes;
mod pauses;
mod replies;
mod swallowing;
mod typing;
mod unicode_keys;

use super::Charset;
use super::laws::decode;
use super::{
    ColorSlot, Decoder, Input, InputModes, KeyDialect, ModeState, MouseEncoding, Paste, Reply,
};
use crate::geometry::{Position, Size};
use crate::key::{Key, KeyAction, KeyCode, MediaKey, ModifierKey, Modifiers};
use crate::mouse::{Mouse, MouseAction, MouseButton, Pixel};

const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const CONTROL: Modifiers = Modifiers::CONTROL;

/// `bytes` give `expected`: whole, byte by byte and in any two pieces; and then nothing is open.
#[track_caller]
fn check_inputs(bytes: impl AsRef<[u8]>, expected: &[Input]) {
    check_with(&Decoder::new(), bytes, expected);
}

/// The same of a decoder that is set up as `start` is.
#[track_caller]
fn check_with(start: &Decoder, bytes: impl AsRef<[u8]>, expected: &[Input]) {
    let bytes = bytes.as_ref();
    let shown = bytes.escape_ascii();
    let mut decoder = start.clone();
    assert_eq!(decode(&mut decoder, [bytes]), expected, "{shown}");
    assert!(decoder.is_ground(), "{shown} leaves something open");
    assert_eq!(decoder.capacity(), 0, "{shown} leaves memory behind");
    let by_byte = decode(&mut start.clone(), bytes.chunks(1));
    assert_eq!(by_byte, expected, "{shown} byte by byte");
    for cut in 0..bytes.len() {
        let (one, two) = bytes.split_at(cut);
        let split = decode(&mut start.clone(), [one, two]);
        assert_eq!(split, expected, "{shown} split at {cut}");
    }
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &[Key]) {
    let expected: Vec<Input> = expected.iter().copied().map(Input::Key).collect();
    check_inputs(bytes, &expected);
}

/// The keys that `bytes` are to a decoder set up as `start` is.
#[track_caller]
fn check_keys(start: &Decoder, bytes: impl AsRef<[u8]>, expected: &[Key]) {
    let expected: Vec<Input> = expected.iter().copied().map(Input::Key).collect();
    check_with(start, bytes, &expected);
}

/// A decoder for a terminal that was asked for what `ask` sets.
fn asked(ask: impl FnOnce(&mut InputModes)) -> Decoder {
    let mut modes = InputModes::default();
    ask(&mut modes);
    let mut decoder = Decoder::new();
    decoder.set_modes(&modes);
    decoder
}

#[track_caller]
fn check_reply(bytes: impl AsRef<[u8]>, expected: Reply) {
    check_inputs(bytes, &[Input::Reply(expected)]);
}

#[track_caller]
fn check_mouse(
    bytes: impl AsRef<[u8]>,
    action: MouseAction,
    (row, column): (i32, i32),
    modifiers: Modifiers,
) {
    let at = Position::new(row, column);
    check_inputs(
        bytes,
        &[Input::Mouse(Mouse::new(action, at).with(modifiers))],
    );
}

#[track_caller]
fn check_paste(bytes: impl AsRef<[u8]>, text: &str) {
    let text = text.to_owned();
    check_inputs(bytes, &[Input::Paste(Paste { text, last: true })]);
}

/// `bytes`, a pause, `more`, a pause.
#[track_caller]
fn check_pause(bytes: &str, more: &str, expected: &[Key]) {
    let mut decoder = Decoder::new();
    let mut inputs = Vec::new();
    for piece in [bytes, more] {
        decoder.feed(piece.as_bytes(), |input| inputs.push(input));
        decoder.settle(|input| inputs.push(input));
        assert!(!decoder.is_waiting());
    }
    let expected: Vec<Input> = expected.iter().copied().map(Input::Key).collect();
    assert_eq!(inputs, expected, "{}", bytes.escape_debug());
}

fn key(code: KeyCode) -> Key {
    Key::new(code)
}

fn function(n: u8) -> Key {
    Key::new(KeyCode::Function(n))
}

fn text(text: &str) -> Vec<Key> {
    text.chars().map(Key::char).collect()
}

#[test]
fn a_decoder_at_rest_is_small() {
    assert!(size_of::<Decoder>() <= 96, "{}", size_of::<Decoder>());
    assert_eq!(Decoder::new().capacity(), 0);
}
