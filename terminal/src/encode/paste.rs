//! Pastes.

use super::utf8;
use crate::input::InputModes;

/// Appends pasted text as a terminal in `modes` sends it: in brackets if the program asked for them (mode 2004), with
/// CR for each line's end, as the Enter key has it.
///
/// All other control characters but the tab are left out, so that nothing in `text` is a key of its own, and nothing in it
/// can end the brackets. A paste that comes in pieces becomes as many pastes.
pub fn encode_paste(text: &str, modes: &InputModes, out: &mut Vec<u8>) {
    if modes.bracketed_paste {
        out.extend_from_slice(b"\x1b[200~");
    }
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\n' | '\r' => out.push(b'\r'),
            '\t' => out.push(b'\t'),
            _ if c.is_control() => {}
            _ => utf8(c, out),
        }
        after_return = c == '\r';
    }
    if modes.bracketed_paste {
        out.extend_from_slice(b"\x1b[201~");
    }
}
