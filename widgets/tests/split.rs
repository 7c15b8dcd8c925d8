//! Two widgets and a line between them that the person moves.

mod stage;

use stage::{Stage, act, add, check_screen, probe, stage};
use strombus_widgets::terminal::{MouseAction, MouseButton};
use strombus_widgets::*;

/// `a` and `b` side by side.
fn beside(columns: u16) -> (Pilot<Stage>, Id<Split>) {
    stage(2, columns, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name)));
        let split = ui.add(Split::beside(a, b).minimum(2));
        ui.set_root(split);
        split
    })
}

#[track_caller]
fn check_row(pilot: &Pilot<Stage>, row: &str) {
    check_screen(pilot, &[row, row]);
}

fn drag(pilot: &mut Pilot<Stage>, from: i32, to: i32) {
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, from);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 0, to);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Left)), 0, to);
}

#[test]
fn arrows_move_the_line_that_has_the_focus() {
    let (mut pilot, split) = beside(11);
    check_row(&pilot, "aaaaa┃bbbbb");
    check_row(pilot.keys("<Left>"), "aaaa┃bbbbbb");
    check_row(pilot.keys("<Right><Right>"), "aaaaaa┃bbbb");
    check_row(pilot.keys("<S-Left>"), "aa┃bbbbbbbb");
    check_row(pilot.keys("<End>"), "aaaaaaaa┃bb");
    check_row(pilot.keys("<Home><Left>"), "aa┃bbbbbbbb");
    assert_eq!(pilot.ui()[split].position(), 2);
    check_row(pilot.keys("<Enter>"), "aaaaa┃bbbbb");
}

#[test]
fn the_mouse_drags_the_line_and_two_clicks_put_it_back() {
    let (mut pilot, _) = beside(11);
    drag(&mut pilot, 5, 8);
    check_row(&pilot, "aaaaaaaa┃bb");
    drag(&mut pilot, 8, -4);
    check_row(&pilot, "aa┃bbbbbbbb");
    // A press elsewhere moves nothing.
    drag(&mut pilot, 7, 4);
    check_row(&pilot, "aa┃bbbbbbbb");
    check_row(pilot.click(0, 2), "aa┃bbbbbbbb");
    check_row(pilot.click(0, 2), "aaaaa┃bbbbb");
}

#[test]
fn both_sides_keep_their_shares_when_the_screen_changes() {
    let (mut pilot, _) = beside(11);
    pilot.keys("<Left><Left><Left>");
    check_row(&pilot, "aa┃bbbbbbbb");
    check_row(pilot.resize(2, 21), "aaaa┃bbbbbbbbbbbbbbbb");
    check_row(pilot.resize(2, 11), "aa┃bbbbbbbb");
    check_row(pilot.resize(2, 3), "a┃b");
}

#[test]
fn a_side_of_a_fixed_length_keeps_its_own() {
    let (mut pilot, split) = stage(9, 3, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name)));
        let split = ui.add(Split::above(a, Child::from(b).fixed(2)));
        ui.set_root(split);
        split
    });
    let check = |pilot: &Pilot<Stage>, lengths: (usize, usize)| {
        let rows: Vec<_> = "aaa "
            .repeat(lengths.0)
            .split_whitespace()
            .map(String::from)
            .collect();
        let mut rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        rows.push("━━━");
        rows.extend(std::iter::repeat_n("bbb", lengths.1));
        check_screen(pilot, &rows);
    };
    check(&pilot, (6, 2));
    check(pilot.keys("<Up>"), (5, 3));
    check(pilot.resize(12, 3), (8, 3));
    act(&mut pilot, move |ui| ui[split].set_position(3));
    check(&pilot, (3, 8));
}

#[test]
fn the_position_may_be_set_before_there_is_a_place() {
    let (pilot, ()) = stage(2, 11, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name).focusable()));
        let mut split = Split::beside(a, b);
        split.set_position(3);
        ui.set_root(split);
        ui.focus(a);
    });
    check_row(&pilot, "aaa│bbbbbbb");
}

#[test]
fn keys_of_the_widgets_inside_are_not_for_the_line() {
    let (mut pilot, ()) = stage(2, 11, |ui| {
        let a = add(ui, probe("a").focusable().ignoring());
        let b = add(ui, probe("b"));
        ui.set_root(Split::beside(a, b));
        ui.focus(a);
    });
    check_row(pilot.keys("<Enter><Left>"), "aaaaa│bbbbb");
}

#[test]
fn between_frames_the_line_is_seen_only_while_it_is_moved() {
    let (mut pilot, ()) = stage(2, 9, |ui| {
        let a = add(ui, probe("a").focusable().ignoring());
        let b = add(ui, probe("b"));
        ui.set_root(Split::beside(a, b).lines(Lines::Blank));
        ui.focus(a);
    });
    check_row(&pilot, "aaaa bbbb");
    check_row(pilot.keys("<Tab>"), "aaaa┃bbbb");
}
