//! The gallery as a dialogue.

use strombus_gallery::Gallery;
use strombus_widgets::Pilot;

#[test]
fn the_gallery_is_told_and_answered() {
    let mut pilot = Pilot::<Gallery>::plain(80);
    let opened = pilot.said();
    let first =
        "Strombus gallery.\nPlain mode: type ? and Enter for help.\nWelcome.\n";
    assert!(opened.starts_with(first), "{opened}");
    assert!(!opened.contains("use strombus_widgets"), "{opened}");
    let button = pilot.line("button");
    assert!(
        button.starts_with("Button.\nA button says that it was pressed.\n"),
        "{button}"
    );
    assert!(
        button.ends_with("More: button. Enter presses it.\n"),
        "{button}"
    );
    assert_eq!(pilot.line(""), "1 shells\n");
    let source = pilot.line("/source");
    assert!(source.contains("use strombus_widgets"), "{source}");
    assert_eq!(pilot.line("/demo"), "More: button.\n");
    assert!(pilot.line("/pages").starts_with("Tree of "));
}
