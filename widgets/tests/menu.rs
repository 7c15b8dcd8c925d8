//! Menus: by themselves, below a bar, and where the person asks for one.

mod stage;

use stage::{Message, Stage, add, check_screen, heard, probe, stage};
use strombus_widgets::terminal::{MouseAction, MouseButton};
use strombus_widgets::*;

fn items() -> Vec<MenuItem<&'static str>> {
    vec![
        MenuItem::new("Open", "open").hint("Ctrl-O"),
        MenuItem::separator(),
        MenuItem::new("Paste", "paste").enabled(false),
        MenuItem::new("Save", "save"),
        MenuItem::new("Save as", "save as"),
    ]
}

fn said(value: &str) -> Message {
    Message::Said(value.into())
}

/// A menu in the middle of the screen.
fn menu(rows: u16) -> Pilot<Stage> {
    let (pilot, _) = stage(rows, 24, |ui| {
        ui.show_once(Menu::new(items()), Layer::dialog(), said);
    });
    pilot
}

/// A bar above a widget that takes the focus, and that widget.
fn bar() -> (Pilot<Stage>, Id<stage::Probe>) {
    stage(9, 24, |ui| {
        let bar = MenuBar::new().with("File", items()).with(
            "View",
            [
                MenuItem::new("Wrap", "wrap").checked(true),
                MenuItem::new("Ruler", "ruler").checked(false),
            ],
        );
        let bar = ui.add_with(bar, said);
        let page = add(ui, probe("p").focusable());
        ui.set_root(VBox::of([bar.into(), page.into()]));
        ui.focus(bar);
        page
    })
}

#[track_caller]
fn check(keys: &str, expected: &[&str]) {
    let mut pilot = menu(9);
    pilot.keys(keys);
    assert_eq!(heard(&pilot), expected, "{keys}");
    assert_eq!(pilot.ui().is_modal(), expected.is_empty());
}

#[test]
fn an_item_is_chosen_by_arrows_and_by_letters() {
    check("<Enter>", &["open"]);
    check("<Down><Enter>", &["save"]);
    check("<Up><Enter>", &["save as"]);
    check("<Down><Down><Down><Space>", &["open"]);
    check("<End><Enter>", &["save as"]);
    check("<End><Home><Enter>", &["open"]);
    check("o", &["open"]);
    // Two begin with it; none with the others, but one that cannot be chosen.
    check("s", &[]);
    check("ss<Enter>", &["save as"]);
    check("px", &[]);
}

#[test]
fn a_menu_shows_its_items_and_the_keys_that_do_the_same() {
    let mut pilot = menu(9);
    check_screen(
        &pilot,
        &[
            "",
            "    ┌──────────────┐",
            "    │ Open  Ctrl-O │",
            "    ├──────────────┤",
            "    │ Paste        │",
            "    │ Save         │",
            "    │ Save as      │",
            "    └──────────────┘",
        ],
    );
    pilot.resize(5, 12).keys("<Down>");
    check_screen(
        &pilot,
        &[
            "┌────────▲─┐",
            "├──────────┤",
            "│ Paste    │",
            "│ Save     │",
            "└────────▼─┘",
        ],
    );
}

#[test]
fn a_menu_on_the_page_shows_where_the_keys_would_go() {
    let (mut pilot, ()) = stage(9, 24, |ui| {
        let page = add(ui, probe("p").focusable().fixed(1, 4));
        let menu = ui.add_with(Menu::new(items()), said);
        ui.set_root(VBox::of([page.into(), menu.into()]));
        ui.focus(page);
    });
    let theme = *pilot.ui().theme();
    assert_eq!(pilot.style(2, 3), Some(theme.selected_elsewhere));
    assert_eq!(pilot.keys("<Tab>").style(2, 3), Some(theme.selected));
}

#[test]
fn the_mouse_chooses_where_it_is_let_go() {
    let mut pilot = menu(9);
    // Neither the line nor what cannot be chosen.
    pilot.click(3, 8).click(4, 8);
    assert_eq!(heard(&pilot), [""; 0]);
    pilot.mouse(MouseAction::Press(MouseButton::Left), 2, 8);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 6, 8);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Left)), 6, 8);
    assert_eq!(heard(&pilot), ["save as"]);
}

#[test]
fn that_esc_closes_a_menu_is_told_to_who_wants_to_know() {
    let (mut pilot, ()) = stage(4, 20, |ui| {
        let bar = MenuBar::new().with("File", items());
        let bar = ui.add_with(bar.closing("closed"), said);
        ui.set_root(VBox::of([bar.into()]));
        ui.focus(bar);
    });
    pilot.keys("<Down><Esc>");
    assert_eq!(heard(&pilot), ["closed"]);
    // Where no menu is open, Esc is the app's.
    pilot.keys("<Esc>");
    assert_eq!(heard(&pilot), ["closed"]);
}

#[test]
fn a_menu_opens_below_its_title_and_closes_when_it_was_used() {
    let (mut pilot, _) = bar();
    let page = "p".repeat(24);
    let closed: Vec<&str> = std::iter::once(" File  View")
        .chain(std::iter::repeat_n(&*page, 8))
        .collect();
    check_screen(&pilot, &closed);
    pilot.keys("<Enter><Right>");
    check_screen(
        &pilot,
        &[
            &[
                " File  View",
                "pppppp┌─────────┐ppppppp",
                "pppppp│ ✓ Wrap  │ppppppp",
                "pppppp│   Ruler │ppppppp",
                "pppppp└─────────┘ppppppp",
            ],
            &closed[5..],
        ]
        .concat(),
    );
    check_screen(pilot.keys("<Esc>"), &closed);
    check_screen(pilot.keys("vr"), &closed);
    check_screen(pilot.keys("<Left><Down><Enter>"), &closed);
    assert_eq!(heard(&pilot), ["ruler", "open"]);
}

#[test]
fn the_mouse_opens_menus_and_chooses() {
    let (mut pilot, page) = bar();
    pilot.click(0, 2);
    assert!(pilot.screen().contains("Paste"));
    pilot.mouse(MouseAction::Move, 0, 8);
    assert!(pilot.screen().contains("Ruler"));
    pilot.click(3, 9);
    // Pressed on the title and let go on the item.
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 2);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 4, 4);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 5, 4);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Left)), 5, 4);
    assert_eq!(heard(&pilot), ["ruler", "save"]);
    pilot.click(0, 2).click(0, 2);
    assert!(!pilot.screen().contains("Paste"));
    pilot.click(0, 2).click(0, 20);
    assert!(!pilot.screen().contains("Paste"));
    pilot.click(0, 2).click(8, 20);
    assert!(!pilot.screen().contains("Paste"));
    assert_eq!(pilot.ui().focused(), Some(page.untyped()));
}

#[test]
fn a_click_on_what_takes_no_focus_closes_an_open_menu_too() {
    let (mut pilot, bar) = stage(6, 24, |ui| {
        let zoom = MenuItem::menu("Zoom", [MenuItem::new("In", "in")]);
        let bar = MenuBar::new().with("View", [MenuItem::new("Wrap", "wrap"), zoom]);
        let bar = ui.add_with(bar, said);
        let rest = add(ui, probe("."));
        ui.set_root(VBox::of([bar.into(), rest.into()]));
        bar
    });
    pilot.click(0, 2);
    assert!(pilot.screen().contains("Zoom"), "{}", pilot.screen());
    pilot.click(5, 20);
    assert!(!pilot.screen().contains("Zoom"), "{}", pilot.screen());
    assert_eq!(pilot.ui().focused(), Some(bar.untyped()));
    // The press came to what lies there.
    assert_eq!(heard(&pilot), [". press 4,20", ". release 4,20"]);
}

#[test]
fn a_menu_of_the_context_lies_where_the_person_asked_for_it() {
    let (mut pilot, ()) = stage(8, 24, |ui| {
        let page = add(ui, probe("p").focusable().ignoring().cursor(1, 2));
        let area = ui.add_with(ContextArea::new(page), |ContextAsked| {
            Message::Do(Box::new(|ui| {
                ui.show_once(
                    Menu::new(vec![MenuItem::new("Copy", "copy")]),
                    Layer::context(),
                    said,
                );
            }))
        });
        ui.set_root(area);
    });
    let corner = |pilot: &Pilot<Stage>| {
        let screen = pilot.screen();
        let mut rows = screen.lines().enumerate();
        rows.find_map(|(row, line)| Some((row, line.chars().position(|c| c == '┌')?)))
    };
    pilot.mouse(MouseAction::Press(MouseButton::Right), 3, 5);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Right)), 3, 5);
    assert_eq!(corner(&pilot), Some((3, 5)));
    pilot.click(0, 0);
    assert_eq!(corner(&pilot), None);
    pilot.keys("<S-F10>");
    assert_eq!(corner(&pilot), Some((2, 2)));
    pilot.keys("c");
    assert_eq!(heard(&pilot).last(), Some(&"copy"));
    pilot.mouse(MouseAction::Press(MouseButton::Right), 7, 22);
    assert_eq!(corner(&pilot), Some((5, 16)));
    pilot.keys("<Esc>");
    assert_eq!(corner(&pilot), None);
}
