//! Menus inside of menus: they open beside the item that leads there, and the others stay.

mod cost;
mod room;
#[path = "../stage/mod.rs"]
mod stage;

use std::time::Duration;

use stage::{Message, Stage, add, check_screen, heard, probe, stage};
use strombus_widgets::terminal::{MouseAction, MouseButton, Position};
use strombus_widgets::*;

fn said(value: &str) -> Message {
    Message::Said(value.into())
}

/// Two menus inside of each other.
fn nested() -> [MenuItem<&'static str>; 3] {
    let item = |name| MenuItem::new(name, name);
    let by = MenuItem::menu("By", [item("10"), item("50")]);
    let zoom = MenuItem::menu("Zoom", [item("In"), item("Out"), by]);
    [item("Wrap"), zoom, item("Ruler")]
}

/// A bar above a page of dots, which takes no focus.
fn bar(rows: u16, columns: u16) -> Pilot<Stage> {
    let (pilot, ()) = stage(rows, columns, |ui| {
        let help = [MenuItem::new("About", "About")];
        let bar = MenuBar::new().with("View", nested()).with("Help", help);
        let bar = ui.add_with(bar, said);
        let page = add(ui, probe("."));
        ui.set_root(VBox::of([bar.into(), page.into()]));
        ui.focus(bar);
    });
    pilot
}

/// A menu on a page of dots, at the right, above a field and with the focus.
fn page() -> Pilot<Stage> {
    let (pilot, ()) = stage(8, 24, |ui| {
        let field = add(ui, probe("f").text().ignoring().fixed(1, 4));
        let menu = ui.add_with(Menu::new(nested()), said);
        let pile = stage::Pile::default().with(menu, 0, 13, 5, 11).with(
            Tooltip::new(field, "tip"),
            7,
            0,
            1,
            4,
        );
        ui.set_root(pile);
        ui.focus(menu);
    });
    pilot
}

const CLOSED: [&str; 2] = [" View  Help", ".............................."];

const OUTER: [&str; 6] = [
    " View  Help",
    "┌─────────┐...................",
    "│ Wrap    │...................",
    "│ Zoom  › │...................",
    "│ Ruler   │...................",
    "└─────────┘...................",
];

const INNER: [&str; 7] = [
    " View  Help",
    "┌─────────┐...................",
    "│ Wrap    │┌───────┐..........",
    "│ Zoom  › ││ In    │..........",
    "│ Ruler   ││ Out   │..........",
    "└─────────┘│ By  › │..........",
    "...........└───────┘..........",
];

const INNERMOST: [&str; 8] = [
    " View  Help",
    "┌─────────┐...................",
    "│ Wrap    │┌───────┐..........",
    "│ Zoom  › ││ In    │..........",
    "│ Ruler   ││ Out   │┌────┐....",
    "└─────────┘│ By  › ││ 10 │....",
    "...........└───────┘│ 50 │....",
    "....................└────┘....",
];

/// Compares the screen, of 9 rows of 30, with its beginning and a page of dots below.
#[track_caller]
fn shows(pilot: &Pilot<Stage>, beginning: &[&str]) {
    let dots = std::iter::repeat_n(CLOSED[1], 9 - beginning.len());
    let rows: Vec<&str> = beginning.iter().copied().chain(dots).collect();
    check_screen(pilot, &rows);
}

#[test]
fn keys_open_a_menu_beside_its_item_and_close_only_that() {
    let mut pilot = bar(9, 30);
    shows(pilot.keys("<Enter>"), &OUTER);
    shows(pilot.keys("<Down><Right>"), &INNER);
    shows(pilot.keys("<Left>"), &OUTER);
    shows(pilot.keys("<Enter>"), &INNER);
    shows(pilot.keys("<Esc>"), &OUTER);
    // The letter of the only one that begins with it opens, too; then the letters are those of the innermost.
    shows(pilot.keys("z"), &INNER);
    shows(pilot.keys("b"), &INNERMOST);
    shows(pilot.keys("<Left>"), &INNER);
    shows(pilot.keys("<Right>"), &INNERMOST);
    shows(pilot.keys("<Esc><Esc>"), &OUTER);
    shows(pilot.keys("<Esc>"), &CLOSED[..1]);
    assert_eq!(heard(&pilot), [""; 0]);
}

#[test]
fn keys_go_to_the_innermost() {
    let check = |keys: &str, expected: &str| {
        let mut pilot = bar(9, 30);
        pilot.keys("<Enter>z").keys(keys);
        assert_eq!(heard(&pilot), [expected], "{keys}");
        shows(&pilot, &CLOSED[..1]);
    };
    check("<Enter>", "In");
    check("<Down><Enter>", "Out");
    check("<Up><Enter><End><Enter>", "50");
    check("<End><Home><Enter>", "In");
    check("o", "Out");
    check("b5", "50");
    // Where nothing leads further, Right is for the titles.
    check("<Right><Enter>", "About");
    check("<Left><Left><Enter>", "About");
    let mut pilot = bar(9, 30);
    let told = |pilot: &mut Pilot<Stage>, keys| {
        let told = pilot.keys(keys).ui().keys();
        told.iter().any(|key| key.keys == "Left" && key.enabled)
    };
    assert!(!told(&mut pilot, "<Enter>"));
    assert!(told(&mut pilot, "z"));
    assert!(!told(&mut pilot, "<Left>"));
    // What is opened again begins at the outermost.
    pilot.keys("<Right><Right><Esc><Left>");
    shows(pilot.keys("<Enter>"), &OUTER);
}

#[test]
fn the_mouse_opens_what_it_is_on_and_closes_what_it_left() {
    let mut pilot = bar(9, 30);
    shows(pilot.click(0, 2), &OUTER);
    shows(pilot.hover(2, 3), &OUTER);
    shows(pilot.hover(3, 3), &INNER);
    // On the way there, and past the items.
    shows(pilot.hover(3, 10), &INNER);
    shows(pilot.hover(3, 12), &INNER);
    shows(pilot.hover(8, 25), &INNER);
    shows(pilot.hover(5, 14), &INNERMOST);
    // Back to what led there, all stay but what is inside of another.
    shows(pilot.hover(3, 3), &INNERMOST);
    shows(pilot.hover(3, 14), &INNER);
    shows(pilot.hover(4, 3), &OUTER);
    let selected = pilot.ui().theme().selected;
    assert_eq!(pilot.style(4, 3), Some(selected));
    pilot.hover(3, 3);
    let about = [
        " View  Help",
        "......┌───────┐...............",
        "......│ About │...............",
        "......└───────┘...............",
    ];
    shows(pilot.hover(0, 8), &about);
    shows(pilot.hover(0, 2), &OUTER);
    assert_eq!(heard(&pilot), [". turn 7,25"]);
}

#[test]
fn a_click_opens_chooses_and_closes_all() {
    let mut pilot = bar(9, 30);
    pilot.click(0, 2);
    shows(pilot.click(3, 3), &INNER);
    shows(pilot.click(3, 3), &INNER);
    shows(pilot.click(5, 14), &INNERMOST);
    // The frame is nothing to choose.
    shows(pilot.click(4, 22), &INNERMOST);
    pilot.click(6, 22);
    assert_eq!(heard(&pilot), ["50"]);
    shows(&pilot, &CLOSED[..1]);
    pilot.click(0, 2).click(3, 3).click(5, 14);
    // The page is told of it.
    shows(pilot.click(8, 2), &CLOSED[..1]);
    pilot.click(0, 2).click(3, 3);
    // Between the boxes lies the page.
    shows(pilot.click(6, 2), &CLOSED[..1]);
    shows(pilot.click(0, 2).click(3, 3).click(0, 2), &CLOSED[..1]);
    shows(pilot.click(0, 2).click(3, 3).click(0, 25), &CLOSED[..1]);
    let outside = [
        ". press 7,2",
        ". release 7,2",
        ". press 5,2",
        ". release 5,2",
    ];
    assert_eq!(heard(&pilot)[1..], outside);
}

#[test]
fn what_cannot_be_chosen_opens_nothing() {
    let (mut pilot, ()) = stage(6, 24, |ui| {
        let inside = || [MenuItem::new("In", "In")];
        let menu = Menu::new([
            MenuItem::menu("Zoom", inside()),
            MenuItem::menu("None", []),
            MenuItem::menu("Not", inside()).enabled(false),
            MenuItem::new("Off", "Off").enabled(false),
        ]);
        ui.show_once(menu, Layer::at(Position::ORIGIN), said);
    });
    let closed = pilot.screen();
    // The mark is on what leads further still.
    for row in [3, 4, 0, 5] {
        assert_eq!(pilot.hover(row, 2).screen(), closed, "{row}");
        assert_eq!(pilot.click(row.min(4), 2).screen(), closed, "{row}");
    }
    assert_eq!(pilot.keys("<Down><Right><Enter>").screen(), closed);
    assert_ne!(pilot.hover(1, 2).screen(), closed);
}

#[test]
fn the_button_may_be_held_all_the_way() {
    let mut pilot = bar(9, 30);
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 2);
    let drag = MouseAction::Drag(MouseButton::Left);
    pilot.mouse(drag, 2, 3).mouse(drag, 3, 3).mouse(drag, 3, 13);
    shows(pilot.mouse(drag, 4, 13), &INNER);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Left)), 4, 13);
    assert_eq!(heard(&pilot), ["Out"]);
    // Let go on what leads into another, it stays open.
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 2);
    pilot.mouse(drag, 3, 3);
    shows(
        pilot.mouse(MouseAction::Release(Some(MouseButton::Left)), 3, 3),
        &INNER,
    );
    assert_eq!(heard(&pilot), ["Out"]);
}

#[test]
fn the_wheel_goes_through_the_items_of_the_menu_below_the_mouse() {
    let mut pilot = bar(9, 30);
    pilot.keys("<Enter>zb");
    shows(pilot.wheel(-1, 4, 14), &INNER);
    pilot.wheel(1, 4, 14).keys("<Enter><Down><Enter>");
    assert_eq!(heard(&pilot), ["50"]);
}

#[test]
fn the_mark_tells_which_menu_the_keys_are_for() {
    let mut pilot = bar(9, 30);
    let theme = *pilot.ui().theme();
    let styles = |pilot: &Pilot<Stage>| [(3, 3), (3, 13)].map(|(row, at)| pilot.style(row, at));
    let (here, elsewhere) = (Some(theme.selected), Some(theme.selected_elsewhere));
    pilot.keys("<Enter>z");
    assert_eq!(styles(&pilot), [elsewhere, here]);
    let cursor = |row, column| Some(Position::new(row, column));
    assert_eq!(pilot.cursor(), cursor(3, 13));
    assert_eq!(pilot.keys("<Down>").cursor(), cursor(4, 13));
    assert_eq!(pilot.keys("<Left>").cursor(), cursor(3, 2));
    assert_eq!(pilot.keys("<Esc>").cursor(), cursor(0, 1));
    pilot.keys("<Enter>z");
    // The mouse opens it and is not in it yet; the keys lead there.
    pilot.keys("<Left><Up>");
    pilot.hover(3, 3);
    assert_eq!(styles(&pilot), [here, Some(theme.text)]);
    for key in ["<Right>", "<Enter>", "<Down>", "<Home>"] {
        pilot.keys(key);
        assert_eq!(styles(&pilot), [elsewhere, here], "{key}");
        shows(pilot.keys("<Esc>"), &OUTER);
        pilot.hover(3, 4);
    }
    pilot.keys("i");
    assert_eq!(heard(&pilot), ["In"]);
}

#[test]
fn what_is_inside_closes_when_the_focus_goes() {
    let mut pilot = page();
    let closed = pilot.screen();
    assert_ne!(pilot.keys("z").screen(), closed);
    assert_eq!(pilot.click(6, 20).screen(), closed);
    assert_ne!(pilot.keys("z").screen(), closed);
    assert_eq!(pilot.keys("<Tab>").keys("<Esc>").screen(), closed);
    // While it is elsewhere, the mouse marks and opens nothing.
    assert_eq!(pilot.hover(2, 15).screen(), closed);
    assert_eq!(pilot.keys("<Tab>").screen(), closed);
    assert_ne!(pilot.hover(2, 15).screen(), closed);
}

#[test]
fn a_tooltip_does_not_hide_it() {
    let mut pilot = page();
    let open = pilot.keys("z").screen();
    let rest = Duration::from_secs(1);
    assert_eq!(pilot.hover(7, 2).advance(rest).screen(), open);
    pilot.keys("<Left>");
    pilot.hover(6, 2).hover(7, 2).advance(rest);
    assert!(pilot.screen().contains("tip"), "{}", pilot.screen());
}
