//! Bytes in, a screen out: what every program relies on.

use strombus_terminal::{Screen, Size};

/// The rows of a screen of 5x10 after `input`, blanks at ends and blank rows at the bottom left out.
fn shown(input: &str) -> String {
    let mut screen = Screen::new(Size::new(5, 10));
    screen.feed(input.as_bytes());
    screen.to_string().trim_end().to_owned()
}

fn check(input: &str, expected: &[&str]) {
    assert_eq!(shown(input), expected.join("\n"), "{input:?}");
}

#[test]
fn text_goes_on_in_the_next_row() {
    check("0123456789ab\r\nc", &["0123456789", "ab", "c"]);
}

#[test]
fn the_wrap_waits_for_the_next_character() {
    check("0123456789\r\nx", &["0123456789", "x"]);
    check("0123456789\x1b[Cx", &["012345678x"]);
}

#[test]
fn the_screen_scrolls_at_its_bottom() {
    check("1\r\n2\r\n3\r\n4\r\n5\r\n6", &["2", "3", "4", "5", "6"]);
}

#[test]
fn the_cursor_goes_where_it_is_told() {
    check("\x1b[3;4Hx\x1b[Ay\x1b[2Dz", &["", "   zy", "   x"]);
}

#[test]
fn wide_characters_take_two_columns_and_never_half() {
    check("a世b\x1b[1;3Hx", &["a xb"]);
    check("012345678世", &["012345678", "世"]);
}

#[test]
fn marks_share_the_cell_of_their_letter() {
    check("e\u{301}x\x1b[1;2Hy", &["e\u{301}y"]);
}

#[test]
fn lines_are_drawn_by_the_graphics_set() {
    check("\x1b(0lqk\x1b(B lqk", &["┌─┐ lqk"]);
}

#[test]
fn margins_confine_scrolling() {
    check(
        "1\r\n2\r\n3\r\n4\r\n5\x1b[2;4r\x1b[4;1H\n",
        &["1", "3", "4", "", "5"],
    );
}

#[test]
fn erasing_takes_what_it_says() {
    check("0123456789\x1b[5G\x1b[K", &["0123"]);
    check("0123456789\x1b[5G\x1b[1K", &["     56789"]);
    check("0123456789\x1b[3G\x1b[2P", &["01456789"]);
    check("0123456789\x1b[3G\x1b[2@", &["01  234567"]);
}

#[test]
fn the_alternate_screen_leaves_the_primary_one_as_it_was() {
    check(
        "before\x1b[?1049h\x1b[Hxxx\x1b[?1049lafter",
        &["beforeafte", "r"],
    );
}

#[test]
fn questions_are_answered() {
    let mut screen = Screen::new(Size::VT100);
    screen.feed(b"\x1b[3;4H\x1b[6n\x1b[5n");
    assert_eq!(screen.take_replies(), b"\x1b[3;4R\x1b[0n");
    assert_eq!(screen.take_replies(), b"");
}

#[test]
fn what_leaves_the_screen_is_kept() {
    let mut screen = Screen::new(Size::new(2, 10));
    screen.feed(b"one\r\ntwo\r\nthree\r\n");
    assert_eq!(screen.scrollback_len(), 2);
    assert_eq!(screen.scrollback_text(0), "one");
    screen.resize(Size::new(4, 10));
    assert_eq!(screen.to_string(), "one\ntwo\nthree\n\n");
    assert_eq!(screen.scrollback_len(), 0);
}

#[test]
fn lines_flow_into_another_width() {
    let mut screen = Screen::new(Size::new(3, 10));
    screen.feed("0123456789ab世c\r\nx".as_bytes());
    screen.resize(Size::new(5, 4));
    assert_eq!(screen.to_string(), "0123\n4567\n89ab\n世c\nx\n");
    screen.resize(Size::new(5, 20));
    assert_eq!(screen.to_string().trim_end(), "0123456789ab世c\nx");
    assert_eq!(screen.cursor().row, 1);
    assert_eq!(screen.cursor().column, 1);
}
