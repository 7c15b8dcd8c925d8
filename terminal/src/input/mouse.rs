//! Mouse reports: xterm's normal encoding (from X10), UTF-8 (1005), SGR (1006), urxvt's (1015) and SGR in pixels (1016).

use super::sequence::Parameters;
use crate::geometry::{Position, Size};
use crate::key::Modifiers;
use crate::mouse::{Mouse, MouseAction, MouseButton, Pixel};

/// `CSI M` and three bytes: buttons, column and row, each with 32 added. `None` while some are missing.
pub(super) fn normal(bytes: &[u8]) -> Option<Option<Mouse>> {
    let &[buttons, column, row] = bytes else {
        return None;
    };
    // For places past column 223, which do not fit, xterm sends NUL: they are at 224 or beyond.
    let number = |byte: u8| match byte {
        0 => 224,
        _ => u32::from(byte.saturating_sub(32)),
    };
    let buttons = u32::from(buttons).checked_sub(32);
    Some(buttons.and_then(|buttons| report(buttons, false, number(column), number(row))))
}

/// The same with characters of UTF-8, which reach to column 2015.
pub(super) fn utf8(bytes: &[u8]) -> Option<Option<Mouse>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => return None,
        Err(_) => return Some(None),
    };
    let mut chars = text.chars().map(u32::from);
    let (buttons, column, row) = (chars.next()?, chars.next()?, chars.next()?);
    let number = |c: u32| match c {
        0 => 2016,
        _ => c.saturating_sub(32),
    };
    let buttons = buttons.checked_sub(32);
    Some(buttons.and_then(|buttons| report(buttons, false, number(column), number(row))))
}

/// `CSI < buttons ; column ; row M`, and `m` for a release. With `cell` the places are pixels, and a cell is so large.
pub(super) fn sgr(parameters: Parameters<'_>, last: u8, cell: Option<Pixel>) -> Option<Mouse> {
    let (buttons, column, row) = (parameters.get(0)?, parameters.get(1)?, parameters.get(2)?);
    let released = last == b'm';
    let Some(cell) = cell else {
        return report(buttons, released, column, row);
    };
    let from_one = |place: u32| u16::try_from(place.saturating_sub(1)).unwrap_or(u16::MAX);
    let pixel = Pixel {
        y: from_one(row),
        x: from_one(column),
    };
    let cells = |pixels: u16, cell: u16| u32::from(pixels / cell.max(1)) + 1;
    let at = (cells(pixel.x, cell.x), cells(pixel.y, cell.y));
    Some(Mouse {
        pixel: Some(pixel),
        ..report(buttons, released, at.0, at.1)?
    })
}

/// `CSI buttons ; column ; row M`, with 32 added to the buttons only.
pub(super) fn urxvt(parameters: Parameters<'_>) -> Option<Mouse> {
    let buttons = parameters.get(0)?.checked_sub(32)?;
    report(buttons, false, parameters.get(1)?, parameters.get(2)?)
}

/// The bits of `buttons`: 0-1 and 6-7 the button, 2 Shift, 3 Alt, 4 Control, 5 motion.
fn report(buttons: u32, released: bool, column: u32, row: u32) -> Option<Mouse> {
    if buttons > 0xff {
        return None;
    }
    let number = buttons & 3 | (buttons & 0xc0) >> 4;
    let button = match number {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        8..=11 => Some(MouseButton::Other(u8::try_from(number).ok()?)),
        _ => None,
    };
    let moved = buttons & 32 != 0;
    let action = match (number, button) {
        (3, _) if moved => MouseAction::Move,
        (3, _) => MouseAction::Release(None),
        (_, Some(button)) if released => MouseAction::Release(Some(button)),
        (_, Some(button)) if moved => MouseAction::Drag(button),
        (_, Some(button)) => MouseAction::Press(button),
        // A wheel neither moves nor is released.
        _ if moved || released => return None,
        (4, _) => MouseAction::ScrollUp,
        (5, _) => MouseAction::ScrollDown,
        (6, _) => MouseAction::ScrollLeft,
        (7, _) => MouseAction::ScrollRight,
        _ => return None,
    };
    let mut modifiers = Modifiers::NONE;
    for (bit, modifier) in [
        (4, Modifiers::SHIFT),
        (8, Modifiers::ALT),
        (16, Modifiers::CONTROL),
    ] {
        if buttons & bit != 0 {
            modifiers = modifiers.with(modifier);
        }
    }
    let at = Position::new(
        from_one(row, Size::MAX.rows),
        from_one(column, Size::MAX.columns),
    );
    Some(Mouse::new(action, at).with(modifiers))
}

/// The place, counted from 0, of what the wire counts from 1; on the largest screen at most.
fn from_one(place: u32, count: u16) -> i32 {
    let last = count.saturating_sub(1);
    i32::from(u16::try_from(place.saturating_sub(1)).map_or(last, |place| place.min(last)))
}
