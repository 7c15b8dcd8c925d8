//! Keys, mouse reports and pastes to bytes, form by form.

use super::*;
use crate::geometry::{Position, Size};
use crate::input::{InputModes, MouseEncoding, MouseTracking};
use crate::key::{Key, KeyAction, KeyCode, Modifiers};
use crate::mouse::{Mouse, MouseAction, MouseButton, Pixel};

const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const CONTROL: Modifiers = Modifiers::CONTROL;

fn modes(set: impl FnOnce(&mut InputModes)) -> InputModes {
    let mut modes = InputModes::default();
    set(&mut modes);
    modes
}

/// In `modes`, each key is sent so.
#[track_caller]
fn check(modes: &InputModes, keys: &[(Key, &str)]) {
    for (key, expected) in keys {
        let mut out = Vec::new();
        encode_key(key, modes, &mut out);
        assert_eq!(
            out.escape_ascii().to_string(),
            expected.as_bytes().escape_ascii().to_string(),
            "{key:?}"
        );
    }
}

#[track_caller]
fn check_mouse(modes: &InputModes, mouse: Mouse, expected: impl AsRef<[u8]>) {
    let mut out = Vec::new();
    encode_mouse(&mouse, modes, &mut out);
    assert_eq!(
        out.escape_ascii().to_string(),
        expected.as_ref().escape_ascii().to_string()
    );
}

#[track_caller]
fn check_paste(text: &str, modes: &InputModes, expected: &str) {
    let mut out = Vec::new();
    encode_paste(text, modes, &mut out);
    assert_eq!(out, expected.as_bytes(), "{text:?}");
}

fn key(code: KeyCode) -> Key {
    Key::new(code)
}

#[test]
fn xterm_without_any_mode() {
    check(
        &InputModes::default(),
        &[
            (Key::char('a'), "a"),
            (Key::char('é'), "é"),
            (Key::alt('x'), "\x1bx"),
            (Key::control('a'), "\x01"),
            (Key::control('a').with(ALT), "\x1b\x01"),
            (Key::control(' '), "\0"),
            (Key::control('/'), "\x1f"),
            (Key::control(','), ","),
            (Key::char('a').with(Modifiers::SUPER), ""),
            (key(KeyCode::Enter).with(SHIFT), "\r"),
            (key(KeyCode::Tab).with(SHIFT), "\x1b[Z"),
            (key(KeyCode::Backspace), "\x7f"),
            (key(KeyCode::Backspace).with(CONTROL), "\x08"),
            (key(KeyCode::Escape), "\x1b"),
            (key(KeyCode::Up), "\x1b[A"),
            (key(KeyCode::Up).with(CONTROL), "\x1b[1;5A"),
            (key(KeyCode::Up).with(Modifiers::CAPS_LOCK), "\x1b[A"),
            (key(KeyCode::Home), "\x1b[H"),
            (key(KeyCode::Delete), "\x1b[3~"),
            (key(KeyCode::PageUp).with(SHIFT), "\x1b[5;2~"),
            (key(KeyCode::Function(1)), "\x1bOP"),
            (key(KeyCode::Function(1)).with(SHIFT), "\x1b[1;2P"),
            (key(KeyCode::Function(12)), "\x1b[24~"),
            (key(KeyCode::Function(35)), "\x1b[56~"),
            (Key::char('5').on_keypad(), "5"),
            (key(KeyCode::CapsLock), ""),
            (Key::char('a').action(KeyAction::Release), ""),
            (Key::char('a').action(KeyAction::Repeat), "a"),
            (Key::char('\x1b'), ""),
            (Key::char('\u{9b}'), ""),
        ],
    );
}

#[test]
fn the_modes_of_the_vt100_and_vt220() {
    check(
        &modes(|modes| modes.application_cursor = true),
        &[
            (key(KeyCode::Up), "\x1bOA"),
            (key(KeyCode::Up).with(SHIFT), "\x1b[1;2A"),
            (key(KeyCode::Delete), "\x1b[3~"),
        ],
    );
    check(
        &modes(|modes| modes.application_keypad = true),
        &[
            (Key::char('5').on_keypad(), "\x1bOu"),
            (Key::char('5'), "5"),
            (Key::control('+').on_keypad(), "\x1bO5k"),
            (key(KeyCode::Enter).on_keypad(), "\x1bOM"),
            (key(KeyCode::Up).on_keypad(), "\x1b[A"),
        ],
    );
    check(
        &modes(|modes| modes.backarrow = true),
        &[
            (key(KeyCode::Backspace), "\x08"),
            (key(KeyCode::Backspace).with(CONTROL), "\x7f"),
        ],
    );
    check(
        &modes(|modes| modes.new_line = true),
        &[(key(KeyCode::Enter), "\r\n")],
    );
}

#[test]
fn modify_other_keys() {
    let (shift_enter, shift_tab) = (
        key(KeyCode::Enter).with(SHIFT),
        key(KeyCode::Tab).with(SHIFT),
    );
    check(
        &modes(|modes| modes.modify_other_keys = 1),
        &[
            (Key::control('i'), "\t"),
            (Key::control(','), "\x1b[27;5;44~"),
            (Key::control('i').with(SHIFT), "\x1b[27;6;73~"),
            (Key::alt('x'), "\x1bx"),
            (shift_enter, "\x1b[27;2;13~"),
            (shift_tab, "\x1b[Z"),
            (key(KeyCode::Up).with(SHIFT), "\x1b[1;2A"),
        ],
    );
    check(
        &modes(|modes| modes.modify_other_keys = 2),
        &[
            (Key::char('A'), "A"),
            (Key::control('i'), "\x1b[27;5;105~"),
            (Key::alt('X'), "\x1b[27;4;88~"),
            (Key::char(' ').with(SHIFT), "\x1b[27;2;32~"),
            (shift_tab, "\x1b[27;2;9~"),
            (key(KeyCode::Enter), "\r"),
            (key(KeyCode::Backspace).with(ALT), "\x1b[27;3;127~"),
        ],
    );
}

#[test]
fn kittys_first_flag_tells_keys_apart() {
    check(
        &modes(|modes| modes.kitty_keyboard = 1),
        &[
            (Key::char('a'), "a"),
            (Key::char('A'), "A"),
            (key(KeyCode::Enter), "\r"),
            (key(KeyCode::Enter).with(SHIFT), "\x1b[13;2u"),
            (key(KeyCode::Escape), "\x1b[27u"),
            (Key::control('i'), "\x1b[105;5u"),
            (Key::alt('A'), "\x1b[97;4u"),
            (key(KeyCode::Up), "\x1b[A"),
            (key(KeyCode::Function(1)), "\x1b[P"),
            (key(KeyCode::Function(3)), "\x1b[13~"),
            (key(KeyCode::Function(13)), "\x1b[57376u"),
            (key(KeyCode::Enter).on_keypad(), "\x1b[57414u"),
            (key(KeyCode::Up).on_keypad(), "\x1b[57419u"),
            (key(KeyCode::PrintScreen), "\x1b[57361u"),
            (key(KeyCode::CapsLock), ""),
            (Key::char('a').with(Modifiers::NUM_LOCK), "a"),
            (Key::control('a').with(Modifiers::NUM_LOCK), "\x1b[97;5u"),
        ],
    );
}

#[test]
fn kittys_other_flags_add_to_it() {
    let (repeat, release) = (KeyAction::Repeat, KeyAction::Release);
    check(
        &modes(|modes| modes.kitty_keyboard = 3),
        &[
            (Key::char('a').action(repeat), "a"),
            (Key::char('a').action(release), "\x1b[97;1:3u"),
            (key(KeyCode::Enter).action(release), ""),
            (key(KeyCode::Up).action(repeat), "\x1b[1;1:2A"),
            (key(KeyCode::Delete).action(release), "\x1b[3;1:3~"),
        ],
    );
    check(
        &modes(|modes| modes.kitty_keyboard = 5),
        &[
            (Key::alt('A'), "\x1b[97:65;4u"),
            (
                Key {
                    base: Some('c'),
                    ..Key::control('с')
                },
                "\x1b[1089::99;5u",
            ),
        ],
    );
    check(
        &modes(|modes| modes.kitty_keyboard = 31),
        &[
            (Key::char('a'), "\x1b[97;;97u"),
            (Key::char('A'), "\x1b[97:65;2;65u"),
            (Key::char('A').action(repeat), "\x1b[97:65;2:2;65u"),
            (Key::char('a').action(release), "\x1b[97;1:3u"),
            (key(KeyCode::Enter), "\x1b[13u"),
            (key(KeyCode::Enter).action(release), "\x1b[13;1:3u"),
            (Key::char('5').on_keypad(), "\x1b[57404;;53u"),
            (key(KeyCode::CapsLock), "\x1b[57358u"),
            (key(KeyCode::Up).with(Modifiers::NUM_LOCK), "\x1b[1;129A"),
        ],
    );
    check(
        &modes(|modes| modes.kitty_keyboard = 2),
        &[
            (Key::control('a'), "\x01"),
            (Key::control('a').action(release), "\x1b[97;5:3u"),
            (key(KeyCode::Escape), "\x1b"),
        ],
    );
}

#[test]
fn the_mouse_is_told_as_far_as_it_was_asked_for() {
    let at = Position::new(4, 9);
    let left = Mouse::new(MouseAction::Press(MouseButton::Left), at);
    let release = Mouse::new(MouseAction::Release(Some(MouseButton::Left)), at);
    let drag = Mouse::new(MouseAction::Drag(MouseButton::Left), at);
    let moved = Mouse::new(MouseAction::Move, at);
    let wheel = Mouse::new(MouseAction::ScrollUp, at);
    for (tracking, told) in [
        (MouseTracking::Off, [false; 5]),
        (MouseTracking::X10, [true, false, false, false, false]),
        (MouseTracking::Normal, [true, true, true, false, false]),
        (MouseTracking::Button, [true, true, true, true, false]),
        (MouseTracking::Any, [true; 5]),
    ] {
        let modes = modes(|modes| modes.mouse = tracking);
        for (mouse, told) in [left, release, wheel, drag, moved].into_iter().zip(told) {
            let mut out = Vec::new();
            encode_mouse(&mouse, &modes, &mut out);
            assert_eq!(!out.is_empty(), told, "{tracking:?} {:?}", mouse.action);
        }
    }
    let x10 = modes(|modes| modes.mouse = MouseTracking::X10);
    check_mouse(&x10, left.with(CONTROL), "\x1b[M *%");
}

#[test]
fn the_mouse_in_each_encoding() {
    let told = |encoding| {
        modes(|modes| {
            modes.mouse = MouseTracking::Any;
            modes.mouse_encoding = encoding;
        })
    };
    let mouse = Mouse::new(
        MouseAction::Release(Some(MouseButton::Right)),
        Position::new(4, 299),
    )
    .with(SHIFT);
    check_mouse(&told(MouseEncoding::X10), mouse, "\x1b[M'\0%");
    check_mouse(&told(MouseEncoding::Utf8), mouse, "\x1b[M'\u{14c}%");
    check_mouse(&told(MouseEncoding::Sgr), mouse, "\x1b[<6;300;5m");
    check_mouse(&told(MouseEncoding::Urxvt), mouse, "\x1b[39;300;5M");
    check_mouse(&told(MouseEncoding::SgrPixels), mouse, "\x1b[<6;2397;73m");
    let exact = Mouse {
        pixel: Some(Pixel { y: 7, x: 2400 }),
        ..mouse
    };
    check_mouse(&told(MouseEncoding::SgrPixels), exact, "\x1b[<6;2401;8m");
    let outside = Mouse::new(
        MouseAction::Drag(MouseButton::Other(8)),
        Position::new(-1, -5),
    );
    check_mouse(&told(MouseEncoding::Sgr), outside, "\x1b[<160;1;1M");
    let unknown = Mouse::new(MouseAction::Press(MouseButton::Other(5)), Position::ORIGIN);
    check_mouse(&told(MouseEncoding::Sgr), unknown, "");
}

#[test]
fn the_wheel_is_arrow_keys_on_the_alternate_screen() {
    let wheel = Mouse::new(MouseAction::ScrollDown, Position::ORIGIN);
    let mut modes = modes(|modes| modes.alternate_scroll = true);
    check_mouse(&modes, wheel, "");
    modes.alternate_screen = true;
    check_mouse(&modes, wheel, "\x1b[B\x1b[B\x1b[B");
    modes.application_cursor = true;
    check_mouse(&modes, wheel, "\x1bOB\x1bOB\x1bOB");
    modes.mouse = MouseTracking::Normal;
    check_mouse(&modes, wheel, "\x1b[Ma!!");
}

#[test]
fn a_paste_has_line_ends_and_tabs_and_no_other_control() {
    let plain = InputModes::default();
    let bracketed = modes(|modes| modes.bracketed_paste = true);
    check_paste("a\nb\r\nc\rd\te", &plain, "a\rb\rc\rd\te");
    check_paste("é🐚", &bracketed, "\x1b[200~é🐚\x1b[201~");
    check_paste("a\x1b[201~b", &bracketed, "\x1b[200~a[201~b\x1b[201~");
    check_paste(
        "a\u{9b}201~\x03b\0\x7f",
        &bracketed,
        "\x1b[200~a201~b\x1b[201~",
    );
    check_paste("\x1b\x1b[201~[201~", &plain, "[201~[201~");
}

#[test]
fn focus_and_size_are_told_to_who_asked() {
    let asked = modes(|modes| {
        modes.focus = true;
        modes.in_band_resize = true;
    });
    let mut out = Vec::new();
    for modes in [&InputModes::default(), &asked] {
        encode_focus(true, modes, &mut out);
        encode_focus(false, modes, &mut out);
        encode_resize(Size::new(24, 80), Pixel::NOMINAL_CELL, modes, &mut out);
    }
    assert_eq!(out, b"\x1b[I\x1b[O\x1b[48;24;80;384;640t");
}
