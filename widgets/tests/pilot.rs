//! The pilot itself: what a test does, and what it is shown.

mod stage;

use insta::assert_snapshot;
use stage::{Message, Stage, heard, probe, stage};
use strombus_widgets::terminal::{Color, Style};
use strombus_widgets::*;

fn probed() -> Pilot<Stage> {
    let build = |ui: &mut Ui<Message>| {
        let id = stage::add(ui, probe("p"));
        ui.set_root(id);
    };
    stage(4, 20, build).0
}

#[track_caller]
fn check(act: impl FnOnce(&mut Pilot<Stage>), expected: &[&str]) {
    let mut pilot = probed();
    act(&mut pilot);
    assert_eq!(heard(&pilot), expected);
}

#[test]
fn the_mouse_clicks_drags_and_turns_its_wheel() {
    check(
        |pilot| {
            pilot.double_click(1, 2);
        },
        &["p press 1,2", "p release 1,2"].repeat(2),
    );
    check(
        |pilot| {
            pilot.drag((0, 3), (1, 1));
        },
        &[
            "p press 0,3",
            "p drag 0,2",
            "p drag 0,1",
            "p drag 1,1",
            "p release 1,1",
        ],
    );
    check(
        |pilot| {
            pilot
                .wheel(2, 0, 0)
                .wheel(-1, 0, 0)
                .hover(3, 3)
                .right_click(0, 0);
        },
        &[
            "p turn 0,0",
            "p turn 0,0",
            "p turn 0,0",
            // Nothing is there that does anything where the mouse only moves, so the terminal does not tell.
            "p press 0,0",
            "p release 0,0",
        ],
    );
}

fn page() -> Pilot<Stage> {
    let build = |ui: &mut Ui<Message>| {
        let name = ui.add(TextInput::new());
        let red = Style::new().fg(Color::Rgb(200, 0, 0)).bold();
        ui.set_root(VBox::of([
            Label::new("plain").into(),
            Label::new("漢 red").style(red).into(),
            Child::new(name).fixed(1),
        ]));
    };
    stage(6, 12, build).0
}

#[test]
fn styled_text_says_what_looks_how() {
    let mut pilot = page();
    pilot.keys("ann");
    assert_snapshot!(pilot.styled(), @r"
    |plain
    |漢 red
    :aaaaaa
    |ann
    :bbbbbbbbbbbb

    a = fg #c80000, bold
    b = underline
    ");
}

#[test]
fn a_picture_holds_what_is_seen() {
    let svg = page().svg();
    assert!(svg.starts_with("<svg"), "{svg}");
    for part in ["plain", "漢", "red", "#c80000"] {
        assert!(svg.contains(part), "{part}\n{svg}");
    }
}
