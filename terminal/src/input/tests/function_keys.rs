//! Cursor, editing, function and keypad keys.

use super::*;

#[test]
fn cursor_keys_in_both_modes() {
    for (last, code) in [
        ('A', KeyCode::Up),
        ('B', KeyCode::Down),
        ('C', KeyCode::Right),
        ('D', KeyCode::Left),
        ('E', KeyCode::Begin),
        ('G', KeyCode::Begin),
        ('F', KeyCode::End),
        ('H', KeyCode::Home),
        ('P', KeyCode::Function(1)),
        ('Q', KeyCode::Function(2)),
        ('R', KeyCode::Function(3)),
        ('S', KeyCode::Function(4)),
    ] {
        check(format!("\x1b[{last}"), &[key(code)]);
        check(format!("\x1bO{last}"), &[key(code)]);
        check(format!("\x1b[1;5{last}"), &[key(code).with(CONTROL)]);
        check(format!("\x1b[2{last}"), &[key(code).with(SHIFT)]);
        check(format!("\x1bO5{last}"), &[key(code).with(CONTROL)]);
        check(format!("\x1bO1;2{last}"), &[key(code).with(SHIFT)]);
        check(format!("\x1b\x1b[{last}"), &[key(code).with(ALT)]);
        check(format!("\x1b\x1bO{last}"), &[key(code).with(ALT)]);
    }
}

#[test]
fn each_modifier_and_all_of_them() {
    let up = key(KeyCode::Up);
    check("\x1b[1;2A", &[up.with(SHIFT)]);
    check("\x1b[1;3A", &[up.with(ALT)]);
    check("\x1b[1;5A", &[up.with(CONTROL)]);
    check("\x1b[1;9A", &[up.with(Modifiers::SUPER)]);
    check("\x1b[1;8A", &[up.with(SHIFT).with(ALT).with(CONTROL)]);
    check("\x1b\x1b[1;5A", &[up.with(ALT).with(CONTROL)]);
    check("\x1b[1;17A", &[up.with(Modifiers::HYPER)]);
    check("\x1b[1;33A", &[up.with(Modifiers::META)]);
    // Nobody asked for Caps Lock (64).
    check("\x1b[1;65A", &[up]);
    check("\x1b[1;99999999999A", &[up]);
}

#[test]
fn numbered_keys() {
    for (n, code) in [
        (1, KeyCode::Home),
        (2, KeyCode::Insert),
        (3, KeyCode::Delete),
        (4, KeyCode::End),
        (5, KeyCode::PageUp),
        (6, KeyCode::PageDown),
        (7, KeyCode::Home),
        (8, KeyCode::End),
        (57427, KeyCode::Begin),
    ] {
        check(format!("\x1b[{n}~"), &[key(code)]);
        check(
            format!("\x1b[{n};6~"),
            &[key(code).with(SHIFT).with(CONTROL)],
        );
    }
    let numbers = [
        11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ];
    for (f, n) in (1..).zip(numbers) {
        check(format!("\x1b[{n}~"), &[function(f)]);
    }
    check("\x1b[9~\x1b[16~\x1b[22~\x1b[99~\x1b[~a", &text("a"));
}

#[test]
fn rxvt_ends_sequences_with_the_modifier() {
    let delete = key(KeyCode::Delete);
    check("\x1b[3$", &[delete.with(SHIFT)]);
    check("\x1b[3^", &[delete.with(CONTROL)]);
    check("\x1b[3@", &[delete.with(SHIFT).with(CONTROL)]);
    check("\x1b\x1b[3^", &[delete.with(ALT).with(CONTROL)]);
    check("\x1b[23$a", &[function(11).with(SHIFT), Key::char('a')]);
    check(
        "\x1b[a\x1b[d",
        &[key(KeyCode::Up).with(SHIFT), key(KeyCode::Left).with(SHIFT)],
    );
    check("\x1bOa", &[key(KeyCode::Up).with(CONTROL)]);
}

#[test]
fn the_linux_console_has_five_keys_of_its_own() {
    check("\x1b[[A", &[function(1)]);
    check("\x1b[[E", &[function(5)]);
    check("\x1b[[Fa", &text("a"));
}

#[test]
fn shift_tab() {
    check("\x1b[Z", &[key(KeyCode::Tab).with(SHIFT)]);
    check("\x1b[1;5Z", &[key(KeyCode::Tab).with(SHIFT).with(CONTROL)]);
}

#[test]
fn the_application_keypad_is_the_signs_on_it() {
    check("\x1bOj\x1bOk\x1bOl\x1bOm\x1bOn\x1bOo", &text("*+,-./"));
    check("\x1bOp\x1bOy\x1bO ", &text("09 "));
    check("\x1bOM\x1bOI", &[key(KeyCode::Enter), key(KeyCode::Tab)]);
    check("\x1bO5k", &[Key::control('+')]);
}

#[test]
fn a_control_character_breaks_a_sequence_off() {
    check("\x1b[1;\rA", &[key(KeyCode::Enter), Key::char('A')]);
    check("\x1b[1;\x1b[A", &[key(KeyCode::Up)]);
    check("\x1b[\r", &[Key::alt('['), key(KeyCode::Enter)]);
    check("\x1bO\r", &[Key::alt('O'), key(KeyCode::Enter)]);
    check("\x1b[5é", &text("é"));
}

#[test]
fn escape_before_what_cannot_have_alt_was_the_escape_key() {
    let escape = Input::Key(key(KeyCode::Escape));
    check_inputs("\x1b\x1b[I", &[escape.clone(), Input::Focus(true)]);
    check_inputs("\x1b\x1b[99x", std::slice::from_ref(&escape));
    check_inputs("\x1b\x1bx", &[escape.clone(), Input::Key(Key::alt('x'))]);
    check_inputs(
        "\x1b\x1b\x1b[A",
        &[escape, Input::Key(key(KeyCode::Up).with(ALT))],
    );
}

#[test]
fn the_keypad_is_told_apart_where_it_was_asked_to_be() {
    let decoder = asked(|modes| modes.application_keypad = true);
    check_keys(
        &decoder,
        "\x1bOp\x1bOX\x1bOM\x1bO5k",
        &[
            Key::char('0').on_keypad(),
            Key::char('=').on_keypad(),
            key(KeyCode::Enter).on_keypad(),
            Key::control('+').on_keypad(),
        ],
    );
}

#[test]
fn puttys_vt100_keyboard_goes_on_after_f4() {
    for (f, last) in (5..=12).zip("TUVWXYZ[".chars()) {
        check(format!("\x1bO{last}"), &[function(f)]);
    }
}

#[test]
fn xterm_goes_on_after_f20() {
    check(
        "\x1b[42~\x1b[56;2~",
        &[function(21), function(35).with(SHIFT)],
    );
    check("\x1b[41~\x1b[57~", &[]);
}

#[test]
fn xterm_may_mark_modified_keys() {
    check("\x1b[>1;5A", &[key(KeyCode::Up).with(CONTROL)]);
    check("\x1b[>3;2~", &[key(KeyCode::Delete).with(SHIFT)]);
    check("\x1b[>27;5;105~", &[Key::control('i')]);
}

#[test]
fn followers_of_ansi_sys_have_sequences_of_their_own() {
    for (last, code) in [
        ('@', KeyCode::Insert),
        ('L', KeyCode::Insert),
        ('K', KeyCode::End),
        ('U', KeyCode::PageDown),
        ('V', KeyCode::PageUp),
    ] {
        check(format!("\x1b[{last}"), &[key(code)]);
        if last != '@' {
            check(format!("\x1b[5{last}a"), &text("a"));
        }
    }
}
