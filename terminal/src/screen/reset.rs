//! RIS, DECSTR, DECSCL.

use super::charset::Charsets;
use super::dispatch::Args;
use super::modes::{ModeBit, Modes};
use super::palette::Palette;
use super::pen::Pen;
use super::state::{Conformance, Protection, State};
use crate::operations::CursorShape;

impl State {
    /// RIS: as after power-up, but for what waits to be taken. The scrollback goes too, and 132 columns become 80.
    pub(super) fn reset(&mut self) {
        if self.has(ModeBit::Columns132) && self.has(ModeBit::AllowColumns132) {
            self.request_size(None, Some(80));
        }
        let bound = self.scrollback.bound();
        let fresh = Self::new(self.size, bound);
        let old = std::mem::replace(self, fresh);
        self.events = old.events;
        self.replies = old.replies;
        self.titles = old.titles;
        self.titles.features = Default::default();
        self.unmaximized = old.unmaximized;
        self.window = old.window;
        // What xterm takes for a setting of its user.
        for mode in [ModeBit::AllowColumns132, ModeBit::MoreFix] {
            self.modes.set(mode, old.modes.has(mode));
        }
    }

    /// DECSTR: what VT220 and xterm reset softly. The screen stays.
    pub(super) fn soft_reset(&mut self) {
        let initial = Modes::new();
        for mode in [
            ModeBit::ShowCursor,
            ModeBit::Origin,
            ModeBit::Insert,
            ModeBit::Autowrap,
            ModeBit::ReverseWrap,
            ModeBit::ExtendedReverseWrap,
            ModeBit::CursorKeys,
            ModeBit::ApplicationKeypad,
            ModeBit::KeyboardAction,
            ModeBit::LeftRightMargin,
            ModeBit::BlinkingCursor,
        ] {
            self.modes.set(mode, initial.has(mode));
        }
        self.reset_margins();
        self.cursor.pen = Pen::default();
        self.cursor.charsets = Charsets::default();
        self.restamp();
        self.shape = CursorShape::default();
        self.protection = Protection::default();
        self.checksum = 0;
        self.input.modify_other_keys = 0;
        self.palette.reset_range(0, Palette::END);
        let (row, column) = (self.cursor.row, self.cursor.column);
        (self.cursor.row, self.cursor.column) = (0, 0);
        self.save_cursor();
        (self.cursor.row, self.cursor.column) = (row, column);
    }

    /// DECSCL: the level, and whether answers have C1 controls of one byte.
    pub(super) fn set_conformance(&mut self, args: Args<'_>) {
        let level = args.get(0);
        // Not beyond what DA promises.
        if !(61..=64).contains(&level) {
            return;
        }
        self.soft_reset();
        self.conformance = Conformance { level: level - 60 };
        // Without the second parameter it is 0: C1 controls of one byte.
        self.eight_bit = level > 61 && matches!(args.get(1), 0 | 2);
    }
}
