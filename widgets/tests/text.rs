//! Text of one and of several looks, wrapped and cut.

mod stage;

use stage::{Message, Stage, act, check_screen, stage};
use strombus_widgets::terminal::{Color, Style, Theme};
use strombus_widgets::*;

const FOX: &str = "the quick brown fox\njumps";

fn shown(rows: u16, columns: u16, text: Text) -> Pilot<Stage> {
    let (pilot, ()) = stage(rows, columns, |ui: &mut Ui<Message>| ui.set_root(text));
    pilot
}

#[test]
fn text_wraps_to_its_width() {
    check_screen(
        &shown(4, 10, Text::new(FOX)),
        &["the quick", "brown fox", "jumps"],
    );
}

#[test]
fn text_is_cut_where_it_is_to_be() {
    check_screen(
        &shown(4, 10, Text::new(FOX).truncated()),
        &["the quick…", "jumps"],
    );
    check_screen(&shown(1, 3, Text::new("世界").truncated()), &["世…"]);
}

#[test]
fn rows_stand_in_the_middle_or_at_the_right() {
    check_screen(
        &shown(4, 11, Text::new(FOX).centered()),
        &[" the quick", " brown fox", "   jumps"],
    );
    check_screen(
        &shown(4, 11, Text::new(FOX).right()),
        &["  the quick", "  brown fox", "      jumps"],
    );
}

#[test]
fn text_is_as_high_as_its_width_makes_it() {
    let (mut pilot, ()) = stage(5, 20, |ui: &mut Ui<Message>| {
        ui.set_root(VBox::of([
            Text::new("the quick brown fox").into(),
            Label::new("below").into(),
        ]));
    });
    check_screen(&pilot, &["the quick brown fox", "below"]);
    pilot.resize(5, 10);
    check_screen(&pilot, &["the quick", "brown fox", "below"]);
}

#[test]
fn each_part_of_a_label_has_its_look_in_any_theme() {
    let (mut pilot, id) = stage(2, 20, |ui: &mut Ui<Message>| {
        let own = Style::new().fg(Color::MAGENTA);
        let label = Label::new([
            Span::from("disk "),
            Span::styled("full", Role::Bad),
            Span::styled("!", own).bold(),
        ]);
        let id = ui.add(label);
        ui.set_root(id);
        id
    });
    check_screen(&pilot, &["disk full!"]);
    assert_eq!(pilot.style(0, 4), Some(Style::PLAIN));
    assert_eq!(pilot.style(0, 5), Some(Theme::TERMINAL.bad));
    let own = Style::new().fg(Color::MAGENTA).bold();
    assert_eq!(pilot.style(0, 9), Some(own));
    act(&mut pilot, |ui| ui.set_theme(Theme::MONOCHROME));
    assert_eq!(pilot.style(0, 8), Some(Theme::MONOCHROME.bad));
    assert_eq!(pilot.ui()[id].text(), "disk full!");
}

#[test]
fn a_look_goes_on_in_the_next_row() {
    let text = Text::new([Span::from("one "), Span::styled("two three", Role::Good)]);
    let pilot = shown(3, 8, text);
    check_screen(&pilot, &["one two", "three"]);
    for (row, column) in [(0, 4), (1, 0), (1, 4)] {
        assert_eq!(pilot.style(row, column), Some(Theme::TERMINAL.good));
    }
    assert_eq!(pilot.style(0, 0), Some(Style::PLAIN));
}

#[test]
fn only_the_rows_that_are_seen_are_drawn_of_a_long_text() {
    let lines: Vec<String> = (0..200).map(|n| format!("line {n}")).collect();
    let (mut pilot, ()) = stage(3, 12, |ui: &mut Ui<Message>| {
        let area = ui.add(ScrolledArea::new(Text::new(lines.join("\n"))));
        ui.set_root(area);
        ui.focus(area);
    });
    pilot.keys("<End>");
    let screen = pilot.screen();
    assert!(screen.contains("line 199"), "{screen}");
}
