//! Character sets (ECMA-35): which are at hand, and which is in use.

use super::Operations;

/// One of the four places for a character set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bank {
    /// In use at the start.
    G0,
    /// What SO shifts in.
    G1,
    /// Of the VT220.
    G2,
    /// Of the VT220.
    G3,
}

/// A character set: which characters the bytes 2/1 to 7/14 mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CharacterSet {
    /// US ASCII.
    Ascii,
    /// ASCII with a pound sign for `#`.
    British,
    /// DEC Special Graphics: lines for `` ` `` to `~`.
    DecGraphics,
    /// DEC Technical.
    DecTechnical,
    /// DEC Supplemental: letters with accents.
    DecSupplemental,
    /// The VT220's national sets.
    Dutch,
    /// Finnish.
    Finnish,
    /// French.
    French,
    /// French of Canada.
    FrenchCanadian,
    /// German.
    German,
    /// Italian.
    Italian,
    /// Norwegian and Danish.
    Norwegian,
    /// Spanish.
    Spanish,
    /// Swedish.
    Swedish,
    /// Swiss.
    Swiss,
    /// ISO Latin-1's right half, a set of 96; not for [`Bank::G0`].
    Latin1,
    /// What the Linux console's font has: code page 437 by tradition.
    LinuxNull,
}

impl CharacterSet {
    /// Whether it has 96 characters, and its final byte.
    const fn code(self) -> (bool, &'static str) {
        match self {
            Self::Ascii => (false, "B"),
            Self::British => (false, "A"),
            Self::DecGraphics => (false, "0"),
            Self::DecTechnical => (false, ">"),
            Self::DecSupplemental => (false, "<"),
            Self::Dutch => (false, "4"),
            Self::Finnish => (false, "C"),
            Self::French => (false, "R"),
            Self::FrenchCanadian => (false, "Q"),
            Self::German => (false, "K"),
            Self::Italian => (false, "Y"),
            Self::Norwegian => (false, "E"),
            Self::Spanish => (false, "Z"),
            Self::Swedish => (false, "H"),
            Self::Swiss => (false, "="),
            Self::Latin1 => (true, "A"),
            Self::LinuxNull => (false, "U"),
        }
    }
}

impl Operations<'_> {
    /// Puts a character set into a bank (SCS). Nothing for a set of 96 and [`Bank::G0`], which has no room for it.
    pub fn designate(&mut self, bank: Bank, set: CharacterSet) -> &mut Self {
        let (is_96, code) = set.code();
        let intermediate = match (bank, is_96) {
            (Bank::G0, false) => "(",
            (Bank::G1, false) => ")",
            (Bank::G2, false) => "*",
            (Bank::G3, false) => "+",
            (Bank::G0, true) => return self,
            (Bank::G1, true) => "-",
            (Bank::G2, true) => ".",
            (Bank::G3, true) => "/",
        };
        self.raw(b"\x1b")
            .raw(intermediate.as_bytes())
            .raw(code.as_bytes())
    }

    /// Bytes below 128 are of `bank` from now on: the locking shifts SI (LS0), SO (LS1), LS2, LS3.
    pub fn shift(&mut self, bank: Bank) -> &mut Self {
        self.raw(match bank {
            Bank::G0 => b"\x0f",
            Bank::G1 => b"\x0e",
            Bank::G2 => b"\x1bn",
            Bank::G3 => b"\x1bo",
        })
    }

    /// Bytes from 160 on are of `bank` from now on: the locking shifts LS1R, LS2R, LS3R. There is none for G0.
    pub fn shift_right(&mut self, bank: Bank) -> &mut Self {
        self.raw(match bank {
            Bank::G0 => b"",
            Bank::G1 => b"\x1b~",
            Bank::G2 => b"\x1b}",
            Bank::G3 => b"\x1b|",
        })
    }

    /// The next character alone is of G2 (SS2).
    pub fn single_shift_2(&mut self) -> &mut Self {
        self.raw(b"\x1bN")
    }

    /// The next character alone is of G3 (SS3).
    pub fn single_shift_3(&mut self) -> &mut Self {
        self.raw(b"\x1bO")
    }

    /// Bytes are UTF-8, or of the character sets (DOCS, ECMA-35 section 15.4).
    pub fn utf8(&mut self, utf8: bool) -> &mut Self {
        self.raw(if utf8 { b"\x1b%G" } else { b"\x1b%@" })
    }
}
