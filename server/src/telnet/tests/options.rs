//! Offers, requests and refusals.

use super::*;

#[test]
fn a_probe_is_three_bytes_and_only_once() {
    let mut codec = server();
    codec.start_probe();
    assert_eq!(codec.take_output(), telnet("IAC DO TTYPE"));
    codec.start_probe();
    assert!(!codec.has_output());
}

const REQUESTS: &str = "IAC WILL ECHO IAC WILL SGA IAC DO SGA IAC DO NAWS IAC DO NEW-ENVIRON \
                        IAC DO BINARY IAC WILL BINARY IAC WILL CHARSET";

#[test]
fn the_rest_is_asked_once_and_the_probe_is_not_repeated() {
    let mut codec = server();
    codec.start_probe();
    // Refused: asking again would be rude.
    codec.receive(&telnet("IAC WONT TTYPE"), &mut |_| {});
    codec.take_output();
    codec.negotiate();
    assert_eq!(codec.take_output(), telnet(REQUESTS));
    codec.negotiate();
    assert!(!codec.has_output());
}

#[test]
fn who_negotiates_without_a_probe_asks_for_the_terminal_too() {
    let mut codec = server();
    codec.negotiate();
    assert_eq!(
        codec.take_output(),
        telnet(&format!("IAC DO TTYPE {REQUESTS}"))
    );
}

#[test]
fn what_the_client_began_is_not_asked_for_again() {
    let mut codec = server_that_has_heard("IAC DO SGA IAC WILL NAWS IAC DO ECHO");
    codec.start_probe();
    codec.negotiate();
    assert_eq!(
        codec.take_output(),
        telnet(
            "IAC DO TTYPE IAC DO SGA IAC DO NEW-ENVIRON IAC DO BINARY IAC WILL BINARY IAC WILL CHARSET"
        )
    );
}

#[test]
fn what_a_client_asks_of_the_server_is_agreed_to() {
    check(
        server,
        "IAC DO ECHO IAC DO SGA IAC DO BINARY",
        &[
            "Local ECHO on",
            "Local SUPPRESS-GO-AHEAD on",
            "Local BINARY on",
        ],
        "IAC WILL ECHO IAC WILL SGA IAC WILL BINARY",
    );
    check(
        server,
        "IAC WILL SGA IAC WILL BINARY IAC WILL NAWS",
        &[
            "Remote SUPPRESS-GO-AHEAD on",
            "Remote BINARY on",
            "Remote NAWS on",
        ],
        "IAC DO SGA IAC DO BINARY IAC DO NAWS",
    );
}

#[test]
fn an_answer_to_an_offer_is_not_answered() {
    let offered = || {
        let mut codec = server();
        codec.negotiate();
        codec.take_output();
        codec
    };
    check(offered, "IAC DO ECHO", &["Local ECHO on"], "");
    check(offered, "IAC DONT ECHO", &["Local ECHO off"], "");
    check(offered, "IAC WONT NAWS", &["Remote NAWS off"], "");
}

#[test]
fn what_goes_off_is_confirmed() {
    let echoing = || server_that_has_heard("IAC DO ECHO IAC WILL NAWS");
    check(
        echoing,
        "IAC DONT ECHO",
        &["Local ECHO off"],
        "IAC WONT ECHO",
    );
    check(
        echoing,
        "IAC WONT NAWS",
        &["Remote NAWS off"],
        "IAC DONT NAWS",
    );
}

#[test]
fn linemode_and_whatever_is_unknown_is_refused_once() {
    check(
        server,
        "IAC WILL LINEMODE IAC DO LINEMODE",
        &[],
        "IAC DONT LINEMODE IAC WONT LINEMODE",
    );
    check(
        server,
        "IAC WILL 200 IAC WILL 200 IAC WILL 200",
        &[],
        "IAC DONT 200",
    );
    check(server, "IAC DO 255 IAC DO 255", &[], "IAC WONT 255");
    check(server, "IAC WONT 200 IAC DONT 200", &[], "");
}

#[test]
fn the_wrong_side_is_refused() {
    check(
        server,
        "IAC WILL ECHO IAC DO NAWS IAC DO TTYPE",
        &[],
        "IAC DONT ECHO IAC WONT NAWS IAC WONT TTYPE",
    );
    check(
        client,
        "IAC DO ECHO IAC WILL NAWS",
        &[],
        "IAC WONT ECHO IAC DONT NAWS",
    );
}

#[test]
fn a_change_of_mind_waits_for_the_answer() {
    let changed = || {
        let mut codec = server();
        codec.request(Side::Local, TelnetOption::ECHO, true);
        codec.request(Side::Local, TelnetOption::ECHO, false);
        assert_eq!(codec.take_output(), telnet("IAC WILL ECHO"));
        codec
    };
    check(changed, "IAC DO ECHO", &["Local ECHO on"], "IAC WONT ECHO");
    check(
        changed,
        "IAC DO ECHO IAC DONT ECHO",
        &["Local ECHO on", "Local ECHO off"],
        "IAC WONT ECHO",
    );
    check(changed, "IAC DONT ECHO", &["Local ECHO off"], "");
}

#[test]
fn all_is_settled_when_all_is_answered() {
    let mut codec = server();
    codec.negotiate();
    let answers = [
        "IAC WILL TTYPE",
        "IAC SB TTYPE IS 'XTERM' IAC SE",
        "IAC SB TTYPE IS 'XTERM' IAC SE",
        "IAC DO ECHO IAC DO SGA IAC WILL SGA IAC WONT BINARY IAC DONT BINARY",
        "IAC WILL NAWS",
        "IAC SB NAWS 0 80 0 24 IAC SE",
        "IAC WILL NEW-ENVIRON",
        "IAC SB NEW-ENVIRON IS IAC SE",
        "IAC DO CHARSET",
        "IAC SB CHARSET REJECTED IAC SE",
    ];
    for answer in answers {
        assert!(!codec.is_settled(), "before {answer}");
        codec.receive(&telnet(answer), &mut |_| {});
    }
    assert!(codec.is_settled());
}
