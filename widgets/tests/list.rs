//! Choosing from a list.

mod stage;

use stage::{Message, Stage, act, check_screen, heard, stage};
use strombus_widgets::terminal::{Attributes, MouseAction};
use strombus_widgets::{HBox, Id, Label, List, Pilot, VBox};

fn list(rows: u16, columns: u16, list: List) -> (Pilot<Stage>, Id<List>) {
    stage(rows, columns, |ui| {
        let id = ui.add_with(list, |event| Message::Said(format!("{event:?}")));
        ui.set_root(id);
        id
    })
}

fn numbers(count: usize) -> List {
    List::new((0..count).map(|n| format!("item {n}")))
}

#[test]
fn the_selected_item_is_marked() {
    let (mut pilot, _) = list(4, 10, List::new(["one", "two", "three"]));
    check_screen(&pilot, &["› one", "  two", "  three"]);
    pilot.keys("<Down>");
    check_screen(&pilot, &["  one", "› two", "  three"]);
    let style = pilot.style(1, 9).expect("a cell");
    assert!(style.attributes.contains(Attributes::REVERSE));
    assert_eq!(heard(&pilot), ["Selected(1)"]);
}

#[test]
fn a_long_list_scrolls_with_the_selection_and_has_a_thumb() {
    let (mut pilot, _) = list(4, 12, numbers(8));
    check_screen(
        &pilot,
        &["› item 0   ┃", "  item 1   ┃", "  item 2", "  item 3"],
    );
    pilot.keys("jjjj");
    check_screen(
        &pilot,
        &["  item 1", "  item 2   ┃", "  item 3   ┃", "› item 4"],
    );
    pilot.keys("<End>");
    check_screen(
        &pilot,
        &["  item 4", "  item 5", "  item 6   ┃", "› item 7   ┃"],
    );
    pilot.keys("k<Home>");
    check_screen(
        &pilot,
        &["› item 0   ┃", "  item 1   ┃", "  item 2", "  item 3"],
    );
}

#[test]
fn pages_keep_a_row_in_sight() {
    let (mut pilot, id) = list(4, 12, numbers(20));
    pilot.keys("<PageDown><PageDown>");
    assert_eq!(pilot.ui()[id].selected(), Some(6));
    pilot.keys("<PageUp><PageUp><PageUp>");
    assert_eq!(pilot.ui()[id].selected(), Some(0));
    pilot.keys("<End><PageDown>");
    assert_eq!(pilot.ui()[id].selected(), Some(19));
}

#[test]
fn enter_chooses() {
    let (mut pilot, _) = list(4, 12, numbers(3));
    pilot.keys("<Down><Enter><Enter>");
    assert_eq!(heard(&pilot), ["Selected(1)", "Chosen(1)", "Chosen(1)"]);
}

#[test]
fn a_click_selects_and_a_second_one_chooses() {
    let (mut pilot, _) = list(4, 12, numbers(3));
    pilot.click(0, 3);
    assert_eq!(heard(&pilot), [""; 0]);
    pilot.click(2, 3);
    assert_eq!(heard(&pilot), ["Selected(2)"]);
    pilot.click(2, 3);
    assert_eq!(heard(&pilot), ["Selected(2)", "Chosen(2)"]);
    pilot.click(3, 3);
    assert_eq!(heard(&pilot).len(), 2);
}

#[test]
fn keys_between_two_clicks_make_two_single_ones() {
    let (mut pilot, _) = list(4, 12, numbers(3));
    pilot.click(1, 3).keys("<Up>").click(1, 3);
    assert_eq!(heard(&pilot), ["Selected(1)", "Selected(0)", "Selected(1)"]);
}

#[test]
fn the_wheel_scrolls_and_the_next_key_comes_back() {
    let (mut pilot, id) = list(4, 12, numbers(20));
    pilot.mouse(MouseAction::ScrollDown, 0, 0);
    assert_eq!(pilot.screen().lines().next(), Some("  item 3"));
    assert_eq!(pilot.ui()[id].selected(), Some(0));
    pilot.keys("<Down>");
    assert_eq!(pilot.screen().lines().next(), Some("› item 1"));
}

#[test]
fn items_that_are_too_long_are_cut() {
    let (pilot, _) = list(2, 9, List::new(["a world 世界", "fits too"]));
    check_screen(&pilot, &["› a worl…", "  fits t…"]);
}

#[test]
fn new_items_keep_the_selection_where_they_can() {
    let (mut pilot, id) = list(4, 12, numbers(8));
    pilot.keys("<End>");
    act(&mut pilot, move |ui| ui[id].set_items(["a", "b"]));
    check_screen(&pilot, &["  a", "› b"]);
    act(&mut pilot, move |ui| ui[id].set_items([""; 0]));
    assert_eq!(
        (pilot.screen().as_str(), pilot.ui()[id].selected()),
        ("", None)
    );
    pilot.keys("<Down><Enter><End>").click(0, 0);
    assert_eq!(heard(&pilot), ["Selected(7)"]);
    act(&mut pilot, move |ui| {
        ui[id].set_items(["a", "b", "c"]);
        ui[id].select(99);
    });
    assert_eq!(pilot.ui()[id].selected_item(), Some("c"));
}

#[test]
fn what_is_selected_before_it_is_laid_out_is_seen() {
    let mut items = numbers(100);
    items.select(50);
    let (pilot, _) = list(3, 12, items);
    assert!(pilot.screen().contains("› item 50"));
}

#[test]
fn without_the_focus_the_selection_is_seen_still() {
    let (pilot, _) = stage(2, 20, |ui| {
        let (one, two) = (ui.add(List::new(["a"])), ui.add(List::new(["b"])));
        ui.set_root(HBox::of([one.into(), two.into()]));
        ui.focus(one);
    });
    assert_eq!(pilot.screen(), "› a› b");
    let style = pilot.style(0, 5).expect("a cell");
    assert!(style.attributes.contains(Attributes::BOLD));
    assert!(!style.attributes.contains(Attributes::REVERSE));
}

#[test]
fn in_a_box_it_is_as_high_as_its_items_and_shrinks_first() {
    let boxed = |rows| {
        let (pilot, ()) = stage(rows, 12, |ui| {
            let list = ui.add(numbers(3));
            ui.set_root(VBox::of([list.into(), Label::new("below").into()]));
        });
        pilot
    };
    check_screen(&boxed(4), &["› item 0", "  item 1", "  item 2", "below"]);
    check_screen(&boxed(2), &["› item 0   ┃", "below"]);
}

#[test]
fn letters_that_mean_nothing_to_it_are_free() {
    let (mut pilot, _) = list(4, 12, numbers(3));
    pilot.keys("q");
    assert!(pilot.departure().is_some());
}

#[test]
fn a_hundred_thousand_items_are_no_burden() {
    let (mut pilot, id) = list(20, 40, numbers(100_000));
    pilot.keys("<End>");
    for _ in 0..200 {
        pilot.keys("<Up><PageUp>");
    }
    assert_eq!(pilot.ui()[id].selected(), Some(99_999 - 200 * 20));
}
