//! The page of the prompt.

mod stage;

use stage::*;
use strombus_relay_monitor::pages::RelayApp;
use strombus_relay_monitor::prompt::Vocabulary;
use strombus_relay_monitor::{Act, Done, Refusal, Script};
use strombus_tor_control::{Line, Reply};
use strombus_widgets::Pilot;

const OPERATOR: &[&str] = &["operator"];

fn vocabulary() -> Vocabulary {
    let pairs = |pairs: &[(&str, &str)]| {
        let pairs = pairs.iter();
        pairs.map(|(a, b)| ((*a).into(), (*b).into())).collect()
    };
    Vocabulary {
        keys: pairs(&[
            ("version", "The current version of Tor."),
            (
                "status/version/current",
                "What the authorities say of this version.",
            ),
            ("stream-status", "List of current streams."),
            ("ns/id/*", "Brief summary of router status by ID."),
        ]),
        options: pairs(&[("Nickname", "String"), ("NumCPUs", "Integer")]),
        events: ["BW", "CIRC", "CIRC_BW", "STREAM"].map(Into::into).to_vec(),
        signals: ["NEWNYM", "HALT"].map(Into::into).to_vec(),
        features: Vec::new(),
    }
}

fn reply(lines: &[&str]) -> Reply {
    let line = |text: &&str| Line {
        status: 250,
        text: (*text).into(),
        data: None,
    };
    Reply {
        lines: lines.iter().map(line).collect(),
    }
}

/// At the prompt of a tor that has words, and answers that it is one.
fn at_prompt(rows: u16, columns: u16, roles: &[&str]) -> (Pilot<RelayApp>, Script) {
    let (mut pilot, script) = at_relay(rows, columns, roles);
    script.tor().teach(vocabulary());
    script.tor().reply(reply(&["version=0.4.9.11", "OK"]));
    pilot.keys("5");
    (pilot, script)
}

#[test]
fn questions_answers_and_events_stand_below_each_other() {
    for (rows, columns) in SIZES {
        let (mut pilot, script) = at_prompt(rows, columns, OPERATOR);
        pilot.keys("GETINFO version<Enter>SETEVENTS BW STREAM<Enter>");
        script.tor().tell(reply(&["BW 2048 4096"]));
        script
            .tor()
            .tell(reply(&["STREAM 9 SUCCEEDED 5 example.org:443"]));
        script.tor().tell(reply(&["CIRC 5 BUILT"]));
        pilot.frame();
        pilot.keys("/help version<Enter>/nonsense<Enter>GETINFO s");
        check("prompt", &pilot);
    }
}

#[test]
fn words_of_the_running_tor_are_completed_by_tab() {
    let (mut pilot, script) = at_prompt(24, 80, OPERATOR);
    pilot.keys("geti<Tab>v<Tab><Enter>");
    assert_eq!(script.tor().asked(), ["GETINFO version"]);
    sees(&pilot, "250-version=0.4.9.11");
    // With nothing typed of the next word, there is what there may be; after Esc, Tab shows it again.
    pilot.keys("GETINFO <Esc>");
    misses(&pilot, "GETINFO status/version/current");
    pilot.keys("<Tab>");
    sees(&pilot, "GETINFO status/version/current");
    pilot.keys("<Down><Down><Enter><Enter>");
    assert_eq!(script.tor().asked(), ["GETINFO status/version/current"]);
    pilot.keys("SETCONF nu<Tab>");
    sees(&pilot, "SETCONF NumCPUs=");
    pilot.keys("<C-u>SETEVENTS CIRC C<Tab>");
    sees(&pilot, "SETEVENTS CIRC CIRC_BW");
    pilot.keys("<C-u>SIGNAL <Down>");
    sees(&pilot, "SIGNAL HALT");
}

#[test]
fn what_acts_is_confirmed_first() {
    let (mut pilot, script) = at_prompt(24, 80, OPERATOR);
    pilot.keys("SIGNAL NEWNYM<Enter>");
    check("ask-command", &pilot);
    // Enter alone sends nothing, nor does Esc; and it is told.
    pilot.keys("<Enter>");
    sees(&pilot, "The command is not sent.");
    pilot.keys("<C-l><Up><Enter>");
    misses(&pilot, "The command is not sent.");
    pilot.keys("<Esc>");
    sees(&pilot, "The command is not sent.");
    assert_eq!(script.asked(), []);
    script.answer(Ok(Done {
        lines: vec!["OK".into()],
    }));
    pilot.keys("<Up><Enter>y");
    let asked = script.asked();
    assert_eq!(asked[0].2, Act::Command("SIGNAL NEWNYM".into()));
    assert_eq!(asked[0].0.name, "ann");
    sees(&pilot, "OK");
    script.answer(Err(Refusal::Tor {
        code: 552,
        text: "Unrecognized option".into(),
    }));
    pilot.keys("SETCONF Nonsense=1<Enter>y");
    sees(&pilot, "tor refused (552): Unrecognized option");
    assert_eq!(script.tor().asked(), Vec::<String>::new());
}

#[test]
fn viewers_read_and_change_nothing() {
    let (mut pilot, script) = at_prompt(24, 80, &[]);
    sees(&pilot, "read only");
    pilot.keys("GETINFO version<Enter>");
    sees(&pilot, "250-version=0.4.9.11");
    pilot.keys("SIGNAL HALT<Enter>");
    sees(&pilot, "only operators of this relay may do that");
    // Not even its body is asked for.
    pilot.keys("<C-l>+LOADCONF<Enter>");
    sees(&pilot, "only operators of this relay may do that");
    sees(&pilot, ">>> ");
    misses(&pilot, "...");
    pilot.keys("NEWCOMMAND<Enter>");
    assert_eq!(script.asked(), []);
    assert_eq!(script.tor().asked(), ["GETINFO version"]);
    script.tor().reply(reply(&["HashedControlPassword=16:AA"]));
    pilot.keys("GETCONF HashedControlPassword<Enter>");
    sees(&pilot, "250 HashedControlPassword=<hidden>");
}

#[test]
fn a_body_is_typed_line_by_line_and_may_be_left() {
    let (mut pilot, script) = at_prompt(24, 80, OPERATOR);
    pilot.keys("LOADCONF<Enter>Nickname x<Enter>");
    sees(&pilot, "... Nickname x");
    pilot.keys("q<Esc>");
    sees(&pilot, "The command is not sent.");
    sees(&pilot, ">>> ");
    pilot.keys("LOADCONF<Enter>Nickname x<Enter>5<Enter>.<Enter>");
    sees(&pilot, "Nickname x");
    pilot.keys("y");
    let act = Act::Command("+LOADCONF\nNickname x\n5\n".into());
    assert_eq!(script.asked()[0].2, act);
}

#[test]
fn letters_are_typed_and_other_keys_lead_on() {
    let (mut pilot, _) = at_prompt(24, 80, OPERATOR);
    pilot.keys("nxzqmh12?/");
    sees(&pilot, ">>> nxzqmh12?/");
    // Ctrl-C takes back what is typed, and only then leaves.
    pilot.keys("<C-c>");
    misses(&pilot, "nxzqmh");
    assert_eq!(pilot.departure(), None);
    pilot.keys("<F10><Esc><A-1>");
    sees(&pilot, "Log NOTICE");
    pilot.keys("5/quit<Enter>");
    sees(&pilot, "Log NOTICE");
    pilot.keys("5<Esc>");
    sees(&pilot, "1 relay");
    pilot.keys("<Enter>5<C-c>");
    assert!(pilot.departure().is_some());
}

#[test]
fn what_was_typed_comes_back_at_the_next_visit() {
    let folder = tempfile::tempdir().unwrap();
    let (mut pilot, script) = at_relay(24, 80, OPERATOR);
    script.keep_lines_in(folder.path());
    pilot.keys("<Esc><Enter>5GETINFO version<Enter>SIGNAL NEWNYM<Enter><Esc>");
    pilot.keys("<Esc><Enter>5<Up><Up>");
    sees(&pilot, ">>> GETINFO version");
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 1);
    assert_eq!(
        files[0].as_ref().unwrap().file_name().to_str(),
        Some("ann.history")
    );
}

#[test]
fn long_answers_are_scrolled_and_copied() {
    let (mut pilot, script) = at_prompt(24, 80, OPERATOR);
    let lines: Vec<String> = (0..100).map(|n| format!("line-{n:03}=x")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    script.tor().reply(reply(&lines));
    pilot.keys("GETINFO all<Enter>");
    sees(&pilot, "line-099");
    misses(&pilot, "line-010");
    for _ in 0..10 {
        pilot.keys("<PageUp>");
    }
    sees(&pilot, "line-000");
    pilot.keys("<PageDown>GETINFO x<Enter>");
    sees(&pilot, "line-099");
    pilot.keys("<F10><Left><Left><Enter>");
    let copied = pilot.clipboard().unwrap_or_default().to_owned();
    assert!(copied.contains("250-line-050=x"), "{copied}");
    pilot.keys("<C-l>");
    misses(&pilot, "line-099");
}
