//! The keys: which bytes and sequences each terminal sends for them.

mod control;
mod function;
mod unicode;

pub(super) use control::control;
pub(super) use function::{console, function, keypad, rxvt};
pub(super) use unicode::{other, unicode};

use super::sequence::Parameters;
use crate::key::Modifiers;

/// The modifiers that parameter `n` tells; `None` if it tells that the key was released, which
/// the kitty protocol puts into a sub-parameter (1 pressed, 2 repeated, 3 released).
fn modifiers(parameters: Parameters<'_>, n: usize) -> Option<Modifiers> {
    if parameters.sub(n, 1) == Some(3) {
        return None;
    }
    let parameter = parameters.get(n).unwrap_or(1);
    Some(Modifiers::from_parameter(
        u16::try_from(parameter).unwrap_or(1),
    ))
}
