//! Quoted strings.

use proptest::prelude::*;
use strombus_tor_control::{Command, quote, unquote};

fn check(quoted: &str, expected: Option<(&[u8], &str)>) {
    let unquoted = unquote(quoted);
    let unquoted = unquoted
        .as_ref()
        .map(|(bytes, rest)| (bytes.as_slice(), *rest));
    assert_eq!(unquoted, expected, "{quoted:?}");
}

#[test]
fn escapes_are_those_of_c() {
    check(
        r#""a\n\t\r\"\\\'b" rest"#,
        Some((b"a\n\t\r\"\\'b", " rest")),
    );
    check(r#""\0\7\101\x41\xe9""#, Some((b"\0\x07AA\xe9", "")));
}

#[test]
fn a_backslash_before_anything_else_stands_for_that() {
    check(r#""\a\é""#, Some(("aé".as_bytes(), "")));
}

#[test]
fn what_is_no_quoted_string_is_none() {
    for text in [
        "",
        "a",
        "\"",
        "\"a",
        r#""a\"#,
        r#""a\""#,
        r#""\400""#,
        r#""\x""#,
    ] {
        check(text, None);
    }
}

#[test]
fn line_ends_are_escaped() {
    assert_eq!(quote("a\r\nSIGNAL HALT\"\\"), r#""a\r\nSIGNAL HALT\"\\""#);
    assert_eq!(quote("é1"), r#""\303\2511""#);
}

#[test]
fn a_line_that_somebody_typed_is_one_command() {
    assert!(Command::raw("GETINFO version\r\nSIGNAL HALT").is_err());
    assert!(Command::raw("GETINFO version\nSIGNAL HALT").is_err());
    assert!(Command::raw("  ").is_err());
    let command = Command::raw(" getinfo version ").unwrap();
    assert_eq!(command.keyword(), "GETINFO");
    assert_eq!(command.to_wire(), b"getinfo version\r\n");
}

#[test]
fn bodies_are_stuffed() {
    let command = Command::raw("+LOADCONF").unwrap();
    let command = command.with_body(".\nNickname x\r\n..").unwrap();
    assert_eq!(command.keyword(), "LOADCONF");
    assert_eq!(
        command.to_wire(),
        b"+LOADCONF\r\n..\r\nNickname x\r\n...\r\n.\r\n"
    );
    // Tor waits for the end of a body that was announced.
    let without = Command::raw("+LOADCONF").unwrap();
    assert_eq!(without.to_wire(), b"+LOADCONF\r\n.\r\n");
}

#[test]
fn what_is_shown_of_a_command_has_no_password() {
    let command = Command::raw("AUTHENTICATE \"secret\"").unwrap();
    assert!(!format!("{command:?}").contains("secret"));
}

proptest! {
    #[test]
    fn what_is_quoted_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..50), rest in "[ -~]{0,9}") {
        let quoted = quote(&bytes);
        prop_assert!(quoted.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        let text = quoted + &rest;
        prop_assert_eq!(unquote(&text), Some((bytes, rest.as_str())));
    }

    #[test]
    fn any_text_is_survived(text in "\"(\\\\)?.{0,20}") {
        let _ = unquote(&text);
    }
}
