//! What the bytes so far began.

use super::base64::Base64;

/// What the bytes so far began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing, or a character of text.
    #[default]
    Ground,
    /// ESC.
    Escape,
    /// ESC ESC.
    EscapeEscape,
    /// CSI: `ESC [`.
    Control,
    /// `CSI [`, the Linux console's F1 to F5.
    Console,
    /// `CSI M`, of which three bytes of any value follow.
    Mouse,
    /// SS3: `ESC O`.
    SingleShift,
    /// A string, to which this byte after ESC led.
    String(Opener),
    /// ESC in a string: the first half of ST, or the end of patience.
    StringEscape(Opener),
    /// The text of a clipboard (OSC 52), which is read as it comes.
    Clipboard(Base64),
    /// ESC in a clipboard.
    ClipboardEscape(Base64),
    /// Between the brackets of a paste.
    Paste,
}

/// What opens a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// DCS: `ESC P`.
    DeviceControl,
    /// OSC: `ESC ]`.
    OperatingSystemCommand,
    /// SOS (`X`), PM (`^`) or APC (`_`): by that byte. No terminal says anything with them that
    /// is of use here.
    Other(u8),
}

impl Opener {
    pub(super) const fn of(byte: u8) -> Option<Self> {
        match byte {
            b'P' => Some(Self::DeviceControl),
            b']' => Some(Self::OperatingSystemCommand),
            b'X' | b'^' | b'_' => Some(Self::Other(byte)),
            _ => None,
        }
    }

    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::DeviceControl => b'P',
            Self::OperatingSystemCommand => b']',
            Self::Other(byte) => byte,
        }
    }
}
