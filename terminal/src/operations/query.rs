//! What a terminal is asked, and which answer belongs to which question.

use super::{Mode, Operations};
use crate::input::{ColorSlot, Reply};

/// A question to a terminal; the answer comes as a [`Reply`], or never.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Query {
    /// What it is (DA1). Every terminal since the VT100 answers this.
    PrimaryAttributes,
    /// Which model and version (DA2).
    SecondaryAttributes,
    /// Which unit (DA3).
    TertiaryAttributes,
    /// Whether it works (DSR 5).
    Status,
    /// Where the cursor is (CPR, asked by DSR 6).
    CursorPosition,
    /// The state of a mode (DECRQM).
    Mode(Mode),
    /// A setting, named by the end of the control function that makes it (DECRQSS): `m` for SGR, `r` for DECSTBM,
    /// ` q` for DECSCUSR. Characters other than 2/0 to 7/14 are left out, and what is beyond the fourth.
    Setting(String),
    /// Its name and version (XTVERSION).
    Version,
    /// A colour (OSC 4, 10, 11 and 12).
    Color(ColorSlot),
    /// What is in the clipboard (OSC 52). Most terminals refuse it, or ask their person.
    Clipboard,
    /// Whether its colours are dark (DSR 996).
    DarkColors,
    /// The size of the text area, in cells (XTWINOPS 18).
    TextArea,
    /// The size of the text area, in pixels (XTWINOPS 14).
    TextAreaPixels,
    /// The size of a cell, in pixels (XTWINOPS 16).
    CellPixels,
    /// The kitty keyboard flags in force (`CSI ? u`).
    KeyboardFlags,
    /// A terminfo capability, by its name (XTGETTCAP); of at most 32 bytes.
    Capability(String),
}

impl Query {
    /// Whether `reply` answers this question.
    #[must_use]
    pub fn is_answered_by(&self, reply: &Reply) -> bool {
        match (self, reply) {
            (Self::PrimaryAttributes, Reply::PrimaryAttributes(_))
            | (Self::SecondaryAttributes, Reply::SecondaryAttributes { .. })
            | (Self::TertiaryAttributes, Reply::TertiaryAttributes(_))
            | (Self::Status, Reply::Status(_))
            | (Self::CursorPosition, Reply::CursorPosition(_))
            | (Self::Setting(_), Reply::Setting(_))
            | (Self::Version, Reply::Version(_))
            | (Self::Clipboard, Reply::Clipboard(_))
            | (Self::DarkColors, Reply::DarkColors(_))
            | (Self::TextArea, Reply::TextArea(_))
            | (Self::TextAreaPixels, Reply::TextAreaPixels { .. })
            | (Self::CellPixels, Reply::CellPixels { .. })
            | (Self::KeyboardFlags, Reply::KeyboardFlags(_)) => true,
            (Self::Mode(asked), Reply::Mode { mode, private, .. }) => {
                (asked.number, asked.private) == (*mode, *private)
            }
            (Self::Color(asked), Reply::Color { slot, .. }) => asked == slot,
            (Self::Capability(asked), Reply::Capability { name, .. }) => asked == name,
            _ => false,
        }
    }
}

impl Operations<'_> {
    /// Asks the terminal.
    pub fn query(&mut self, query: &Query) -> &mut Self {
        match query {
            Query::PrimaryAttributes => self.csi("", &[], "c"),
            Query::SecondaryAttributes => self.csi(">", &[], "c"),
            Query::TertiaryAttributes => self.csi("=", &[], "c"),
            Query::Status => self.csi("", &[5], "n"),
            Query::CursorPosition => self.csi("", &[6], "n"),
            Query::Mode(mode) => self.mode(*mode, "$p"),
            Query::Setting(function) => {
                self.raw(b"\x1bP$q");
                let printable = |byte: &u8| (b' '..=b'~').contains(byte);
                self.out.extend(function.bytes().filter(printable).take(4));
                self.string_terminator()
            }
            Query::Version => self.csi(">", &[], "q"),
            Query::Color(slot) => {
                self.raw(b"\x1b]");
                match slot {
                    ColorSlot::Palette(index) => self.raw(b"4;").number((*index).into()),
                    ColorSlot::Foreground => self.raw(b"10"),
                    ColorSlot::Background => self.raw(b"11"),
                    ColorSlot::Cursor => self.raw(b"12"),
                };
                self.raw(b";?").string_terminator()
            }
            Query::Clipboard => self.raw(b"\x1b]52;c;?").string_terminator(),
            Query::DarkColors => self.csi("?", &[996], "n"),
            Query::TextArea => self.csi("", &[18], "t"),
            Query::TextAreaPixels => self.csi("", &[14], "t"),
            Query::CellPixels => self.csi("", &[16], "t"),
            Query::KeyboardFlags => self.csi("?", &[], "u"),
            Query::Capability(name) => {
                self.raw(b"\x1bP+q");
                for byte in name.bytes().take(32) {
                    let digit = |n: u8| b"0123456789ABCDEF".get(usize::from(n)).copied();
                    self.out.extend(digit(byte >> 4));
                    self.out.extend(digit(byte & 0xf));
                }
                self.string_terminator()
            }
        }
    }
}
