//! A sheet to draw on.

mod stage;

use stage::{Message, Stage, act, check_screen, heard, stage};
use strombus_widgets::terminal::{Color, MouseAction, MouseButton, Position, Size, Style};
use strombus_widgets::{Border, Drawing, Drawn, Id, Pilot, Ui, VBox};

fn sheet(ui: &mut Ui<Message>) -> Id<Drawing> {
    let drawing = ui.add_with(Drawing::new(Size::new(4, 8)), |Drawn(at)| {
        Message::Said(format!("{},{}", at.row, at.column))
    });
    ui.set_root(VBox::of([drawing.into()]));
    drawing
}

fn cursor(pilot: &Pilot<Stage>) -> Option<(i32, i32)> {
    pilot.cursor().map(|at| (at.row, at.column))
}

#[test]
fn what_is_typed_is_drawn_and_the_cursor_goes_on() {
    let (mut pilot, _) = stage(6, 10, sheet);
    pilot.keys("ab<Down>c<Left><Left><Up>Q");
    check_screen(&pilot, &["aQ", "  c"]);
    assert_eq!(cursor(&pilot), Some((0, 2)));
    assert_eq!(heard(&pilot), ["0,0", "0,1", "1,2", "0,1"]);
    assert_eq!(pilot.departure(), None);
}

#[test]
fn the_cursor_stays_on_the_sheet() {
    let (mut pilot, _) = stage(6, 10, sheet);
    pilot.keys("<Up><Left>x<End>yz");
    check_screen(&pilot, &["x      z"]);
    assert_eq!(cursor(&pilot), Some((0, 7)));
    pilot.keys("<Home><Enter><Enter><Enter><Enter>w");
    check_screen(&pilot, &["x      z", "", "", "w"]);
}

#[test]
fn the_cursor_stays_on_the_part_of_the_sheet_that_has_room() {
    let (mut pilot, _) = stage(6, 10, sheet);
    pilot.keys("<End>").resize(2, 3);
    assert_eq!(cursor(&pilot), Some((0, 2)));
    pilot.keys("<Down><Down><Down>x");
    check_screen(&pilot, &["", "  x"]);
}

#[test]
fn what_was_drawn_can_be_rubbed_out() {
    let (mut pilot, _) = stage(6, 10, sheet);
    pilot.keys("abc<Backspace>");
    check_screen(&pilot, &["ab"]);
    pilot.keys("<Home><Delete>");
    check_screen(&pilot, &[" b"]);
    assert_eq!(heard(&pilot), ["0,0", "0,1", "0,2", "0,2", "0,0"]);
}

#[test]
fn the_mouse_draws_lines_of_what_was_typed_last() {
    let (mut pilot, _) = stage(6, 10, sheet);
    let (press, drag) = (MouseButton::Left, MouseButton::Left);
    pilot.mouse(MouseAction::Press(press), 0, 0);
    pilot
        .mouse(MouseAction::Drag(drag), 2, 4)
        .mouse(MouseAction::Drag(drag), 2, 6);
    check_screen(&pilot, &["█", " ██", "   ████"]);
    pilot.mouse(MouseAction::Release(None), 2, 6);
    pilot.keys("<Home>+").click(0, 7);
    check_screen(&pilot, &["█      +", " ██", "+  ████"]);
    let right = MouseButton::Right;
    pilot
        .mouse(MouseAction::Press(right), 2, 0)
        .mouse(MouseAction::Drag(right), 2, 5);
    check_screen(&pilot, &["█      +", " ██", "      █"]);
}

#[test]
fn a_drag_beyond_the_edge_is_drawn_up_to_it() {
    let (mut pilot, _) = stage(6, 10, sheet);
    pilot.mouse(MouseAction::Press(MouseButton::Left), 1, 6);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 1, 99);
    check_screen(&pilot, &["", "      ██"]);
    assert_eq!(heard(&pilot), ["1,6", "1,7"]);
}

#[test]
fn a_paste_is_drawn_row_by_row() {
    let (mut pilot, _) = stage(6, 10, sheet);
    pilot.paste("/\\\n\\/");
    check_screen(&pilot, &["/\\", "\\/"]);
}

#[test]
fn only_what_takes_one_column_is_drawn() {
    let (mut pilot, drawing) = stage(6, 10, sheet);
    pilot.keys("世x");
    check_screen(&pilot, &["x"]);
    act(&mut pilot, move |ui| {
        for character in ['\u{1b}', '世', '\u{301}', '\n'] {
            ui[drawing].set(Position::new(1, 1), character, Style::PLAIN);
        }
        assert_eq!(
            ui[drawing].get(Position::new(1, 1)),
            Some((' ', Style::PLAIN))
        );
        assert_eq!(ui[drawing].get(Position::new(4, 0)), None);
    });
}

#[test]
fn the_app_draws_in_styles_and_clears() {
    let (mut pilot, drawing) = stage(6, 10, |ui| {
        let drawing = sheet(ui);
        ui.set_root(Border::new(drawing));
        drawing
    });
    let red = Style::new().fg(Color::RED);
    act(&mut pilot, move |ui| {
        ui[drawing].line(Position::new(3, 0), Position::new(0, 7), '.', red);
        ui[drawing].set(Position::new(0, 0), 'o', red);
    });
    check_screen(
        &pilot,
        &[
            "┌────────┐",
            "│o     ..│",
            "│    ..  │",
            "│  ..    │",
            "│..      │",
            "└────────┘",
        ],
    );
    assert_eq!(pilot.style(1, 1), Some(red));
    act(&mut pilot, move |ui| ui[drawing].clear());
    assert_eq!(
        pilot.ui()[drawing].get(Position::ORIGIN),
        Some((' ', Style::PLAIN))
    );
}
