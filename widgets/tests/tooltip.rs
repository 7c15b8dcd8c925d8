//! A few words about a widget, while it has the focus.

mod stage;

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
