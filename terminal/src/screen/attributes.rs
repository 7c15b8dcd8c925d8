//! What marks cells and rows apart from SGR: protection (DECSCA, SPA, EPA), sizes of lines, formats of keys.

use super::cell::bg;
use super::dispatch::Args;
use super::row::LineSize;
use super::state::State;

impl State {
    fn protect(&mut self, on: bool) {
        let look = &mut self.cursor.pen.look;
        look.bg = if on {
            look.bg | bg::PROTECTED
        } else {
            look.bg & !bg::PROTECTED
        };
        self.restamp();
    }

    /// DECSCA: 1 protects what is printed from selective erasure.
    pub(super) fn protect_characters(&mut self, which: u16) {
        self.guarded = false;
        match which {
            0 | 2 => self.protect(false),
            1 => self.protect(true),
            _ => {}
        }
    }

    /// SPA and EPA: protect what is printed from all erasure. As in xterm, the protection is of whichever kind was begun
    /// last, for all cells.
    pub(super) fn protect_area(&mut self, on: bool) {
        if on {
            self.guarded = true;
        }
        self.protect(on);
    }

    /// DECSWL, DECDWL, DECDHL: the size of the characters in the cursor's row.
    pub(super) fn set_line_size(&mut self, size: LineSize) {
        let row = self.cursor.row;
        if let Some(row) = self.grid.get_mut(row) {
            row.size = size;
        }
        let last = self.last_column_of(row);
        if self.cursor.column > last {
            self.cursor.column = last;
        }
        self.cursor.pending_wrap = false;
    }

    /// XTMODKEYS; of its resources only modifyOtherKeys (4) is kept.
    pub(super) fn set_key_format(&mut self, args: Args<'_>) {
        match (args.get(0), args.len()) {
            (4, 1) => self.input.modify_other_keys = 0,
            (4, _) => self.input.modify_other_keys = args.get(1).min(2) as u8,
            (0, 1) => self.input.modify_other_keys = 0,
            _ => {}
        }
    }

    /// XTQMODKEYS. A resource that is not kept has no value.
    pub(super) fn report_key_format(&mut self, which: u16) {
        let value = match which {
            4 => format!("4;{}", self.input.modify_other_keys),
            which => which.to_string(),
        };
        self.reply_csi(&format!(">{value}m"));
    }
}
