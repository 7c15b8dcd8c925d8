//! Two ends that talk to each other must fall silent.

use super::*;

/// Carries bytes between two codecs until both are silent; gives what each of them reported.
#[track_caller]
fn converse(left: &mut Codec, right: &mut Codec) -> (Vec<String>, Vec<String>) {
    let mut reported = (Vec::new(), Vec::new());
    for _ in 0..50 {
        if !left.has_output() && !right.has_output() {
            return reported;
        }
        let (to_right, to_left) = (left.take_output(), right.take_output());
        reported.0.extend(run_quietly(left, &to_left));
        reported.1.extend(run_quietly(right, &to_right));
    }
    panic!("they talk for ever");
}

/// Like `run`, but what is answered stays.
fn run_quietly(codec: &mut Codec, bytes: &[u8]) -> Vec<String> {
    let mut events = Vec::new();
    codec.receive(bytes, &mut |event| events.push(describe(&event)));
    events
}

#[test]
fn our_server_and_our_client_agree_on_everything() {
    let (mut server, mut client) = (server(), client());
    server.start_probe();
    let (events, _) = converse(&mut server, &mut client);
    assert_eq!(
        events,
        [
            "PeerSpeaksTelnet",
            "Remote TERMINAL-TYPE on",
            "terminal STROMBUS",
            "terminal XTERM-256COLOR"
        ]
    );
    server.negotiate();
    let (mut events, mut of_client) = converse(&mut server, &mut client);
    events.sort();
    assert_eq!(
        events,
        [
            "LANG=de_DE.UTF-8",
            "Local BINARY on",
            "Local CHARSET on",
            "Local ECHO on",
            "Local SUPPRESS-GO-AHEAD on",
            "Remote BINARY on",
            "Remote NAWS on",
            "Remote NEW-ENVIRON on",
            "Remote SUPPRESS-GO-AHEAD on",
            "USER=ada",
            "UTF-8",
            "window 255x24",
        ]
    );
    of_client.retain(|event| event.contains("UTF") || !event.contains("on"));
    assert_eq!(of_client, ["UTF-8"]);
    assert!(server.is_settled() && client.is_settled());
}

#[test]
fn both_may_begin_at_the_same_time() {
    let (mut server, mut client) = (server(), client());
    server.negotiate();
    client.negotiate();
    converse(&mut server, &mut client);
    assert!(server.is_settled() && client.is_settled());
    for option in [
        TelnetOption::TERMINAL_TYPE,
        TelnetOption::NAWS,
        TelnetOption::BINARY,
    ] {
        assert!(server.is_on(Side::Remote, option) && client.is_on(Side::Local, option));
    }
}

#[test]
fn two_servers_and_two_clients_settle_too() {
    for start in [server as fn() -> Codec, client] {
        let (mut left, mut right) = (start(), start());
        left.negotiate();
        right.negotiate();
        converse(&mut left, &mut right);
        assert!(left.is_settled() && right.is_settled());
    }
}

/// Lets a peer that answers by `answer` talk to a negotiating server until the server says nothing more.
#[track_caller]
fn check_that_it_ends(answer: impl Fn(&[u8]) -> Vec<u8>) {
    let mut codec = server();
    codec.negotiate();
    for _ in 0..50 {
        let said = codec.take_output();
        if said.is_empty() {
            return;
        }
        codec.receive(&answer(&said), &mut |event| {
            assert!(!matches!(event, TelnetEvent::Error(error) if error.is_fatal()));
        });
    }
    panic!("the server answers for ever");
}

#[test]
fn a_peer_that_echoes_everything_is_not_talked_to_for_ever() {
    check_that_it_ends(<[u8]>::to_vec);
}

/// Answers each verb by the byte that `table` has for it, always, and nothing else.
fn answer_verbs(said: &[u8], table: [(u8, u8); 4]) -> Vec<u8> {
    said.windows(3)
        .filter(|window| window[0] == IAC)
        .filter_map(|window| {
            let (_, answer) = table.iter().find(|(verb, _)| *verb == window[1])?;
            Some([IAC, *answer, window[2]])
        })
        .flatten()
        .collect()
}

#[test]
fn peers_that_answer_every_word_are_not_talked_to_for_ever() {
    // Agrees to all; refuses all; confirms all, even refusals; contradicts all.
    let tables = [
        [(WILL, DO), (DO, WILL), (WONT, DONT), (DONT, WONT)],
        [(WILL, DONT), (DO, WONT), (WONT, DONT), (DONT, WONT)],
        [(WILL, DO), (DO, WILL), (WONT, DO), (DONT, WILL)],
        [(WILL, DONT), (DO, WONT), (WONT, DO), (DONT, WILL)],
        [(WILL, WILL), (DO, DO), (WONT, WILL), (DONT, DO)],
    ];
    for table in tables {
        check_that_it_ends(|said| answer_verbs(said, table));
    }
}

#[test]
fn a_peer_that_offers_again_what_was_refused_meets_silence() {
    let mut codec = server();
    let mut said = telnet("IAC WILL LINEMODE IAC DO 200");
    for _ in 0..3 {
        codec.receive(&said, &mut |_| {});
        said = answer_verbs(
            &codec.take_output(),
            [(DONT, WILL), (WONT, DO), (WILL, DO), (DO, WILL)],
        );
    }
    assert!(said.is_empty());
}

#[test]
fn inetutils_telnet_on_port_23_gets_what_it_needs() {
    check(
        server,
        "IAC DO SGA IAC WILL TTYPE IAC WILL NAWS IAC WILL 32 IAC WILL 33 IAC WILL LINEMODE \
         IAC WILL NEW-ENVIRON IAC DO 5 IAC WILL 35",
        &[
            "Local SUPPRESS-GO-AHEAD on",
            "Remote TERMINAL-TYPE on",
            "Remote NAWS on",
            "Remote NEW-ENVIRON on",
        ],
        "IAC WILL SGA IAC DO TTYPE IAC SB TTYPE SEND IAC SE IAC DO NAWS IAC DONT 32 IAC DONT 33 \
         IAC DONT LINEMODE IAC DO NEW-ENVIRON IAC SB NEW-ENVIRON SEND IAC SE IAC WONT 5 IAC DONT 35",
    );
}
