//! The simplest CSI sequences, which do not go to `vte`.

use crate::screen::dispatch::Args;
use crate::screen::state::State;

/// The most parameters of the sequences that do not go to `vte`.
const SIMPLE: usize = 8;

/// Performs the CSI sequence that `bytes` begin with, if it is whole, and of the simplest form: numbers and a final
/// byte. Two thirds of the time of programs that move the cursor about went into these; how many bytes it took.
pub(super) fn csi(bytes: &[u8], state: &mut State) -> Option<usize> {
    let sequence = bytes.strip_prefix(b"\x1b[")?;
    let mut values = [0_u16; SIMPLE];
    let (mut count, mut omitted, mut has_digits) = (0, 0_u8, false);
    for (at, &byte) in sequence.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                let value = values.get_mut(count)?;
                *value = value
                    .saturating_mul(10)
                    .saturating_add(u16::from(byte - b'0'));
                has_digits = true;
            }
            b';' | 0x40..0x7f => {
                if !has_digits {
                    omitted |= 1 << count;
                }
                count += 1;
                has_digits = false;
                if byte == b';' {
                    values.get(count)?;
                    continue;
                }
                state.omitted = omitted;
                state.csi(Args(values.get(..count)?), char::from(byte));
                return Some(2 + at + 1);
            }
            _ => return None,
        }
    }
    None
}
