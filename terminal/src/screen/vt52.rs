//! The VT52: what the terminal is while DECANM is reset, as xterm does it.

use super::charset::{Charset, Charsets};
use super::modes::{ModeBit, Modes};
use super::pen::Pen;
use super::state::State;

/// What comes back when the VT52 is left.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    modes: Modes,
    charsets: Charsets,
    pen: Pen,
}

/// The modes that a VT52 has not.
const UNKNOWN: [ModeBit; 9] = [
    ModeBit::Insert,
    ModeBit::NewLine,
    ModeBit::Columns132,
    ModeBit::ReverseVideo,
    ModeBit::Origin,
    ModeBit::Autowrap,
    ModeBit::ReverseWrap,
    ModeBit::NationalReplacement,
    ModeBit::LeftRightMargin,
];

impl State {
    /// Resets DECANM.
    pub(super) fn enter_vt52(&mut self) {
        if !self.has(ModeBit::Ansi) {
            return;
        }
        self.before_vt52 = Some(Box::new(Kept {
            modes: self.modes,
            charsets: std::mem::take(&mut self.cursor.charsets),
            pen: std::mem::take(&mut self.cursor.pen),
        }));
        for mode in UNKNOWN {
            self.modes.set(mode, false);
        }
        self.modes.set(ModeBit::Ansi, false);
        self.restamp();
        self.request_size(None, Some(80));
    }

    fn leave_vt52(&mut self) {
        self.modes.set(ModeBit::Ansi, true);
        if let Some(kept) = self.before_vt52.take() {
            for mode in UNKNOWN {
                self.modes.set(mode, kept.modes.has(mode));
            }
            self.cursor.charsets = kept.charsets;
            self.cursor.pen = kept.pen;
            self.restamp();
        }
        // What comes back is a VT100, whatever there was before.
        self.conformance.level = 1;
    }

    /// An escape sequence of the VT52, but for the one that has parameters.
    pub(super) fn vt52(&mut self, byte: u8) {
        match byte {
            b'<' => self.leave_vt52(),
            b'=' => self.modes.set(ModeBit::ApplicationKeypad, true),
            b'>' => self.modes.set(ModeBit::ApplicationKeypad, false),
            b'A' => self.up(1),
            b'B' => self.down(1),
            b'C' => self.forward(1),
            b'D' => self.back(1),
            b'F' => self.cursor.charsets.designate(0, Charset::Graphics),
            b'G' => self.cursor.charsets.designate(0, Charset::Ascii),
            b'H' => self.goto(1, 1),
            b'I' => self.reverse_index(),
            b'J' => self.erase_display(0, false),
            b'K' => self.erase_line(0, false),
            b'Z' => self.reply(b"\x1b/Z"),
            _ => {}
        }
    }

    /// ESC Y: the row and the column, of which a space is the first.
    pub(super) fn vt52_goto(&mut self, row: u8, column: u8) {
        let place = |byte: u8| u16::from((byte & 0x7f).saturating_sub(b' ')) + 1;
        self.goto(place(row), place(column));
    }
}
