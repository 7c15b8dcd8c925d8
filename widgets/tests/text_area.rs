//! Reading what goes on.

mod stage;

use stage::{Stage, act, check_screen, stage};
use strombus_widgets::terminal::{Color, MouseAction, Style, Theme};
use strombus_widgets::{Id, Pilot, Role, Span, TextArea};

fn area(rows: u16, columns: u16, area: TextArea) -> (Pilot<Stage>, Id<TextArea>) {
    stage(rows, columns, |ui| {
        let id = ui.add(area);
        ui.set_root(id);
        id
    })
}

/// An area with the lines `0` to `count - 1`.
fn numbered(count: usize) -> TextArea {
    let mut area = TextArea::new();
    (0..count).for_each(|n| area.push(&n.to_string()));
    area
}

fn push(pilot: &mut Pilot<Stage>, id: Id<TextArea>, text: &'static str) {
    act(pilot, move |ui| ui[id].push(text));
}

#[test]
fn lines_wrap_between_words() {
    let (pilot, _) = area(
        4,
        11,
        TextArea::new().with_text("the quick brown fox\n\njumps"),
    );
    check_screen(&pilot, &["the quick", "brown fox", "", "jumps"]);
}

#[test]
fn another_width_wraps_anew() {
    let (mut pilot, _) = area(4, 11, TextArea::new().with_text("the quick brown fox"));
    pilot.resize(4, 7);
    check_screen(&pilot, &["the", "quick", "brown", "fox"]);
    pilot.resize(4, 30);
    check_screen(&pilot, &["the quick brown fox"]);
}

#[test]
fn lines_may_be_cut_instead() {
    let text = "the quick brown fox\nfits\n世界世界世界";
    let (mut pilot, _) = area(4, 11, TextArea::new().with_text(text).truncating());
    check_screen(&pilot, &["the quick…", "fits", "世界世界…"]);
    pilot.resize(4, 30);
    check_screen(&pilot, &["the quick brown fox", "fits", "世界世界世界"]);
}

#[test]
fn the_end_stays_in_sight_until_somebody_scrolls_back() {
    let (mut pilot, id) = area(3, 10, numbered(6));
    check_screen(&pilot, &["3", "4", "5        ┃"]);
    push(&mut pilot, id, "6");
    assert!(pilot.screen().contains('6'));
    pilot.keys("<Up>");
    push(&mut pilot, id, "7");
    check_screen_text(&pilot, &["3", "4", "5"]);
    pilot.keys("<End>");
    push(&mut pilot, id, "8");
    check_screen_text(&pilot, &["6", "7", "8"]);
}

/// The rows without the thumb.
#[track_caller]
fn check_screen_text(pilot: &Pilot<Stage>, expected: &[&str]) {
    let screen = pilot.screen();
    let rows: Vec<&str> = screen
        .lines()
        .map(|row| row.trim_end_matches('┃').trim_end())
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn keys_and_wheel_scroll() {
    let (mut pilot, _) = area(3, 10, numbered(20));
    pilot.keys("<Home>");
    check_screen(&pilot, &["0        ┃", "1", "2"]);
    pilot.keys("<Down>");
    check_screen(&pilot, &["1", "2        ┃", "3"]);
    pilot.keys("<PageDown>");
    check_screen_text(&pilot, &["3", "4", "5"]);
    pilot.mouse(MouseAction::ScrollDown, 1, 1);
    check_screen_text(&pilot, &["6", "7", "8"]);
    pilot
        .mouse(MouseAction::ScrollUp, 1, 1)
        .keys("<PageUp><Up>");
    check_screen_text(&pilot, &["0", "1", "2"]);
    pilot.keys("<End>");
    check_screen(&pilot, &["17", "18", "19       ┃"]);
}

#[test]
fn what_fits_has_no_thumb_and_takes_no_keys() {
    let (mut pilot, _) = area(3, 10, numbered(3));
    check_screen(&pilot, &["0", "1", "2"]);
    let before = pilot.ui().drawn();
    pilot.keys("<Down><PageUp><Home>");
    assert_eq!(pilot.ui().drawn(), before);
}

#[test]
fn a_text_is_seen_from_its_beginning() {
    let text = "0\n1\n2\n3\n4";
    let (mut pilot, id) = area(2, 10, TextArea::new().with_text(text));
    check_screen_text(&pilot, &["0", "1"]);
    pilot.keys("<End>");
    check_screen_text(&pilot, &["3", "4"]);
    act(&mut pilot, move |ui| ui[id].set_text("a\nb\nc"));
    check_screen_text(&pilot, &["a", "b"]);
    act(&mut pilot, move |ui| ui[id].clear());
    check_screen(&pilot, &[]);
    push(&mut pilot, id, "x");
    check_screen(&pilot, &["x"]);
}

#[test]
fn the_oldest_lines_are_dropped() {
    let (mut pilot, id) = area(2, 10, TextArea::new().limit(3));
    push(&mut pilot, id, "a\nb\nc\nd");
    let lines: Vec<&str> = pilot.ui()[id].lines().collect();
    assert_eq!(lines, ["b", "c", "d"]);
    check_screen_text(&pilot, &["c", "d"]);
}

#[test]
fn what_is_read_stands_still_while_lines_are_dropped() {
    let (mut pilot, id) = area(2, 10, TextArea::new().limit(6));
    push(&mut pilot, id, "a\nb\nc\nd\ne\nf");
    pilot.keys("<Up>");
    check_screen_text(&pilot, &["d", "e"]);
    push(&mut pilot, id, "g\nh");
    check_screen_text(&pilot, &["d", "e"]);
    push(&mut pilot, id, "i\nj");
    check_screen_text(&pilot, &["e", "f"]);
}

#[test]
fn a_resize_keeps_what_is_read_in_its_place() {
    let mut text = TextArea::new();
    (0..50).for_each(|n| text.push(&format!("line {n} is so long that it wraps")));
    let (mut pilot, _) = area(5, 20, text);
    pilot.keys("<Home><PageDown><PageDown>");
    let first = |pilot: &Pilot<Stage>| pilot.screen().lines().next().map(str::to_owned);
    assert_eq!(first(&pilot).as_deref(), Some("line 4 is so long"));
    pilot.resize(5, 60);
    assert_eq!(
        first(&pilot).as_deref(),
        Some("line 4 is so long that it wraps")
    );
    pilot.resize(5, 8);
    assert_eq!(first(&pilot).as_deref(), Some("line 4"));
}

#[test]
fn lines_have_styles() {
    let red = Style::new().fg(Color::RED);
    let mut text = TextArea::new();
    text.push("plain");
    text.push_styled("red and wrapped", red);
    let (pilot, _) = area(3, 11, text);
    assert_eq!(pilot.style(0, 0), Some(Style::PLAIN));
    assert_eq!(
        (pilot.style(1, 0), pilot.style(2, 0)),
        (Some(red), Some(red))
    );
}

#[test]
fn tabs_are_blanks_and_nothing_commands_the_terminal() {
    let (pilot, id) = area(2, 20, TextArea::new().with_text("a\tb\x1b[2J\r\n\u{202e}x"));
    check_screen(&pilot, &["a       b\u{fffd}[2J", "x"]);
    assert!(pilot.ui()[id].lines().all(|line| !line.contains('\x1b')));
}

#[test]
fn long_lines_cost_a_bounded_amount_of_memory() {
    let mut text = TextArea::new().limit(40);
    for _ in 0..10 {
        text.push(&"x".repeat(100_000));
        text.push(&format!("a{}", "\u{301}".repeat(100_000)));
    }
    let bytes: usize = text.lines().map(str::len).sum();
    assert!(bytes <= 40 * 128, "{bytes}");
    assert!(!text.is_empty());
}

#[test]
fn a_line_may_have_parts_of_several_looks() {
    let mut text = TextArea::new();
    text.push_content([
        Span::from("12:00\t"),
        Span::styled("disk full", Role::Bad),
        Span::from(" again\nnext"),
    ]);
    let (pilot, _) = area(3, 16, text);
    check_screen(&pilot, &["12:00   disk", "full again", "next"]);
    let bad = Some(Theme::TERMINAL.bad);
    let plain = Some(Style::PLAIN);
    assert_eq!((pilot.style(0, 7), pilot.style(0, 8)), (plain, bad));
    assert_eq!((pilot.style(1, 3), pilot.style(1, 5)), (bad, plain));
}

#[test]
fn a_long_line_is_laid_out_in_pieces_whatever_is_in_it() {
    for unit in ["x", "世\t", "\t"] {
        let text = TextArea::new().with_text(&unit.repeat(50_000));
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(4096), "{unit:?}: {longest:?}");
    }
}
