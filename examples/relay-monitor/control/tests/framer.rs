//! Bytes become messages, however they are split.

use proptest::prelude::*;
use strombus_tor_control::{Framer, FramingError, Line, Message, Reply};

fn line(status: u16, text: &str) -> Line {
    Line {
        status,
        text: text.into(),
        data: None,
    }
}

fn with_data(status: u16, text: &str, data: &str) -> Line {
    Line {
        data: Some(data.into()),
        ..line(status, text)
    }
}

fn reply(lines: Vec<Line>) -> Message {
    Message::Reply(Reply { lines })
}

fn event(lines: Vec<Line>) -> Message {
    Message::Event(Reply { lines })
}

/// All messages of bytes, and what ended them.
fn frame(mut framer: Framer, bytes: &[u8]) -> (Vec<Message>, Option<FramingError>) {
    framer.push(bytes);
    take(&mut framer)
}

fn take(framer: &mut Framer) -> (Vec<Message>, Option<FramingError>) {
    let mut messages = Vec::new();
    loop {
        match framer.next_message() {
            Ok(Some(message)) => messages.push(message),
            Ok(None) => return (messages, None),
            Err(error) => return (messages, Some(error)),
        }
    }
}

fn check(bytes: &str, expected: &[Message]) {
    let (messages, error) = frame(Framer::new(), bytes.as_bytes());
    assert_eq!((messages.as_slice(), error), (expected, None));
}

#[test]
fn a_line_is_a_reply() {
    check("250 OK\r\n", &[reply(vec![line(250, "OK")])]);
}

#[test]
fn lines_with_a_dash_belong_to_one_reply() {
    check(
        "250-PROTOCOLINFO 1\r\n250-VERSION Tor=\"0.4.9.11\"\r\n250 OK\r\n",
        &[reply(vec![
            line(250, "PROTOCOLINFO 1"),
            line(250, "VERSION Tor=\"0.4.9.11\""),
            line(250, "OK"),
        ])],
    );
}

#[test]
fn data_is_unstuffed_and_ends_with_a_lone_dot() {
    check(
        "250+config-text=\r\n..hidden\r\n250 no reply\r\n\r\nLast\r\n.\r\n250 OK\r\n",
        &[reply(vec![
            with_data(250, "config-text=", ".hidden\n250 no reply\n\nLast"),
            line(250, "OK"),
        ])],
    );
}

#[test]
fn data_may_be_nothing() {
    check(
        "250+orconn-status=\r\n.\r\n250 OK\r\n",
        &[reply(vec![
            with_data(250, "orconn-status=", ""),
            line(250, "OK"),
        ])],
    );
}

#[test]
fn an_event_may_stand_before_the_reply_and_among_its_lines() {
    check(
        "650 BW 1 2\r\n250-a=b\r\n650-CONF_CHANGED\r\n650-Nickname=x\r\n650 OK\r\n250 OK\r\n",
        &[
            event(vec![line(650, "BW 1 2")]),
            event(vec![
                line(650, "CONF_CHANGED"),
                line(650, "Nickname=x"),
                line(650, "OK"),
            ]),
            reply(vec![line(250, "a=b"), line(250, "OK")]),
        ],
    );
}

#[test]
fn lone_line_feeds_end_lines_too() {
    check(
        "250-a=b\n250 OK\n",
        &[reply(vec![line(250, "a=b"), line(250, "OK")])],
    );
}

#[test]
fn bytes_that_are_no_text_are_replaced() {
    let (messages, error) = frame(Framer::new(), b"650 NOTICE caf\xe9\r\n");
    assert_eq!(error, None);
    assert_eq!(messages, [event(vec![line(650, "NOTICE caf\u{fffd}")])]);
}

#[test]
fn whoever_is_no_tor_is_quoted_without_control_characters() {
    for (bytes, quoted) in [
        (&b"SSH-2.0-OpenSSH_9.2\r\n"[..], "SSH-2.0-OpenSSH_9.2"),
        (b"HTTP/1.1 400 Bad Request\r\n", "HTTP/1.1 400 Bad Request"),
        (b"\x1b]0;owned\x07\r\n", ".]0;owned."),
        (b"2500 OK\r\n", "2500 OK"),
        (b"25\r\n", "25"),
        (b"\r\n", ""),
    ] {
        let (messages, error) = frame(Framer::new(), bytes);
        assert_eq!(messages, []);
        assert_eq!(error, Some(FramingError::NotAReply(quoted.into())));
    }
}

#[test]
fn four_bytes_tell_who_is_no_tor() {
    let (_, error) = frame(Framer::new(), b"SSH-");
    assert_eq!(error, Some(FramingError::NotAReply("SSH-".into())));
}

#[test]
fn messages_before_an_error_are_not_lost_and_the_error_stays() {
    let mut framer = Framer::new();
    framer.push(b"250 OK\r\nnonsense\r\n250 never\r\n");
    let (messages, error) = take(&mut framer);
    assert_eq!(messages, [reply(vec![line(250, "OK")])]);
    assert!(error.is_some());
    framer.push(b"250 OK\r\n");
    assert_eq!(take(&mut framer), (vec![], error));
}

#[test]
fn megabytes_of_data_are_taken() {
    let data = "x".repeat(99) + "\r\n";
    let bytes = format!("250+ns/all=\r\n{}.\r\n250 OK\r\n", data.repeat(100_000));
    let (messages, error) = frame(Framer::new(), bytes.as_bytes());
    assert_eq!(error, None);
    let [Message::Reply(reply)] = messages.as_slice() else {
        panic!("one reply");
    };
    assert_eq!(reply.lines[0].data.as_ref().unwrap().len(), 9_999_999);
}

#[test]
fn nothing_is_kept_beyond_the_cap() {
    let too_long = Some(FramingError::TooLong(1_000));
    for bytes in [
        // A line without an end, data without an end, lines without an end, data of empty lines.
        "250 ".to_owned() + &"x".repeat(2_000),
        "250+a=\r\n".to_owned() + &"x\r\n".repeat(2_000),
        "250-a=b\r\n".repeat(2_000),
        "250+a=\r\n".to_owned() + &"\r\n".repeat(2_000),
        "650-a=b\r\n".repeat(2_000),
    ] {
        let (messages, error) = frame(Framer::with_cap(1_000), bytes.as_bytes());
        assert_eq!((messages, error), (vec![], too_long.clone()));
    }
}

#[test]
fn it_knows_whether_a_reply_is_under_way() {
    let mut framer = Framer::new();
    for (bytes, expected) in [
        ("650 BW 1", false),
        (" 2\r\n650-CONF_CHANGED\r\n650 OK\r\n", false),
        ("250-a=b\r\n", true),
        ("250+c=\r\n", true),
        ("x\r\n.\r\n", true),
        ("250 OK\r\n", false),
    ] {
        framer.push(bytes.as_bytes());
        assert_eq!(framer.is_inside_reply(), expected, "after {bytes:?}");
    }
}

proptest! {
    #[test]
    fn how_bytes_are_split_does_not_matter(cuts in prop::collection::vec(0_usize..400, 0..20)) {
        let bytes: &[u8] = b"650 BW 1 2\r\n250-a=b\r\n650+NS\r\nr x\r\n..\r\n.\r\n650 OK\r\n250+c=\r\n..x\r\n\r\n.\r\n250 OK\r\n\
            552 Unrecognized key \"dir-usage\"\r\n250 OK\r\n650 WARN caf\xc3\xa9\r\nnonsense";
        let whole = frame(Framer::new(), bytes);
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let mut framer = Framer::new();
        let mut messages = Vec::new();
        let mut ended = None;
        for cut in cuts.windows(2) {
            framer.push(&bytes[cut[0]..cut[1]]);
            let (more, error) = take(&mut framer);
            messages.extend(more);
            ended = ended.or(error);
        }
        prop_assert_eq!(messages, whole.0);
        // How much of the wrong line is there to be quoted does depend on it.
        prop_assert_eq!(ended.is_some(), whole.1.is_some());
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        frame(Framer::with_cap(100), &bytes);
    }

    #[test]
    fn what_is_written_again_is_what_was_read(
        lines in prop::collection::vec(("[ -~]{0,20}", prop::option::of("[.a-z\n]{1,20}")), 1..5),
    ) {
        let mut lines: Vec<_> = lines
            .into_iter()
            .map(|(text, data)| Line { status: 250, text, data })
            .collect();
        // The last line has no data: that separator ends the reply.
        lines.last_mut().unwrap().data = None;
        let reply = Reply { lines };
        let wire = reply.to_wire() + "\n";
        let (messages, error) = frame(Framer::new(), wire.as_bytes());
        prop_assert_eq!(error, None);
        prop_assert_eq!(messages, [Message::Reply(reply)]);
    }
}
