//! Modes, the keypad, and going back to how a terminal is when it is switched on.

use super::Operations;

/// A mode of a terminal: its number, and whether it is a private one (of DEC and xterm, with a `?`) or of ECMA-48.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mode {
    /// The number.
    pub number: u16,
    /// Whether it is private.
    pub private: bool,
}

impl Mode {
    /// The mode of ECMA-48 with this number.
    #[must_use]
    pub const fn ansi(number: u16) -> Self {
        Self {
            number,
            private: false,
        }
    }

    /// The private mode with this number.
    #[must_use]
    pub const fn private(number: u16) -> Self {
        Self {
            number,
            private: true,
        }
    }

    /// The keyboard is locked (KAM).
    pub const KEYBOARD_ACTION: Self = Self::ansi(2);
    /// Characters push what is right of them (IRM).
    pub const INSERT: Self = Self::ansi(4);
    /// The terminal does not show by itself what is typed (SRM).
    pub const SEND_RECEIVE: Self = Self::ansi(12);
    /// A line feed goes to the first column too, and Enter sends CR LF (LNM).
    pub const NEW_LINE: Self = Self::ansi(20);
    /// The arrow keys send SS3 sequences (DECCKM).
    pub const CURSOR_KEYS: Self = Self::private(1);
    /// 132 columns (DECCOLM). Changing it clears the screen.
    pub const COLUMNS_132: Self = Self::private(3);
    /// Scrolling is smooth (DECSCLM).
    pub const SMOOTH_SCROLL: Self = Self::private(4);
    /// The screen is dark on light (DECSCNM).
    pub const REVERSE_SCREEN: Self = Self::private(5);
    /// Places count from the margins, and the cursor stays within (DECOM).
    pub const ORIGIN: Self = Self::private(6);
    /// Text goes on on the next row (DECAWM).
    pub const AUTO_WRAP: Self = Self::private(7);
    /// Keys repeat (DECARM).
    pub const AUTO_REPEAT: Self = Self::private(8);
    /// The cursor blinks (of the AT&T 610 and xterm).
    pub const CURSOR_BLINK: Self = Self::private(12);
    /// The cursor is shown (DECTCEM).
    pub const CURSOR_VISIBLE: Self = Self::private(25);
    /// National character sets instead of 8-bit ones (DECNRCM).
    pub const NATIONAL_SETS: Self = Self::private(42);
    /// Backspace at the left edge goes up to the end of the row before (xterm's reverse wraparound).
    pub const REVERSE_WRAP: Self = Self::private(45);
    /// The keypad sends SS3 sequences (DECNKM).
    pub const NUMERIC_KEYPAD: Self = Self::private(66);
    /// Backspace sends BS (DECBKM).
    pub const BACKARROW_KEY: Self = Self::private(67);
    /// There are left and right margins (DECLRMM).
    pub const LEFT_RIGHT_MARGIN: Self = Self::private(69);
    /// Presses of mouse buttons are reported, without modifiers (xterm's X10).
    pub const MOUSE_X10: Self = Self::private(9);
    /// Presses and releases of mouse buttons are reported.
    pub const MOUSE: Self = Self::private(1000);
    /// Those, and motion while a button is held.
    pub const MOUSE_DRAG: Self = Self::private(1002);
    /// Those, and all motion.
    pub const MOUSE_MOTION: Self = Self::private(1003);
    /// Gaining and losing the focus is reported.
    pub const FOCUS: Self = Self::private(1004);
    /// The mouse reports in decimal numbers (SGR).
    pub const MOUSE_SGR: Self = Self::private(1006);
    /// The wheel sends arrow keys on the alternate screen.
    pub const ALTERNATE_SCROLL: Self = Self::private(1007);
    /// The mouse reports in pixels.
    pub const MOUSE_SGR_PIXELS: Self = Self::private(1016);
    /// The alternate screen, cleared, and the cursor kept meanwhile.
    pub const ALTERNATE_SCREEN: Self = Self::private(1049);
    /// Pastes are bracketed.
    pub const BRACKETED_PASTE: Self = Self::private(2004);
    /// What is written is shown when the mode is reset: a synchronized update.
    pub const SYNCHRONIZED: Self = Self::private(2026);
    /// Alt sends ESC before the character, and not a character with the eighth bit set (xterm's metaSendsEscape).
    pub const ALT_ESCAPE: Self = Self::private(1036);
    /// Widths are those of graphemes.
    pub const GRAPHEMES: Self = Self::private(2027);
    /// Changes between dark and light colours are reported.
    pub const COLOR_SCHEME: Self = Self::private(2031);
    /// Sizes are reported in the stream.
    pub const IN_BAND_RESIZE: Self = Self::private(2048);
}

impl Operations<'_> {
    /// Sets a mode (SM, DECSET).
    pub fn set_mode(&mut self, mode: Mode) -> &mut Self {
        self.mode(mode, "h")
    }

    /// Resets a mode (RM, DECRST).
    pub fn reset_mode(&mut self, mode: Mode) -> &mut Self {
        self.mode(mode, "l")
    }

    /// Keeps a private mode as it is, for [`restore_mode`](Self::restore_mode) (XTSAVE). Nothing for others.
    pub fn save_mode(&mut self, mode: Mode) -> &mut Self {
        if mode.private {
            self.mode(mode, "s");
        }
        self
    }

    /// Puts a private mode back to what was kept (XTRESTORE). Nothing for others.
    pub fn restore_mode(&mut self, mode: Mode) -> &mut Self {
        if mode.private {
            self.mode(mode, "r");
        }
        self
    }

    pub(super) fn mode(&mut self, mode: Mode, last: &str) -> &mut Self {
        self.csi(if mode.private { "?" } else { "" }, &[mode.number], last)
    }

    /// Begins a synchronized update: what follows is shown at once at its end.
    pub fn begin_synchronized_update(&mut self) -> &mut Self {
        self.set_mode(Mode::SYNCHRONIZED)
    }

    /// Ends a synchronized update.
    pub fn end_synchronized_update(&mut self) -> &mut Self {
        self.reset_mode(Mode::SYNCHRONIZED)
    }

    /// The keypad sends SS3 sequences (DECKPAM).
    pub fn application_keypad(&mut self) -> &mut Self {
        self.raw(b"\x1b=")
    }

    /// The keypad sends digits (DECKPNM).
    pub fn numeric_keypad(&mut self) -> &mut Self {
        self.raw(b"\x1b>")
    }

    /// Puts kitty's keyboard flags (1 to 31) in force, on top of those before (`CSI > flags u`).
    pub fn push_keyboard_flags(&mut self, flags: u8) -> &mut Self {
        self.csi(">", &[u16::from(flags)], "u")
    }

    /// Puts the keyboard flags before the last `count` pushes in force again (`CSI < count u`).
    pub fn pop_keyboard_flags(&mut self, count: u16) -> &mut Self {
        match count {
            0 => self,
            1 => self.csi("<", &[], "u"),
            _ => self.csi("<", &[count], "u"),
        }
    }

    /// xterm's modifyOtherKeys (XTMODKEYS 4): 0 off, 1 for keys without a tradition, 2 for all.
    pub fn modify_other_keys(&mut self, level: u8) -> &mut Self {
        self.csi(">", &[4, u16::from(level)], "m")
    }

    /// Puts modes, margins, rendition and character sets back, and leaves the screen as it is (DECSTR, of the VT220).
    pub fn soft_reset(&mut self) -> &mut Self {
        self.raw(b"\x1b[!p")
    }

    /// Puts everything back, and clears the screen (RIS).
    pub fn full_reset(&mut self) -> &mut Self {
        self.raw(b"\x1bc")
    }
}
