//! What is told of keys to those who ask for it, by kitty's flags.

use super::*;

fn flags(flags: u8) -> Decoder {
    asked(|modes| modes.kitty_keyboard = flags)
}

/// `bytes` are `plain` to who asked for nothing, and `told` to who asked for `flags`.
#[track_caller]
fn check_told(bytes: &str, wanted: u8, plain: &[Key], told: &[Key]) {
    check(bytes, plain);
    check_keys(&flags(31 & !wanted), bytes, plain);
    check_keys(&flags(wanted), bytes, told);
}

#[test]
fn releases_and_repeats() {
    let (repeat, release) = (KeyAction::Repeat, KeyAction::Release);
    let a = Key::char('a');
    check_told(
        "\x1b[97;1:1u\x1b[97;1:2u\x1b[97;1:3u",
        2,
        &[a, a],
        &[a, a.action(repeat), a.action(release)],
    );
    let up = key(KeyCode::Up).with(CONTROL);
    check_told("\x1b[1;5:3A", 2, &[], &[up.action(release)]);
    let delete = key(KeyCode::Delete);
    check_told("\x1b[3;1:2~", 2, &[delete], &[delete.action(repeat)]);
    assert_eq!(a.action(repeat).typed(), Some('a'));
    assert_eq!(a.action(release).typed(), None);
}

#[test]
fn a_repeat_with_text_is_a_repeat_of_that_text() {
    let shouted = Key::char('A').action(KeyAction::Repeat);
    check_keys(&flags(31), "\x1b[97:65;2:2;65u", &[shouted]);
}

#[test]
fn the_base_layouts_character() {
    let es = Key::control('с');
    let base = Some('c');
    check_told("\x1b[1089::99;5u", 4, &[es], &[Key { base, ..es }]);
    check_keys(&flags(4), "\x1b[97::27;5u", &[Key::control('a')]);
}

#[test]
fn the_locks() {
    let up = key(KeyCode::Up);
    let both = Modifiers::LOCKS;
    check_told("\x1b[1;193A", 8, &[up], &[up.with(both)]);
    check_told(
        "\x1b[99;133u",
        8,
        &[Key::control('c')],
        &[Key::control('c').with(Modifiers::NUM_LOCK)],
    );
}

#[test]
fn caps_lock_makes_capitals_which_shift_undoes() {
    let caps = Modifiers::CAPS_LOCK;
    check_told("\x1b[97;65u", 8, &text("A"), &[Key::char('A').with(caps)]);
    check_told("\x1b[97;66u", 8, &text("a"), &[Key::char('a').with(caps)]);
    check_told(
        "\x1b[97;65;65u",
        8,
        &text("A"),
        &[Key::char('A').with(caps)],
    );
    check_told("\x1b[49;65u", 8, &text("1"), &[Key::char('1').with(caps)]);
}

#[test]
fn the_keypad() {
    let five = Key::char('5');
    check_told("\x1b[57404u", 8, &[five], &[five.on_keypad()]);
    check_told(
        "\x1b[57404;129;53u",
        8,
        &[five],
        &[five.on_keypad().with(Modifiers::NUM_LOCK)],
    );
    let enter = key(KeyCode::Enter);
    check_told("\x1b[57414u", 8, &[enter], &[enter.on_keypad()]);
    let begin = key(KeyCode::Begin);
    check_told("\x1b[57427~", 8, &[begin], &[begin.on_keypad()]);
}

#[test]
fn keys_that_type_nothing_by_themselves() {
    for (code, told) in [
        (57358, KeyCode::CapsLock),
        (57359, KeyCode::ScrollLock),
        (57360, KeyCode::NumLock),
        (57441, KeyCode::Modifier(ModifierKey::LeftShift)),
        (57448, KeyCode::Modifier(ModifierKey::RightControl)),
        (57454, KeyCode::Modifier(ModifierKey::Level5Shift)),
    ] {
        check_told(&format!("\x1b[{code}u"), 8, &[], &[key(told)]);
    }
}

#[test]
fn keys_that_do_something_are_always_told() {
    for (code, told) in [
        (57361, KeyCode::PrintScreen),
        (57362, KeyCode::Pause),
        (57363, KeyCode::Menu),
        (57428, KeyCode::Media(MediaKey::Play)),
        (57435, KeyCode::Media(MediaKey::TrackNext)),
        (57440, KeyCode::Media(MediaKey::MuteVolume)),
    ] {
        check(format!("\x1b[{code}u"), &[key(told)]);
    }
    check("\x1b[57455u\x1b[63743u", &[]);
}

#[test]
fn shift_stays_on_what_it_does_not_change() {
    let space = Key::char(' ').with(SHIFT);
    check("\x1b[32;2;32u", &[space]);
    check("\x1b[32;2u", &[space]);
}
