//! A few words about a widget, while it has the focus or the mouse rests on it.

mod stage;

use std::time::Duration;

use stage::{Stage, add, check_screen, probe, stage};
use strombus_widgets::*;

/// Two fields below each other, the first with a word about it, and `page` below.
fn fields(rows: u16, columns: u16) -> Pilot<Stage> {
    let (pilot, ()) = stage(rows, columns, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name).text().ignoring().fixed(1, 6)));
        let page = add(ui, probe("p"));
        ui.set_root(VBox::of([
            Tooltip::new(a, "From 1 to 9, or none").into(),
            b.into(),
            page.into(),
        ]));
        ui.focus(a);
    });
    pilot
}

#[test]
fn it_floats_below_its_widget_while_that_has_the_focus() {
    let mut pilot = fields(5, 16);
    let shown = [
        "aaaaaa",
        "╭──────────────╮",
        "│ From 1 to 9, │",
        "│ or none      │",
        "╰──────────────╯",
    ];
    let page = "p".repeat(16);
    let hidden = ["aaaaaa", "bbbbbb", &page, &page, &page];
    check_screen(&pilot, &shown);
    check_screen(pilot.keys("<Tab>"), &hidden);
    check_screen(pilot.keys("<Tab>"), &shown);
    check_screen(pilot.keys("<Esc>"), &hidden);
    check_screen(pilot.keys("<Tab><Tab>"), &shown);
}

#[test]
fn it_floats_while_the_mouse_rests_on_its_widget() {
    let rest = Duration::from_millis(500);
    let (mut pilot, ()) = stage(5, 16, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name).text().ignoring().fixed(1, 6)));
        ui.set_root(VBox::of([b.into(), Tooltip::new(a, "1 to 9").into()]));
        ui.focus(b);
    });
    let hidden = ["bbbbbb", "aaaaaa"];
    let shown = ["bbbbbb", "aaaaaa", "╭────────╮", "│ 1 to 9 │", "╰────────╯"];
    check_screen(pilot.hover(1, 2), &hidden);
    // It is not there to rest yet.
    check_screen(
        pilot.advance(rest / 2).hover(1, 3).advance(rest / 2),
        &hidden,
    );
    check_screen(pilot.advance(rest / 2), &shown);
    check_screen(pilot.hover(3, 3), &shown);
    check_screen(pilot.hover(0, 2).advance(rest), &hidden);
    check_screen(pilot.hover(1, 2).advance(rest), &shown);
    check_screen(pilot.keys("x").advance(rest), &hidden);
    check_screen(pilot.hover(1, 2).advance(rest), &shown);
    check_screen(pilot.click(0, 2).advance(rest), &hidden);
}
