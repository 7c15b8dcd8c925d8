//! Modes of xterm that nothing here depends on: they are kept, and told to whoever asks (DECRQM, XTSAVE).

/// What DECRQM says of a mode that never changes.
const ALWAYS_SET: u16 = 3;
const ALWAYS_RESET: u16 = 4;

/// The private modes, and whether they are set at power-up.
#[rustfmt::skip]
const MODES: [(u16, bool); 27] = [
    (10, false),   // The toolbar is shown (rxvt).
    (13, false),   // The cursor blinks, as a menu has it.
    (30, false),   // The scrollbar is shown (rxvt).
    (35, true),    // Keys change the size of the font (rxvt).
    (38, false),   // Tektronix mode, which is not entered.
    (43, false),   // DECGEPM: graphics are printed larger.
    (44, false),   // A bell rings near the right margin.
    (1001, false), // Highlight tracking of the mouse, which nobody draws.
    (1040, true),  // The selection is kept.
    (1041, false), // Selecting takes the clipboard.
    (1042, false), // The bell makes the window urgent.
    (1043, false), // The bell raises the window.
    (1044, false), // What was copied last is kept.
    (1046, true),  // There is an alternate screen.
    (1050, false), // Function keys of terminfo.
    (1051, false), // Function keys of Sun.
    (1052, false), // Function keys of HP.
    (1053, false), // Function keys of SCO.
    (1060, false), // Function keys of X11R6.
    (1061, false), // A keyboard of the VT220.
    (1070, true),  // Each graphic has its own colours.
    (2001, false), // A click moves the cursor of readline.
    (2002, false), // The second button moves it.
    (2003, false), // A double click deletes a word.
    (2005, false), // Pasted characters are quoted.
    (2006, false), // Pasted line feeds are literal.
    (8452, false), // A graphic leaves the cursor at its right.
];

/// The kinds of keyboard, of which one excludes the others.
const KEYBOARDS: std::ops::RangeInclusive<u16> = 1050..=1061;

/// Which of them are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Remembered(u32);

impl Default for Remembered {
    fn default() -> Self {
        let bit = |(at, (_, on)): (usize, &(u16, bool))| u32::from(*on) << at;
        Self(MODES.iter().enumerate().map(bit).sum())
    }
}

impl Remembered {
    /// The mode that there is an alternate screen.
    pub(super) const ALTERNATE: u16 = 1046;
    /// Not entered: Tektronix mode. Not changed: whether the cursor blinks, as a menu has it.
    const FIXED: [u16; 2] = [13, 38];

    fn place(number: u16) -> Option<usize> {
        MODES.iter().position(|(its, _)| *its == number)
    }

    /// Whether a mode is set; nothing if it is none of these.
    pub(super) fn get(self, number: u16) -> Option<bool> {
        Self::place(number).map(|at| self.0 >> at & 1 != 0)
    }

    /// Sets or resets a mode, if it is one of these.
    pub(super) fn set(&mut self, number: u16, on: bool) {
        if KEYBOARDS.contains(&number) {
            for (at, _) in MODES
                .iter()
                .enumerate()
                .filter(|(_, (its, _))| KEYBOARDS.contains(its))
            {
                self.0 &= !(1 << at);
            }
        }
        if let Some(at) = Self::place(number).filter(|_| !Self::FIXED.contains(&number)) {
            self.0 = self.0 & !(1 << at) | u32::from(on) << at;
        }
    }

    /// What DECRQM says.
    pub(super) fn setting(self, number: u16) -> u16 {
        match (number, self.get(number)) {
            // The two ways to have the cursor blink are always combined.
            (14, _) => ALWAYS_SET,
            // Nothing is logged.
            (46, _) => ALWAYS_RESET,
            (_, Some(true)) => 1,
            (_, Some(false)) => 2,
            (_, None) => 0,
        }
    }
}
