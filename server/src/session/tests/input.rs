//! What the person does, on its way to the app.

use std::time::Duration;

use strombus_terminal::Size;

use super::Client;
use crate::session::Event;

/// What a lone ESC waits for at most.
const ESCAPE: Duration = Duration::from_millis(60);

async fn check(pieces: &[(&str, Duration)], expected: &str) {
    let client = Client::open("keys").await;
    // In the first moment an ESC may begin an answer, and waits longer.
    client.wait(Duration::from_secs(1)).await;
    for &(keys, pause) in pieces {
        client.type_keys(keys).await;
        client.wait(pause).await;
    }
    assert_eq!(client.screen(), format!("keys: {expected}"));
}

#[tokio::test(start_paused = true)]
async fn a_lone_escape_is_settled_by_the_timer() {
    check(&[("\x1b", ESCAPE)], "Escape").await;
    check(&[("\x1b", ESCAPE), ("[A", ESCAPE)], "Escape [ A").await;
}

#[tokio::test(start_paused = true)]
async fn a_sequence_in_pieces_that_come_in_time_is_one_key() {
    let soon = Duration::from_millis(20);
    check(&[("\x1b", soon), ("[", soon), ("A", soon)], "Up").await;
    check(&[("\x1b", soon), ("x", soon)], "x/{Alt}").await;
}

#[tokio::test(start_paused = true)]
async fn characters_split_anywhere_are_whole() {
    let soon = Duration::from_millis(1);
    let client = Client::open("keys").await;
    for byte in "é漢🐚".bytes() {
        client.send(Event::Bytes(vec![byte])).await;
        client.wait(soon).await;
    }
    assert_eq!(client.screen().replace(' ', ""), "keys:é漢🐚");
}

#[tokio::test(start_paused = true)]
async fn input_of_any_length_arrives_whole_and_in_order() {
    let client = Client::open("keys").await;
    // The pieces that a session takes end in the middle of sequences, too.
    client
        .type_keys(&"\x1b[A\x1b[B\x1b[C\x1b[D".repeat(3_001))
        .await;
    assert_eq!(
        client.screen(),
        "12004 keys: Up Down Right Left Up Down Right Left Up Down Right Left"[..60].trim_end()
    );
}

#[tokio::test(start_paused = true)]
async fn a_resize_is_painted_whole_in_one_write() {
    let client = Client::open("keys").await;
    client.type_keys("abc").await;
    for (rows, columns) in [(3, 8), (1, 1), (40, 200), (6, 60)] {
        let (size, before) = (Size::new(rows, columns), client.frames());
        client.resize(size);
        client.send(Event::Resize(size)).await;
        assert_eq!(client.frames(), before + 1);
        let expected: String = "keys: a b c".chars().take(columns.into()).collect();
        assert_eq!(client.screen(), expected.trim_end());
    }
}

#[tokio::test(start_paused = true)]
async fn a_window_that_was_another_for_a_moment_is_painted_anew() {
    let client = Client::open("keys").await;
    client.resize(Size::new(1, 1));
    client.resize(Size::new(6, 60));
    // The system reports both changes as one, to the size that there was before.
    client.send(Event::Resize(Size::new(6, 60))).await;
    assert_eq!(client.screen(), "keys:");
}

#[tokio::test(start_paused = true)]
async fn keys_that_change_nothing_cost_no_frame() {
    let client = Client::open("menu").await;
    let before = client.frames();
    client.type_keys("xyz").await;
    assert_eq!(client.frames(), before);
}

#[tokio::test(start_paused = true)]
async fn a_screen_that_was_disturbed_is_painted_anew() {
    let client = Client::open("keys").await;
    client.resize(Size::new(1, 1));
    client.resize(Size::new(6, 60));
    assert_ne!(client.screen(), "keys:");
    client.send(Event::Repaint).await;
    assert_eq!(client.screen(), "keys:");
}

#[tokio::test(start_paused = true)]
async fn ctrl_l_paints_the_screen_anew() {
    let client = Client::open("draws nothing").await;
    client.take_log();
    client.type_keys("\x0c").await;
    let painted = client.take_log();
    assert!(painted.contains("\x1b[H\x1b[2J"), "{painted:?}");
    // An app that has a use for it gets it.
    let client = Client::open("keys").await;
    client.take_log();
    client.type_keys("\x0c").await;
    assert!(!client.take_log().contains("\x1b[2J"));
}
