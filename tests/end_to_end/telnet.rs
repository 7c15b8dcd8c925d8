//! The `telnet` of inetutils.

use std::process::Command;

use crate::client::Client;
use crate::server::Server;

/// Starts `telnet` to a server as the user `ann`, in a window of the usual size.
pub(crate) fn telnet(server: &Server) -> Client {
    telnet_as(server, "ann", "xterm-256color")
}

/// Starts `telnet` as a user of that name, on that terminal. The name is what the client claims, not a login.
pub(crate) fn telnet_as(server: &Server, user: &str, terminal: &str) -> Client {
    let mut command = Command::new("telnet");
    command
        .args(["-l", user])
        .arg(server.telnet.ip().to_string())
        .arg(server.telnet.port().to_string());
    command.env("TERM", terminal);
    Client::start(command)
}
