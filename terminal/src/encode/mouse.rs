//! Mouse reports as xterm sends them.

use super::{CSI, decimal, encode_key, utf8};
use crate::input::{InputModes, MouseEncoding, MouseTracking};
use crate::key::{Key, KeyCode, Modifiers};
use crate::mouse::{Mouse, MouseAction, MouseButton, Pixel};

/// How many arrow keys a notch of the wheel is on the alternate screen.
const NOTCH: usize = 3;

/// Appends what a terminal in `modes` reports of the mouse: nothing of what the program did not ask for.
///
/// A place before the first row or column counts as there. In pixels (mode 1016), a mouse whose pixel is not known is in the
/// middle of its cell, and a cell is [`Pixel::NOMINAL_CELL`].
pub fn encode_mouse(mouse: &Mouse, modes: &InputModes, out: &mut Vec<u8>) {
    if modes.mouse == MouseTracking::Off {
        return alternate_scroll(mouse, modes, out);
    }
    if !is_tracked(mouse.action, modes.mouse) {
        return;
    }
    let sgr = matches!(
        modes.mouse_encoding,
        MouseEncoding::Sgr | MouseEncoding::SgrPixels
    );
    let Some(mut buttons) = buttons(mouse.action, sgr) else {
        return;
    };
    if modes.mouse != MouseTracking::X10 {
        buttons += modifiers(mouse.modifiers);
    }
    let from_one = |place: i32| u32::try_from(place).unwrap_or(0).saturating_add(1);
    let (column, row) = (from_one(mouse.at.column), from_one(mouse.at.row));
    match modes.mouse_encoding {
        MouseEncoding::X10 => {
            out.extend_from_slice(b"\x1b[M");
            for value in [buttons, column, row] {
                // What does not fit is NUL.
                let byte = value
                    .checked_add(32)
                    .and_then(|value| value.try_into().ok());
                out.push(byte.unwrap_or(0));
            }
        }
        MouseEncoding::Utf8 => {
            out.extend_from_slice(b"\x1b[M");
            for value in [buttons, column, row] {
                let fits = value.checked_add(32).filter(|&value| value <= 0x7ff);
                utf8(fits.and_then(char::from_u32).unwrap_or('\0'), out);
            }
        }
        MouseEncoding::Urxvt => numbers(CSI, [buttons + 32, column, row], b'M', out),
        MouseEncoding::Sgr | MouseEncoding::SgrPixels => {
            let mut place = (column, row);
            if modes.mouse_encoding == MouseEncoding::SgrPixels {
                let cell = Pixel::NOMINAL_CELL;
                let middle = |place: u32, cell: u16| {
                    (place - 1).saturating_mul(cell.into()) + u32::from(cell / 2)
                };
                place = match mouse.pixel {
                    Some(Pixel { y, x }) => (x.into(), y.into()),
                    None => (middle(column, cell.x), middle(row, cell.y)),
                };
                place = (place.0.saturating_add(1), place.1.saturating_add(1));
            }
            let released = matches!(mouse.action, MouseAction::Release(_));
            let last = if released { b'm' } else { b'M' };
            numbers(b"\x1b[<", [buttons, place.0, place.1], last, out);
        }
    }
}

/// On the alternate screen, where nothing can be scrolled back to, the wheel can be arrow keys (mode 1007).
fn alternate_scroll(mouse: &Mouse, modes: &InputModes, out: &mut Vec<u8>) {
    let code = match mouse.action {
        MouseAction::ScrollUp => KeyCode::Up,
        MouseAction::ScrollDown => KeyCode::Down,
        _ => return,
    };
    if modes.alternate_scroll && modes.alternate_screen {
        for _ in 0..NOTCH {
            encode_key(&Key::new(code), modes, out);
        }
    }
}

/// Whether a program with this tracking wants to know of it.
fn is_tracked(action: MouseAction, tracking: MouseTracking) -> bool {
    match action {
        MouseAction::Press(MouseButton::Other(_)) => tracking != MouseTracking::X10,
        MouseAction::Press(_) => true,
        MouseAction::Move => tracking == MouseTracking::Any,
        MouseAction::Drag(_) => matches!(tracking, MouseTracking::Button | MouseTracking::Any),
        _ => tracking != MouseTracking::X10,
    }
}

/// The bits for the button and for motion; `None` for a button that has none. `sgr` tells which button was released.
fn buttons(action: MouseAction, sgr: bool) -> Option<u32> {
    let button = |button| {
        Some(match button {
            MouseButton::Left => 0,
            MouseButton::Middle => 1,
            MouseButton::Right => 2,
            MouseButton::Other(number @ 8..=11) => 120 + u32::from(number),
            MouseButton::Other(_) => return None,
        })
    };
    match action {
        MouseAction::Press(pressed) => button(pressed),
        MouseAction::Release(Some(released)) if sgr => button(released),
        MouseAction::Release(_) => Some(3),
        MouseAction::Drag(held) => button(held).map(|bits| bits + 32),
        MouseAction::Move => Some(35),
        MouseAction::ScrollUp => Some(64),
        MouseAction::ScrollDown => Some(65),
        MouseAction::ScrollLeft => Some(66),
        MouseAction::ScrollRight => Some(67),
    }
}

fn modifiers(held: Modifiers) -> u32 {
    let alt = held.contains(Modifiers::ALT) || held.contains(Modifiers::META);
    [
        (held.contains(Modifiers::SHIFT), 4),
        (alt, 8),
        (held.contains(Modifiers::CONTROL), 16),
    ]
    .into_iter()
    .filter_map(|(held, bit)| held.then_some(bit))
    .sum()
}

fn numbers(begin: &[u8], [buttons, column, row]: [u32; 3], last: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(begin);
    decimal(buttons, out);
    for place in [column, row] {
        out.push(b';');
        decimal(place, out);
    }
    out.push(last);
}
