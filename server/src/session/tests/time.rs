//! The clock of a session and those of its apps.

use std::time::Duration;

use super::Client;
use crate::limits::Limits;
use crate::session::Ending;

#[tokio::test(start_paused = true)]
async fn a_timer_counts_from_when_it_was_set_however_long_nothing_happened_before() {
    let client = Client::open("keys").await;
    client.wait(Duration::from_secs(1000)).await;
    client.type_keys("D").await;
    client.wait(Duration::from_secs(4)).await;
    assert_eq!(client.screen(), "keys:");
    client.wait(Duration::from_secs(1)).await;
    assert_eq!(client.screen(), "keys: ding");
}

#[tokio::test(start_paused = true)]
async fn a_timer_of_an_app_that_was_opened_later_counts_from_its_opening() {
    let client = Client::open("menu").await;
    client.wait(Duration::from_secs(1000)).await;
    client.type_keys("t").await;
    client.wait(Duration::from_secs(4)).await;
    assert_eq!(client.screen(), "waiting");
    client.wait(Duration::from_secs(1)).await;
    assert_eq!(client.screen(), "it is time");
}

#[tokio::test(start_paused = true)]
async fn times_beyond_all_clocks_are_never() {
    let never = Duration::MAX;
    let limits = Limits {
        idle: Some(never),
        stalled: never,
        farewell: never,
        ..Limits::default()
    };
    let mut client = Client::open_with("keys", limits).await;
    client.type_keys("Na").await;
    client.wait(Duration::from_secs(1_000_000)).await;
    assert_eq!(client.screen(), "keys: a");
    client.type_keys(super::CONTROL_C).await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
}

#[tokio::test(start_paused = true)]
async fn a_session_at_rest_does_nothing_at_all() {
    let client = Client::open("keys").await;
    client.type_keys("a").await;
    let before = client.frames();
    client.wait(Duration::from_secs(3_000)).await;
    assert_eq!(client.frames(), before);
}
