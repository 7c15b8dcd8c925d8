//! Bytes to inputs, protocol by protocol.

use super::laws::decode;
use super::{ColorSlot, Decoder, Input, ModeState, Paste, Reply};
use crate::geometry::{Position, Size};
use crate::key::{Key, KeyCode, Modifiers};
use crate::mouse::{Mouse, MouseAction, MouseButton};

const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const CONTROL: Modifiers = Modifiers::CONTROL;

/// `bytes` give `expected`: whole, byte by byte and in any two pieces; and then nothing is open.
#[track_caller]
fn check_inputs(bytes: impl AsRef<[u8]>, expected: &[Input]) {
    let bytes = bytes.as_ref();
    let shown = bytes.escape_ascii();
    let mut decoder = Decoder::new();
    assert_eq!(decode(&mut decoder, [bytes]), expected, "{shown}");
    assert!(decoder.is_ground(), "{shown} leaves something open");
    assert_eq!(decoder.capacity(), 0, "{shown} leaves memory behind");
    let by_byte = decode(&mut Decoder::new(), bytes.chunks(1));
    assert_eq!(by_byte, expected, "{shown} byte by byte");
    for cut in 0..bytes.len() {
        let (one, two) = bytes.split_at(cut);
        let split = decode(&mut Decoder::new(), [one, two]);
        assert_eq!(split, expected, "{shown} split at {cut}");
    }
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &[Key]) {
    let expected: Vec<Input> = expected.iter().copied().map(Input::Key).collect();
    check_inputs(bytes, &expected);
}

#[track_caller]
fn check_reply(bytes: impl AsRef<[u8]>, expected: Reply) {
    check_inputs(bytes, &[Input::Reply(expected)]);
}

#[track_caller]
fn check_mouse(
    bytes: impl AsRef<[u8]>,
    action: MouseAction,
    (row, column): (i32, i32),
    modifiers: Modifiers,
) {
    let at = Position::new(row, column);
    check_inputs(
        bytes,
        &[Input::Mouse(Mouse {
            action,
            at,
            modifiers,
        })],
    );
}

#[track_caller]
fn check_paste(bytes: impl AsRef<[u8]>, text: &str) {
    let text = text.to_owned();
    check_inputs(bytes, &[Input::Paste(Paste { text, last: true })]);
}

/// `bytes`, a pause, `more`, a pause.
#[track_caller]
fn check_pause(bytes: &str, more: &str, expected: &[Key]) {
    let mut decoder = Decoder::new();
    let mut inputs = Vec::new();
    for piece in [bytes, more] {
        decoder.feed(piece.as_bytes(), |input| inputs.push(input));
        decoder.settle(|input| inputs.push(input));
        assert!(!decoder.is_waiting());
    }
    let expected: Vec<Input> = expected.iter().copied().map(Input::Key).collect();
    assert_eq!(inputs, expected, "{}", bytes.escape_debug());
}

fn key(code: KeyCode) -> Key {
    Key::new(code)
}

fn function(n: u8) -> Key {
    Key::new(KeyCode::Function(n))
}

fn text(text: &str) -> Vec<Key> {
    text.chars().map(Key::char).collect()
}

mod typing {
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
}

mod pauses {
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
}

mod function_keys {
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
        // Caps Lock (64) is none of ours.
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
        check(
            "\x1bOj\x1bOk\x1bOl\x1bOm\x1bOn\x1bOo\x1bOX",
            &text("*+,-./="),
        );
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
}

mod unicode_keys {
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
}

mod mouse {
    use super::*;

    const NONE: Modifiers = Modifiers::NONE;
    const LEFT: MouseAction = MouseAction::Press(MouseButton::Left);

    #[test]
    fn sgr_tells_which_button_was_released() {
        check_mouse("\x1b[<0;10;5M", LEFT, (4, 9), NONE);
        let released = MouseAction::Release(Some(MouseButton::Right));
        check_mouse("\x1b[<2;10;5m", released, (4, 9), NONE);
        let eighth = MouseAction::Press(MouseButton::Other(8));
        check_mouse("\x1b[<128;1;1M", eighth, (0, 0), NONE);
    }

    #[test]
    fn motion_with_and_without_a_button() {
        let drag = MouseAction::Drag(MouseButton::Middle);
        check_mouse("\x1b[<33;1;1M", drag, (0, 0), NONE);
        check_mouse("\x1b[<35;3;2M", MouseAction::Move, (1, 2), NONE);
        check_mouse("\x1b[<35;3;2m", MouseAction::Move, (1, 2), NONE);
    }

    #[test]
    fn the_wheel_and_the_modifiers() {
        check_mouse("\x1b[<64;1;1M", MouseAction::ScrollUp, (0, 0), NONE);
        check_mouse("\x1b[<65;1;1M", MouseAction::ScrollDown, (0, 0), NONE);
        check_mouse("\x1b[<66;1;1M", MouseAction::ScrollLeft, (0, 0), NONE);
        check_mouse("\x1b[<67;1;1M", MouseAction::ScrollRight, (0, 0), NONE);
        check_mouse("\x1b[<68;1;1M", MouseAction::ScrollUp, (0, 0), SHIFT);
        check_mouse("\x1b[<24;1;1M", LEFT, (0, 0), ALT.with(CONTROL));
        check_inputs("\x1b[<64;1;1m\x1b[<96;1;1M", &[]);
    }

    #[test]
    fn the_normal_encoding_is_three_raw_bytes() {
        check_mouse("\x1b[M *%", LEFT, (4, 9), NONE);
        check_mouse("\x1b[M#*%", MouseAction::Release(None), (4, 9), NONE);
        check_mouse("\x1b[M`!!", MouseAction::ScrollUp, (0, 0), NONE);
        check_mouse("\x1b[MC!!", MouseAction::Move, (0, 0), NONE);
        check_mouse(b"\x1b[M \xff\x21", LEFT, (0, 222), NONE);
        check_mouse(b"\x1b[M \x00\x00", LEFT, (223, 223), NONE);
        check("\x1b[M \x03a", &[Key::control('c'), Key::char('a')]);
    }

    #[test]
    fn urxvts_encoding() {
        check_mouse("\x1b[32;300;5M", LEFT, (4, 299), NONE);
        check_mouse("\x1b[96;1;1M", MouseAction::ScrollUp, (0, 0), NONE);
        check_inputs("\x1b[1;1;1M", &[]);
    }

    #[test]
    fn absurd_places_are_clamped_and_broken_reports_swallowed() {
        check_mouse("\x1b[<0;0;0M", LEFT, (0, 0), NONE);
        check_mouse("\x1b[<0;99999999999;70000M", LEFT, (499, 999), NONE);
        check(
            "\x1b[<0;1Ma\x1b[<Mb\x1b[<0;-1;5Mc\x1b[<999;1;1Md",
            &text("abcd"),
        );
    }
}

mod pastes {
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
}

mod replies {
    use super::*;

    #[test]
    fn device_attributes() {
        check_reply("\x1b[?1;2c", Reply::PrimaryAttributes(vec![1, 2]));
        check_reply(
            "\x1b[?64;4;22;52c",
            Reply::PrimaryAttributes(vec![64, 4, 22, 52]),
        );
        check_reply(
            "\x1b[>41;400;0c",
            Reply::SecondaryAttributes {
                terminal: 41,
                version: 400,
            },
        );
        check_reply(
            "\x1bP!|7E565445\x1b\\",
            Reply::TertiaryAttributes(0x7e56_5445),
        );
    }

    #[test]
    fn a_cursor_report_is_f3_only_where_it_can_be_and_nobody_asked() {
        check("\x1b[1;5R", &[function(3).with(CONTROL)]);
        check("\x1b[1;1R", &[function(3)]);
        check_reply("\x1b[24;80R", Reply::CursorPosition(Position::new(23, 79)));
        check_reply("\x1b[1;17R", Reply::CursorPosition(Position::new(0, 16)));
        check_reply("\x1b[?1;5R", Reply::CursorPosition(Position::new(0, 4)));
        check_reply(
            "\x1b[0;99999R",
            Reply::CursorPosition(Position::new(0, 999)),
        );

        let mut decoder = Decoder::new();
        decoder.expect_cursor_report();
        let inputs = decode(
            &mut decoder,
            [&b"\x1bOR\x1b[R\x1b[1;2:1R\x1b[1;5R\x1b[1;5R"[..]],
        );
        assert_eq!(
            inputs,
            [
                Input::Key(function(3)),
                Input::Key(function(3)),
                Input::Key(function(3).with(SHIFT)),
                Input::Reply(Reply::CursorPosition(Position::new(0, 4))),
                Input::Key(function(3).with(CONTROL)),
            ]
        );
    }

    #[test]
    fn states_of_the_terminal_and_its_modes() {
        check_reply("\x1b[0n", Reply::Status(true));
        check_reply("\x1b[3n", Reply::Status(false));
        check_reply("\x1b[?997;1n", Reply::DarkColors(true));
        check_reply("\x1b[?31u", Reply::KeyboardFlags(31));
        check_reply("\x1b[8;24;80t", Reply::TextArea(Size::new(24, 80)));
        let mode = |mode, private, state| Reply::Mode {
            mode,
            private,
            state,
        };
        check_reply("\x1b[?2026;2$y", mode(2026, true, ModeState::Reset));
        check_reply("\x1b[4;1$y", mode(4, false, ModeState::Set));
        check_reply("\x1b[?9999;0$y", mode(9999, true, ModeState::Unknown));
        assert!(ModeState::Reset.is_usable() && !ModeState::Unknown.is_usable());
    }

    #[test]
    fn names_and_capabilities() {
        let version = || Reply::Version("XTerm(400)".into());
        check_reply("\x1bP>|XTerm(400)\x1b\\", version());
        check_reply("\x1bP>|XTerm\x01(400)\x07", version());
        let capability = |name: &str, value: Option<&str>| Reply::Capability {
            name: name.into(),
            value: value.map(Into::into),
        };
        check_reply(
            "\x1bP1+r524742=382f382f38\x1b\\",
            capability("RGB", Some("8/8/8")),
        );
        check_reply("\x1bP1+r5463\x1b\\", capability("Tc", Some("")));
        check_reply("\x1bP0+r5463\x1b\\", capability("Tc", None));
        check_reply("\x1bP1+r4d73=1b5d3532\x1b\\", capability("Ms", Some("]52")));
    }

    #[test]
    fn colours_of_any_width() {
        let color = |slot, rgb| Reply::Color { slot, rgb };
        let orange = [255, 128, 0];
        let background = color(ColorSlot::Background, orange);
        check_reply("\x1b]11;rgb:ffff/8080/0000\x1b\\", background.clone());
        check_reply("\x1b]11;rgb:ff/80/00\x07", background.clone());
        check_reply("\x1b]11;rgba:ffff/8080/0000/ffff\x1b\\", background.clone());
        check_reply("\x1b]11;#ff8000\x07", background);
        check_reply(
            "\x1b]10;rgb:f/f/f\x07",
            color(ColorSlot::Foreground, [255; 3]),
        );
        check_reply(
            "\x1b]12;rgb:000/fff/000\x07",
            color(ColorSlot::Cursor, [0, 255, 0]),
        );
        check_reply(
            "\x1b]4;7;rgb:ff/80/00\x07",
            color(ColorSlot::Palette(7), orange),
        );
        check_inputs(
            "\x1b]11;rgb:ff/é/00\x07\x1b]11;#é\x07\x1b]4;256;#fff\x07\x1b]11;?\x07",
            &[],
        );
    }

    #[test]
    fn the_clipboard_is_plain_text() {
        check_reply("\x1b]52;c;aGVsbG8=\x07", Reply::Clipboard("hello".into()));
        // "a", ESC, "[", CR, LF, "b".
        check_reply("\x1b]52;c;YRtbDQpi\x1b\\", Reply::Clipboard("a[\nb".into()));
        check_inputs("\x1b]52;c;?\x07", &[]);
    }

    #[test]
    fn focus_and_in_band_resizes() {
        check_inputs("\x1b[I\x1b[O", &[Input::Focus(true), Input::Focus(false)]);
        check_inputs(
            "\x1b[48;30;100;600;800t",
            &[Input::Resize(Size::new(30, 100))],
        );
        check_inputs("\x1b[48;99999;99999;0;0t", &[Input::Resize(Size::MAX)]);
        check_inputs("\x1b[48t\x1b[48;30t", &[]);
    }
}

mod swallowing {
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
}

#[test]
fn a_decoder_at_rest_is_small() {
    assert!(size_of::<Decoder>() <= 88, "{}", size_of::<Decoder>());
    assert_eq!(Decoder::new().capacity(), 0);
}
