//! What is copied in an app reaches the clipboard of the person's terminal, over SSH.

use std::process::Command;

use crate::client::Client;
use crate::installed::needs;
use crate::patience::Deadline;
use crate::process::run;
use crate::server::Server;
use crate::ssh::ssh;

#[test]
fn alt_w_puts_what_is_selected_into_the_buffer_of_tmux() {
    needs!("ssh", "tmux");
    let server = Server::start();
    let socket = server.directory().join("socket");
    let tmux = |arguments: &[&str]| {
        let mut command = Command::new("tmux");
        command
            .arg("-S")
            .arg(&socket)
            .args(["-u", "-f", "/dev/null"]);
        command.args(arguments).env_remove("TMUX");
        command
    };
    let mut command = tmux(&[
        "set-option",
        "-s",
        "set-clipboard",
        "on",
        ";",
        "new-session",
    ]);
    command.arg(ssh(&server).app("hello").command_line());
    let mut client = Client::start(command);
    client.wait_for("Who is there?");
    client.type_text("Tom 漢字");
    client.wait_for("Tom 漢字");
    // Shift-Home, as xterm sends it, and Alt-W.
    client.type_text("\x1b[1;2H\x1bw");
    let deadline = Deadline::new();
    loop {
        let said = run(&mut tmux(&["show-buffer"]), "");
        if said.stdout == "Tom 漢字" {
            break;
        }
        assert!(!deadline.has_passed(), "{} {}", said.stdout, said.stderr);
    }
    client.type_text("\x03");
    client.wait_end();
}

#[test]
fn a_terminal_without_a_clipboard_is_sent_nothing() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).app("hello").open_as("vt220");
    client.wait_for("Who is there?");
    client.type_text("Tom\x1ba\x1bw");
    client.wait_for("This terminal takes no text");
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
    assert!(!client.bytes().windows(5).any(|bytes| bytes == b"\x1b]52;"));
}
