//! Plain mode over all ways in: `ssh -T`, a dumb terminal, telnet, `strombus run` with a pipe.

use crate::client::Client;
use crate::installed::needs;
use crate::process::run;
use crate::server::{Server, strombus};
use crate::ssh::ssh;
use crate::telnet::telnet_as;

/// The parts are heard one after the other.
#[track_caller]
fn check(heard: &str, parts: &[&str]) {
    let mut rest = heard;
    for part in parts {
        let Some(at) = rest.find(part) else {
            panic!("no {part:?} in:\n{rest}\nall of it:\n{heard}");
        };
        rest = &rest[at + part.len()..];
    }
    let is_text = |c: char| c == '\n' || !c.is_control();
    assert!(heard.chars().all(is_text), "{heard:?}");
}

/// What is typed in the lobby, and what is heard then.
const VISIT: &str = "hello\nAnn\n/leave\ngallery\nslider\n7\n/leave\n\
                     adventure\ntake rope\nnorth\n/leave\n/leave\n";
const HEARD: &[&str] = &[
    "Welcome, ann.",
    "Type a number or a name to choose.",
    "3. adventure",
    "Who is there?",
    "Hello, Ann!",
    "Welcome, ann.",
    "Strombus gallery.",
    "Depth, m: number, 60.",
    "Sun, sand and seagrass.",
    "The Wentletrap.",
    "The Jetty.",
    "You take the coil of rope.",
    "The Shingle Beach.",
    "Welcome, ann.",
    "Goodbye.",
];

#[test]
fn without_a_terminal_ssh_gets_lines_and_is_told_how_to_get_a_screen() {
    needs!("ssh");
    let server = Server::start();
    let said = ssh(&server).argument("-T").run_with(VISIT);
    check(&said.stdout, HEARD);
    assert_eq!(said.status, Some(0));
    assert_eq!(
        said.one_line(),
        "strombus: no terminal was asked for, so `lobby` is told in lines; for a screen: ssh -t HOST lobby"
    );
}

#[test]
fn a_command_without_a_terminal_answers_a_script() {
    needs!("ssh");
    let server = Server::start();
    let said = ssh(&server).command(&["hello"]).run_with("Ann\n");
    assert_eq!(
        said.stdout,
        "hello.\nPlain mode: type ? and Enter for help.\nHello.\nWho is there?\n\
         Text field, empty. Type a line, then Enter.\nHello, Ann!\n"
    );
    assert_eq!(said.status, Some(0));
    server.wait_for_log(&["session ended: hung up"]);
}

#[test]
fn standard_input_that_is_no_terminal_is_answered_line_by_line() {
    let run_app = |arguments: &[&str], input: &str| {
        let mut command = strombus();
        command.arg("run").args(arguments);
        run(&mut command, input)
    };
    let said = run_app(&["hello"], "Ann\n");
    check(&said.stdout, &["Who is there?", "Hello, Ann!"]);
    assert_eq!((said.status, &*said.stderr), (Some(0), ""));
    let said = run_app(&["gallery"], "slider\n7\n/leave\n");
    check(&said.stdout, &["Depth, m", "Sun, sand", "Goodbye."]);
    let said = run_app(&["adventure"], "take rope\nnorth\n");
    check(&said.stdout, &["You take the coil", "The Shingle Beach."]);
    // What no terminal is does not become one by another name.
    let said = run_app(&["--profile", "xterm-256color", "hello"], "");
    check(&said.stdout, &["Who is there?"]);
}

#[test]
fn a_dumb_terminal_over_ssh_has_its_keys_shown() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).argument("-tt").open_as("dumb");
    client.wait_for("Type a number or a name to choose.");
    client.type_text("hello\r");
    client.wait_for("Text field, empty.");
    client.type_text("Anm\x7fn\r");
    client.wait_for("Hello, Ann!");
    client.type_text("/leave\r");
    client.wait_for("3. adventure");
    client.type_text("3\r");
    client.wait_for("What do you do?");
    client.type_text("north\r");
    client.wait_for("You go north");
    assert!(!client.bytes().contains(&0x1b), "escape sequences");
    client.type_text("/leave\r");
    client.type_text("/leave\r");
    client.wait_for("Goodbye.");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn a_dumb_terminal_over_telnet_has_its_lines_from_the_client() {
    needs!("telnet");
    let server = Server::start();
    let mut client = telnet_as(&server, "ann", "dumb");
    client.wait_for("Welcome, ann.");
    client.type_text("adventure\n");
    client.wait_for("What do you do?");
    client.type_text("take rope\n");
    client.wait_for("You take the coil of rope.");
    client.type_text("/leave\n");
    client.wait_for("Type a number");
    assert!(!client.bytes().contains(&0x1b), "escape sequences");
    client.type_text("leave\n");
    client.wait_for("Goodbye.");
}

#[test]
fn a_dumb_terminal_here_gets_lines_too() {
    let mut command = strombus();
    command.args(["run", "hello"]).env("TERM", "dumb");
    let mut client = Client::start(command);
    client.wait_for("Text field, empty.");
    client.type_text("Zoe\r");
    client.wait_for("Hello, Zoe!");
    assert!(!client.bytes().contains(&0x1b), "escape sequences");
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
}
