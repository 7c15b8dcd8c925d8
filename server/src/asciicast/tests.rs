//! Lines as asciinema writes them, lines that nobody should write, and what is read of what was written.

use std::time::Duration;

use proptest::prelude::*;
use strombus_terminal::Size;

use super::{CastErrorKind, Event, EventKind, Header, Item, LINE, Reader, Version, Writer};

const V2: &str = r#"{"version": 2, "width": 80, "height": 24, "timestamp": 1504467315, "title": "Demo", "env": {"TERM": "xterm-256color", "SHELL": "/bin/zsh", "LANG": null}}"#;
const V3: &str = r##"{"version":3,"term":{"cols":100,"rows":50,"type":"xterm-256color","version":"VTE(7802)","theme":{"fg":"#d0d0d0","bg":"#212121","palette":"#000000:#ffffff"}},"timestamp":1504467315,"idle_time_limit":1.5,"command":"/bin/bash -l","env":{"SHELL":"/bin/bash"},"tags":["a"]}"##;

/// All that is read of `text`, given in pieces of `piece` bytes.
fn read_in(text: &str, piece: usize) -> Result<Vec<Item>, super::CastError> {
    let mut reader = Reader::new();
    let mut items = Vec::new();
    for mut bytes in text.as_bytes().chunks(piece) {
        while let Some(item) = reader.read(&mut bytes)? {
            items.push(item);
        }
    }
    items.extend(reader.finish()?);
    Ok(items)
}

fn read(text: &str) -> (Header, Vec<Event>) {
    let items = read_in(text, text.len()).unwrap();
    assert_eq!(read_in(text, 1).unwrap(), items, "byte by byte");
    let mut items = items.into_iter();
    let Some(Item::Header(header)) = items.next() else {
        panic!("no header")
    };
    let events = items.map(|item| match item {
        Item::Event(event) => event,
        Item::Header(_) => panic!("another header"),
    });
    (header, events.collect())
}

#[track_caller]
fn check_events(text: &str, expected: &[(u64, EventKind)]) {
    let (_, events) = read(text);
    let expected: Vec<Event> = expected
        .iter()
        .map(|(millis, kind)| Event {
            time: Duration::from_millis(*millis),
            kind: kind.clone(),
        })
        .collect();
    assert_eq!(events, expected);
}

#[track_caller]
fn check_error(text: &str, line: u64, part: &str) {
    let error = read_in(text, 7).unwrap_err();
    assert_eq!(error.line, line, "{error}");
    let said = error.to_string();
    assert!(said.contains(part) && !said.contains('\n'), "{said}");
}

#[test]
fn the_header_of_version_2_is_read() {
    let (header, _) = read(V2);
    let expected = Header {
        timestamp: Some(1_504_467_315),
        title: Some("Demo".into()),
        terminal: Some("xterm-256color".into()),
        environment: [("SHELL".into(), "/bin/zsh".into())].into(),
        ..Header::new(Version::V2, Size::VT100)
    };
    assert_eq!(header, expected);
}

#[test]
fn the_header_of_version_3_is_read() {
    let (header, _) = read(V3);
    let expected = Header {
        timestamp: Some(1_504_467_315),
        idle_time_limit: Some(Duration::from_millis(1500)),
        command: Some("/bin/bash -l".into()),
        terminal: Some("xterm-256color".into()),
        environment: [("SHELL".into(), "/bin/bash".into())].into(),
        ..Header::new(Version::V3, Size::new(50, 100))
    };
    assert_eq!(header, expected);
}

#[test]
fn times_of_version_2_are_since_the_start() {
    check_events(
        &format!(
            "{V2}\n[0.25, \"o\", \"\\u001b[1ma\"]\n[1, \"i\", \"\\r\"]\n[1.5, \"r\", \"100x50\"]\n[2e0, \"m\", \"\"]\n"
        ),
        &[
            (250, EventKind::Output("\x1b[1ma".into())),
            (1000, EventKind::Input("\r".into())),
            (1500, EventKind::Resize(Size::new(50, 100))),
            (2000, EventKind::Marker(String::new())),
        ],
    );
}

#[test]
fn times_of_version_3_are_since_the_event_before() {
    check_events(
        &format!(
            "{V3}\n# a comment\n[0.5, \"o\", \"a\"]\n\n[0.25, \"o\", \"é漢\"]\r\n#\n[1.0, \"x\", \"7\"]"
        ),
        &[
            (500, EventKind::Output("a".into())),
            (750, EventKind::Output("é漢".into())),
            (1750, EventKind::Exit(7)),
        ],
    );
}

#[test]
fn what_is_not_known_is_passed_over() {
    let other = |code: &str| (1000, EventKind::Other(code.into()));
    check_events(
        &format!(
            "{V2}\n[1, \"z\", {{\"a\": [1]}}]\n[1, \"r\", \"wide\"]\n[1, \"o\", 5]\n[1, \"x\", \"?\"]\n"
        ),
        &[other("z"), other("r"), other("o"), other("x")],
    );
}

#[test]
fn times_that_run_backwards_are_held() {
    check_events(
        &format!("{V2}\n[2, \"o\", \"a\"]\n[1, \"o\", \"b\"]\n"),
        &[
            (2000, EventKind::Output("a".into())),
            (2000, EventKind::Output("b".into())),
        ],
    );
}

#[test]
fn a_last_line_that_was_cut_off_is_left_out() {
    let event = (1000, EventKind::Output("a".into()));
    for cut in ["[2, \"o\", \"b", "[", "[2, \"o\", \"b\""] {
        check_events(
            &format!("{V2}\n[1, \"o\", \"a\"]\n{cut}"),
            std::slice::from_ref(&event),
        );
    }
}

#[test]
fn what_is_no_recording_is_named_with_its_line() {
    check_error("", 1, "empty");
    check_error("\n\n", 3, "empty");
    check_error("hello\n", 1, "no asciicast begins like this");
    check_error("{\"version\": 2", 1, "no asciicast begins like this");
    check_error("{\"version\": 1, \"stdout\": []}\n", 1, "version 1");
    check_error(
        "{\"version\": 2, \"width\": 80}\n",
        1,
        "the height is missing",
    );
    check_error(
        "{\"version\": 3, \"width\": 80}\n",
        1,
        "\"term\" is missing",
    );
    check_error(&format!("{V2}\nhello\n"), 2, "no event");
    check_error(
        &format!("{V2}\n[1, \"o\", \"a\"]\n[1, \"o\"]\n"),
        3,
        "no event",
    );
    check_error(&format!("{V2}\n[-1, \"o\", \"a\"]\n"), 2, "-1 is no time");
    check_error(&format!("{V2}\n[1e300, \"o\", \"a\"]\n"), 2, "is no time");
    check_error(&format!("{V2}\n[\"1\", \"o\", \"a\"]\n"), 2, "no event");
}

#[test]
fn a_line_without_an_end_is_refused_before_it_fills_the_memory() {
    let mut reader = Reader::new();
    let page = vec![b'x'; 65_536];
    let mut given = 0;
    let error = loop {
        match reader.read(&mut &page[..]) {
            Ok(_) => given += page.len(),
            Err(error) => break error,
        }
        assert!(given <= LINE);
    };
    assert_eq!((error.line, error.kind), (1, CastErrorKind::TooLong(LINE)));
    // The rest of it says nothing new, and the next line is read.
    let mut rest: &[u8] = b"xxx\n";
    assert_eq!(reader.read(&mut rest), Ok(None));
    let header = format!("{V2}\n");
    assert!(matches!(
        reader.read(&mut header.as_bytes()),
        Ok(Some(Item::Header(_)))
    ));
}

fn written(version: Version) -> String {
    let header = Header {
        timestamp: Some(1),
        command: Some("sh".into()),
        terminal: Some("vt100".into()),
        ..Header::new(version, Size::VT100)
    };
    let ms = Duration::from_millis;
    let (mut writer, mut text) = Writer::new(&header);
    text += &writer.output(Duration::from_micros(1_000_400), b"a\xe6\xbc");
    text += &writer.output(Duration::from_micros(1_000_800), b"\xa2\x1b[m\xff");
    text += &writer.input(ms(1500), b"\x03");
    text += &writer.resize(ms(1600), Size::new(50, 100));
    text += &writer.output(ms(1700), b"\xe6");
    text += &writer.marker(ms(1800), "here");
    text + &writer.finish(ms(2000), 7)
}

#[test]
fn version_2_is_written() {
    let expected = concat!(
        r#"{"version":2,"width":80,"height":24,"timestamp":1,"command":"sh","env":{"TERM":"vt100"}}"#,
        "\n",
        r#"[1.000400, "o", "a"]"#,
        "\n",
        r#"[1.000800, "o", "漢\u001b[m�"]"#,
        "\n",
        r#"[1.500000, "i", "\u0003"]"#,
        "\n",
        r#"[1.600000, "r", "100x50"]"#,
        "\n",
        r#"[1.800000, "o", "�"]"#,
        "\n",
        r#"[1.800000, "m", "here"]"#,
        "\n",
    );
    assert_eq!(written(Version::V2), expected);
}

#[test]
fn version_3_is_written() {
    let expected = concat!(
        r#"{"version":3,"term":{"cols":80,"rows":24,"type":"vt100"},"timestamp":1,"command":"sh"}"#,
        "\n",
        r#"[1.000, "o", "a"]"#,
        "\n",
        r#"[0.001, "o", "漢\u001b[m�"]"#,
        "\n",
        r#"[0.499, "i", "\u0003"]"#,
        "\n",
        r#"[0.100, "r", "100x50"]"#,
        "\n",
        r#"[0.200, "o", "�"]"#,
        "\n",
        r#"[0.000, "m", "here"]"#,
        "\n",
        r#"[0.200, "x", "7"]"#,
        "\n",
    );
    assert_eq!(written(Version::V3), expected);
}

proptest! {
    #[test]
    fn what_was_written_is_read(
        three in any::<bool>(),
        parts in prop::collection::vec((0..5_000_000_u64, prop::collection::vec(any::<u8>(), 0..9)), 0..30),
    ) {
        let version = if three { Version::V3 } else { Version::V2 };
        let (mut writer, mut text) = Writer::new(&Header::new(version, Size::VT100));
        let (mut time, mut all) = (Duration::ZERO, Vec::new());
        for (passed, bytes) in &parts {
            time += Duration::from_micros(*passed);
            text += &writer.output(time, bytes);
            all.extend_from_slice(bytes);
        }
        text += &writer.finish(time, 0);
        let (_, events) = read(&text);
        let read: String = events.iter().filter_map(|event| match &event.kind {
            EventKind::Output(text) => Some(text.as_str()),
            _ => None,
        }).collect();
        prop_assert_eq!(read, String::from_utf8_lossy(&all));
        if let (true, Some(last)) = (three, events.last()) {
            prop_assert!(last.time.abs_diff(time) <= Duration::from_millis(1));
        }
    }

    #[test]
    fn nothing_that_is_read_panics(text in "(\\{\"version\": ?[23],?\\PC{0,40}\n)?(\\[[-0-9.e]{1,6}, ?\"[a-z]\", ?\"\\PC{0,9}\"\\]?\n|\\PC{0,20}\n){0,9}") {
        let mut reader = Reader::new();
        let mut bytes = text.as_bytes();
        while !bytes.is_empty() {
            let _ = reader.read(&mut bytes);
        }
        let _ = reader.finish();
    }
}
