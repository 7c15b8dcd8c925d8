//! Sessions in plain mode.

use std::time::Duration;

use strombus_terminal::Profile;
use strombus_widgets::Session;

use super::{CONTROL_C, Client};
use crate::limits::Limits;
use crate::session::Ending;

/// F5 on an xterm: a key that is no text.
const F5: &str = "\x1b[15~";

fn dumb() -> Session {
    Session {
        profile: Profile::DUMB,
        terminal: "dumb".into(),
        ..Session::pilot()
    }
}

async fn open(session: Session) -> Client {
    Client::open_for("keys", Limits::default(), session).await
}

fn check_is_plain(log: &str) {
    let is_text = |c: char| matches!(c, '\r' | '\n' | '\u{8}') || !c.is_control();
    assert!(log.chars().all(is_text), "{log:?}");
}

#[tokio::test(start_paused = true)]
async fn a_terminal_without_a_screen_gets_words() {
    let mut client = open(dumb()).await;
    let opened = client.take_log();
    assert_eq!(
        opened,
        "keys.\r\nPlain mode: type ? and Enter for help.\r\nkeys:\r\n"
    );
    client.type_keys(F5).await;
    assert_eq!(client.take_log(), "keys: Function(5)\r\n");
    client.type_keys(CONTROL_C).await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
    assert_eq!(client.take_log(), "Goodbye.\r\n");
}

#[tokio::test(start_paused = true)]
async fn a_person_gets_words_on_any_terminal_if_they_ask() {
    let asked = |value: &str| Session {
        environment: vec![("STROMBUS_PLAIN".into(), value.into())],
        ..Session::pilot()
    };
    let client = open(asked("1")).await;
    let log = client.take_log();
    check_is_plain(&log);
    assert!(log.starts_with("keys.\r\n"), "{log:?}");
    let client = open(asked("0")).await;
    assert!(client.take_log().contains('\x1b'));
}

#[tokio::test(start_paused = true)]
async fn what_is_typed_is_shown_and_mended_by_the_session() {
    let client = open(dumb()).await;
    client.take_log();
    client.type_keys("nox\x7f").await;
    client.type_keys("\r").await;
    let log = client.take_log();
    check_is_plain(&log);
    assert!(
        log.ends_with("\r\nNothing here is called no. Type ? for help.\r\n"),
        "{log:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn while_the_client_is_behind_nothing_is_said_and_then_the_newest() {
    let client = open(dumb()).await;
    client.take_log();
    client.stop_reading();
    let before = client.frames();
    for _ in 0..1000 {
        client.type_keys(F5).await;
    }
    client.read_on().await;
    let log = client.take_log();
    assert!(client.frames() <= before + 2, "{}", client.frames());
    assert!(log.len() < 500 && log.contains("1000 keys:"), "{log}");
}

#[tokio::test(start_paused = true)]
async fn lines_that_come_at_once_are_answered_one_by_one() {
    let client = open(dumb()).await;
    client.take_log();
    client.type_keys("one\rtwo\rthree\r").await;
    let log = client.take_log();
    let answers: Vec<_> = log.lines().filter(|line| line.contains("called")).collect();
    assert_eq!(answers.len(), 3, "{log}");
}

#[tokio::test(start_paused = true)]
async fn a_client_that_reads_nothing_leaves_its_lines_where_they_are() {
    let client = open(dumb()).await;
    client.stop_reading();
    client.take_log();
    let flood = "x\r".repeat(10_000);
    client.type_keys(&flood).await;
    assert!(client.received() < 10_000, "{}", client.received());
}

#[tokio::test(start_paused = true)]
async fn at_rest_nothing_is_said() {
    let client = open(dumb()).await;
    let before = client.frames();
    client.wait(Duration::from_secs(600)).await;
    assert_eq!(client.frames(), before);
}

#[tokio::test(start_paused = true)]
async fn an_app_that_writes_by_itself_needs_a_screen() {
    let mut client = Client::open_for("bare", Limits::default(), dumb()).await;
    assert_eq!(client.end().await, Ending::NeedsScreen("bare".into()));
    let said = client.take_log();
    assert_eq!(
        said,
        "strombus: `bare` needs a screen, and cannot be told in lines.\r\n"
    );
}

#[tokio::test(start_paused = true)]
async fn who_opens_such_an_app_from_another_is_told_and_stays() {
    let client = Client::open_for("menu", Limits::default(), dumb()).await;
    client.take_log();
    client.type_keys("/key e\r").await;
    let said = client.take_log();
    assert!(
        said.ends_with("bare needs a screen, and cannot be told in lines.\r\n"),
        "{said:?}"
    );
    client.type_keys("/read\r").await;
    let said = client.take_log();
    assert!(said.contains("the menu\r\n"), "{said:?}");
}

#[tokio::test(start_paused = true)]
async fn the_locale_says_which_characters_a_dumb_terminal_has() {
    let in_locale = |locale: &str| Session {
        environment: vec![("LANG".into(), locale.into())],
        ..dumb()
    };
    for (locale, shown) in [("de_DE.UTF-8", "über"), ("C", "uber"), ("", "uber")] {
        let client = open(in_locale(locale)).await;
        client.type_keys("über\r").await;
        let said = client.take_log();
        assert!(said.contains(&format!("called {shown}.")), "{said:?}");
    }
}
