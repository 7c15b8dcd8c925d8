//! What a mouse did, and where.

use crate::geometry::Position;
use crate::key::Modifiers;

/// A mouse button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MouseButton {
    /// The left button, 1.
    Left,
    /// The middle button, 2.
    Middle,
    /// The right button, 3.
    Right,
    /// A further button, 8 to 11 in xterm's numbers.
    Other(u8),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MouseAction {
    /// A button went down.
    Press(MouseButton),
    /// A button went up. Protocols before SGR do not say which: then `None`.
    Release(Option<MouseButton>),
    /// The mouse moved with a button down.
    Drag(MouseButton),
    /// The mouse moved with no button down.
    Move,
    /// The wheel turned away from the person: towards the start of the content.
    ScrollUp,
    /// The wheel turned towards the person.
    ScrollDown,
    /// The wheel was pushed left.
    ScrollLeft,
    /// The wheel was pushed right.
    ScrollRight,
}

/// One report of the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mouse {
    /// What happened.
    pub action: MouseAction,
    /// Where: row and column from 0, of the screen or, once it reaches a widget, of that widget.
    pub at: Position,
    /// Which modifiers were held.
    pub modifiers: Modifiers,
    /// Where to the pixel, if the terminal was asked for that (mode 1016).
    pub pixel: Option<Pixel>,
}

/// A place on the screen in pixels, from 0; or a size in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pixel {
    /// From the top.
    pub y: u16,
    /// From the left.
    pub x: u16,
}

impl Pixel {
    /// The size of a cell of which nothing is known: 8 pixels wide and 16 high.
    pub const NOMINAL_CELL: Self = Self { y: 16, x: 8 };
}

impl Mouse {
    /// What happened where, with no modifier held.
    #[must_use]
    pub const fn new(action: MouseAction, at: Position) -> Self {
        Self {
            action,
            at,
            modifiers: Modifiers::NONE,
            pixel: None,
        }
    }

    /// This report with `modifiers` held too.
    #[must_use]
    pub const fn with(self, modifiers: Modifiers) -> Self {
        Self {
            modifiers: self.modifiers.with(modifiers),
            ..self
        }
    }
}
