//! Answers to OSC 52.

use super::*;

fn piece(text: &str, last: bool) -> Input {
    let text = text.to_owned();
    Input::Reply(Reply::Clipboard(Paste { text, last }))
}

#[test]
fn a_clipboard_is_plain_text() {
    check_inputs("\x1b]52;c;aGVsbG8=\x07", &[piece("hello", true)]);
    check_inputs("\x1b]52;;aGVsbG8\x1b\\", &[piece("hello", true)]);
    // "a", ESC, "[", CR, LF, "b".
    check_inputs("\x1b]52;c;YRtbDQpi\x1b\\", &[piece("a[\nb", true)]);
    check_inputs("\x1b]52;pc;\x07", &[piece("", true)]);
}

#[test]
fn what_is_no_clipboard_is_swallowed() {
    check("\x1b]52;c;?\x07a", &text("a"));
    check("\x1b]52;c\x07a", &text("a"));
    check("\x1b]52;c;?;aGVsbG8=\x1b\\a", &text("a"));
    check("\x1b]52;c;=\x07a", &text("a"));
}

#[test]
fn a_clipboard_that_breaks_off_ends() {
    let a = Input::Key(Key::char('a'));
    check_inputs("\x1b]52;c;aGVs\x18a", &[piece("hel", true), a.clone()]);
    check_inputs("\x1b]52;c;aGVs?bG8=\x07a", &[piece("hel", true), a.clone()]);
    check_inputs("\x1b]52;c;aGVs=aGVs\x07a", &[piece("hel", true), a]);
    check_inputs(
        "\x1b]52;c;aGVs\x1b[A",
        &[piece("hel", true), Input::Key(key(KeyCode::Up))],
    );
    check("\x1b]52;c;\x18a", &text("a"));
}

#[test]
fn a_person_gets_out_of_a_clipboard_without_end() {
    let mut decoder = Decoder::new();
    let mut inputs = decode(&mut decoder, [&b"\x1b]52;c;aGVs\x03"[..]]);
    decoder.settle(|input| panic!("{input:?}"));
    inputs.extend(decode(&mut decoder, [&b"\x03"[..]]));
    assert_eq!(
        inputs,
        [
            piece("hel", false),
            piece("", true),
            Input::Key(Key::control('c'))
        ]
    );
}

#[test]
fn a_large_clipboard_comes_in_pieces() {
    let mut decoder = Decoder::new();
    let mut pieces = Vec::new();
    decoder.feed(b"\x1b]52;c;", |_| {});
    decoder.feed("aGVs".repeat(100_000).as_bytes(), |input| match input {
        Input::Reply(Reply::Clipboard(piece)) => pieces.push(piece),
        other => panic!("{other:?}"),
    });
    assert_eq!(decoder.capacity(), 0);
    assert!(
        pieces
            .iter()
            .all(|piece| !piece.last && piece.text.len() <= Paste::LONGEST)
    );
    let joined: String = pieces.into_iter().map(|piece| piece.text).collect();
    assert_eq!(joined, "hel".repeat(100_000));
    assert_eq!(decode(&mut decoder, [&b"\x07"[..]]), [piece("", true)]);
}
