//! Connections to hosts that a test plays.

use strombus_terminal::Size;
use strombus_widgets::{Destination, Exit};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::{Connection, Heard, QUEUE, Settings, connect};
use crate::telnet::command::{DO, IAC, SB, SE, WILL};

/// A telnet host, played, and the connection to it.
async fn telnet(terminal: Option<&str>) -> (TcpStream, Connection) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("telnet://{}", listener.local_addr().unwrap());
    let settings = Settings {
        terminal: terminal.map(str::to_owned),
        ..Settings::default()
    };
    let connection = connect(url.parse().unwrap(), settings, Size::new(7, 33));
    (listener.accept().await.unwrap().0, connection)
}

/// Reads from the host's socket until `expected` came, and nothing else.
async fn check_sent(host: &mut TcpStream, expected: &[u8]) {
    let mut bytes = vec![0; expected.len()];
    host.read_exact(&mut bytes).await.unwrap();
    assert_eq!(bytes, expected, "{}", bytes.escape_ascii());
}

/// What is heard until `length` bytes of it came.
async fn heard(connection: &mut Connection, length: usize) -> String {
    let mut all = Vec::new();
    while all.len() < length {
        match connection.next().await {
            Heard::Output(bytes) => all.extend(bytes),
            other => panic!("{other:?} after {}", all.escape_ascii()),
        }
    }
    String::from_utf8(all).unwrap()
}

#[tokio::test]
async fn a_host_that_does_not_echo_gets_lines_which_are_shown_here() {
    let (mut host, mut connection) = telnet(Some("vt100")).await;
    assert!(connection.keyboard().write(b"ab\x7fc\r"));
    check_sent(&mut host, b"ac\r\n").await;
    let shown = "ab\x08 \x08c\r\n";
    assert_eq!(heard(&mut connection, shown.len()).await, shown);
}

#[tokio::test]
async fn a_host_that_echoes_gets_keys_and_is_told_of_the_terminal() {
    let (mut host, mut connection) = telnet(Some("vt100")).await;
    // WILL ECHO, DO TERMINAL-TYPE, DO NAWS.
    let asked = [IAC, WILL, 1, IAC, DO, 24, IAC, DO, 31, b'?'];
    host.write_all(&asked).await.unwrap();
    assert_eq!(heard(&mut connection, 1).await, "?");
    let mut answers = Vec::new();
    let window = [IAC, SB, 31, 0, 33, 0, 7, IAC, SE];
    while !answers.windows(window.len()).any(|part| part == window) {
        host.read_buf(&mut answers).await.unwrap();
    }
    connection.keyboard().write(b"x");
    while answers.last() != Some(&b'x') {
        host.read_buf(&mut answers).await.unwrap();
    }
    connection.keyboard().resize(Size::new(9, 40));
    check_sent(&mut host, &[IAC, SB, 31, 0, 40, 0, 9, IAC, SE]).await;
    drop(host);
    assert_eq!(connection.next().await, Heard::Ended(Exit::Status(0)));
}

#[tokio::test]
async fn lines_from_a_pipe_end_as_they_do_in_a_network() {
    let (mut host, mut connection) = telnet(None).await;
    let keyboard = connection.keyboard();
    assert!(keyboard.write(b"one\ntwo\r") && keyboard.write(b"\n"));
    keyboard.end();
    let mut all = Vec::new();
    host.read_to_end(&mut all).await.unwrap();
    assert_eq!(all, b"one\r\ntwo\r\n");
    // It is still heard out.
    host.write_all(b"bye").await.unwrap();
    drop(host);
    assert_eq!(heard(&mut connection, 3).await, "bye");
    assert_eq!(connection.next().await, Heard::Ended(Exit::Status(0)));
}

#[tokio::test]
async fn a_host_that_echoes_everything_and_reads_slowly_stops_nobody() {
    let (host, mut connection) = telnet(None).await;
    let (mut reader, mut writer) = host.into_split();
    tokio::spawn(async move { tokio::io::copy(&mut reader, &mut writer).await });
    let keyboard = connection.keyboard();
    let text = vec![b'x'; 4 * 1024 * 1024];
    let piece = text.len() / 256;
    let typing = async {
        for part in text.chunks(piece) {
            keyboard.room(part.len()).await;
            assert!(keyboard.write(part));
        }
    };
    let (back, ()) = tokio::join!(heard(&mut connection, text.len()), typing);
    assert_eq!(back.as_bytes(), text);
}

#[tokio::test]
async fn what_waits_is_bounded_both_ways() {
    let (mut host, connection) = telnet(None).await;
    let keyboard = connection.keyboard();
    // All at once, before the task can take any of it.
    assert!(keyboard.write(&vec![b'x'; QUEUE]));
    assert!(!keyboard.write(b"x"));
    // Nobody listens: the host's writing comes to a halt, when the system's buffers are full too.
    let piece = vec![b'y'; 64 * 1024];
    let mut written = 0_usize;
    let stalled = async {
        loop {
            host.writable().await.unwrap();
            written += host.write(&piece).await.unwrap();
        }
    };
    let second = std::time::Duration::from_secs(1);
    assert!(tokio::time::timeout(second, stalled).await.is_err());
    assert!(written < 16 * 1024 * 1024, "{written} bytes went somewhere");
    // And when nobody has the connection any more, the host is told.
    drop(connection);
    let ended = async { while host.write(&piece).await.is_ok() {} };
    ended.await;
}

#[tokio::test]
async fn ctrl_c_breaks_off_what_is_not_a_session_yet() {
    // It is SSH that is wanted, and nothing is answered.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ssh://ann@{}", listener.local_addr().unwrap());
    let settings = Settings {
        terminal: Some("vt100".into()),
        ..Settings::default()
    };
    let destination: Destination = url.parse().unwrap();
    let mut connection = connect(destination, settings, Size::VT100);
    let _host = listener.accept().await.unwrap();
    connection.keyboard().write(b"\x03");
    let why = Exit::Failed(format!("{url}: cancelled"));
    assert_eq!(connection.next().await, Heard::Ended(why));
}
