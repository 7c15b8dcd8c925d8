//! The app on a played monitor, and screens as files.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part of the stage"
)]

mod links;
mod options;
mod relays;

use strombus_relay_monitor::model::{RelayId, RelayView};
use strombus_relay_monitor::pages::{Message, RelayApp};
use strombus_relay_monitor::{Monitor, Script};
use strombus_widgets::{Pilot, Session};

pub use links::*;
pub use options::*;
pub use relays::*;

/// The sizes that every page is looked at.
pub const SIZES: [(u16, u16); 3] = [(24, 80), (40, 120), (60, 200)];

/// A session of somebody who has these roles.
pub fn session(roles: &[&str]) -> Session {
    Session {
        user: "ann".into(),
        guest: false,
        roles: roles.iter().map(|role| (*role).into()).collect(),
        ..Session::pilot()
    }
}

/// The app on a screen of `rows` x `columns`, for somebody with these roles.
pub fn open(
    rows: u16,
    columns: u16,
    roles: &[&str],
    views: Vec<RelayView>,
) -> (Pilot<RelayApp>, Script) {
    let (monitor, script) = Monitor::scripted(views);
    let session = session(roles);
    let pilot = Pilot::start(rows, columns, |ui| RelayApp::join(ui, &session, &monitor));
    (pilot, script)
}

/// The app at the busy relay, with its log.
pub fn at_relay(rows: u16, columns: u16, roles: &[&str]) -> (Pilot<RelayApp>, Script) {
    let (mut pilot, script) = open(rows, columns, roles, vec![busy()]);
    say(&script, RelayId(0));
    pilot.frame();
    (pilot, script)
}

/// Compares the screen with the file of this name and size.
#[track_caller]
pub fn check(name: &str, pilot: &Pilot<RelayApp>) {
    let size = pilot.ui().size();
    let name = format!("{name}-{}x{}", size.columns, size.rows);
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../screens", omit_expression => true }, {
        insta::assert_snapshot!(name, pilot.screen());
    });
}

/// Looks at the same thing on screens of every size.
#[track_caller]
pub fn on_all_sizes(name: &str, roles: &[&str], act: impl Fn(&mut Pilot<RelayApp>, &Script)) {
    for (rows, columns) in SIZES {
        let (mut pilot, script) = at_relay(rows, columns, roles);
        act(&mut pilot, &script);
        check(name, &pilot);
    }
}

/// Asserts that the screen holds `text`.
#[track_caller]
pub fn sees(pilot: &Pilot<RelayApp>, text: &str) {
    let screen = pilot.screen();
    assert!(screen.contains(text), "no {text:?} in\n{screen}");
}

/// Asserts that the screen does not hold `text`.
#[track_caller]
pub fn misses(pilot: &Pilot<RelayApp>, text: &str) {
    let screen = pilot.screen();
    assert!(!screen.contains(text), "{text:?} in\n{screen}");
}

/// A message of the app, for what tests send by themselves.
pub type AppMessage = Message;
