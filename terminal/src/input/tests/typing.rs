//! Text and control characters.

use super::*;

#[test]
fn text_is_a_key_for_each_character() {
    check("aé€🐚", &text("aé€🐚"));
}

#[test]
fn control_characters_are_the_keys_that_send_them() {
    check(
        "\0\x01\x08\t\n\r\x1c\x1f\x7f",
        &[
            Key::control(' '),
            Key::control('a'),
            key(KeyCode::Backspace),
            key(KeyCode::Tab),
            key(KeyCode::Enter),
            key(KeyCode::Enter),
            Key::control('\\'),
            Key::control('_'),
            key(KeyCode::Backspace),
        ],
    );
}

#[test]
fn esc_before_a_key_is_alt() {
    check("\x1bx", &[Key::alt('x')]);
    check("\x1bX\x07", &[]);
    check("\x1bN", &[Key::alt('N')]);
    check("\x1b ", &[Key::alt(' ')]);
    check("\x1bé", &[Key::alt('é')]);
    check("\x1b\x01", &[Key::control('a').with(ALT)]);
    check("\x1b\r", &[key(KeyCode::Enter).with(ALT)]);
    check("\x1b\x7f", &[key(KeyCode::Backspace).with(ALT)]);
    check("\x1béa", &[Key::alt('é'), Key::char('a')]);
}

#[test]
fn noise_is_a_replacement_character_and_c1_controls_are_nothing() {
    check(b"a\xffb", &text("a\u{fffd}b"));
    check(b"\xe2\x82a", &text("\u{fffd}a"));
    check("\u{80}\u{9b}A\u{9f}", &text("A"));
    check(b"\x9bA\x1b\x9bA", &text("AA"));
    check(b"\xc3\x1b[A", &[Key::char('\u{fffd}'), key(KeyCode::Up)]);
}
