//! The fifth law: the terminal is given back, whatever ends the session.

use std::time::Duration;

use super::{CONTROL_C, Client};
use crate::limits::Limits;
use crate::session::{Ending, Event};

#[tokio::test(start_paused = true)]
async fn leaving_the_app_gives_the_terminal_back_with_its_status() {
    for (keys, status) in [("q", 0), (CONTROL_C, 0), ("7", 7)] {
        let mut client = Client::open("menu").await;
        client.type_keys(keys).await;
        client.close().await;
        assert_eq!(client.end().await, Ending::Left(status));
        assert_eq!(client.status(), Some(status));
        assert_eq!(client.check_restored(), "");
    }
}

#[tokio::test(start_paused = true)]
async fn an_interrupt_is_as_good_as_ctrl_c() {
    let mut client = Client::open("keys").await;
    client.send(Event::Interrupt).await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
    client.check_restored();
}

#[tokio::test(start_paused = true)]
async fn who_hangs_up_gets_the_terminal_back_if_still_there() {
    let mut client = Client::open("keys").await;
    client.send(Event::Hangup).await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Hangup);
    assert_eq!(client.check_restored(), "");
    assert_eq!(client.status(), Some(0));
}

#[tokio::test(start_paused = true)]
async fn who_is_gone_is_not_waited_for() {
    let mut client = Client::open("keys").await;
    client.stop_reading();
    client.type_keys("a").await;
    client.close().await;
    assert!(client.has_ended());
    assert_eq!(client.end().await, Ending::Hangup);
}

#[tokio::test(start_paused = true)]
async fn who_is_idle_is_told_so() {
    let limits = Limits {
        idle: Some(Duration::from_secs(600)),
        ..Limits::default()
    };
    let mut client = Client::open_with("keys", limits).await;
    client.wait(Duration::from_secs(500)).await;
    client.type_keys("a").await;
    client.wait(Duration::from_secs(599)).await;
    assert!(!client.has_ended() && client.screen() == "keys: a");
    client.wait(Duration::from_secs(3)).await;
    assert_eq!(client.end().await, Ending::Idle);
    assert_eq!(
        client.check_restored(),
        "strombus: closed, since nothing was typed for a long time."
    );
    assert_eq!(client.status(), Some(1));
}

#[tokio::test(start_paused = true)]
async fn a_client_that_only_asks_whether_the_server_is_there_is_idle() {
    let limits = Limits {
        idle: Some(Duration::from_secs(600)),
        ..Limits::default()
    };
    let mut client = Client::open_with("keys", limits).await;
    for _ in 0..7 {
        client.wait(Duration::from_secs(100)).await;
        client.send(Event::Repaint).await;
    }
    assert_eq!(client.end().await, Ending::Idle);
}

#[tokio::test(start_paused = true)]
async fn an_app_that_moves_by_itself_keeps_nobody_from_being_idle() {
    let limits = Limits {
        idle: Some(Duration::from_secs(4)),
        ..Limits::default()
    };
    let mut client = Client::open_with("timed", limits).await;
    client.wait(Duration::from_secs(5)).await;
    assert_eq!(client.end().await, Ending::Idle);
}

#[tokio::test(start_paused = true)]
async fn the_servers_end_is_told() {
    let mut client = Client::open("keys").await;
    client.registry.shut_down();
    client.settle().await;
    assert_eq!(
        client.check_restored(),
        "strombus: the server is going down."
    );
    client.close().await;
    assert_eq!(client.end().await, Ending::ShutDown);
    assert_eq!(client.registry.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn half_a_frame_is_finished_before_the_terminal_is_given_back() {
    let mut client = Client::open("keys").await;
    client.stop_reading();
    client.type_keys("abc").await;
    client.registry.shut_down();
    client.settle().await;
    assert!(!client.has_ended());
    client.read_on().await;
    assert_eq!(
        client.check_restored(),
        "strombus: the server is going down."
    );
    client.close().await;
    assert_eq!(client.end().await, Ending::ShutDown);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_reads_nothing_keeps_nothing_for_longer_than_the_farewell() {
    let limits = Limits {
        farewell: Duration::from_secs(5),
        ..Limits::default()
    };
    let mut client = Client::open_with("keys", limits).await;
    client.stop_reading();
    client.type_keys("abc").await;
    client.registry.shut_down();
    client.wait(Duration::from_millis(4_900)).await;
    assert!(!client.has_ended());
    client.wait(Duration::from_millis(200)).await;
    assert!(client.has_ended() && client.line.is_cut());
    assert_eq!(client.end().await, Ending::ShutDown);
    assert_eq!(client.registry.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_has_all_and_does_not_close_is_left_alone_soon() {
    let mut client = Client::open("keys").await;
    client.type_keys(CONTROL_C).await;
    // Somebody must take what it sends meanwhile.
    client.type_keys("and more").await;
    client.wait(Duration::from_secs(2)).await;
    assert!(client.has_ended() && !client.line.is_cut());
    assert_eq!(client.end().await, Ending::Left(0));
    client.check_restored();
}
