//! The page of connections.

mod stage;

use stage::*;
use std::sync::Arc;

use strombus_relay_monitor::model::{ConnectionsView, RelayId, Resolver};
use strombus_relay_monitor::{Act, Aspect, Details};
use strombus_widgets::Pilot;

const OPERATOR: &[&str] = &["operator"];

const DESCRIPTOR: &str = "router auth1 203.0.113.5 38201 0 37837\nplatform Tor 0.4.9.11 on Linux\n\
    published 2026-11-21 02:52:51\nfingerprint 4F5B 150A 4B59 7B22 537D 960B 5677 FD43 89C9 E8AA\n\
    contact auth1 at testnet dot invalid\nreject 0.0.0.0/8:*\naccept *:*\n";

const STATUS: &str = "r auth1 T1sVCktZeyJTfZYLVnf9Q4nJ6Ko fZRFu77S0XF9sIx+uW/gZzr2D5k 2038-01-01 00:00:00 203.0.113.5 38201 37837\n\
    s Authority Exit Fast Guard HSDir Running Stable V2Dir Valid\nw Bandwidth=8\np accept 1-65535\n";

fn at_connections(
    rows: u16,
    columns: u16,
) -> (
    Pilot<strombus_relay_monitor::pages::RelayApp>,
    strombus_relay_monitor::Script,
) {
    let (mut pilot, script) = at_relay(rows, columns, OPERATOR);
    script.know(Details {
        status: Some(STATUS.into()),
        descriptor: Some(DESCRIPTOR.into()),
    });
    pilot.keys("2");
    (pilot, script)
}

#[test]
fn connections_and_circuits_with_what_is_known_of_them() {
    for (rows, columns) in SIZES {
        let (mut pilot, _) = at_connections(rows, columns);
        pilot.keys("<Down><Up>");
        check("connections", &pilot);
    }
}

#[test]
fn tor_is_only_asked_while_somebody_looks() {
    let (mut pilot, script) = at_connections(24, 80);
    assert!(script.is_looked_at(RelayId(0), Aspect::Connections));
    pilot.keys("1");
    assert!(!script.is_looked_at(RelayId(0), Aspect::Connections));
    pilot.keys("2<Esc>");
    assert!(!script.is_looked_at(RelayId(0), Aspect::Connections));
}

#[test]
fn a_hop_of_a_circuit_has_details_too() {
    let (mut pilot, _) = at_connections(60, 200);
    pilot.keys("<End><Up><Up><Up><Up><Up>");
    sees(&pilot, "›  ├ Guard");
    sees(&pilot, "contact auth1 at testnet dot invalid");
    sees(&pilot, "platform Tor 0.4.9.11 on Linux");
}

#[test]
fn the_raw_descriptor_is_shown() {
    let (mut pilot, _) = at_connections(40, 120);
    pilot.keys("d");
    sees(&pilot, "In the consensus");
    sees(&pilot, "router auth1 203.0.113.5 38201 0 37837");
    check("descriptor", &pilot);
    pilot.keys("<Esc><Down>");
    sees(&pilot, "a client or a bridge");
    pilot.keys("d");
    sees(&pilot, "There is no descriptor");
}

/// The first column of all rows.
fn kinds(pilot: &Pilot<strombus_relay_monitor::pages::RelayApp>) -> Vec<String> {
    let screen = pilot.screen();
    let rows = screen
        .lines()
        .skip_while(|line| !line.contains("Type"))
        .skip(1);
    let rows = rows.take_while(|line| !line.starts_with('─'));
    let kinds = rows.filter_map(|line| {
        let start = line.char_indices().nth(2)?.0;
        line.get(start..)?.split_whitespace().next()
    });
    kinds.map(String::from).collect()
}

#[test]
fn rows_are_sorted_by_title_and_by_three_keys() {
    let (mut pilot, _) = at_connections(60, 120);
    pilot.keys("t");
    assert_eq!(kinds(&pilot)[0], "Inbound");
    // The title of the age, twice: the oldest first.
    let screen = pilot.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("Type"))
        .unwrap();
    let column = screen.lines().nth(row).unwrap().find("Age").unwrap();
    let (row, column) = (row as i32, column as i32 - 2);
    pilot.click(row, column);
    assert_eq!(kinds(&pilot)[0], "Circuit", "{}", pilot.screen());
    sees(&pilot, "Age ▲");
    pilot.click(row, column);
    assert_eq!(kinds(&pilot)[0], "Inbound", "{}", pilot.screen());
    sees(&pilot, "Age ▼");
    pilot.keys("s");
    check("connections-sort", &pilot);
    // By country alone: br comes first, and that is an inbound one; then de.
    pilot.keys("<Enter><Up><Up><Up><Up><Up><Enter>");
    pilot.keys("<C-s>");
    misses(&pilot, "Age ▼");
}

#[test]
fn the_person_stays_at_a_row_that_moves() {
    let (mut pilot, script) = at_connections(60, 120);
    pilot.keys("/anotherRelay<Enter>");
    sees(&pilot, "› Outbound");
    pilot.keys("<Esc>");
    let mut view = busy();
    let list = &mut std::sync::Arc::make_mut(&mut view.connections).list;
    list.remove(0);
    list.reverse();
    script.show(view);
    let screen = pilot.frame().screen();
    let row = screen
        .lines()
        .find(|line| line.starts_with('›'))
        .unwrap_or_default();
    assert!(row.contains("anotherRelay"), "{screen}");
}

#[test]
fn clients_by_country_and_exits_by_port() {
    let (mut pilot, script) = at_connections(24, 80);
    pilot.keys("c");
    check("countries", &pilot);
    pilot.keys("<Esc>e");
    check("exit-ports", &pilot);
    let mut view = busy();
    view.connections = Default::default();
    script.show(view);
    pilot.keys("<Esc>c");
    sees(&pilot, "No clients are known by country");
    pilot.keys("<Enter>e");
    sees(&pilot, "No exit connections are open");
}

#[test]
fn clients_and_destinations_are_scrubbed() {
    let (pilot, _) = at_connections(60, 200);
    sees(&pilot, "<scrubbed>:443");
    assert_eq!(pilot.screen().matches("<scrubbed>").count(), 5);
}

#[test]
fn operators_close_a_circuit_after_a_question() {
    let (mut pilot, script) = at_connections(60, 120);
    pilot.keys("/hs vang<Enter>K");
    sees(&pilot, "Close circuit 10 of relay1?");
    pilot.keys("y");
    assert_eq!(script.asked()[0].2, Act::CloseCircuit("10".into()));
}

#[test]
fn ten_thousand_connections_are_one_table() {
    let mut view = busy();
    let list = &mut std::sync::Arc::make_mut(&mut view.connections).list;
    let one = list[1].clone();
    list.extend((0..10_000).map(|_| one.clone()));
    let (mut pilot, _) = open(24, 80, OPERATOR, vec![view]);
    pilot.keys("2");
    sees(&pilot, "10009 connections: 10004 inbound");
    pilot.keys("<End>");
    sees(&pilot, "Control");
}

#[test]
fn operators_choose_the_resolver_and_all_see_what_it_is() {
    let (mut pilot, script) = at_connections(24, 80);
    sees(&pilot, "by its process");
    pilot.keys("o");
    check("resolver", &pilot);
    pilot.keys("<Down><Enter>");
    let asked: Vec<Act> = script.asked().into_iter().map(|(_, _, act)| act).collect();
    assert_eq!(asked, [Act::Resolver(Resolver::Tor)]);
    let mut view = busy();
    view.connections = Arc::new(ConnectionsView {
        by: Resolver::Tor,
        limited: Some("as chosen, only what tor tells itself is shown".into()),
        ..(*view.connections).clone()
    });
    script.show(view);
    pilot.frame();
    sees(&pilot, "by tor's word");
    check("resolver-tor", &pilot);

    let (mut viewer, script) = at_relay(24, 80, &[]);
    viewer.keys("2o");
    misses(&viewer, "sockets of its user");
    assert!(script.asked().is_empty());
}
