//! The options, as the IANA registry "Telnet Options" numbers them.

use std::fmt;

/// The code of an option; every byte is one, known or not.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TelnetOption(pub u8);

impl TelnetOption {
    /// Eight-bit data, in which CR stands for itself (RFC 856).
    pub const BINARY: Self = Self(0);
    /// The side that has it on echoes what the other sends (RFC 857).
    pub const ECHO: Self = Self(1);
    /// No Go Ahead: with ECHO it makes clients send each key at once (RFC 858).
    pub const SUPPRESS_GO_AHEAD: Self = Self(3);
    /// A report of which options are on (RFC 859).
    pub const STATUS: Self = Self(5);
    /// A mark that is answered where it is read (RFC 860).
    pub const TIMING_MARK: Self = Self(6);
    /// The terminal's name (RFC 1091), and by convention its abilities (MTTS).
    pub const TERMINAL_TYPE: Self = Self(24);
    /// Records that end with `IAC EOR` (RFC 885).
    pub const END_OF_RECORD: Self = Self(25);
    /// The window's size in characters (RFC 1073).
    pub const NAWS: Self = Self(31);
    /// The line speeds (RFC 1079).
    pub const TERMINAL_SPEED: Self = Self(32);
    /// Flow control by XON and XOFF at the client (RFC 1372).
    pub const TOGGLE_FLOW_CONTROL: Self = Self(33);
    /// Editing of lines at the client (RFC 1184).
    pub const LINEMODE: Self = Self(34);
    /// Where the X display is (RFC 1096).
    pub const X_DISPLAY_LOCATION: Self = Self(35);
    /// Environment variables, the older form in which implementations disagree (RFC 1408).
    pub const ENVIRON: Self = Self(36);
    /// Environment variables (RFC 1572).
    pub const NEW_ENVIRON: Self = Self(39);
    /// Agreement on a character set (RFC 2066).
    pub const CHARSET: Self = Self(42);

    fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::BINARY => "BINARY",
            Self::ECHO => "ECHO",
            Self::SUPPRESS_GO_AHEAD => "SUPPRESS-GO-AHEAD",
            Self::STATUS => "STATUS",
            Self::TIMING_MARK => "TIMING-MARK",
            Self::TERMINAL_TYPE => "TERMINAL-TYPE",
            Self::END_OF_RECORD => "END-OF-RECORD",
            Self::NAWS => "NAWS",
            Self::TERMINAL_SPEED => "TERMINAL-SPEED",
            Self::TOGGLE_FLOW_CONTROL => "TOGGLE-FLOW-CONTROL",
            Self::LINEMODE => "LINEMODE",
            Self::X_DISPLAY_LOCATION => "X-DISPLAY-LOCATION",
            Self::ENVIRON => "ENVIRON",
            Self::NEW_ENVIRON => "NEW-ENVIRON",
            Self::CHARSET => "CHARSET",
            _ => return None,
        })
    }
}

impl fmt::Display for TelnetOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "option {}", self.0),
        }
    }
}

impl fmt::Debug for TelnetOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
