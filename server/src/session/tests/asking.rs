//! What the terminal is asked by itself, and clients of every kind that answer or do not.

use std::time::Duration;

use strombus_terminal::Profile;
use strombus_widgets::Session;

use super::Client;
use crate::limits::Limits;
use crate::session::{Ending, Event};

const FIRST: &str = "\x1b7\x1b[>q\x1b[?u\x1b[>c\x1b]11;?\x1b\\\x1b[c\x1b8";
const SECOND: &str =
    "\x1b7\x1b[?2026$p\x1b[?1036$p\x1bP+q524742\x1b\\\x1bP+q536D756C78\x1b\\\x1b[c\x1b8";

/// What a young terminal says.
const ANSWERS: &str =
    "\x1bP>|foot(1.16.2)\x1b\\\x1b[?0u\x1b]11;rgb:ffff/ffff/e0e0\x1b\\\x1b[?62;4;22c";
const MORE_ANSWERS: &str =
    "\x1b[?2026;2$y\x1b[?1036;0$y\x1bP1+r524742=38\x1b\\\x1bP0+r536D756C78\x1b\\\x1b[?62;4;22c";

#[tokio::test(start_paused = true)]
async fn the_first_frame_waits_for_nothing_and_whoever_never_answers_is_left_alone() {
    let mut client = Client::open("refined").await;
    assert_eq!(client.screen(), "Indexed unknown 0");
    let begun = client.take_log();
    let (frame, questions) = begun.split_at(begun.len() - FIRST.len());
    assert!(frame.contains("Indexed unknown 0") && questions == FIRST);
    assert_eq!(client.frames(), 1);
    // Nor does anything run out.
    client.wait(Duration::from_secs(3_000)).await;
    assert_eq!(client.frames(), 1);
    client.type_keys(super::CONTROL_C).await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
    client.check_restored();
}

#[tokio::test(start_paused = true)]
async fn one_character_stays_one_byte_while_answers_are_awaited_and_after() {
    let client = Client::open("keys").await;
    client.type_keys("a").await;
    for (step, answers) in ["", ANSWERS, MORE_ANSWERS].into_iter().enumerate() {
        client.type_keys(answers).await;
        client.type_keys("b").await;
        client.take_log();
        client.type_keys("c").await;
        // The app writes a blank before each key.
        assert_eq!(client.take_log().trim_start(), "c", "step {step}");
    }
}

#[tokio::test(start_paused = true)]
async fn who_answers_is_asked_more_and_the_profile_becomes_better() {
    let mut client = Client::open("refined").await;
    client.take_log();
    client.type_keys(ANSWERS).await;
    assert_eq!(client.screen(), "True light 3");
    let asked = client.take_log();
    assert!(asked.contains("\x1b[>1u"), "kitty's flags: {asked:?}");
    assert!(asked.contains("38;2;200;100;50"), "its colour: {asked:?}");
    assert!(asked.ends_with(SECOND), "{asked:?}");
    client.type_keys(MORE_ANSWERS).await;
    assert_eq!(client.screen(), "True light 4");
    client.take_log();
    client.type_keys(super::CONTROL_C).await;
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
    assert!(client.take_log().starts_with("\x1b[<u"));
    client.check_restored();
}

#[tokio::test(start_paused = true)]
async fn answers_may_come_in_pieces_and_between_keys() {
    let client = Client::open("refined").await;
    for byte in format!("{ANSWERS}{MORE_ANSWERS}").chars() {
        client.type_keys(&byte.to_string()).await;
    }
    assert!(
        client.screen().starts_with("True light"),
        "{}",
        client.screen()
    );
    let client = Client::open("keys").await;
    client.type_keys(&format!("a{ANSWERS}b")).await;
    client.type_keys(&format!("c{MORE_ANSWERS}")).await;
    assert_eq!(client.screen(), "keys: a b c");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_cut_behind_its_escape_is_no_key() {
    let client = Client::open("keys").await;
    let (escape, rest) = ANSWERS.split_at(1);
    client.type_keys(escape).await;
    client.wait(Duration::from_millis(200)).await;
    client.type_keys(rest).await;
    assert_eq!(client.screen(), "keys:");
    client.type_keys("\x1b").await;
    client.wait(Duration::from_millis(300)).await;
    assert_eq!(client.screen(), "keys: Escape");
}

#[tokio::test(start_paused = true)]
async fn a_pc_types_in_its_own_character_set() {
    let client = Client::open_for("keys", Limits::default(), on(Profile::CP437)).await;
    client.send(Event::Bytes(vec![0x81, 0xe1])).await;
    assert!(
        client.take_bytes().ends_with(b"\x81 \xe1"),
        "ü and ß come back"
    );
}

#[tokio::test(start_paused = true)]
async fn answers_that_come_too_late_are_no_keys_and_change_nothing() {
    let client = Client::open("refined").await;
    client.wait(Duration::from_secs(6)).await;
    let before = client.frames();
    client.type_keys(ANSWERS).await;
    assert_eq!(client.screen(), "Indexed unknown 0");
    assert_eq!(client.frames(), before);
    let client = Client::open("keys").await;
    client.wait(Duration::from_secs(6)).await;
    client.type_keys(ANSWERS).await;
    client.type_keys(MORE_ANSWERS).await;
    assert_eq!(client.screen(), "keys:");
}

#[tokio::test(start_paused = true)]
async fn garbage_for_an_answer_is_swallowed() {
    let client = Client::open("keys").await;
    client
        .type_keys("\x1bP>|\u{1}\u{1}x\x1b\\\x1b[?99999999999999u\x1b[?u")
        .await;
    client
        .type_keys("\x1b]11;rgb:zz/1/é\x1b\\\x1b[?;;;c\x1b[?2026;77$y\x1b[?c")
        .await;
    client
        .type_keys(&format!("\x1bP1+r{}\x1b\\", "6".repeat(100_000)))
        .await;
    client
        .type_keys("\x1b]11;\x07\x1bP1+r=;=;=\x1b\\\x1b[?2026$y\x1b[$y")
        .await;
    assert_eq!(client.screen(), "keys:");
    client.type_keys("a").await;
    assert_eq!(client.screen(), "keys: a");
}

#[tokio::test(start_paused = true)]
async fn answers_without_a_question_go_nowhere() {
    let client = Client::open_for("keys", Limits::default(), on(Profile::VT100)).await;
    client.type_keys(ANSWERS).await;
    client.type_keys(MORE_ANSWERS).await;
    assert_eq!(client.screen(), "keys:");
    let client = Client::open_for("refined", Limits::default(), on(Profile::VT100)).await;
    client.type_keys(ANSWERS).await;
    assert_eq!(client.screen(), "Monochrome unknown 0");
}

fn on(profile: Profile) -> Session {
    Session {
        profile,
        ..Session::pilot()
    }
}

#[tokio::test(start_paused = true)]
async fn terminals_that_print_what_they_do_not_know_are_asked_nothing() {
    for profile in [
        Profile::VT100,
        Profile::VT220,
        Profile::LINUX,
        Profile::ANSI,
    ] {
        let client = Client::open_for("keys", Limits::default(), on(profile)).await;
        let begun = client.take_log();
        for query in ["[>q", "[?u", "]11", "[c"] {
            assert!(!begun.contains(query), "{}: {begun:?}", profile.name);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn who_leaves_at_once_gets_no_answers_typed_into_the_shell() {
    let mut client = Client::open("keys").await;
    client.take_log();
    client.type_keys(super::CONTROL_C).await;
    assert_eq!(client.take_log(), "", "the answers are awaited");
    client.type_keys("\x1b[?1;2c").await;
    assert!(client.take_log().contains("\x1b[?1049l"));
    client.close().await;
    assert_eq!(client.end().await, Ending::Left(0));
}

#[tokio::test(start_paused = true)]
async fn an_app_asks_and_is_answered() {
    let client = Client::open("refined").await;
    client.type_keys(ANSWERS).await;
    client.type_keys(MORE_ANSWERS).await;
    client.take_log();
    client.type_keys("?").await;
    assert_eq!(client.take_log(), "\x1b[6n");
    client.type_keys("\x1b[1;5R").await;
    let answer = "Some(CursorPosition(Position { row: 0, column: 4 }))";
    assert_eq!(client.screen(), answer);
    client.type_keys("c").await;
    client.wait(Duration::from_secs(4)).await;
    assert_eq!(client.screen(), "None");
}
