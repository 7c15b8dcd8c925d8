//! How much work a few bytes can make: a screen full of cells for each sequence, whatever its parameters.

use super::Screen;
use crate::geometry::Size;

/// What moves cells looks at two rows for each.
const SCREENS: usize = 6;

/// Every control sequence there could be, with parameters that ask for as much as possible.
pub(super) fn sequences() -> Vec<String> {
    const PARAMETERS: [&str; 9] = [
        "",
        "2",
        "3",
        "65535",
        "1;1;999;999",
        "1;1;999;999;1;2;2",
        "69;1;1;999;999",
        "1;1;1;1;999;999",
        "1;1;999;999;4;7",
    ];
    let mut all = Vec::new();
    for last in '@'..='~' {
        for middle in ["", " ", "!", "\"", "#", "$", "*", "'"] {
            all.extend(PARAMETERS.map(|numbers| format!("\x1b[{numbers}{middle}{last}")));
        }
        for prefix in ["?", "<", "=", ">"] {
            all.extend(["2", "65535"].map(|number| format!("\x1b[{prefix}{number}{last}")));
        }
    }
    all.extend(('0'..='~').map(|last| format!("\x1b{last}")));
    all.extend(["\n", "\t", "x", "\u{301}", "世"].map(String::from));
    // What makes the screen larger makes all that follows more, as it should.
    all.retain(|sequence| !sequence.ends_with(['t', '|']) && !sequence.ends_with('['));
    all
}

fn check(setup: &str) {
    let size = Size::new(20, 50);
    for sequence in sequences() {
        let mut screen = Screen::new(size);
        screen.feed("ab世".repeat(250).as_bytes());
        screen.feed(setup.as_bytes());
        screen.state.workshop.touched = 0;
        screen.parser.feed(sequence.as_bytes(), &mut screen.state);
        let cells = screen.state.workshop.touched;
        assert!(
            cells <= SCREENS * size.cells(),
            "{setup:?} {sequence:?}: {cells}"
        );
    }
}

#[test]
fn no_sequence_makes_more_work_than_some_screens_full() {
    check("");
    check("\x1b[44m\x1b[4hx");
    check("世");
    check("\x1b[?69h\x1b[2;40s\x1b[20;5Hx");
    check("\x1b[?2027hx");
    check("\x1b[?45;1045h\x1b[?7lx");
}
