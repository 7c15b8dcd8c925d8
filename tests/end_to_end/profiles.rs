//! What a terminal is taken for: what a person chose, by whatever way.

use crate::client::Client;
use crate::installed::needs;
use crate::process::run;
use crate::server::{Server, strombus};
use crate::ssh::ssh;

/// Checks that the terminal of `client`, which is really an xterm, gets what a VT100 has.
fn check_vt100(mut client: Client) {
    client.wait_for("Who is there?");
    let bytes = String::from_utf8_lossy(client.bytes()).into_owned();
    // The frame is drawn with letters of DEC Special Graphics.
    assert!(
        bytes.contains("\x1b)0") && bytes.contains("\x0elq"),
        "{bytes:?}"
    );
    for later in ["\x1b[?1049h", "\x1b[?1000h", "\x1b[>q", "\x1b[c", "┌"] {
        assert!(!bytes.contains(later), "{later:?} in {bytes:?}");
    }
    client.type_text("ann\r");
    client.wait_for("Hello, ann!");
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn a_profile_is_chosen_on_the_command_line() {
    let mut command = strombus();
    command.args(["run", "--profile", "vt100", "hello"]);
    check_vt100(Client::start(command));
}

#[test]
fn a_profile_is_chosen_by_the_environment() {
    let mut command = strombus();
    command
        .args(["run", "hello"])
        .env("STROMBUS_PROFILE", "vt100");
    check_vt100(Client::start(command));
}

#[test]
fn a_profile_is_chosen_over_ssh() {
    needs!("ssh");
    let server = Server::start();
    let client = ssh(&server)
        .option("SetEnv=STROMBUS_PROFILE=vt100")
        .argument("-t")
        .command(&["hello"])
        .open();
    check_vt100(client);
}

#[test]
fn a_terminal_that_answers_gets_its_keyboard_back() {
    let mut command = strombus();
    command.args(["run", "hello"]);
    let mut client = Client::start(command);
    client.wait_for("Who is there?");
    client.type_text("ann\r");
    client.wait_for("Hello, ann!");
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
    client.check_restored();
    let bytes = String::from_utf8_lossy(client.bytes()).into_owned();
    let asked = bytes.find("\x1b[>q").expect("it was asked");
    assert!(bytes.find("Who is there?").expect("a frame") < asked);
    assert_eq!(
        bytes.matches("\x1b[>1u").count(),
        bytes.matches("\x1b[<u").count()
    );
}

#[test]
fn a_person_chooses_words_on_any_terminal() {
    needs!("ssh");
    let server = Server::start();
    let by_ssh = ssh(&server)
        .option("SetEnv=STROMBUS_PLAIN=1")
        .argument("-t")
        .command(&["hello"])
        .open();
    let mut by_flag = strombus();
    by_flag.args(["run", "--plain", "hello"]);
    for mut client in [by_ssh, Client::start(by_flag)] {
        client.wait_for("Plain mode: type ? and Enter for help.");
        client.type_text("ann\r");
        client.wait_for("Hello, ann!");
        assert!(!client.bytes().contains(&0x1b));
        client.type_text("/leave\r");
        assert_eq!(client.wait_end(), 0);
    }
}

#[test]
fn a_profile_that_there_is_none_of_is_told_with_those_that_there_are() {
    needs!("ssh");
    let told = "STROMBUS_PROFILE: there is no profile `nope`; there are dumb, ";
    let server = Server::start();
    let mut by_ssh = ssh(&server).option("SetEnv=STROMBUS_PROFILE=nope").open();
    by_ssh.wait_for("no profile `nope`");
    assert_eq!(by_ssh.wait_end(), 2);
    let said = String::from_utf8_lossy(by_ssh.bytes()).into_owned();
    assert!(said.contains(told), "{said}");
    let mut command = strombus();
    command
        .args(["run", "hello"])
        .env("STROMBUS_PROFILE", "nope");
    let said = run(&mut command, "");
    assert!(said.one_line().contains(told), "{}", said.stderr);
}
