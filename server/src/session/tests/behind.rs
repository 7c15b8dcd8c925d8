//! The first law: a slow or silent client costs a bounded amount of memory and delays nobody.

use std::time::Duration;

use strombus_terminal::Size;

use super::Client;
use crate::limits::Limits;
use crate::session::{Ending, Event};

#[tokio::test(start_paused = true)]
async fn while_the_client_is_behind_no_frame_is_made_and_then_one_shows_the_newest_state() {
    let client = Client::open("keys").await;
    client.stop_reading();
    let before = client.frames();
    for key in ["a", "b", "c", "d", "e"] {
        client.type_keys(key).await;
    }
    assert_eq!(
        (client.frames(), client.screen().as_str()),
        (before, "keys:")
    );
    client.read_on().await;
    // The frame of the first key was on its way; all else is in the one after it.
    assert_eq!(
        (client.frames(), client.screen().as_str()),
        (before + 2, "keys: a b c d e")
    );
}

#[tokio::test(start_paused = true)]
async fn all_that_is_pending_is_handled_before_one_frame_is_drawn() {
    let client = Client::open("keys").await;
    let before = client.frames();
    client
        .send_at_once(["a", "b", "c"].map(|key| Event::Bytes(key.into())))
        .await;
    assert_eq!(
        (client.frames(), client.screen().as_str()),
        (before + 1, "keys: a b c")
    );
}

#[tokio::test(start_paused = true)]
async fn a_client_that_reads_nothing_still_has_its_keys_handled() {
    let mut client = Client::open("keys").await;
    client.stop_reading();
    client.type_keys("ab").await;
    client.type_keys(super::CONTROL_C).await;
    client.read_on().await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
    client.check_restored();
}

#[tokio::test(start_paused = true)]
async fn resizes_without_number_make_one_frame() {
    let client = Client::open("keys").await;
    client.stop_reading();
    let before = client.frames();
    client
        .send_at_once((1..10_000).map(|columns| Event::Resize(Size::new(5, columns))))
        .await;
    client.resize(Size::new(5, 60));
    client.send(Event::Resize(Size::new(5, 60))).await;
    client.read_on().await;
    assert_eq!(client.frames(), before + 2);
    assert_eq!(client.screen(), "keys:");
}

#[tokio::test(start_paused = true)]
async fn going_to_and_fro_piles_nothing_up() {
    let client = Client::open("menu").await;
    client.stop_reading();
    let before = client.frames();
    for _ in 0..1000 {
        client.type_keys("wq").await;
    }
    client.read_on().await;
    assert_eq!(
        (client.frames(), client.screen().as_str()),
        (before + 2, "the menu")
    );
    assert!(client.received() < 2_000, "{} bytes", client.received());
}

#[tokio::test(start_paused = true)]
async fn what_is_left_unread_for_too_long_ends_the_session_and_cuts_the_connection() {
    let limits = Limits {
        stalled: Duration::from_secs(60),
        farewell: Duration::from_secs(5),
        ..Limits::default()
    };
    let mut client = Client::open_with("keys", limits).await;
    client.stop_reading();
    client.wait(Duration::from_secs(600)).await;
    assert!(!client.has_ended(), "nothing was left unread");
    client.type_keys("a").await;
    client.wait(Duration::from_secs(59)).await;
    assert!(!client.has_ended());
    client.wait(Duration::from_secs(2)).await;
    // It may still wake up and take the farewell.
    assert!(!client.has_ended() && !client.line.is_cut());
    client.wait(Duration::from_secs(5)).await;
    assert!(client.has_ended() && client.line.is_cut());
    assert_eq!(client.end().await, Ending::Stalled);
}

#[tokio::test(start_paused = true)]
async fn who_reads_again_before_the_farewell_is_over_gets_the_terminal_back() {
    let limits = Limits {
        stalled: Duration::from_secs(60),
        farewell: Duration::from_secs(5),
        ..Limits::default()
    };
    let mut client = Client::open_with("keys", limits).await;
    client.stop_reading();
    client.type_keys("a").await;
    client.wait(Duration::from_secs(62)).await;
    client.read_on().await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Stalled);
    assert!(!client.line.is_cut());
    client.check_restored();
}

#[tokio::test(start_paused = true)]
async fn a_slow_client_that_reads_in_time_stays() {
    let limits = Limits {
        stalled: Duration::from_secs(60),
        ..Limits::default()
    };
    let client = Client::open_with("keys", limits).await;
    for _ in 0..5 {
        client.stop_reading();
        client.type_keys("a").await;
        client.wait(Duration::from_secs(50)).await;
        client.read_on().await;
    }
    assert_eq!(client.screen(), "keys: a a a a a");
}

/// One thread, and real time: a session that does not give way here stops everything.
#[tokio::test]
async fn an_app_that_is_never_done_delays_neither_its_own_person_nor_others() {
    let (mut busy, other) = (Client::open("busy").await, Client::open("keys").await);
    other.type_and_wait_for("a", "keys: a").await;
    busy.type_keys(super::CONTROL_C).await;
    busy.close().await;
    assert_eq!(busy.end().await, Ending::Left(0));
    busy.check_restored();
}

#[tokio::test]
async fn a_flood_of_keys_delays_nobody() {
    let (flooded, other) = (Client::open("menu").await, Client::open("keys").await);
    let flood = "x".repeat(1 << 19);
    flooded.type_keys(&format!("{flood}k")).await;
    other.type_and_wait_for("a", "keys: a").await;
    assert_eq!(
        flooded.screen(),
        "the menu",
        "it was done before anybody else had a turn"
    );
    flooded.type_and_wait_for("b", "keys: b").await;
}
