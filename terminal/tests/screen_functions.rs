//! Bytes in, a screen or answers out, one group of functions after the other. The expected values are those of the VT420
//! manual, of xterm's ctlseqs, or of what xterm 379 does where both are silent.

use strombus_terminal::screen::{Event, LineSize, Progress, Underline};
use strombus_terminal::{Color, CursorShape, Mode, MouseEncoding, MouseTracking, Screen, Size};

/// A screen of 5x10 after `input`.
fn screen(input: &str) -> Screen {
    let mut screen = Screen::new(Size::new(5, 10));
    screen.feed(input.as_bytes());
    screen
}

fn check(input: &str, expected: &[&str]) {
    assert_eq!(
        screen(input).to_string().trim_end(),
        expected.join("\n"),
        "{input:?}"
    );
}

fn check_cursor(input: &str, row: u16, column: u16) {
    let cursor = screen(input).cursor();
    assert_eq!((cursor.row, cursor.column), (row, column), "{input:?}");
}

fn check_reply(input: &str, expected: &str) {
    let replies = screen(input).take_replies();
    assert_eq!(String::from_utf8_lossy(&replies), expected, "{input:?}");
}

fn check_events(input: &str, expected: &[Event]) {
    assert_eq!(screen(input).take_events(), expected, "{input:?}");
}

const DIGITS: &str = "0123456789";

#[test]
fn cursor_motion_stops_at_margins_and_edges() {
    check_cursor("\x1b[2;4r\x1b[3H\x1b[9A", 1, 0);
    check_cursor("\x1b[2;4r\x1b[1H\x1b[9B", 3, 0);
    check_cursor("\x1b[2;4r\x1b[5H\x1b[9B", 4, 0);
    check_cursor("\x1b[?69h\x1b[3;6s\x1b[1;4H\x1b[9C", 0, 5);
    check_cursor("\x1b[?69h\x1b[3;6s\x1b[1;8H\x1b[9C", 0, 9);
    check_cursor("\x1b[?69h\x1b[3;6s\x1b[1;4H\x1b[9D", 0, 2);
    check_cursor("\x1b[?69h\x1b[3;6s\x1b[1;2H\x1b[9D", 0, 0);
    check_cursor("\x1b[?69h\x1b[3;6s\x1b[1;5H\r", 0, 2);
    check_cursor("\x1b[?69h\x1b[3;6s\x1b[1;2H\r", 0, 0);
}

#[test]
fn position_goes_back_whatever_the_margins() {
    check_cursor("\x1b[3;7H\x1b[j", 2, 5);
    check_cursor("\x1b[3;7H\x1b[2j\x1b[k", 1, 4);
    check_cursor("\x1b[3;7H\x1b[99j\x1b[99k", 0, 0);
    check_cursor("\x1b[2;4r\x1b[?69h\x1b[3;6s\x1b[3;5H\x1b[99j\x1b[99k", 0, 0);
    check_cursor(
        "\x1b[2;4r\x1b[?69h\x1b[3;6s\x1b[?6h\x1b[2;2H\x1b[99j\x1b[99k",
        1,
        2,
    );
    check("0123456789\x1b[jx", &["01234567x9"]);
}

#[test]
fn origin_mode_counts_from_the_margins() {
    check_cursor("\x1b[2;4r\x1b[?69h\x1b[3;6s\x1b[?6h\x1b[2;2H", 2, 3);
    check_cursor("\x1b[2;4r\x1b[?69h\x1b[3;6s\x1b[?6h\x1b[99;99H", 3, 5);
    check_reply("\x1b[2;4r\x1b[?6h\x1b[2;2H\x1b[6n", "\x1b[2;2R");
}

#[test]
fn backspace_wraps_back_where_it_was_asked_for() {
    check_cursor("0123456789ab\x1b[2;1H\x08", 1, 0);
    for mode in [45, 1045] {
        check_cursor(&format!("\x1b[?{mode}h0123456789ab\x1b[2;1H\x08"), 0, 9);
        check_cursor(&format!("\x1b[?{mode}h\x1b[2;1H\x08"), 0, 9);
        check_cursor(&format!("\x1b[?{mode}h\x08"), 4, 9);
    }
    check_cursor("\x1b[?45h0123456789\x08", 0, 9);
}

#[test]
fn tabs_stop_where_they_are_set() {
    check_cursor("\t", 0, 8);
    check_cursor("\t\t", 0, 9);
    check_cursor("\x1b[4G\x1bH\r\t", 0, 3);
    check_cursor("\x1b[3g\t", 0, 9);
    check_cursor("\x1b[10G\x1b[Z", 0, 8);
    check_cursor("\x1b[3g\x1b[?5W\t", 0, 8);
    check("0123456789\t\r\nx", &[DIGITS, "x"]);
    check("\x1b[?41h0123456789\tx", &[DIGITS, "        x"]);
}

#[test]
fn margins_on_the_sides_confine_editing() {
    let lines = "0123456789\r\nabcdefghij\r\nABCDEFGHIJ";
    let margins = "\x1b[?69h\x1b[3;6s";
    check(
        &format!("{lines}{margins}\x1b[1;4H\x1b[@"),
        &["012 346789", "abcdefghij", "ABCDEFGHIJ"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;4H\x1b[P"),
        &["01245 6789", "abcdefghij", "ABCDEFGHIJ"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;8H\x1b[P"),
        &[DIGITS, "abcdefghij", "ABCDEFGHIJ"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;4H\x1b[M"),
        &["01cdef6789", "abCDEFghij", "AB    GHIJ"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;4H\x1b[L"),
        &["01    6789", "ab2345ghij", "ABcdefGHIJ", "  CDEF"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;4H\x1b[2'}}"),
        &["012  36789", "abc  dghij", "ABC  DGHIJ"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;4H\x1b[2'~"),
        &["0125  6789", "abcf  ghij", "ABCF  GHIJ"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;4H\x1b[ @"),
        &["01345 6789", "abdef ghij", "ABDEF GHIJ"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;3H\x1b6"),
        &["01 2346789", "ab cdeghij", "AB CDEGHIJ"],
    );
    check(
        &format!("{lines}{margins}\x1b[1;6H\x1b9"),
        &["01345 6789", "abdef ghij", "ABDEF GHIJ"],
    );
    check(&format!("{margins}\x1b[1;5Hwxyz"), &["    wx", "  yz"]);
}

#[test]
fn protected_characters_survive_what_they_should() {
    check("a\x1b[1\"qb\x1b[0\"qc\x1b[?2K", &[" b"]);
    check("a\x1b[1\"qb\x1b[0\"qc\x1b[2K", &[]);
    check("a\x1bVb\x1bWc\x1b[2K", &[" b"]);
    check("a\x1bVb\x1bWc\x1b[?2K", &[" b"]);
    check("a\x1b[1\"qb\x1b[!pc\x1b[?2K", &[]);
    check("a\x1bVb\x1bWc\x1b[1;1;1;3${", &[]);
    check("a\x1bVb\x1bWc\x1b[1;1H\x1b[3X", &[" b"]);
    check("a\x1b[1\"qb\x1b[0\"qc\x1b[1;1;1;3${", &[" b"]);
    check("a\x1b[1\"qb\x1b[0\"qc\x1b[?J\x1b[1;1;1;3$z", &[]);
}

#[test]
fn rectangles_are_copied_filled_and_erased() {
    check(
        "abc\r\ndef\x1b[1;1;2;2;1;3;5$v",
        &["abc", "def", "    ab", "    de"],
    );
    check("\x1b[88;2;2;3;4$x", &["", " XXX", " XXX"]);
    check("abc\r\ndef\x1b[1;2;2;2$z", &["a c", "d f"]);
    let overlapping = screen("abcd\r\nefgh\x1b[1;1;2;3;1;2;2$v");
    assert_eq!(overlapping.to_string().trim_end(), "abcd\neabc\n efg");
}

#[test]
fn attributes_change_in_rectangles_or_between_places() {
    let bold = |input: &str| -> Vec<String> {
        let screen = screen(input);
        let row = |y| {
            screen
                .row(y)
                .map(|cell| if cell.rendition.bold { '#' } else { '.' })
                .collect()
        };
        (0..3).map(row).collect()
    };
    let text = "abcd\r\nefgh\r\nijkl";
    assert_eq!(
        bold(&format!("{text}\x1b[2*x\x1b[1;2;2;3;1$r")),
        [".##.......", ".##.......", ".........."]
    );
    assert_eq!(
        bold(&format!("{text}\x1b[1;3;2;2;1$r")),
        ["..########", "##........", ".........."]
    );
    assert_eq!(
        bold(&format!("\x1b[1m{text}\x1b[2*x\x1b[1;2;2;3;1$t")),
        ["#..#......", "#..#......", "####......"]
    );
}

#[test]
fn what_attributes_do_not_change_stays_in_rectangles() {
    let link = "\x1b]8;;http://example.org\x07\x1b[3;31;44;58;5;7mx\x1b]8;;\x07\x1b[m";
    for change in ["1;4$r", "0$r", "7;4$t"] {
        let changed = screen(&format!("{link}\x1b[1;1;1;1;{change}"));
        let cell = changed.row(0).next().unwrap();
        let rendition = cell.rendition;
        assert_eq!(cell.link.unwrap().uri.as_ref(), "http://example.org");
        assert_eq!(rendition.underline_color, Color::Indexed(7));
        assert_eq!(rendition.foreground, Color::Indexed(1));
        assert_eq!(rendition.background, Color::Indexed(4));
        assert!(rendition.italic, "{change}");
    }
}

#[test]
fn checksums_are_those_of_xterm() {
    check_reply("A\x1b[1;1;1;1;1;1*y", "\x1bP1!~FFBF\x1b\\");
    check_reply("\x1b[2;1;1;1;1;1*y", "\x1bP2!~FFE0\x1b\\");
    check_reply("\x1b[1mA\x1b[3;1;1;1;1;1*y", "\x1bP3!~FF3F\x1b\\");
    check_reply("AB\x1b[1#y\x1b[4;1;1;1;1;10*y", "\x1bP4!~0083\x1b\\");
}

#[test]
fn renditions_are_kept_whole() {
    let screen = screen("\x1b[1;2;3;4:3;5;7;8;9;53;38:2::1:2:3;48;5;200;58:5:9mx");
    let look = screen.row(0).next().unwrap().rendition;
    assert!(look.bold && look.faint && look.italic && look.blink && look.inverse && look.invisible);
    assert!(look.strikethrough && look.overline && !look.protected);
    assert_eq!(look.underline, Underline::Curly);
    assert_eq!(look.underline_color, Color::Indexed(9));
    assert_eq!(look.foreground, Color::Rgb(1, 2, 3));
    assert_eq!(look.background, Color::Indexed(200));
    check_reply(
        "\x1b[1;4:3;31;58:5:9m\x1bP$qm\x1b\\",
        "\x1bP1$r0;1;4:3;31;58:5:9m\x1b\\",
    );
    check_reply("\x1b[1;31m\x1b[m\x1bP$qm\x1b\\", "\x1bP1$r0m\x1b\\");
}

#[test]
fn settings_are_told() {
    check_reply("\x1b[2;4r\x1bP$qr\x1b\\", "\x1bP1$r2;4r\x1b\\");
    check_reply("\x1b[?69h\x1b[2;4s\x1bP$qs\x1b\\", "\x1bP1$r2;4s\x1b\\");
    check_reply("\x1b[4 q\x1bP$q q\x1b\\", "\x1bP1$r4 q\x1b\\");
    check_reply("\x1b[1\"q\x1bP$q\"q\x1b\\", "\x1bP1$r1\"q\x1b\\");
    check_reply("\x1b[62;1\"p\x1bP$q\"p\x1b\\", "\x1bP1$r62;1\"p\x1b\\");
    check_reply("\x1bP$qx\x1b\\", "\x1bP0$r\x1b\\");
    check_reply(
        "\x1bP+q544e;436f\x1b\\",
        "\x1bP1+r544e=787465726D2D323536636F6C6F72;436f=323536\x1b\\",
    );
    check_reply("\x1bP+q7878\x1b\\", "\x1bP0+r7878\x1b\\");
}

#[test]
fn modes_are_told_and_saved() {
    check_reply("\x1b[?7$p\x1b[?7l\x1b[?7$p", "\x1b[?7;1$y\x1b[?7;2$y");
    check_reply(
        "\x1b[4h\x1b[4$p\x1b[1$p\x1b[?9999$p",
        "\x1b[4;1$y\x1b[1;4$y\x1b[?9999;0$y",
    );
    check_reply(
        "\x1b[?1000h\x1b[?1000$p\x1b[?1003$p",
        "\x1b[?1000;1$y\x1b[?1003;2$y",
    );
    assert!(screen("\x1b[?7s\x1b[?7l\x1b[?7r").is_set(Mode::AUTO_WRAP));
    let screen_of_all = screen("\x1b[?1003;1006;69;2026;1049h\x1b[4h\x1b=");
    for mode in [
        Mode::MOUSE_MOTION,
        Mode::MOUSE_SGR,
        Mode::LEFT_RIGHT_MARGIN,
        Mode::SYNCHRONIZED,
        Mode::ALTERNATE_SCREEN,
        Mode::INSERT,
        Mode::NUMERIC_KEYPAD,
        Mode::private(1046),
        Mode::private(47),
    ] {
        assert!(screen_of_all.is_set(mode), "{mode:?}");
    }
    for mode in [Mode::MOUSE, Mode::ansi(69), Mode::private(9999)] {
        assert!(!screen_of_all.is_set(mode), "{mode:?}");
    }
    // DECRQM came with the VT320; xterm tells private modes all the same.
    check_reply("\x1b[62;1\"p\x1b[4$p\x1b[?7$p", "\x1b[?7;1$y");
}

#[test]
fn modes_that_nothing_depends_on_are_told_too() {
    check_reply("\x1b[?30$p\x1b[?30h\x1b[?30$p", "\x1b[?30;2$y\x1b[?30;1$y");
    check_reply("\x1b[?14$p\x1b[?46$p", "\x1b[?14;3$y\x1b[?46;4$y");
    check_reply(
        "\x1b[?1051h\x1b[?1053h\x1b[?1051$p\x1b[?1053$p",
        "\x1b[?1051;2$y\x1b[?1053;1$y",
    );
    check_reply("\x1b[?44s\x1b[?44h\x1b[?44r\x1b[?44$p", "\x1b[?44;2$y");
    check("\x1b[?1046lab\x1b[?1049hc\x1b[?1049l", &["abc"]);
    check("ab\x1b[?1049hc\x1b[?1046l", &["ab"]);
}

#[test]
fn a_vt52_is_moved_and_left() {
    check("\x1b[?2l\x1bY!\"x\x1bAy\x1bH\x1bBz", &["   y", "z x"]);
    check("\x1b[?2lab\x1bFq\x1bGq\x1b[C", &["ab─qC"]);
    check("\x1b[?2l0123\x1bD\x1bK\x1b<\x1b[2Cx", &["012  x"]);
    check_reply("\x1b[?2l\x1bZ\x1b[c", "\x1b/Z");
    check_reply("\x1b[?2l\x1b<\x1b[5n", "\x1b[0n");
    check_cursor("\x1b[?2l\x1bY\x1f~", 0, 79);
}

#[test]
fn renditions_and_palettes_are_stacked() {
    check_reply(
        "\x1b[1;31m\x1b[#{\x1b[0;4m\x1b[#}\x1bP$qm\x1b\\",
        "\x1bP1$r0;1;31m\x1b\\",
    );
    check_reply(
        "\x1b[1;31m\x1b[30#{\x1b[0;4m\x1b[#}\x1bP$qm\x1b\\",
        "\x1bP1$r0;4;31m\x1b\\",
    );
    check_reply(
        "\x1b[1;31ma\x1b[4mb\x1b[22mc\x1b[1;1;1;2#|\x1b[1;1;1;3#|",
        "\x1b[0;1;31m\x1b[0;31m",
    );
    check_reply(
        "\x1b]4;1;red\x07\x1b[#P\x1b]4;1;blue\x07\x1b[#R\x1b[#Q\x1b]4;1;?\x07\x1b[#R",
        "\x1b[?1;1#Q\x1b]4;1;rgb:ffff/0000/0000\x07\x1b[?0;1#Q",
    );
    check_reply("\x1b[>4;2m\x1b[?4m", "\x1b[>4;2m");
}

#[test]
fn every_mode_of_the_mouse_has_a_name() {
    let set = |input: &str| -> Vec<&str> {
        screen(input)
            .modes()
            .filter(|(name, on)| *on && name.starts_with("mouse"))
            .map(|(name, _)| name)
            .collect()
    };
    assert_eq!(set(""), Vec::<&str>::new());
    assert_eq!(set("\x1b[?1002;1006h"), ["mouse_button", "mouse_sgr"]);
    assert_eq!(set("\x1b[?9;1016h"), ["mouse_x10", "mouse_sgr_pixels"]);
}

#[test]
fn what_keys_and_the_mouse_shall_send_is_known() {
    let modes =
        screen("\x1b[?1;66;67;1002;1006;1004;2004h\x1b[20h\x1b[>4;2m\x1b[>5u").input_modes();
    assert!(
        modes.application_cursor && modes.application_keypad && modes.backarrow && modes.new_line
    );
    assert!(modes.focus && modes.bracketed_paste);
    assert_eq!((modes.modify_other_keys, modes.kitty_keyboard), (2, 5));
    assert_eq!(
        (modes.mouse, modes.mouse_encoding),
        (MouseTracking::Button, MouseEncoding::Sgr)
    );
    check_reply(
        "\x1b[>1u\x1b[=2;2u\x1b[?u\x1b[<u\x1b[?u",
        "\x1b[?3u\x1b[?0u",
    );
}

#[test]
fn identities_are_told() {
    check_reply("\x1b[c", "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c");
    check_reply("\x1b[>c", "\x1b[>41;379;0c");
    check_reply("\x1b[=c", "\x1bP!|00000000\x1b\\");
    check_reply("\x1b[5n\x1b[?15n\x1b[?6n", "\x1b[0n\x1b[?13n\x1b[?1;1;1R");
    // DECREQTPARM is the VT100's.
    check_reply("\x1b[x\x1b[1x", "");
    let version = screen("\x1b[>q").take_replies();
    assert!(version.starts_with(b"\x1bP>|strombus "));
}

#[test]
fn answers_have_c1_controls_of_one_byte_after_s8c1t() {
    assert_eq!(screen("\x1b G\x1b[5n").take_replies(), b"\x9b0n");
    assert_eq!(screen("\x1b G\x1b F\x1b[5n").take_replies(), b"\x1b[0n");
    let mut both = Screen::new(Size::new(5, 10));
    both.feed(b"\x9b2Cx\x1b[2;1H\x1b G\x9b2Cx");
    assert_eq!(both.row_text(0), "\u{fffd}2Cx");
    assert_eq!(both.row_text(1), "  x");
}

#[test]
fn cursors_and_tabs_are_told_and_put_back() {
    check_reply(
        "\x1b[2;4H\x1b[1;7m\x1b)0\x0e\x1b[1$w",
        "\x1bP1$u2;4;1;I;@;@;1;2;O;B0BB\x1b\\",
    );
    check_reply(
        "\x1bP1$t3;5;1;I;A;A;0;2;O;B0BB\x1b\\\x1b[1$w",
        "\x1bP1$u3;5;1;I;A;A;0;2;O;B0BB\x1b\\",
    );
    check_reply("\x1bP2$t3/5\x1b\\\x1b[2$w", "\x1bP2$u3/5\x1b\\");
}

#[test]
fn titles_are_set_told_and_stacked() {
    let mut screen = screen("\x1b]0;both\x07\x1b[22t\x1b]2;window\x1b\\\x1b[21t\x1b[20t");
    assert_eq!((screen.title(), screen.icon_title()), ("window", "both"));
    assert_eq!(screen.take_replies(), b"\x1b]lwindow\x1b\\\x1b]Lboth\x1b\\");
    screen.feed(b"\x1b[23t");
    assert_eq!(screen.title(), "both");
    screen.feed("\x1b]2;a\u{202e}b\u{9}c\x07".as_bytes());
    assert_eq!(screen.title(), "abc");
}

#[test]
fn colours_are_changed_told_and_reset() {
    check_reply("\x1b]4;1;?\x07", "\x1b]4;1;rgb:cdcd/0000/0000\x07");
    check_reply(
        "\x1b]4;1;rgb:1/22/333\x07\x1b]4;1;?\x1b\\",
        "\x1b]4;1;rgb:1111/2222/3333\x1b\\",
    );
    check_reply(
        "\x1b]4;1;#123\x07\x1b]104;1\x07\x1b]4;1;?\x07",
        "\x1b]4;1;rgb:cdcd/0000/0000\x07",
    );
    check_reply(
        "\x1b]10;red;blue\x07\x1b]11;?\x07",
        "\x1b]11;rgb:0000/0000/ffff\x07",
    );
    check_reply(
        "\x1b]10;red\x07\x1b]110\x07\x1b]10;?\x07",
        "\x1b]10;rgb:e5e5/e5e5/e5e5\x07",
    );
}

#[test]
fn events_say_what_is_not_on_the_screen() {
    check_events("\x07", &[Event::Bell]);
    let content = b"hello".to_vec();
    check_events(
        "\x1b]52;c;aGVsbG8=\x07",
        &[Event::Clipboard {
            selection: "c".into(),
            content,
        }],
    );
    check_events("\x1b]52;c;?\x07", &[]);
    check_events(
        "\x1b]9;4;1;42\x07",
        &[Event::Progress(Progress::Percent(42))],
    );
    check_events("\x1b[8;4;9t", &[Event::Resize(Size::new(4, 9))]);
    let (title, body) = (String::new(), "done".to_owned());
    check_events("\x1b]9;done\x07", &[Event::Notification { title, body }]);
    let long = format!("\x1b]52;c;{}\x07", "QUJD".repeat(40_000));
    assert!(
        matches!(&screen(&long).take_events()[..], [Event::Clipboard { content, .. }] if content.len() == 120_000)
    );
}

#[test]
fn windows_are_resized_and_measured() {
    check_reply(
        "\x1b[18t\x1b[14t\x1b[16t",
        "\x1b[8;5;10t\x1b[4;80;80t\x1b[6;16;8t",
    );
    check_reply(
        "\x1b[2t\x1b[11t\x1b[1t\x1b[11t\x1b[3;7;9t\x1b[13t",
        "\x1b[2t\x1b[1t\x1b[3;7;9t",
    );
    assert_eq!(screen("\x1b[8;7t").size(), Size::new(7, 10));
    assert_eq!(screen("\x1b[8;;20t").size(), Size::new(5, 20));
    assert_eq!(screen("\x1b[8;0;0t").size(), Size::new(75, 240));
    assert_eq!(screen("\x1b[9;1t\x1b[9;0t").size(), Size::new(5, 10));
    assert_eq!(screen("\x1b[30t").size(), Size::new(30, 10));
    assert_eq!(screen("\x1b[132$|").size(), Size::new(5, 132));
    assert_eq!(screen("\x1b[8*|").size(), Size::new(8, 10));
    assert_eq!(screen("\x1b[?3h").size(), Size::new(5, 10));
    assert_eq!(screen("x\x1b[?40h\x1b[?3h").size(), Size::new(5, 132));
    check("x\x1b[?40h\x1b[?3h", &[]);
}

#[test]
fn hyperlinks_lead_somewhere() {
    let screen = screen("\x1b]8;id=a;http://example.org\x07x\x1b]8;;\x07y");
    let mut row = screen.row(0);
    let link = row.next().unwrap().link.unwrap();
    assert_eq!((&*link.id, &*link.uri), ("a", "http://example.org"));
    assert!(row.next().unwrap().link.is_none());
}

#[test]
fn the_cursor_looks_as_it_is_told() {
    let cursor = screen("\x1b[5 q\x1b[?25l").cursor();
    assert_eq!(
        (cursor.shape, cursor.blinking, cursor.visible),
        (CursorShape::Bar, true, false)
    );
}

#[test]
fn lines_of_double_size_have_half_the_columns() {
    let screen = screen("\x1b#6abcdefg");
    assert_eq!(screen.line_size(0), LineSize::DoubleWidth);
    assert_eq!(screen.to_string().trim_end(), "abcde\nfg");
}

#[test]
fn characters_come_from_the_set_that_is_shifted_in() {
    check("\x1b*0\x1bNqq", &["─q"]);
    check("\x1b+0\x1boq", &["─"]);
    check("\x1b)0\x0eq\x0fq", &["─q"]);
    check("\x1b[?42h\x1b(K[\\]", &["ÄÖÜ"]);
    check("\x1b(A#", &["£"]);
}

#[test]
fn the_supplemental_set_is_the_preferred_one() {
    check_reply("\x1b[&u", "\x1bP0!u%5\x1b\\");
    check_reply("\x1bP1!uA\x1b\\\x1b[&u", "\x1bP1!uA\x1b\\");
    check_reply("\x1bP1!uA\x1b\\\x1bc\x1b[&u", "\x1bP0!u%5\x1b\\");
    check_reply("\x1bP0!uB\x1b\\\x1bP1!u%5\x1b\\\x1b[&u", "\x1bP0!u%5\x1b\\");
    check_reply("\x1b[62;1\"p\x1b[&u\x1b[&1u", "");
    // 57 is a ligature in one of them, and a sign in the other.
    check("\x1b)<\x0eW", &["Œ"]);
    check("\x1bP1!uA\x1b\\\x1b)<\x0eW", &["×"]);
    check("\x1bP1!uA\x1b\\\x1b-<\x0eW", &["×"]);
    check("\x1b-<\x0eW", &["W"]);
    // What was designated stays.
    check("\x1b)<\x1bP1!uA\x1b\\\x0eW", &["Œ"]);
}

#[test]
fn malformed_utf_8_becomes_one_mark_for_each_maximal_subpart() {
    let check = |bytes: &[u8], expected: &str| {
        let mut screen = Screen::new(Size::new(1, 20));
        screen.feed(bytes);
        assert_eq!(screen.row_text(0), expected, "{bytes:?}");
    };
    check(b"\x80\xbf.", "\u{fffd}\u{fffd}.");
    check(b"\xc0\xaf.", "\u{fffd}\u{fffd}.");
    check(b"\xe2\x82.", "\u{fffd}.");
    check(b"\xf0\x9f\x9a.", "\u{fffd}.");
    check(b"\xed\xa0\x80.", "\u{fffd}\u{fffd}\u{fffd}.");
    check(b"\xf4\x90\x80\x80.", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}.");
    check(b"\xe2\x82\x1b[C.", "\u{fffd} .");
}

#[test]
fn graphemes_stay_together_after_mode_2027_only() {
    let widths = |input: &str| {
        screen(input)
            .row(0)
            .take(2)
            .map(|cell| cell.width)
            .collect::<Vec<_>>()
    };
    assert_eq!(screen("👩\u{200d}🚀x").row_text(0), "👩\u{200d}🚀x");
    assert_eq!(widths("👩\u{200d}🚀"), [2, 2]);
    assert_eq!(widths("\x1b[?2027h👩\u{200d}🚀"), [2, 1]);
    assert_eq!(widths("❤\u{fe0f}"), [1, 1]);
    assert_eq!(widths("\x1b[?2027h❤\u{fe0f}x"), [2, 1]);
}

#[test]
fn resets_put_back_what_they_say() {
    let soft = screen("text\x1b[?25l\x1b[4h\x1b[?6h\x1b[2;3r\x1b[1m\x1b[!p");
    assert!(
        soft.is_set(Mode::CURSOR_VISIBLE)
            && !soft.is_set(Mode::INSERT)
            && !soft.is_set(Mode::ORIGIN)
    );
    assert_eq!(soft.row_text(0), "text");
    let hard = screen("text\x1b]2;title\x07\x1b[?1049h\x1b[?1000h\x1bc");
    assert!(!hard.is_set(Mode::ALTERNATE_SCREEN));
    assert_eq!(hard.row_text(0), "");
    assert_eq!(hard.input_modes().mouse, MouseTracking::Off);
    check_cursor("\x1b[3;3H\x1b7\x1b[!p\x1b8", 0, 0);
}

#[test]
fn erasing_ends_a_pending_wrap() {
    check("0123456789\x1b[Kx", &["012345678x"]);
    check("0123456789\x1b[2Kx", &["         x"]);
    check("0123456789\x1b[1Kx", &["         x"]);
    check("0123456789\x1b[1Jx", &["         x"]);
}

#[test]
fn strings_end_where_they_end() {
    check("a\x1b]0;title\x1b[2Cb", &["a  b"]);
    check("a\x1b]0;title\x18b", &["ab"]);
    check("a\x1bPnonsense\u{9c}b", &["ab"]);
    check("a\x1b_comment\x07 of\x1b\\b", &["ab"]);
    assert_eq!(screen("\x1b]2;✜ ✜\x07").title(), "✜ ✜");
}

#[test]
fn characters_are_repeated_whatever_their_width() {
    check("x\x1b[12b", &["xxxxxxxxxx", "xxx"]);
    check("世\x1b[5b", &["世世世世世", "世"]);
    check("\x1b[b", &[]);
}

#[test]
fn a_size_that_a_program_asks_for_cuts_and_one_from_outside_flows() {
    let mut cut = screen("0123456789\x1b[8;5;4t");
    assert_eq!(cut.to_string().trim_end(), "0123");
    cut.feed(b"\x1b[8;5;10t");
    assert_eq!(cut.to_string().trim_end(), "0123");
    let mut flown = screen(DIGITS);
    flown.resize(Size::new(5, 4));
    assert_eq!(flown.to_string().trim_end(), "0123\n4567\n89");
}

#[test]
fn a_cursor_that_was_saved_on_a_larger_screen_is_on_the_smaller_one() {
    for (columns, alternate) in [(10, 47), (10, 1047), (4, 47), (10, 1049)] {
        let mut changed = screen(&format!(
            "\x1b[5;9Hx\x1b7\x1b[8;1;2t\x1b[?{alternate}h\x1b[8;3;{columns}t"
        ));
        assert_eq!(changed.size(), Size::new(3, columns), "{alternate}");
        changed.feed(format!("\x1b[?{alternate}l\x1b8").as_bytes());
        let cursor = changed.cursor();
        assert!(cursor.row < 3 && cursor.column < columns, "{alternate}");
    }
}
