//! Apps that write to the terminal by themselves.

use std::time::Duration;

use strombus_terminal::Size;

use super::Client;
use super::apps::FLOOD;
use crate::session::{Ending, Event};

#[tokio::test(start_paused = true)]
async fn it_writes_reads_and_is_woken() {
    let mut client = Client::open("bare").await;
    assert_eq!(client.screen(), "bare 6x60");
    client.type_keys("xt\x1b[A").await;
    assert_eq!(client.screen(), "bare 6x60\nChar('x')Up");
    client.wait(Duration::from_secs(5)).await;
    assert_eq!(client.screen(), "bare 6x60\nChar('x')Upit is time");
    assert_eq!(client.title(), "bare - strombus");
    client.take_log();
    client.type_keys("v").await;
    assert_eq!(client.take_log(), "\x1b[>q");
    client.type_keys("\x1bP>|me\x1b\\").await;
    assert_eq!(client.take_log(), "me");
    client.type_keys("q").await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(3));
    client.check_restored();
}

#[tokio::test(start_paused = true)]
async fn whatever_it_does_the_terminal_is_given_back() {
    for (last, ending) in [
        ("q", Ending::Left(3)),
        (super::CONTROL_C, Ending::Left(0)),
        ("k", Ending::Left(1)),
    ] {
        let mut client = Client::open("bare").await;
        client.type_keys("d").await;
        client.type_keys(last).await;
        // The page that says that it failed is left.
        client.type_keys("\r").await;
        client.close().await;
        let ended = client.end().await;
        assert!(ended == ending || matches!(ended, Ending::Crashed { .. }));
        client.check_restored();
    }
}

#[tokio::test(start_paused = true)]
async fn it_begins_on_a_blank_screen_when_the_size_is_another_or_something_disturbed_it() {
    let client = Client::open("bare").await;
    client.type_keys("d").await;
    client.resize(Size::new(4, 30));
    client.send(Event::Resize(Size::new(4, 30))).await;
    assert_eq!(client.screen(), "bare 4x30");
    client.type_keys("dx").await;
    client.send(Event::Repaint).await;
    assert_eq!(client.screen(), "bare 4x30");
}

#[tokio::test(start_paused = true)]
async fn it_and_an_app_with_widgets_open_one_another() {
    let client = Client::open("menu").await;
    client.type_keys("e").await;
    assert_eq!(client.screen(), "bare 6x60");
    client.type_keys("dm").await;
    assert_eq!(client.screen(), "the menu");
    assert_eq!(client.title(), "Menu");
    client.type_keys("q").await;
    assert_eq!(client.screen(), "bare 6x60");
    client.type_keys("dq").await;
    assert_eq!(client.screen(), "the menu");
}

/// While the client reads nothing, the app gets its input no faster than that: what waits is bounded.
#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_pauses_it() {
    let client = Client::open("bare").await;
    client.stop_reading();
    let before = client.received();
    // The first leaves, and is not read; then there is room for sixteen more.
    client.type_keys("f").await;
    client
        .send_at_once((0..20).map(|_| Event::Bytes(vec![b'f'; 50])))
        .await;
    client.wait(Duration::from_secs(1)).await;
    client.read_on().await;
    client.wait(Duration::from_secs(1)).await;
    let written = client.received() - before;
    assert_eq!(written, 1001 * FLOOD, "nothing is lost");
    let most = 16 * 1024 + 2 * FLOOD;
    assert!(client.largest() < most, "{}", client.largest());
}

#[tokio::test(start_paused = true)]
async fn at_rest_it_does_nothing_at_all() {
    let client = Client::open("bare").await;
    client.type_keys("x").await;
    let before = client.frames();
    client.wait(Duration::from_secs(3_000)).await;
    assert_eq!(client.frames(), before);
}
