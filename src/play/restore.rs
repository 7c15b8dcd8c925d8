//! How a terminal is given back after a recording, or a host elsewhere, that may end anywhere.

use strombus_terminal::{MouseEncoding, MouseTracking, Screen};

/// What undoes each mode that something may have left: the name that the screen has for it, whether it is usually set, and
/// the sequence.
const MODES: [(&str, bool, &str); 13] = [
    ("insert", false, "\x1b[4l"),
    ("new_line", false, "\x1b[20l"),
    ("cursor_keys", false, "\x1b[?1l"),
    ("reverse_video", false, "\x1b[?5l"),
    ("origin", false, "\x1b[?6l"),
    ("autowrap", true, "\x1b[?7h"),
    ("show_cursor", true, "\x1b[?25h"),
    ("application_keypad", false, "\x1b>"),
    ("left_right_margin", false, "\x1b[?69l"),
    ("focus_events", false, "\x1b[?1004l"),
    ("alternate_screen", false, "\x1b[?1049l"),
    ("bracketed_paste", false, "\x1b[?2004l"),
    ("synchronized_output", false, "\x1b[?2026l"),
];

/// What leads a terminal that shows `screen` back to what a shell expects: the usual modes and colours, at the beginning of a
/// line below all that is shown.
pub(crate) fn restoration(screen: &Screen) -> String {
    // Breaks off a sequence whose end never came; then colours, character sets and the title.
    let mut bytes = String::from("\x18\x1b[0m\x1b(B\x0f\x1b[23;0t");
    let is_set = |name: &str| {
        screen
            .modes()
            .find(|(its, _)| *its == name)
            .map(|(_, set)| set)
    };
    let alternate = is_set("alternate_screen") == Some(true);
    for (name, usual, undo) in MODES {
        if is_set(name).is_some_and(|set| set != usual) {
            bytes += undo;
        }
    }
    let asked = screen.input_modes();
    if asked.mouse != MouseTracking::Off || asked.mouse_encoding != MouseEncoding::X10 {
        bytes += "\x1b[?9;1000;1002;1003;1005;1006;1015;1016l";
    }
    if asked.kitty_keyboard != 0 || asked.modify_other_keys != 0 {
        bytes += "\x1b[>4m\x1b[<9u";
    }
    if !alternate && screen.cursor().column > 0 {
        bytes += "\r\n";
    }
    // Margins: to set them moves the cursor, so it is put back.
    bytes += "\x1b7\x1b[r\x1b8";
    bytes
}
