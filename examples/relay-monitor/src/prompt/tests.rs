use strombus_tor_control::{Command, EventName, Line, Reply};

use super::answer::Answer;
use super::complete::complete;
use super::help::help;
use super::vocabulary::Vocabulary;
use super::{Question, Read, Reader, Tone};
use crate::manual::Manual;

fn vocabulary() -> Vocabulary {
    let pair = |(name, words): (&str, &str)| (name.to_owned(), words.to_owned());
    Vocabulary {
        keys: [
            (
                "address",
                "IP address of this Tor host, if we can guess it.",
            ),
            ("address/v4", "IPv4 address of this Tor host."),
            ("ns/id/*", "Brief summary of router status by ID."),
            ("ns/all", "Brief summary of router status."),
            ("downloads/desc/<desc>", "Download status."),
        ]
        .map(pair)
        .to_vec(),
        options: [
            ("ContactInfo", "String"),
            ("ControlPort", "Dependent"),
            ("Nickname", "String"),
        ]
        .map(pair)
        .to_vec(),
        events: ["BW", "CIRC", "CIRC_BW"].map(Into::into).to_vec(),
        signals: ["NEWNYM", "HALT"].map(Into::into).to_vec(),
        features: Vec::new(),
    }
}

fn raw(line: &str) -> Command {
    Command::raw(line).unwrap()
}

fn check(line: &str, expected: Read) {
    assert_eq!(Reader::default().read(line), expected, "{line:?}");
}

#[test]
fn a_line_is_a_command_of_tors_or_ours() {
    check("", Read::Nothing);
    check(
        "  getinfo version\r\n",
        Read::Ask(Question::Tor(raw("getinfo version"))),
    );
    check(
        "/help  getinfo ",
        Read::Ask(Question::Help("getinfo".into())),
    );
    check("/HELP", Read::Ask(Question::Help(String::new())));
    check("/info relay1", Read::Ask(Question::About("relay1".into())));
    check(
        "/events bw",
        Read::Ask(Question::Recent(vec![EventName::Bw])),
    );
    check("/quit", Read::Quit);
    check("QUIT", Read::Quit);
    check(
        "/python",
        Read::Wrong("there is no /python; /help lists what there is".into()),
    );
    check(
        "setevents EXTENDED bw Circ",
        Read::Ask(Question::Events(vec![EventName::Bw, EventName::Circ])),
    );
    check("SETEVENTS", Read::Ask(Question::Events(vec![])));
    check(
        "AUTHENTICATE \"x\"",
        Read::Wrong("this connection is authenticated already".into()),
    );
    check(
        "GETINFO a\u{1b}[2J",
        Read::Wrong("a command is one line, without control characters".into()),
    );
}

#[test]
fn comments_are_for_people() {
    check("# GETINFO version", Read::Nothing);
    check(" \t#SIGNAL HALT\r\n", Read::Nothing);
    check("#", Read::Nothing);
    // Only where it begins a line.
    check(
        "SETCONF ContactInfo=# ",
        Read::Ask(Question::Tor(raw("SETCONF ContactInfo=#"))),
    );
    // In a body it is tor's: a torrc has comments of its own.
    let mut reader = Reader::default();
    for line in [
        "+LOADCONF",
        "# of torrc",
        "",
        " # too",
        "Nickname x # and this",
    ] {
        assert_eq!(reader.read(line), Read::More, "{line:?}");
    }
    let Read::Ask(Question::Tor(command)) = reader.read(".") else {
        panic!()
    };
    assert_eq!(
        command.body(),
        Some("# of torrc\n\n # too\nNickname x # and this\n")
    );
}

#[test]
fn a_body_ends_with_a_lone_dot() {
    for first in ["+LOADCONF", "LOADCONF", "+loadconf"] {
        let mut reader = Reader::default();
        assert_eq!(reader.read(first), Read::More);
        assert!(reader.is_inside_body());
        for line in ["Nickname x", "", "..dot", "/quit", ". "] {
            assert_eq!(reader.read(line), Read::More);
        }
        let Read::Ask(Question::Tor(command)) = reader.read(".") else {
            panic!()
        };
        assert_eq!(command.body(), Some("Nickname x\n\n.dot\n/quit\n. \n"));
        assert!(
            command
                .to_wire()
                .ends_with(b"\r\n..dot\r\n/quit\r\n.. \r\n.\r\n")
        );
        assert!(!reader.is_inside_body());
    }
}

#[test]
fn a_body_has_an_end_even_if_nobody_ends_it() {
    let mut reader = Reader::default();
    reader.read("+LOADCONF");
    let line = "x".repeat(1 << 10);
    for _ in 0..2_000 {
        assert_eq!(reader.read(&line), Read::More);
    }
    assert!(matches!(reader.read("."), Read::Wrong(_)));
    assert_eq!(reader.read("/quit"), Read::Quit);
}

#[test]
fn what_may_change_something_is_known() {
    let acts = |line: &str| match Reader::default().read(line) {
        Read::Ask(question) => question.acts(),
        other => panic!("{other:?}"),
    };
    for line in [
        "GETINFO version",
        "getconf Nickname",
        "PROTOCOLINFO",
        "SETEVENTS BW",
        "/info",
        "/help",
    ] {
        assert!(!acts(line), "{line}");
    }
    for line in [
        "SETCONF Nickname=x",
        "signal NEWNYM",
        "SAVECONF",
        "CLOSECIRCUIT 1",
        "NEWCOMMAND",
    ] {
        assert!(acts(line), "{line}");
    }
}

fn check_completion(typed: &str, expected: &[&str]) {
    assert_eq!(complete(typed, Some(&vocabulary())), expected, "{typed:?}");
}

#[test]
fn words_of_the_running_tor_are_offered() {
    check_completion("get", &["GETINFO ", "GETCONF "]);
    check_completion("+LO", &["+LOADCONF"]);
    check_completion("/e", &["/events "]);
    check_completion("GETINFO add", &["GETINFO address", "GETINFO address/v4"]);
    check_completion(
        "getinfo version ns/",
        &["getinfo version ns/id/", "getinfo version ns/all"],
    );
    check_completion(
        "GETCONF con",
        &["GETCONF ContactInfo", "GETCONF ControlPort"],
    );
    check_completion("SETCONF nick", &["SETCONF Nickname="]);
    check_completion("SETEVENTS CIRC C", &["SETEVENTS CIRC CIRC_BW"]);
    check_completion("SIGNAL ", &["SIGNAL NEWNYM", "SIGNAL HALT"]);
    check_completion("SAVECONF f", &["SAVECONF FORCE"]);
    check_completion("/help nickn", &["/help Nickname"]);
    check_completion("GETINFO ns/all", &[]);
    check_completion("GETINFO ünï", &[]);
    assert_eq!(complete("SIGNAL ", None), Vec::<String>::new());
}

fn text(answer: &Answer) -> String {
    let rows: Vec<_> = answer.rows.iter().map(super::Row::text).collect();
    rows.join("\n")
}

#[test]
fn help_has_tors_own_words() {
    let vocabulary = vocabulary();
    let ask = |topic| help(topic, Some(&vocabulary), None);
    assert!(text(&ask("")).contains("  GETINFO - asks tor for what it knows"));
    assert!(text(&ask("getinfo")).contains("  ns/all - Brief summary of router status."));
    assert_eq!(
        text(&ask("address")),
        "GETINFO address - IP address of this Tor host, if we can guess it."
    );
    assert!(text(&ask("ns/id/57B9")).starts_with("GETINFO ns/id/* - Brief"));
    assert!(text(&ask("bw")).starts_with("BW - Bytes read and written"));
    assert!(!ask("nonsense").is_ok);
    let manual = Manual::parse(
        ".SH \"SERVER OPTIONS\"\n\\fBNickname\\fR \\fIname\\fR\n.RS 4\nIts name\\&.\n.RE\n",
    );
    let answer = help("nickname", Some(&vocabulary), Some(manual));
    assert_eq!(
        text(&answer),
        "Nickname name\n  String; Server Options\n\nIts name."
    );
}

#[test]
fn an_answer_is_shown_as_tor_sent_it_and_moves_no_cursor() {
    let line = |text: &str, data: Option<&str>| Line {
        status: 250,
        text: text.into(),
        data: data.map(Into::into),
    };
    let answer = Answer::of(Reply {
        lines: vec![
            line("a=b\u{1b}[2J", None),
            line("c=", Some("1\n\u{7}2")),
            line("OK", None),
        ],
    });
    assert_eq!(
        text(&answer),
        "250-a=b\u{fffd}[2J\n250+c=\n1\n\u{fffd}2\n.\n250 OK"
    );
    assert!(answer.is_ok);
    let refused = Line {
        status: 552,
        text: "Unrecognized key \"x=y\"".into(),
        data: None,
    };
    let answer = Answer::of(Reply {
        lines: vec![refused],
    });
    assert!(!answer.is_ok);
    assert!(
        answer
            .rows
            .iter()
            .all(|row| row.0.iter().all(|(tone, _)| *tone == Tone::Bad))
    );
}
