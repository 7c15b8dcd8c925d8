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
}
