//! Messages, timers in virtual time, and work in the background.

mod stage;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::{StreamExt as _, future, stream};
use stage::{Message, act, add, heard, probe, stage};
use strombus_widgets::{Label, Ui};

fn said(what: &str) -> Message {
    Message::Said(what.into())
}

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn empty(_: &mut Ui<Message>) {}

#[test]
fn messages_arrive_in_the_order_in_which_they_were_sent() {
    let (mut pilot, ()) = stage(2, 8, |ui| {
        let a = add(ui, probe("a").text());
        ui.set_root(a);
        ui.send(said("opened"));
    });
    assert_eq!(heard(&pilot), ["opened"]);
    act(&mut pilot, |ui| {
        ui.send(said("one"));
        ui.send(Message::Do(Box::new(|ui| ui.send(said("three")))));
        ui.send(said("two"));
    });
    pilot.keys("xy").paste("text");
    assert_eq!(
        heard(&pilot),
        [
            "opened",
            "one",
            "two",
            "three",
            "a x",
            "a y",
            "a pasted text"
        ]
    );
}

#[test]
fn a_timer_fires_once_at_its_time() {
    let (mut pilot, _) = stage(2, 8, |ui| ui.after(ms(100), said("now")));
    pilot.advance(ms(99));
    assert!(heard(&pilot).is_empty());
    pilot.advance(ms(1));
    assert_eq!(heard(&pilot), ["now"]);
    assert_eq!(heard(pilot.advance(ms(1000))), ["now"]);
}

#[test]
fn timers_fire_in_the_order_of_their_times() {
    let (mut pilot, ()) = stage(2, 8, |ui| {
        ui.after(ms(30), said("c"));
        ui.after(ms(10), said("a"));
        ui.after(ms(20), said("b"));
        ui.after(ms(30), said("d"));
    });
    assert_eq!(heard(pilot.advance(ms(50))), ["a", "b", "c", "d"]);
}

#[test]
fn a_timer_repeats_until_it_is_cancelled() {
    let (mut pilot, timer) = stage(2, 8, |ui| ui.every(ms(10), || said("tick")));
    assert_eq!(heard(pilot.advance(ms(35))).len(), 3);
    act(&mut pilot, move |ui| ui.cancel(timer));
    assert_eq!(heard(pilot.advance(ms(100))).len(), 3);
}

#[test]
fn a_cancelled_timer_never_fires_and_cancels_no_other() {
    let (mut pilot, ()) = stage(2, 8, |ui| {
        let first = ui.after(ms(10), said("first"));
        ui.cancel(first);
        ui.after(ms(10), said("second"));
        ui.cancel(first);
    });
    assert_eq!(heard(pilot.advance(ms(10))), ["second"]);
}

#[test]
fn work_in_the_background_comes_back_as_messages() {
    let (mut pilot, ()) = stage(2, 8, |ui| {
        ui.spawn(async { said("done") });
        ui.subscribe(stream::iter(0..150).map(|n| Message::Said(n.to_string())));
    });
    assert_eq!(pilot.app().heard.len(), 151);
    act(&mut pilot, |ui| ui.spawn(async { said("later") }));
    assert_eq!(heard(&pilot).last(), Some(&"later"));
}

#[test]
fn work_that_is_started_by_work_goes_on_at_once() {
    let (pilot, ()) = stage(2, 8, |ui| {
        ui.spawn(async {
            Message::Do(Box::new(|ui| {
                ui.spawn(async { Message::Do(Box::new(|ui| ui.spawn(async { said("third") }))) });
            }))
        });
    });
    assert_eq!(heard(&pilot), ["third"]);
}

#[test]
fn what_a_session_started_ends_with_it() {
    struct Guard(Arc<AtomicBool>);
    impl Drop for Guard {
        fn drop(&mut self) {
            self.0.store(true, Ordering::SeqCst);
        }
    }
    let dropped = [(); 3].map(|()| Arc::new(AtomicBool::new(false)));
    let [in_future, in_stream, in_timer] = dropped.clone().map(Guard);
    let (pilot, _) = stage(2, 8, |ui| {
        ui.spawn(async move {
            let _guard = in_future;
            future::pending().await
        });
        let forever = stream::pending();
        ui.subscribe(forever.map(move |message| {
            let _ = &in_stream;
            message
        }));
        ui.every(ms(10), move || {
            let _ = &in_timer;
            said("tick")
        })
    });
    let all = |state| {
        dropped
            .iter()
            .all(|dropped| dropped.load(Ordering::SeqCst) == state)
    };
    assert!(all(false));
    drop(pilot);
    assert!(all(true));
}

#[test]
fn what_no_widget_or_app_wants_is_dropped() {
    let (mut pilot, ()) = stage(2, 8, |ui| {
        let quiet = ui.add(probe("quiet").text());
        ui.set_root(quiet);
    });
    assert!(heard(pilot.keys("x").paste("y").click(0, 0)).is_empty());
    let (mut pilot, ()) = stage(2, 8, |ui| {
        let picky = ui.add_filtered(probe("p").text(), |event| {
            event.ends_with('x').then_some(Message::Said(event))
        });
        ui.set_root(picky);
    });
    assert_eq!(heard(pilot.keys("wxy")), ["p x"]);
}

#[test]
fn keys_without_any_widget_are_survived() {
    let (mut pilot, ()) = stage(2, 8, empty);
    pilot.keys("<Tab><S-Tab>x<Enter>").paste("x").click(0, 0);
    act(&mut pilot, |ui| ui.set_root(Label::new("here")));
    assert_eq!(pilot.screen(), "here");
}
