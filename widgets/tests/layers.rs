//! What lies above the rest: dialogs, popups, toasts.

mod stage;

use std::time::Duration;

use stage::{Message, Stage, act, add, check_screen, heard, probe, stage};
use strombus_widgets::terminal::{MouseAction, MouseButton, Position};
use strombus_widgets::*;

type Probe = Id<stage::Probe>;

/// Two widgets that take the focus, below each other, and one for a layer.
fn two_and_one(ui: &mut Ui<Message>) -> [Probe; 3] {
    let probes = ["a", "b", "d"].map(|name| add(ui, probe(name).focusable()));
    let [a, b, dialog] = probes;
    ui.set_root(VBox::of([a.into(), b.into()]));
    ui.focus(b);
    ui[dialog].set_fixed(2, 4);
    probes
}

fn show(pilot: &mut Pilot<Stage>, child: Probe, layer: Layer) {
    act(pilot, move |ui| {
        ui.show_with(child, layer, Message::Said("closed".into()));
    });
}

#[track_caller]
fn check_focus(pilot: &Pilot<Stage>, expected: Probe) {
    assert_eq!(pilot.ui().focused(), Some(expected.untyped()));
}

#[test]
fn a_dialog_lies_in_the_middle_and_what_was_under_it_comes_back() {
    let (mut pilot, [.., dialog]) = stage(4, 8, two_and_one);
    show(&mut pilot, dialog, Layer::dialog());
    check_screen(&pilot, &["aaaaaaaa", "aaddddaa", "bbddddbb", "bbbbbbbb"]);
    pilot.keys("<Esc>");
    check_screen(&pilot, &["aaaaaaaa", "aaaaaaaa", "bbbbbbbb", "bbbbbbbb"]);
    assert_eq!(heard(&pilot), ["closed"]);
}

#[test]
fn a_dialog_keeps_the_focus_and_gives_it_back() {
    let (mut pilot, [a, b, dialog]) = stage(4, 8, two_and_one);
    check_focus(&pilot, b);
    show(&mut pilot, dialog, Layer::dialog());
    check_focus(&pilot, dialog);
    check_focus(pilot.keys("<Tab>"), dialog);
    check_focus(pilot.click(0, 0), dialog);
    check_focus(pilot.keys("<Esc>"), b);
    check_focus(pilot.keys("<Tab>"), a);
}

#[test]
fn the_focus_that_the_app_gives_below_a_dialog_is_kept_for_later() {
    let (mut pilot, [a, _, dialog]) = stage(4, 8, two_and_one);
    show(&mut pilot, dialog, Layer::dialog());
    act(&mut pilot, move |ui| ui.focus(a));
    check_focus(&pilot, dialog);
    check_focus(pilot.keys("<Esc>"), a);
}

#[test]
fn keys_and_clicks_do_not_reach_what_lies_below_a_dialog() {
    let (mut pilot, [.., dialog]) = stage(4, 8, two_and_one);
    show(&mut pilot, dialog, Layer::dialog());
    pilot.keys("x").click(0, 0).keys("q");
    assert!(pilot.departure().is_none());
    assert_eq!(heard(&pilot), ["d x", "d q"]);
}

#[test]
fn a_popup_lies_beside_its_anchor_and_a_click_elsewhere_closes_it() {
    let (mut pilot, [a, _, popup]) = stage(4, 8, two_and_one);
    show(&mut pilot, popup, Layer::popup(a));
    check_screen(&pilot, &["aaaaaaaa", "aaaaaaaa", "ddddbbbb", "ddddbbbb"]);
    pilot.click(2, 1);
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 0);
    check_screen(&pilot, &["aaaaaaaa", "aaaaaaaa", "bbbbbbbb", "bbbbbbbb"]);
    assert_eq!(heard(&pilot).last(), Some(&"closed"));
}

#[test]
fn a_sticky_layer_is_closed_by_the_app_only() {
    let (mut pilot, [.., dialog]) = stage(4, 8, two_and_one);
    show(&mut pilot, dialog, Layer::at(Position::new(9, 9)).sticky());
    pilot.keys("<Esc>").click(0, 0);
    check_screen(&pilot, &["aaaaaaaa", "aaaaaaaa", "bbbbdddd", "bbbbdddd"]);
    act(&mut pilot, move |ui| ui.close(dialog));
    check_screen(&pilot, &["aaaaaaaa", "aaaaaaaa", "bbbbbbbb", "bbbbbbbb"]);
    assert!(pilot.ui().contains(dialog));
}

#[test]
fn of_two_dialogs_the_upper_has_the_focus_and_closes_first() {
    let (mut pilot, [a, b, dialog]) = stage(4, 8, two_and_one);
    act(&mut pilot, move |ui| ui.set_root(a));
    show(&mut pilot, dialog, Layer::dialog());
    show(&mut pilot, b, Layer::cover());
    check_focus(&pilot, b);
    check_focus(pilot.keys("<Esc>"), dialog);
    check_focus(pilot.keys("<Esc>"), a);
}

#[test]
fn the_lower_of_two_dialogs_may_go_first() {
    let (mut pilot, [a, b, dialog]) = stage(4, 8, two_and_one);
    act(&mut pilot, move |ui| ui.set_root(a));
    show(&mut pilot, dialog, Layer::dialog());
    show(&mut pilot, b, Layer::cover());
    act(&mut pilot, move |ui| ui.remove(dialog));
    check_focus(&pilot, b);
    check_focus(pilot.keys("<Esc>"), a);
}

#[test]
fn toasts_take_no_focus_and_go_by_themselves() {
    let (mut pilot, [_, b, _]) = stage(8, 24, two_and_one);
    act(&mut pilot, |ui| ui.toast(Tone::Good, "saved"));
    pilot.advance(Duration::from_secs(3));
    act(&mut pilot, |ui| ui.toast(Tone::Bad, "not sent"));
    check_focus(&pilot, b);
    check_screen(
        &pilot,
        &[
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaa┌─────────┐",
            "aaaaaaaaaaaaa│ + saved │",
            "bbbbbbbbbbbbb└─────────┘",
            "bbbbbbbbbb┌────────────┐",
            "bbbbbbbbbb│ x not sent │",
            "bbbbbbbbbb└────────────┘",
        ],
    );
    pilot.keys("x").advance(Duration::from_secs(2));
    assert!(!pilot.screen().contains("saved"), "{}", pilot.screen());
    pilot.advance(Duration::from_secs(3));
    assert!(!pilot.screen().contains("sent"), "{}", pilot.screen());
    assert_eq!(heard(&pilot), ["b x"]);
}
