//! What has no meaning.

use super::*;

#[test]
fn what_is_not_known_is_swallowed_whole() {
    check("\x1b[?1;2;3Xa", &text("a"));
    check("\x1b[>4;2ma\x1b[1 qb\x1b[=1uc", &text("abc"));
    check("\x1b]999;hello\x07a\x1b]L title\x1b\\b", &text("ab"));
    check("\x1bPhello\x1b\\a", &text("a"));
    check(
        "\x1b_Gi=1;OK\x1b\\a\x1b^x\x1b\\b\x1bXx\x1b\\c",
        &text("abc"),
    );
    check("\x1b[1?2xa\x1bOza", &text("aa"));
}

#[test]
fn cancel_substitute_and_escape_break_a_string_off() {
    check("\x1b]0;x\x18a", &text("a"));
    check("\x1b]0;x\x1aa", &text("a"));
    check("\x1b]0;x\x1b[A", &[key(KeyCode::Up)]);
    check("\x1b]0;x\ry\x07a", &text("a"));
    check(
        "\x1b]\ra",
        &[Key::alt(']'), key(KeyCode::Enter), Key::char('a')],
    );
}

#[test]
fn what_is_too_long_is_swallowed_to_its_end() {
    let long = "1".repeat(100_000);
    let mut decoder = Decoder::new();
    for (begin, end) in [
        ("\x1b[", "~a"),
        ("\x1bO", "Aa"),
        ("\x1b]", "\x07a"),
        ("\x1b]52;", "\x07a"),
        ("\x1bP>|", "\x1b\\a"),
    ] {
        assert_eq!(
            decode(&mut decoder, [begin.as_bytes(), long.as_bytes()]),
            []
        );
        assert!(decoder.capacity() <= 2048);
        assert_eq!(
            decode(&mut decoder, [end.as_bytes()]),
            [Input::Key(Key::char('a'))]
        );
        assert_eq!(decoder.capacity(), 0);
    }
}
