//! The sixth law: an app that panics ends its session, with a message, and nothing else.

use std::time::Duration;

use super::{CONTROL_C, Client};
use crate::session::{Ending, Event};

/// Checks that the session failed, and that the person was told.
async fn check_failed(mut client: Client, expected: &str) {
    client.close().await;
    let ending = client.end().await;
    let Ending::Crashed { app, incident } = &ending else {
        panic!("not {ending}")
    };
    assert_eq!(app, expected);
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
    check_failed(menu, "panics when opened").await;
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
    assert!(matches!(client.end().await, Ending::Crashed { .. }));
    assert!(client.line.is_cut());
}
