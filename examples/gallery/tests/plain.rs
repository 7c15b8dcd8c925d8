//! The gallery as a dialogue.

use std::time::Duration;

use strombus_gallery::Gallery;
use strombus_widgets::Pilot;

#[test]
fn the_gallery_is_told_and_answered() {
    let mut pilot = Pilot::<Gallery>::plain(80);
    let opened = pilot.said();
    assert!(
        opened.starts_with("Strombus gallery.\nPlain mode"),
        "{opened}"
    );
    assert!(
        opened.contains("27 more lines: /read says them."),
        "{opened}"
    );
    assert!(
        opened.ends_with(
            "Things to do here:\n\
             /1 Say: text field, empty.\n\
             /2 Elements: list of 100.\n\
             /3 Numerals: list of 100.\n\
             /4 Pause: button.\n\
             Say: text field, empty. Say something, then Enter.\n"
        ),
        "{opened}"
    );
    assert_eq!(pilot.line("How are you?"), "How are you?\n");
    let list = pilot.line("/elements");
    assert!(
        list.starts_with(
            "Elements: list of 100. Type a number or a name to choose.\n1. Hydrogen\n"
        ),
        "{list}"
    );
    assert_eq!(pilot.line("gold"), "Gold is element 79.\n");
    assert_eq!(pilot.line("4"), "Beryllium is element 4.\n");
    assert_eq!(
        pilot.line("pause"),
        "The poem rests.\nGo on: button. Enter presses it.\n"
    );
    assert_eq!(pilot.line("go on"), "The poem goes on.\nPause: button.\n");
    // It moves on the screen; its words stay what they are.
    assert_eq!(pilot.advance(Duration::from_secs(60)).said(), "");
}
