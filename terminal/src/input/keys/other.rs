//! xterm's modifyOtherKeys: `CSI 27 ; modifiers ; code ~`. (Its other form is that of `CSI u`.)

use super::{coded, held, modified};
use crate::input::sequence::Parameters;
use crate::key::{Key, KeyCode, Modifiers};

/// The key of `CSI 27 ; modifiers ; code ~`.
pub(in crate::input) fn other(parameters: Parameters<'_>) -> Option<Key> {
    let key = modified(coded(parameters.get(2)?)?, parameters, 1);
    Some(match key.code {
        // The code is that of the sign with Shift already applied.
        KeyCode::Char(c) if c != ' ' && !c.is_alphabetic() => Key {
            modifiers: key.modifiers.without(Modifiers::SHIFT),
            ..key
        },
        _ => held(key, None),
    })
}
