//! Many at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::server::Server;
use crate::visitor::Connection;

const CROWD: usize = 200;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_type_at_once_and_each_sees_their_own() {
    let server = Server::start();
    let everyone_is_there = Arc::new(Barrier::new(CROWD));
    let mut crowd = JoinSet::new();
    for number in 0..CROWD {
        let everyone_is_there = Arc::clone(&everyone_is_there);
        let address = server.ssh;
        crowd.spawn(async move {
            let mut connection = Connection::new(address, &format!("visitor{number}")).await;
            let mut visitor = connection.open("hello").await.expect("a session");
            visitor.wait_for("Who is there?").await;
            everyone_is_there.wait().await;
            let name = format!("number {number} of many");
            for (end, letter) in name.char_indices() {
                visitor.send(letter.to_string().as_bytes()).await;
                visitor.wait_for(&name[..=end]).await;
            }
            visitor.send(b"\r").await;
            visitor.wait_for(&format!("Hello, {name}!")).await;
            everyone_is_there.wait().await;
            visitor.send(b"\x03").await;
            assert_eq!(visitor.wait_end().await, Some(0));
        });
    }
    while let Some(ended) = crowd.join_next().await {
        ended.expect("each visitor is served");
    }
    server.wait_for_logs(CROWD, &["session ended: left with status 0"]);
}

#[tokio::test]
async fn the_hybrid_key_exchange_is_preferred() {
    let server = Server::start();
    let connection = Connection::new(server.ssh, "ann").await;
    assert_eq!(connection.key_exchange(), "mlkem768x25519-sha256");
}

#[tokio::test]
async fn a_character_may_come_in_pieces() {
    let server = Server::start();
    let mut connection = Connection::new(server.ssh, "ann").await;
    let mut visitor = connection.open("hello").await.expect("a session");
    visitor.wait_for("Who is there?").await;
    for byte in "é漢😀".bytes() {
        visitor.send(&[byte]).await;
    }
    visitor.send(b"\r").await;
    visitor.wait_for("Hello, é漢😀!").await;
}

#[tokio::test]
async fn a_keys_sequence_may_come_in_pieces() {
    let server = Server::start();
    let mut connection = Connection::new(server.ssh, "ann").await;
    let mut visitor = connection.open("hello").await.expect("a session");
    visitor.wait_for("Who is there?").await;
    visitor.send(b"ac").await;
    // Left, in three packets: between them nothing waits, or it would be a lone Esc.
    for part in [b"\x1b", b"[", b"D"] {
        visitor.send(part).await;
    }
    visitor.send(b"b\r").await;
    visitor.wait_for("Hello, abc!").await;
}

#[tokio::test]
async fn sessions_of_one_connection_know_nothing_of_each_other() {
    let server = Server::start();
    let mut connection = Connection::new(server.ssh, "ann").await;
    let mut first = connection.open("hello").await.expect("a session");
    let mut second = connection.open("hello").await.expect("a session");
    first.wait_for("Who is there?").await;
    second.wait_for("Who is there?").await;
    first.send(b"one\r").await;
    second.send(b"two\r").await;
    first.wait_for("Hello, one!").await;
    second.wait_for("Hello, two!").await;
    first.send(b"\x03").await;
    assert_eq!(first.wait_end().await, Some(0));
    second.send(b"!\r").await;
    second.wait_for("Hello, two!!").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_sessions_cost_no_time_of_the_processor() {
    let server = Server::start();
    let mut crowd = Vec::new();
    for _ in 0..50 {
        let mut connection = Connection::new(server.ssh, "idler").await;
        let mut visitor = connection.open("hello").await.expect("a session");
        visitor.wait_for("Who is there?").await;
        crowd.push((connection, visitor));
    }
    // A second without an event, which here is what is waited for.
    let before = server.process().processor_time();
    let _ = tokio::time::timeout(Duration::from_secs(1), std::future::pending::<()>()).await;
    let spent = server.process().processor_time() - before;
    assert!(
        spent <= 2,
        "fifty idle sessions took {spent} hundredths of a second"
    );
}
