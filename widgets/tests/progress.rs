//! What shows that something goes on, and how far it has come.

mod stage;

use std::time::Duration;

use stage::{act, check_screen, stage};
use strombus_widgets::terminal::Color;
use strombus_widgets::{Gauge, Marks, ProgressBar, Sparkline, Spinner, Unit, Widget};

const TENTH: Duration = Duration::from_millis(100);

/// Shows a widget alone.
#[track_caller]
fn check(rows: u16, columns: u16, widget: impl Widget, expected: &[&str]) {
    let (pilot, ()) = stage(rows, columns, |ui| {
        let id = ui.add(widget);
        ui.set_root(id);
    });
    check_screen(&pilot, expected);
}

/// A copy of 3 MB, of which a tenth is done in a second.
fn copy(tenths: u32) -> ProgressBar {
    let mut bar = ProgressBar::new(3_000_000).unit(Unit::si("B"));
    for _ in 0..tenths {
        bar.advance(30_000);
        bar.tick(TENTH);
    }
    bar
}

#[test]
fn a_bar_says_how_far_it_is_how_fast_and_how_long_still() {
    check(
        1,
        48,
        copy(0),
        &["[                              ]     -:--    0 %"],
    );
    check(
        1,
        48,
        copy(45),
        &["[███████▋         ]     300 kB/s     0:06   45 %"],
    );
    check(1, 28, copy(45), &["[████▌     ]     0:06   45 %"]);
    check(1, 10, copy(45), &["[███▋    ]"]);
}

#[test]
fn what_is_done_stands_still() {
    let mut bar = copy(100);
    assert!(!bar.is_moving());
    bar.advance(5);
    check(1, 20, bar, &["[███████████]  100 %"]);
    let mut bar = copy(10);
    assert!(bar.is_moving());
    bar.finish();
    assert!(!bar.is_moving());
}

#[test]
fn nearly_all_is_not_all() {
    let mut bar = ProgressBar::new(1000);
    bar.set(999);
    check(1, 20, bar, &["[███████████]   99 %"]);
}

#[test]
fn a_rate_is_of_the_last_seconds_and_stops_when_nothing_comes() {
    let mut bar = copy(10);
    assert_eq!(bar.rate(), Some(300_000.0));
    assert_eq!(bar.remaining(), Some(Duration::from_secs(9)));
    (0..40).for_each(|_| bar.tick(TENTH));
    assert_eq!(bar.rate(), Some(0.0));
    assert_eq!(bar.remaining(), None);
    assert_eq!(ProgressBar::new(5).rate(), None);
}

#[test]
fn of_an_unknown_length_something_goes_to_and_fro() {
    let (mut pilot, id) = stage(1, 27, |ui| {
        let id = ui.add(ProgressBar::unknown().marks(Marks::Ascii));
        ui.set_root(id);
        id
    });
    let mut check = |ticks: u32, expected: &str| {
        act(&mut pilot, move |ui| {
            (0..ticks).for_each(|_| {
                ui[id].advance(1);
                ui[id].tick(TENTH);
            });
        });
        assert!(pilot.screen().starts_with(expected), "{}", pilot.screen());
    };
    check(0, "[###           ]          0");
    check(15, "[           ###]         15");
    check(15, "[###           ]         30");
}

#[test]
fn a_spinner_turns_while_it_is_told_of_time() {
    let (mut pilot, id) = stage(1, 12, |ui| {
        let id = ui.add(Spinner::new("reading the index").marks(Marks::Ascii));
        ui.set_root(id);
        id
    });
    let mut seen = vec![pilot.screen()];
    for _ in 0..4 {
        act(&mut pilot, move |ui| ui[id].tick(Spinner::PERIOD));
        seen.push(pilot.screen());
    }
    assert_eq!(
        seen,
        [
            "| reading t…",
            "/ reading t…",
            "- reading t…",
            "\\ reading t…",
            "| reading t…"
        ]
    );
    act(&mut pilot, move |ui| ui[id].stop());
    check_screen(&pilot, &["  reading t…"]);
}

#[test]
fn a_gauge_warns_by_a_sign_and_a_colour() {
    let gauge = |value: f64| {
        let mut gauge = Gauge::new("disk", 0.0, 100.0)
            .unit(Unit::plain("%"))
            .limits(80.0, 95.0);
        gauge.set(value);
        gauge
    };
    check(1, 30, gauge(50.0), &["disk [█████▌     ]     50 %"]);
    check(1, 30, gauge(80.0), &["disk [████████▊  ]     80 % !"]);
    check(1, 30, gauge(96.0), &["disk [██████████▌]     96 % !!"]);
    check(1, 8, gauge(96.0), &["96 % !!"]);
    let (pilot, ()) = stage(1, 30, |ui| {
        let id = ui.add(gauge(96.0));
        ui.set_root(id);
    });
    assert_eq!(
        pilot.style(0, 6).map(|style| style.foreground),
        Some(Color::RED)
    );
    let mut battery = Gauge::new("battery", 0.0, 1.0).limits(0.2, 0.1);
    battery.set(0.15);
    check(1, 30, battery, &["battery [█▎      ]     0.15 !"]);
}

fn sparkline(marks: Marks) -> Sparkline {
    let mut line = Sparkline::new().bounds(0.0, 8.0).marks(marks);
    (0..=8).for_each(|n| line.push(f64::from(n)));
    line.push(f64::NAN);
    line.push(20.0);
    line
}

#[test]
fn a_sparkline_shows_the_newest_at_the_right() {
    check(1, 12, sparkline(Marks::Blocks), &["  ▁▂▃▄▅▆▇█ █"]);
    check(1, 4, sparkline(Marks::Blocks), &["▇█ █"]);
    check(1, 12, sparkline(Marks::Ascii), &["  ..:-=+*# #"]);
    check(
        2,
        12,
        sparkline(Marks::Blocks),
        &["      ▂▄▆█ █", "  ▂▄▆█████ █"],
    );
    check(1, 7, sparkline(Marks::Braille), &["  ⣀⣤⣶⣿⢸"]);
}

#[test]
fn the_lowest_and_the_highest_fill_a_sparkline_without_bounds() {
    let mut line = Sparkline::new().marks(Marks::Blocks).window(3);
    for value in [5.0, 1.0, 2.0, 3.0] {
        line.push(value);
    }
    check(1, 4, line, &[" ▁▄█"]);
}
