//! `strombus screen`: bytes and recordings become a screen.

use serde_json::{Value, json};

use crate::installed::needs;
use crate::process::{Said, run};
use crate::server::strombus;

/// What is printed for `input`.
#[track_caller]
fn screen(arguments: &[&str], input: &str) -> String {
    let said = run(strombus().arg("screen").args(arguments), input);
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    said.stdout
}

#[track_caller]
fn screen_as_json(arguments: &[&str], input: &str) -> Value {
    let printed = screen(&[&["--json"], arguments].concat(), input);
    serde_json::from_str(&printed).expect("JSON")
}

#[track_caller]
fn refused(said: &Said, status: i32, parts: &[&str]) {
    assert_eq!(said.status, Some(status), "{}", said.stderr);
    let line = said.one_line();
    for part in parts {
        assert!(line.contains(part), "{line}");
    }
}

#[test]
fn rows_are_printed_without_the_blanks_at_their_ends() {
    let text = screen(&["--size", "10x4"], "one  \r\n\x1b[3Ctwo\x1b[4;9H漢");
    assert_eq!(text, "one\n   two\n\n        漢\n");
    let text = screen(&[], "usual");
    assert_eq!(text, format!("usual\n{}", "\n".repeat(23)));
}

#[test]
fn json_has_the_size_the_cursor_the_title_the_modes_and_the_scrollback() {
    let mut all = screen_as_json(
        &["--size", "5x2"],
        "\x1b]2;A \"title\"\x1b\\a\r\nb\r\nc\x1b[?25l\x1b[?2004h\x1b[?7l",
    );
    let object = all.as_object_mut().expect("an object");
    let names: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut expected = [
        "cols",
        "rows",
        "cursor",
        "title",
        "modes",
        "scrollback",
        "cells",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(
        (&object["cols"], &object["rows"], &object["scrollback"]),
        (&json!(5), &json!(2), &json!(1))
    );
    assert_eq!(
        object["cursor"],
        json!({"row": 1, "col": 1, "visible": false})
    );
    assert_eq!(object["title"], "A \"title\"");
    let modes = &object["modes"];
    for (name, set) in [
        ("bracketed_paste", true),
        ("autowrap", false),
        ("show_cursor", false),
        ("alternate_screen", false),
    ] {
        assert_eq!(modes[name], set, "{name}");
    }
}

#[test]
fn a_cell_in_json_has_every_attribute() {
    let all = screen_as_json(&["--size", "2x1"], "x");
    let plain = json!({
        "text": "x", "width": 1, "fg": null, "bg": null,
        "bold": false, "dim": false, "italic": false, "underline": null, "underline_color": null,
        "blink": false, "reverse": false, "conceal": false, "strike": false, "overline": false, "link": null,
    });
    assert_eq!(all["cells"][0][0], plain);
    for (sgr, name, value) in [
        ("1", "bold", json!(true)),
        ("2", "dim", json!(true)),
        ("3", "italic", json!(true)),
        ("4", "underline", json!("single")),
        ("21", "underline", json!("double")),
        ("4:3", "underline", json!("curly")),
        ("4:4", "underline", json!("dotted")),
        ("4:5", "underline", json!("dashed")),
        ("5", "blink", json!(true)),
        ("7", "reverse", json!(true)),
        ("8", "conceal", json!(true)),
        ("9", "strike", json!(true)),
        ("53", "overline", json!(true)),
        ("31", "fg", json!(1)),
        ("97", "fg", json!(15)),
        ("38;5;200", "fg", json!(200)),
        ("48;2;1;35;255", "bg", json!("#0123ff")),
        ("44", "bg", json!(4)),
        ("58:2::18:52:86", "underline_color", json!("#123456")),
        ("58:5:9", "underline_color", json!(9)),
    ] {
        let all = screen_as_json(&["--size", "2x1"], &format!("\x1b[{sgr}mx"));
        let mut expected = plain.clone();
        expected[name] = value;
        assert_eq!(all["cells"][0][0], expected, "SGR {sgr}");
    }
    let all = screen_as_json(&["--size", "2x1"], "\x1b]8;;http://example.org/\x1b\\x");
    assert_eq!(all["cells"][0][0]["link"], "http://example.org/");
}

#[test]
fn the_second_cell_of_a_wide_character_is_left_out() {
    let all = screen_as_json(&["--size", "4x1"], "a漢e\u{301}");
    let cells = all["cells"][0].as_array().expect("a row");
    let seen: Vec<_> = cells
        .iter()
        .map(|cell| {
            (
                cell["text"].as_str().unwrap(),
                cell["width"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(seen, [("a", 1), ("漢", 2), ("e\u{301}", 1)]);
}

#[test]
fn in_a_pending_wrap_the_cursor_is_in_the_last_column() {
    let cursor = |input: &str| screen_as_json(&["--size", "5x2"], input)["cursor"].clone();
    assert_eq!(cursor("abcd"), json!({"row": 0, "col": 4, "visible": true}));
    assert_eq!(
        cursor("abcde"),
        json!({"row": 0, "col": 4, "visible": true})
    );
    assert_eq!(
        cursor("abcdef"),
        json!({"row": 1, "col": 1, "visible": true})
    );
}

const V2: &str = "{\"version\": 2, \"width\": 20, \"height\": 3}\n\
    [0.5, \"o\", \"one\\r\\n\"]\n[1.0, \"r\", \"6x2\"]\n[9000.0, \"o\", \"abcdefgh\"]\n[9000.1, \"z\", 5]\n";

const V3: &str = "{\"version\":3,\"term\":{\"cols\":20,\"rows\":3}}\n# a comment\n\
    [0.5, \"o\", \"one\\r\\n\"]\n[0.5, \"r\", \"6x2\"]\n[9000.0, \"o\", \"abcdefgh\"]\n[0.1, \"x\", \"0\"]\n";

#[test]
fn a_recording_is_replayed_with_its_resizes_and_without_its_pauses() {
    for cast in [V2, V3] {
        let all = screen_as_json(&[], cast);
        assert_eq!((&all["cols"], &all["rows"]), (&json!(6), &json!(2)));
        assert_eq!(screen(&[], cast), "abcdef\ngh\n");
        let before = cast.split_once("\n[9000").expect("an event").0;
        let whole = before
            .split_once("\n[1.0")
            .or(before.split_once("\n[0.5, \"r"))
            .expect("an event")
            .0;
        assert_eq!(screen(&[], whole), "one\n\n\n");
    }
}

#[test]
fn a_recording_that_cannot_be_read_is_named_with_its_line() {
    for (cast, parts) in [
        ("{\"version\": 4}\n", &["line 1", "version 4"][..]),
        ("{\"version\": 2, \"width\": 80}\n", &["line 1", "height"]),
        (
            "{\"version\": 2, \"width\": 80, \"height\": 24}\n[0, \"o\", \"a\"]\nwhat\n",
            &["line 3", "no event"],
        ),
    ] {
        let said = run(strombus().arg("screen"), cast);
        refused(&said, 1, parts);
        assert_eq!(said.stdout, "");
    }
}

#[test]
fn what_only_looks_like_a_recording_is_text() {
    for text in ["{\"version\": \"2\"}", "{", "{\"a\": 1}"] {
        assert_eq!(screen(&["--size", "30x1"], text), format!("{text}\n"));
    }
}

#[test]
fn a_picture_is_printed() {
    let picture = screen(
        &["--svg", "--frame", "A <title>", "--size", "20x3"],
        "\x1b[1;31mred & bold",
    );
    assert!(
        picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""),
        "{picture}"
    );
    assert!(picture.ends_with("</svg>\n"), "{picture}");
    for part in [
        ">A &lt;title&gt;</text>",
        ">red</text>",
        ">&amp;</text>",
        "font-weight=\"bold\"",
    ] {
        assert!(picture.contains(part), "{part} is not in\n{picture}");
    }
    assert_ne!(
        picture,
        screen(
            &[
                "--svg",
                "--frame",
                "A <title>",
                "--theme",
                "light",
                "--size",
                "20x3"
            ],
            "\x1b[1;31mred & bold"
        )
    );
}

#[test]
fn a_picture_can_be_made_a_png() {
    needs!("rsvg-convert");
    let directory = tempfile::tempdir().expect("a directory");
    let (svg, png) = (
        directory.path().join("a.svg"),
        directory.path().join("a.png"),
    );
    // Every line and block, wide and doubled characters, and all attributes.
    let mut text: String = (0x2500..0x25a0).filter_map(char::from_u32).collect();
    text += "\r\n\x1b#6double \x1b[3;4;9;53mall\x1b[21mtwo\x1b[4:3mwave\x1b[4:4mdots\x1b[4:5mdash\x1b[m 漢字 \u{28ff}";
    std::fs::write(&svg, screen(&["--svg"], &text)).expect("a file");
    let mut convert = std::process::Command::new("rsvg-convert");
    let said = run(convert.arg("--output").arg(&png).arg(&svg), "");
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    let png = std::fs::read(&png).expect("a picture");
    // The header of a PNG: width and height.
    assert_eq!(&png[..4], b"\x89PNG");
    assert_eq!(&png[16..24], &[0, 0, 2, 232, 0, 0, 1, 224], "744x480");
}

#[test]
fn wrong_usage_is_one_line_and_status_2() {
    for (arguments, part) in [
        (&["--size", "80"][..], "80x24"),
        (&["--size", "0x24"], "80x24"),
        (&["--size", "2000x24"], "1000x500"),
        (&["--json", "--svg"], "--svg"),
        (&["--theme", "light"], "--svg"),
        (&["--pty"], "CMD"),
        (&["--keys", "q"], "--pty"),
        (&["--", "ls"], "--pty"),
        (&["--pty", "--keys", "\\q", "--", "ls"], "\\q"),
        (&["--pty", "--timeout", "soon", "--", "ls"], "seconds"),
    ] {
        let said = run(strombus().arg("screen").args(arguments), "");
        refused(&said, 2, &["strombus: ", part]);
        assert_eq!(said.stdout, "");
    }
}
