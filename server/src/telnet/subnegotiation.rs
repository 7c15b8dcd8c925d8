//! The collecting of one subnegotiation (RFC 855), up to a limit.

use super::option::TelnetOption;

/// How long a subnegotiation may be: the option's code and its parameters, each doubled IAC counted once.
pub const SUBNEGOTIATION_LIMIT: usize = 1024;

/// What stands between `IAC SB` and `IAC SE`, as far as it has arrived.
#[derive(Default)]
pub(super) struct Subnegotiation {
    /// The option's code comes first. Never longer than the limit; empty and without memory at rest.
    bytes: Vec<u8>,
    /// It got too long: skip to its end.
    overlong: bool,
}

impl Subnegotiation {
    /// Forgets what there is.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes one byte. Gives the option when this byte is the one that is too many.
    pub(super) fn push(&mut self, byte: u8) -> Option<TelnetOption> {
        if self.overlong {
            return None;
        }
        if self.bytes.len() < SUBNEGOTIATION_LIMIT {
            self.bytes.push(byte);
            return None;
        }
        let option = self.bytes.first().copied().map(TelnetOption);
        self.bytes = Vec::new();
        self.overlong = true;
        option
    }

    /// Ends it: gives the bytes, or nothing if it was overlong (which has been reported).
    pub(super) fn take(&mut self) -> Option<Vec<u8>> {
        let Self { bytes, overlong } = std::mem::take(self);
        (!overlong).then_some(bytes)
    }
}
