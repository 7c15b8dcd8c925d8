//! Ticking, switching, choosing and sliding.

mod stage;

use stage::{Message, Stage, check_screen, heard, stage};
use strombus_widgets::terminal::{Attributes, MouseAction, MouseButton};
use strombus_widgets::*;

/// A widget at the top of a small screen, with text below.
fn show<W: Widget<Event: std::fmt::Debug>>(
    rows: u16,
    columns: u16,
    widget: W,
) -> (Pilot<Stage>, Id<W>) {
    stage(rows, columns, |ui| {
        let id = ui.add_with(widget, |event| Message::Said(format!("{event:?}")));
        ui.set_root(VBox::of([
            id.into(),
            Label::new("aaaa\nbbbb\ncccc\ndddd").into(),
        ]));
        id
    })
}

#[test]
fn a_box_is_ticked_and_cleared() {
    let (mut pilot, id) = show(1, 20, Checkbox::new("Letters"));
    check_screen(&pilot, &["[ ] Letters"]);
    pilot.keys("<Space>");
    check_screen(&pilot, &["[x] Letters"]);
    pilot.keys("<Enter>").click(0, 6);
    assert_eq!(
        heard(&pilot),
        ["Checked(true)", "Checked(false)", "Checked(true)"]
    );
    assert!(pilot.ui()[id].is_checked());
    let style = pilot.style(0, 1).expect("a cell");
    assert!(style.attributes.contains(Attributes::REVERSE));
}

#[test]
fn a_switch_is_turned_on_and_off_and_says_so_in_words() {
    let (mut pilot, _) = show(1, 20, Switch::new("Alerts"));
    check_screen(&pilot, &["●── off Alerts"]);
    pilot.keys("<Space>");
    check_screen(&pilot, &["──● on  Alerts"]);
    pilot.click(0, 0).resize(1, 10);
    check_screen(&pilot, &["●── off A…"]);
    assert_eq!(heard(&pilot), ["Switched(true)", "Switched(false)"]);
}

#[test]
fn one_of_a_group_is_chosen() {
    let (mut pilot, id) = show(3, 20, RadioGroup::new(["red", "green", "blue"]));
    check_screen(&pilot, &["(•) red", "( ) green", "( ) blue"]);
    pilot.keys("<Up><Down>");
    check_screen(&pilot, &["( ) red", "(•) green", "( ) blue"]);
    pilot.keys("<End><Down><Home>").click(2, 1).click(2, 1);
    let said = ["Choice(1)", "Choice(2)", "Choice(0)", "Choice(2)"];
    assert_eq!(heard(&pilot), said);
    assert_eq!(pilot.ui()[id].chosen_item(), Some("blue"));
}

fn colours() -> Select {
    Select::new(["red", "green", "blue"]).placeholder("a colour")
}

#[test]
fn a_list_drops_down_and_an_item_of_it_is_chosen() {
    let (mut pilot, id) = show(5, 20, colours());
    check_screen(&pilot, &["a colour  ▼", "aaaa", "bbbb", "cccc", "dddd"]);
    pilot.keys("<Enter>");
    check_screen(
        &pilot,
        &["a colour  ▼", "› red", "  green", "  blue", "dddd"],
    );
    pilot.keys("<Down><Enter>");
    check_screen(&pilot, &["green     ▼", "aaaa", "bbbb", "cccc", "dddd"]);
    pilot.keys("<Space>b<Esc>");
    assert_eq!(pilot.ui()[id].chosen_item(), Some("green"));
    pilot.keys("<Space>b<Space>");
    assert_eq!(pilot.ui()[id].choice(), Some(2));
    assert_eq!(heard(&pilot), ["Choice(1)", "Choice(2)"]);
}

#[test]
fn a_list_is_opened_and_chosen_from_by_clicks() {
    let (mut pilot, id) = show(5, 20, colours());
    pilot.click(0, 3).click(3, 3);
    assert_eq!(pilot.ui()[id].chosen_item(), Some("blue"));
    pilot.click(0, 3).click(0, 3);
    check_screen(&pilot, &["blue      ▼", "aaaa", "bbbb", "cccc", "dddd"]);
}

#[test]
fn a_long_list_scrolls_where_there_is_little_room() {
    let items: Vec<String> = (0..1000).map(|n| format!("item {n}")).collect();
    let (mut pilot, id) = show(4, 20, Select::new(items));
    pilot.keys("<Enter><End>");
    let screen = pilot.screen();
    assert!(screen.contains("› item 999"), "{screen}");
    pilot.mouse(MouseAction::ScrollUp, 1, 1).click(1, 3);
    assert_eq!(pilot.ui()[id].chosen_item(), Some("item 994"));
}

#[test]
fn a_list_without_room_below_lies_above() {
    let (mut pilot, id) = stage(4, 20, |ui| {
        let id = ui.add(colours());
        ui.set_root(VBox::of([Label::new("aaaa\nbbbb\ncccc").into(), id.into()]));
        id
    });
    pilot.keys("<Enter>");
    check_screen(&pilot, &["› red", "  green", "  blue", "a colour  ▼"]);
    pilot.click(1, 3);
    assert_eq!(pilot.ui()[id].chosen_item(), Some("green"));
}

#[test]
fn a_slider_slides() {
    let (mut pilot, id) = show(1, 14, Slider::new(0..=100).step(5).value(50));
    check_screen(&pilot, &["━━━━━●────  50"]);
    pilot.keys("<Right>");
    assert_eq!(pilot.ui()[id].number(), 55);
    pilot.keys("<End><Right>");
    check_screen(&pilot, &["━━━━━━━━━● 100"]);
    pilot.keys("<PageDown><Left>");
    assert_eq!(pilot.ui()[id].number(), 45);
    pilot.keys("<Home>");
    check_screen(&pilot, &["●─────────   0"]);
    assert_eq!(heard(&pilot).last(), Some(&"Slid(0)"));
}

#[test]
fn a_slider_follows_the_mouse() {
    let (mut pilot, id) = show(1, 14, Slider::new(0..=9));
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 4);
    let columns = pilot.ui()[id].number();
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 5, 99);
    assert_eq!((columns, pilot.ui()[id].number()), (3, 9));
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 5, -9);
    pilot.mouse(MouseAction::ScrollUp, 0, 0);
    assert_eq!(pilot.ui()[id].number(), 1);
}

#[test]
fn any_range_slides() {
    for range in [i64::MIN..=i64::MAX, 5..=5, 0..=1, -3..=i64::MAX] {
        let (mut pilot, id) = show(1, 40, Slider::new(range.clone()));
        pilot.keys("<End>");
        assert_eq!(pilot.ui()[id].number(), *range.end());
        pilot.keys("<Left><PageDown>").click(0, 0);
        assert_eq!(pilot.ui()[id].number(), *range.start());
    }
}

#[test]
fn a_link_is_followed() {
    let (mut pilot, _) = show(1, 20, Link::new("the shells", "https://example.org"));
    check_screen(&pilot, &["the shells"]);
    pilot.keys("<Enter>").click(0, 3).click(0, 15);
    assert_eq!(heard(&pilot), [r#"Followed("https://example.org")"#; 2]);
}

#[test]
fn numerals_are_large_where_there_is_room() {
    let (mut pilot, ()) = stage(3, 20, |ui| ui.set_root(Digits::new("12:09 h")));
    check_screen(
        &pilot,
        &[" ┐ ──┐ ┌─┐┌─┐", " │ ┌─┘·│ │└─┤", " ┴ └──·└─┘──┘ h"],
    );
    pilot.resize(2, 20);
    check_screen(&pilot, &["12:09 h"]);
}
