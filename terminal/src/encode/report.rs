//! What a terminal tells by itself: its focus and its size.

use super::{CSI, decimal};
use crate::geometry::Size;
use crate::input::InputModes;
use crate::mouse::Pixel;

/// Appends that the window got (`true`) or lost (`false`) the focus, if the program asked for it (mode 1004).
pub fn encode_focus(focus: bool, modes: &InputModes, out: &mut Vec<u8>) {
    if modes.focus {
        out.extend_from_slice(if focus { b"\x1b[I" } else { b"\x1b[O" });
    }
}

/// Appends the new size, in cells and in pixels of `cell` each, if the program asked for it (mode 2048):
/// `CSI 48 ; rows ; columns ; height ; width t`. A terminal also reports it when the mode is set.
pub fn encode_resize(size: Size, cell: Pixel, modes: &InputModes, out: &mut Vec<u8>) {
    if !modes.in_band_resize {
        return;
    }
    let pixels = |cells: u16, pixels: u16| u32::from(cells) * u32::from(pixels);
    out.extend_from_slice(CSI);
    out.extend_from_slice(b"48");
    for number in [
        u32::from(size.rows),
        u32::from(size.columns),
        pixels(size.rows, cell.y),
        pixels(size.columns, cell.x),
    ] {
        out.push(b';');
        decimal(number, out);
    }
    out.push(b't');
}
