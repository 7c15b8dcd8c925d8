//! The other way of the input decoder: keys, mouse reports and pastes become the bytes that a terminal sends for them.
//!
//! A program in an emulator of ours gets these, by what it has asked for ([`InputModes`](crate::InputModes)). The forms are
//! xterm's, and kitty's where a program has set flags of its keyboard protocol. What a form cannot say is left out (the
//! Shift of Shift-Enter) or nothing is written (a release that nobody asked for), as real terminals do.
//!
//! The laws, which `laws.rs` tests: where a form can say all of a key, our decoder, told of the same modes, gives
//! that key back; and nothing that is typed or pasted can end a bracketed paste before its end.

mod key;
mod kitty;
mod mouse;
mod other;
mod paste;
mod report;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use key::encode_key;
pub use mouse::encode_mouse;
pub use paste::encode_paste;
pub use report::{encode_focus, encode_resize};

const ESC: u8 = 0x1b;
const CSI: &[u8] = b"\x1b[";
const SS3: &[u8] = b"\x1bO";

/// Appends `number` in decimal.
fn decimal(number: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(number.to_string().as_bytes());
}

/// Appends `c` in UTF-8.
fn utf8(c: char, out: &mut Vec<u8>) {
    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}
