//! From app to app and back.

use std::time::Duration;

use super::Client;
use crate::session::Ending;

#[tokio::test(start_paused = true)]
async fn an_app_that_is_left_gives_the_screen_and_the_title_back_to_the_one_that_opened_it() {
    let mut client = Client::open("menu").await;
    assert_eq!(
        (client.screen().as_str(), client.title().as_str()),
        ("the menu", "Menu")
    );
    client.type_keys("k").await;
    assert_eq!(
        (client.screen().as_str(), client.title().as_str()),
        ("keys:", "keys - strombus")
    );
    client.type_keys(super::CONTROL_C).await;
    assert_eq!(
        (client.screen().as_str(), client.title().as_str()),
        ("the menu", "Menu")
    );
    client.type_keys("q").await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
    client.check_restored();
}

#[tokio::test(start_paused = true)]
async fn keys_typed_ahead_go_to_the_app_that_they_open() {
    let client = Client::open("menu").await;
    client.type_keys("kabc").await;
    assert_eq!(client.screen(), "keys: a b c");
}

#[tokio::test(start_paused = true)]
async fn an_app_begins_its_work_however_it_was_opened() {
    for (key, wait) in [("w", 0), ("l", 1), ("b", 0)] {
        let client = Client::open("menu").await;
        client.type_keys(key).await;
        client.wait(Duration::from_secs(wait)).await;
        client.settle().await;
        assert_eq!(client.screen(), "the work is done", "{key}");
    }
}

#[tokio::test(start_paused = true)]
async fn apps_are_opened_from_one_another_to_a_depth_and_no_deeper() {
    let mut client = Client::open("menu").await;
    client.type_keys(&"m".repeat(1000)).await;
    client.type_keys(&"q".repeat(7)).await;
    assert!(!client.has_ended());
    client.type_keys("q").await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
}

#[tokio::test(start_paused = true)]
async fn a_wish_for_an_app_that_is_not_there_changes_nothing() {
    let client = Client::open("menu").await;
    client.type_keys("n").await;
    assert_eq!(client.screen(), "the menu");
}
