//! The example that the guide leads to, watched by several sessions.

#[path = "../examples/jobs/main.rs"]
#[expect(dead_code, reason = "its `main` is for running it alone")]
mod jobs;

use std::time::Duration;

use insta::assert_snapshot;
use jobs::{State, Watch, Yard};
use strombus::{Pilot, PlainPilot, Session};

fn watch(yard: &Yard, name: &str, roles: &[&str]) -> Pilot<Watch> {
    let session = Session {
        user: name.into(),
        roles: roles.iter().map(|role| (*role).into()).collect(),
        ..Session::pilot()
    };
    Pilot::start(14, 60, |ui| Watch::join(ui, &session, yard))
}

fn work(yard: &Yard, steps: u32) {
    (0..steps).for_each(|_| yard.step());
}

#[test]
fn the_jobs_find_what_is_known_to_be_there() {
    let yard = Yard::new();
    work(&yard, 200);
    let found: Vec<_> = yard
        .jobs()
        .iter()
        .map(|job| (job.found, job.last))
        .collect();
    // Below 10^5: 9592 primes, 1224 twins; 4 perfect numbers and 1441 happy ones below 10^4; 1998 palindromes below 10^6.
    let expected = [
        (9592, 99_991),
        (1224, 99_989),
        (4, 8128),
        (1998, 999_999),
        (1441, 9_986),
    ];
    assert_eq!(found, expected);
    assert!(yard.jobs().iter().all(|job| job.state == State::Done));
}

#[test]
fn three_panes_follow_the_work() {
    let yard = Yard::new();
    let mut pilot = watch(&yard, "ann", &[]);
    work(&yard, 10);
    assert_snapshot!(pilot.frame().screen(), @r"
    ┌─ Jobs ───────────────┐ ┌─ Details ───────────────────────┐
    │› > Primes            │ │Primes below 100000              │
    │  . Twin primes       │ │running                          │
    │  . Perfect numbers   │ │5133 found, the last 49999       │
    │  . Palindromes       │ │█████████████░░░░░░░░░░░░░░  50 %│
    │  . Happy numbers     │ └─────────────────────────────────┘
    │                      │ ┌─ Log ───────────────────────────┐
    │                      │ │Primes begins.                   │
    │                      │ │                                 │
    │                      │ │                                 │
    │                      │ │                                 │
    │                      │ │                                 │
    └──────────────────────┘ └─────────────────────────────────┘
    Up Down select  Enter choose  t theme  ? help  q leave
    ");
}

#[test]
fn all_who_watch_see_that_an_operator_cancels() {
    let yard = Yard::new();
    let mut ann = watch(&yard, "ann", &["operator"]);
    let mut bob = watch(&yard, "bob", &[]);
    work(&yard, 3);
    // To say no is what Enter does.
    ann.keys("x<Enter>");
    assert_eq!(yard.jobs()[0].state, State::Running);
    ann.keys("xy");
    assert_eq!(yard.jobs()[0].state, State::Cancelled);
    for pilot in [&mut ann, &mut bob] {
        let screen = pilot.frame().screen();
        assert!(screen.contains("x Primes"), "{screen}");
        assert!(screen.contains("ann cancels Primes."), "{screen}");
    }
    work(&yard, 1);
    assert_eq!(yard.jobs()[1].state, State::Running);
    ann.keys("a");
    assert_eq!(yard.jobs()[0].state, State::Waiting);
    assert_eq!(yard.jobs()[0].found, 0);
}

#[test]
fn nobody_else_is_even_asked() {
    let yard = Yard::new();
    let mut bob = watch(&yard, "bob", &[]);
    bob.keys("xy");
    let screen = bob.screen();
    assert!(!screen.to_lowercase().contains("cancel"), "{screen}");
    assert_eq!(yard.jobs()[0].state, State::Waiting);
}

#[test]
fn what_is_asked_about_is_what_is_cancelled() {
    let yard = Yard::new();
    let mut ann = watch(&yard, "ann", &["operator"]);
    ann.keys("<Down>x");
    assert!(ann.screen().contains("Cancel Twin primes?"));
    ann.keys("y");
    let states: Vec<_> = yard.jobs().iter().map(|job| job.state).collect();
    assert_eq!(states[..2], [State::Waiting, State::Cancelled]);
}

#[test]
fn a_session_that_missed_news_looks_anew() {
    let yard = Yard::new();
    let mut pilot = watch(&yard, "ann", &[]);
    work(&yard, 95);
    let screen = pilot.frame().screen();
    assert!(screen.contains("+ Primes"), "{screen}");
    assert!(screen.contains("100 %"), "{screen}");
}

#[test]
fn a_job_that_is_done_is_told_for_some_seconds() {
    let yard = Yard::new();
    let mut pilot = watch(&yard, "ann", &[]);
    work(&yard, 20);
    let toast = "+ Primes is done. ";
    let screen = pilot.frame().screen();
    assert!(screen.contains(toast), "{screen}");
    pilot.advance(Duration::from_secs(6));
    assert!(!pilot.screen().contains(toast));
}

#[test]
fn a_theme_is_chosen() {
    let yard = Yard::new();
    let mut pilot = watch(&yard, "ann", &[]);
    pilot.keys("t<Down><Down><Enter>");
    assert_eq!(pilot.ui().theme().name, "dark");
}

#[test]
fn jobs_are_told_and_cancelled_in_lines() {
    let yard = Yard::new();
    work(&yard, 3);
    let session = Session {
        user: "ann".into(),
        roles: vec!["operator".into()],
        ..Session::pilot()
    };
    let mut pilot = PlainPilot::start(80, |ui| Watch::join(ui, &session, &yard));
    let said = pilot.said();
    assert!(said.contains("Primes below 100000\nrunning\n"), "{said}");
    assert!(said.contains("Jobs: list of 5."), "{said}");
    let keys = pilot.line("/keys");
    assert!(keys.contains("/cancel, or /key x."), "{keys}");
    let asked = pilot.line("cancel");
    assert!(
        asked.starts_with("A dialog opens.\nCancel Primes?\n"),
        "{asked}"
    );
    let told = pilot.line("yes");
    assert!(told.contains("ann cancels Primes."), "{told}");
    assert_eq!(yard.jobs()[0].state, State::Cancelled);
    let twins = pilot.line("twin primes");
    assert!(twins.starts_with("Twin primes below 100000"), "{twins}");
}
