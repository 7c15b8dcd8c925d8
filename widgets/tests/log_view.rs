//! A log that grows while one looks at it.

mod stage;

use stage::{Stage, act, check_screen, stage};
use strombus_widgets::terminal::{Attributes, Color, MouseAction, MouseButton};
use strombus_widgets::{Id, Level, LogView, Pilot};

fn log(rows: u16, columns: u16, log: LogView) -> (Pilot<Stage>, Id<LogView>) {
    stage(rows, columns, |ui| {
        let id = ui.add(log);
        ui.set_root(id);
        id
    })
}

fn numbered(count: usize) -> LogView {
    let mut log = LogView::new();
    (0..count).for_each(|n| log.push(format!("line {n}")));
    log
}

fn push(pilot: &mut Pilot<Stage>, id: Id<LogView>, text: &'static str) {
    act(pilot, move |ui| ui[id].push(text));
}

/// The first row, without the thumb.
fn first(pilot: &Pilot<Stage>) -> String {
    let screen = pilot.screen();
    let row = screen.lines().next().unwrap_or_default();
    row.trim_end_matches('┃').trim_end().to_owned()
}

#[test]
fn the_newest_line_stays_in_sight() {
    let (mut pilot, id) = log(3, 12, numbered(5));
    check_screen(&pilot, &["line 2", "line 3", "line 4     ┃"]);
    push(&mut pilot, id, "and\nmore");
    assert_eq!(pilot.screen().lines().last(), Some("more       ┃"));
}

#[test]
fn who_scrolls_back_sees_nothing_move_until_the_end() {
    let (mut pilot, id) = log(3, 26, numbered(9));
    pilot.keys("<Up><Up>");
    check_screen(
        &pilot,
        &[
            "line 4",
            "line 5                   ┃",
            "line 6    paused, 2 more",
        ],
    );
    push(&mut pilot, id, "line 9");
    check_screen(
        &pilot,
        &[
            "line 4",
            "line 5                   ┃",
            "line 6    paused, 3 more",
        ],
    );
    pilot.keys("<End>");
    assert!(pilot.ui()[id].follows());
    assert!(pilot.screen().contains("line 9"));
}

#[test]
fn space_stops_and_follows() {
    let (mut pilot, id) = log(2, 26, numbered(4));
    pilot.keys("<Space>");
    push(&mut pilot, id, "line 4");
    assert_eq!(pilot.screen().lines().next(), Some("line 2"));
    pilot.keys("<Space>");
    assert_eq!(pilot.screen().lines().next(), Some("line 3"));
}

#[test]
fn what_is_read_stays_in_place_while_older_lines_are_dropped() {
    let mut subject = LogView::new().limit(10);
    (0..10).for_each(|n| subject.push(format!("line {n}")));
    let (mut pilot, id) = log(2, 26, subject);
    pilot.keys("<Up><Up><Up>");
    assert!(first(&pilot) == "line 5");
    push(&mut pilot, id, "a\nb\nc");
    assert!(first(&pilot) == "line 5");
    assert_eq!(pilot.ui()[id].lines(), 10);
    push(&mut pilot, id, "d\ne\nf\ng");
    assert!(first(&pilot) == "line 7", "it is gone");
}

#[test]
fn so_it_does_behind_a_filter() {
    let mut subject = LogView::new().limit(10);
    subject.set_filter("line");
    for n in 0..5 {
        subject.push(format!("line {n}\nanother {n}"));
    }
    let (mut pilot, id) = log(3, 26, subject);
    pilot.keys("<Up>");
    assert_eq!(first(&pilot), "line 2");
    push(&mut pilot, id, "a\nb\nline 5");
    assert_eq!(first(&pilot), "line 2");
    assert_eq!(pilot.ui()[id].shown(), 4);
}

#[test]
fn long_lines_cost_no_more_than_short_ones_may() {
    let mut subject = LogView::new().limit(100);
    for _ in 0..1000 {
        subject.push("x".repeat(4000));
    }
    assert!(
        subject.lines() <= 100 * 128 / 4000 + 1,
        "{}",
        subject.lines()
    );
    subject.push("y".repeat(1_000_000));
    assert!(subject.lines() <= 4, "{}", subject.lines());
}

#[test]
fn levels_have_letters_and_colours_and_can_be_left_out() {
    let mut subject = LogView::new();
    for level in Level::ALL {
        subject.log(level, format!("{level:?}"));
    }
    subject.push("none");
    let (mut pilot, id) = log(6, 30, subject);
    check_screen(
        &pilot,
        &[
            "T Trace",
            "D Debug",
            "I Info",
            "W Warning",
            "E Error",
            "  none",
        ],
    );
    let color = |pilot: &Pilot<Stage>, row| pilot.style(row, 3).map(|style| style.foreground);
    assert_eq!(color(&pilot, 2), Some(Color::Default));
    assert_eq!(color(&pilot, 3), Some(Color::YELLOW));
    assert_eq!(color(&pilot, 4), Some(Color::RED));
    pilot.keys("lll");
    check_screen(
        &pilot,
        &[
            "W Warning",
            "E Error",
            "  none",
            "",
            "",
            "                      from W",
        ],
    );
    act(&mut pilot, move |ui| {
        ui[id].log(Level::Info, "unseen");
        ui[id].log(Level::Error, "seen");
    });
    assert_eq!(pilot.ui()[id].shown(), 4);
    pilot.keys("ll");
    assert_eq!(pilot.ui()[id].shown(), 8);
}

#[test]
fn a_filter_leaves_the_lines_that_hold_it_and_those_that_come() {
    let (mut pilot, id) = log(4, 24, numbered(30));
    pilot.keys("&E 2");
    check_screen(
        &pilot,
        &[
            "line 27",
            "line 28",
            "line 29                ┃",
            "&E 2            11 of 30",
        ],
    );
    push(&mut pilot, id, "line 200\nline 3");
    assert_eq!(pilot.ui()[id].shown(), 12);
    pilot.keys("<Enter>q");
    assert!(pilot.departure().is_some());
    pilot.keys("<Esc>");
    assert_eq!(pilot.ui()[id].shown(), 32);
    assert_eq!(
        pilot.screen().lines().last(),
        Some("line 3                 ┃")
    );
}

#[test]
fn a_search_goes_back_from_the_newest_line_and_round() {
    let (mut pilot, id) = log(5, 24, numbered(30));
    pilot.keys("/LINE 1");
    assert_eq!(Some(&*first(&pilot)), Some("line 19"));
    pilot.keys("<Enter>n");
    assert_eq!(Some(&*first(&pilot)), Some("line 18"));
    pilot.keys("nnnnnnnnn");
    assert_eq!(Some(&*first(&pilot)), Some("line 1"));
    pilot.keys("n");
    assert!(pilot.screen().contains("line 19"), "round");
    pilot.keys("N");
    assert_eq!(Some(&*first(&pilot)), Some("line 1"), "round again");
    let is_marked = |column| {
        let style = pilot.style(0, column).expect("a cell");
        style.attributes.contains(Attributes::REVERSE)
    };
    assert!(is_marked(0) && is_marked(5) && !is_marked(6));
    pilot.keys("/<C-u>zebra");
    assert!(pilot.screen().ends_with("/zebra         not found"));
    pilot.keys("<Esc>");
    assert!(!pilot.ui()[id].follows());
}

#[test]
fn what_is_beyond_the_edge_is_shown_by_right() {
    let mut subject = LogView::new();
    subject.push("the quick brown fox jumps\nover 世界\n");
    let (mut pilot, _) = log(3, 14, subject);
    check_screen(&pilot, &["the quick br…", "over 世界"]);
    pilot.keys("<Right>");
    check_screen(&pilot, &["… brown fox …", "…"]);
    pilot.keys("<Right><Right><Right>");
    check_screen(&pilot, &["…ox jumps", "…"]);
    pilot.keys("<Left><Left><Left>");
    check_screen(&pilot, &["the quick br…", "over 世界"]);
}

#[test]
fn nothing_that_a_line_holds_commands_the_terminal() {
    let mut subject = LogView::new();
    subject.push("\u{1b}[2Jred\ttab\u{202e}");
    let (pilot, _) = log(2, 24, subject);
    check_screen(&pilot, &["\u{fffd}[2Jred tab"]);
}

#[test]
fn the_wheel_and_the_thumb_scroll() {
    let (mut pilot, id) = log(4, 24, numbered(100));
    pilot.mouse(MouseAction::ScrollUp, 1, 1);
    assert!(!pilot.ui()[id].follows());
    assert!(pilot.screen().starts_with("line 93"));
    pilot.mouse(MouseAction::Press(MouseButton::Left), 2, 23);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 0, 23);
    assert!(pilot.screen().starts_with("line 0"));
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 3, 23);
    assert!(pilot.ui()[id].follows());
}

#[test]
fn ten_thousand_lines_at_once_are_one_frame() {
    let (mut pilot, id) = log(24, 80, numbered(3));
    let before = pilot.ui().drawn();
    act(&mut pilot, move |ui| {
        for n in 0..10_000 {
            ui[id].log(Level::Info, format!("line {n} of many that came at once"));
        }
    });
    assert_eq!(pilot.ui().drawn(), before + 1);
    assert_eq!(pilot.ui()[id].lines(), 10_000);
}
