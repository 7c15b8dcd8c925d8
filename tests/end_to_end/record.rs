//! `strombus record`: sessions become recordings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::Signal;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;
use crate::emulators::Size;
use crate::installed::needs;
use crate::process::{Said, run};
use crate::server::strombus;

/// A directory for recordings.
fn place() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("a.cast");
    (directory, file)
}

fn record(file: &Path, arguments: &[&str], script: &str) -> Command {
    let mut command = strombus();
    command.arg("record").arg(file).args(arguments);
    command.args(["--", "sh", "-c", script]);
    command.env("SHELL", "/bin/sh");
    command
}

/// Records without a terminal, as a service or a build would.
fn record_alone(file: &Path, arguments: &[&str], script: &str, input: &str) -> Said {
    let mut alone = Command::new("setsid");
    alone.arg("--wait");
    let command = record(file, arguments, script);
    alone.arg(command.get_program()).args(command.get_args());
    alone.env("SHELL", "/bin/sh").env_remove("TERM");
    run(&mut alone, input)
}

fn lines(file: &Path) -> Vec<Value> {
    let text = fs::read_to_string(file).expect("the recording");
    assert!(text.ends_with('\n'), "{text}");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// The data of all events of a code, together.
fn data(lines: &[Value], code: &str) -> String {
    lines[1..]
        .iter()
        .filter(|event| event[1] == code)
        .filter_map(|event| event[2].as_str())
        .collect()
}

#[test]
fn a_session_is_seen_and_recorded_and_the_terminal_is_given_back() {
    needs!("setsid");
    let (_directory, file) = place();
    let mut client = Client::start(record(
        &file,
        &["--title", "A title"],
        "stty size; printf 'name? '; read name; echo \"Hello, $name!\"; exit 7",
    ));
    client.wait_for("name?");
    client.type_text("Léa\r");
    assert_eq!(client.wait_end(), 7);
    assert!(client.check_restored().ends_with("Hello, Léa!"));
    client.check_line_discipline_restored();

    let lines = lines(&file);
    let header = &lines[0];
    assert_eq!(header["version"], 3);
    assert_eq!(
        header["term"],
        json!({"cols": 80, "rows": 24, "type": "xterm-256color"})
    );
    assert_eq!(
        (&header["title"], &header["env"]["SHELL"]),
        (&json!("A title"), &json!("/bin/sh"))
    );
    assert!(
        header["timestamp"]
            .as_u64()
            .is_some_and(|time| time > 1_700_000_000)
    );
    assert_eq!(data(&lines, "o"), "24 80\r\nname? Léa\r\nHello, Léa!\r\n");
    assert_eq!(
        data(&lines, "i"),
        "",
        "nothing that is typed, unless it is asked for"
    );
    assert_eq!(
        lines.last().map(|event| (&event[1], &event[2])),
        Some((&json!("x"), &json!("7")))
    );
}

#[test]
fn what_is_typed_is_recorded_if_it_is_asked_for() {
    needs!("setsid");
    let (_directory, file) = place();
    let mut client = Client::start(record(
        &file,
        &["--input"],
        "stty -echo; printf '? '; read name",
    ));
    client.wait_for("?");
    client.type_text("secret\r");
    assert_eq!(client.wait_end(), 0);
    assert_eq!(data(&lines(&file), "i"), "secret\r");
}

#[test]
fn the_size_of_the_window_is_followed() {
    needs!("setsid");
    let (_directory, file) = place();
    let mut client = Client::start(record(
        &file,
        &[],
        "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.01; done",
    ));
    client.wait_for("ready");
    client.resize(Size::new(30, 100));
    client.wait_for("30 100");
    assert_eq!(client.wait_end(), 0);
    assert_eq!(data(&lines(&file), "r"), "100x30");
}

#[test]
fn version_2_is_written_if_it_is_asked_for() {
    needs!("setsid");
    let (_directory, file) = place();
    let said = record_alone(
        &file,
        &["--format", "2", "--size", "40x10"],
        "echo one; exit 3",
        "",
    );
    assert_eq!(
        (said.status, said.stderr.as_str(), said.stdout.as_str()),
        (Some(3), "", "")
    );
    let lines = lines(&file);
    let header = &lines[0];
    assert_eq!(
        (&header["version"], &header["width"], &header["height"]),
        (&json!(2), &json!(40), &json!(10))
    );
    assert_eq!(
        header["env"],
        json!({"SHELL": "/bin/sh", "TERM": "xterm-256color"})
    );
    assert_eq!(data(&lines, "o"), "one\r\n");
    assert_eq!(data(&lines, "x"), "");
}

#[test]
fn without_a_terminal_the_program_is_answered_and_typed_to_all_the_same() {
    needs!("setsid");
    let (_directory, file) = place();
    let script = "read line; stty raw -echo; printf '\\033[5n'; dd bs=1 count=4 2>/dev/null | tail -c 2; echo $line";
    let said = record_alone(&file, &[], script, "typed\n");
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    assert_eq!(data(&lines(&file), "o"), "typed\r\n\u{1b}[5n0ntyped\n");
}

#[test]
fn all_that_is_piped_in_reaches_a_program_that_says_nothing_meanwhile() {
    needs!("setsid");
    let (_directory, file) = place();
    // Far more than waits for a program; in lines, of which the line discipline loses none.
    let input = format!("{}\n", "x".repeat(99)).repeat(3000);
    let script = "stty -echo; printf '%s\\n' \"$(head -c 300000 | wc -c)\"";
    let said = record_alone(&file, &[], script, &input);
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    assert!(data(&lines(&file), "o").ends_with("300000\r\n"));
}

#[test]
fn without_a_terminal_the_program_may_ask_for_another_size() {
    needs!("setsid");
    let (_directory, file) = place();
    let script =
        "trap 'stty size; exit' WINCH; printf '\\033[8;6;40t'; while :; do sleep 0.01; done";
    let said = record_alone(&file, &[], script, "");
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    let lines = lines(&file);
    assert_eq!(data(&lines, "r"), "40x6");
    assert!(data(&lines, "o").ends_with("6 40\r\n"));
}

#[test]
fn a_recording_whose_writer_was_killed_can_be_read() {
    needs!("setsid");
    let (_directory, file) = place();
    let mut client = Client::start(record(
        &file,
        &[],
        "i=0; while :; do i=$((i+1)); echo line $i; done",
    ));
    client.wait_for("line 500");
    // setsid becomes strombus, so this is the recorder.
    client.kill();
    client.wait_gone();
    let shown = run(
        strombus().arg("screen"),
        &fs::read_to_string(&file).expect("the recording"),
    );
    assert_eq!((shown.status, shown.stderr.as_str()), (Some(0), ""));
    let numbers = shown.stdout.lines().filter_map(|line| {
        let number = line.strip_prefix("line ")?;
        number.trim().parse::<u32>().ok()
    });
    // What was seen was recorded; a quick program may have come much further.
    assert!(numbers.max() >= Some(500), "{}", shown.stdout);
}

#[test]
fn a_signal_ends_the_program_and_gives_the_terminal_back() {
    needs!("setsid");
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let (_directory, file) = place();
        let mut client = Client::start(record(&file, &[], "echo ready; exec sleep 1000"));
        client.wait_for("ready");
        client.process().signal(signal);
        assert_eq!(client.wait_end(), 128 + 1, "the program is hung up");
        client.check_line_discipline_restored();
        assert_eq!(data(&lines(&file), "x"), "129");
    }
}

#[test]
fn a_closed_window_ends_the_program_and_the_recording() {
    needs!("setsid");
    let (_directory, file) = place();
    let mut client = Client::start(record(
        &file,
        &[],
        "trap 'exit 5' HUP; while :; do echo ready; sleep 0.01; done",
    ));
    client.wait_for("ready");
    client.close_window();
    client.wait_gone();
    assert_eq!(data(&lines(&file), "x"), "5");
}

#[test]
fn a_file_that_is_there_is_kept_unless_it_is_asked_for() {
    needs!("setsid");
    let (_directory, file) = place();
    fs::write(&file, "kept").expect("a file");
    let said = record_alone(&file, &[], "echo one", "");
    assert_eq!(said.status, Some(1));
    assert!(
        said.one_line().contains("a.cast: exists already"),
        "{}",
        said.stderr
    );
    assert!(said.one_line().contains("--overwrite"), "{}", said.stderr);
    assert_eq!(fs::read_to_string(&file).expect("a file"), "kept");
    let said = record_alone(&file, &["--overwrite"], "echo one", "");
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    assert_eq!(data(&lines(&file), "o"), "one\r\n");
}

#[test]
fn of_a_program_that_there_is_none_of_no_recording_remains() {
    needs!("setsid");
    let (_directory, file) = place();
    let mut command = Command::new("setsid");
    command.args(["--wait", env!("CARGO_BIN_EXE_strombus"), "record"]);
    let said = run(command.arg(&file).args(["--", "no-such-program-here"]), "");
    assert_eq!(said.status, Some(127));
    assert!(
        said.one_line().contains("`no-such-program-here`"),
        "{}",
        said.stderr
    );
    assert!(!file.exists());
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    needs!("setsid");
    let (directory, _) = place();
    let file = directory.path().join("missing/a.cast");
    let said = record_alone(&file, &[], "echo one", "");
    assert_eq!(said.status, Some(1));
    assert!(
        said.one_line().contains("missing/a.cast: cannot be made"),
        "{}",
        said.stderr
    );
}
