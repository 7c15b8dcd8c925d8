//! A connection that is kept.

mod stand_in;

use std::time::Duration;

use stand_in::{Does, serve};
use strombus_tor_control::event::Body;
use strombus_tor_control::{Credentials, Error, EventName, Heard, Limits, Link, State, Target};
use tokio::net::UnixListener;
use tokio::sync::mpsc;
use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn it_waits_longer_after_each_failure_up_to_half_a_minute() {
    let nowhere = Target::Socket("/nonexistent/control".into());
    let link = Link::open(nowhere, Credentials::new(), Limits::default());
    let mut state = link.state();
    let mut waits = Vec::new();
    while waits.len() < 8 {
        state.changed().await.unwrap();
        if let State::Down { why, again } = &*state.borrow_and_update() {
            assert!(matches!(why, Error::Connect { .. }), "{why}");
            waits.push(again.duration_since(Instant::now()).as_secs_f64());
        }
    }
    for (wait, expected) in waits
        .iter()
        .zip([1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0])
    {
        assert!((expected..expected * 1.25).contains(wait), "{waits:?}");
    }
    let error = link.info("version").await.unwrap_err();
    assert!(error.to_string().contains("is tor running"), "{error}");
}

/// Waits until the link is as it should be.
async fn wait_for(link: &Link, is: impl FnMut(&State) -> bool) {
    let mut state = link.state();
    let waiting = state.wait_for(is);
    tokio::time::timeout(Duration::from_secs(20), waiting)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn after_a_restart_it_is_up_again_with_its_events() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("control");
    let listener = UnixListener::bind(&path).unwrap();
    let (ask, mut asked) = mpsc::unbounded_channel();
    let tor = tokio::spawn(async move {
        // The first tor goes when it is told; the second sends an event when it is asked for one.
        for first in [true, false] {
            let (stream, _) = listener.accept().await.unwrap();
            let (_speak, speech) = mpsc::channel(1);
            serve(stream, speech, |command| {
                let _ = ask.send(command.to_owned());
                match command {
                    "SIGNAL HALT" => Some(Does::Leaves),
                    _ if !first && command.starts_with("SETEVENTS BW") => {
                        Some(Does::Says("250 OK\r\n650 BW 3 4\r\n".into()))
                    }
                    _ => None,
                }
            })
            .await;
        }
    });
    let link = Link::open(Target::Socket(path), Credentials::new(), Limits::default());
    let mut events = link.subscribe([EventName::Bw]);
    wait_for(&link, State::is_up).await;
    let halted = link
        .connection()
        .unwrap()
        .signal(&strombus_tor_control::Signal::Halt)
        .await;
    assert!(halted.is_err());
    wait_for(&link, |state| matches!(state, State::Down { .. })).await;
    link.try_now();
    wait_for(&link, State::is_up).await;
    let Some(Heard::Event(event)) = events.next().await else {
        panic!()
    };
    assert!(matches!(event.body, Body::Bandwidth(_)));
    assert_eq!(link.info("version").await.unwrap(), "0.4.9.11");
    // Nobody has the link any more, and the connection goes, whoever still looks at its state.
    let state = link.state();
    drop(link);
    tokio::time::timeout(Duration::from_secs(20), tor)
        .await
        .unwrap()
        .unwrap();
    assert!(!state.borrow().is_up());
    assert_eq!(events.next().await, None);
    let mut count = 0;
    while let Ok(command) = asked.try_recv() {
        count += usize::from(command.starts_with("SETEVENTS BW"));
    }
    assert!(count >= 2, "{count}");
}

#[test]
fn places_are_read_as_people_write_them() {
    for (text, expected) in [
        ("9051", "127.0.0.1:9051"),
        ("localhost:9051", "127.0.0.1:9051"),
        ("192.0.2.1:9051", "192.0.2.1:9051"),
        ("[::1]:9051", "[::1]:9051"),
        ("/run/tor/control", "/run/tor/control"),
        ("unix:/run/tor/control", "/run/tor/control"),
        ("unix:control", "control"),
    ] {
        assert_eq!(text.parse::<Target>().unwrap().to_string(), expected);
    }
    for text in ["", "tor", "example.org:9051", "127.0.0.1", "99999"] {
        assert!(text.parse::<Target>().is_err(), "{text}");
    }
}
