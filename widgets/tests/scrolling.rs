//! Viewports, scrollbars and areas that scroll.

mod stage;

use stage::{Message, Stage, act, add, check_screen, heard, probe, stage};
use strombus_widgets::terminal::{
    Input, Modifiers, Mouse, MouseAction, MouseButton, Painter, Position, Profile, Size, Style,
    Surface,
};
use strombus_widgets::*;

const DRAG: MouseAction = MouseAction::Drag(MouseButton::Left);
const PRESS: MouseAction = MouseAction::Press(MouseButton::Left);

/// Nine rows of sixteen columns, each of which names its row.
fn sheet() -> Label {
    let row = |n: u8| format!("{n}abcdefghijklmn{n}");
    Label::new((1..10).map(row).collect::<Vec<_>>().join("\n"))
}

fn area(ui: &mut Ui<Message>) -> Id<ScrolledArea> {
    let area = ui.add(ScrolledArea::new(sheet()));
    ui.set_root(area);
    area
}

#[track_caller]
fn check_offset(pilot: &Pilot<Stage>, area: Id<ScrolledArea>, row: i32, column: i32) {
    assert_eq!(pilot.ui()[area].offset(), Position::new(row, column));
}

#[test]
fn a_viewport_shows_the_part_that_the_app_says() {
    let (mut pilot, viewport) = stage(3, 6, |ui| {
        let viewport = ui.add(Viewport::new(sheet()));
        ui.set_root(Border::new(viewport));
        viewport
    });
    check_screen(&pilot, &["┌────┐", "│1abc│", "└────┘"]);
    act(&mut pilot, move |ui| {
        ui[viewport].set_offset(Position::new(2, 3))
    });
    check_screen(&pilot, &["┌────┐", "│cdef│", "└────┘"]);
    act(&mut pilot, move |ui| {
        ui[viewport].set_offset(Position::new(99, 99));
        assert_eq!(ui[viewport].offset(), Position::new(8, 12));
        assert_eq!(ui[viewport].offset(), ui[viewport].end());
    });
    check_screen(&pilot, &["┌────┐", "│lmn9│", "└────┘"]);
    // With more room, it still has no more than there is.
    check_screen(
        pilot.resize(4, 8),
        &["┌──────┐", "│jklmn8│", "│jklmn9│", "└──────┘"],
    );
    act(&mut pilot, move |ui| {
        ui[viewport].set_offset(Position::new(-1, -1))
    });
    check_screen(&pilot, &["┌──────┐", "│1abcde│", "│2abcde│", "└──────┘"]);
}

#[test]
fn what_is_in_a_viewport_is_as_large_as_it_is_told_or_as_the_viewport() {
    let (mut pilot, (told, free)) = stage(2, 8, |ui| {
        let told = add(ui, probe("t").fixed(1, 1));
        let free = add(ui, probe("f"));
        ui.set_root(HBox::of([
            Viewport::new(told).content_size(Size::new(7, 9)).into(),
            Viewport::new(free).into(),
        ]));
        (told, free)
    });
    assert_eq!(pilot.ui()[told].size, Size::new(7, 9));
    assert_eq!(pilot.ui()[free].size, Size::new(2, 4));
    pilot.resize(3, 20);
    assert_eq!(pilot.ui()[free].size, Size::new(3, 10));
}

#[test]
fn a_click_in_a_viewport_comes_where_it_is_seen() {
    let (mut pilot, ()) = stage(2, 4, |ui| {
        let inner = add(ui, probe("i").fixed(9, 9));
        let mut viewport = Viewport::new(inner).content_size(Size::new(9, 9));
        viewport.set_offset(Position::new(5, 5));
        let viewport = ui.add(viewport);
        ui.set_root(viewport);
        // Before it was laid out there is nothing to go to.
        ui.after(
            std::time::Duration::from_secs(1),
            Message::Do(Box::new(move |ui| {
                ui[viewport].set_offset(Position::new(5, 2));
            })),
        );
    });
    pilot.click(1, 1);
    pilot.advance(std::time::Duration::from_secs(1)).click(1, 1);
    assert_eq!(
        heard(&pilot),
        [
            "i press 1,1",
            "i release 1,1",
            "i press 6,3",
            "i release 6,3"
        ]
    );
}

#[test]
fn an_area_that_has_room_for_all_has_no_bars() {
    let (pilot, area) = stage(10, 17, area);
    let screen = pilot.screen();
    assert!(screen.starts_with("1abcdefghijklmn1\n2abc"), "{screen}");
    assert!(!screen.contains(['┃', '━']), "{screen}");
    assert!(!pilot.ui()[area].focusable());
}

#[test]
fn an_area_has_the_bars_that_it_needs() {
    let (mut pilot, _) = stage(5, 8, area);
    check_screen(
        &pilot,
        &["1abcdef┃", "2abcdef", "3abcdef", "4abcdef", "━━━"],
    );
    check_screen(
        pilot.resize(4, 17),
        &[
            "1abcdefghijklmn1┃",
            "2abcdefghijklmn2",
            "3abcdefghijklmn3",
            "4abcdefghijklmn4",
        ],
    );
    // One bar takes the room that makes the other one necessary.
    check_screen(
        pilot.resize(9, 15),
        &[
            "1abcdefghijklm┃",
            "2abcdefghijklm┃",
            "3abcdefghijklm┃",
            "4abcdefghijklm┃",
            "5abcdefghijklm┃",
            "6abcdefghijklm┃",
            "7abcdefghijklm┃",
            "8abcdefghijklm",
            "━━━━━━━━━━━━",
        ],
    );
}

#[test]
fn an_area_may_always_have_its_bars() {
    let (pilot, ()) = stage(3, 4, |ui| {
        ui.set_root(ScrolledArea::new(Label::new("a")).always())
    });
    check_screen(&pilot, &["a  ┃", "   ┃", "━━━"]);
}

#[test]
fn keys_scroll_an_area_that_has_the_focus() {
    let (mut pilot, area) = stage(5, 8, area);
    check_screen(
        pilot.keys("<Down><Right>"),
        &["bcdefgh", "bcdefgh┃", "bcdefgh", "bcdefgh", " ━━━"],
    );
    check_offset(pilot.keys("<Up><Up><Left><Left>"), area, 0, 0);
    check_offset(pilot.keys("<PageDown>"), area, 3, 0);
    check_offset(pilot.keys("<End>"), area, 3, 9);
    check_offset(pilot.keys("<PageUp><Home>"), area, 0, 0);
    check_offset(pilot.keys("<C-End>"), area, 5, 9);
    check_screen(
        &pilot,
        &["ijklmn6", "ijklmn7", "ijklmn8", "ijklmn9┃", "    ━━━"],
    );
    check_offset(pilot.keys("<C-Home>"), area, 0, 0);
}

#[test]
fn an_area_tells_the_keys_that_move_it() {
    let check = |rows, columns, expected: &[&str]| {
        let (pilot, ()) = stage(rows, columns, |ui| {
            let area = area(ui);
            ui.focus(area);
        });
        let keys = pilot.ui().keys();
        let enabled = keys.iter().filter(|key| key.enabled);
        assert_eq!(enabled.map(|key| &*key.keys).collect::<Vec<_>>(), expected);
    };
    check(5, 20, &["Up Down"]);
    check(5, 10, &["Up Down"]);
    check(12, 10, &["Left Right"]);
}

#[test]
fn home_and_end_go_up_and_down_where_that_is_the_only_way() {
    let (mut pilot, area) = stage(5, 20, area);
    check_offset(pilot.keys("<End>"), area, 4, 0);
    check_offset(pilot.keys("<Home>"), area, 0, 0);
}

#[test]
fn the_wheel_scrolls_and_with_shift_sideways() {
    let (mut pilot, area) = stage(5, 8, area);
    check_offset(pilot.mouse(MouseAction::ScrollDown, 1, 1), area, 3, 0);
    check_offset(pilot.mouse(MouseAction::ScrollUp, 1, 1), area, 0, 0);
    let shifted = |action| {
        let at = Position::new(1, 1);
        Input::Mouse(Mouse::new(action, at).with(Modifiers::SHIFT))
    };
    check_offset(pilot.input(shifted(MouseAction::ScrollDown)), area, 0, 3);
    check_offset(pilot.mouse(MouseAction::ScrollRight, 1, 1), area, 0, 6);
    check_offset(pilot.input(shifted(MouseAction::ScrollUp)), area, 0, 3);
    check_offset(pilot.mouse(MouseAction::ScrollLeft, 1, 1), area, 0, 0);
}

#[test]
fn a_click_beside_the_thumb_turns_the_page() {
    let (mut pilot, area) = stage(5, 8, area);
    check_offset(pilot.click(3, 7), area, 3, 0);
    check_offset(pilot.click(0, 7), area, 0, 0);
    check_offset(pilot.click(4, 6), area, 0, 6);
    check_offset(pilot.click(4, 0), area, 0, 0);
}

#[test]
fn the_thumb_can_be_dragged_wherever_the_pointer_goes() {
    let (mut pilot, area) = stage(5, 8, area);
    pilot.mouse(PRESS, 0, 7);
    check_offset(pilot.mouse(DRAG, 2, 7), area, 3, 0);
    check_offset(pilot.mouse(DRAG, 99, 0), area, 5, 0);
    check_offset(pilot.mouse(DRAG, -9, 99), area, 0, 0);
    pilot.mouse(MouseAction::Release(None), 0, 0);
    pilot.mouse(PRESS, 4, 0);
    check_offset(pilot.mouse(DRAG, 0, 4), area, 0, 9);
}

#[test]
fn the_focus_inside_stays_in_sight() {
    let (mut pilot, area) = stage(3, 10, |ui| {
        let fields: Vec<Child> = (0..8).map(|n| Child::from(TextField::of(ui, n))).collect();
        let area = ui.add(ScrolledArea::new(VBox::of(fields).gap(1)));
        ui.set_root(area);
        area
    });
    struct TextField;
    impl TextField {
        fn of(ui: &mut Ui<Message>, n: u8) -> Id<stage::Probe> {
            add(ui, probe(&n.to_string()).focusable().fixed(1, 6))
        }
    }
    // Tab goes to the area itself first, then to what is inside.
    check_screen(&pilot, &["000000   ┃", "", "111111"]);
    check_screen(
        pilot.keys("<Tab><Tab><Tab>"),
        &["111111", "         ┃", "222222"],
    );
    check_screen(pilot.keys("<S-Tab>"), &["111111", "         ┃", "222222"]);
    pilot.keys("<S-Tab><S-Tab><S-Tab>");
    check_screen(&pilot, &["666666", "", "777777   ┃"]);
    // Who scrolls away is not brought back until the focus moves.
    check_offset(pilot.keys("<PageUp>"), area, 10, 0);
    check_offset(pilot.keys("x"), area, 10, 0);
    check_offset(pilot.keys("<S-Tab>"), area, 10, 0);
}

#[test]
fn the_cursor_of_a_large_drawing_stays_in_sight() {
    let (mut pilot, area) = stage(4, 6, |ui| {
        let drawing = ui.add(Drawing::new(Size::new(10, 20)));
        let area = ui.add(ScrolledArea::new(drawing));
        ui.set_root(area);
        ui.focus(drawing);
        area
    });
    pilot.keys("abcdefgh<Down><Down><Down>x");
    check_screen(&pilot, &["", "     ┃", "   x", " ━"]);
    check_offset(&pilot, area, 1, 5);
}

#[test]
fn content_that_shrinks_or_grows_is_followed() {
    let (mut pilot, (area, label)) = stage(4, 6, |ui| {
        let label = ui.add(Label::new("1\n2\n3\n4\n5\n6"));
        let area = ui.add(ScrolledArea::new(label));
        ui.set_root(area);
        (area, label)
    });
    pilot.keys("<End>");
    check_screen(&pilot, &["3", "4", "5    ┃", "6    ┃"]);
    act(&mut pilot, move |ui| ui[label].set_text("1\n2\n3\n4\n5"));
    check_screen(&pilot, &["2", "3    ┃", "4    ┃", "5    ┃"]);
    act(&mut pilot, move |ui| ui[label].set_text("one\ntwo"));
    check_screen(&pilot, &["one", "two"]);
    check_offset(&pilot, area, 0, 0);
}

#[test]
fn a_scrollbar_by_itself_says_where_it_was_moved() {
    let (mut pilot, bar) = stage(6, 6, |ui| {
        let mut bar = Scrollbar::vertical();
        bar.set_content(100, 20);
        let mut across = Scrollbar::horizontal();
        across.set_content(10, 10);
        let across = ui.add(across);
        let bar = ui.add_with(bar, |Scrolled(to)| Message::Said(to.to_string()));
        ui.set_root(VBox::of([Child::from(bar).flex(1), across.into()]));
        bar
    });
    check_screen(&pilot, &["┃", "", "", "", "", "━━━━━━"]);
    pilot.click(3, 0).mouse(MouseAction::ScrollDown, 0, 0);
    pilot.mouse(PRESS, 1, 0).mouse(DRAG, 4, 0).mouse(DRAG, 5, 0);
    assert_eq!(heard(&pilot), ["19", "22", "80"]);
    act(&mut pilot, move |ui| ui[bar].set_offset(40));
    check_screen(&pilot, &["", "", "┃", "", "", "━━━━━━"]);
    assert_eq!(pilot.ui()[bar].offset(), 40);
}

#[test]
fn on_a_terminal_without_unicode_the_thumbs_are_seen_too() {
    let (pilot, _) = stage(5, 8, area);
    let size = Size::new(5, 8);
    let mut painter = Painter::new(Profile::ANSI, size);
    let mut surface = Surface::new(size);
    painter.load(&mut surface);
    for (row, line) in (0..).zip(pilot.screen().lines()) {
        let at = Position::new(row, 0);
        surface.canvas().text(at, line, Style::PLAIN);
    }
    let mut bytes = Vec::new();
    painter.paint(&mut surface, &mut bytes);
    let painted = String::from_utf8_lossy(&bytes);
    for thumb_and_track in ["f|", "---"] {
        assert!(painted.contains(thumb_and_track), "{painted}");
    }
}
