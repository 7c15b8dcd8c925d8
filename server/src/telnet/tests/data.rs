//! Data, Enter and the doubled IAC.

use super::*;

#[test]
fn text_passes_as_it_is() {
    check(
        server,
        "'hello \u{1b}[A \u{e9}\u{6f22}'",
        &["'hello \\x1b[A \\xc3\\xa9\\xe6\\xbc\\xa2'"],
        "",
    );
}

#[test]
fn a_doubled_iac_is_one_byte_of_data() {
    check(server, "'a' IAC IAC 'b'", &["'a\\xffb'"], "");
    check(server, "IAC IAC IAC IAC", &["'\\xff\\xff'"], "");
    check(server, "IAC IAC IAC IP", &["'\\xff'", "Interrupt"], "");
}

#[test]
fn enter_is_one_cr_whatever_the_client_sends_for_it() {
    for start in [server as fn() -> Codec, binary_server] {
        // inetutils in NVT, PuTTY, inetutils in BINARY.
        check(start, "'a\r\0b'", &["'a\\rb'"], "");
        check(start, "'a\r\nb'", &["'a\\rb'"], "");
        check(start, "'a\rb'", &["'a\\rb'"], "");
        check(start, "'\r\r\0\r\n\r'", &["'\\r\\r\\r\\r'"], "");
    }
}

#[test]
fn only_one_byte_after_a_cr_belongs_to_it() {
    check(server, "'\r\0\n'", &["'\\r\\n'"], "");
    check(server, "'\r\n\n'", &["'\\r\\n'"], "");
    check(server, "'\r\0\0'", &["'\\r\\x00'"], "");
}

#[test]
fn lf_and_nul_without_a_cr_are_keys() {
    check(server, "'a\nb\0c'", &["'a\\nb\\x00c'"], "");
}

#[test]
fn commands_between_cr_and_lf_do_not_make_two_enters() {
    check(server, "'\r' IAC NOP '\nx'", &["'\\rx'"], "");
    check(server, "'\r' IAC IAC '\n'", &["'\\r\\xff\\n'"], "");
    check(server, "'\r' IAC EC '\n'", &["'\\r\\x7f\\n'"], "");
}

#[test]
fn a_client_shows_cr_lf_as_two_motions_and_cr_nul_as_one() {
    check(client, "'a\r\nb\r\0c\rd'", &["'a\\r\\nb\\rc\\rd'"], "");
    check(
        binary_client,
        "'a\r\nb\r\0c\rd'",
        &["'a\\r\\nb\\r\\x00c\\rd'"],
        "",
    );
}

#[track_caller]
fn check_sent(codec: &Codec, text: &str, expected: &str) {
    let mut sent = Vec::new();
    codec.send_text(&telnet(text), &mut sent);
    assert_eq!(sent, telnet(expected), "{text}");
}

#[test]
fn what_is_sent_has_its_iacs_doubled() {
    for codec in [server(), binary_server()] {
        check_sent(
            &codec,
            "'a' 255 'b' 255 255",
            "'a' IAC IAC 'b' IAC IAC IAC IAC",
        );
        check_sent(&codec, "", "");
    }
}

#[test]
fn a_bare_cr_is_sent_with_a_nul_until_binary_is_on() {
    check_sent(&server(), "'a\rb\r\nc\nd\r'", "'a\r\0b\r\nc\nd\r\0'");
    check_sent(&server(), "13 255", "13 0 IAC IAC");
    check_sent(&binary_server(), "'a\rb\r\nc\nd\r'", "'a\rb\r\nc\nd\r'");
}

#[test]
fn binary_ends_where_we_say_that_it_ends() {
    let mut codec = binary_server();
    codec.request(Side::Local, TelnetOption::BINARY, false);
    check_sent(&codec, "'\r'", "'\r\0'");
    assert!(
        codec.is_on(Side::Local, TelnetOption::BINARY),
        "the client has not answered"
    );
}
