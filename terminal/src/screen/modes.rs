//! The modes that a program sets and resets: SM, RM, DECSET, DECRST; and what DECRQM says of them.

/// The bit by which a mode is kept. The comments give its number: `?` marks DEC's private ones and xterm's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ModeBit {
    /// KAM, 2: the keyboard is locked.
    KeyboardAction,
    /// IRM, 4: characters are inserted.
    Insert,
    /// SRM, 12: what is typed is not echoed by the terminal.
    SendReceive,
    /// LNM, 20: line feed returns the carriage too.
    NewLine,
    /// DECCKM, ?1: the cursor keys send SS3.
    CursorKeys,
    /// DECANM, ?2: ANSI mode; reset, the terminal is a VT52.
    Ansi,
    /// DECCOLM, ?3: 132 columns.
    Columns132,
    /// DECSCLM, ?4: smooth scrolling.
    SmoothScroll,
    /// DECSCNM, ?5: the whole screen is inverse.
    ReverseVideo,
    /// DECOM, ?6: positions count from the margins.
    Origin,
    /// DECAWM, ?7: text goes on in the next row.
    Autowrap,
    /// DECARM, ?8: keys repeat.
    AutoRepeat,
    /// ATT610, ?12: the cursor blinks.
    BlinkingCursor,
    /// DECPFF, ?18.
    PrintFormFeed,
    /// DECPEX, ?19.
    PrintExtent,
    /// DECTCEM, ?25: the cursor is shown.
    ShowCursor,
    /// ?40: DECCOLM is obeyed.
    AllowColumns132,
    /// ?41: a tab at the right edge wraps, as `more` needs it.
    MoreFix,
    /// DECNRCM, ?42: national replacement character sets.
    NationalReplacement,
    /// ?45: backspace goes on in the row above.
    ReverseWrap,
    /// DECNKM, ?66, and DECKPAM: the keypad sends SS3.
    ApplicationKeypad,
    /// DECBKM, ?67: the backarrow key sends BS.
    BackarrowKey,
    /// DECLRMM, ?69: left and right margins can be set.
    LeftRightMargin,
    /// DECSDM, ?80.
    SixelDisplay,
    /// DECNCSM, ?95: DECCOLM does not clear the screen.
    NoClearing,
    /// ?1004: gaining and losing focus is reported.
    FocusEvents,
    /// ?1007: the wheel sends arrow keys on the alternate screen.
    AlternateScroll,
    /// ?1010: output scrolls to the bottom.
    ScrollOnOutput,
    /// ?1011: a key scrolls to the bottom.
    ScrollOnKey,
    /// ?1034: Meta sets the eighth bit.
    EightBitMeta,
    /// ?1035: the state of NumLock is regarded.
    NumLock,
    /// ?1036: Meta sends ESC.
    MetaSendsEscape,
    /// ?1037: Delete sends DEL.
    DeleteSendsDel,
    /// ?1039: Alt sends ESC.
    AltSendsEscape,
    /// ?1045: reverse wrap goes on beyond wrapped rows and the top.
    ExtendedReverseWrap,
    /// ?1047, and 47 and 1049: the alternate screen is shown.
    AlternateScreen,
    /// ?2004: pastes are bracketed.
    BracketedPaste,
    /// ?2026: what follows shall be shown at once.
    SynchronizedOutput,
    /// ?2027: cells hold grapheme clusters.
    GraphemeClusters,
    /// ?2031: changes of the colour scheme are reported.
    ColorSchemeEvents,
    /// ?2048: changes of the size are reported.
    SizeEvents,
}

/// Each mode with its number, whether that is a private one, and its name.
#[rustfmt::skip]
const TABLE: [(ModeBit, bool, u16, &str); 41] = [
    (ModeBit::KeyboardAction,      false, 2,    "keyboard_action"),
    (ModeBit::Insert,              false, 4,    "insert"),
    (ModeBit::SendReceive,         false, 12,   "send_receive"),
    (ModeBit::NewLine,             false, 20,   "new_line"),
    (ModeBit::CursorKeys,          true,  1,    "cursor_keys"),
    (ModeBit::Ansi,                true,  2,    "ansi"),
    (ModeBit::Columns132,          true,  3,    "columns_132"),
    (ModeBit::SmoothScroll,        true,  4,    "smooth_scroll"),
    (ModeBit::ReverseVideo,        true,  5,    "reverse_video"),
    (ModeBit::Origin,              true,  6,    "origin"),
    (ModeBit::Autowrap,            true,  7,    "autowrap"),
    (ModeBit::AutoRepeat,          true,  8,    "auto_repeat"),
    (ModeBit::BlinkingCursor,      true,  12,   "blinking_cursor"),
    (ModeBit::PrintFormFeed,       true,  18,   "print_form_feed"),
    (ModeBit::PrintExtent,         true,  19,   "print_extent"),
    (ModeBit::ShowCursor,          true,  25,   "show_cursor"),
    (ModeBit::AllowColumns132,     true,  40,   "allow_columns_132"),
    (ModeBit::MoreFix,             true,  41,   "more_fix"),
    (ModeBit::NationalReplacement, true,  42,   "national_replacement"),
    (ModeBit::ReverseWrap,         true,  45,   "reverse_wrap"),
    (ModeBit::ApplicationKeypad,   true,  66,   "application_keypad"),
    (ModeBit::BackarrowKey,        true,  67,   "backarrow_key"),
    (ModeBit::LeftRightMargin,     true,  69,   "left_right_margin"),
    (ModeBit::SixelDisplay,        true,  80,   "sixel_display"),
    (ModeBit::NoClearing,          true,  95,   "no_clearing"),
    (ModeBit::FocusEvents,         true,  1004, "focus_events"),
    (ModeBit::AlternateScroll,     true,  1007, "alternate_scroll"),
    (ModeBit::ScrollOnOutput,      true,  1010, "scroll_on_output"),
    (ModeBit::ScrollOnKey,         true,  1011, "scroll_on_key"),
    (ModeBit::EightBitMeta,        true,  1034, "eight_bit_meta"),
    (ModeBit::NumLock,             true,  1035, "num_lock"),
    (ModeBit::MetaSendsEscape,     true,  1036, "meta_sends_escape"),
    (ModeBit::DeleteSendsDel,      true,  1037, "delete_sends_del"),
    (ModeBit::AltSendsEscape,      true,  1039, "alt_sends_escape"),
    (ModeBit::ExtendedReverseWrap, true,  1045, "extended_reverse_wrap"),
    (ModeBit::AlternateScreen,     true,  1047, "alternate_screen"),
    (ModeBit::BracketedPaste,      true,  2004, "bracketed_paste"),
    (ModeBit::SynchronizedOutput,  true,  2026, "synchronized_output"),
    (ModeBit::GraphemeClusters,    true,  2027, "grapheme_clusters"),
    (ModeBit::ColorSchemeEvents,   true,  2031, "color_scheme_events"),
    (ModeBit::SizeEvents,          true,  2048, "size_events"),
];

/// Which modes are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Modes(u64);

impl Modes {
    /// What they are at power-up.
    pub(super) fn new() -> Self {
        let mut modes = Self(0);
        for mode in [
            ModeBit::SendReceive,
            ModeBit::Ansi,
            ModeBit::Autowrap,
            ModeBit::AutoRepeat,
            ModeBit::ShowCursor,
            ModeBit::AlternateScroll,
            ModeBit::NumLock,
            ModeBit::MetaSendsEscape,
        ] {
            modes.set(mode, true);
        }
        modes
    }

    pub(super) const fn has(self, mode: ModeBit) -> bool {
        self.0 >> mode as u32 & 1 != 0
    }

    pub(super) fn set(&mut self, mode: ModeBit, on: bool) {
        let bit = 1 << mode as u32;
        self.0 = if on { self.0 | bit } else { self.0 & !bit };
    }

    /// Every mode's name, and whether it is set.
    pub(super) fn named(self) -> impl Iterator<Item = (&'static str, bool)> {
        TABLE
            .iter()
            .map(move |&(mode, _, _, name)| (name, self.has(mode)))
    }
}

/// The mode of a number.
pub(super) fn find(private: bool, number: u16) -> Option<ModeBit> {
    TABLE
        .iter()
        .find(|&&(_, is_private, its, _)| is_private == private && its == number)
        .map(|&(mode, ..)| mode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_mode_once_and_in_order() {
        for (index, (mode, ..)) in TABLE.iter().enumerate() {
            assert_eq!(*mode as usize, index);
        }
    }
}
