//! rxvt's keys with a modifier, which end their sequences in their own way.

use super::function;
use crate::key::{Key, KeyCode, Modifiers};

/// `CSI n $` (Shift), `CSI n ^` (Control) and `CSI n @` (both).
pub(in crate::input) fn numbered(n: u32, last: u8) -> Option<Key> {
    let modifiers = match last {
        b'$' => Modifiers::SHIFT,
        b'^' => Modifiers::CONTROL,
        b'@' => Modifiers::SHIFT.with(Modifiers::CONTROL),
        _ => return None,
    };
    Some(Key::new(function::numbered(n)?).with(modifiers))
}

/// `CSI a` to `CSI d`: a cursor key with Shift.
pub(in crate::input) fn shifted(last: u8) -> Option<Key> {
    Some(Key::new(cursor(last)?).with(Modifiers::SHIFT))
}

/// `SS3 a` to `SS3 d`: a cursor key with Control.
pub(in crate::input) fn controlled(last: u8) -> Option<Key> {
    Some(Key::new(cursor(last)?).with(Modifiers::CONTROL))
}

const fn cursor(last: u8) -> Option<KeyCode> {
    match last {
        b'a'..=b'd' => function::lettered(last.to_ascii_uppercase()),
        _ => None,
    }
}
