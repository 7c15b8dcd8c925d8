//! `strombus run`: an app in this terminal, without a network.

use std::process::Command;

use rustix::process::Signal;

use crate::client::Client;
use crate::emulators::Size;
use crate::installed::needs;
use crate::process::run;
use crate::server::strombus;

fn run_app(arguments: &[&str]) -> Client {
    let mut command = strombus();
    command.arg("run").args(arguments);
    Client::start(command)
}

fn hello() -> Client {
    let mut client = run_app(&["hello"]);
    client.wait_for("Who is there?");
    client
}

#[test]
fn an_app_runs_in_the_terminal_and_gives_it_back() {
    let mut client = hello();
    client.type_text("Léa 漢\r");
    client.wait_for("Hello, Léa 漢!");
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
    assert_eq!(client.check_restored(), "");
    client.check_line_discipline_restored();
}

#[test]
fn the_app_follows_the_size_of_the_window() {
    let mut client = hello();
    for size in [
        Size::new(40, 120),
        Size::new(5, 20),
        Size::new(1, 1),
        Size::USUAL,
    ] {
        client.resize(size);
    }
    client.wait_until("the app fills the window", |screen| {
        screen.rows[0].chars().count() == 80 && screen.rows[23].starts_with('└')
    });
}

#[test]
fn a_signal_to_end_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let mut client = hello();
        client.process().signal(signal);
        client.wait_end();
        client.check_restored();
        client.check_line_discipline_restored();
    }
}

#[test]
fn a_closed_window_ends_the_app() {
    let mut client = hello();
    client.close_window();
    client.wait_gone();
}

#[test]
fn a_typed_ascii_character_costs_one_byte() {
    let mut client = hello();
    client.type_text("n");
    client.wait_until("it is seen", |screen| screen.cursor.1 == 2);
    let before = client.received();
    let text = "obody-in-particular";
    for end in 1..=text.len() {
        client.type_text(&text[end - 1..end]);
        client.wait_until("it is seen", |screen| screen.cursor.1 == 2 + end);
    }
    assert_eq!(client.bytes()[before..].escape_ascii().to_string(), text);
}

#[test]
fn the_lobby_runs_here_too_and_leads_to_the_apps() {
    let mut client = run_app(&["lobby"]);
    client.wait_for("from this terminal");
    client.type_text("\r");
    client.wait_until("an app is open", |screen| {
        !screen.shows("from this terminal")
    });
    client.type_text("\x03");
    client.wait_for("from this terminal");
    client.type_text("q");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn an_unknown_app_is_answered_with_the_list_and_status_127() {
    let said = run(strombus().args(["run", "chess"]), "");
    assert_eq!(said.status, Some(127));
    assert!(
        said.stderr
            .starts_with("strombus: there is no app `chess`; there are:\n"),
        "{}",
        said.stderr
    );
    assert!(said.stderr.contains("\n  hello "), "{}", said.stderr);
}

#[test]
fn a_terminal_that_is_not_the_programs_own_is_refused_in_one_line() {
    needs!("setsid");
    // In a session of its own it has no controlling terminal, though it reads and writes one.
    let mut command = Command::new("setsid");
    command.args(["--wait", env!("CARGO_BIN_EXE_strombus"), "run", "hello"]);
    let mut client = Client::start(command);
    client.wait_for("strombus: no terminal here");
    assert_eq!(client.wait_end(), 1);
}

#[test]
fn it_runs_in_tmux_and_gives_the_window_back() {
    needs!("tmux");
    let directory = tempfile::tempdir().expect("a directory");
    let mut command = Command::new("tmux");
    let program = env!("CARGO_BIN_EXE_strombus");
    command
        .arg("-S")
        .arg(directory.path().join("socket"))
        .args(["-u", "-f", "/dev/null", "new-session"]);
    command.arg(format!(
        "echo above; '{program}' run hello; echo \"status $?\"; read line"
    ));
    command.env_remove("TMUX");
    let mut client = Client::start(command);
    client.wait_for("Who is there?");
    client.type_text("Tom 漢字\r");
    client.wait_for("Hello, Tom 漢字!");
    client.resize(Size::new(30, 90));
    client.wait_until("the app fills the window", |screen| {
        screen.rows[0].chars().count() == 90 && screen.rows[28].starts_with('└')
    });
    client.type_text("\x03");
    client.wait_until("what was there before", |screen| {
        screen.shows("above") && screen.shows("status 0")
    });
    client.type_text("\r");
    client.wait_end();
}

/// tmux 3.3 repeats (REP) nothing but ASCII, and here nothing tells of it before the first frame.
#[test]
fn in_a_tmux_that_passes_for_an_xterm_borders_have_no_gaps() {
    needs!("tmux");
    let directory = tempfile::tempdir().expect("a directory");
    let mut command = Command::new("tmux");
    command
        .arg("-S")
        .arg(directory.path().join("socket"))
        .args(["-u", "-f", "/dev/null"])
        .args(["set-option", "-g", "default-terminal", "xterm-256color"])
        .args([";", "new-session"]);
    command.arg(format!("'{}' run hello", env!("CARGO_BIN_EXE_strombus")));
    command.env_remove("TMUX");
    let mut client = Client::start(command);
    client.wait_until("a whole border", |screen| {
        let line = "─".repeat(70);
        screen.rows[0] == format!("┌─ Hello {line}┐")
            && screen.rows[22] == format!("└{line}────────┘")
    });
    client.type_text("\x03");
    client.wait_end();
}

/// Mosh knows no REP, passes TERM on and does not tell its name.
#[test]
fn behind_mosh_nothing_is_missing() {
    needs!("mosh-server", "mosh-client");
    let mut command = Command::new("mosh-server");
    command
        .args(["new", "-i", "127.0.0.1", "--"])
        .args([env!("CARGO_BIN_EXE_strombus"), "run", "hello"])
        .envs([("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8")])
        .envs([("TERM", "xterm-256color")])
        // It does not outlive a test that fails.
        .env("MOSH_SERVER_NETWORK_TMOUT", "20");
    let said = run(&mut command, "").stdout;
    let told = said
        .lines()
        .find_map(|line| line.strip_prefix("MOSH CONNECT "));
    let (port, key) = told.and_then(|told| told.split_once(' ')).expect(&said);
    let mut command = Command::new("mosh-client");
    command
        .args(["127.0.0.1", port])
        .env("MOSH_KEY", key.trim())
        .envs([("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8")])
        .env("TERM", "xterm-256color");
    let mut client = Client::start(command);
    client.wait_for("Who is there?");
    let name = "-".repeat(25);
    client.type_text(&name);
    client.wait_for(&name);
    client.type_text("\r");
    client.wait_for(&format!("Hello, {name}!"));
    client.type_text("\x03");
    client.wait_end();
}
