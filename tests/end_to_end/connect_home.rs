//! `strombus connect` to our own server, over SSH and telnet, and to nobody.

use std::net::TcpListener;

use crate::client::Client;
use crate::connect::connect;
use crate::emulators::Size;
use crate::inetd::{Inetd, daemon};
use crate::installed::needs;
use crate::process::run;
use crate::server::{Server, strombus};

fn start(server: &Server, words: &[&str]) -> Client {
    Client::start(connect(server.directory(), words))
}

#[test]
fn an_app_of_ours_is_used_over_ssh_and_the_terminal_is_given_back() {
    let server = Server::start();
    let url = format!("ssh://ann@{}", server.ssh);
    let mut client = start(&server, &["--accept-new", &url, "hello"]);
    client.wait_for("Who is there?");
    client.type_text("Léa 漢\r");
    client.wait_for("Hello, Léa 漢!");
    client.resize(Size::new(30, 90));
    client.wait_until("the app fills the window", |screen| {
        screen.rows[0].chars().count() == 90 && screen.rows[29].starts_with('└')
    });
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
    client.check_modes_restored();
    client.check_line_discipline_restored();
}

#[test]
fn a_password_is_asked_for_and_not_shown() {
    let hashed = run(strombus().args(["user", "hash-password"]), "open sesame\n");
    let server = Server::configured(&format!(
        "[guests]\nallowed = false\n[[user]]\nname = 'ann'\npassword = '{}'\n",
        hashed.stdout.trim()
    ));
    let url = format!("ssh://ann@{}", server.ssh);
    let mut client = start(&server, &["--accept-new", &url, "hello"]);
    client.wait_for("Password for ann:");
    client.type_text("wrong\r");
    client.wait_for("That is not it.");
    client.wait_until("it is asked again", |screen| {
        screen.text().matches("Password for ann:").count() == 2
    });
    client.type_text("open sesame\r");
    client.wait_for("Who is there?");
    let shown = String::from_utf8_lossy(client.bytes()).into_owned();
    assert!(!shown.contains("sesame"), "{shown}");
    // Where nobody can be asked, it says what is wanted.
    let said = run(
        &mut connect(server.directory(), &[&url, "hello"]),
        "open sesame\n",
    );
    assert_eq!(said.status, Some(1));
    assert!(
        said.one_line().contains("it wants a key or a password"),
        "{}",
        said.stderr
    );
}

#[test]
fn an_app_of_ours_is_used_over_telnet() {
    let server = Server::with("", &["--app", "hello"]);
    let url = format!("telnet://{}", server.telnet);
    let mut client = start(&server, &[&url]);
    client.wait_for("Who is there?");
    client.type_text("Léa 漢\r");
    client.wait_for("Hello, Léa 漢!");
    client.resize(Size::new(30, 90));
    client.wait_until("the app fills the window", |screen| {
        screen.rows[0].chars().count() == 90 && screen.rows[29].starts_with('└')
    });
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
    client.check_modes_restored();
    client.check_line_discipline_restored();
}

#[test]
fn control_bracket_leaves_a_telnet_host_and_gives_the_terminal_back() {
    let server = Server::with("", &["--app", "hello"]);
    let url = format!("telnet://{}", server.telnet);
    let mut client = start(&server, &[&url]);
    client.wait_for("Who is there?");
    client.type_text("\x1d");
    assert_eq!(client.wait_end(), 0);
    client.check_modes_restored();
    client.check_line_discipline_restored();
}

#[test]
fn a_signal_gives_the_terminal_back() {
    let server = Server::start();
    let url = format!("ssh://ann@{}", server.ssh);
    let mut client = start(&server, &["--accept-new", &url, "hello"]);
    client.wait_for("Who is there?");
    client.process().signal(rustix::process::Signal::TERM);
    assert_eq!(client.wait_end(), 128 + 15);
    client.check_modes_restored();
    client.check_line_discipline_restored();
}

#[test]
fn a_telnetd_that_is_not_ours_is_used() {
    needs!("telnetd");
    let directory = tempfile::tempdir().expect("a directory");
    let script = directory.path().join("login");
    let text = "#!/bin/sh\nstty size\necho $TERM\nread line\necho \"<$line>\"\n\
                until [ \"$(stty size)\" = '30 90' ]; do sleep 0.02; done\necho grown\n";
    std::fs::write(&script, text).expect("a file");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&script, mode).expect("it is ours");
    let exec = format!("--exec-login={}", script.display());
    let inetd = Inetd::start(move || {
        let mut command = std::process::Command::new(daemon("telnetd"));
        command.args(["--no-hostinfo", &exec]);
        command
    });
    let url = format!("telnet://{}", inetd.address);
    let mut client = Client::start(connect(directory.path(), &[&url]));
    client.wait_for("24 80");
    client.wait_for("xterm-256color");
    client.resize(Size::new(30, 90));
    client.type_text("typed\r");
    client.wait_for("<typed>");
    client.wait_for("grown");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn who_cannot_be_reached_is_told_in_one_line() {
    let home = tempfile::tempdir().expect("a directory");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("it has an address");
    drop(listener);
    for scheme in ["ssh", "telnet"] {
        let said = run(
            &mut connect(home.path(), &[&format!("{scheme}://{address}")]),
            "",
        );
        assert_eq!((said.status, said.stdout.as_str()), (Some(1), ""));
        let line = format!("strombus: {scheme}://{address}: cannot connect: ");
        assert!(said.one_line().starts_with(&line), "{}", said.stderr);
    }
}

#[test]
fn what_is_no_host_is_wrong_usage() {
    let home = tempfile::tempdir().expect("a directory");
    for words in [
        &["example.org"][..],
        &["ssh://-oProxyCommand=x"],
        &["telnet://example.org", "ls"],
    ] {
        let said = run(&mut connect(home.path(), words), "");
        assert_eq!(said.status, Some(2), "{words:?}: {}", said.one_line());
    }
}
