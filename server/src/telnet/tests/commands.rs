//! The commands of RFC 854 and RFC 1184.

use super::*;

#[test]
fn each_command_is_what_it_says() {
    check(server, "IAC IP", &["Interrupt"], "");
    check(server, "IAC BRK", &["Break"], "");
    check(server, "IAC SUSP", &["Suspend"], "");
    check(server, "IAC ABORT", &["Abort"], "");
    check(server, "IAC EOF", &["EndOfFile"], "");
}

#[test]
fn a_command_takes_no_data_with_it() {
    check(
        server,
        "'a' IAC IP 'b' IAC NOP 'c'",
        &["'a'", "Interrupt", "'bc'"],
        "",
    );
}

#[test]
fn are_you_there_gets_a_line_that_can_be_seen() {
    check(
        server,
        "IAC AYT 'x'",
        &["AreYouThere", "'x'"],
        "'\r\n[strombus: yes]\r\n'",
    );
}

#[test]
fn many_are_you_theres_get_one_line_until_it_is_sent() {
    let mut codec = server();
    let (events, answer) = run(&mut codec, &[&telnet("IAC AYT IAC AYT IAC AYT")]);
    assert_eq!(events[1..], ["AreYouThere", "AreYouThere", "AreYouThere"]);
    assert_eq!(answer, codec::AYT_ANSWER);
    assert_eq!(run(&mut codec, &[&telnet("IAC AYT")]).1, codec::AYT_ANSWER);
}

#[test]
fn a_client_does_not_type_an_answer_or_keys_for_its_server() {
    check(client, "IAC AYT IAC EC IAC EL", &["AreYouThere"], "");
}

#[test]
fn erase_commands_are_the_keys_that_erase() {
    check(server, "'ab' IAC EC 'c' IAC EL", &["'ab\\x7fc\\x15'"], "");
}

#[test]
fn synch_abort_output_go_ahead_and_records_mean_nothing_here() {
    check(
        server,
        "'a' IAC DM IAC AO IAC GA IAC NOP IAC EOR 'b'",
        &["'ab'"],
        "",
    );
}

#[test]
fn what_is_no_command_is_reported_and_skipped() {
    check(
        server,
        "'a' IAC 0 'b' IAC 235 'c'",
        &[
            "'a'",
            "UnknownCommand(0)",
            "'b'",
            "UnknownCommand(235)",
            "'c'",
        ],
        "",
    );
    check(server, "IAC SE", &["StraySubnegotiation"], "");
}

#[test]
fn every_timing_mark_is_answered_since_the_client_shows_nothing_before() {
    check(
        server,
        "IAC IP IAC DO TM 'x' IAC DO TM",
        &["Interrupt", "TimingMark", "'x'", "TimingMark"],
        "IAC WILL TM IAC WILL TM",
    );
    check(server, "IAC WILL TM IAC WONT TM IAC DONT TM", &[], "");
}

#[test]
fn the_first_command_shows_once_that_the_peer_speaks_telnet() {
    for script in ["IAC WONT TTYPE", "IAC NOP", "IAC SB 1 IAC SE", "IAC DO 200"] {
        let mut codec = server();
        assert_eq!(run(&mut codec, &[b"abc"]).0, ["'abc'"]);
        assert!(!codec.peer_speaks_telnet());
        assert_eq!(run(&mut codec, &[&telnet(script)]).0[0], "PeerSpeaksTelnet");
        assert!(codec.peer_speaks_telnet());
        assert!(
            !run(&mut codec, &[&telnet(script)])
                .0
                .contains(&"PeerSpeaksTelnet".to_owned())
        );
    }
}

#[test]
fn noise_with_255s_is_not_telnet() {
    let mut codec = server();
    run(&mut codec, &[&telnet("IAC IAC IAC 7 IAC SE")]);
    assert!(!codec.peer_speaks_telnet());
}
