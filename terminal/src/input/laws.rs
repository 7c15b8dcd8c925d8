//! What holds for any bytes, in any pieces.

use proptest::prelude::*;

use super::charset::Charset;
use super::{Decoder, Input, InputModes, KeyDialect, MouseEncoding, Paste, Reply};
use crate::key::KeyCode;

/// The inputs of `pieces`, with the pieces of each paste joined.
pub(super) fn decode<'a>(
    decoder: &mut Decoder,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> Vec<Input> {
    let mut inputs = Vec::new();
    for piece in pieces {
        decoder.feed(piece, |input| join(&mut inputs, input));
    }
    inputs
}

fn join(inputs: &mut Vec<Input>, input: Input) {
    match (inputs.last_mut(), input) {
        (Some(Input::Paste(before @ Paste { last: false, .. })), Input::Paste(piece)) => {
            before.text.push_str(&piece.text);
            before.last = piece.last;
        }
        (
            Some(Input::Reply(Reply::Clipboard(before @ Paste { last: false, .. }))),
            Input::Reply(Reply::Clipboard(piece)),
        ) => {
            before.text.push_str(&piece.text);
            before.last = piece.last;
        }
        (_, input) => inputs.push(input),
    }
}

/// No text in an input may hold a control character, but for a line feed or a tab.
fn assert_clean(input: &Input) {
    let is_clean = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
    match input {
        Input::Key(key) => {
            if let KeyCode::Char(c) = key.code {
                assert!(!c.is_control(), "{input:?}");
            }
            assert!(key.base.is_none_or(|c| !c.is_control()), "{input:?}");
        }
        Input::Reply(Reply::Version(text) | Reply::Setting(Some(text))) => {
            assert!(text.chars().all(is_clean), "{input:?}");
        }
        Input::Reply(Reply::Capability { name, value }) => {
            let value = value.as_deref().unwrap_or_default();
            assert!(name.chars().chain(value.chars()).all(is_clean), "{input:?}");
        }
        Input::Paste(paste) | Input::Reply(Reply::Clipboard(paste)) => {
            assert!(paste.text.chars().all(is_clean), "{input:?}");
            assert!(paste.text.len() <= Paste::LONGEST);
        }
        Input::Mouse(_) | Input::Focus(_) | Input::Resize(_) | Input::Reply(_) => {}
    }
}

/// Bytes that are mostly parts of sequences: of random ones alone, few lead anywhere.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        4 => prop::sample::select(vec![
            "\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_", "\x1b\\", "\x07", "\x18", "\x03",
            "\x1b[200~", "\x1b[201~", "\x1b[M", "\x1b[<", "\x1b[?", "0", "1", "27", "97", ";", ":",
            "$", "<", "aGVs", "\x1b]52;c;", "?", ">|", "1+r", "52;c;", "rgb:ff/00/00", "A", "R", "M", "m", "u", "y", "c",
            "~", "t", "[", "\r", "\n", "\u{9b}", "é", "🐚",
        ]).prop_map(|part| part.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// Decoders set up in all ways.
fn decoders() -> impl Strategy<Value = Decoder> {
    let charset = prop::sample::select(vec![Charset::Utf8, Charset::Latin1, Charset::Cp437]);
    let dialect = prop::sample::select(vec![
        KeyDialect::Common,
        KeyDialect::Linux,
        KeyDialect::Sco,
        KeyDialect::St,
        KeyDialect::SyncTerm,
    ]);
    let mouse = prop::sample::select(vec![
        MouseEncoding::X10,
        MouseEncoding::Utf8,
        MouseEncoding::SgrPixels,
    ]);
    (charset, dialect, mouse, 0_u8..32).prop_map(|(charset, dialect, mouse_encoding, flags)| {
        let mut decoder = Decoder::new().with_charset(charset).with_dialect(dialect);
        decoder.set_modes(&InputModes {
            mouse_encoding,
            kitty_keyboard: flags,
            ..InputModes::default()
        });
        decoder
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_split_of_any_bytes_gives_the_same_inputs(
        decoder in decoders(),
        bytes in bytes(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let fresh = || decoder.clone();
        let whole = decode(&mut fresh(), [bytes.as_slice()]);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|ends| &bytes[ends[0]..ends[1]]);
        prop_assert_eq!(&decode(&mut fresh(), pieces), &whole);
        prop_assert_eq!(&decode(&mut fresh(), bytes.chunks(1)), &whole);
    }

    #[test]
    fn no_input_holds_a_control_character_and_the_state_stays_small(
        mut decoder in decoders(),
        pieces in prop::collection::vec((bytes(), any::<bool>(), any::<bool>()), 0..8),
    ) {
        for (bytes, pause, expect) in pieces {
            if expect {
                decoder.expect_cursor_report();
            }
            decoder.feed(&bytes, |input| assert_clean(&input));
            if pause {
                decoder.settle(|input| assert_clean(&input));
                prop_assert!(!decoder.is_waiting());
            }
            prop_assert!(decoder.capacity() <= 2048);
            if decoder.is_ground() {
                prop_assert_eq!(decoder.capacity(), 0);
            }
        }
    }

    #[test]
    fn whatever_came_before_a_person_gets_back_to_typing(
        mut decoder in decoders(),
        bytes in bytes(),
    ) {
        decoder.feed(&bytes, |_| {});
        let mut last = None;
        // Ctrl-C twice, with pauses: an ESC that is left over may make the first one Alt-Ctrl-C.
        for _ in 0..2 {
            decoder.settle(|_| {});
            decoder.feed(b"\x03", |input| last = Some(input));
        }
        prop_assert_eq!(last, Some(Input::Key(crate::Key::control('c'))));
    }
}
