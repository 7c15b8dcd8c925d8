//! End-to-end tests: the built binary, on ports that the system chooses, driven by the clients that people have.
//!
//! A [`Server`](server::Server) is the binary with a data directory of its own. A [`Client`](client::Client) is OpenSSH's `ssh`,
//! `telnet` or `strombus run` on a pseudo terminal; what it writes there is shown by two emulators that are not
//! ours (`emulators`), and a test waits until both show what it expects. Nothing sleeps: all waiting is for
//! something, and ends with a panic that shows the screen and the server's log when it takes too long.
//!
//! Where a client is not installed its tests are skipped, with a line that says so; `tests/run` installs the clients
//! and sets `STROMBUS_REQUIRE_CLIENTS`, which makes a missing one a failure.

#![cfg(target_os = "linux")]

mod client;
mod emulators;
mod inetd;
mod installed;
mod patience;
mod process;
mod profiles;
mod raw_telnet;
mod server;
mod ssh;
mod telnet;
mod tor;
mod tor_network;
mod unruly;
mod visitor;

mod apps;
mod clipboard;
mod command_line;
mod connect;
mod connect_home;
mod crowd;
mod keygen;
mod leaving;
mod limits;
mod lobby;
mod local;
mod login;
mod malformed;
mod panics;
mod pictures;
mod plain;
mod play;
mod record;
mod relay;
mod resize;
mod screen;
mod screen_programs;
mod screen_pty;
mod shutdown;
mod slow_client;
mod ssh_algorithms;
mod telnet_sessions;
mod themes;
mod tor_prompt;
mod typing;
