//! The tale as a dialogue.

use strombus_adventure::Adventure;
use strombus_widgets::Pilot;

#[test]
fn the_tale_is_told_and_played() {
    let mut pilot = Pilot::<Adventure>::plain(80);
    let opened = pilot.said();
    assert!(
        opened.starts_with("The Wentletrap.\nPlain mode: type ? and Enter for help.\nThe Jetty.\n"),
        "{opened}"
    );
    assert!(
        opened.ends_with("What do you do? text field, empty. Type a line, then Enter.\n"),
        "{opened}"
    );
    let taken = pilot.line("take rope");
    assert!(
        taken.contains("rope") && !taken.contains("> take rope"),
        "{taken}"
    );
    let north = pilot.line("north");
    assert!(north.starts_with("The Shingle Beach.\n"), "{north}");
    assert!(
        north.ends_with("You go north, to the Shingle Beach.\n"),
        "{north}"
    );
    assert_eq!(north.matches("The Shingle Beach.").count(), 1, "{north}");
    let back = pilot.line("south");
    assert!(back.starts_with("The Jetty.\n"), "{back}");
    pilot.line("/leave");
    assert!(pilot.departure().is_some());
}
