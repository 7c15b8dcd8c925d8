//! `strombus screen --pty`: programs run on a screen.

use serde_json::{Value, json};

use crate::process::{Said, run};
use crate::server::strombus;

/// Runs `script` with sh on a screen.
fn sh(arguments: &[&str], script: &str, input: &str) -> Said {
    let mut command = strombus();
    command.args(["screen", "--pty"]).args(arguments);
    run(command.args(["--", "sh", "-c", script]), input)
}

/// Checks what the screen of 30x4 shows at the end.
#[track_caller]
fn check(arguments: &[&str], script: &str, input: &str, shown: &str) {
    let said = sh(&[&["--size", "30x4"], arguments].concat(), script, input);
    assert_eq!(
        (said.stdout.trim_end(), said.stderr.as_str()),
        (shown, ""),
        "{script}"
    );
    assert_eq!(said.status, Some(0), "{script}");
}

#[test]
fn the_exit_status_is_the_programs() {
    for (script, status) in [
        ("exit 0", 0),
        ("exit 7", 7),
        ("kill -TERM $$", 143),
        ("kill -KILL $$", 137),
    ] {
        let said = sh(&[], script, "");
        assert_eq!(
            (said.status, said.stderr.as_str()),
            (Some(status), ""),
            "{script}"
        );
    }
}

#[test]
fn a_program_that_cannot_be_run_is_named() {
    for (program, status, part) in [
        (
            "no-such-program-here",
            127,
            "there is no program `no-such-program-here`",
        ),
        ("/etc/passwd", 126, "`/etc/passwd` may not be run"),
    ] {
        let said = run(strombus().args(["screen", "--pty", "--", program]), "");
        assert_eq!(said.status, Some(status), "{}", said.stderr);
        assert!(said.one_line().contains(part), "{}", said.stderr);
        assert_eq!(said.stdout, "");
    }
}

#[test]
fn the_program_sees_a_terminal_of_the_size() {
    check(
        &[],
        "stty size; tty >/dev/null && echo $TERM",
        "",
        "4 30\nxterm-256color",
    );
}

#[test]
fn queries_are_answered() {
    // The cursor's place, as dash reads it: up to the R, without echo.
    let ask =
        "stty raw -echo; printf '\\n\\n  \\033[6n'; dd bs=1 count=6 2>/dev/null | tr '\\033' '^'";
    check(&[], ask, "", "\n\n  ^[3;3R");
}

#[test]
fn many_queries_are_answered_while_the_program_runs() {
    let script = "stty raw -echo; i=0; while [ $i -lt 200 ]; do printf '\\033[5n'; \
                  dd bs=1 count=4 2>/dev/null >/dev/null; i=$((i+1)); done; echo $i answers";
    check(&[], script, "", "200 answers");
}

#[test]
fn a_program_may_ask_for_another_size() {
    let script =
        "trap 'stty size; exit' WINCH; printf '\\033[8;6;40t'; while :; do sleep 0.01; done";
    let said = sh(&["--json", "--timeout", "20"], script, "");
    let all: Value = serde_json::from_str(&said.stdout).expect("JSON");
    assert_eq!((&all["cols"], &all["rows"]), (&json!(40), &json!(6)));
    let cells = all["cells"][0].as_array().expect("a row");
    let text: String = cells
        .iter()
        .filter_map(|cell| cell["text"].as_str())
        .collect();
    assert_eq!(text.trim_end(), "6 40");
}

#[test]
fn of_many_sizes_the_last_one_counts() {
    // The alternate screen is cut, where the first size comes too late.
    let script =
        "printf '\\033[?1049h\\033[8;6;9t\\033[8;6;40t\\033[1;20Hhere'; sleep 0.1; stty size";
    let said = sh(&["--json", "--timeout", "20"], script, "");
    let all: Value = serde_json::from_str(&said.stdout).expect("JSON");
    let cells = all["cells"][0].as_array().expect("a row");
    let text: String = cells
        .iter()
        .filter_map(|cell| cell["text"].as_str())
        .collect();
    assert_eq!(text.trim(), "here6 40");
}

#[test]
fn standard_input_is_typed() {
    check(
        &[],
        "read a; read b; echo \"<$b$a>\"",
        "one\ntwo\n",
        "one\ntwo\n<twoone>",
    );
}

#[test]
fn more_is_typed_than_is_held_at_once() {
    // In lines: of a line that is longer than it keeps, the kernel drops the rest.
    let script = "head -c 200000 | wc -c";
    let said = sh(&["--timeout", "20"], script, &"123456789\n".repeat(20_000));
    assert!(said.stdout.contains("200000"), "{}", said.stdout);
}

#[test]
fn keys_are_typed_in_turn_and_the_screen_is_waited_for() {
    let script = "printf 'name? '; read a; printf 'place? '; read b; echo \"$a in $b\"; sleep 1000";
    check(
        &[
            "--wait",
            "name?",
            "--keys",
            "Ann\\r",
            "--wait",
            "place?",
            "--keys",
            "Rome\\r",
            "--wait",
            "Ann in Rome",
        ],
        script,
        "",
        "name? Ann\nplace? Rome\nAnn in Rome",
    );
}

#[test]
fn keys_are_typed_though_nothing_was_written_before() {
    // The line discipline erases the whole character.
    check(
        &["--keys", "aé\\x7fb\\r"],
        "read x; printf %s \"$x\"",
        "",
        "ab\nab",
    );
}

#[test]
fn after_the_last_keys_the_program_runs_to_its_end() {
    let said = sh(
        &["--wait", "?", "--keys", "5\\r"],
        "printf '?'; read a; sleep 0.5; exit $a",
        "",
    );
    assert_eq!((said.status, said.stderr.as_str()), (Some(5), ""));
}

#[test]
fn what_is_waited_for_in_vain_is_named_and_the_screen_is_shown() {
    for (script, part) in [
        ("echo seen; sleep 1000", "within 0.5 s"),
        ("echo seen", "the program ended before"),
    ] {
        let said = sh(&["--timeout", "0.5", "--wait", "unseen"], script, "");
        assert_eq!((said.status, said.stdout.trim_end()), (Some(1), "seen"));
        assert!(said.one_line().contains("`unseen`"), "{}", said.stderr);
        assert!(said.one_line().contains(part), "{}", said.stderr);
    }
}

#[test]
fn a_program_without_an_end_is_ended_in_time() {
    check(
        &["--timeout", "0.3"],
        "trap '' HUP; echo here; while :; do sleep 0.05; done",
        "",
        "here",
    );
}

#[test]
fn a_flood_is_shown_to_its_end() {
    check(&[], "seq 300000", "", "299998\n299999\n300000");
}

#[test]
fn one_that_floods_and_never_reads_can_be_waited_for() {
    // It asks without end, and reads no answer.
    let script = "stty raw -echo; while :; do printf '\\033[6n\\033[Hasked'; done";
    check(&["--wait", "asked"], script, "", "asked");
}

#[test]
fn the_terminal_that_strombus_was_started_in_is_not_the_programs() {
    let mut command = strombus();
    command
        .env("TMUX", "/tmp/x")
        .env("COLUMNS", "7")
        .env("TERM", "dumb");
    command.args([
        "screen",
        "--pty",
        "--",
        "sh",
        "-c",
        "echo \"[$TMUX$COLUMNS]\" $TERM",
    ]);
    assert_eq!(run(&mut command, "").stdout.trim_end(), "[] xterm-256color");
}
