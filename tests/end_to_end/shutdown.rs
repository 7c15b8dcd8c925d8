//! The server is told to end, with people on it.

use std::process::Command;

use rustix::process::Signal;

use crate::installed::needs;
use crate::server::Server;
use crate::ssh::ssh;
use crate::telnet::telnet;

const FAREWELL: &str = "strombus: the server is going down.";

#[test]
fn every_terminal_is_given_back_and_everyone_is_told() {
    needs!("ssh", "telnet");
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        // Nobody who is there and reads makes it wait for that long.
        let mut server = Server::configured("[limits]\nfarewell = '1h'");
        let mut lobby = ssh(&server).open();
        let mut hello = ssh(&server).app("hello").open();
        let mut by_telnet = telnet(&server);
        lobby.wait_for("Welcome");
        hello.wait_for("Who is there?");
        by_telnet.wait_for("Welcome");
        hello.type_text("half a na");
        hello.wait_for("half a na");
        server.process().signal(signal);
        for client in [&mut lobby, &mut hello] {
            assert_eq!(client.wait_end(), 1);
            let left = client.check_restored();
            assert!(left.starts_with(FAREWELL), "{left}");
            client.check_line_discipline_restored();
        }
        by_telnet.wait_end();
        let left = by_telnet.check_restored();
        assert!(left.contains(FAREWELL), "{left}");
        assert_eq!(server.wait_end().code(), Some(0));
        server.wait_for_logs(3, &["session ended: server shutdown"]);
    }
}

#[test]
fn who_starts_it_by_nohup_does_not_end_it_by_hanging_up() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' HUP; exec \"$@\"", "sh"])
        .args([env!("CARGO_BIN_EXE_strombus"), "serve"])
        .args(["--ssh", "127.0.0.1:0", "--telnet", "127.0.0.1:0", "--data"])
        .arg(directory.path());
    let mut server = Server::of(&mut command, directory);
    server.process().signal(Signal::HUP);
    assert_eq!(server.terminate().code(), Some(0));
    assert!(!server.log().contains("SIGHUP"), "{}", server.log());
}

#[test]
fn a_client_that_has_stopped_does_not_keep_the_server() {
    needs!("ssh", "telnet");
    let mut server = Server::start();
    let mut stopped = ssh(&server).app("hello").open();
    let mut by_telnet = telnet(&server);
    let mut other = ssh(&server).open();
    stopped.wait_for("Who is there?");
    for client in [&mut by_telnet, &mut other] {
        client.wait_for("Welcome");
    }
    // What its terminal answered is read before this. A connection that is closed with something unread loses the farewell.
    stopped.type_text("somebody");
    stopped.wait_for("somebody");
    stopped.process().signal(Signal::STOP);
    by_telnet.process().signal(Signal::STOP);
    assert_eq!(server.terminate().code(), Some(0));
    assert_eq!(other.wait_end(), 1);
    other.check_restored();
    // The farewell waits for them in the network.
    stopped.process().signal(Signal::CONT);
    assert_eq!(stopped.wait_end(), 1);
    assert!(stopped.check_restored().starts_with(FAREWELL));
    by_telnet.process().signal(Signal::CONT);
    by_telnet.wait_end();
    by_telnet.check_restored();
}

#[test]
fn connections_without_a_session_do_not_keep_the_server() {
    needs!("ssh");
    let mut server = Server::configured("[limits]\nfarewell = '1h'");
    let silent = std::net::TcpStream::connect(server.ssh).expect("it listens");
    let silent_telnet = std::net::TcpStream::connect(server.telnet).expect("it listens");
    let mut idle = ssh(&server).argument("-v").argument("-N").open();
    idle.wait_for("Entering interactive session");
    assert_eq!(server.terminate().code(), Some(0));
    drop((silent, silent_telnet));
}

#[test]
fn a_second_signal_ends_the_server_at_once() {
    needs!("ssh");
    let mut server = Server::configured("[limits]\nfarewell = '1h'");
    let mut client = ssh(&server).open();
    client.wait_for("Welcome");
    client.process().signal(Signal::STOP);
    server.process().signal(Signal::TERM);
    server.wait_for_log(&["told to end by SIGTERM"]);
    server.process().signal(Signal::TERM);
    assert_eq!(server.wait_end().code(), Some(0));
}

#[test]
fn the_ports_are_free_again_at_once() {
    needs!("ssh");
    let mut server = Server::start();
    let mut client = ssh(&server).open();
    client.wait_for("Welcome");
    let (by_ssh, by_telnet) = (server.ssh.to_string(), server.telnet.to_string());
    assert_eq!(server.terminate().code(), Some(0));
    let data = server
        .directory()
        .to_str()
        .expect("a path in UTF-8")
        .to_owned();
    let mut command = crate::server::strombus();
    command.args([
        "serve", "--ssh", &by_ssh, "--telnet", &by_telnet, "--data", &data,
    ]);
    let again = Server::of(&mut command, tempfile::tempdir().expect("a directory"));
    assert_eq!((again.ssh, again.telnet), (server.ssh, server.telnet));
}
