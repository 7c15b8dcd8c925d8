//! Filling in a template.

mod stage;

use stage::{Message, Stage, check_screen, heard, stage};
use strombus_widgets::terminal::Position;
use strombus_widgets::{Id, MaskedInput, Pilot, Submitted};

fn field(template: &str) -> (Pilot<Stage>, Id<MaskedInput>) {
    stage(3, 24, |ui| {
        let id = ui.add_with(MaskedInput::new(template), |Submitted(text)| {
            Message::Said(text)
        });
        ui.set_root(strombus_widgets::VBox::of([id.into()]));
        id
    })
}

/// Types `keys` into an empty field.
#[track_caller]
fn check(template: &str, keys: &str, shown: &str, cursor: i32) {
    let (mut pilot, _) = field(template);
    pilot.keys(keys);
    check_screen(&pilot, &[shown]);
    assert_eq!(pilot.cursor(), Some(Position::new(0, cursor)), "{keys}");
}

#[test]
fn the_signs_of_a_template_stand_already() {
    check("99/99/9999", "", "__/__/____", 0);
    check("99/99/9999", "24", "24/__/____", 3);
    check("99/99/9999", "24122026", "24/12/2026", 10);
    check("(99) 9", "", "(__) _", 1);
}

#[test]
fn a_sign_leads_on_behind_it() {
    check("99/99/9999", "24/1", "24/1_/____", 4);
    check("99/99/9999", "4/1/", "4_/1_/____", 6);
}

#[test]
fn places_are_emptied_and_filled_again() {
    check("99/99", "2412<Backspace><Backspace>", "24/__", 3);
    check("99/99", "2412<Home><Right>7", "27/12", 3);
    check("99/99", "2412<Home><Delete>", "_4/12", 0);
    check("99/99", "2412<C-u>", "__/__", 0);
    check("99/99", "2412<Left><Left><Left>", "24/12", 1);
}

#[test]
fn characters_are_turned_into_their_case() {
    check(">AA<AA!AA", "xYxYxY", "XYxyxY", 6);
    check(r"\A-hh", "fg9", "A-f9", 4);
}

#[test]
fn what_does_not_belong_there_is_refused_in_words() {
    let (mut pilot, id) = field("99-AA");
    pilot.keys("x");
    check_screen(&pilot, &["__-__!", " ! here stands a digit"]);
    pilot.keys("1世");
    assert_eq!(pilot.ui()[id].text(), "1-");
    pilot.keys("<Esc>");
    check_screen(&pilot, &["1_-__"]);
}

#[test]
fn only_what_is_complete_is_submitted() {
    let (mut pilot, id) = field("99-000");
    pilot.keys("1<Enter>");
    check_screen(&pilot, &["1_-___!", " ! a digit is missing"]);
    assert_eq!(heard(&pilot), [""; 0]);
    pilot.keys("2<Enter>");
    assert_eq!(heard(&pilot), ["12-"]);
    assert!(pilot.ui()[id].is_complete());
}

#[test]
fn a_paste_and_a_click_find_their_places() {
    let (mut pilot, id) = field("99/99/9999");
    pilot.paste("24/12/2026 and more\x1b");
    assert_eq!(pilot.ui()[id].text(), "24/12/2026");
    pilot.click(0, 2).keys("3");
    assert_eq!(pilot.ui()[id].text(), "24/32/2026");
    pilot.resize(1, 4).keys("<End><Left>5");
    assert!(pilot.cursor().is_some_and(|at| at.column < 4));
    assert_eq!(pilot.ui()[id].text(), "24/32/2025");
}
