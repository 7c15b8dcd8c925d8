//! What a program has asked its terminal to send.

/// Which mouse events a program has asked for (DECSET 9, 1000, 1002, 1003).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MouseTracking {
    /// None.
    #[default]
    Off,
    /// Presses only, without modifiers (mode 9).
    X10,
    /// Presses and releases (mode 1000).
    Normal,
    /// Those, and motion while a button is held (mode 1002).
    Button,
    /// Those, and all motion (mode 1003).
    Any,
}

/// How mouse events are written (DECSET 1005, 1006, 1015, 1016).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MouseEncoding {
    /// `CSI M` and three bytes; nothing beyond column and row 223.
    #[default]
    X10,
    /// The same with UTF-8 (mode 1005).
    Utf8,
    /// `CSI <` and decimal numbers, in cells (mode 1006).
    Sgr,
    /// `CSI` and decimal numbers, as rxvt does it (mode 1015).
    Urxvt,
    /// `CSI <` and decimal numbers, in pixels (mode 1016).
    SgrPixels,
}

/// What a program has asked its terminal to send: the state by which keys and mouse events become bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InputModes {
    /// The arrow keys send SS3 instead of CSI (DECCKM, mode 1).
    pub application_cursor: bool,
    /// The keypad sends SS3 sequences (DECKPAM, mode 66).
    pub application_keypad: bool,
    /// Backspace sends BS instead of DEL (DECBKM, mode 67).
    pub backarrow: bool,
    /// Enter sends CR LF (LNM, mode 20).
    pub new_line: bool,
    /// xterm's modifyOtherKeys: 0, 1 or 2 (`CSI > 4 ; n m`).
    pub modify_other_keys: u8,
    /// kitty's progressive enhancement flags, 0 to 31 (`CSI > flags u`).
    pub kitty_keyboard: u8,
    /// Pastes are bracketed (mode 2004).
    pub bracketed_paste: bool,
    /// Gaining and losing focus is reported (mode 1004).
    pub focus: bool,
    /// Which mouse events are reported.
    pub mouse: MouseTracking,
    /// How they are written.
    pub mouse_encoding: MouseEncoding,
    /// The wheel sends arrow keys on the alternate screen while no mouse events are reported (mode 1007).
    pub alternate_scroll: bool,
    /// The alternate screen is shown (modes 47, 1047 and 1049), on which [`alternate_scroll`](Self::alternate_scroll) works.
    pub alternate_screen: bool,
    /// Changes of size are reported in the stream (mode 2048).
    pub in_band_resize: bool,
}
