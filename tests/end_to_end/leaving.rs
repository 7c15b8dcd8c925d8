//! The ways out of a session, and what is left of it.

use rustix::process::Signal;

use crate::client::Client;
use crate::installed::needs;
use crate::server::Server;
use crate::ssh::ssh;
use crate::telnet::telnet;

fn hello(server: &Server) -> Client {
    let mut client = ssh(server).app("hello").open();
    client.wait_for("Who is there?");
    client
}

#[test]
fn ctrl_c_leaves_with_status_0_and_the_terminal_as_it_was() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    client.type_text("somebody\x03");
    assert_eq!(client.wait_end(), 0);
    let left = client.check_restored();
    client.check_line_discipline_restored();
    assert!(
        left.is_empty() || left.starts_with("Connection to"),
        "something is left behind: {left}"
    );
}

#[test]
fn leaving_the_lobby_restores_the_terminal_whatever_it_is() {
    needs!("ssh");
    let server = Server::start();
    for terminal in [
        "xterm",
        "xterm-256color",
        "screen-256color",
        "tmux-256color",
        "xterm-direct",
        "alacritty",
        "foot",
    ] {
        let mut client = ssh(&server).open_as(terminal);
        client.wait_for("Welcome");
        client.type_text("q");
        assert_eq!(client.wait_end(), 0, "{terminal}");
        client.check_restored();
    }
}

#[test]
fn a_terminal_without_an_alternate_screen_is_left_clean() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).open_as("vt100");
    client.wait_for("Welcome");
    client.type_text("q");
    assert_eq!(client.wait_end(), 0);
    let [alacritty, avt] = client.emulators().screens();
    assert_eq!(alacritty, avt);
    assert!(!alacritty.shows("Welcome"), "{}", alacritty.text());
}

#[test]
fn a_dumb_terminal_gets_lines_and_no_escape_sequences() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).open_as("dumb");
    client.wait_for("Type a number or a name to choose.");
    client.type_text("hello\r");
    client.wait_for("Text field, empty.");
    client.type_text("Ann\r");
    client.wait_for("Hello, Ann!");
    client.type_text("\x03");
    client.wait_until("the lobby is said again", |screen| {
        let welcomes = screen.rows.iter().filter(|row| row.contains("Welcome"));
        welcomes.count() == 2
    });
    client.type_text("/leave\r");
    client.wait_for("Goodbye.");
    assert_eq!(client.wait_end(), 0);
    assert!(
        !client.bytes().contains(&0x1b),
        "{}",
        client.bytes().escape_ascii()
    );
}

#[test]
fn a_closed_window_ends_the_session() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    client.close_window();
    server.wait_for_log(&["session ended"]);
}

#[test]
fn a_closed_telnet_window_ends_the_session() {
    needs!("telnet");
    let server = Server::start();
    let mut client = telnet(&server);
    client.wait_for("Welcome");
    client.close_window();
    server.wait_for_log(&["session ended"]);
}

#[test]
fn a_killed_client_ends_the_session() {
    needs!("ssh", "telnet");
    let server = Server::start();
    let mut by_telnet = telnet(&server);
    by_telnet.wait_for("Welcome");
    for client in [hello(&server), by_telnet] {
        client.kill();
    }
    server.wait_for_logs(2, &["session ended"]);
}

#[test]
fn a_client_told_to_end_ends_the_session() {
    needs!("ssh");
    let server = Server::start();
    let client = hello(&server);
    client.process().signal(Signal::TERM);
    server.wait_for_log(&["session ended"]);
}

#[test]
fn the_clients_own_escape_ends_the_session() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    client.type_text("\r~.");
    server.wait_for_log(&["session ended"]);
}

#[test]
fn a_client_with_nothing_to_say_is_let_go() {
    needs!("ssh");
    let server = Server::start();
    // A terminal is asked for, but standard input is at its end at once.
    let said = ssh(&server).argument("-tt").command(&["hello"]).run();
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    server.wait_for_log(&["session ended: hung up"]);
}
