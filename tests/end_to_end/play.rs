//! `strombus play`: recordings are shown.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::client::Client;
use crate::installed::needs;
use crate::process::run;
use crate::server::strombus;

const HEADER: &str = "{\"version\": 2, \"width\": 80, \"height\": 24}\n";

/// A recording of these lines.
fn recording(lines: &str) -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("a.cast");
    fs::write(&file, format!("{HEADER}{lines}")).expect("a file");
    (directory, file)
}

fn play(file: &PathBuf, arguments: &[&str]) -> Command {
    let mut command = strombus();
    command.arg("play").arg(file).args(arguments);
    command
}

/// Two pages of something, a pause of a day between them.
const LONG: &str = "[0.1, \"o\", \"first\"]\n[86400.0, \"o\", \"\\r\\nsecond\"]\n[172800.0, \"o\", \"\\r\\nthird\"]\n";

#[test]
fn without_a_terminal_the_bytes_are_written() {
    let (_directory, file) = recording(LONG);
    let said = run(&mut play(&file, &["--speed", "max"]), "");
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    assert_eq!(said.stdout, "first\r\nsecond\r\nthird");
    let cast = fs::read_to_string(&file).expect("a file");
    let said = run(&mut play(&"-".into(), &["--speed", "max"]), &cast);
    assert_eq!(
        said.stdout, "first\r\nsecond\r\nthird",
        "from standard input"
    );
}

#[test]
fn pauses_last_as_long_as_they_should() {
    // Without what shortens them, they would last longer than is waited for a program's end.
    for (lines, arguments, from) in [
        (
            "[0.5, \"o\", \"a\"]\n[1.0, \"m\", \"x\"]\n[1.5, \"o\", \"b\"]\n",
            &[][..],
            1500,
        ),
        (
            "[5000.0, \"o\", \"a\"]\n[15000.0, \"o\", \"b\"]\n",
            &["--speed", "20000"],
            750,
        ),
        (LONG, &["--idle-limit", "0.2"], 500),
    ] {
        let (_directory, file) = recording(lines);
        let start = Instant::now();
        let said = run(&mut play(&file, arguments), "");
        let took = start.elapsed();
        assert_eq!(said.status, Some(0), "{}", said.stderr);
        assert!(took >= Duration::from_millis(from), "{took:?}");
    }
}

#[test]
fn it_plays_in_the_terminal_and_gives_it_back() {
    needs!("setsid");
    // It ends in the middle of what it does: everything is left as no shell would want it.
    let (_directory, file) = recording(
        "[0, \"o\", \"\\u001b[?1049h\\u001b[?25l\\u001b[?1000;1006h\\u001b[?2004h\\u001b[?1h\\u001b=\\u001b[5;10r\\u001b[31;7mon the stage\\u001b]0;half a ti\"]\n",
    );
    let mut client = Client::start(play(&file, &[]));
    assert_eq!(client.wait_end(), 0);
    assert_eq!(client.check_restored(), "");
    client.check_line_discipline_restored();
    assert!(String::from_utf8_lossy(client.bytes()).contains("on the stage"));
}

#[test]
fn what_was_shown_stays_above_the_prompt() {
    needs!("setsid");
    let (_directory, file) = recording("[0, \"o\", \"one\\r\\ntwo\"]\n");
    let mut client = Client::start(play(&file, &[]));
    assert_eq!(client.wait_end(), 0);
    assert_eq!(client.check_restored(), "one\ntwo");
}

#[test]
fn q_and_control_c_leave() {
    needs!("setsid");
    for key in ["q", "\x03"] {
        let (_directory, file) = recording(LONG);
        let mut client = Client::start(play(&file, &[]));
        client.wait_for("first");
        client.type_text(key);
        assert_eq!(client.wait_end(), 0);
        client.check_restored();
        client.check_line_discipline_restored();
    }
}

#[test]
fn a_paused_recording_goes_on_step_by_step() {
    needs!("setsid");
    let (_directory, file) = recording(LONG);
    let mut client = Client::start(play(&file, &[]));
    client.wait_for("first");
    client.type_text(" .");
    client.wait_for("second");
    client.type_text(".");
    assert_eq!(client.wait_end(), 0);
    assert_eq!(client.check_restored(), "first\nsecond\nthird");
}

#[test]
fn answers_to_what_the_recording_asked_do_not_reach_the_shell() {
    needs!("setsid");
    let (_directory, file) =
        recording("[0, \"o\", \"\\u001b[c\\u001b[6n\\u001b[>cq\"]\n[86400, \"o\", \"!\"]\n");
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_strombus");
    command.args(["-c", "\"$0\" play --speed max \"$1\"; stty -icanon -echo min 0 time 5; printf '<%s>' \"$(dd bs=64 count=1 2>/dev/null)\"", program]);
    command.arg(&file);
    let mut client = Client::start(command);
    client.wait_for("<>");
}

#[test]
fn a_signal_gives_the_terminal_back() {
    needs!("setsid");
    for (signal, status) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129)] {
        let (_directory, file) = recording(LONG);
        let mut client = Client::start(play(&file, &[]));
        client.wait_for("first");
        client.process().signal(signal);
        assert_eq!(client.wait_end(), status);
        client.check_restored();
        client.check_line_discipline_restored();
    }
}

#[test]
fn what_cannot_be_played_is_named_with_its_line() {
    let said = run(&mut play(&"/no/such.cast".into(), &[]), "");
    assert_eq!(said.status, Some(1));
    assert!(
        said.one_line().contains("/no/such.cast: cannot be read"),
        "{}",
        said.stderr
    );
    let (_directory, file) = recording("[0, \"o\", \"fine\"]\nnonsense\n");
    let said = run(&mut play(&file, &[]), "");
    assert_eq!((said.status, said.stdout.as_str()), (Some(1), "fine"));
    assert!(
        said.one_line().contains("a.cast: line 3: no event"),
        "{}",
        said.stderr
    );
    for arguments in [
        &["--speed", "0"][..],
        &["--speed", "fast"],
        &["--idle-limit", "-1"],
    ] {
        let said = run(&mut play(&file, arguments), "");
        assert_eq!((said.status, said.stdout.as_str()), (Some(2), ""));
        said.one_line();
    }
}
