//! A client that stops reading costs a bounded amount of memory and delays nobody.
//!
//! An app changes every cell of a large window two hundred times a second; its client is stopped. What is not yet
//! read then lies in the client's SSH window (one MB for `ssh` on a terminal) and in the sockets' buffers.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::client::Client;
use crate::emulators::{Screen, Size};
use crate::installed::needs;
use crate::patience::PATIENCE;
use crate::server::Server;
use crate::ssh::ssh;
use crate::unruly::{clock, unruly};

/// How long the client reads nothing. The app has some ten MB to show in that time.
const SILENCE: Duration = Duration::from_secs(3);

/// What may be on its way when a client stops: the SSH window, the client's own buffers, a frame.
const ON_ITS_WAY: usize = 2 << 20;

/// The time that the first row of `flood` shows.
fn time(screen: &Screen) -> u64 {
    let text = screen
        .rows
        .first()
        .and_then(|row| row.strip_prefix("time "));
    text.and_then(|text| text.split(' ').next()?.parse().ok())
        .unwrap_or(0)
}

/// A client of `flood` in a large window, which has shown its first frames.
fn flood(server: &Server) -> Client {
    let mut client = ssh(server).app("flood").open_in(Size::new(100, 200));
    client.wait_until("a frame", |screen| time(screen) > 0);
    client
}

/// Types for some time. Each echo is waited for with a bound that is far below the time for which `unruly` bears with a
/// client that reads nothing: who waited for that client would not be in time.
fn type_and_see(client: &mut Client, during: Duration) {
    let started = Instant::now();
    while started.elapsed() < during {
        client.type_text("x");
        client.wait_until("the echo", |screen| screen.cursor.1 == 2);
        client.type_text("\x7f");
        client.wait_until("it is erased", |screen| screen.cursor.1 == 1);
    }
}

#[test]
fn a_stopped_client_delays_nobody_and_then_sees_the_newest_state() {
    needs!("ssh");
    let server = unruly(2 * PATIENCE);
    let mut other = ssh(&server).app("notes").open();
    other.wait_for("Note:");
    let mut slow = flood(&server);
    slow.process().signal(Signal::STOP);
    let before = server.process().resident();
    type_and_see(&mut other, SILENCE);
    let grown = server.process().resident().saturating_sub(before);
    assert!(grown < 8 * 1024, "the server grew by {grown} KB");

    let (woken, received) = (clock(), slow.received());
    slow.process().signal(Signal::CONT);
    slow.wait_until("a frame of now", |screen| time(screen) >= woken);
    let late = slow.received() - received;
    assert!(
        late < ON_ITS_WAY,
        "{late} bytes of the past came before the present"
    );
    slow.type_text("\x03");
    assert_eq!(slow.wait_end(), 0);
    slow.check_restored();
}

#[test]
fn a_window_that_shows_nothing_more_delays_nobody() {
    needs!("ssh");
    let server = unruly(2 * PATIENCE);
    let mut other = ssh(&server).app("notes").open();
    other.wait_for("Note:");
    // Its terminal is not read from here on, as by Ctrl-S: ssh waits for it.
    let mut slow = flood(&server);
    let before = server.process().resident();
    type_and_see(&mut other, SILENCE);
    let grown = server.process().resident().saturating_sub(before);
    assert!(grown < 8 * 1024, "the server grew by {grown} KB");
    let (woken, received) = (clock(), slow.received());
    slow.wait_until("a frame of now", |screen| time(screen) >= woken);
    let late = slow.received() - received;
    assert!(
        late < ON_ITS_WAY,
        "{late} bytes of the past came before the present"
    );
}

#[test]
fn a_client_that_reads_nothing_for_too_long_is_cut_off() {
    needs!("ssh");
    let server = unruly(Duration::from_secs(1));
    let mut other = ssh(&server).app("notes").open();
    other.wait_for("Note:");
    let slow = flood(&server);
    slow.process().signal(Signal::STOP);
    // By the limit, or by the system, which has the same one for what is not acknowledged.
    server.wait_for_log(&["session ended", "session=2"]);
    other.type_text("still here\r");
    other.wait_for("Noted: still here.");
}

#[test]
fn a_stopped_telnet_client_delays_nobody_either() {
    use std::io::Read as _;
    let server = unruly(2 * PATIENCE);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    // Nothing of telnet floods here, but what a client may ask for without reading does.
    let mut asking = std::net::TcpStream::connect(server.telnet).expect("it listens");
    asking
        .set_write_timeout(Some(Duration::from_secs(2)))
        .expect("a time");
    let before = server.process().resident();
    let questions = b"\xff\xf6\xff\xfd\x06".repeat(1 << 16);
    // It is not read for ever: either the socket is full, or the server has enough of it.
    for _ in 0..100 {
        if std::io::Write::write_all(&mut asking, &questions).is_err() {
            break;
        }
    }
    let grown = server.process().resident().saturating_sub(before);
    assert!(grown < 8 * 1024, "the server grew by {grown} KB");
    runtime.block_on(async {
        let mut connection = crate::visitor::Connection::new(server.ssh, "ann").await;
        let mut visitor = connection.open("notes").await.expect("a session");
        visitor.wait_for("Note:").await;
        visitor.send(b"fine\r").await;
        visitor.wait_for("Noted: fine.").await;
    });
    drop(asking.read(&mut [0; 16]));
}
