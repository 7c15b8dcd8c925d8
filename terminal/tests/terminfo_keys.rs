//! Every key capability of the terminals in terminfo that people come with, and the key that it is.
//!
//! The tables were made from ncurses 6.4 (`infocmp -x`), once, and are our own since: one row a sequence, its key in the
//! notation of the test pilot. Where two terminals mean different keys by one sequence, the row says what most mean:
//! - rxvt sends `SS3 A` for Control-Shift-Up, which for all others is Up in application mode;
//! - the digits on a PC's keypad stand for the VT100's function keys 5 to 10 in its description; they are the digits here;
//! - PuTTY's keypad has the VT100's, where Num Lock, `/`, `*` and `-` are PF1 to PF4;
//! - iTerm2's description has xterm's Meta (parameters 9 to 16) for the Option key, which is Super here; those rows are left out.

use strombus_terminal::{Decoder, Input, Key, KeyCode, KeyDialect, Modifiers};

/// xterm in all its modes, and alacritty, foot, iTerm2, kitty, Konsole, mintty, screen, st, tmux, VTE and Windows Terminal.
#[rustfmt::skip]
const XTERM: &[(&str, &str)] = &[
    ("\x1b[3;2~", "S-Delete"), ("\x1b[1;2F", "S-End"), ("\x1b[1;2H", "S-Home"), ("\x1b[2;2~", "S-Insert"),
    ("\x1b[1;2D", "S-Left"), ("\x1b[6;2~", "S-PageDown"), ("\x1b[5;2~", "S-PageUp"), ("\x1b[1;2C", "S-Right"),
    ("\x1bOw", "7"), ("\x1bOy", "9"), ("\x1bOu", "5"), ("\x1bOE", "Begin"), ("\x7f", "Backspace"), ("\x1bOq", "1"),
    ("\x1bOs", "3"), ("\x1b[Z", "S-Tab"), ("\x1bOD", "Left"), ("\x1bOB", "Down"), ("\x1bOC", "Right"),
    ("\x1bOA", "Up"), ("\x1b[3~", "Delete"), ("\x1bOF", "End"), ("\x1bOM", "Enter"), ("\x1bOP", "F1"),
    ("\x1b[21~", "F10"), ("\x1b[23~", "F11"), ("\x1b[24~", "F12"), ("\x1b[1;2P", "S-F1"), ("\x1b[1;2Q", "S-F2"),
    ("\x1b[1;2R", "S-F3"), ("\x1b[1;2S", "S-F4"), ("\x1b[15;2~", "S-F5"), ("\x1b[17;2~", "S-F6"),
    ("\x1b[18;2~", "S-F7"), ("\x1bOQ", "F2"), ("\x1b[19;2~", "S-F8"), ("\x1b[20;2~", "S-F9"), ("\x1b[21;2~", "S-F10"),
    ("\x1b[23;2~", "S-F11"), ("\x1b[24;2~", "S-F12"), ("\x1b[1;5P", "C-F1"), ("\x1b[1;5Q", "C-F2"),
    ("\x1b[1;5R", "C-F3"), ("\x1b[1;5S", "C-F4"), ("\x1b[15;5~", "C-F5"), ("\x1bOR", "F3"), ("\x1b[17;5~", "C-F6"),
    ("\x1b[18;5~", "C-F7"), ("\x1b[19;5~", "C-F8"), ("\x1b[20;5~", "C-F9"), ("\x1b[21;5~", "C-F10"),
    ("\x1b[23;5~", "C-F11"), ("\x1b[24;5~", "C-F12"), ("\x1b[1;6P", "C-S-F1"), ("\x1b[1;6Q", "C-S-F2"),
    ("\x1b[1;6R", "C-S-F3"), ("\x1bOS", "F4"), ("\x1b[1;6S", "C-S-F4"), ("\x1b[15;6~", "C-S-F5"),
    ("\x1b[17;6~", "C-S-F6"), ("\x1b[18;6~", "C-S-F7"), ("\x1b[19;6~", "C-S-F8"), ("\x1b[20;6~", "C-S-F9"),
    ("\x1b[21;6~", "C-S-F10"), ("\x1b[23;6~", "C-S-F11"), ("\x1b[24;6~", "C-S-F12"), ("\x1b[1;3P", "A-F1"),
    ("\x1b[15~", "F5"), ("\x1b[1;3Q", "A-F2"), ("\x1b[1;3R", "A-F3"), ("\x1b[1;3S", "A-F4"), ("\x1b[15;3~", "A-F5"),
    ("\x1b[17;3~", "A-F6"), ("\x1b[18;3~", "A-F7"), ("\x1b[19;3~", "A-F8"), ("\x1b[20;3~", "A-F9"),
    ("\x1b[21;3~", "A-F10"), ("\x1b[23;3~", "A-F11"), ("\x1b[17~", "F6"), ("\x1b[24;3~", "A-F12"),
    ("\x1b[1;4P", "A-S-F1"), ("\x1b[1;4Q", "A-S-F2"), ("\x1b[1;4R", "A-S-F3"), ("\x1b[18~", "F7"), ("\x1b[19~", "F8"),
    ("\x1b[20~", "F9"), ("\x1bOH", "Home"), ("\x1b[2~", "Insert"), ("\x1b[1;2B", "S-Down"), ("\x1b[6~", "PageDown"),
    ("\x1b[5~", "PageUp"), ("\x1b[1;2A", "S-Up"), ("\x1b[3;3~", "A-Delete"), ("\x1b[3;4~", "A-S-Delete"),
    ("\x1b[3;5~", "C-Delete"), ("\x1b[3;6~", "C-S-Delete"), ("\x1b[3;7~", "C-A-Delete"), ("\x1b[1;3B", "A-Down"),
    ("\x1b[1;4B", "A-S-Down"), ("\x1b[1;5B", "C-Down"), ("\x1b[1;6B", "C-S-Down"), ("\x1b[1;7B", "C-A-Down"),
    ("\x1b[1;3F", "A-End"), ("\x1b[1;4F", "A-S-End"), ("\x1b[1;5F", "C-End"), ("\x1b[1;6F", "C-S-End"),
    ("\x1b[1;7F", "C-A-End"), ("\x1b[1;3H", "A-Home"), ("\x1b[1;4H", "A-S-Home"), ("\x1b[1;5H", "C-Home"),
    ("\x1b[1;6H", "C-S-Home"), ("\x1b[1;7H", "C-A-Home"), ("\x1b[2;3~", "A-Insert"), ("\x1b[2;4~", "A-S-Insert"),
    ("\x1b[2;5~", "C-Insert"), ("\x1b[2;6~", "C-S-Insert"), ("\x1b[2;7~", "C-A-Insert"), ("\x1b[1;3D", "A-Left"),
    ("\x1b[1;4D", "A-S-Left"), ("\x1b[1;5D", "C-Left"), ("\x1b[1;6D", "C-S-Left"), ("\x1b[1;7D", "C-A-Left"),
    ("\x1b[6;3~", "A-PageDown"), ("\x1b[6;4~", "A-S-PageDown"), ("\x1b[6;5~", "C-PageDown"),
    ("\x1b[6;6~", "C-S-PageDown"), ("\x1b[6;7~", "C-A-PageDown"), ("\x1b[5;3~", "A-PageUp"),
    ("\x1b[5;4~", "A-S-PageUp"), ("\x1b[5;5~", "C-PageUp"), ("\x1b[5;6~", "C-S-PageUp"), ("\x1b[5;7~", "C-A-PageUp"),
    ("\x1b[1;3C", "A-Right"), ("\x1b[1;4C", "A-S-Right"), ("\x1b[1;5C", "C-Right"), ("\x1b[1;6C", "C-S-Right"),
    ("\x1b[1;7C", "C-A-Right"), ("\x1b[1;3A", "A-Up"), ("\x1b[1;4A", "A-S-Up"), ("\x1b[1;5A", "C-Up"),
    ("\x1b[1;6A", "C-S-Up"), ("\x1b[1;7A", "C-A-Up"), ("\x1bOx", "8"), ("\x1bOt", "4"), ("\x1bOv", "6"),
    ("\x1bOr", "2"), ("\x1bOk", "+"), ("\x1bOl", ","), ("\x1bOo", "/"), ("\x1bOn", "."), ("\x1bOj", "*"),
    ("\x1bOm", "-"), ("\x1bOp", "0"), ("\x1b[4~", "End"), ("\x1b[1~", "Home"), ("\x1b[E", "Begin"),
    ("\x1bO2P", "S-F1"), ("\x1bO2Q", "S-F2"), ("\x1bO2R", "S-F3"), ("\x1bO2S", "S-F4"), ("\x1bO5P", "C-F1"),
    ("\x1bO5Q", "C-F2"), ("\x1bO5R", "C-F3"), ("\x1bO5S", "C-F4"), ("\x1bO6P", "C-S-F1"), ("\x1bO6Q", "C-S-F2"),
    ("\x1bO6R", "C-S-F3"), ("\x1bO6S", "C-S-F4"), ("\x1bO3P", "A-F1"), ("\x1bO3Q", "A-F2"), ("\x1bO3R", "A-F3"),
    ("\x1bO3S", "A-F4"), ("\x1bO4P", "A-S-F1"), ("\x1bO4Q", "A-S-F2"), ("\x1bO4R", "A-S-F3"),
    ("\x1b[1;2E", "S-Begin"), ("\x1b\x1b[B", "A-Down"), ("\x1b\x1b[D", "A-Left"), ("\x1b\x1b[6~", "A-PageDown"),
    ("\x1b\x1b[5~", "A-PageUp"), ("\x1b\x1b[C", "A-Right"), ("\x1b\x1b[A", "A-Up"), ("\x1b[2D", "S-Left"),
    ("\x1b[2C", "S-Right"), ("\x1b[2B", "S-Down"), ("\x1b[2A", "S-Up"), ("\x1b[3B", "A-Down"),
    ("\x1b[4B", "A-S-Down"), ("\x1b[5B", "C-Down"), ("\x1b[6B", "C-S-Down"), ("\x1b[7B", "C-A-Down"),
    ("\x1b[3D", "A-Left"), ("\x1b[4D", "A-S-Left"), ("\x1b[5D", "C-Left"), ("\x1b[6D", "C-S-Left"),
    ("\x1b[7D", "C-A-Left"), ("\x1b[3C", "A-Right"), ("\x1b[4C", "A-S-Right"), ("\x1b[5C", "C-Right"),
    ("\x1b[6C", "C-S-Right"), ("\x1b[7C", "C-A-Right"), ("\x1b[3A", "A-Up"), ("\x1b[4A", "A-S-Up"),
    ("\x1b[5A", "C-Up"), ("\x1b[6A", "C-S-Up"), ("\x1b[7A", "C-A-Up"),
];

/// The VT100, VT220 and VT420, where they differ, and those who imitate them.
#[rustfmt::skip]
const DEC: &[(&str, &str)] = &[
    ("\x1b[25~", "F13"), ("\x1b[26~", "F14"), ("\x1b[28~", "F15"), ("\x1b[29~", "F16"), ("\x1b[31~", "F17"),
    ("\x1b[32~", "F18"), ("\x1b[33~", "F19"), ("\x1b[34~", "F20"), ("\x08", "Backspace"), ("\x1b[D", "Left"),
    ("\x1b[B", "Down"), ("\x1b[C", "Right"), ("\x1b[A", "Up"), ("\x1b[G", "Begin"), ("\x1b[[A", "F1"),
    ("\x1b[[B", "F2"), ("\x1b[[C", "F3"), ("\x1b[[D", "F4"), ("\x1b[[E", "F5"), ("\x1a", "C-z"), ("\x1b[11~", "F1"),
    ("\x1b[12~", "F2"), ("\x1b[13~", "F3"), ("\x1b[14~", "F4"), ("\x1b[F", "End"), ("\x1b[H", "Home"),
    ("\x1b[L", "Insert"),
];

/// rxvt, rxvt-unicode and Eterm.
#[rustfmt::skip]
const RXVT: &[(&str, &str)] = &[
    ("\x1b[3$", "S-Delete"), ("\x1b[8$", "S-End"), ("\x1b[7$", "S-Home"), ("\x1b[d", "S-Left"),
    ("\x1b[6$", "S-PageDown"), ("\x1b[5$", "S-PageUp"), ("\x1b[c", "S-Right"), ("\x1b[8^", "C-End"),
    ("\x1b[8~", "End"), ("\x1b[23$", "S-F11"), ("\x1b[24$", "S-F12"), ("\x1b[11^", "C-F1"), ("\x1b[12^", "C-F2"),
    ("\x1b[13^", "C-F3"), ("\x1b[14^", "C-F4"), ("\x1b[15^", "C-F5"), ("\x1b[17^", "C-F6"), ("\x1b[18^", "C-F7"),
    ("\x1b[19^", "C-F8"), ("\x1b[20^", "C-F9"), ("\x1b[21^", "C-F10"), ("\x1b[23^", "C-F11"), ("\x1b[24^", "C-F12"),
    ("\x1b[25^", "C-F13"), ("\x1b[26^", "C-F14"), ("\x1b[28^", "C-F15"), ("\x1b[29^", "C-F16"), ("\x1b[31^", "C-F17"),
    ("\x1b[32^", "C-F18"), ("\x1b[33^", "C-F19"), ("\x1b[34^", "C-F20"), ("\x1b[23@", "C-S-F11"),
    ("\x1b[24@", "C-S-F12"), ("\x1b[7~", "Home"), ("\x1b[b", "S-Down"), ("\x1bOb", "C-Down"), ("\x1bOd", "C-Left"),
    ("\x1bOc", "C-Right"), ("\x1b[a", "S-Up"), ("\x1bOa", "C-Up"), ("\x1b[1$", "S-Home"), ("\x1b[2$", "S-Insert"),
    ("\x1b[3^", "C-Delete"), ("\x1b[3@", "C-S-Delete"), ("\x1b[8@", "C-S-End"), ("\x1b[1^", "C-Home"),
    ("\x1b[1@", "C-S-Home"), ("\x1b[7^", "C-Home"), ("\x1b[7@", "C-S-Home"), ("\x1b[2^", "C-Insert"),
    ("\x1b[2@", "C-S-Insert"), ("\x1b[6^", "C-PageDown"), ("\x1b[6@", "C-S-PageDown"), ("\x1b[5^", "C-PageUp"),
    ("\x1b[5@", "C-S-PageUp"),
];

/// PuTTY with its VT100+ keyboard.
#[rustfmt::skip]
const PUTTY: &[(&str, &str)] = &[
    ("\x1bOY", "F10"), ("\x1bOZ", "F11"), ("\x1bO[", "F12"), ("\x1bOT", "F5"), ("\x1bOU", "F6"), ("\x1bOV", "F7"),
    ("\x1bOW", "F8"), ("\x1bOX", "F9"),
];

/// The Linux console.
#[rustfmt::skip]
const LINUX: &[(&str, &str)] = &[
    ("\x7f", "Backspace"), ("\x1b[Z", "S-Tab"), ("\x1b[3~", "Delete"), ("\x1b[21~", "F10"), ("\x1b[23~", "F11"),
    ("\x1b[24~", "F12"), ("\x1b[17~", "F6"), ("\x1b[18~", "F7"), ("\x1b[19~", "F8"), ("\x1b[20~", "F9"),
    ("\x1b[2~", "Insert"), ("\x1b[6~", "PageDown"), ("\x1b[5~", "PageUp"), ("\x1b[4~", "End"), ("\x1b[25~", "F13"),
    ("\x1b[26~", "F14"), ("\x1b[28~", "F15"), ("\x1b[29~", "F16"), ("\x1b[31~", "F17"), ("\x1b[32~", "F18"),
    ("\x1b[33~", "F19"), ("\x1b[34~", "F20"), ("\x1b[1~", "Home"), ("\x1b[D", "Left"), ("\x1b[B", "Down"),
    ("\x1b[C", "Right"), ("\x1b[A", "Up"), ("\x1b[G", "Begin"), ("\x1b\t", "S-Tab"), ("\x1b[[A", "F1"),
    ("\x1b[[B", "F2"), ("\x1b[[C", "F3"), ("\x1b[[D", "F4"), ("\x1b[[E", "F5"), ("\x1a", "C-z"),
];

/// The SCO console, cons25, and PuTTY and xterm with a SCO keyboard. In their descriptions 0x7F is Backspace for two of them and Delete for all; Shift-Tab and Shift-F2 are the same.
#[rustfmt::skip]
const SCO: &[(&str, &str)] = &[
    ("\x1bOw", "7"), ("\x1bOy", "9"), ("\x1bOu", "5"), ("\x7f", "Backspace"), ("\x1bOq", "1"), ("\x1bOs", "3"),
    ("\x1b[Z", "S-Tab"), ("\x1bOM", "Enter"), ("\x1bOx", "8"), ("\x1bOt", "4"), ("\x1bOv", "6"), ("\x1bOr", "2"),
    ("\x1bOk", "+"), ("\x1bOl", ","), ("\x1bOo", "/"), ("\x1bOn", "."), ("\x1bOj", "*"), ("\x1bOm", "-"),
    ("\x1bOp", "0"), ("\x08", "Backspace"), ("\x1b[D", "Left"), ("\x1b[B", "Down"), ("\x1b[C", "Right"),
    ("\x1b[A", "Up"), ("\x1b[G", "PageDown"), ("\x1a", "C-z"), ("\x1b[d", "S-F6"), ("\x1b[c", "S-F5"),
    ("\x1b[b", "S-F4"), ("\x1b[a", "S-F3"), ("\x1b[E", "Begin"), ("\x1b[F", "End"), ("\x1b[M", "F1"),
    ("\x1b[V", "F10"), ("\x1b[W", "F11"), ("\x1b[X", "F12"), ("\x1b[Y", "S-F1"), ("\x1b[e", "S-F7"), ("\x1b[N", "F2"),
    ("\x1b[f", "S-F8"), ("\x1b[g", "S-F9"), ("\x1b[h", "S-F10"), ("\x1b[i", "S-F11"), ("\x1b[j", "S-F12"),
    ("\x1b[k", "C-F1"), ("\x1b[l", "C-F2"), ("\x1b[m", "C-F3"), ("\x1b[n", "C-F4"), ("\x1b[o", "C-F5"),
    ("\x1b[O", "F3"), ("\x1b[p", "C-F6"), ("\x1b[q", "C-F7"), ("\x1b[r", "C-F8"), ("\x1b[s", "C-F9"),
    ("\x1b[t", "C-F10"), ("\x1b[u", "C-F11"), ("\x1b[v", "C-F12"), ("\x1b[w", "C-S-F1"), ("\x1b[x", "C-S-F2"),
    ("\x1b[y", "C-S-F3"), ("\x1b[P", "F4"), ("\x1b[z", "C-S-F4"), ("\x1b[@", "C-S-F5"), ("\x1b[[", "C-S-F6"),
    ("\x1b[\\", "C-S-F7"), ("\x1b[]", "C-S-F8"), ("\x1b[^", "C-S-F9"), ("\x1b[_", "C-S-F10"), ("\x1b[`", "C-S-F11"),
    ("\x1b[{", "C-S-F12"), ("\x1b[Q", "F5"), ("\x1b[R", "F6"), ("\x1b[S", "F7"), ("\x1b[T", "F8"), ("\x1b[U", "F9"),
    ("\x1b[H", "Home"), ("\x1b[L", "Insert"), ("\x1b[I", "PageUp"),
];

/// The key that `name` is, as `C-A-S-F12` or `PageUp`; a single character is itself.
fn named(name: &str) -> Key {
    let (mut rest, mut modifiers) = (name, Modifiers::NONE);
    for (prefix, modifier) in [
        ("C-", Modifiers::CONTROL),
        ("A-", Modifiers::ALT),
        ("S-", Modifiers::SHIFT),
    ] {
        if let Some(after) = rest.strip_prefix(prefix) {
            (rest, modifiers) = (after, modifiers.with(modifier));
        }
    }
    let code = match rest {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Insert" => KeyCode::Insert,
        "Delete" => KeyCode::Delete,
        "Begin" => KeyCode::Begin,
        "Backspace" => KeyCode::Backspace,
        "Tab" => KeyCode::Tab,
        "Enter" => KeyCode::Enter,
        _ => match rest.strip_prefix('F').and_then(|n| n.parse().ok()) {
            Some(n) => KeyCode::Function(n),
            None => KeyCode::Char(rest.parse().expect(name)),
        },
    };
    Key::new(code).with(modifiers)
}

#[track_caller]
fn check(dialect: KeyDialect, table: &[(&str, &str)]) {
    for (sequence, name) in table {
        let mut inputs = Vec::new();
        let mut decoder = Decoder::new().with_dialect(dialect);
        decoder.feed(sequence.as_bytes(), |input| inputs.push(input));
        let expected = [Input::Key(named(name))];
        assert_eq!(inputs, expected, "{} is {name}", sequence.escape_debug());
        assert!(!decoder.is_waiting(), "{}", sequence.escape_debug());
    }
}

#[test]
fn the_common_dialect_knows_the_keys_of_all_common_terminals() {
    for table in [XTERM, DEC, RXVT, PUTTY] {
        check(KeyDialect::Common, table);
    }
}

#[test]
fn the_linux_consoles_dialect_knows_its_keys_and_the_common_ones() {
    check(KeyDialect::Linux, LINUX);
    for table in [XTERM, DEC, RXVT, PUTTY] {
        check(KeyDialect::Linux, table);
    }
}

#[test]
fn the_sco_consoles_dialect_knows_its_keys() {
    check(KeyDialect::Sco, SCO);
}
