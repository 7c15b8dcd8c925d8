//! Mouse reports.

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

#[test]
fn buttons_8_to_11_and_no_more() {
    for number in 8..=11 {
        let (button, bits) = (MouseButton::Other(number), 120 + u32::from(number));
        check_mouse(
            format!("\x1b[<{bits};1;1M"),
            MouseAction::Press(button),
            (0, 0),
            NONE,
        );
        check_mouse(
            format!("\x1b[<{};1;1M", bits + 32),
            MouseAction::Drag(button),
            (0, 0),
            NONE,
        );
    }
    check_inputs("\x1b[<256;1;1M\x1b[<192;1;1M", &[]);
}

#[test]
fn utf_8_reaches_further_where_it_was_asked_for() {
    let decoder = asked(|modes| modes.mouse_encoding = MouseEncoding::Utf8);
    let at = |row, column| [Input::Mouse(Mouse::new(LEFT, Position::new(row, column)))];
    check_with(&decoder, "\x1b[M *%", &at(4, 9));
    // Column 300 and row 200, counted from 1 and with 32 added.
    check_with(&decoder, "\x1b[M \u{14c}\u{e8}", &at(199, 299));
    check_with(&decoder, "\x1b[M \0\0", &at(499, 999));
    check_keys(&decoder, b"\x1b[M \xffa", &text("a"));
    check_keys(
        &decoder,
        "\x1b[M \u{14c}\ra",
        &[key(KeyCode::Enter), Key::char('a')],
    );
}

#[test]
fn pixels_are_cells_too_where_they_were_asked_for() {
    let mut decoder = asked(|modes| modes.mouse_encoding = MouseEncoding::SgrPixels);
    let pixel = Pixel { y: 32, x: 99 };
    let mouse = |row, column| Mouse {
        pixel: Some(pixel),
        ..Mouse::new(LEFT, Position::new(row, column))
    };
    check_with(&decoder, "\x1b[<0;100;33M", &[Input::Mouse(mouse(2, 12))]);
    decoder.set_cell_size(Pixel { y: 10, x: 100 });
    check_with(&decoder, "\x1b[<0;100;33M", &[Input::Mouse(mouse(3, 0))]);
    decoder.set_cell_size(Pixel { y: 0, x: 0 });
    check_with(&decoder, "\x1b[<0;100;33M", &[Input::Mouse(mouse(32, 99))]);
}
