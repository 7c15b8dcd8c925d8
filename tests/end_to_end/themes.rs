//! Which theme a person sees, and sees again.

use std::fs;
use std::path::Path;

use rustix::process::Signal;

use crate::client::Client;
use crate::installed::needs;
use crate::login::accounts_only;
use crate::patience::Deadline;
use crate::server::Server;
use crate::ssh::ssh;

/// How a terminal answers that it is black, and that nothing else will be answered.
const BLACK: &str = "\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62c";

/// The frames of the theme "light": their colour on a terminal of 256.
fn is_light(client: &Client) -> bool {
    shows(client, "\x1b[1;38;5;23m") || shows(client, ";38;5;23m") || shows(client, "38;5;242")
}

fn shows(client: &Client, sequence: &str) -> bool {
    let bytes = String::from_utf8_lossy(client.bytes());
    bytes.contains(sequence)
}

/// Waits until the account's file says `what`.
fn wait_for_file(directory: &Path, what: &str) {
    let file = directory.join("accounts/ann.json");
    let deadline = Deadline::new();
    while !fs::read_to_string(&file).is_ok_and(|text| text.contains(what)) {
        assert!(
            !deadline.has_passed(),
            "{} never says {what}",
            file.display()
        );
        std::thread::yield_now();
    }
}

#[test]
fn what_an_account_chose_is_there_after_the_server_was_killed() {
    needs!("ssh");
    let data = tempfile::tempdir().expect("a directory");
    let arguments = ["--data", data.path().to_str().expect("a path")];
    let configuration = accounts_only("right");
    let login = |server: &Server| {
        let (ssh, _) = ssh(server).password(server.directory(), "right");
        let mut client = ssh.open();
        client.wait_for("Welcome, ann.");
        client
    };
    let server = Server::with(&configuration, &arguments);
    let mut client = login(&server);
    assert!(!is_light(&client));
    client.type_text("t");
    client.wait_for("Which theme?");
    client.type_text("\x1b[B\x1b[B\x1b[B\r");
    client.wait_until("it is chosen", |screen| !screen.shows("Which theme?"));
    wait_for_file(data.path(), "light");
    server.process().signal(Signal::KILL);
    client.wait_gone();

    let server = Server::with(&configuration, &arguments);
    let mut client = login(&server);
    // Whatever the terminal says of itself.
    client.type_text(BLACK);
    client.type_text("t");
    client.wait_for("› light");
    assert!(is_light(&client));
    client.type_text("\x1b[H\r");
    client.wait_until("it is chosen", |screen| !screen.shows("Which theme?"));
    client.type_text("q");
    assert_eq!(client.wait_end(), 0);
    wait_for_file(data.path(), "{}");
}

#[test]
fn a_guest_chooses_for_the_session_in_all_apps_of_it() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).open();
    client.wait_for("Welcome");
    client.type_text("t");
    client.wait_for("Which theme?");
    client.type_text("\x1b[B\x1b[B\x1b[B\r");
    client.wait_until("it is chosen", |screen| !screen.shows("Which theme?"));
    client.type_text("\r");
    client.wait_until("an app is open", |screen| !screen.shows("Welcome"));
    client.type_text("\x03");
    client.wait_for("Welcome");
    client.type_text("t");
    client.wait_for("› light");
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
    assert!(!server.directory().join("accounts").exists());

    let mut client = ssh(&server).open();
    client.wait_for("Welcome");
    client.type_text("t");
    client.wait_for("› as the terminal");
}
