//! kitty's keyboard protocol: the stack of flags that programs push and pop.

use super::modes::ModeBit;
use super::state::State;

/// The flags that the protocol knows.
const FLAGS: u8 = 0b1_1111;
/// As many entries as are kept; the oldest are forgotten, as the protocol says.
const DEPTH: usize = 16;

/// A stack for each of the two screens. Its top is what is in force.
#[derive(Debug, Default)]
pub(super) struct KeyboardFlags {
    primary: Vec<u8>,
    alternate: Vec<u8>,
}

impl KeyboardFlags {
    fn stack(&mut self, alternate: bool) -> &mut Vec<u8> {
        if alternate {
            &mut self.alternate
        } else {
            &mut self.primary
        }
    }

    pub(super) fn current(&self, alternate: bool) -> u8 {
        let stack = if alternate {
            &self.alternate
        } else {
            &self.primary
        };
        stack.last().copied().unwrap_or(0)
    }
}

impl State {
    fn keyboard_flags(&mut self) -> &mut Vec<u8> {
        let alternate = self.modes.has(ModeBit::AlternateScreen);
        self.keyboard.stack(alternate)
    }

    /// `CSI > flags u`.
    pub(super) fn push_keyboard(&mut self, flags: u16) {
        let stack = self.keyboard_flags();
        if stack.is_empty() {
            stack.push(0);
        }
        if stack.len() > DEPTH {
            stack.remove(0);
        }
        stack.push(flags as u8 & FLAGS);
    }

    /// `CSI < count u`.
    pub(super) fn pop_keyboard(&mut self, count: u16) {
        let stack = self.keyboard_flags();
        let left = stack.len().saturating_sub(count.max(1).into());
        stack.truncate(left);
    }

    /// `CSI = flags ; how u`: 1 sets these and no others, 2 sets these too, 3 resets these.
    pub(super) fn set_keyboard(&mut self, flags: u16, how: u16) {
        let flags = flags as u8 & FLAGS;
        let stack = self.keyboard_flags();
        let before = stack.pop().unwrap_or(0);
        stack.push(match how {
            0 | 1 => flags,
            2 => before | flags,
            3 => before & !flags,
            _ => before,
        });
    }

    /// `CSI ? u`.
    pub(super) fn report_keyboard(&mut self) {
        let flags = self.keyboard.current(self.has(ModeBit::AlternateScreen));
        self.reply_csi(&format!("?{flags}u"));
    }
}
