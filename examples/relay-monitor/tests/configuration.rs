//! The pages of the configuration and of the torrc.

mod stage;

use stage::*;
use strombus_relay_monitor::model::RelayId;
use strombus_relay_monitor::pages::RelayApp;
use strombus_relay_monitor::{Act, Aspect, Script};
use strombus_widgets::Pilot;

const OPERATOR: &[&str] = &["operator"];

fn at_page(page: &str, rows: u16, columns: u16, roles: &[&str]) -> (Pilot<RelayApp>, Script) {
    let (mut pilot, script) = at_relay(rows, columns, roles);
    pilot.keys(page);
    (pilot, script)
}

/// The one act that was asked for.
#[track_caller]
fn only_act(script: &Script) -> Act {
    let mut asked = script.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    asked.remove(0).2
}

#[test]
fn options_with_their_values_and_the_manual() {
    for (rows, columns) in SIZES {
        let (mut pilot, _) = at_page("3", rows, columns, OPERATOR);
        pilot.keys("<Down>");
        check("configuration", &pilot);
    }
}

#[test]
fn all_options_custom_ones_and_those_of_a_category() {
    let (mut pilot, script) = at_page("3", 40, 120, OPERATOR);
    assert!(script.is_looked_at(RelayId(0), Aspect::Config));
    misses(&pilot, "AccelName");
    pilot.keys("a");
    sees(&pilot, "AccelName");
    sees(&pilot, "15 options");
    pilot.keys("v");
    sees(&pilot, "9 options");
    misses(&pilot, "MaxCircuitDirtiness");
    pilot.keys("vg");
    sees(&pilot, "Client Options");
    pilot.keys("<Down><Enter>");
    sees(&pilot, "1 option ");
    sees(&pilot, "MaxCircuitDirtiness");
}

#[test]
fn values_are_edited_by_their_type_and_set_after_a_question() {
    let (mut pilot, script) = at_page("3", 24, 80, OPERATOR);
    pilot.keys("/RelayBandwidthRate<Enter><Enter>");
    check("edit-size", &pilot);
    pilot.keys("<C-u>much<C-s>");
    sees(&pilot, "that is to be a size");
    pilot.keys("<C-u>5 MBytes<Enter>");
    check("ask-set", &pilot);
    assert_eq!(script.asked(), []);
    pilot.keys("y");
    assert_eq!(
        only_act(&script),
        Act::Set(vec![("RelayBandwidthRate".into(), vec!["5 MBytes".into()])])
    );
    // Several values, a line each.
    pilot.keys("<Esc>/ExitPolicy<Enter><Enter>");
    pilot.keys("<C-End><Enter>reject *:25<C-s>y");
    let values = ["accept *:80, accept *:443", "reject *:*", "reject *:25"].map(String::from);
    assert_eq!(
        only_act(&script),
        Act::Set(vec![("ExitPolicy".into(), values.to_vec())])
    );
    // One of few.
    pilot.keys("<Esc>/ExitRelay<Enter><Enter>");
    sees(&pilot, "0  off");
    pilot.keys("<Home><Enter>y");
    assert_eq!(
        only_act(&script),
        Act::Set(vec![("ExitRelay".into(), vec!["0".into()])])
    );
}

#[test]
fn a_filter_leaves_the_number_of_options_as_it_is() {
    let (mut pilot, _) = at_page("3", 24, 80, OPERATOR);
    let line = |pilot: &Pilot<_>| {
        let screen: String = Pilot::<strombus_relay_monitor::pages::RelayApp>::screen(pilot);
        let mut lines = screen.lines();
        lines
            .find(|line| line.contains("important options"))
            .map(str::to_owned)
    };
    let before = line(&pilot).unwrap();
    for keys in ["/Nick", "name", "<Enter>", "<Esc>"] {
        pilot.keys(keys);
        assert_eq!(line(&pilot).as_ref(), Some(&before), "{keys}");
    }
}

#[test]
fn what_is_left_as_it_is_changes_nothing() {
    let (mut pilot, script) = at_page("3", 24, 80, OPERATOR);
    pilot.keys("/Nickname<Enter><Enter><C-s>");
    sees(&pilot, "Nickname stays as it is");
    pilot.keys("<Enter><Esc>");
    misses(&pilot, "Ctrl-S sets");
    assert_eq!(script.asked(), []);
}

#[test]
fn options_are_reset_after_a_question() {
    let (mut pilot, script) = at_page("3", 24, 80, OPERATOR);
    pilot.keys("/Nickname<Enter><Delete>");
    sees(&pilot, "Set Nickname of relay1 back to its default?");
    pilot.keys("y");
    assert_eq!(only_act(&script), Act::Reset(vec!["Nickname".into()]));
}

#[test]
fn saving_shows_first_what_would_be_different() {
    for (rows, columns) in SIZES {
        let (mut pilot, script) = at_page("3", rows, columns, OPERATOR);
        pilot.keys("w");
        check("save", &pilot);
        // Enter alone saves nothing.
        pilot.keys("<Enter>");
        assert_eq!(script.asked(), []);
        pilot.keys("w<Tab><Enter>");
        assert_eq!(only_act(&script), Act::Save);
    }
}

#[test]
fn viewers_read_and_see_why_they_may_not_write() {
    let (mut pilot, script) = at_page("3", 24, 80, &[]);
    sees(
        &pilot,
        "read only: only operators of this relay may change it",
    );
    pilot.keys("<Enter>w<Delete>y<Enter>");
    assert_eq!(script.asked(), []);
    sees(&pilot, "only operators");
    pilot.keys("/Hashed<Enter>");
    sees(&pilot, "<hidden>");
    misses(&pilot, "16:872860");
    pilot.keys("<Esc>4/Hashed<Enter>");
    sees(&pilot, "<hidden>");
    misses(&pilot, "16:872860");
}

#[test]
fn options_are_sorted_by_title_and_by_dialog() {
    let (mut pilot, _) = at_page("3", 40, 120, OPERATOR);
    let screen = pilot.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("Option ▲"))
        .unwrap();
    let column = screen.lines().nth(row).unwrap().find("Value").unwrap() as i32 - 2;
    pilot.click(row as i32, column);
    sees(&pilot, "Value ▲");
    pilot.keys("s");
    sees(&pilot, "First by");
    pilot.keys("<Esc>");
    misses(&pilot, "First by");
}

#[test]
fn the_torrc_is_coloured_numbered_and_validated() {
    for (rows, columns) in SIZES {
        let (mut pilot, _) = at_page("4", rows, columns, OPERATOR);
        pilot.keys("....");
        check("torrc", &pilot);
    }
}

#[test]
fn problems_of_the_torrc_are_gone_through_and_comments_hidden() {
    let (mut pilot, _) = at_page("4", 24, 80, OPERATOR);
    sees(&pilot, "/etc/tor/torrc  4 problems");
    pilot.keys(".");
    sees(
        &pilot,
        "! The tor that runs has 10485760 for RelayBandwidthRate",
    );
    pilot.keys(".");
    sees(
        &pilot,
        "RelayBandwidthBurst has one value only, and stands on line 8 too",
    );
    pilot.keys("..");
    sees(&pilot, "x This tor knows no option Nicknam.");
    pilot.keys("<Home>");
    sees(&pilot, "## What this relay is");
    pilot.keys("c<Home>");
    misses(&pilot, "## What this relay is");
    sees(&pilot, "2  Nickname relay1");
}

#[test]
fn a_torrc_that_cannot_be_read_says_why() {
    let mut view = busy();
    let mut config = (*config()).clone();
    config.file_text = None;
    config.file_unreadable = Some("/etc/tor/torrc is on another machine".into());
    view.config = Some(config.into());
    let (mut pilot, _) = open(24, 80, OPERATOR, vec![view]);
    pilot.keys("4");
    sees(&pilot, "/etc/tor/torrc is on another machine");
    pilot.keys("3w");
    sees(&pilot, "What is there now is not known");
    let mut view = busy();
    view.config = None;
    let (mut pilot, script) = open(24, 80, OPERATOR, vec![view]);
    pilot.keys("3");
    sees(&pilot, "asking tor for its configuration…");
    pilot.keys("4");
    sees(&pilot, "asking tor for its file…");
    script.show(busy());
    sees(pilot.frame(), "4 problems");
}
