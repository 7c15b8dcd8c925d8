//! Where a thing lies that is shorter than its place.

use crate::length::Length;

/// Where a thing lies that is shorter than its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// It is made as long as the place, if it can be.
    #[default]
    Fill,
    /// At the left, or at the top.
    Start,
    /// In the middle.
    Middle,
    /// At the right, or at the bottom.
    End,
}

impl Align {
    /// Where something that wishes for `length` begins within `room`, and how long it is there.
    pub(crate) fn place(self, length: Length, room: u16) -> (i32, u16) {
        let taken = match self {
            Self::Fill => length.maximum.min(room),
            _ => length.natural(room),
        };
        (i32::from(self.offset(room - taken)), taken)
    }

    /// How much of what is `left` over lies before.
    pub(crate) const fn offset(self, left: u16) -> u16 {
        match self {
            Self::Fill | Self::Start => 0,
            Self::Middle => left / 2,
            Self::End => left,
        }
    }
}
