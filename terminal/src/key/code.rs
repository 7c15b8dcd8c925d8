//! Which keys there are.

/// Which key it was, apart from its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A key that types this character. With Control, the character is the lower-case letter
    /// or the sign on the key: Ctrl-A is `Char('a')` with [`Modifiers::CONTROL`](super::Modifiers::CONTROL).
    /// Shift is not reported where the character already tells it (`A`).
    Char(char),
    /// Enter, or Return: CR.
    Enter,
    /// Tab: HT. Shift-Tab (`CSI Z`) is Tab with [`Modifiers::SHIFT`](super::Modifiers::SHIFT).
    Tab,
    /// Backspace: DEL (0x7F) or BS (0x08).
    Backspace,
    /// Escape, alone.
    Escape,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home, or DEC's Find.
    Home,
    /// End, or DEC's Select.
    End,
    /// Page up, or DEC's Previous Screen.
    PageUp,
    /// Page down, or DEC's Next Screen.
    PageDown,
    /// Insert, or DEC's Insert Here.
    Insert,
    /// Delete, or DEC's Remove.
    Delete,
    /// The 5 in the middle of the keypad without Num Lock (xterm's Begin).
    Begin,
    /// A function key, 1 to 35. PF1 to PF4 of a VT100 are the first four; DEC's Help is 15 and Do 16.
    Function(u8),
    /// Caps Lock itself. Like the other locks and [`Modifier`](Self::Modifier), told only to who asked for all keys.
    CapsLock,
    /// Scroll Lock itself.
    ScrollLock,
    /// Num Lock itself.
    NumLock,
    /// Print Screen.
    PrintScreen,
    /// Pause.
    Pause,
    /// The menu key.
    Menu,
    /// A key for music or films.
    Media(MediaKey),
    /// A modifier by itself.
    Modifier(ModifierKey),
}

/// A key for music or films, in the order of the kitty protocol's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaKey {
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// Play or pause, in turns.
    PlayPause,
    /// Play backwards.
    Reverse,
    /// Stop.
    Stop,
    /// Fast forward.
    FastForward,
    /// Rewind.
    Rewind,
    /// The next track.
    TrackNext,
    /// The track before.
    TrackPrevious,
    /// Record.
    Record,
    /// Less loud.
    LowerVolume,
    /// Louder.
    RaiseVolume,
    /// Silent, or not any more.
    MuteVolume,
}

/// A modifier as a key of its own, in the order of the kitty protocol's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModifierKey {
    /// Shift on the left.
    LeftShift,
    /// Control on the left.
    LeftControl,
    /// Alt on the left.
    LeftAlt,
    /// Super on the left.
    LeftSuper,
    /// Hyper on the left.
    LeftHyper,
    /// Meta on the left.
    LeftMeta,
    /// Shift on the right.
    RightShift,
    /// Control on the right.
    RightControl,
    /// Alt on the right.
    RightAlt,
    /// Super on the right.
    RightSuper,
    /// Hyper on the right.
    RightHyper,
    /// Meta on the right.
    RightMeta,
    /// AltGr (ISO Level 3 Shift).
    Level3Shift,
    /// ISO Level 5 Shift.
    Level5Shift,
}
