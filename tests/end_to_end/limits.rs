//! The limits on what strangers may take.

use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::installed::needs;
use crate::patience::{Deadline, PATIENCE};
use crate::server::Server;
use crate::ssh::ssh;
use crate::telnet::telnet;
use crate::visitor::{Connection, Visitor};

/// A TCP connection on which reading does not take for ever.
fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time");
    stream
}

/// The first line that the server says on a new connection, and the connection.
fn first_line(address: SocketAddr) -> (String, TcpStream) {
    let stream = connect(address);
    let mut line = Vec::new();
    BufReader::new(&stream)
        .read_until(b'\n', &mut line)
        .expect("a line in time");
    (String::from_utf8_lossy(&line).trim_end().to_owned(), stream)
}

/// Waits until the server lets somebody in again.
fn wait_for_room(address: SocketAddr) {
    let deadline = Deadline::new();
    while !first_line(address).0.starts_with("SSH-2.0-") {
        assert!(!deadline.has_passed(), "nobody is let in again");
    }
}

#[test]
fn connections_of_one_address_are_limited() {
    let server = Server::configured("[limits]\nconnections_per_address = 2");
    let first = first_line(server.ssh);
    let second = first_line(server.ssh);
    assert!(first.0.starts_with("SSH-2.0-strombus") && second.0.starts_with("SSH-2.0-strombus"));
    for address in [server.ssh, server.telnet] {
        let (line, mut refused) = first_line(address);
        assert_eq!(
            line,
            "strombus: too many connections from your address; close one first"
        );
        assert_eq!(refused.read(&mut [0]).expect("the end"), 0);
    }
    server.wait_for_log(&[
        "connection refused",
        "too many connections from your address",
    ]);
    drop(second);
    wait_for_room(server.ssh);
}

#[test]
fn connections_in_all_are_limited() {
    let server = Server::configured("[limits]\nconnections = 1");
    let first = first_line(server.ssh);
    assert_eq!(
        first_line(server.ssh).0,
        "strombus: the server is full; try again later"
    );
    assert_eq!(
        first_line(server.telnet).0,
        "strombus: the server is full; try again later"
    );
    drop(first);
    wait_for_room(server.ssh);
}

#[test]
fn who_is_in_notices_nothing_of_a_crowd_at_the_door() {
    needs!("ssh");
    let server = Server::configured("[limits]\nconnections = 20");
    let mut client = ssh(&server).app("hello").open();
    client.wait_for("Who is there?");
    let door: Vec<_> = (0..300).map(|_| connect(server.ssh)).collect();
    client.type_text("Inside\r");
    client.wait_for("Hello, Inside!");
    drop(door);
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
}

#[tokio::test]
async fn sessions_of_one_connection_are_limited() {
    let server = Server::configured("[limits]\nsessions_per_connection = 2");
    let mut connection = Connection::new(server.ssh, "ann").await;
    let mut first = connection.open("hello").await.expect("a session");
    let mut second = connection.open("hello").await.expect("a session");
    second.wait_for("Who is there?").await;
    let refused = connection.open("hello").await.err().expect("a refusal");
    assert!(matches!(
        refused,
        russh::Error::ChannelOpenFailure(russh::ChannelOpenFailure::ResourceShortage)
    ));
    first.wait_for("Who is there?").await;
    first.send(b"\x03").await;
    assert_eq!(first.wait_end().await, Some(0));
    let mut third = connection.open("hello").await.expect("there is room again");
    third.wait_for("Who is there?").await;
}

#[test]
fn who_does_not_log_in_in_time_is_let_go() {
    let server = Server::configured("[limits]\nlogin_grace = '1s'");
    let silent = connect(server.ssh);
    let mut polite = connect(server.ssh);
    polite.write_all(b"SSH-2.0-polite\r\n").expect("it is read");
    for mut stream in [silent, polite] {
        let mut said = Vec::new();
        // An end by a reset is an end, too; that nothing came in time is none.
        if let Err(error) = stream.read_to_end(&mut said) {
            assert_eq!(error.kind(), ErrorKind::ConnectionReset);
        }
        assert!(said.starts_with(b"SSH-2.0-"));
    }
    server.wait_for_log(&["in time"]);
}

/// A page of elsewhere may have a browser send what an app would take for keys.
#[test]
fn a_browser_does_not_type_into_apps() {
    let server = Server::start();
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(2000));
    for request in [
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /x HTTP/1.0\n\nhello\n",
        &long,
    ] {
        let mut browser = connect(server.telnet);
        browser.write_all(request.as_bytes()).expect("it is read");
        let mut said = Vec::new();
        if let Err(error) = browser.read_to_end(&mut said) {
            assert_eq!(error.kind(), ErrorKind::ConnectionReset);
        }
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains("HTTP/1.0 400 Bad Request"), "{said}");
    }
    server.wait_for_logs(3, &["client speaks HTTP"]);
    assert!(!server.log().contains("session"), "{}", server.log());
}

/// Standard error may be a full disk, or a terminal that was closed.
#[test]
fn a_log_that_cannot_be_written_ends_nothing() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut command = Command::new("sh");
    command
        .args(["-c", "exec \"$@\" 2>/dev/full", "sh"])
        .args([env!("CARGO_BIN_EXE_strombus"), "serve"])
        .args(["--ssh", "127.0.0.1:0", "--telnet", "127.0.0.1:0", "--data"])
        .arg(directory.path());
    let server = Server::of(&mut command, directory);
    for _ in 0..3 {
        let mut stranger = connect(server.ssh);
        stranger
            .write_all(b"no ssh at all\r\n\r\n")
            .expect("it is read");
        let _ = stranger.read_to_end(&mut Vec::new());
    }
    assert!(first_line(server.ssh).0.starts_with("SSH-2.0-strombus"));
}

#[test]
fn who_is_asked_for_a_password_has_so_long_to_give_it() {
    needs!("ssh", "telnet");
    let server = Server::configured(
        "[guests]\nallowed = false\n[limits]\nlogin_grace = '2s'\n[[user]]\nname = 'ann'\n\
         password = '$argon2id$v=19$m=19456,t=2,p=1$Dv0J5yQXH7c3vF1y8cGm3Q$Zk0C4l6Q2D0o7nq6oF6u2m8M0m8sN7qv2YcUQ3m1b9k'",
    );
    let mut by_telnet = telnet(&server);
    let mut by_ssh = ssh(&server).open();
    by_ssh.wait_for("password:");
    by_telnet.wait_for("login:");
    server.wait_for_log(&["ssh client did not log in in time"]);
    server.wait_for_log(&["telnet client did not log in in time"]);
    by_telnet.wait_for("That took too long.");
    by_telnet.wait_for("Connection closed");
    // ssh looks at its connection when it has the password.
    by_ssh.type_text("late\r");
    assert_eq!(by_ssh.wait_end(), 255);
}

#[test]
fn a_session_outlives_the_time_to_log_in() {
    needs!("ssh", "telnet");
    let server = Server::configured("[limits]\nlogin_grace = '1s'");
    let (mut by_ssh, mut by_telnet) = (ssh(&server).app("hello").open(), telnet(&server));
    by_ssh.wait_for("Who is there?");
    by_telnet.wait_for("Welcome");
    // Somebody else's time runs out meanwhile.
    let _ = connect(server.ssh).read_to_end(&mut Vec::new());
    by_ssh.type_text("Late\r");
    by_ssh.wait_for("Hello, Late!");
    by_telnet.type_text("q");
    by_telnet.wait_for("Connection closed");
}

#[test]
fn who_does_nothing_for_long_is_let_go() {
    needs!("ssh", "telnet");
    let server = Server::configured("[limits]\nidle = '1s'");
    let mut by_ssh = ssh(&server).open();
    let mut by_telnet = telnet(&server);
    by_ssh.wait_for("Welcome");
    by_telnet.wait_for("Welcome");
    assert_eq!(by_ssh.wait_end(), 1);
    assert!(
        by_ssh
            .check_restored()
            .starts_with("strombus: closed, since nothing was typed for a long time.")
    );
    by_telnet.wait_end();
    assert!(
        by_telnet
            .check_restored()
            .contains("strombus: closed, since nothing was typed for a long time.")
    );
    server.wait_for_logs(2, &["session ended: idle"]);
}

#[test]
fn who_types_is_not_let_go() {
    needs!("ssh");
    let server = Server::configured("[limits]\nidle = '2s'");
    let mut client = ssh(&server).app("hello").open();
    client.wait_for("Who is there?");
    let started = Instant::now();
    let mut typed = 0;
    while started.elapsed() < Duration::from_secs(3) {
        typed += 1;
        client.type_text(&format!("{typed}\r{}", "\x7f".repeat(10)));
        client.wait_for(&format!("Hello, {typed}!"));
    }
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn a_connection_without_a_session_is_let_go_too() {
    needs!("ssh");
    let server = Server::configured("[limits]\nidle = '1s'");
    let mut client = ssh(&server).argument("-N").open();
    assert_eq!(client.wait_end(), 255);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_client_sends_and_nobody_needs_is_not_kept() {
    let server = Server::start();
    let before = server.process().resident();
    // Keys without end, a title that never ends, a paste that never ends.
    for beginning in [&b""[..], b"\x1b]2;", b"\x1b[200~"] {
        let mut connection = Connection::new(server.ssh, "ann").await;
        let mut visitor = connection.open("hello").await.expect("a session");
        visitor.wait_for("Who is there?").await;
        visitor.send(beginning).await;
        flood(&visitor, Duration::from_secs(1)).await;
        let grown = server.process().resident().saturating_sub(before);
        assert!(grown < 8 * 1024, "the server grew by {grown} KB");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_without_end_delays_nobody() {
    /// So many echoes are seen at the least.
    const ECHOES: usize = 5;
    let server = Server::start();
    let mut connection = Connection::new(server.ssh, "ann").await;
    let mut visitor = connection.open("hello").await.expect("a session");
    visitor.wait_for("Who is there?").await;
    let mut flooding = Vec::new();
    // More of them than the machine has processors.
    let many = std::thread::available_parallelism().map_or(4, |count| count.get() + 2);
    for _ in 0..many {
        let mut connection = Connection::new(server.ssh, "eve").await;
        let mut visitor = connection.open("hello").await.expect("a session");
        visitor.wait_for("Who is there?").await;
        flooding.push((connection, visitor));
    }
    let sent = Arc::new(AtomicUsize::new(0));
    let flooding: Vec<_> = flooding
        .into_iter()
        .map(|(connection, visitor)| {
            let sent = sent.clone();
            tokio::spawn(async move {
                let keys = vec![b'x'; 32 * 1024];
                loop {
                    visitor.send(&keys).await;
                    sent.fetch_add(1, Ordering::Relaxed);
                    // It holds the connection open.
                    let _ = &connection;
                }
            })
        })
        .collect();
    // Who was served after the others only would not be served at all: they never end. What an echo takes depends on
    // the machine; that it comes, while they are being read, does not.
    let taken = || sent.load(Ordering::Relaxed);
    let (before, deadline) = (taken(), Deadline::new());
    let mut echoes = 0;
    while echoes < ECHOES || taken() == before {
        assert!(echoes < ECHOES || !deadline.has_passed(), "none is read");
        visitor.send(b"a").await;
        visitor
            .wait_until("the echo", |screen| screen.cursor.1 == 2)
            .await;
        visitor.send(b"\x7f").await;
        visitor
            .wait_until("it is erased", |screen| screen.cursor.1 == 1)
            .await;
        echoes += 1;
    }
    for flood in flooding {
        assert!(!flood.is_finished(), "a flood was broken off");
        flood.abort();
    }
}

/// Sends keys for some time, as fast as they are taken.
async fn flood(visitor: &Visitor, time: Duration) {
    let keys = vec![b'x'; 32 * 1024];
    let sending = async {
        loop {
            visitor.send(&keys).await;
        }
    };
    let _ = tokio::time::timeout(time, sending).await;
}
