//! All relays on one page.

mod stage;

use stage::*;
use strombus_relay_monitor::model::{Alert, RelayId};
use strombus_widgets::Pilot;

fn all(rows: u16, columns: u16) -> Pilot<strombus_relay_monitor::pages::RelayApp> {
    open(rows, columns, &[], vec![busy(), worn(), gone(), stuck()]).0
}

#[test]
fn every_relay_has_a_row_and_what_is_wrong_stands_below() {
    for (rows, columns) in SIZES {
        check("overview", &all(rows, columns));
    }
}

#[test]
fn alerts_are_seen_from_the_first_on_however_many_there_are() {
    let mut worst = gone();
    let alert = worst.alerts[0].clone();
    let alerts = (0..20).map(|number| Alert {
        text: format!("alert number {number}").into(),
        ..alert.clone()
    });
    worst.alerts = alerts.collect();
    let (mut pilot, script) = open(24, 80, &[], vec![busy(), worst.clone()]);
    sees(&pilot, "alert number 0");
    misses(&pilot, "alert number 19");
    worst.alerts = worst.alerts.iter().skip(1).cloned().collect();
    script.show(worst);
    sees(pilot.frame(), "alert number 1");
}

#[test]
fn a_nickname_of_any_length_is_seen_as_a_whole() {
    let mut long = busy();
    long.name = "nineteenCharacters1".into();
    let (pilot, _) = open(24, 80, &[], vec![long, gone()]);
    sees(&pilot, "nineteenCharacters1 ");
}

#[test]
fn enter_opens_a_relay_and_escape_leads_back_to_it() {
    let mut pilot = all(24, 80);
    pilot.keys("<End><Enter>");
    sees(&pilot, "1 Graph and log");
    sees(&pilot, "0.4.9.11 (recommended)");
    pilot.keys("<Esc>");
    sees(&pilot, "› up       relay1");
}

#[test]
fn relays_are_sorted_by_what_the_person_likes() {
    let mut pilot = all(24, 80);
    let first = |pilot: &Pilot<_>| {
        let screen: String = Pilot::<strombus_relay_monitor::pages::RelayApp>::screen(pilot);
        screen.lines().nth(3).unwrap_or_default().to_owned()
    };
    assert!(first(&pilot).contains("backbone"), "{}", first(&pilot));
    pilot.keys("s");
    assert!(first(&pilot).contains("relay1"), "{}", first(&pilot));
}

#[test]
fn without_relays_it_is_said_what_to_do() {
    let (mut pilot, script) = open(24, 80, &[], Vec::new());
    script.advise("No control port answers at 127.0.0.1:9051, 127.0.0.1:9151 or /run/tor/control.\n\nAdd to torrc:\n  ControlPort 9051\n  CookieAuthentication 1");
    check("advice", pilot.frame());
}

#[test]
fn the_only_relay_is_shown_at_once() {
    let (mut pilot, _) = open(24, 80, &[], vec![busy()]);
    sees(&pilot, "1 Graph and log");
    pilot.keys("<Esc>");
    sees(&pilot, "1 relay");
    misses(&pilot, "1 Graph and log");
}

#[test]
fn guests_see_no_relays_that_are_not_for_them() {
    let (monitor, _script) = strombus_relay_monitor::Monitor::scripted(vec![busy()]);
    let guest = strombus_widgets::Session::pilot();
    let pilot = Pilot::start(24, 80, |ui| {
        strombus_relay_monitor::pages::RelayApp::join(ui, &guest, &monitor)
    });
    misses(&pilot, "relay1");
    let _ = RelayId(0);
}
