//! Answers of terminals.

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
fn settings_are_told_as_the_sequence_that_makes_them() {
    check_reply(
        "\x1bP1$r0;1;38:5:2m\x1b\\",
        Reply::Setting(Some("0;1;38:5:2m".into())),
    );
    check_reply("\x1bP1$r2 q\x1b\\", Reply::Setting(Some("2 q".into())));
    check_reply("\x1bP0$r\x1b\\", Reply::Setting(None));
}

#[test]
fn sizes_in_pixels() {
    let (height, width) = (480, 640);
    check_reply("\x1b[4;480;640t", Reply::TextAreaPixels { height, width });
    let (height, width) = (16, 8);
    check_reply("\x1b[6;16;8t", Reply::CellPixels { height, width });
    check_inputs("\x1b[6;16t\x1b[1t\x1b[3;10;20t\x1b[9;24;80t", &[]);
}

#[test]
fn an_answer_that_comes_in_two_after_its_esc_is_no_key_while_it_is_awaited() {
    for answer in [
        "\x1b[?62;22c",
        "\x1bP>|XTerm(379)\x1b\\",
        "\x1b]11;rgb:0/0/0\x07",
    ] {
        for cut in 1..answer.len() {
            let (one, two) = answer.split_at(cut);
            let mut decoder = Decoder::new();
            let mut inputs = Vec::new();
            decoder.set_awaiting(true);
            decoder.feed(one.as_bytes(), |input| inputs.push(input));
            decoder.settle(|input| inputs.push(input));
            decoder.feed(two.as_bytes(), |input| inputs.push(input));
            assert!(
                matches!(inputs.as_slice(), [Input::Reply(_)]),
                "{answer:?} at {cut}: {inputs:?}"
            );
        }
    }
}

#[test]
fn the_escape_key_waits_for_the_answers_only() {
    let mut decoder = Decoder::new();
    decoder.set_awaiting(true);
    decoder.feed(b"\x1b", |input| panic!("{input:?}"));
    decoder.settle(|input| panic!("{input:?}"));
    assert!(decoder.is_waiting());
    decoder.set_awaiting(false);
    let mut inputs = Vec::new();
    decoder.settle(|input| inputs.push(input));
    assert_eq!(inputs, [Input::Key(key(KeyCode::Escape))]);
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
