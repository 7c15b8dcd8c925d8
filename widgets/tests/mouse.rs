//! Clicks, drags and the wheel.

mod stage;

use stage::{Message, Pile, act, add, heard, probe, stage};
use strombus_widgets::terminal::{MouseAction, MouseButton};
use strombus_widgets::{Border, HBox, Id, Ui, VBox};

/// Two widgets in frames, side by side: `a` in columns 1 to 4, `b` in 7 to 10, both in rows 1 to 4.
fn two(ui: &mut Ui<Message>) -> [Id<stage::Probe>; 2] {
    let probes = ["a", "b"].map(|name| add(ui, probe(name).focusable()));
    let [a, b] = probes.map(Border::new);
    ui.set_root(HBox::of([a.into(), b.into()]));
    probes
}

const DRAG: MouseAction = MouseAction::Drag(MouseButton::Left);
const PRESS: MouseAction = MouseAction::Press(MouseButton::Left);
const RELEASE: MouseAction = MouseAction::Release(Some(MouseButton::Left));

#[test]
fn a_click_gives_the_focus_and_comes_in_the_widgets_own_coordinates() {
    let (mut pilot, [_, b]) = stage(6, 12, two);
    pilot.click(3, 9);
    assert_eq!(pilot.ui().focused(), Some(b.untyped()));
    assert_eq!(heard(&pilot), ["b press 2,2", "b release 2,2"]);
}

#[test]
fn drags_go_to_the_widget_that_took_the_press_wherever_they_are() {
    let (mut pilot, _) = stage(6, 12, two);
    pilot.mouse(PRESS, 1, 1);
    pilot.mouse(DRAG, 3, 9).mouse(DRAG, 0, 0);
    pilot.mouse(RELEASE, 5, 11);
    assert_eq!(
        heard(&pilot),
        [
            "a press 0,0",
            "a drag 2,8",
            "a drag -1,-1",
            "a release 4,10"
        ]
    );
}

#[test]
fn drags_and_releases_without_a_press_are_nobodys() {
    let (mut pilot, _) = stage(6, 12, two);
    // The press was on a frame, which has no use for it.
    pilot
        .mouse(PRESS, 0, 0)
        .mouse(DRAG, 2, 2)
        .mouse(RELEASE, 2, 2);
    // After the release the press is over.
    pilot.click(1, 1).mouse(DRAG, 3, 9);
    assert_eq!(heard(&pilot), ["a press 0,0", "a release 0,0"]);
}

#[test]
fn the_wheel_turns_what_is_under_the_pointer_and_leaves_the_focus() {
    let (mut pilot, [a, _]) = stage(6, 12, two);
    pilot.mouse(MouseAction::ScrollDown, 1, 8);
    assert_eq!(heard(&pilot), ["b turn 0,1"]);
    assert_eq!(pilot.ui().focused(), Some(a.untyped()));
}

#[test]
fn a_drag_of_a_widget_that_is_gone_is_nobodys() {
    let (mut pilot, [a, _]) = stage(6, 12, two);
    pilot.mouse(PRESS, 1, 1);
    act(&mut pilot, move |ui| ui.remove(a));
    pilot.mouse(DRAG, 3, 9).mouse(RELEASE, 3, 9);
    assert_eq!(heard(&pilot), ["a press 0,0"]);
}

#[test]
fn a_click_goes_to_the_uppermost() {
    let (mut pilot, ()) = stage(6, 12, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name)));
        ui.set_root(Pile::default().with(a, 0, 0, 6, 12).with(b, 2, 2, 2, 2));
    });
    pilot.mouse(PRESS, 2, 3).mouse(PRESS, 4, 4);
    assert_eq!(heard(&pilot), ["b press 0,1", "a press 4,4"]);
}

#[test]
fn a_click_beside_all_widgets_is_nobodys() {
    let (mut pilot, ()) = stage(6, 12, |ui| {
        let a = add(ui, probe("a").fixed(1, 3));
        ui.set_root(VBox::of([a.into()]));
    });
    pilot.click(0, 5).click(3, 1).click(99, 99).click(-1, -1);
    assert!(heard(&pilot).is_empty());
}
