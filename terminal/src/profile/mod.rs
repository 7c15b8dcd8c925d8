//! What a terminal can do.

mod color;
mod find;
mod font;
mod refine;

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColorDepth {
    /// None: attributes only.
    Monochrome,
    /// The eight of ECMA-48.
    Eight,
    /// Those and their bright forms (SGR 90 to 107).
    Sixteen,
    /// xterm's palette of 256 (SGR 38;5).
    Indexed,
    /// Red, green and blue (SGR 38;2).
    True,
}

/// By which protocol keys are told apart that send the same by tradition, as Tab and Ctrl-I.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyboardProtocol {
    /// By none.
    #[default]
    Traditional,
    /// xterm's modifyOtherKeys, level 1: keys that have no tradition, as Ctrl-Enter, say what they are.
    ModifyOtherKeys,
    /// kitty's protocol, with its first flag: what is ambiguous is told apart.
    Kitty,
}

/// Which characters beyond ASCII a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// UTF-8.
    Unicode,
    /// ASCII, and lines in the DEC Special Graphics set, reached by SO and SI.
    DecGraphics,
    /// Code page 437, a byte a character.
    Cp437,
    /// ASCII only.
    Ascii,
}

/// What a terminal can do. Two sessions on equal terminals have equal profiles; it is copied, not shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The family, for people: `xterm`, `vt100`.
    pub name: &'static str,
    /// The colours.
    pub colors: ColorDepth,
    /// The characters.
    pub glyphs: Glyphs,
    /// Whether its font is one of Linux's own console, which has lines and few other signs.
    pub console_font: bool,
    /// Whether the cursor can be moved about (CUP). Without it only the last row can be changed.
    pub addressing: bool,
    /// Whether ECH and the SGR that end single attributes (22 to 29) are known: what came with the VT220.
    pub ecma48: bool,
    /// Whether CHA and VPA, which set the column or the row alone, are known.
    pub set_column: bool,
    /// Whether VT leads down a row in the same column. LF does too, but telnet clients and line disciplines turn it into CR LF.
    pub vertical_tab: bool,
    /// Whether part of the screen can be made to scroll by itself (DECSTBM), by LF at its bottom and RI at its top.
    pub scroll_region: bool,
    /// Whether SU and SD scroll by any number of rows from wherever the cursor is.
    pub pan: bool,
    /// Whether rows can be inserted and deleted (IL, DL).
    pub edit_lines: bool,
    /// Whether characters can be inserted and deleted in a row (ICH, DCH).
    pub edit_characters: bool,
    /// Whether the character before can be repeated (REP) if it is of ASCII. Mosh leaves it out, behind whatever TERM: so
    /// only a terminal that told who it is counts.
    pub repeat: bool,
    /// Whether REP repeats others, too. tmux does from 3.5 on.
    pub repeat_all: bool,
    /// Whether erasing leaves the background colour (terminfo `bce`).
    pub back_color_erase: bool,
    /// Whether there is an alternate screen (DECSET 1049).
    pub alternate_screen: bool,
    /// Whether the cursor can be hidden (DECTCEM).
    pub cursor_visibility: bool,
    /// Whether a title can be set and put back (OSC 2, XTWINOPS 22 and 23).
    pub title: bool,
    /// Whether the mouse reports in SGR form (DECSET 1000, 1002, 1006).
    pub mouse: bool,
    /// Whether pastes are bracketed (DECSET 2004).
    pub bracketed_paste: bool,
    /// Whether underlines have kinds and colours (SGR 4:3, 58:2 and their like).
    pub underlines: bool,
    /// Whether it swallows questions that it does not know, and answers those that it does, primary device attributes
    /// (DA1) at the least.
    pub queries: bool,
    /// Whether text can be put into the clipboard (OSC 52). It may be that a terminal is told not to take it, which it does not say.
    pub clipboard: bool,
    /// Whether frames are shown at once (DECSET 2026).
    pub synchronized: bool,
    /// Whether SGR 3 is italics. In screen it is standout, which looks as reverse video does.
    pub italics: bool,
    /// Whether Alt sends ESC before a key only when it is told to (DECSET 1036), and another character otherwise.
    pub told_alt: bool,
    /// What tells keys apart that send the same by tradition.
    pub keyboard: KeyboardProtocol,
    /// Whether the background is dark, if that is known.
    pub dark: Option<bool>,
}

/// There is no [`Profile`] of a name. The text, one line, lists those that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchProfile(String);

impl std::fmt::Display for NoSuchProfile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoSuchProfile {}

impl Profile {
    /// A printing terminal: no escape sequence is sent to it.
    pub const DUMB: Self = Self {
        name: "dumb",
        colors: ColorDepth::Monochrome,
        glyphs: Glyphs::Ascii,
        addressing: false,
        ecma48: false,
        set_column: false,
        vertical_tab: false,
        scroll_region: false,
        pan: false,
        edit_lines: false,
        edit_characters: false,
        repeat: false,
        repeat_all: false,
        console_font: false,
        back_color_erase: false,
        alternate_screen: false,
        cursor_visibility: false,
        title: false,
        mouse: false,
        bracketed_paste: false,
        underlines: false,
        queries: false,
        clipboard: false,
        synchronized: false,
        italics: true,
        told_alt: false,
        keyboard: KeyboardProtocol::Traditional,
        dark: None,
    };

    /// A VT100 with the advanced video option: four attributes, line drawing.
    pub const VT100: Self = Self {
        name: "vt100",
        glyphs: Glyphs::DecGraphics,
        addressing: true,
        vertical_tab: true,
        scroll_region: true,
        ..Self::DUMB
    };

    /// A VT102: a VT100 that inserts and deletes lines. It inserts characters by a mode (IRM) only, which is not used.
    pub const VT102: Self = Self {
        name: "vt102",
        edit_lines: true,
        ..Self::VT100
    };

    /// A VT220 and its followers.
    pub const VT220: Self = Self {
        name: "vt220",
        ecma48: true,
        edit_characters: true,
        cursor_visibility: true,
        ..Self::VT102
    };

    /// The Linux console: eight colours, no alternate screen, no mouse.
    pub const LINUX: Self = Self {
        name: "linux",
        set_column: true,
        colors: ColorDepth::Eight,
        glyphs: Glyphs::Unicode,
        console_font: true,
        back_color_erase: true,
        bracketed_paste: true,
        ..Self::VT220
    };

    /// ANSI.SYS and its kin: colours, and no certainty beyond ASCII.
    pub const ANSI: Self = Self {
        name: "ansi",
        colors: ColorDepth::Eight,
        glyphs: Glyphs::Ascii,
        addressing: true,
        ..Self::DUMB
    };

    /// The same, and known to show the IBM PC's characters.
    pub const CP437: Self = Self {
        name: "cp437",
        glyphs: Glyphs::Cp437,
        ..Self::ANSI
    };

    /// xterm with its eight colours.
    pub const XTERM: Self = Self {
        name: "xterm",
        colors: ColorDepth::Eight,
        glyphs: Glyphs::Unicode,
        addressing: true,
        ecma48: true,
        set_column: true,
        vertical_tab: true,
        scroll_region: true,
        pan: true,
        edit_lines: true,
        edit_characters: true,
        back_color_erase: true,
        alternate_screen: true,
        cursor_visibility: true,
        title: true,
        mouse: true,
        bracketed_paste: true,
        queries: true,
        clipboard: true,
        ..Self::DUMB
    };

    /// xterm with its palette of 256.
    pub const XTERM_256: Self = Self {
        name: "xterm-256color",
        colors: ColorDepth::Indexed,
        ..Self::XTERM
    };

    /// xterm's kin with colours of 24 bits.
    pub const TRUECOLOR: Self = Self {
        name: "truecolor",
        colors: ColorDepth::True,
        ..Self::XTERM
    };

    /// screen and tmux, which erase with the default background. screen does not know VT.
    pub const SCREEN: Self = Self {
        name: "screen",
        vertical_tab: false,
        italics: false,
        back_color_erase: false,
        ..Self::XTERM
    };

    /// The profiles that have names, for a person to choose from.
    pub const NAMED: [Self; 11] = [
        Self::DUMB,
        Self::VT100,
        Self::VT102,
        Self::VT220,
        Self::LINUX,
        Self::ANSI,
        Self::CP437,
        Self::SCREEN,
        Self::XTERM,
        Self::XTERM_256,
        Self::TRUECOLOR,
    ];

    /// The profile that a person chose by its name, as [`named`](Self::named).
    ///
    /// # Errors
    /// If there is none of that name; the text lists those that there are.
    pub fn chosen(name: &str) -> Result<Self, NoSuchProfile> {
        Self::named(name).ok_or_else(|| {
            let said: String = name.chars().take(32).collect();
            let names = Self::NAMED.map(|profile| profile.name).join(", ");
            let said = said.escape_debug();
            NoSuchProfile(format!("there is no profile `{said}`; there are {names}"))
        })
    }

    /// The profile that a person chose by its name, in any case. It is believed: a terminal of it is not asked.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::NAMED
            .into_iter()
            .find(|profile| profile.name.eq_ignore_ascii_case(name))?;
        Some(Self {
            queries: false,
            ..found
        })
    }
}
