//! Keys told by their code point.

use super::*;

#[test]
fn keys_that_the_control_codes_confuse_are_told_apart() {
    check("\x1b[13;2u", &[key(KeyCode::Enter).with(SHIFT)]);
    check("\x1b[9;5u", &[key(KeyCode::Tab).with(CONTROL)]);
    check("\x1b[105;5u", &[Key::control('i')]);
    check("\x1b[106;5u", &[Key::control('j')]);
    check("\x1b[27u", &[key(KeyCode::Escape)]);
    check("\x1b[127;5u", &[key(KeyCode::Backspace).with(CONTROL)]);
    check("\x1b[32;2u", &[Key::char(' ').with(SHIFT)]);
}

#[test]
fn shift_is_told_by_the_character_where_it_can_be() {
    check("\x1b[97;2u", &text("A"));
    check("\x1b[65;2u", &text("A"));
    check("\x1b[97:65;2u", &text("A"));
    check("\x1b[49:33;2u", &text("!"));
    check("\x1b[49;2u", &[Key::char('1').with(SHIFT)]);
    check("\x1b[97:65;4u", &[Key::alt('A')]);
    check("\x1b[97;6u", &[Key::control('a').with(SHIFT)]);
    check("\x1b[65;5u", &[Key::control('a')]);
    check("\x1b[120086;2u", &[Key::char('𝔖').with(SHIFT)]);
    check("\x1b[223;2u", &[Key::char('ß').with(SHIFT)]);
}

#[test]
fn text_that_comes_along_is_typed() {
    check("\x1b[49;2;33u", &text("!"));
    check("\x1b[0;;228:246u", &text("äö"));
    check("\x1b[97;5;1u", &[Key::control('a')]);
    check("\x1b[97;;7u", &text("a"));
    check("\x1b[0u\x1b[u", &[]);
}

#[test]
fn releases_are_left_out_and_repeats_are_presses() {
    check("\x1b[97;1:1u\x1b[97;1:2u\x1b[97;1:3u", &text("aa"));
    check(
        "\x1b[1;1:3A\x1b[3;1:3~\x1b[1;5:1A",
        &[key(KeyCode::Up).with(CONTROL)],
    );
    check("\x1b[57442;5:3u", &[]);
}

#[test]
fn functional_keys_have_private_codes() {
    check(
        "\x1b[57364u\x1b[57376u\x1b[57398u",
        &[function(1), function(13), function(35)],
    );
    check("\x1b[57399u\x1b[57408u\x1b[57413u", &text("09+"));
    check("\x1b[57414;5u", &[key(KeyCode::Enter).with(CONTROL)]);
    check("\x1b[57421u", &[key(KeyCode::PageUp)]);
    // Caps Lock and the left Shift.
    check("\x1b[57358u\x1b[57441;2u", &[]);
}

#[test]
fn a_code_never_makes_a_control_character() {
    check("\x1b[155u\x1b[128;;144u", &[]);
    check("\x1b[1u", &[Key::control('a')]);
    check("\x1b[55296u\x1b[1114112u\x1b[99999999999u", &[]);
    check("\x1b[97:27;2u", &text("A"));
}

#[test]
fn xterms_modify_other_keys() {
    check("\x1b[27;5;105~", &[Key::control('i')]);
    check("\x1b[27;6;65~", &[Key::control('a').with(SHIFT)]);
    check("\x1b[27;2;33~", &text("!"));
    check("\x1b[27;2;13~", &[key(KeyCode::Enter).with(SHIFT)]);
    check("\x1b[27;2;32~", &[Key::char(' ').with(SHIFT)]);
    check("\x1b[27;3;65~", &[Key::alt('A')]);
    check("\x1b[27;5~", &[]);
}
