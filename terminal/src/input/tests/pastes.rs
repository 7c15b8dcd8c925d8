//! Bracketed pastes.

use super::*;

#[test]
fn a_paste_is_text_and_not_keys() {
    check_paste("\x1b[200~hello\x1b[201~", "hello");
    check_paste("\x1b[200~\x1b[201~", "");
    check_paste("\x1b[200~é€🐚\x1b[201~", "é€🐚");
}

#[test]
fn line_ends_are_line_feeds_and_other_controls_are_dropped() {
    check_paste(
        "\x1b[200~a\r\nb\rc\nd\r\r\n\te\x1b[201~",
        "a\nb\nc\nd\n\n\te",
    );
    check_paste("\x1b[200~a\0\x03\x07\x7f\u{9b}b\x1b[201~", "ab");
}

#[test]
fn sequences_in_a_paste_lose_their_esc() {
    check_paste("\x1b[200~a\x1b[31mb\x1b[201~", "a[31mb");
    check_paste("\x1b[200~\x1b[20\x1b[201~", "[20");
    check_paste("\x1b[200~\x1b\x1b[201~", "");
    check_paste("\x1b[200~\x1b[200~\x1b[201~", "[200~");
    check_paste("\x1b[200~\x1b[201\r\x1b[201~", "[201\n");
}

#[test]
fn noise_in_a_paste_is_replaced() {
    check_paste(b"\x1b[200~a\xff\xe2\x82\x1b[201~", "a\u{fffd}\u{fffd}");
}

#[test]
fn typing_goes_on_after_the_paste() {
    check_inputs(
        "a\x1b[200~b\x1b[201~c",
        &[
            Input::Key(Key::char('a')),
            Input::Paste(Paste {
                text: "b".into(),
                last: true,
            }),
            Input::Key(Key::char('c')),
        ],
    );
    check("\x1b[201~a", &text("a"));
}

#[test]
fn a_large_paste_comes_in_pieces() {
    let text = "Strombus 🐚 ".repeat(1000);
    let mut decoder = Decoder::new();
    let mut pieces = Vec::new();
    decoder.feed(b"\x1b[200~", |_| {});
    decoder.feed(text.as_bytes(), |input| match input {
        Input::Paste(paste) => pieces.push(paste),
        other => panic!("{other:?}"),
    });
    assert_eq!(decoder.capacity(), 0);
    assert!(pieces.len() <= text.len() / 4000 + 1);
    assert!(
        pieces
            .iter()
            .all(|piece| !piece.last && piece.text.len() <= Paste::LONGEST)
    );
    let joined: String = pieces.into_iter().map(|piece| piece.text).collect();
    assert_eq!(joined, text);
}

#[test]
fn a_paste_without_end_ends_with_ctrl_c_after_a_pause() {
    let mut decoder = Decoder::new();
    let mut inputs = decode(&mut decoder, [&b"\x1b[200~a\x03b\x1b[2"[..]]);
    assert!(decoder.is_waiting());
    decoder.settle(|input| panic!("{input:?}"));
    assert!(!decoder.is_waiting());
    inputs.extend(decode(&mut decoder, [&b"\x03c"[..]]));
    let paste = |text: &str, last| {
        Input::Paste(Paste {
            text: text.to_owned(),
            last,
        })
    };
    assert_eq!(
        inputs,
        [
            paste("ab", false),
            paste("[2", true),
            Input::Key(Key::control('c')),
            Input::Key(Key::char('c')),
        ]
    );
}
