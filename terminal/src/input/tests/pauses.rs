//! What a pause settles.

use super::*;

#[test]
fn what_one_press_sends_is_that_key_after_a_pause() {
    let escape = key(KeyCode::Escape);
    check_pause("\x1b", "a", &[escape, Key::char('a')]);
    check_pause("\x1b\x1b", "a", &[escape, escape, Key::char('a')]);
    check_pause("\x1b[", "A", &[Key::alt('['), Key::char('A')]);
    check_pause("\x1bO", "A", &[Key::alt('O'), Key::char('A')]);
    check_pause("\x1b\x1b[", "A", &[escape, Key::alt('['), Key::char('A')]);
    for opener in "P]X^_".chars() {
        let typed = format!("\x1b{opener}");
        check_pause(&typed, "a", &[Key::alt(opener), Key::char('a')]);
    }
}

#[test]
fn the_rest_of_a_longer_sequence_may_come_late_and_is_never_typed() {
    check_pause(
        "\x1b[1;5",
        "Aa",
        &[Key::new(KeyCode::Up).with(CONTROL), Key::char('a')],
    );
    check_pause("\x1bO5", "A", &[Key::new(KeyCode::Up).with(CONTROL)]);
    check_pause("\x1b[[", "A", &[function(1)]);
    check_pause("\x1b]11;rgb:ff", "/zz/00\x1b\\a", &text("a"));
    check_pause("\x1bPx\x1b", "\\a", &text("a"));
}

#[test]
fn a_string_without_end_ends_with_a_control_key_after_a_pause() {
    check_pause("\x1b]abc", "\x03", &[Key::control('c')]);
    check_pause("\x1b_abc", "\ra", &[key(KeyCode::Enter), Key::char('a')]);
}

#[test]
fn a_split_character_is_not_waited_for() {
    let mut decoder = Decoder::new();
    decoder.feed(b"\xe2\x82", |_| {});
    assert!(!decoder.is_waiting());
    let rest = decode(&mut decoder, [&b"\xac"[..]]);
    assert_eq!(rest, [Input::Key(Key::char('€'))]);
}

#[test]
fn a_pause_without_anything_open_is_nothing() {
    check_pause("a", "", &text("a"));
}

#[test]
fn a_pause_ends_with_the_next_byte() {
    let mut decoder = Decoder::new();
    decoder.feed(b"\x1b[200~a", |_| {});
    decoder.settle(|_| {});
    assert!(!decoder.is_waiting());
    let inputs = decode(&mut decoder, [&b"b\x03c"[..]]);
    assert!(decoder.is_waiting());
    let text = "bc".to_owned();
    assert_eq!(inputs, [Input::Paste(Paste { text, last: false })]);
}
