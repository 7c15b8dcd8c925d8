//! Small screens and their pictures.

use super::boxes;
use super::color::Rgb;
use super::sheet::Sheet;
use super::{CELL_HEIGHT, CELL_WIDTH, Picture, PictureTheme};
use crate::{Screen, Size};

fn picture(columns: u16, rows: u16, bytes: &str) -> String {
    let mut screen = Screen::new(Size::new(rows, columns));
    screen.feed(bytes.as_bytes());
    // The cursor would be in the way of what is looked for.
    screen.feed(b"\x1b[?25l");
    Picture::new().svg(&screen)
}

/// Checks the elements between the ground and the end.
#[track_caller]
fn check(bytes: &str, expected: &[&str]) {
    let picture = picture(10, 2, bytes);
    let lines: Vec<&str> = picture.lines().collect();
    // Before: the file, the ground, the group. Behind: the ends of the group and of the file.
    assert_eq!(&lines[3..lines.len() - 2], expected);
}

#[test]
fn a_word_has_its_place_and_length() {
    check(
        " ab cd",
        &[
            r##"<text x="9" y="14" textLength="18" lengthAdjust="spacingAndGlyphs" fill="#d5dae3">ab</text>"##,
            r##"<text x="36" y="14" textLength="18" lengthAdjust="spacingAndGlyphs" fill="#d5dae3">cd</text>"##,
        ],
    );
}

#[test]
fn what_another_font_may_show_stands_in_the_middle_of_its_cells() {
    check(
        "é漢",
        &[
            r##"<text x="4.5" y="14" text-anchor="middle" fill="#d5dae3">é</text>"##,
            r##"<text x="18" y="14" text-anchor="middle" fill="#d5dae3">漢</text>"##,
        ],
    );
}

#[test]
fn attributes_and_colours_are_settled() {
    check(
        "\x1b[1;3;31ma\x1b[0;7mb\x1b[0;2mc\x1b[0;8;44md\x1b[0;38;5;196me\x1b[0;38;2;1;2;3mf",
        &[
            // The ground of an inverse cell, and of one whose text is not to be seen.
            r##"<path d="M27 0H36V19H27z" fill="#4674bf" shape-rendering="crispEdges"/>"##,
            r##"<path d="M9 0H18V19H9z" fill="#d5dae3" shape-rendering="crispEdges"/>"##,
            r##"<text x="0" y="14" textLength="9" lengthAdjust="spacingAndGlyphs" fill="#de6e77" font-weight="bold" font-style="italic">a</text>"##,
            r##"<text x="9" y="14" textLength="9" lengthAdjust="spacingAndGlyphs" fill="#1a1e26">b</text>"##,
            r##"<text x="18" y="14" textLength="9" lengthAdjust="spacingAndGlyphs" fill="#80858d">c</text>"##,
            r##"<text x="36" y="14" textLength="9" lengthAdjust="spacingAndGlyphs" fill="#ff0000">e</text>"##,
            r##"<text x="45" y="14" textLength="9" lengthAdjust="spacingAndGlyphs" fill="#010203">f</text>"##,
        ],
    );
}

#[test]
fn colours_that_the_program_changed_are_its_own() {
    let picture = picture(
        10,
        2,
        "\x1b]4;1;#102030\x07\x1b]4;200;rgb:40/50/60\x07\x1b]10;#111111\x07\x1b]11;#eeeeee\x07a\x1b[31mb\x1b[38;5;200mc",
    );
    for part in [
        "rx=\"8\" fill=\"#eeeeee\"",
        "fill=\"#111111\">a<",
        "fill=\"#102030\">b<",
        "fill=\"#405060\">c<",
    ] {
        assert!(picture.contains(part), "{part} is not in\n{picture}");
    }
}

#[test]
fn grounds_that_touch_are_one() {
    check(
        "\x1b[41m\x1b[2J",
        &[r##"<path d="M0 0H90V38H0z" fill="#de6e77" shape-rendering="crispEdges"/>"##],
    );
}

#[test]
fn lines_that_touch_are_one() {
    check(
        "┌──┐\r\n└──┘",
        &[
            r##"<path d="M4 9.5H32M4 28.5H32M4.5 9V29M31.5 9V29" stroke="#d5dae3" stroke-width="1" fill="none"/>"##,
        ],
    );
}

#[test]
fn underlines_have_styles_and_colours() {
    check(
        "\x1b[4m  \x1b[0;21;58;5;1m \x1b[0;9;53m \x1b[m",
        &[
            r##"<path d="M27 0.5H36M27 9.5H36M0 16.5H18" stroke="#d5dae3" stroke-width="1" fill="none"/>"##,
            r##"<path d="M18 15.5H27M18 17.5H27" stroke="#de6e77" stroke-width="1" fill="none"/>"##,
        ],
    );
    let wave = picture(10, 1, "\x1b[4:3m ");
    assert!(
        wave.contains("M0 16.5q2.25 3 4.5 0q2.25 -3 4.5 0"),
        "{wave}"
    );
    let dots = picture(10, 1, "\x1b[4:4m ");
    assert!(dots.contains("M1 16.5H2M4 16.5H5M7 16.5H8"), "{dots}");
}

#[test]
fn a_link_is_an_area_over_its_cells() {
    check(
        "\x1b]8;;https://example.org/?a=1&b=\"<2>'\x1b\\──\x1b]8;id=x;MAILTO:me@example.org\x07─\x1b]8;;\x07─",
        &[
            r##"<path d="M0 9.5H36" stroke="#d5dae3" stroke-width="1" fill="none"/>"##,
            r##"<a href="https://example.org/?a=1&amp;b=&quot;&lt;2&gt;'"><rect x="0" y="0" width="18" height="19" fill="none" pointer-events="all"/></a>"##,
            r##"<a href="MAILTO:me@example.org"><rect x="18" y="0" width="9" height="19" fill="none" pointer-events="all"/></a>"##,
        ],
    );
}

#[test]
fn a_target_that_does_more_than_lead_away_is_no_link() {
    for target in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " https://example.org",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "vbscript:x",
        "//example.org",
        "httpss:x",
        "http",
        "é:https:",
    ] {
        let picture = picture(10, 2, &format!("\x1b]8;;{target}\x1b\\x\x1b]8;;\x1b\\"));
        assert!(!picture.contains("href"), "{picture}");
    }
}

#[test]
fn blocks_and_dots_are_drawn() {
    check(
        "█▄⠁",
        &[
            r##"<path d="M0 0H9V19H0zM9 9.5H18V19H9z" fill="#d5dae3" shape-rendering="crispEdges"/>"##,
            r##"<path d="M20.25 2.38h.01" stroke="#d5dae3" stroke-width="2" stroke-linecap="round" fill="none"/>"##,
        ],
    );
}

#[test]
fn large_characters_are_scaled_and_cut() {
    let picture = picture(10, 2, "\x1b#3ab\r\n\x1b#4ab");
    for part in [
        r##"<clipPath id="row0"><rect y="0" width="90" height="19"/></clipPath>"##,
        r##"<g clip-path="url(#row0)"><g transform="translate(0 0) scale(2)">"##,
        r##"<g clip-path="url(#row1)"><g transform="translate(0 0) scale(2)">"##,
    ] {
        assert!(picture.contains(part), "{part} is not in\n{picture}");
    }
}

#[test]
fn the_cursor_is_where_it_is_and_as_it_is() {
    let shown = |bytes: &str| {
        let mut screen = Screen::new(Size::new(1, 3));
        screen.feed(bytes.as_bytes());
        Picture::new().svg(&screen)
    };
    for (bytes, part) in [
        ("a", r##"<path d="M9 0H18V19H9z" fill="#e8c274""##),
        ("漢\x08", r##"<path d="M0 0H18V19H0z" fill="#e8c274""##),
        (
            "a\x1b[4 q",
            r##"<rect x="9" y="17" width="9" height="2" fill="#e8c274"/>"##,
        ),
        (
            "a\x1b[6 q",
            r##"<rect x="9" y="0" width="2" height="19" fill="#e8c274"/>"##,
        ),
    ] {
        let picture = shown(bytes);
        assert!(picture.contains(part), "{bytes:?}:\n{picture}");
        assert!(!shown(&format!("{bytes}\x1b[?25l")).contains("#e8c274"));
    }
}

#[test]
fn every_arm_of_a_line_reaches_its_edge_and_no_other_does() {
    let color = Rgb::hex(0);
    for (code, arms) in (0x2500..).zip(boxes::ARMS) {
        if arms == b"0000" {
            continue;
        }
        let mut sheet = Sheet::default();
        let c = char::from_u32(code).unwrap();
        assert!(boxes::draw(&mut sheet, c, color, 0.0, 0.0));
        let ends = sheet.ends();
        let reached =
            |upright: bool, at: f64| ends.iter().filter(|end| **end == (upright, at)).count();
        let edges = [
            reached(true, 0.0),
            reached(false, CELL_WIDTH),
            reached(true, CELL_HEIGHT),
            reached(false, 0.0),
        ];
        let expected = arms.map(|arm| match arm {
            b'0' => 0,
            b'3' => 2,
            _ => 1,
        });
        assert_eq!(edges, expected, "{c}");
    }
}

#[test]
fn the_same_screen_makes_the_same_picture() {
    let text = "\x1b[31ma\x1b[32mb\x1b[44m┌█\x1b[58;5;3;4:3mc";
    assert_eq!(picture(10, 2, text), picture(10, 2, text));
}

#[test]
fn any_size_has_a_picture() {
    let screen = |rows, columns| {
        let mut screen = Screen::new(Size::new(rows, columns));
        screen.feed("漢\x1b#6字┌█".as_bytes());
        screen
    };
    for (rows, columns) in [(0, 0), (1, 1), (1, 1000), (500, 1)] {
        let framed = Picture::new().theme(PictureTheme::Light).frame("<&>");
        let picture = framed.svg(&screen(rows, columns));
        assert!(picture.contains("&lt;&amp;&gt;") && picture.ends_with("</svg>\n"));
    }
}
