//! Commands, found by a few letters of their names.

mod stage;

use stage::{Message, Stage, check_screen, heard, stage};
use strombus_widgets::terminal::{Attributes, Key};
use strombus_widgets::*;

/// A palette over the whole screen.
fn palette(rows: u16, columns: u16) -> Pilot<Stage> {
    let (pilot, _) = stage(rows, columns, |ui| {
        let palette = CommandPalette::new()
            .with("Save file", "Ctrl-S", "save")
            .with("Reopen", "", "reopen")
            .with("Open file", "Ctrl-O", "open")
            .with("世界 map", "", "map");
        ui.show_once(palette, Layer::cover(), |said| Message::Said(said.into()));
    });
    pilot
}

#[track_caller]
fn check(keys: &str, expected: &[&str]) {
    let mut pilot = palette(10, 30);
    pilot.keys(keys);
    assert_eq!(heard(&pilot), expected, "{keys}");
    assert_eq!(pilot.ui().is_modal(), expected.is_empty());
}

#[test]
fn what_fits_best_is_chosen_first() {
    check("<Enter>", &["save"]);
    check("open<Enter>", &["open"]);
    check("open<Down><Enter>", &["reopen"]);
    check("<Down><Down><Up><Enter>", &["reopen"]);
    check("<PageDown><Enter>", &["map"]);
    check("OF<Enter>", &["open"]);
    check("界m<Enter>", &["map"]);
    check("zz<Enter>", &[]);
    check("zz<Backspace><Backspace><Enter>", &["save"]);
}

#[test]
fn the_commands_that_fit_stand_below_what_was_typed() {
    let mut pilot = palette(8, 30);
    check_screen(
        pilot.keys("fi"),
        &[
            "┌─ Commands ─────────────────┐",
            "│ fi                         │",
            "├────────────────────────────┤",
            "│ Save file           Ctrl-S │",
            "│ Open file           Ctrl-O │",
            "│                            │",
            "│                            │",
            "└────────────────────────────┘",
        ],
    );
    let is_bold = |column| {
        let style = pilot.style(4, column).unwrap();
        style.attributes.contains(Attributes::BOLD)
    };
    let bold: Vec<i32> = (2..14).filter(|&column| is_bold(column)).collect();
    assert_eq!(bold, [7, 8]);
    check_screen(
        pilot.keys("zz"),
        &[
            "┌─ Commands ─────────────────┐",
            "│ fizz                       │",
            "├────────────────────────────┤",
            "│ None fits.                 │",
            "│                            │",
            "│                            │",
            "│                            │",
            "└────────────────────────────┘",
        ],
    );
    assert_eq!(pilot.cursor().map(|at| (at.row, at.column)), Some((1, 6)));
}

#[test]
fn what_there_is_no_room_for_scrolls_and_a_click_chooses() {
    let mut pilot = palette(6, 16);
    pilot.keys("<Down><Down>");
    check_screen(
        &pilot,
        &[
            "┌─ Commands ───┐",
            "│ Type a few l │",
            "├──────────────┤",
            "│ Reopen       │",
            "│ Open file   ┃│",
            "└──────────────┘",
        ],
    );
    pilot.click(3, 4);
    assert_eq!(heard(&pilot), ["reopen"]);
}

#[test]
fn bindings_are_commands_while_they_have_a_use() {
    let (mut pilot, _) = stage(10, 60, |ui| {
        let bindings = [
            Binding::new(Key::control('s'), "save", "save"),
            Binding::new(Key::control('x'), "cut", "cut").enabled(false),
        ];
        ui.show_once(CommandPalette::of(bindings), Layer::dialog(), |said| {
            Message::Said(said.into())
        });
    });
    let screen = pilot.screen();
    assert!(
        screen.contains("save") && screen.contains("Ctrl-S"),
        "{screen}"
    );
    assert!(!screen.contains("cut"), "{screen}");
    pilot.paste("sv").keys("<Enter>");
    assert_eq!(heard(&pilot), ["save"]);
}
