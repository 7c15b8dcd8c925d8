//! What strangers cannot do.

use proptest::prelude::*;

use super::*;

#[test]
fn a_subnegotiation_that_is_too_long_is_skipped_and_reported_once() {
    let start = || server_that_has_heard("IAC WILL NAWS");
    let longest = "x".repeat(SUBNEGOTIATION_LIMIT - 1);
    check(
        start,
        &format!("IAC SB NAWS '{longest}' IAC SE 'y'"),
        &["SubnegotiationMalformed(NAWS)", "'y'"],
        "",
    );
    let longer = "x".repeat(SUBNEGOTIATION_LIMIT);
    check(
        start,
        &format!("IAC SB NAWS '{longer}' IAC SE 'y'"),
        &["SubnegotiationTooLong(NAWS)", "'y'"],
        "",
    );
    let much_longer = "x".repeat(3 * SUBNEGOTIATION_LIMIT);
    check(
        start,
        &format!(
            "IAC SB NAWS '{much_longer}' IAC IAC '{longer}' IAC SE IAC SB NAWS 0 80 0 24 IAC SE"
        ),
        &["SubnegotiationTooLong(NAWS)", "window 80x24"],
        "",
    );
}

#[test]
fn requests_without_end_end_the_connection() {
    let mut codec = server();
    let (events, output) = run(
        &mut codec,
        &[&telnet("IAC WILL NAWS IAC WONT NAWS").repeat(100_000)],
    );
    assert_eq!(events.last().map(String::as_str), Some("OutputOverflow"));
    assert!(output.len() <= OUTPUT_LIMIT);
    assert_eq!(
        events
            .iter()
            .filter(|event| *event == "OutputOverflow")
            .count(),
        1
    );
    // From here on it is deaf.
    assert_eq!(
        run(&mut codec, &[b"abc", &telnet("IAC AYT")]),
        (vec![], vec![])
    );
}

#[test]
fn as_many_requests_are_served_if_their_answers_are_sent() {
    let mut codec = server();
    for _ in 0..10_000 {
        let (events, output) = run(&mut codec, &[&telnet("IAC WILL NAWS IAC WONT NAWS")]);
        assert_eq!(output, telnet("IAC DO NAWS IAC DONT NAWS"));
        assert!(!events.contains(&"OutputOverflow".to_owned()));
    }
}

#[test]
fn all_refusals_together_fit_into_the_output() {
    let mut codec = server();
    for code in 0..=u8::MAX {
        codec.receive(&[IAC, WILL, code, IAC, DO, code], &mut |event| {
            assert!(!matches!(event, TelnetEvent::Error(_)));
        });
    }
    assert!(codec.take_output().len() >= 255 * 6);
}

#[test]
fn an_idle_codec_is_small() {
    assert!(size_of::<Codec>() <= 512, "{}", size_of::<Codec>());
}

/// Bytes in which telnet is likely.
fn telnetish() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        3 => Just(IAC),
        3 => 236..=254u8,
        2 => Just(SE),
        3 => proptest::sample::select(vec![0u8, 1, 2, 3, 6, 13, 10, 24, 31, 34, 39, 42]),
        2 => any::<u8>(),
    ];
    proptest::collection::vec(byte, 0..600)
}

/// Whole sentences, so that deeper states are reached.
fn sentences() -> impl Strategy<Value = Vec<u8>> {
    let option = proptest::sample::select(vec![0u8, 1, 3, 6, 24, 31, 34, 39, 42, 200]);
    let body = proptest::collection::vec(prop_oneof![0..=4u8, any::<u8>()], 0..40);
    let sentence = prop_oneof![
        (251..=254u8, option.clone()).prop_map(|(verb, option)| vec![IAC, verb, option]),
        (option, body)
            .prop_map(|(option, body)| { [&[IAC, SB, option], &body[..], &[IAC, SE]].concat() }),
        telnetish(),
    ];
    proptest::collection::vec(sentence, 0..20).prop_map(|all| all.concat())
}

/// Feeds `bytes` in pieces and checks what must hold after each of them.
fn feed(codec: &mut Codec, bytes: &[u8], piece: usize) -> Vec<String> {
    let mut events = Vec::new();
    let mut data = Vec::new();
    for packet in bytes.chunks(piece) {
        let mut reported = 0;
        codec.receive(packet, &mut |event| match event {
            TelnetEvent::Data(bytes) => {
                reported += bytes.len();
                data.extend_from_slice(bytes);
            }
            other => {
                if !data.is_empty() {
                    events.push(describe(&TelnetEvent::Data(&std::mem::take(&mut data))));
                }
                events.push(describe(&other));
            }
        });
        assert!(reported <= packet.len(), "more data than bytes");
    }
    if !data.is_empty() {
        events.push(describe(&TelnetEvent::Data(&data)));
    }
    events
}

proptest! {
    #[test]
    fn any_bytes_are_survived_and_the_split_does_not_matter(
        bytes in prop_oneof![telnetish(), sentences()],
        piece in 1usize..64,
        at_client in any::<bool>(),
        negotiated in any::<bool>(),
    ) {
        let start = || {
            let mut codec = if at_client { client() } else { server() };
            if negotiated {
                codec.negotiate();
            }
            codec
        };
        let mut whole = start();
        let mut split = start();
        prop_assert_eq!(feed(&mut whole, &bytes, bytes.len().max(1)), feed(&mut split, &bytes, piece));
        let output = whole.take_output();
        prop_assert_eq!(&output, &split.take_output());
        prop_assert!(output.len() <= OUTPUT_LIMIT);
    }

    #[test]
    fn what_a_server_shows_arrives_as_it_was_in_binary_and_in_nvt(
        text in proptest::collection::vec(prop_oneof![any::<u8>(), Just(13), Just(10), Just(0), Just(255)], 0..200),
        at in any::<proptest::sample::Index>(),
        binary in any::<bool>(),
    ) {
        let (from, mut to) = if binary { (binary_server(), binary_client()) } else { (server(), client()) };
        let (left, right) = text.split_at(at.index(text.len() + 1));
        let mut sent = Vec::new();
        from.send_text(left, &mut sent);
        from.send_text(right, &mut sent);
        let mut shown = Vec::new();
        to.receive(&sent, &mut |event| match event {
            TelnetEvent::Data(data) => shown.extend_from_slice(data),
            other => panic!("{other:?}"),
        });
        prop_assert_eq!(shown, text);
    }

    #[test]
    fn keys_arrive_as_they_were_except_that_cr_lf_is_cr(
        keys in proptest::collection::vec(prop_oneof![any::<u8>(), Just(13), Just(10), Just(255)], 0..200),
    ) {
        let mut sent = Vec::new();
        client().send_text(&keys, &mut sent);
        let mut expected = Vec::new();
        for &key in &keys {
            // A Ctrl-J directly after Enter is not told from the LF of CR LF.
            if key == 10 && expected.last() == Some(&13) {
                expected.push(256);
            } else {
                expected.push(u16::from(key));
            }
        }
        expected.retain(|&key| key != 256);
        let mut typed = Vec::new();
        server().receive(&sent, &mut |event| match event {
            TelnetEvent::Data(data) => typed.extend(data.iter().map(|&byte| u16::from(byte))),
            other => panic!("{other:?}"),
        });
        prop_assert_eq!(typed, expected);
    }
}
