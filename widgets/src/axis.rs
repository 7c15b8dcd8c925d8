//! One direction of the two, so that what goes for rows and for columns is written once.

use strombus_terminal::{Position, Rect, Size};

use crate::length::{Length, Wish};

/// Along which a box places, a bar scrolls, a split divides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    /// Downwards.
    Rows,
    /// To the right.
    Columns,
}

impl Axis {
    /// How long a size is along this axis.
    pub(crate) const fn along(self, size: Size) -> u16 {
        match self {
            Self::Rows => size.rows,
            Self::Columns => size.columns,
        }
    }

    /// How long a size is across it.
    pub(crate) const fn across(self, size: Size) -> u16 {
        match self {
            Self::Rows => size.columns,
            Self::Columns => size.rows,
        }
    }

    /// How far along it a place is.
    pub(crate) const fn position(self, at: Position) -> i32 {
        match self {
            Self::Rows => at.row,
            Self::Columns => at.column,
        }
    }

    /// The size that is so long along it and across it.
    pub(crate) const fn size(self, along: u16, across: u16) -> Size {
        match self {
            Self::Rows => Size::new(along, across),
            Self::Columns => Size::new(across, along),
        }
    }

    /// The rectangle of these starts and lengths along it and across it.
    pub(crate) const fn rect(self, along: (i32, u16), across: (i32, u16)) -> Rect {
        let origin = match self {
            Self::Rows => Position::new(along.0, across.0),
            Self::Columns => Position::new(across.0, along.0),
        };
        Rect::new(origin, self.size(along.1, across.1))
    }

    /// The part of a wish that is across it.
    pub(crate) const fn wished_across(self, wish: Wish) -> Length {
        match self {
            Self::Rows => wish.columns,
            Self::Columns => wish.rows,
        }
    }

    /// The wish for so much along it and across it.
    pub(crate) const fn wish(self, along: Length, across: Length) -> Wish {
        match self {
            Self::Rows => Wish::new(along, across),
            Self::Columns => Wish::new(across, along),
        }
    }
}
