//! The page of the graph and the log, the header above it, and the frame around.

mod stage;

use std::sync::Arc;
use std::time::Duration;

use stage::*;
use strombus_relay_monitor::model::*;
use strombus_relay_monitor::{Act, LogWish, Refusal, Signal};
use strombus_widgets::terminal::{Profile, Theme};

const OPERATOR: &[&str] = &["operator"];

#[test]
fn the_graph_and_the_log_of_a_relay() {
    on_all_sizes("graph", OPERATOR, |_, _| {});
}

#[test]
fn other_statistics_and_intervals() {
    let (mut pilot, _) = at_relay(24, 80, OPERATOR);
    pilot.keys("s<Down><Enter>i<Down><Down><Down><Down><Enter>");
    check("graph-connections", &pilot);
    pilot.keys("s<Down><Down><Enter>bb");
    check("graph-resources", &pilot);
    pilot.keys("s<Down><Down><Down><Enter>");
    sees(&pilot, "Circuits built");
    pilot.keys("s<End><Enter>");
    misses(&pilot, "Circuits built");
    misses(&pilot, "KiB/s");
    pilot.keys("s<Home><Enter>");
    sees(&pilot, "Read 410 KiB/s");
}

#[test]
fn the_graph_needs_no_colours_and_no_unicode() {
    let (monitor, script) = strombus_relay_monitor::Monitor::scripted(vec![busy()]);
    let session = strombus_widgets::Session {
        profile: Profile::VT100,
        ..session(OPERATOR)
    };
    let mut pilot = strombus_widgets::Pilot::start(24, 80, |ui| {
        strombus_relay_monitor::pages::RelayApp::join(ui, &session, &monitor)
    });
    say(&script, RelayId(0));
    check("graph-ascii", pilot.frame());
}

#[test]
fn newer_values_are_shown_and_a_pause_holds_them() {
    let (mut pilot, script) = at_relay(24, 80, OPERATOR);
    let newer = |read| {
        let mut view = busy();
        view.bandwidth.read = read;
        view
    };
    script.show(newer(2048));
    sees(pilot.frame(), "Read 2.00 KiB/s");
    pilot.keys("p");
    sees(&pilot, "paused at 02:41:10 UTC");
    script.show(newer(4096));
    sees(pilot.frame(), "Read 2.00 KiB/s");
    pilot.keys("p");
    sees(&pilot, "Read 4.00 KiB/s");
    misses(&pilot, "paused");
}

#[test]
fn the_graph_is_resized_by_the_arrows() {
    let (mut pilot, _) = at_relay(40, 120, OPERATOR);
    let lines = |pilot: &strombus_widgets::Pilot<_>| {
        let screen: String =
            strombus_widgets::Pilot::<strombus_relay_monitor::pages::RelayApp>::screen(pilot);
        screen
            .lines()
            .position(|line| line.starts_with("Log NOTICE"))
    };
    let before = lines(&pilot).unwrap();
    pilot.keys("g<Up><Up><Up>");
    assert_eq!(lines(&pilot), Some(before - 3));
    pilot.keys("<Enter>");
    assert_eq!(lines(&pilot), Some(before));
}

#[test]
fn what_is_wrong_with_the_connection_is_said_above_all() {
    let mut down = busy();
    down.link = LinkState::Down {
        why: "the cookie in /run/tor/control.authcookie is refused; is it of this tor?".into(),
        since: before(40),
        retry_at: now() + Duration::from_secs(27),
    };
    let (pilot, _) = open(24, 80, OPERATOR, vec![down]);
    check("down", &pilot);
    // Nothing of what was known is lost, and what is wrong is whole, on screens of every size and on all pages.
    let why = "the cookie /run/tor/control.authcookie is wrong: tor says `Authentication failed: Wrong length on \
               authentication cookie.`; name the cookie of this tor by cookie in its [[relay]]";
    for (rows, columns) in SIZES {
        let mut wrong = busy();
        wrong.link = LinkState::Down {
            why: why.into(),
            since: before(40),
            retry_at: now() + Duration::from_secs(27),
        };
        let (mut pilot, _) = open(rows, columns, OPERATOR, vec![wrong]);
        check("wrong-cookie", &pilot);
        for page in ["2", "3", "4", "5"] {
            pilot.keys(page);
            let screen = pilot.screen().replace('\n', " ");
            let words: Vec<&str> = screen.split_whitespace().collect();
            assert!(words.join(" ").contains(why), "{}", pilot.screen());
        }
    }
    let mut hangs = busy();
    hangs.link = LinkState::Unresponsive { since: before(23) };
    let (mut pilot, script) = open(24, 80, OPERATOR, vec![hangs]);
    sees(&pilot, "unresponsive: tor was last heard at 02:40:47 UTC");
    script.show(busy());
    misses(pilot.frame(), "unresponsive");
    let nothing = RelayView::unknown(RelayId(0), "new", "127.0.0.1:9051", now());
    let (pilot, _) = open(24, 80, OPERATOR, vec![nothing]);
    check("joining", &pilot);
}

#[test]
fn the_header_warns() {
    let mut view = worn();
    view.id = RelayId(0);
    let (mut pilot, script) = open(24, 80, OPERATOR, vec![view.clone()]);
    sees(&pilot, "(open to anybody)");
    sees(&pilot, "960 of 1024 descriptors (94 %)");
    check("worn", &pilot);
    let row = pilot
        .screen()
        .lines()
        .position(|line| line.contains("open to"))
        .unwrap();
    let column = pilot
        .screen()
        .lines()
        .nth(row)
        .unwrap()
        .find("open to")
        .unwrap();
    let style = pilot.style(row as i32, column as i32).unwrap();
    assert_eq!(style.foreground, Theme::TERMINAL.bad.foreground);
    // Below 60 % nothing is said.
    view.resources = view.resources.map(|resources| Resources {
        descriptors: Some(614),
        ..resources
    });
    script.show(view.clone());
    misses(pilot.frame(), "descriptors");
    sees(&pilot, "new identity in 8 s");
    view.resources = view.resources.map(|resources| Resources {
        descriptors: Some(615),
        ..resources
    });
    script.show(view);
    sees(pilot.frame(), "615 of 1024 descriptors (60 %)");
}

#[test]
fn a_relay_that_builds_no_circuits_of_its_own_still_relays() {
    let mut view = busy();
    Arc::make_mut(&mut view.header).dormant = true;
    let (mut pilot, script) = open(60, 200, OPERATOR, vec![view.clone()]);
    sees(&pilot, "dormant as a client");
    Arc::make_mut(&mut view.header).listeners.clear();
    script.show(view);
    misses(pilot.frame(), "as a client");
    sees(&pilot, "dormant");
}

#[test]
fn the_events_of_the_log_are_chosen_in_a_dialog_that_explains_them() {
    let (mut pilot, script) = at_relay(24, 80, OPERATOR);
    pilot.keys("e");
    check("events", &pilot);
    // ERR off, and BW on, which is the ninth.
    pilot.keys(" <Down><Down><Down><Down><Down><Down><Down><Down> <Enter>");
    let mut wished = script.wished(RelayId(0));
    wished.sort();
    assert_eq!(
        wished.iter().map(|event| &**event).collect::<Vec<_>>(),
        ["BW", "MONITOR", "NOTICE", "WARN"]
    );
    misses(&pilot, "No space left");
    sees(&pilot, "Log NOTICE, WARN, MONITOR, BW");
    script.log(RelayId(0), now(), "BW", "420352 434892");
    sees(pilot.frame(), "BW      420352 434892");
    pilot.keys("e <Esc>");
    assert_eq!(script.wished(RelayId(0)).len(), 4);
}

#[test]
fn duplicates_are_hidden_with_their_count_until_a_key_shows_them() {
    let (mut pilot, _) = at_relay(60, 200, OPERATOR);
    sees(
        &pilot,
        "Failed to choose an exit server [39 duplicates hidden]",
    );
    pilot.keys("u");
    misses(&pilot, "duplicates hidden");
    sees(&pilot, "duplicates shown");
    assert!(pilot.screen().matches("Failed to choose").count() > 3);
    pilot.keys("u");
    assert_eq!(pilot.screen().matches("Failed to choose").count(), 1);
}

#[test]
fn the_log_is_filtered_by_regular_expressions_and_the_last_ones_are_kept() {
    let (mut pilot, _) = at_relay(60, 200, OPERATOR);
    pilot.keys("fBootstrapped [[0-9]+%<Enter>");
    sees(&pilot, "+% is no regular");
    pilot.keys("<Esc>fBootstrapped [0-9]+%<Enter>");
    sees(&pilot, "filter /Bootstrapped [0-9]+%/: 2 of");
    misses(&pilot, "self-test");
    pilot.keys("f<Down><Enter>exit<Enter>");
    sees(&pilot, "filter /exit/");
    pilot.keys("f");
    sees(&pilot, "Bootstrapped [0-9]+%");
    pilot.keys("<Up><Enter>");
    sees(&pilot, "filter /Bootstrapped");
    pilot.keys("f<Home><Enter>");
    misses(&pilot, "filter /");
}

#[test]
fn the_log_is_searched() {
    let (mut pilot, _) = at_relay(24, 80, OPERATOR);
    misses(&pilot, "self-test");
    pilot.keys("/SELF-test<Enter>");
    sees(&pilot, "self-test");
    sees(&pilot, "search “SELF-test”");
    sees(&pilot, "n match before");
    pilot.keys("<Esc>");
    misses(&pilot, "search “");
    pilot.keys("/nowhere<Enter>");
    sees(&pilot, "search “nowhere” is not there");
    pilot.keys("<Esc>/bootstrapped<Enter>");
    sees(&pilot, "100%");
    pilot.keys("n");
    sees(&pilot, "75%");
    // That the log stands still is told before what is known, where there is no room for all.
    pilot.keys("fo<Enter><Home>");
    sees(&pilot, "filter /o/");
    sees(&pilot, "held; End follows");
    pilot.keys("<End>");
    misses(&pilot, "held; End follows");
    sees(&pilot, "search “bootstrapped”");
}

#[test]
fn a_filter_leaves_no_empty_rows_where_the_log_is_held() {
    let (mut pilot, _) = at_relay(24, 80, OPERATOR);
    pilot.keys(" fBootstrapped<Enter>");
    sees(&pilot, "Bootstrapped 75%");
    sees(&pilot, "Bootstrapped 100%");
    sees(&pilot, "held; End follows");
    pilot.keys("<End>");
    sees(&pilot, "Bootstrapped 100%");
}

#[test]
fn the_log_follows_unless_it_is_held() {
    let (mut pilot, script) = at_relay(24, 80, OPERATOR);
    let say = |text: &str| script.log(RelayId(0), now(), "NOTICE", text);
    say("the newest");
    sees(pilot.frame(), "the newest");
    pilot.keys(" ");
    sees(&pilot, "held; End follows");
    say("still newer");
    misses(pilot.frame(), "still newer");
    pilot.keys("<End>");
    sees(&pilot, "still newer");
    pilot.keys("<Home>");
    sees(&pilot, "── Fri 2026-11-20 UTC ──");
    sees(&pilot, "Bootstrapped 75%");
    pilot.keys("<PageDown><PageDown><PageDown><PageDown><PageDown><PageDown>");
    sees(&pilot, "still newer");
    misses(&pilot, "held");
    pilot.keys("c");
    misses(&pilot, "still newer");
    say("after that");
    sees(pilot.frame(), "after that");
}

#[test]
fn the_log_is_copied_to_the_clipboard() {
    let (mut pilot, _) = at_relay(40, 120, &[]);
    pilot.keys("a");
    let copied = pilot.clipboard().unwrap();
    assert!(
        copied.starts_with("Fri 2026-11-20 23:41:10 [NOTICE] Bootstrapped 75%"),
        "{copied}"
    );
    assert!(copied.contains("[WARN] Failed to choose an exit server [39 duplicates hidden]\n"));
    assert_eq!(copied.lines().count(), 10);
    sees(&pilot, "10 lines are on your terminal's");
}

#[test]
fn the_log_is_emptied_and_goes_on() {
    let (mut pilot, script) = at_relay(40, 120, &[]);
    sees(&pilot, "Failed to choose an exit server");
    pilot.keys("c");
    misses(&pilot, "Failed to choose an exit server");
    script.log(RelayId(0), now(), "NOTICE", "a line of later");
    sees(pilot.frame(), "a line of later");
}

#[test]
fn the_colours_are_chosen() {
    let (mut pilot, _) = at_relay(24, 80, &[]);
    pilot.keys("m<Right>");
    sees(&pilot, "Colours…");
    pilot.keys("<End><Enter>");
    sees(&pilot, "Which colours?");
    let before = *pilot.ui().theme();
    pilot.keys("<Down><Down><Enter>");
    misses(&pilot, "Which colours?");
    assert_ne!(*pilot.ui().theme(), before);
}

#[test]
fn a_flood_of_messages_is_followed_and_what_was_lost_is_told() {
    let (mut pilot, script) = at_relay(24, 80, OPERATOR);
    for n in 0..30_000 {
        script.log(
            RelayId(0),
            now(),
            "NOTICE",
            &format!("message of number {n}: {}", "x".repeat(n % 90)),
        );
    }
    sees(pilot.frame(), "message of number 29999");
}

#[test]
fn operators_signal_after_a_question() {
    let (mut pilot, script) = at_relay(24, 80, OPERATOR);
    pilot.keys("n");
    check("ask-newnym", &pilot);
    pilot.keys("<Enter>");
    let asked = script.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(
        (asked[0].0.name.as_str(), asked[0].1, &asked[0].2),
        ("ann", RelayId(0), &Act::Signal(Signal::Newnym))
    );
    sees(&pilot, "done: SIGNAL NEWNYM");
    // What cannot be undone is not done by Enter alone.
    pilot.keys("z<End><Enter>");
    sees(&pilot, "It ends at once");
    pilot.keys("<Enter>");
    assert_eq!(script.asked(), []);
    script.answer(Err(Refusal::Tor {
        code: 552,
        text: "Unrecognized signal".into(),
    }));
    pilot.keys("z<End><Enter>y");
    sees(&pilot, "tor refused (552)");
}

#[test]
fn viewers_are_not_even_asked() {
    let (mut pilot, script) = at_relay(24, 80, &[]);
    pilot.keys("n<Enter>xyz<Enter>r");
    assert_eq!(script.asked(), []);
    misses(&pilot, "?");
    pilot.keys("m");
    sees(&pilot, "New identity");
}

#[test]
fn alerts_are_told_as_toasts() {
    let (mut pilot, script) = at_relay(24, 80, &[]);
    let news = |raised| AlertNews {
        relay: RelayId(0),
        name: "relay1".into(),
        at: now(),
        raised,
        alert: Alert {
            kind: AlertKind::Hibernating,
            severity: Severity::Critical,
            since: now(),
            text: "hibernating until 00:00".into(),
        },
    };
    script.alert(news(true));
    sees(pilot.frame(), "relay1: hibernating until 00:00");
    pilot.advance(Duration::from_secs(6));
    script.alert(news(false));
    sees(pilot.frame(), "relay1: no longer: hibernating until");
}

#[test]
fn menus_and_the_palette_do_what_the_keys_do() {
    let (mut pilot, _) = at_relay(24, 80, OPERATOR);
    pilot.keys("m<Right><Right>");
    check("menu-graph", &pilot);
    pilot.keys("<Down><Enter>");
    sees(&pilot, "Inbound");
    pilot.keys("<C-p>");
    check("palette", &pilot);
    pilot.keys("each hour<Enter>");
    sees(&pilot, "Inbound");
    pilot.keys("h");
    check("help", &pilot);
}

#[test]
fn a_try_that_takes_long_is_told_and_not_a_time_that_has_passed() {
    let mut view = gone();
    view.id = RelayId(0);
    let (pilot, _) = open(24, 80, OPERATOR, vec![view.clone()]);
    sees(&pilot, "next try at");
    view.at += Duration::from_secs(60);
    let (pilot, _) = open(24, 80, OPERATOR, vec![view]);
    sees(&pilot, "trying again now");
    misses(&pilot, "next try at");
}

#[test]
fn a_relay_is_called_what_the_configuration_calls_it_beside_its_nickname() {
    let mut view = busy();
    view.name = "cellar".into();
    view.link = LinkState::Down {
        why: "it is gone".into(),
        since: view.at - Duration::from_secs(60),
        retry_at: view.at + Duration::from_secs(9),
    };
    let (pilot, _) = open(24, 80, OPERATOR, vec![view]);
    sees(&pilot, "cellar (relay1)");
    sees(&pilot, "was up 21 h 18 min");
}

#[test]
fn a_filter_is_told_however_long_it_is() {
    let (mut pilot, _) = at_relay(24, 80, OPERATOR);
    pilot.keys("<Up>f");
    pilot.keys("(duplicate|consensus|directory|bootstrapped|exit)+<Enter>");
    sees(&pilot, "filter /(duplicate|consensus|dir…/: ");
}

#[test]
fn who_leaves_the_menu_has_the_keys_of_the_page_again() {
    let (mut pilot, _) = at_relay(24, 80, OPERATOR);
    for leaving in ["m<Esc>", "m<Right><Right><Right><Down><Down><Enter><Esc>"] {
        pilot.keys(leaving);
        // In the menus this would open the one of the torrc.
        pilot.keys("t<Up>");
        misses(&pilot, "Hide comments");
        misses(&pilot, "Log a heartbeat");
    }
    pilot.keys("<Esc>m<Esc><Down>");
    misses(&pilot, "Log a heartbeat");
}

#[test]
fn older_lines_of_the_log_come_where_they_belong() {
    let (mut pilot, script) = at_relay(24, 80, OPERATOR);
    let hour = Duration::from_secs(3600);
    let before = now() - 30 * hour;
    script.remember(
        RelayId(0),
        [
            (before, Runlevel::Warn, "it was killed"),
            (now(), Runlevel::Notice, "and started"),
        ],
    );
    pilot.frame();
    pilot.keys("<Home>");
    sees(&pilot, "it was killed");
    // Who holds the log stays there, and what was cleared does not come back.
    script.remember(
        RelayId(0),
        [(before - hour, Runlevel::Notice, "an hour before")],
    );
    pilot.frame();
    sees(&pilot, "it was killed");
    pilot.keys("<Up>");
    sees(&pilot, "an hour before");
    pilot.keys("c");
    misses(&pilot, "it was killed");
    script.remember(
        RelayId(0),
        [
            (before - hour - hour, Runlevel::Notice, "two hours before"),
            (now() + hour, Runlevel::Notice, "later"),
        ],
    );
    pilot.frame();
    sees(&pilot, "later");
    misses(&pilot, "hours before");
    misses(&pilot, "it was killed");
}

#[test]
fn every_size_is_drawn() {
    let (mut pilot, _) = at_relay(24, 80, OPERATOR);
    for (rows, columns) in [
        (0, 0),
        (1, 1),
        (2, 80),
        (24, 3),
        (5, 20),
        (10, 40),
        (12, 60),
        (200, 500),
        (24, 80),
    ] {
        pilot.resize(rows, columns).keys("<Right>e<Esc>m<Esc>");
        pilot.keys("1<Home><PageDown>");
    }
    let (mut small, _) = at_relay(12, 50, OPERATOR);
    check("graph-small", small.frame());
}

#[test]
fn nothing_is_left_behind_by_a_relay_that_was_closed() {
    let (mut pilot, script) = open(24, 80, OPERATOR, vec![busy(), worn()]);
    pilot.keys("<Enter><Esc>");
    let count = pilot.ui().count();
    for _ in 0..5 {
        pilot.keys("<Enter>2345e1<Esc><Esc>");
    }
    assert_eq!(pilot.ui().count(), count);
    assert_eq!(script.wished(RelayId(0)), Vec::<Arc<str>>::new());
    let _ = LogWish::default();
}
