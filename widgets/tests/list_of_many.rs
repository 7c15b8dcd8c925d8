//! Picking several items of a list, filtering it, and going to items by their letters.

mod stage;

use stage::{Message, Stage, act, check_screen, heard, stage};
use strombus_widgets::terminal::{
    Attributes, Input, Modifiers, Mouse, MouseAction, MouseButton, Position,
};
use strombus_widgets::{Id, List, Pilot};

const BOOKS: [&str; 6] = ["Dune", "Emma", "Dracula", "Ulysses", "Émile", "Middlemarch"];

fn list(rows: u16, list: List) -> (Pilot<Stage>, Id<List>) {
    stage(rows, 22, |ui| {
        let id = ui.add_with(list, |event| Message::Said(format!("{event:?}")));
        ui.set_root(id);
        id
    })
}

fn picked(pilot: &Pilot<Stage>, id: Id<List>) -> Vec<usize> {
    pilot.ui()[id].picked().collect()
}

fn click_with(pilot: &mut Pilot<Stage>, modifiers: Modifiers, row: i32, column: i32) {
    pilot.input(Input::Mouse(Mouse {
        action: MouseAction::Press(MouseButton::Left),
        at: Position::new(row, column),
        modifiers,
        pixel: None,
    }));
}

#[test]
fn space_picks_and_lets_be() {
    let (mut pilot, id) = list(3, List::new(BOOKS).multiple());
    pilot.keys("<Space><Down><Down><Space>");
    check_screen(
        &pilot,
        &["  [x] Dune           ┃", "  [ ] Emma", "› [x] Dracula"],
    );
    pilot.keys("<Space>");
    assert_eq!(picked(&pilot, id), [0]);
    assert_eq!(heard(&pilot).last(), Some(&"Picked"));
}

#[test]
fn control_a_picks_all_or_none() {
    let (mut pilot, id) = list(9, List::new(BOOKS).multiple());
    pilot.keys("<Space><C-a>");
    assert_eq!(picked(&pilot, id), [0, 1, 2, 3, 4, 5]);
    pilot.keys("<C-a>");
    assert_eq!(picked(&pilot, id), [0; 0]);
}

#[test]
fn shift_picks_all_on_the_way() {
    let (mut pilot, id) = list(9, List::new(BOOKS).multiple());
    pilot.keys("<Down><S-Down><S-Down>");
    assert_eq!(picked(&pilot, id), [1, 2, 3]);
    click_with(&mut pilot, Modifiers::SHIFT, 5, 10);
    assert_eq!(picked(&pilot, id), [1, 2, 3, 4, 5]);
}

#[test]
fn a_click_on_a_box_picks_and_one_beside_it_selects() {
    let (mut pilot, id) = list(9, List::new(BOOKS).multiple());
    pilot.click(2, 3).click(3, 10);
    assert_eq!(picked(&pilot, id), [2]);
    assert_eq!(pilot.ui()[id].selected(), Some(3));
    click_with(&mut pilot, Modifiers::CONTROL, 0, 10);
    assert_eq!(picked(&pilot, id), [0, 2]);
}

#[test]
fn a_filter_leaves_what_holds_it_and_esc_brings_all_back() {
    let (mut pilot, id) = list(5, List::new(BOOKS).filterable());
    pilot.keys("<End>/M");
    check_screen(
        &pilot,
        &[
            "  Emma",
            "  Émile",
            "› Middlemarch",
            "",
            "/M              3 of 6",
        ],
    );
    pilot.keys("mi");
    check_screen(&pilot, &["", "", "", "", "/Mmi            0 of 6"]);
    assert_eq!(pilot.ui()[id].selected(), None);
    pilot.keys("<Backspace><Backspace><Backspace>Ém<Enter>q");
    assert!(pilot.departure().is_some(), "letters are commands again");
    assert_eq!(pilot.ui()[id].selected_item(), Some("Émile"));
    pilot.keys("<Esc>");
    assert_eq!(pilot.screen().lines().count(), 5);
    assert_eq!(pilot.ui()[id].selected_item(), Some("Émile"));
}

#[test]
fn the_arrows_move_while_the_filter_is_written() {
    let (mut pilot, id) = list(5, List::new(BOOKS).filterable());
    pilot.keys("/d<Down><Down><Down>");
    assert_eq!(pilot.ui()[id].selected_item(), Some("Middlemarch"));
    assert_eq!(
        heard(&pilot),
        ["Selected(2)", "Selected(5)"],
        "the numbers are the items' own"
    );
}

#[test]
fn what_is_picked_stays_so_behind_a_filter() {
    let (mut pilot, id) = list(5, List::new(BOOKS).filterable().multiple());
    pilot.keys("<Down><Space>/u<Enter><C-a><Esc>");
    assert_eq!(picked(&pilot, id), [0, 1, 2, 3]);
}

#[test]
fn a_list_that_is_not_filterable_leaves_the_stroke_to_the_app() {
    let (mut pilot, id) = list(5, List::new(BOOKS));
    pilot.keys("/d");
    act(&mut pilot, move |ui| ui[id].set_filter("d"));
    assert_eq!(pilot.screen().lines().count(), 5);
}

#[test]
fn letters_go_to_the_next_item_that_begins_with_them() {
    let (mut pilot, id) = list(9, List::new(BOOKS).type_ahead());
    let mut check = |keys: &str, expected: &str| {
        pilot.keys(keys);
        assert_eq!(pilot.ui()[id].selected_item(), Some(expected), "{keys}");
    };
    check("d", "Dune");
    check("r", "Dracula");
    check("u", "Ulysses");
    check("<Home>d", "Dune");
    check("d", "Dracula");
    check("d", "Dune");
    check("q", "Dune");
    check("é", "Émile");
    assert!(pilot.departure().is_none());
    let style = pilot.style(4, 2).expect("a cell");
    assert!(style.attributes.contains(Attributes::UNDERLINE));
}

#[test]
fn the_thumb_can_be_dragged() {
    let (mut pilot, id) = list(4, List::new((0..100).map(|n| n.to_string())));
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 21);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 3, 21);
    assert_eq!(
        pilot.screen().lines().last(),
        Some("  99                 ┃")
    );
    assert_eq!(pilot.ui()[id].selected(), Some(0));
}
