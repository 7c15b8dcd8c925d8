//! The sixth law: an app that panics ends, with a message, and nothing else.

use std::time::Duration;

use super::{CONTROL_C, Client};
use crate::session::{Ending, Event};

/// Checks that a page says that the app failed, and returns the incident.
#[track_caller]
fn check_page(client: &Client, expected: &str) -> String {
    let screen = client.screen().replace(['│', '\n'], " ");
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    let said =
        format!("The app `{expected}` failed; nothing else is harmed. The log has it as incident ");
    let (_, rest) = screen
        .split_once(&said)
        .unwrap_or_else(|| panic!("not what is to be said:\n{screen}"));
    // What it panicked with may be about others.
    assert!(!screen.contains("told to"), "{screen}");
    rest.split('.').next().unwrap_or_default().to_owned()
}

/// Checks that the app failed, that the person was told, and that the session ends when they have read it.
async fn check_failed(mut client: Client, expected: &str) {
    let said = check_page(&client, expected);
    client.type_keys("\r").await;
    let ending = client.end().await;
    let Ending::Crashed { app, incident } = &ending else {
        panic!("not {ending}")
    };
    assert_eq!((app.as_str(), incident), (expected, &said));
    let told = format!(
        "strombus: the app `{app}` failed; nothing else is harmed. The log has it as incident {incident}."
    );
    assert_eq!(
        client.check_restored().replace(' ', ""),
        told.replace(' ', "")
    );
    assert_eq!(client.status(), Some(1));
}

#[tokio::test(start_paused = true)]
async fn a_panic_anywhere_in_an_app_gives_the_terminal_back() {
    let other = Client::open("keys").await;
    for key in ["k", "u", "d", "t", "b", CONTROL_C] {
        let client = Client::open("panics").await;
        assert_eq!(client.screen(), "still whole");
        client.type_keys(key).await;
        client.wait(Duration::from_secs(1)).await;
        check_failed(client, "panics").await;
    }
    other.type_keys("a").await;
    assert_eq!(other.screen(), "keys: a");
}

#[tokio::test(start_paused = true)]
async fn a_panic_while_drawing_leaves_nothing_on_the_surface_for_others() {
    let client = Client::open("panics").await;
    client.type_keys("d").await;
    check_failed(client, "panics").await;
    let next = Client::open("keys").await;
    next.type_keys("a").await;
    assert_eq!(next.screen(), "keys: a");
}

#[tokio::test(start_paused = true)]
async fn an_app_that_does_not_open_has_its_own_name_in_the_message() {
    check_failed(
        Client::open("panics when opened").await,
        "panics when opened",
    )
    .await;
    let menu = Client::open("menu").await;
    menu.type_keys("p").await;
    check_page(&menu, "panics when opened");
    menu.type_keys("\r").await;
    assert_eq!(menu.screen(), "the menu");
    // Once more, and from there elsewhere.
    menu.type_keys("p").await;
    check_page(&menu, "panics when opened");
    menu.type_keys("q").await;
    menu.type_keys("k").await;
    assert_eq!(menu.screen(), "keys:");
}

#[tokio::test(start_paused = true)]
async fn what_was_typed_before_the_page_was_seen_is_not_for_it() {
    let client = Client::open("panics").await;
    let many = format!("k\r{}", "\r".repeat(100));
    client.type_keys(&many).await;
    check_failed(client, "panics").await;
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_the_first_frame_leaves_a_page_and_a_terminal_that_is_whole() {
    let client = Client::open("draws nothing").await;
    check_failed(client, "draws nothing").await;
}

#[tokio::test(start_paused = true)]
async fn an_app_that_has_the_terminal_for_itself_is_followed_by_the_page() {
    let client = Client::open("bare").await;
    client.type_keys("dk").await;
    check_failed(client, "bare").await;
}

#[tokio::test(start_paused = true)]
async fn who_goes_while_the_page_is_shown_is_gone() {
    let mut client = Client::open("panics").await;
    client.type_keys("k").await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Hangup);
}

#[tokio::test(start_paused = true)]
async fn an_app_that_panics_when_it_is_dropped_was_left_all_the_same() {
    let mut client = Client::open("panics").await;
    client.type_keys("r").await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
    client.check_restored();
}

#[tokio::test(start_paused = true)]
async fn after_a_panic_a_client_that_reads_nothing_is_not_waited_for_either() {
    let mut client = Client::open("panics").await;
    client.stop_reading();
    client.send(Event::Repaint).await;
    client.type_keys("k").await;
    client.type_keys("\r").await;
    assert!(matches!(client.end().await, Ending::Crashed { .. }));
    assert!(client.line.is_cut());
}
