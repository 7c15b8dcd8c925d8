//! Where they lie as there is room.

use strombus_widgets::terminal::Position;
use strombus_widgets::*;

use crate::stage::{add, check_screen, heard, probe, stage};
use crate::{bar, nested, page, said};

#[test]
fn where_there_is_no_room_on_the_right_it_opens_on_the_left() {
    let mut pilot = page();
    let right = "             ┌─────────┐";
    check_screen(
        pilot.keys("z"),
        &[
            right,
            "    ┌───────┐│ Wrap    │",
            "    │ In    ││ Zoom  › │",
            "    │ Out   ││ Ruler   │",
            "    │ By  › │└─────────┘",
            "    └───────┘",
            "",
            "ffff",
        ],
    );
    // It never covers what it is inside of, but may cover what that is inside of.
    check_screen(
        pilot.keys("b"),
        &[
            right,
            "    ┌───────┐│ Wrap    │",
            "    │ In    ││ Zoom  › │",
            "    │ Out   │┌────┐r   │",
            "    │ By  › ││ 10 │────┘",
            "    └───────┘│ 50 │",
            "             └────┘",
            "ffff",
        ],
    );
}

#[test]
fn where_there_is_no_room_below_it_lies_higher() {
    let mut pilot = bar(6, 30);
    check_screen(
        pilot.keys("<Enter>z"),
        &[
            " View  Help",
            "┌─────────┐┌───────┐..........",
            "│ Wrap    ││ In    │..........",
            "│ Zoom  › ││ Out   │..........",
            "│ Ruler   ││ By  › │..........",
            "└─────────┘└───────┘..........",
        ],
    );
    check_screen(
        pilot.resize(4, 30),
        &[
            " View  Help┌───────┐",
            "┌───────▲─┐│ In    │..........",
            "│ Zoom  › ││ Out   │..........",
            "└───────▼─┘└─────▼─┘..........",
        ],
    );
    // What lies over the titles is not taken for them.
    pilot.click(1, 13);
    assert_eq!(heard(&pilot), ["In"]);
}

#[test]
fn on_a_narrow_screen_it_takes_the_place_of_the_one_around_and_its_title_leads_back() {
    let around = [
        " View  Help",
        "┌─────────┐.....",
        "│ Wrap    │.....",
        "│ Zoom  › │.....",
        "│ Ruler   │.....",
        "└─────────┘.....",
    ];
    let inside = [
        " View  Help",
        "┌─‹ Zoom──┐.....",
        "│ In      │.....",
        "│ Out     │.....",
        "│ By    › │.....",
        "└─────────┘.....",
    ];
    let mut pilot = bar(6, 16);
    check_screen(pilot.keys("<Enter>"), &around);
    check_screen(pilot.keys("<Down><Right>"), &inside);
    check_screen(pilot.keys("<Left>"), &around);
    check_screen(pilot.keys("<Enter>"), &inside);
    check_screen(
        pilot.keys("<Up><Enter>"),
        &[
            " View  Help",
            "┌─‹ By────┐.....",
            "│ 10      │.....",
            "│ 50      │.....",
            "│         │.....",
            "└─────────┘.....",
        ],
    );
    check_screen(pilot.click(1, 4), &inside);
    check_screen(pilot.keys("<Esc>"), &around);
    // The mouse goes past the item that leads inside; only a click opens what would lie below it then.
    check_screen(pilot.hover(3, 3), &around);
    check_screen(pilot.click(3, 3), &inside);
    check_screen(pilot.click(1, 4), &around);
    check_screen(pilot.click(1, 4), &around);
    check_screen(pilot.click(3, 3), &inside);
    check_screen(pilot.click(5, 4), &inside);
    pilot.keys("o");
    assert_eq!(heard(&pilot), ["Out"]);
}

#[test]
fn so_it_does_in_a_layer_of_its_own() {
    let asked = |columns| {
        let (pilot, ()) = stage(9, columns, |ui| {
            let page = add(ui, probe("."));
            ui.set_root(page);
            let at = Position::new(1, 2);
            ui.show_once(Menu::new(nested()), Layer::at(at), said);
        });
        pilot
    };
    let mut pilot = asked(24);
    let dots = ".".repeat(24);
    check_screen(
        pilot.hover(3, 5),
        &[
            &dots,
            "..┌─────────┐...........",
            "..│ Wrap    │┌───────┐..",
            "..│ Zoom  › ││ In    │..",
            "..│ Ruler   ││ Out   │..",
            "..└─────────┘│ By  › │..",
            ".............└───────┘..",
            &dots,
            &dots,
        ],
    );
    // Esc closes what is inside, and then the layer.
    pilot.keys("<Esc>");
    assert!(pilot.ui().is_modal() && !pilot.screen().contains("Out"));
    pilot.click(3, 5).click(5, 16);
    assert!(pilot.ui().is_modal() && pilot.screen().contains("50"));
    pilot.click(8, 3);
    assert!(!pilot.ui().is_modal() && !pilot.screen().contains("In"));
    assert_eq!(heard(asked(24).keys("zo")), ["Out"]);
    // Where there is no room, it is as at a bar.
    let mut pilot = asked(14);
    pilot.keys("z");
    assert!(pilot.screen().contains("‹ Zoom"), "{}", pilot.screen());
    assert!(!pilot.screen().contains("Ruler"), "{}", pilot.screen());
    pilot.click(3, 5);
    assert_eq!(heard(&pilot), ["Out"]);
}
