//! Pressing buttons.

mod stage;

use stage::{Message, Stage, heard, stage};
use strombus_widgets::terminal::{Attributes, MouseAction, MouseButton, Position};
use strombus_widgets::{Button, HBox, Pilot, Pressed};

fn buttons(columns: u16) -> Pilot<Stage> {
    let (pilot, ()) = stage(1, columns, |ui| {
        let yes = ui.add_with(Button::new("Yes"), |Pressed| Message::Said("yes".into()));
        let no = ui.add_with(Button::new("No"), |Pressed| Message::Said("no".into()));
        ui.set_root(HBox::of([yes.into(), no.into()]).gap(1));
    });
    pilot
}

#[test]
fn a_button_is_as_wide_as_its_label() {
    assert_eq!(buttons(20).screen(), "[ Yes ] [ No ]");
}

#[test]
fn too_little_room_cuts_the_label_and_keeps_the_brackets() {
    let (pilot, ()) = stage(1, 7, |ui| {
        let button = ui.add(Button::new("Supercalifragilistic"));
        ui.set_root(button);
    });
    assert_eq!(pilot.screen(), "[ Sup ]");
}

#[test]
fn enter_and_the_space_bar_press_the_one_with_the_focus() {
    let mut pilot = buttons(20);
    pilot.keys("<Enter><Tab><Space>x");
    assert_eq!(heard(&pilot), ["yes", "no"]);
}

#[test]
fn the_focus_is_seen_without_colours() {
    let mut pilot = buttons(20);
    let is_reversed = |pilot: &Pilot<Stage>, column| {
        let style = pilot.style(0, column).expect("a cell");
        style.attributes.contains(Attributes::REVERSE)
    };
    assert!(is_reversed(&pilot, 0) && is_reversed(&pilot, 6) && !is_reversed(&pilot, 8));
    pilot.keys("<Tab>");
    assert!(!is_reversed(&pilot, 0) && is_reversed(&pilot, 8));
    assert_eq!(pilot.cursor(), Some(Position::new(0, 10)));
}

#[test]
fn a_click_presses() {
    let mut pilot = buttons(20);
    pilot.click(0, 9);
    assert_eq!(heard(&pilot), ["no"]);
}

#[test]
fn letting_go_elsewhere_does_not_press() {
    let mut pilot = buttons(20);
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 9);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Left)), 0, 2);
    pilot.mouse(MouseAction::Press(MouseButton::Right), 0, 2);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Right)), 0, 2);
    assert_eq!(heard(&pilot), [""; 0]);
}
