//! The operations: the bytes of each, and what two emulators make of them.

#[allow(dead_code, reason = "the painter's tests need more of it")]
mod emulators;

use emulators::{Alacritty, Emulator};
use strombus_terminal::{
    Attributes, Bank, CLIPBOARD_LIMIT, CharacterSet, Color, ColorSlot, CursorShape, LINK_LIMIT,
    Mode, Operations, Position, Progress, Query, Rect, Size, Style, TITLE_LIMIT, Underline,
};

fn bytes(
    write: impl for<'a, 'b> FnOnce(&'a mut Operations<'b>) -> &'a mut Operations<'b>,
) -> String {
    let mut out = Vec::new();
    write(&mut Operations::new(&mut out));
    String::from_utf8(out).unwrap()
}

#[track_caller]
fn check(
    write: impl for<'a, 'b> FnOnce(&'a mut Operations<'b>) -> &'a mut Operations<'b>,
    expected: &str,
) {
    assert_eq!(bytes(write), expected);
}

const fn at(row: i32, column: i32) -> Position {
    Position::new(row, column)
}

/// `up(3) => "\x1b[3A";`: an operation and its bytes.
macro_rules! says {
    ($($name:ident($($argument:expr),*) => $expected:expr;)*) => {
        $(check(|o| o.$name($($argument),*), $expected);)*
    };
}

#[test]
fn the_cursor_moves() {
    says! {
        move_to(at(0, 0)) => "\x1b[H";
        move_to(at(4, 0)) => "\x1b[5H";
        move_to(at(4, 9)) => "\x1b[5;10H";
        move_to(at(-3, i32::MAX)) => "\x1b[1;32767H";
        move_to_column(0) => "\x1b[G";
        move_to_column(7) => "\x1b[8G";
        move_to_row(7) => "\x1b[8d";
        up(1) => "\x1b[A";
        up(0) => "";
        down(12) => "\x1b[12B";
        forward(65535) => "\x1b[65535C";
        back(2) => "\x1b[2D";
        down_to_start(2) => "\x1b[2E";
        up_to_start(2) => "\x1b[2F";
        carriage_return() => "\r";
        line_feed() => "\n";
        backspace() => "\x08";
        index() => "\x1bD";
        reverse_index() => "\x1bM";
        next_line() => "\x1bE";
        forward_index() => "\x1b9";
        back_index() => "\x1b6";
        save_cursor() => "\x1b7";
        restore_cursor() => "\x1b8";
        tab() => "\t";
        tab_forward(2) => "\x1b[2I";
        tab_back(2) => "\x1b[2Z";
        set_tab() => "\x1bH";
        clear_tab() => "\x1b[g";
        clear_tabs() => "\x1b[3g";
        reset_tabs() => "\x1b[?5W";
    }
}

#[test]
fn things_are_erased_inserted_and_deleted() {
    let rect = Rect::new(at(1, 2), Size::new(3, 4));
    says! {
        erase_below() => "\x1b[J";
        erase_above() => "\x1b[1J";
        erase_screen() => "\x1b[2J";
        erase_scrollback() => "\x1b[3J";
        erase_to_end() => "\x1b[K";
        erase_to_start() => "\x1b[1K";
        erase_line() => "\x1b[2K";
        erase_characters(3) => "\x1b[3X";
        protect(true) => "\x1b[1\"q";
        protect(false) => "\x1b[0\"q";
        selective_erase_below() => "\x1b[?J";
        selective_erase_above() => "\x1b[?1J";
        selective_erase_screen() => "\x1b[?2J";
        selective_erase_to_end() => "\x1b[?K";
        selective_erase_to_start() => "\x1b[?1K";
        selective_erase_line() => "\x1b[?2K";
        erase_rectangle(rect) => "\x1b[2;3;4;6$z";
        erase_rectangle(Rect::default()) => "";
        erase_rectangle(Rect::new(at(-9, 0), Size::new(3, 4))) => "";
        selective_erase_rectangle(rect) => "\x1b[2;3;4;6${";
        fill_rectangle(rect, 'x') => "\x1b[120;2;3;4;6$x";
        fill_rectangle(rect, '\x1b') => "";
        fill_rectangle(rect, '🚀') => "";
        copy_rectangle(rect, at(7, 8)) => "\x1b[2;3;4;6;1;8;9;1$v";
        insert_characters(2) => "\x1b[2@";
        delete_characters(2) => "\x1b[2P";
        insert_lines(2) => "\x1b[2L";
        delete_lines(1) => "\x1b[M";
        insert_columns(2) => "\x1b[2'}";
        delete_columns(2) => "\x1b[2'~";
        repeat(5) => "\x1b[5b";
    }
}

#[test]
fn regions_scroll_and_lines_grow() {
    says! {
        scroll_region(2..5) => "\x1b[3;5r";
        scroll_region(2..3) => "";
        reset_scroll_region() => "\x1b[r";
        left_right_margins(0..10) => "\x1b[1;10s";
        scroll_up(2) => "\x1b[2S";
        scroll_down(1) => "\x1b[1T";
        scroll_down(0) => "";
        double_height_top() => "\x1b#3";
        double_height_bottom() => "\x1b#4";
        single_width() => "\x1b#5";
        double_width() => "\x1b#6";
        alignment_test() => "\x1b#8";
    }
}

#[test]
fn modes_are_set_and_reset() {
    says! {
        set_mode(Mode::INSERT) => "\x1b[4h";
        reset_mode(Mode::NEW_LINE) => "\x1b[20l";
        set_mode(Mode::ORIGIN) => "\x1b[?6h";
        reset_mode(Mode::private(12345)) => "\x1b[?12345l";
        save_mode(Mode::AUTO_WRAP) => "\x1b[?7s";
        restore_mode(Mode::AUTO_WRAP) => "\x1b[?7r";
        save_mode(Mode::INSERT) => "";
        begin_synchronized_update() => "\x1b[?2026h";
        end_synchronized_update() => "\x1b[?2026l";
        application_keypad() => "\x1b=";
        numeric_keypad() => "\x1b>";
        push_keyboard_flags(5) => "\x1b[>5u";
        pop_keyboard_flags(1) => "\x1b[<u";
        pop_keyboard_flags(3) => "\x1b[<3u";
        modify_other_keys(2) => "\x1b[>4;2m";
        soft_reset() => "\x1b[!p";
        full_reset() => "\x1bc";
    }
}

#[test]
fn character_sets_are_designated_and_shifted() {
    says! {
        designate(Bank::G0, CharacterSet::Ascii) => "\x1b(B";
        designate(Bank::G1, CharacterSet::DecGraphics) => "\x1b)0";
        designate(Bank::G2, CharacterSet::British) => "\x1b*A";
        designate(Bank::G3, CharacterSet::Latin1) => "\x1b/A";
        designate(Bank::G0, CharacterSet::Latin1) => "";
        shift(Bank::G0) => "\x0f";
        shift(Bank::G1) => "\x0e";
        shift(Bank::G2) => "\x1bn";
        shift(Bank::G3) => "\x1bo";
        shift_right(Bank::G0) => "";
        shift_right(Bank::G1) => "\x1b~";
        shift_right(Bank::G2) => "\x1b}";
        shift_right(Bank::G3) => "\x1b|";
        single_shift_2() => "\x1bN";
        single_shift_3() => "\x1bO";
        utf8(true) => "\x1b%G";
        utf8(false) => "\x1b%@";
    }
}

#[test]
fn renditions_are_selected() {
    says! {
        plain() => "\x1b[m";
        set_attributes(Attributes::NONE) => "";
        set_attributes(Attributes::BOLD.with(Attributes::OVERLINE)) => "\x1b[1;53m";
        set_attributes(Attributes::RAPID_BLINK.with(Attributes::UNDERLINE)) => "\x1b[6m\x1b[4m";
        reset_attributes(Attributes::BOLD.with(Attributes::DIM)) => "\x1b[22m";
        reset_attributes(Attributes::HIDDEN.with(Attributes::UNDERLINE)) => "\x1b[28;24m";
        underline(Underline::None) => "\x1b[24m";
        underline(Underline::Double) => "\x1b[4:2m";
        underline(Underline::Dashed) => "\x1b[4:5m";
        foreground(Color::Default) => "\x1b[39m";
        foreground(Color::RED) => "\x1b[31m";
        foreground(Color::Indexed(9)) => "\x1b[91m";
        foreground(Color::Indexed(200)) => "\x1b[38;5;200m";
        background(Color::Indexed(15)) => "\x1b[107m";
        background(Color::Rgb(1, 20, 255)) => "\x1b[48;2;1;20;255m";
        background(Color::Default) => "\x1b[49m";
        underline_color(Color::Rgb(1, 2, 3)) => "\x1b[58:2::1:2:3m";
        underline_color(Color::Indexed(7)) => "\x1b[58:5:7m";
        underline_color(Color::Default) => "\x1b[59m";
        style(Style::PLAIN) => "\x1b[m";
        style(Style::new().fg(Color::RED).bg(Color::BLUE).bold()) => "\x1b[m\x1b[1m\x1b[31m\x1b[44m";
    }
}

#[test]
fn what_is_around_the_screen_is_asked_for() {
    says! {
        title("Tide") => "\x1b]2;Tide\x1b\\";
        icon_name("t") => "\x1b]1;t\x1b\\";
        push_title() => "\x1b[22;2t";
        pop_title() => "\x1b[23;2t";
        begin_link("http://a.b/c d", "") => "\x1b]8;;http://a.b/c%20d\x1b\\";
        begin_link("http://a", "n:1;x") => "\x1b]8;id=n1x;http://a\x1b\\";
        end_link() => "\x1b]8;;\x1b\\";
        copy("foob") => "\x1b]52;c;Zm9vYg==\x1b\\";
        bell() => "\x07";
        cursor_shape(CursorShape::Bar, false) => "\x1b[6 q";
        cursor_shape(CursorShape::Block, true) => "\x1b[1 q";
        default_cursor_shape() => "\x1b[0 q";
        progress(Progress::Percent(120)) => "\x1b]9;4;1;100\x1b\\";
        progress(Progress::Busy) => "\x1b]9;4;3;0\x1b\\";
        progress(Progress::None) => "\x1b]9;4;0;0\x1b\\";
    }
}

#[test]
fn questions_are_asked() {
    for (query, expected) in [
        (Query::PrimaryAttributes, "\x1b[c"),
        (Query::SecondaryAttributes, "\x1b[>c"),
        (Query::TertiaryAttributes, "\x1b[=c"),
        (Query::Status, "\x1b[5n"),
        (Query::CursorPosition, "\x1b[6n"),
        (Query::Mode(Mode::INSERT), "\x1b[4$p"),
        (Query::Mode(Mode::SYNCHRONIZED), "\x1b[?2026$p"),
        (Query::Setting(" q".into()), "\x1bP$q q\x1b\\"),
        (Query::Setting("\x1b\\evil".into()), "\x1bP$q\\evi\x1b\\"),
        (Query::Version, "\x1b[>q"),
        (Query::Color(ColorSlot::Palette(17)), "\x1b]4;17;?\x1b\\"),
        (Query::Color(ColorSlot::Background), "\x1b]11;?\x1b\\"),
        (Query::Clipboard, "\x1b]52;c;?\x1b\\"),
        (Query::DarkColors, "\x1b[?996n"),
        (Query::TextArea, "\x1b[18t"),
        (Query::TextAreaPixels, "\x1b[14t"),
        (Query::CellPixels, "\x1b[16t"),
        (Query::KeyboardFlags, "\x1b[?u"),
        (Query::Capability("RGB".into()), "\x1bP+q524742\x1b\\"),
    ] {
        check(|o| o.query(&query), expected);
    }
}

#[test]
fn nothing_that_is_typed_commands_the_terminal() {
    let evil = "a\x1b]2;x\x07\x1b\\\u{9b}2J\u{9c}\r\n\0\x7f\u{202e}z";
    for (introducer, end, written) in [
        ("", "", bytes(|o| o.text(evil))),
        ("\x1b]2;", "\x1b\\", bytes(|o| o.title(evil))),
        ("\x1b]1;", "\x1b\\", bytes(|o| o.icon_name(evil))),
        ("\x1b]8;id=", "\x1b\\", bytes(|o| o.begin_link(evil, evil))),
        ("\x1b]52;c;", "\x1b\\", bytes(|o| o.copy(evil))),
    ] {
        let inside = written
            .strip_prefix(introducer)
            .and_then(|rest| rest.strip_suffix(end))
            .unwrap();
        assert!(!inside.chars().any(char::is_control), "{written:?}");
        assert!(!inside.contains('\u{202e}'), "{written:?}");
    }
    let mut out = Vec::new();
    Operations::new(&mut out).text_in_cp437("é│世\x1b\u{9b}");
    assert_eq!(out, b"\x82\xb3????");
}

#[test]
fn no_string_grows_without_an_end() {
    let long = "x".repeat(CLIPBOARD_LIMIT + 1);
    assert_eq!(bytes(|o| o.copy(&long)), "");
    assert!(bytes(|o| o.copy(&long[1..])).len() > CLIPBOARD_LIMIT);
    assert_eq!(bytes(|o| o.title(&long)).len(), TITLE_LIMIT + 6);
    assert_eq!(bytes(|o| o.begin_link(&long, "")), "\x1b]8;;\x1b\\");
    let longest = bytes(|o| o.begin_link(&long[..LINK_LIMIT], &long));
    assert_eq!(longest.len(), LINK_LIMIT + 64 + 10);
}

/// What both emulators show in the first rows after the operations, without trailing blanks.
#[track_caller]
fn shows(
    write: impl for<'a, 'b> Fn(&'a mut Operations<'b>) -> &'a mut Operations<'b>,
    expected: &[&str],
    cursor: Position,
) {
    fn of<E: Emulator>(text: &str, expected: &[&str], cursor: Position, name: &str) {
        let mut emulator = E::open(Size::new(6, 20));
        emulator.feed(text);
        for (row, expected) in expected.iter().enumerate() {
            let row: String = (0..20)
                .map(|column| emulator.cell(at(row as i32, column)).0)
                .collect();
            // Alacritty keeps the tab itself in a cell.
            let row = row.replace('\t', " ");
            assert_eq!(row.trim_end(), *expected, "{name}");
        }
        assert_eq!(emulator.cursor(), cursor, "{name}");
    }
    let text = bytes(|o| write(o));
    of::<avt::Terminal>(&text, expected, cursor, "avt");
    of::<Alacritty>(&text, expected, cursor, "alacritty");
}

#[test]
fn emulators_go_where_they_are_told() {
    shows(
        |o| {
            o.move_to(at(1, 2)).text("ab").back(1).down(1).text("c");
            o.move_to_column(0).text("d").up_to_start(2).text("e")
        },
        &["e", "  ab", "d  c"],
        at(0, 1),
    );
    shows(
        |o| {
            o.move_to(at(1, 1))
                .save_cursor()
                .move_to(at(3, 3))
                .text("x");
            o.restore_cursor()
                .text("y")
                .next_line()
                .text("z")
                .reverse_index()
        },
        &["", " y", "z", "   x"],
        at(1, 1),
    );
    shows(
        |o| {
            o.clear_tabs().move_to_column(5).set_tab().carriage_return();
            o.tab().text("t").move_to_row(1).tab_back(1).text("u")
        },
        &["     t", "     u"],
        at(1, 6),
    );
}

#[test]
fn emulators_erase_insert_delete_and_scroll() {
    shows(
        |o| {
            o.text("abcdef").move_to(at(0, 2)).insert_characters(2);
            o.next_line()
                .text("abcdef")
                .move_to_column(1)
                .delete_characters(2);
            o.next_line()
                .text("abcdef")
                .move_to_column(1)
                .erase_characters(2);
            o.next_line()
                .text("abcdef")
                .move_to_column(3)
                .erase_to_start()
        },
        &["ab  cdef", "adef", "a  def", "    ef"],
        at(3, 3),
    );
    shows(
        |o| {
            for line in ["a", "b", "c", "d"] {
                o.text(line).next_line();
            }
            o.scroll_region(1..4).move_to(at(1, 0)).delete_lines(1);
            o.move_to(at(3, 0))
                .text("e")
                .index()
                .carriage_return()
                .text("f");
            o.reset_scroll_region()
        },
        &["a", "d", "e", "f"],
        at(0, 0),
    );
    shows(
        |o| {
            o.scroll_region(2..5)
                .set_mode(Mode::ORIGIN)
                .move_to(at(0, 0));
            o.text("x")
                .reset_mode(Mode::ORIGIN)
                .move_to(at(0, 0))
                .text("y");
            o.set_mode(Mode::INSERT)
                .move_to(at(0, 0))
                .text("zz")
                .reset_mode(Mode::INSERT)
        },
        &["zzy", "", "x"],
        at(0, 2),
    );
    shows(|o| o.text("a").repeat(3), &["aaaa"], at(0, 4));
}

#[test]
fn emulators_draw_lines_with_letters() {
    shows(
        |o| {
            o.designate(Bank::G1, CharacterSet::DecGraphics).text("q");
            o.shift(Bank::G1).text("lqk").shift(Bank::G0).text("q")
        },
        &["q┌─┐q"],
        at(0, 5),
    );
}

#[test]
fn emulators_show_the_rendition() {
    fn check<E: Emulator>(style: Style) {
        let mut emulator = E::open(Size::VT100);
        emulator.feed(&bytes(|o| o.style(style).text("x").plain()));
        let kept = Attributes::from_bits(style.attributes.bits() & E::KEEPS.bits());
        let found = emulator.cell(at(0, 0)).1;
        assert_eq!(
            (found.foreground, found.background),
            (style.foreground, style.background)
        );
        assert_eq!(found.attributes, kept, "{style:?}");
    }
    for style in [
        Style::new().fg(Color::RED).bg(Color::Indexed(12)).bold(),
        Style::new()
            .fg(Color::Indexed(99))
            .bg(Color::Rgb(1, 2, 3))
            .italic(),
        Style::new().underline().reverse().strike(),
        Style::new().with(Attributes::HIDDEN).dim(),
        Style::new().with(Attributes::BLINK),
    ] {
        check::<avt::Terminal>(style);
        check::<Alacritty>(style);
    }
}

#[test]
fn alacritty_shows_underlines_of_every_kind_and_colour() {
    use alacritty_terminal::term::cell::Flags;
    use alacritty_terminal::vte::ansi;
    for (underline, flag) in [
        (Underline::Single, Flags::UNDERLINE),
        (Underline::Double, Flags::DOUBLE_UNDERLINE),
        (Underline::Curly, Flags::UNDERCURL),
        (Underline::Dotted, Flags::DOTTED_UNDERLINE),
        (Underline::Dashed, Flags::DASHED_UNDERLINE),
    ] {
        let mut emulator = Alacritty::open(Size::VT100);
        let color = Color::Rgb(255, 0, 0);
        let style = Style::new().underlined(underline).underline_color(color);
        emulator.feed(&bytes(|o| o.style(style).text("x")));
        let cell = &emulator.term.grid()[alacritty_terminal::index::Line(0)]
            [alacritty_terminal::index::Column(0)];
        assert_eq!(cell.flags & Flags::ALL_UNDERLINES, flag);
        let red = ansi::Color::Spec(ansi::Rgb { r: 255, g: 0, b: 0 });
        assert_eq!(cell.underline_color(), Some(red));
    }
}
