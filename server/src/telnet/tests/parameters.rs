//! Subnegotiations: window, terminal, environment, character set.

use super::*;

fn with_window() -> Codec {
    server_that_has_heard("IAC WILL NAWS")
}

#[test]
fn the_window_has_columns_and_rows() {
    check(
        with_window,
        "IAC SB NAWS 0 80 0 24 IAC SE 'x'",
        &["window 80x24", "'x'"],
        "",
    );
    check(
        with_window,
        "IAC SB NAWS 1 4 3 232 IAC SE",
        &["window 260x1000"],
        "",
    );
    check(
        with_window,
        "IAC SB NAWS 0 0 0 0 IAC SE",
        &["window 0x0"],
        "",
    );
    check(
        server,
        "IAC WILL NAWS IAC SB NAWS 0 80 0 24 IAC SE",
        &["Remote NAWS on", "window 80x24"],
        "IAC DO NAWS",
    );
}

#[test]
fn a_window_of_255_columns_has_its_iac_doubled() {
    check(
        with_window,
        "IAC SB NAWS 0 IAC IAC 0 24 IAC SE",
        &["window 255x24"],
        "",
    );
    check(
        with_window,
        "IAC SB NAWS IAC IAC IAC IAC IAC IAC IAC IAC IAC SE",
        &["window 65535x65535"],
        "",
    );
}

#[test]
fn a_client_that_forgets_to_double_it_is_understood() {
    check(
        with_window,
        "IAC SB NAWS 0 IAC 0 24 IAC SE 'x'",
        &["window 255x24", "'x'"],
        "",
    );
}

#[test]
fn a_window_of_another_length_is_malformed() {
    for script in [
        "IAC SB NAWS IAC SE",
        "IAC SB NAWS 0 80 0 IAC SE",
        "IAC SB NAWS 0 80 0 24 0 IAC SE",
    ] {
        check(with_window, script, &["SubnegotiationMalformed(NAWS)"], "");
    }
}

const SEND: &str = "IAC SB TTYPE SEND IAC SE";

fn asked_for_its_terminal() -> Codec {
    server_that_has_heard("IAC WILL TTYPE")
}

#[test]
fn the_terminal_is_asked_for_until_the_client_repeats_itself() {
    check(
        server,
        "IAC WILL TTYPE",
        &["Remote TERMINAL-TYPE on"],
        &format!("IAC DO TTYPE {SEND}"),
    );
    check(
        asked_for_its_terminal,
        "IAC SB TTYPE IS 'XTERM' IAC SE",
        &["terminal XTERM"],
        SEND,
    );
    check(
        asked_for_its_terminal,
        "IAC SB TTYPE IS 'XTERM' IAC SE IAC SB TTYPE IS 'XTERM' IAC SE",
        &["terminal XTERM"],
        SEND,
    );
    // Round again instead of twice the last.
    check(
        asked_for_its_terminal,
        "IAC SB TTYPE IS 'A' IAC SE IAC SB TTYPE IS 'B' IAC SE IAC SB TTYPE IS 'A' IAC SE",
        &["terminal A", "terminal B"],
        &format!("{SEND} {SEND}"),
    );
}

#[test]
fn a_mud_client_tells_its_name_its_terminal_and_its_abilities() {
    check(
        asked_for_its_terminal,
        "IAC SB TTYPE IS 'MUDLET' IAC SE IAC SB TTYPE IS 'ANSI-TRUECOLOR' IAC SE \
         IAC SB TTYPE IS 'MTTS 2349' IAC SE IAC SB TTYPE IS 'MTTS 2349' IAC SE",
        &[
            "terminal MUDLET",
            "terminal ANSI-TRUECOLOR",
            "Mtts(MTTS 2349, ANSI, UTF-8, 256 COLORS, OSC COLOR PALETTE, TRUECOLOR, SSL)",
        ],
        &format!("{SEND} {SEND} {SEND}"),
    );
}

#[test]
fn a_client_with_ever_new_names_is_asked_eight_times() {
    let script: Vec<_> = (0..20)
        .map(|n| format!("IAC SB TTYPE IS 'T{n}' IAC SE"))
        .collect();
    let names: Vec<_> = (0..8).map(|n| format!("terminal T{n}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    check(
        asked_for_its_terminal,
        &script.join(" "),
        &names,
        &[SEND; 7].join(" "),
    );
}

#[test]
fn a_name_that_is_none_ends_the_questions() {
    let long = "x".repeat(TERMINAL_NAME_LIMIT + 1);
    for name in ["", "'xterm\u{1b}[2J'", "'\u{e9}'", &format!("'{long}'")] {
        check(
            asked_for_its_terminal,
            &format!("IAC SB TTYPE IS {name} IAC SE IAC SB TTYPE IS 'XTERM' IAC SE"),
            &["SubnegotiationMalformed(TERMINAL-TYPE)"],
            "",
        );
    }
    let longest = "x".repeat(TERMINAL_NAME_LIMIT);
    check(
        asked_for_its_terminal,
        &format!("IAC SB TTYPE IS '{longest}' IAC SE"),
        &[&format!("terminal {longest}")],
        SEND,
    );
}

fn with_environment() -> Codec {
    server_that_has_heard("IAC WILL NEW-ENVIRON")
}

#[test]
fn the_environment_is_asked_for() {
    check(
        server,
        "IAC WILL NEW-ENVIRON",
        &["Remote NEW-ENVIRON on"],
        "IAC DO NEW-ENVIRON IAC SB NEW-ENVIRON SEND IAC SE",
    );
}

#[test]
fn variables_come_by_name_and_value() {
    check(
        with_environment,
        "IAC SB NEW-ENVIRON IS VAR 'USER' VALUE 'ada' USERVAR 'LANG' VALUE 'de_DE.UTF-8' VAR 'JOB' VALUE IAC SE",
        &["USER=ada", "LANG=de_DE.UTF-8", "JOB="],
        "",
    );
    check(
        with_environment,
        "IAC SB NEW-ENVIRON INFO USERVAR 'COLORTERM' VALUE 'truecolor' IAC SE",
        &["COLORTERM=truecolor"],
        "",
    );
}

#[test]
fn what_has_no_value_is_undefined() {
    check(
        with_environment,
        "IAC SB NEW-ENVIRON IS VAR 'USER' VAR 'A' VALUE 'b' IAC SE",
        &["A=b"],
        "",
    );
    check(with_environment, "IAC SB NEW-ENVIRON IS IAC SE", &[], "");
}

#[test]
fn escaped_bytes_are_themselves_and_never_shown() {
    check(
        with_environment,
        "IAC SB NEW-ENVIRON IS VAR 'A' VALUE 'x' ESC VALUE 'y' ESC ESC 'z' IAC IAC 27 '[2J' IAC SE",
        &["A=x\u{fffd}y\u{fffd}z\u{fffd}\u{fffd}[2J"],
        "",
    );
    // C1 controls in UTF-8 are controls as well.
    check(
        with_environment,
        "IAC SB NEW-ENVIRON IS VAR 'A' VALUE 'x\u{9b}y\u{e9}' IAC SE",
        &["A=x\u{fffd}y\u{e9}"],
        "",
    );
}

#[test]
fn a_malformed_environment_loses_only_what_is_malformed() {
    let malformed = "SubnegotiationMalformed(NEW-ENVIRON)";
    let long_name = "n".repeat(VARIABLE_NAME_LIMIT + 1);
    let long_value = "v".repeat(VARIABLE_VALUE_LIMIT + 1);
    for bad in [
        "VAR VALUE 'x'",
        "VAR 'a b' VALUE 'x'",
        "VAR 'a' ESC VAR VALUE 'x'",
        "VAR '\u{e9}' VALUE 'x'",
        "VAR 'A' VALUE 'x' VALUE 'y'",
        "VAR 'A' VALUE 'x' ESC",
        &format!("VAR '{long_name}' VALUE 'x'"),
        &format!("VAR 'A' VALUE '{long_value}'"),
    ] {
        check(
            with_environment,
            &format!("IAC SB NEW-ENVIRON IS VAR 'USER' VALUE 'ada' {bad} IAC SE"),
            &["USER=ada", malformed],
            "",
        );
    }
    check(
        with_environment,
        "IAC SB NEW-ENVIRON IS 'x' VAR 'A' VALUE 'b' IAC SE",
        &[malformed],
        "",
    );
    check(
        with_environment,
        "IAC SB NEW-ENVIRON IAC SE",
        &[malformed],
        "",
    );
    check(
        with_environment,
        "IAC SB NEW-ENVIRON SEND IAC SE",
        &[malformed],
        "",
    );
}

#[test]
fn variables_are_counted_over_the_whole_connection() {
    let mut codec = with_environment();
    let mut seen = Vec::new();
    for n in 0..100 {
        let script = format!("IAC SB NEW-ENVIRON INFO VAR 'N{n}' VALUE 'x' IAC SE");
        seen.extend(run(&mut codec, &[&telnet(&script)]).0);
    }
    assert_eq!(seen.len(), usize::from(VARIABLE_COUNT_LIMIT) + 1);
    assert_eq!(seen.last().map(String::as_str), Some("TooManyVariables"));
}

fn with_charset() -> Codec {
    server_that_has_heard("IAC DO CHARSET")
}

#[test]
fn utf8_is_requested_once_the_client_agrees_to_talk_about_it() {
    check(
        server,
        "IAC DO CHARSET",
        &["Local CHARSET on"],
        "IAC WILL CHARSET IAC SB CHARSET REQUEST ';UTF-8' IAC SE",
    );
}

#[test]
fn utf8_is_accepted_or_rejected() {
    check(
        with_charset,
        "IAC SB CHARSET ACCEPTED 'UTF-8' IAC SE",
        &["UTF-8"],
        "",
    );
    check(
        with_charset,
        "IAC SB CHARSET ACCEPTED 'utf-8' IAC SE",
        &["UTF-8"],
        "",
    );
    check(
        with_charset,
        "IAC SB CHARSET REJECTED IAC SE",
        &["no UTF-8"],
        "",
    );
    check(
        with_charset,
        "IAC SB CHARSET ACCEPTED 'KOI8-R' IAC SE",
        &["no UTF-8"],
        "",
    );
    // What answers nothing says nothing.
    check(
        with_charset,
        "IAC SB CHARSET REJECTED IAC SE IAC SB CHARSET ACCEPTED 'UTF-8' IAC SE",
        &["no UTF-8"],
        "",
    );
}

#[test]
fn a_translation_table_is_rejected() {
    check(
        with_charset,
        "IAC SB CHARSET TTABLE-IS 1 ';A;' 8 IAC SE",
        &["no UTF-8"],
        "IAC SB CHARSET TTABLE-REJECTED IAC SE",
    );
}

#[test]
fn a_client_that_requests_gets_utf8_in_its_own_spelling_or_nothing() {
    let agreed = || server_that_has_heard("IAC WILL CHARSET");
    let check = |script: &str, event: &str, answer: &str| {
        check(
            agreed,
            script,
            &[event],
            &format!("IAC SB CHARSET {answer} IAC SE"),
        );
    };
    check(
        "IAC SB CHARSET REQUEST ';US-ASCII;utf-8' IAC SE",
        "UTF-8",
        "ACCEPTED 'utf-8'",
    );
    check(
        "IAC SB CHARSET REQUEST '[TTABLE ]' 1 ' UTF-8 A' IAC SE",
        "UTF-8",
        "ACCEPTED 'UTF-8'",
    );
    check(
        "IAC SB CHARSET REQUEST ';KOI8-R' IAC SE",
        "no UTF-8",
        "REJECTED",
    );
    check("IAC SB CHARSET REQUEST IAC SE", "no UTF-8", "REJECTED");
    check(
        "IAC SB CHARSET REQUEST '[TTABLE ]' IAC SE",
        "no UTF-8",
        "REJECTED",
    );
}

#[test]
fn of_two_requests_that_cross_the_servers_counts() {
    check(
        with_charset,
        "IAC WILL CHARSET IAC SB CHARSET REQUEST ';UTF-8' IAC SE IAC SB CHARSET ACCEPTED 'UTF-8' IAC SE",
        &["Remote CHARSET on", "UTF-8"],
        "IAC DO CHARSET IAC SB CHARSET REJECTED IAC SE",
    );
    let client_that_requests = || {
        let mut codec = client();
        codec.receive(&telnet("IAC DO CHARSET IAC WILL CHARSET"), &mut |_| {});
        codec.take_output();
        codec
    };
    check(
        client_that_requests,
        "IAC SB CHARSET REQUEST ';UTF-8' IAC SE IAC SB CHARSET REJECTED IAC SE",
        &["UTF-8"],
        "IAC SB CHARSET ACCEPTED 'UTF-8' IAC SE",
    );
}

#[test]
fn nothing_is_negotiated_about_what_is_off() {
    check(
        server,
        "IAC SB NAWS 0 80 0 24 IAC SE",
        &["SubnegotiationNotAgreed(NAWS)"],
        "",
    );
    check(
        server,
        "IAC SB 200 'abc' IAC SE 'x'",
        &["SubnegotiationNotAgreed(option 200)", "'x'"],
        "",
    );
}

#[test]
fn a_window_that_was_asked_for_may_come_before_the_will() {
    let asked = || {
        let mut codec = server();
        codec.negotiate();
        codec.take_output();
        codec
    };
    check(asked, "IAC SB NAWS 0 80 0 24 IAC SE", &["window 80x24"], "");
}

#[test]
fn a_subnegotiation_that_is_cut_short_is_forgotten_and_the_command_counts() {
    check(
        with_window,
        "IAC SB NAWS 0 80 IAC IP 'x'",
        &["SubnegotiationCutShort", "Interrupt", "'x'"],
        "",
    );
    check(
        with_window,
        "IAC SB NAWS 0 IAC WILL 200 'x'",
        &["SubnegotiationCutShort", "'x'"],
        "IAC DONT 200",
    );
    check(
        with_window,
        "IAC SB NAWS 0 IAC SB NAWS 0 80 0 24 IAC SE",
        &["SubnegotiationCutShort", "window 80x24"],
        "",
    );
}

#[test]
fn a_subnegotiation_of_nothing_is_stray() {
    check(
        server,
        "IAC SB IAC SE 'x'",
        &["StraySubnegotiation", "'x'"],
        "",
    );
}

#[test]
fn a_client_answers_what_it_is_asked() {
    let agreed = || {
        let mut codec = client();
        codec.receive(&telnet("IAC DO TTYPE IAC DO NEW-ENVIRON"), &mut |_| {});
        codec.take_output();
        codec
    };
    check(
        client,
        "IAC DO NAWS",
        &["Local NAWS on"],
        "IAC WILL NAWS IAC SB NAWS 0 IAC IAC 0 24 IAC SE",
    );
    check(agreed, SEND, &[], "IAC SB TTYPE IS 'STROMBUS' IAC SE");
    let user = "VAR 'USER' VALUE 'ada'";
    let lang = "USERVAR 'LANG' VALUE 'de_DE.UTF-8'";
    for (asked, told) in [
        ("", format!("{user} {lang}")),
        ("VAR USERVAR", format!("{user} {lang}")),
        ("VAR 'LANG'", lang.to_owned()),
        ("VAR 'SECRET'", String::new()),
    ] {
        check(
            agreed,
            &format!("IAC SB NEW-ENVIRON SEND {asked} IAC SE"),
            &[],
            &format!("IAC SB NEW-ENVIRON IS {told} IAC SE"),
        );
    }
    check(
        agreed,
        "IAC SB TTYPE IS 'X' IAC SE",
        &["SubnegotiationMalformed(TERMINAL-TYPE)"],
        "",
    );
}

#[test]
fn a_client_tells_a_new_size_to_a_server_that_wants_it() {
    let mut codec = client();
    codec.set_window_size(100, 30);
    assert!(!codec.has_output());
    codec.receive(&telnet("IAC DO NAWS"), &mut |_| {});
    codec.set_window_size(0, 65535);
    assert_eq!(
        codec.take_output(),
        telnet(
            "IAC WILL NAWS IAC SB NAWS 0 100 0 30 IAC SE IAC SB NAWS 0 0 IAC IAC IAC IAC IAC SE"
        )
    );
}
